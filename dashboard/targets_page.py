"""The parts of 法定KPI: each target with its pace, its chart and what may come, and the entries that count."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.chart_section import show_chart, where_said
from dashboard.charts import ChartText
from dashboard.components import show_heading
from dashboard.correction_links import slip_addresses, with_slips
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.target_chart import target_chart
from dashboard.views.forecast import CAPACITY, FEWEST, Forecast
from dashboard.views.papers import sources_behind
from dashboard.wording.days import WORDS as DAY_WORDS
from geodata.counting import PLAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.targets import Progress
    from dashboard.wording import Words
    from dashboard.wording.targets import TargetWords
    from geodata.dataset import Dataset

_FOOTER: Final = 28
"""Characters of a line under the chart, so that it stands on a phone too."""
_NAMED: Final = 3
"""Column of an entry's name among those of `items_table`."""
_FEW: Final = 10
"""Points below which a range says next to nothing."""


def targets_sentence(shown: Sequence[Progress], words: Words, own: TargetWords) -> str:
    """What the register has of each target, in one sentence with its numbers."""
    if not shown:
        return own.no_targets
    parts = [own.part.format(**_filled(each, words, own)) for each in shown]
    return own.sentence.format(day=text.day(shown[0].day.isoformat(), words), parts=own.join.join(parts))


def show_not_begun(chosen: str, day: str, start: str, words: Words, own: TargetWords) -> None:
    """The chosen day is before the targets: say which day is shown, and let the reader choose it for all pages."""
    said = {"chosen": text.day(chosen, words), "start": text.day(start, words), "day": text.day(day, words)}
    with st.container(key="not-begun"):
        st.info(own.not_begun.format(**said))
        st.button(DAY_WORDS[words.language].latest, on_click=session.choose_latest, key="targets-latest")


def show_target(progress: Progress, words: Words, own: TargetWords) -> None:
    """A target: figures, chart, what may come of it, and its entries."""
    filled = _filled(progress, words, own)
    show_heading(own.heading.format(**filled), own.period.format(**filled))
    st.html(f'<dl class="atlas figures">{"".join(_figures(progress, words, own))}</dl>')
    draw = partial(target_chart, progress=progress, own=own)
    show_chart(
        lambda theme: draw(text=_chart_text(progress, words, own, _FOOTER), theme=theme),
        words.layers[progress.register],
        words.all_japan,
        progress.day.isoformat(),
        where=where_said(words.all_japan, filled["day"]),
        sources=sources_behind(session.dataset(), "targets", progress.register),
        has_sample=progress.has_sample,
        key=f"chart-{progress.register}",
        saved=lambda: draw(text=_chart_text(progress, words, own), theme="light"),
    )
    lines = "".join(f"<li>{escape(line)}</li>" for line in outlook(progress, words, own))
    st.html(f'<div class="atlas"><ul>{lines}</ul></div>')
    _show_items(progress, words, own)


def _filled(progress: Progress, words: Words, own: TargetWords) -> dict[str, str]:
    return {
        "name": own.names[progress.register],
        "value": f"{progress.value:,}",
        "unit": own.units.get(progress.unit, progress.unit),
        "count": f"{progress.count:,}",
        "percent": text.percent(progress.percent, words),
        "day": text.day(progress.day.isoformat(), words),
        "start": text.day(progress.start.isoformat(), words),
        "end": text.day(progress.end.isoformat(), words),
        "months": f"{progress.months:.3g}",
        "status": words.statuses[progress.status],
        "source": progress.source_title or words.empty_cell,
        "statuses": "・".join(words.statuses[of] for of in progress.items["status"].drop_duplicates())
        or words.empty_cell,
        "checked": text.day(progress.checked, words) if progress.checked else words.empty_cell,
    }


def _figures(progress: Progress, words: Words, own: TargetWords) -> list[str]:
    filled = _filled(progress, words, own)
    unit = own.a_month.format(unit=filled["unit"])
    left, gone = f"{progress.remaining:.1f}", f"{progress.elapsed:.1f}"
    count = f"<small>{escape(words.of_total.format(total=filled['value']))} {filled['percent']}</small>"
    if progress.needed is None:
        needed, why = words.empty_cell, own.over
    else:
        needed = text.rate(progress.needed)
        why = own.needed_note.format(**{**filled, "months": left}) if progress.needed else own.reached
    gap = f"{progress.count - progress.on_pace:+,.1f}".replace("-", "−")
    return [
        _figure(own.figures["count"], filled["count"], count, own.count_note.format(**filled)),
        _figure(own.figures["needed"], needed, f"<small>{escape(unit)}</small>", why),
        _figure(
            own.figures["pace"],
            words.empty_cell if progress.pace is None else text.rate(progress.pace),
            f"<small>{escape(unit)}</small>",
            own.pace_note.format(count=filled["count"], months=gone),
        ),
        _figure(
            own.figures["on_pace"],
            f"{progress.on_pace:,.1f}",
            f"<small>{escape(filled['unit'])}</small>",
            own.on_pace_note.format(value=filled["value"], elapsed=gone, months=filled["months"], gap=gap),
        ),
    ]


def _figure(name: str, value: str, behind: str, note: str) -> str:
    return (
        f'<div><dt>{escape(name)}</dt><dd><span class="value">{escape(value)}{behind}</span>'
        f'<div class="small">{escape(note)}</div></dd></div>'
    )


def outlook(progress: Progress, words: Words, own: TargetWords) -> list[str]:
    """Sentences on what is not counted, and on the projection or why there is none."""
    filled = _filled(progress, words, own)
    lines = []
    if progress.points and progress.silent:
        last = text.day(str(progress.items["on"].iloc[-1]), words)
        lines.append(own.silent.format(last=last, months=f"{progress.silent:.1f}"))
    if len(progress.undated):
        names = words.on_map.separator.join(progress.undated["place"])
        lines.append(own.undated.format(n=f"{len(progress.undated):,}", names=names, unit=filled["unit"]))
    if progress.later:
        lines.append(own.later.format(n=f"{progress.later:,}", unit=filled["unit"]))
    if not isinstance(progress.forecast, Forecast):
        return [*lines, own.refused.format(points=progress.forecast.points, fewest=FEWEST)]
    return lines + _projected(progress.forecast, filled, own)


def _projected(found: Forecast, filled: dict[str, str], own: TargetWords) -> list[str]:
    low, high = (f"{ends[-1]:,.0f}" for ends in (found.lower, found.upper))
    sentence = own.forecast if found.s_curve else own.forecast_line_only
    unit = filled["unit"]
    errors = {
        name: own.untested if error is None else own.not_tested.format(error=f"{error:.1f}", unit=unit)
        for name, error in (("linear", found.linear_error), ("s_curve", found.s_error))
    }
    return [
        sentence.format(end=filled["end"], low=low, high=high, unit=unit),
        own.tested.format(n=found.held_out, **errors),
        *([own.few.format(points=found.points)] if found.points < _FEW else []),
        own.models.format(slope=f"{found.slope:.2f}", unit=unit, capacity=f"{CAPACITY:,}"),
    ]


def _chart_text(progress: Progress, words: Words, own: TargetWords, width: int = 0) -> ChartText:
    """What stands around the chart; its footer in lines of `width` signs, which paper breaks itself."""
    filled = _filled(progress, words, own)
    footer = own.chart["footer"].format(**filled)
    return ChartText(
        own.chart["title"].format(**filled),
        own.chart["subtitle"].format(**filled),
        (*(wrap(footer, width) if width else [footer]), own.chart["dated"].format(**filled)),
    )


def with_names(progress: Progress, dataset: Dataset, words: Words) -> Progress:
    """The same with the places of its entries named in the reader's language, as far as the dataset knows them."""
    known = {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}
    items, undated = (
        rows.assign(
            place=[
                place_name(dataset, code, words) if code in known else name
                for code, name in zip(rows["code"], rows["place"], strict=True)
            ]
        )
        for rows in (progress.items, progress.undated)
    )
    return replace(progress, items=items, undated=undated)


def items_table(progress: Progress, words: Words, own: TargetWords) -> pd.DataFrame:
    """The entries that count, by date, then those without a date, which do not."""
    rows = pd.concat([progress.items, progress.undated], ignore_index=True)
    shown = rows.assign(on=rows["on"].fillna(own.undated_cell), status=rows["status"].map(words.statuses))
    return shown[list(own.item_columns)].rename(columns=own.item_columns)


def _show_items(progress: Progress, words: Words, own: TargetWords) -> None:
    name = own.items.format(name=own.names[progress.register])
    table = items_table(progress, words, own)
    show_heading(f"{name}（{len(table):,}）")
    if table.empty:
        st.html(f'<div class="atlas small">{escape(own.no_items)}</div>')
        return
    lines = [targets_sentence([progress], words, own), own.scope, *outlook(progress, words, own)]
    where = (words.all_japan, progress.day.isoformat())
    show_and_save(
        table,
        lines,
        name,
        where,
        has_sample=progress.has_sample,
        key=f"items-{progress.register}",
        slips=_slips(progress),
    )


def _slips(progress: Progress) -> pd.Series:
    """The way to the slip of each entry, in the order of `items_table`; what is counted of plans is of one kind."""
    rows = pd.concat([progress.items, progress.undated], ignore_index=True)
    keys = rows.assign(
        kind=PLAN,
        prefecture_code=rows["code"].str[:2],
        municipality_code=rows["code"],
        corporation_name=rows["item"],
    )
    return slip_addresses(progress.register, keys)


def show_and_save(
    table: pd.DataFrame,
    lines: Sequence[str],
    content: str,
    place_and_day: tuple[str, str],
    *,
    has_sample: bool,
    key: str,
    slips: pd.Series | None = None,
) -> None:
    """A table with its two downloads, whose names say the place and the day; `slips` lead to each row's correction."""
    area, day = place_and_day
    shown, columns = (table, None) if slips is None else with_slips(table, slips, table.columns[_NAMED])
    st.dataframe(
        shown,
        column_config=columns,
        hide_index=True,
        row_height=36,
        height=min(540, 38 + 36 * len(table)),
        placeholder=session.words().empty_cell,
        key=key,
    )
    show_take_away(table, content, area, day, lines=lines, has_sample=has_sample, key=f"save-{key}")


def has_not_begun(selection: Selection, start: str) -> bool:
    """Whether the chosen day is before the targets."""
    return selection.as_of < start
