"""The profiles of prefectures as sections of one table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard import profile_cells as cells
from dashboard import text
from dashboard.profile_cells import filled, one, row
from dashboard.views.papers import source_titles
from dashboard.views.peers import change_dates, prefecture_inputs
from dashboard.views.prefecture import prefecture_classes
from dashboard.views.profile import Entry, Row, Section
from dashboard.views.registers import is_before_law, law_start, records
from dashboard.views.shares import coverages, is_list_complete, towns_with_membership
from dashboard.wording.towns import WORDS
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.profile_cells import Cell
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def prefecture_sections(
    dataset: Dataset, codes: tuple[str, ...], weights: Mapping[str, int], selection: Selection, words: Words
) -> tuple[Section, ...]:
    """Everything the dataset knows of these prefectures, a cell each in the order of the codes."""
    said = WORDS[words.language]
    classes = prefecture_classes(dataset, selection)
    states = {code: words.classes.get(state) or words.reasons[state] for code, state in classes.items()}
    rows = {
        "basics": _basics(dataset, codes, words),
        "membership": _membership(dataset, codes, states, selection, words),
        "registers": _registers(dataset, codes, selection, words),
        "around": cells.around(dataset, codes, weights, states, words),
        "history": cells.traces(dataset, codes, words),
    }
    return tuple(Section(said.sections[name], own) for name, own in rows.items())


def _basics(dataset: Dataset, codes: tuple[str, ...], words: Words) -> tuple[Row, ...]:
    said = WORDS[words.language]
    table, dates = dataset["prefectures"].set_index("prefecture_code"), change_dates(dataset)
    counts = dataset["statistics"].sort_values("as_of").tail(1).to_dict("records")
    census = "".join(cells.statistic(dataset, own, words) for own in counts)
    area = cells.by_kind(dataset, "boundaries", words)

    def change(code: str) -> Cell:
        value = prefecture_inputs(dataset)["change"].get(code)
        if dates is None or value is None or value != value:  # noqa: PLR0124 - NaN is not equal to itself
            return (Entry("", words.reasons["no_data"]),)
        basis, first, last = dates
        ends = {"first": text.day(first, words), "last": text.day(last, words)}
        return one(said.change.format(change=f"{value:+.1f}", basis=words.basis[basis], **ends))

    facts = {
        "reading": lambda code: one(f"{table['name'][code]}　{table['name_en'][code]}"),
        "code": lambda code: one(code),  # noqa: PLW0108 - `one` takes more than a code
        "region": lambda code: one(words.regions[table["region"][code]], WORDS[words.language].customary),
        "towns": lambda code: one(f"{table['municipality_count'][code]:,}"),
        "area": lambda code: one(f"{table['area_km2'][code]:,.1f} km²", area),
        "population": lambda code: one(f"{table['population'][code]:,}", census),
        "change": change,
    }
    return tuple(row(said.rows[name], codes, cell) for name, cell in facts.items())


def _membership(
    dataset: Dataset, codes: tuple[str, ...], states: Mapping[str, str], selection: Selection, words: Words
) -> tuple[Row, ...]:
    said, titles = WORDS[words.language], source_titles(dataset)
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    lists = _own(dataset["memberships"])
    lists = lists[lists["as_of"] <= selection.as_of]
    is_complete = is_list_complete(towns)
    here = {code: coverages(towns[towns["prefecture_code"] == code]) for code in codes}

    def state(code: str) -> Cell:
        own = _of(lists[lists["body"] == selection.body], code).sort_values("as_of").tail(1)
        is_in = states[code] == words.classes["member"]
        sources = [cells.papers(each, words) for each in own.to_dict("records")] if is_in else []
        return one(states[code], "・".join(sources))

    def share(key: str, code: str) -> Cell:
        own = here[code][key]
        percent = text.percent(own.percent, words) if is_complete else words.empty_cell
        sample = words.including_sample.format(count=f"{own.sample:,}") if own.sample else ""
        return one(said.members.format(n=f"{own.count:,}", total=f"{own.total:,}", percent=percent), sample)

    own_tables = {name: _own(dataset[name]) for name in ("membership_intervals", "changes")}
    return (
        row(said.rows["membership"].format(body=words.bodies[selection.body]), codes, state),
        *(row(words.comparison[key], codes, partial(share, key)) for key in ("towns", "population", "area", "kaso")),
        row(
            said.rows["offices"],
            codes,
            lambda code: filled(cells.offices(_of(lists, code), selection, words), said.none),
        ),
        row(
            said.rows["committees"],
            codes,
            lambda code: filled(cells.committees(dataset, lambda rows: _of(_own(rows), code), words), said.none),
        ),
        row(
            said.rows["intervals"],
            codes,
            lambda code: filled(
                cells.intervals(_of(own_tables["membership_intervals"], code), titles, words), said.none
            ),
        ),
        row(
            said.rows["changes"],
            codes,
            lambda code: filled(cells.changed(_of(own_tables["changes"], code), words), said.none),
        ),
    )


def _registers(dataset: Dataset, codes: tuple[str, ...], selection: Selection, words: Words) -> tuple[Row, ...]:
    said, day = WORDS[words.language], selection.as_of
    unknown = one(words.reasons["not_surveyed"])
    early = said.law.format(start=text.day(law_start(dataset), words))
    no_plan = one(words.reasons["no_data"], early) if is_before_law(dataset, "plans", day) else unknown
    on_day = {name: _held(dataset, name, day) for name in ("plans", "corporations", "pilots", "measures")}

    def within(code: str, name: str) -> pd.DataFrame:
        rows = _of(on_day[name], code)
        return rows[rows["municipality_code"].notna()]

    def piloted(code: str) -> Cell:
        places = _of(on_day["pilots"], code).drop_duplicates("pilot_id")
        merged = dataset["pilots"].merge(places[["pilot_id", "role"]], on="pilot_id")
        return cells.pilots(merged, words) or unknown

    def by_category(code: str) -> Cell:
        counts = within(code, "measures")["category"].value_counts()
        names = words.on_map.categories
        return tuple(Entry(f"{names.get(str(name), str(name))}　{n:,}") for name, n in counts.items()) or unknown

    return (
        row(
            said.rows["own_plans"],
            codes,
            lambda code: cells.plans(_of(_own(on_day["plans"]), code), words) or no_plan,
        ),
        row(said.rows["plans"], codes, lambda code: cells.plans(within(code, "plans"), words) or no_plan),
        row(
            said.rows["corporations"],
            codes,
            lambda code: cells.corporations(within(code, "corporations"), words) or no_plan,
        ),
        row(said.rows["pilots"], codes, piloted),
        row(
            said.rows["own_measures"],
            codes,
            lambda code: cells.measures(_of(_own(on_day["measures"]), code), words) or unknown,
        ),
        row(said.rows["measures"], codes, by_category),
    )


def _held(dataset: Dataset, register: str, day: str) -> pd.DataFrame:
    rows = records(dataset, register)
    return rows[holds_on(rows, day)]


def _own(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of prefectures themselves."""
    return table[table["municipality_code"].isna()]


def _of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table[table["prefecture_code"] == code]
