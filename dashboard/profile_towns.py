"""The profiles of municipalities as sections of one table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard import profile_cells as cells
from dashboard import text
from dashboard.profile_cells import filled, one, row
from dashboard.views.papers import source_titles
from dashboard.views.peers import change_dates, town_inputs
from dashboard.views.profile import LAYERS, Entry, Row, Section, gap_reasons
from dashboard.views.shares import towns_with_membership
from dashboard.views.town import TownView, town_view
from dashboard.wording.towns import WORDS
from geodata.counting import COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.profile_cells import Cell
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def town_sections(
    dataset: Dataset, codes: tuple[str, ...], weights: Mapping[str, int], selection: Selection, words: Words
) -> tuple[Section, ...]:
    """Everything the dataset knows of these municipalities, a cell each in the order of the codes."""
    found = [town_view(dataset, replace(selection, municipality=code)) for code in codes]
    views = [view for view in found if view is not None]
    said = WORDS[words.language]
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    states = {
        code: words.reasons[reason] if isinstance(reason, str) else words.classes["member"]
        for code, reason in zip(towns["municipality_code"], towns["reason"], strict=True)
    }
    rows = {
        "basics": _basics(dataset, views, words),
        "membership": _membership(dataset, views, selection, words),
        "registers": _registers(dataset, views, words),
        "gaps": _gaps(dataset, views, selection, words),
        "around": cells.around(dataset, codes, weights, states, words),
        "history": (
            row(said.rows["former"], views, lambda view: filled(_former(view, words), said.never_changed)),
            *cells.traces(dataset, codes, words),
        ),
    }
    return tuple(Section(said.sections[name], own) for name, own in rows.items())


def _basics(dataset: Dataset, views: list[TownView], words: Words) -> tuple[Row, ...]:
    said = WORDS[words.language].rows
    regions = dataset["prefectures"].set_index("prefecture_code")["region"]
    kinds = ("romaji", "codes", "boundaries", "metro", "kaso")
    source = {kind: cells.by_kind(dataset, kind, words) for kind in kinds}
    facts = {
        "reading": lambda view: one(
            f"{view.town['name']}　{view.town['kana']}　{view.town['romaji']}", source["romaji"]
        ),
        "code": lambda view: one(view.code, source["codes"]),
        "type": lambda view: one(words.types[view.town["municipality_type"]], source["codes"]),
        "prefecture": lambda view: (Entry(text.place(view.code[:2], words)),),
        "region": lambda view: one(words.regions[regions[view.code[:2]]], WORDS[words.language].customary),
        "area": lambda view: one(f"{view.town['area_km2']:,.1f} km²", source["boundaries"]),
        "population": lambda view: _population(dataset, view, words),
        "change": lambda view: _change(dataset, view, words),
        "kaso": lambda view: one(words.kaso.get(str(view.town["kaso"]), words.reasons["no_data"]), source["kaso"]),
        "metro": lambda view: _metro(view, source["metro"], words),
    }
    return tuple(row(said[name], views, cell) for name, cell in facts.items())


def _population(dataset: Dataset, view: TownView, words: Words) -> Cell:
    found = [
        Entry(f"{int(own['value']):,}", cells.statistic(dataset, own, words))
        for own in view.population.iloc[::-1].to_dict("records")
    ]
    return filled(tuple(found), words.reasons["no_data"])


def _change(dataset: Dataset, view: TownView, words: Words) -> Cell:
    dates, change = change_dates(dataset), town_inputs(dataset)["change"][view.code]
    if dates is None or change != change:  # noqa: PLR0124 - NaN is not equal to itself
        return (Entry("", words.reasons["no_data"]),)
    basis, first, last = dates
    written = WORDS[words.language].change.format(
        change=f"{change:+.1f}", basis=words.basis[basis], first=text.day(first, words), last=text.day(last, words)
    )
    counts = view.population[(view.population["basis"] == basis) & view.population["as_of"].isin((first, last))]
    titles = dict.fromkeys(source_titles(dataset).get(name, "") for name in counts["source_id"])
    return one(written, words.on_map.separator.join(filter(None, titles)))


def _metro(view: TownView, source: str, words: Words) -> Cell:
    name, km = view.town["nearest_metro"], view.town["metro_distance_km"]
    if not isinstance(name, str) or km != km:  # noqa: PLR0124 - NaN is not equal to itself
        return (Entry("", words.reasons["no_data"]),)
    return (Entry(WORDS[words.language].metro.format(name=name, km=f"{km:,.1f}"), source),)


def _membership(dataset: Dataset, views: list[TownView], selection: Selection, words: Words) -> tuple[Row, ...]:
    said, titles = WORDS[words.language], source_titles(dataset)
    lists, spans, changes = (dataset[name] for name in ("memberships", "membership_intervals", "changes"))

    def state(view: TownView) -> Cell:
        listed = said.in_force.format(day=text.day(view.listed, words)) if view.listed else ""
        if not view.is_member:
            return one(words.reasons[str(view.reason)], listed)
        own = view.memberships[(view.memberships["body"] == view.body) & (view.memberships["as_of"] == view.listed)]
        sources = [cells.papers(each, words) for each in own.to_dict("records")]
        return one(words.classes["member"], "・".join(dict.fromkeys([listed, *sources])))

    def in_body(body: str, view: TownView) -> Cell:
        other = town_view(dataset, replace(selection, body=body, municipality=view.code))
        return state(other) if other is not None else ()

    others = tuple(
        row(said.rows["membership"].format(body=name), views, partial(in_body, body))
        for body, name in words.bodies.items()
        if body != selection.body
    )
    facts = {
        "membership": state,
        "offices": lambda view: filled(cells.offices(_of(lists, view), selection, words), said.none),
        "committees": lambda view: filled(cells.committees(dataset, lambda rows: _of(rows, view), words), said.none),
        "intervals": lambda view: filled(cells.intervals(_of(spans, view), titles, words), said.none),
        "changes": lambda view: filled(cells.changed(_of(changes, view), words), said.none),
    }
    names = {**said.rows, "membership": said.rows["membership"].format(body=words.bodies[selection.body])}
    first, *rest = (row(names[name], views, cell) for name, cell in facts.items())
    return (first, *others, *rest)


def _registers(dataset: Dataset, views: list[TownView], words: Words) -> tuple[Row, ...]:
    said = WORDS[words.language]
    write = {
        "plans": cells.plans,
        "corporations": cells.corporations,
        "pilots": cells.pilots,
        "measures": cells.measures,
    }

    def held(name: str, view: TownView) -> Cell:
        found = write[name](getattr(view, name), words)
        if name in view.not_yet:
            return found or one(words.reasons["no_data"], said.law.format(start=text.day(view.law_start, words)))
        return found or one(words.reasons["not_surveyed"])

    def later(view: TownView) -> Cell:
        found = [
            replace(each, text=said.later.format(register=getattr(words, name), line=each.text))
            for name, rows in view.later.items()
            if name in write
            for each in write[name](rows, words)
        ]
        return filled(tuple(found), said.none)

    def called(view: TownView) -> Cell:
        return filled(cells.calls(_of(dataset["corporation_calls"], view), words), said.none)

    return (
        row(said.rows["plans"], views, lambda view: held("plans", view)),
        row(said.rows["corporations"], views, lambda view: held("corporations", view)),
        row(said.rows["calls"], views, called),
        row(said.rows["pilots"], views, lambda view: held("pilots", view)),
        row(said.rows["measures"], views, lambda view: held("measures", view)),
        row(said.rows["later"], views, later),
        row(said.rows["ended"], views, lambda view: filled(cells.measures(view.ended, words), said.none)),
    )


def _gaps(dataset: Dataset, views: list[TownView], selection: Selection, words: Words) -> tuple[Row, ...]:
    said = WORDS[words.language]
    reasons = {view.code: gap_reasons(dataset, view.code, selection.body, selection.as_of) for view in views}

    def why(layer: str, view: TownView) -> Cell:
        reason, is_early = reasons[view.code].get(layer), layer in COUNTED and layer in view.not_yet
        if reason is None:
            return (Entry("", said.has_value),)
        step = said.step.format(code=reason, step=text.next_step(reason, words, is_before_law=is_early))
        has_others = not is_early and layer in COUNTED and not getattr(view, layer).empty
        law = said.law.format(start=text.day(view.law_start, words)) if is_early else ""
        return one(words.reasons[reason], "・".join(filter(None, (step, law, said.not_counted if has_others else ""))))

    return tuple(row(words.on_map.names[layer], views, partial(why, layer)) for layer in LAYERS)


def _former(view: TownView, words: Words) -> Cell:
    return tuple(
        Entry(
            f"{own['effective_on']:%Y-%m-%d}　{words.kinds.get(own['kind'], own['kind'])}　"
            f"{own['old_code']} {own['old_name']} → {own['new_code']} {own['new_name']}"
        )
        for own in view.former.to_dict("records")
    )


def _of(table: pd.DataFrame, view: TownView) -> pd.DataFrame:
    return table[table["municipality_code"] == view.code]
