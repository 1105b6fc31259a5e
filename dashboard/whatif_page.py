"""The parts of 加入シミュレーター above and below the map: today beside the trial, rules, by prefecture, files."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text, whatif_ticks
from dashboard.components import show_header, show_heading
from dashboard.conditions import All, Among, Beside
from dashboard.conditions.fields import NO, YES
from dashboard.take_away import show_take_away
from dashboard.views.explorer import found_by
from dashboard.views.shares import is_list_complete, towns_with_membership
from dashboard.views.whatif import LINK_KEY, codes_of
from dashboard.whatif_figures import MEASURES, SHARES, change_of, written
from dashboard.whatif_files import lines_of, prefecture_table, show_files
from dashboard.whatif_files import named as whatif_named
from dashboard.whatif_table import show_choice_in_table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dashboard.conditions import Expression
    from dashboard.selection import Selection
    from dashboard.views.whatif import WhatIf
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_NAMED: Final = 5
_RULE: Final = "whatif-rule"
_PREFECTURES: Final = "whatif-rule-prefectures"
_RULES: Final[Mapping[str, Expression]] = {
    "kaso": Among("kaso", (YES,)),
    "pilot": Among("pilot", (YES,)),
    "beside": Beside(Among("member", (YES,))),
}


def show_impossible(dataset: Dataset, towns: pd.DataFrame, selection: Selection) -> None:
    """Why nothing can be calculated for this list, and links to lists for which it can."""
    words, said = session.words(), whatif_ticks.said()
    known = int(towns["is_member"].sum())
    listed = whatif_ticks.listed()
    sentence = (said.impossible if listed else said.impossible_no_list).format(
        date=text.day(listed or selection.as_of, words),
        body=words.bodies_long[selection.body],
        known=f"{known:,}",
        unknown=f"{len(towns) - known:,}",
    )
    show_header(words.pages["whatif"], selection, sentence, has_sample=False)
    choices = session.choices()
    whole = [of for of in choices.lists if is_list_complete(towns_with_membership(dataset, *of))]
    if not whole:
        st.info(said.out_of_data)
        return
    names = {of: f"{words.bodies_long[of[0]]} {text.day(of[1], words)}" for of in whole}
    st.info(said.impossible_how.format(lists="、".join(names.values())))
    ticked = {LINK_KEY: whatif_ticks.text()} if whatif_ticks.text() else {}
    for (body, as_of), name in names.items():
        query = replace(selection, body=body, as_of=as_of).to_query(choices)
        st.page_link("../pages/whatif.py", label=name, query_params={**query, **ticked})


def show_above(dataset: Dataset, towns: pd.DataFrame, view: WhatIf, selection: Selection) -> None:
    """The sentence, the four shares of the trial with what it adds, and choosing by conditions."""
    words = session.words()
    show_header(words.pages["whatif"], selection, _sentence(view, selection), has_sample=view.has_sample)
    _show_left_out(towns, view)
    st.html(_figures(view))
    _show_rules(dataset, view, selection)


def _sentence(view: WhatIf, selection: Selection) -> str:
    words, said = session.words(), whatif_ticks.said()
    before, after = view.today.coverages["towns"], view.trial.coverages["towns"]
    return (said.sentence if view.ticks.joining else said.sentence_none).format(
        date=text.day(whatif_ticks.listed() or selection.as_of, words),
        body=words.bodies_long[selection.body],
        n=f"{len(view.ticks.joining):,}",
        place=text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
        total=f"{before.total:,}",
        before=f"{before.count:,}",
        after=f"{after.count:,}",
        percent_before=text.percent(before.percent, words),
        percent_after=text.percent(after.percent, words),
    )


def _show_left_out(towns: pd.DataFrame, view: WhatIf) -> None:
    """What of the link makes no difference, and why."""
    words, said = session.words(), whatif_ticks.said()
    if view.ticks.already:
        own = towns[towns["municipality_code"].isin(view.ticks.already)].sort_values("municipality_code")
        names = [text.town(row, words) for _, row in own.head(_NAMED).iterrows()]
        listed = words.on_map.separator.join(names) + ("…" if len(own) > _NAMED else "")
        st.info(said.already.format(n=f"{len(own):,}", names=listed))
    if view.ticks.unknown:
        codes = sorted(view.ticks.unknown)
        listed = words.on_map.separator.join(codes[:_NAMED]) + ("…" if len(codes) > _NAMED else "")
        st.warning(said.unknown.format(n=f"{len(codes):,}", codes=listed))
    if whatif_ticks.text() and not codes_of(whatif_ticks.text()):
        st.warning(said.unreadable)


def _figures(view: WhatIf) -> str:
    """The four shares of the trial, each with its difference and with today's."""
    words, said = session.words(), whatif_ticks.said()
    parts = []
    for key in SHARES:
        after = view.trial.coverages[key]
        lines = (
            f"{said.trial} {after.count:,} / {after.total:,}",
            f"{said.today} {written(view.today, key, words)}",
            change_of(view, key, words),
        )
        small = "".join(f'<div class="small">{escape(line)}</div>' for line in lines)
        percent = text.percent(after.percent, words)
        parts.append(
            f'<div><dt>{escape(said.measures[key])}</dt><dd><span class="value">{percent}</span>{small}</dd></div>'
        )
    return f'<dl class="atlas figures" data-ticked="{len(view.ticks.joining)}">{"".join(parts)}</dl>'


def _comparison(view: WhatIf, selection: Selection) -> str:
    """Today, trial and difference of every measure as a table, with the names of the whole prefectures below it."""
    words, said = session.words(), whatif_ticks.said()
    rows = "".join(
        f"<tr><td>{escape(said.measures[key])}</td><td class=n>{escape(written(view.today, key, words))}</td>"
        f"<td class=n>{escape(written(view.trial, key, words))}</td>"
        f"<td class=n>{escape(change_of(view, key, words))}</td></tr>"
        for key in MEASURES
    )
    head = (
        f"<tr><th>{escape(said.measure)}</th><th class=n>{escape(said.today)}</th>"
        f"<th class=n>{escape(said.trial)}</th><th class=n>{escape(said.difference)}</th></tr>"
    )
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan

    def named(codes: tuple[str, ...]) -> str:
        return words.on_map.separator.join(text.place(code, words) for code in codes) or said.completed_none

    new = tuple(code for code in view.trial.completed if code not in view.today.completed)
    whole = (
        said.completed,
        said.completed_today.format(names=named(view.today.completed)),
        said.completed_new.format(names=named(new)),
    )
    small = ("　".join(whole), said.area_note.format(place=place))
    lines = "".join(f'<div class="small">{escape(line)}</div>' for line in small)
    return f'<div class="atlas" style="overflow-x:auto"><table>{head}{rows}</table>{lines}</div>'


def comparison_table(view: WhatIf, words: Words) -> pd.DataFrame:
    """A row a measure as the page writes it: today, trial, difference, 試算."""
    said = whatif_ticks.said()
    rows = [
        (
            said.measures[key],
            written(view.today, key, words),
            written(view.trial, key, words),
            change_of(view, key, words),
        )
        for key in MEASURES
    ]
    table = pd.DataFrame(rows, columns=[said.measure, said.today, said.trial, said.difference])
    return table.assign(**{said.what: said.mark})


def _show_rules(dataset: Dataset, view: WhatIf, selection: Selection) -> None:
    """Conditions, how many they mean, and adding those or taking them out."""
    words, said = session.words(), whatif_ticks.said()
    with st.expander(said.rules, key="whatif-rules"):
        st.html(f'<div class="atlas small">{escape(said.rules_how)}</div>')
        conditions = st.pills(
            said.conditions,
            list(said.rule_names),
            format_func=said.rule_names.__getitem__,
            selection_mode="multi",
            key=_RULE,
        )
        prefectures = st.multiselect(
            said.rule_prefectures,
            list(dataset["prefectures"]["prefecture_code"]),
            format_func=lambda code: f"{code} {text.place(code, words)}",
            placeholder=said.rule_all_japan,
            key=_PREFECTURES,
        )
        rule = rule_of(conditions, prefectures)
        meant = _meant_by(rule, dataset, selection) if rule is not None else frozenset()
        new, chosen = meant - view.ticks.joining, meant & view.ticks.joining
        counted = said.rule_count.format(n=f"{len(meant):,}", new=f"{len(new):,}", chosen=f"{len(chosen):,}")
        st.html(
            f'<div class="atlas" data-meant="{len(meant)}">{escape(counted if rule is not None else said.rule_empty)}</div>'
        )
        with st.container(horizontal=True, key="whatif-apply"):
            st.button(
                said.rule_add.format(n=f"{len(new):,}"),
                on_click=whatif_ticks.add,
                args=(new,),
                disabled=not new,
                key="whatif-add",
            )
            st.button(
                said.rule_remove.format(n=f"{len(chosen):,}"),
                on_click=whatif_ticks.remove,
                args=(chosen,),
                disabled=not chosen,
                key="whatif-remove",
            )


def rule_of(conditions: Collection[str], prefectures: Sequence[str]) -> Expression | None:
    """The non-members that fulfil every condition chosen, as an expression; None where none is chosen."""
    parts: list[Expression] = [_RULES[name] for name in _RULES if name in conditions]
    parts += [Among("prefecture", tuple(prefectures))] if prefectures else []
    return All((Among("member", (NO,)), *parts)) if parts else None


def _meant_by(rule: Expression, dataset: Dataset, selection: Selection) -> frozenset[str]:
    """Beside a member is who borders one of the list, not one assumed to join: the order of rules does not matter."""
    return found_by(rule, dataset, body=selection.body, day=selection.as_of).yes


def show_below(dataset: Dataset, towns: pd.DataFrame, view: WhatIf, selection: Selection) -> None:
    """Every measure, the table to tick in, the prefectures, and the files."""
    said, words = whatif_ticks.said(), session.words()
    show_heading(said.figures)
    st.html(_comparison(view, selection))
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    named = (whatif_named(said.figures), place, whatif_ticks.day_shown())
    lines = lines_of(view, selection, whatif_ticks.listed() or selection.as_of, words)
    table = comparison_table(view, words)
    show_take_away(table, *named, lines=lines, has_sample=view.has_sample, key="whatif-comparison")
    show_choice_in_table(towns, view, selection)
    show_heading(said.by_prefecture, said.by_prefecture_note)
    decimal = st.column_config.NumberColumn(format="%.1f")
    st.dataframe(
        prefecture_table(view, session.words()),
        hide_index=True,
        key="whatif-by-prefecture",
        row_height=36,
        height=480,
        column_config={said.percent_today: decimal, said.percent_trial: decimal},
    )
    show_files(dataset, towns, view, selection)
