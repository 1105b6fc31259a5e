"""Cells of 似た地域: how far a place is from one that is alike, by the weights of the link.

"peers(111111).19.distance" of a prefecture, "town_peers(111111).20203.population" of a municipality.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.views.peers import HEAVIEST, VARIABLES, nearest, prefecture_inputs, town_inputs, weights_of
from dashboard.wording.cells import WORDS
from dashboard.wording.peers import WORDS as PEERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.facts.fact import Kind
    from dashboard.views.peers import Peers
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_REST: Final = re.compile(
    rf"missing|(?P<code>[0-9]{{2}}|[0-9]{{5}})\.(?P<part>distance|(?P<variable>{'|'.join(VARIABLES)})(?P<of>\.part)?)"
)
_WEIGHTS: Final = re.compile(rf"[0-{HEAVIEST}]{{{len(VARIABLES)}}}")


def peer_cell(weights: str, rest: str, *, is_of_town: bool) -> Cell | None:
    """The distance of a place that is alike, a part of it, or a value of it; or how many are compared with nothing."""
    asked = _REST.fullmatch(rest)
    if asked is None or (asked["code"] and (len(asked["code"]) > len("20")) != is_of_town):
        return None
    code, part = asked["code"] or "", asked["part"] or rest
    return Cell(
        partial(_of_peer, weights=weights, code=code, part=part),
        partial(_named, weights=weights, code=code, part=part, is_of_town=is_of_town),
        is_of_town=is_of_town,
        fault=partial(_fault, weights=weights),
        query={"weights": weights},
    )


def _fault(_dataset: Dataset, words: Words, weights: str) -> str:
    if _WEIGHTS.fullmatch(weights):
        return ""
    return WORDS[words.language].weights.format(n=len(VARIABLES), most=HEAVIEST)


def _inputs(dataset: Dataset, code: str) -> pd.DataFrame:
    return (town_inputs if len(code) > len("20") else prefecture_inputs)(dataset)


@lru_cache(maxsize=32)
def peers_at(dataset: Dataset, code: str, weights: str) -> Peers:
    """The places nearest to one, as the page shows them; remembered, for a page asks for each of its numbers."""
    return nearest(_inputs(dataset, code), code, weights_of(weights))


def _of_peer(at: At, weights: str, code: str, part: str) -> Fact:
    own = at.selection.municipality or at.selection.prefecture
    variable = part.partition(".")[0]
    used = [name for name, weight in weights_of(weights).items() if weight]
    papers = papers_of(at, [variable] if variable in VARIABLES else used)
    if own is None:
        return Fact("points", None, *papers, lambda: at.dataset["prefectures"].head(0), "no_prefecture")
    peers, inputs = peers_at(at.dataset, own, weights), _inputs(at.dataset, own)
    if part == "missing":
        lacking = inputs.loc[list(peers.missing)].rename_axis("code").reset_index()
        return Fact("count", len(lacking), *papers, lambda: lacking)
    row = peers.table[peers.table["code"] == code]
    rows = partial(_rows, inputs, [own, code] if len(row) else [own])
    if row.empty or (variable in VARIABLES and variable not in row):
        return Fact("points", None, *papers, rows, "no_peer")
    if variable == part and variable in VARIABLES:
        kind: Kind = "count" if variable == "population" else "decimal"
        return Fact(kind, float(inputs[variable][code]), *papers, rows)
    return Fact("points", float(row[variable].iloc[0]), *papers, rows)


def _rows(inputs: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    return inputs.loc[codes].rename_axis("code").reset_index()


def _named(words: Words, weights: str, code: str, part: str, *, is_of_town: bool) -> str:
    own, said = WORDS[words.language], PEERS[words.language]
    title = said.towns if is_of_town else said.prefectures
    variable, _, of = part.partition(".")
    given = [f"{said.variables[name]} {weight}" for name, weight in weights_of(weights).items() if weight]
    form = "missing" if not code else "distance" if part == "distance" else "part" if of else "value"
    return own.names[f"peers.{form}"].format(
        title=title, code=code, variable=said.variables.get(variable, ""), weights=words.on_map.separator.join(given)
    )


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {
    "peers": partial(peer_cell, is_of_town=False),
    "town_peers": partial(peer_cell, is_of_town=True),
}
"""Cells whose key carries the weights, by the first part of the key."""
