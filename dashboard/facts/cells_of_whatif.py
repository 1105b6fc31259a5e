"""Cells of 加入シミュレーター: coverage and groups of members if the municipalities in the key joined.

"whatif(20203.20205).members.n": the municipalities as the link has them; without any it is as of the list itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_map import LANGUAGE, PART, of_view, part_named
from dashboard.facts.cells_of_shares import MEASURES
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.layers import trial_map
from dashboard.views.shares import towns_of, towns_with_membership
from dashboard.views.whatif import LINK_KEY, Ticks, codes_of, whatif_query, whatif_view, with_joining
from dashboard.wording import words_in
from dashboard.wording.cells import WORDS
from dashboard.wording.whatif import WORDS as WHATIF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.facts.fact import Kind
    from dashboard.map_view import MapView
    from dashboard.views.whatif import State, WhatIf
    from dashboard.wording import Words
    from geodata.dataset import Dataset

GROUPS: Final[Mapping[str, Callable[[State], int]]] = {
    "blocks": lambda state: state.block_count,
    "largest": lambda state: state.largest_block,
    "completed": lambda state: len(state.completed),
}
OF_SHARE: Final = ("n", "of", "percent", "change", "points")
OF_GROUP: Final = ("n", "change")
TICKS: Final = ("joining", "already", "unknown")
_REST: Final = re.compile(
    rf"(?P<ticks>{'|'.join(TICKS)})|(?P<share>{'|'.join(MEASURES)})\.(?P<part>{'|'.join(OF_SHARE)})"
    rf"|map\.(?P<map>{PART})|(?P<group>{'|'.join(GROUPS)})\.(?P<own>{'|'.join(OF_GROUP)})"
)
_KINDS: Final[Mapping[str, Kind]] = {"percent": "percent", "change": "change", "points": "gap"}
_FIELDS: Final = {"people": "population", "area": "area", "kaso": "kaso"}


def written(text: str) -> str:
    """The municipalities of a link as a key has them: each once, by code."""
    return whatif_query(codes_of(text)).get(LINK_KEY, "")


def whatif_cell(text: str, rest: str) -> Cell | None:
    """A measure of the trial, or how many are assumed to join."""
    asked = _REST.fullmatch(rest)
    if asked is None:
        return None
    if on_map := asked["map"]:
        return Cell(
            partial(_on_map, text=text, part=on_map),
            partial(_map_named, text=text, part=on_map),
            fault=partial(_fault, text=text),
            query={LINK_KEY: text},
        )
    what, part = asked["ticks"] or asked["share"] or asked["group"], asked["part"] or asked["own"] or ""
    return Cell(
        partial(_of_trial, text=text, what=what, part=part),
        partial(_named, text=text, what=what, part=part),
        fault=partial(_fault, text=text),
        query={LINK_KEY: text},
    )


def _fault(_dataset: Dataset, words: Words, text: str) -> str:
    return "" if written(text) == text else WORDS[words.language].joining


@lru_cache(maxsize=128)
def whatif_at(at: At, text: str) -> WhatIf | None:
    """The view of the page, remembered: a page asks for each of its numbers."""
    towns = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    return whatif_view(at.dataset, towns, Ticks.against(codes_of(text), towns), at.selection.prefecture)


def _of_trial(at: At, text: str, what: str, part: str) -> Fact:
    view = whatif_at(at, text)
    papers = papers_of(at, ["member", *([_FIELDS[what]] if what in _FIELDS else [])])
    rows = partial(_members, at, text, only_joining=what in TICKS)
    if view is None:
        return Fact("count", None, *papers, rows, "list_unknown")
    is_trial = bool(view.ticks.joining)
    if what in TICKS:
        return Fact("count", len(getattr(view.ticks, what)), *papers, rows, is_trial=is_trial)
    value = _value(view, what, part)
    return Fact(
        _KINDS.get(part, "count"), value, *papers, rows, "" if value is not None else "no_total", is_trial=is_trial
    )


def _value(view: WhatIf, what: str, part: str) -> float | None:
    if what in GROUPS:
        now, then = GROUPS[what](view.today), GROUPS[what](view.trial)
        return then - now if part == "change" else then
    before, after = view.today.coverages[MEASURES[what]], view.trial.coverages[MEASURES[what]]
    if part == "points":
        return None if before.percent is None or after.percent is None else after.percent - before.percent
    return {
        "n": after.count,
        "of": after.total,
        "percent": after.percent,
        "change": after.count - before.count,
    }[part]


def _members(at: At, text: str, *, only_joining: bool) -> pd.DataFrame:
    """The members of the place in the trial; or those who are assumed to join, of all Japan."""
    towns = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    ticks = Ticks.against(codes_of(text), towns)
    if only_joining:
        return towns[towns["municipality_code"].isin(ticks.joining)].reset_index(drop=True)
    here = towns_of(at.dataset, with_joining(towns, ticks.joining), at.selection.prefecture)
    return here[here["is_member"]].reset_index(drop=True)


def trial_view(at: At, text: str) -> MapView:
    """The map of the trial, whose legend is counted."""
    joining = codes_of(text)
    towns = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    return trial_map(at.dataset, at.selection, Ticks.against(joining, towns).joining, words_in(LANGUAGE))


def _on_map(at: At, text: str, part: str) -> Fact:
    fact = of_view(at, trial_view(at, text), part, papers_of(at, ["member"]))
    return replace(fact, is_trial=bool(text))


def _map_named(words: Words, text: str, part: str) -> str:
    own, codes = WORDS[words.language], sorted(codes_of(text))
    name = part_named(words, words.pages["whatif"], part)
    return own.names["whatif" if codes else "whatif.none"].format(name=name, n=f"{len(codes):,}", codes=text)


def _named(words: Words, text: str, what: str, part: str) -> str:
    own, said = WORDS[words.language], WHATIF[words.language]
    codes = sorted(codes_of(text))
    form = own.names[f"whatif.{what if what in TICKS else part}"]
    name = form.format(measure=said.measures.get(MEASURES.get(what, what), ""))
    return own.names["whatif" if codes else "whatif.none"].format(name=name, n=f"{len(codes):,}", codes=text)


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {"whatif": whatif_cell}
"""Cells whose key carries municipalities, by the first part of the key."""
