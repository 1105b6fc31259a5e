"""Cells of ギャップ探索: what an expression of conditions finds, and the clusters of what it finds or of the members.

"found(all(member:no,kaso:yes)).count": the conditions as the link has them; "" between the parentheses is everywhere.
"found_clusters(member:no).20201.people": of the cluster that the municipality 20201 is in.
"found(member:no).map.share.percent" and "found_clusters(member:no).20201.map.0" are of the map of the result.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from dashboard.conditions import ConditionError, fields_of, parse
from dashboard.conditions.fields import LIST
from dashboard.conditions.told import told
from dashboard.explorer_map import map_of_found
from dashboard.facts.cell import Cell, nothing_wrong
from dashboard.facts.cells_of_map import LANGUAGE, PART, of_view, part_named
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.views.clusters import cluster_with, found_clusters, member_clusters
from dashboard.views.explorer import asked_fields, found_by
from dashboard.views.shares import towns_with_membership
from dashboard.wording import words_in
from dashboard.wording.cells import WORDS
from dashboard.wording.clusters import WORDS as CLUSTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    import pandas as pd

    from dashboard.facts.fact import Kind
    from dashboard.map_view import MapView
    from dashboard.views.clusters import Cluster
    from dashboard.views.explorer import Found
    from dashboard.wording import Words
    from geodata.dataset import Dataset

FOUND: Final[Mapping[str, Callable[[Found], int]]] = {
    "count": lambda found: len(found.here),
    "unknown": lambda found: len(found.unknown_here),
}
OF_ALL: Final[Mapping[str, Callable[[tuple[Cluster, ...]], int]]] = {
    "n": len,
    "towns": lambda clusters: sum(len(cluster.codes) for cluster in clusters),
    "largest": lambda clusters: max((len(cluster.codes) for cluster in clusters), default=0),
}
OF_ONE: Final[Mapping[str, tuple[Kind, Callable[[Cluster], float | None]]]] = {
    "size": ("count", lambda cluster: len(cluster.codes)),
    "people": ("count", lambda cluster: cluster.people if cluster.unknown < len(cluster.codes) else None),
    "people_unknown": ("count", lambda cluster: cluster.unknown),
    "members": ("count", lambda cluster: cluster.members),
    "bordering": ("count", lambda cluster: len(cluster.bordering)),
    "between": ("count", lambda cluster: cluster.between),
    "km": ("decimal", lambda cluster: cluster.nearest.km if cluster.nearest else None),
}
_REST: Final = re.compile(
    rf"(?:(?P<all>{'|'.join(OF_ALL)})|(?P<code>[0-9]{{5}})\.(?:(?P<one>{'|'.join(OF_ONE)})|map\.(?P<map>{PART})))"
)
_MAP: Final = re.compile(rf"map\.(?P<map>{PART})")
_MEMBERS: Final = re.compile(r"member_clusters(?P<sea>_by_sea)?\.(?P<rest>.+)")
_OF_COUNTS: Final = frozenset({"people", "people_unknown"})
_OF_LIST: Final = frozenset({"members", "bordering", "between", "km"})


def found_cell(text: str, rest: str) -> Cell | None:
    """A number of what conditions find."""
    on_map = _MAP.fullmatch(rest)
    if rest not in FOUND and on_map is None:
        return None
    part = on_map["map"] if on_map else rest
    return Cell(
        partial(_on_map, text=text, part=part) if on_map else partial(_of_found, text=text, part=part),
        partial(_map_named, text=text, part=part) if on_map else partial(_found_named, text=text, part=part),
        fault=partial(condition_fault, text=text),
        query={"if": text},
    )


def cluster_cell(text: str | None, rest: str, *, by_sea: bool) -> Cell | None:
    """A number of the clusters of what conditions find, or of the members for None; or of one of these clusters."""
    asked = _REST.fullmatch(rest)
    if asked is None:
        return None
    code, part = asked["code"] or "", asked["all"] or asked["one"] or asked["map"]
    own: dict[str, Any] = {"text": text, "code": code, "part": part, "by_sea": by_sea}
    group = {"group": "members"} if text is None else {"if": text}
    return Cell(
        partial(_on_map if asked["map"] else _of_clusters, **own),
        partial(_map_named if asked["map"] else _cluster_named, **own),
        fault=nothing_wrong if text is None else partial(condition_fault, text=text),
        query={"view": "clusters", **group, **({"cluster": code} if code else {}), **({"sea": "1"} if by_sea else {})},
    )


def member_cluster_cell(key: str) -> Cell | None:
    """The same of the members, whose key has no conditions; None where it is none."""
    found = _MEMBERS.fullmatch(key)
    return cluster_cell(None, found["rest"], by_sea=bool(found["sea"])) if found else None


def condition_fault(dataset: Dataset, words: Words, text: str) -> str:
    """Why a dataset cannot be asked for these conditions, in the reader's language; "" where it can."""
    try:
        expression = parse(text, fields_of(dataset))
    except ConditionError as fault:
        return fault.told_in(words.language)
    return WORDS[words.language].own_list if LIST in asked_fields(expression) else ""


@lru_cache(maxsize=64)
def found_at(at: At, text: str) -> Found:
    """What conditions find, as the page asks; remembered, for a page asks for each of its numbers."""
    own = at.selection
    expression = parse(text, fields_of(at.dataset))
    return found_by(expression, at.dataset, body=own.body, day=own.as_of, prefecture=own.prefecture)


def towns_behind(at: At, codes: Iterable[str], fields: Collection[str]) -> pd.DataFrame:
    """These municipalities, with their membership where it is asked for."""
    own = at.selection
    asks_list = "member" in fields
    towns = towns_with_membership(at.dataset, own.body, own.as_of) if asks_list else at.dataset["municipalities"]
    return towns[towns["municipality_code"].isin(list(codes))].reset_index(drop=True)


def _of_found(at: At, text: str, part: str) -> Fact:
    found = found_at(at, text)
    fields = asked_fields(found.expression)
    codes = found.unknown_here if part == "unknown" else found.here
    rows = partial(towns_behind, at, codes, fields)
    return Fact("count", FOUND[part](found), *papers_of(at, fields), rows)


def _clusters(at: At, text: str | None, *, by_sea: bool) -> tuple[Cluster, ...]:
    own = at.selection
    if text is None:
        return member_clusters(at.dataset, own.body, own.as_of, own.prefecture, by_sea=by_sea)
    return found_clusters(at.dataset, frozenset(found_at(at, text).here), own.body, own.as_of, by_sea=by_sea)


def _of_clusters(at: At, text: str | None, code: str, part: str, *, by_sea: bool) -> Fact:
    clusters = _clusters(at, text, by_sea=by_sea)
    asked = ("member",) if text is None else asked_fields(found_at(at, text).expression)
    fields = (*asked, *(["population"] if part in _OF_COUNTS else []), *(["member"] if part in _OF_LIST else []))
    if not code:
        codes = [each for cluster in clusters for each in cluster.codes]
        return Fact("count", OF_ALL[part](clusters), *papers_of(at, fields), partial(towns_behind, at, codes, fields))
    kind, number = OF_ONE[part]
    cluster = cluster_with(clusters, code)
    value = None if cluster is None else number(cluster)
    why = "" if value is not None else ("no_cluster" if cluster is None else "no_value")
    rows = partial(towns_behind, at, cluster.codes if cluster else (), fields)
    return Fact(kind, value, *papers_of(at, fields), rows, why)


def result_map(at: At, text: str | None, cluster: Cluster | None = None) -> MapView:
    """The map of what conditions find, with a cluster told apart; for None of a cluster of the members."""
    found, words = found_at(at, text or ""), words_in(LANGUAGE)
    codes = cluster.codes if cluster else ()
    return map_of_found(at.dataset, at.selection, found, words, codes, is_of_members=text is None)


def _on_map(at: At, text: str | None, part: str, code: str = "", *, by_sea: bool = False) -> Fact:
    cluster = cluster_with(_clusters(at, text, by_sea=by_sea), code) if code else None
    fields = ("member",) if text is None else asked_fields(found_at(at, text).expression)
    if code and cluster is None:
        return Fact("count", None, *papers_of(at, fields), partial(towns_behind, at, (), fields), "no_cluster")
    return of_view(at, result_map(at, text, cluster), part, papers_of(at, fields))


def conditions_named(text: str, words: Words) -> str:
    """Conditions in words, whatever the dataset; as they stand where they are none."""
    try:
        return told(parse(text, None), words)
    except (ConditionError, KeyError):
        return text


def _found_named(words: Words, text: str, part: str) -> str:
    return WORDS[words.language].names[f"found.{part}"].format(conditions=conditions_named(text, words))


def _map_named(words: Words, text: str | None, part: str, code: str = "", *, by_sea: bool = False) -> str:
    own = WORDS[words.language]
    what = CLUSTERS[words.language].groups["members"] if text is None else conditions_named(text, words)
    named = part_named(words, what, part)
    if code:
        named = own.names["cluster.map"].format(code=code, name=named)
    return own.names["by_sea"].format(name=named) if by_sea else named


def _cluster_named(words: Words, text: str | None, code: str, part: str, *, by_sea: bool) -> str:
    own, said = WORDS[words.language], CLUSTERS[words.language]
    of = said.groups["members"] if text is None else own.quoted.format(what=conditions_named(text, words))
    form = own.names["cluster" if code else f"clusters.{part}"]
    name = form.format(group=of, code=code, part=own.clusters.get(part, ""))
    return own.names["by_sea"].format(name=name) if by_sea else name


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {
    "found": found_cell,
    "found_clusters": partial(cluster_cell, by_sea=False),
    "found_clusters_by_sea": partial(cluster_cell, by_sea=True),
}
"""Cells whose key carries conditions, by the first part of the key."""
