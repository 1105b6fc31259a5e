"""The ways from themes to places as a figure of streams: nodes in columns, and edges whose weights add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from dashboard.views.evidence import BY_HAND, COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    import pandas as pd

Depth = Literal["region", "prefecture", "municipality"]
Kind = Literal["theme", "opinion", "category", "measures", "pilots", "record", "place", "nothing"]
DEPTHS: Final[Mapping[int, Depth]] = {0: "region", 1: "prefecture", 2: "municipality"}
_STEPS: Final = ("theme", "opinion", "category", "value", "record", "place")


class Node(NamedTuple):
    """What stands in a column (0 is the leftmost): its kind and its key.

    A place is a region by its name, a prefecture or municipality by its code, or who offers it where that is no place.
    """

    column: int
    kind: Kind
    key: str


_Ways: TypeAlias = "dict[Node, _Ways]"
_Edges: TypeAlias = "dict[tuple[Node, Node], Edge]"


@dataclass(slots=True)
class Edge:
    """A stream between two nodes: its weight in opinions, the places at its end, and whether a person made the link.

    `is_by_hand` is None beyond the links that somebody made: where a record has its category, or its place.
    """

    source: Node
    target: Node
    weight: float = 0.0
    places: set[str] = field(default_factory=set)
    is_by_hand: bool | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes by column and in the order they were met, and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def flow(rows: pd.DataFrame, depth: Depth, regions: Mapping[str, str]) -> Flow:
    """The ways of `trace` as streams. An opinion weighs 1, shared equally wherever its way divides.

    Only records that count lead on. `depth` says how places are told, and by municipality each record stands too;
    `regions` has the region of each prefecture.
    """
    has_records = depth == "municipality"
    columns = {name: at for at, name in enumerate(step for step in _STEPS if has_records or step != "record")}
    edges: _Edges = {}
    ways: _Ways = {}
    by_hand: dict[tuple[Node, Node], bool] = {}
    for row in rows.to_dict("records"):
        path = _path(row, columns, has_records=has_records)
        branch = ways
        for node in path:
            branch = branch.setdefault(node, {})
        if len(path) > 3:  # noqa: PLR2004 - theme, opinion, category: what follows is the counterpart
            by_hand[path[1], path[2]] = row["linked_by"] == BY_HAND
            by_hand[path[2], path[3]] = row["mapped_by"] == BY_HAND
    for theme, own in ways.items():
        for opinion, following in own.items():
            _add(edges, theme, opinion, 1.0)
            _share(edges, opinion, following, 1.0, lambda node: _told(node, depth, regions))
    for pair, edge in edges.items():
        edge.is_by_hand = by_hand.get(pair)
    met = dict.fromkeys(node for edge in edges.values() for node in (edge.source, edge.target))
    return Flow(tuple(sorted(met, key=lambda node: node.column)), tuple(edges.values()))


def _path(row: Mapping[Hashable, Any], columns: Mapping[str, int], *, has_records: bool) -> list[Node]:
    """The nodes of one way from its theme as far as it leads."""
    path = [Node(columns["theme"], "theme", row["theme_id"]), Node(columns["opinion"], "opinion", row["opinion_id"])]
    if not isinstance(row["category"], str):
        return path
    path.append(Node(columns["category"], "category", row["category"]))
    if not isinstance(row["value"], str):
        return [*path, Node(columns["value"], "nothing", row["register"] if isinstance(row["register"], str) else "")]
    path.append(Node(columns["value"], row["register"], row["value"]))
    if row["standing"] != COUNTS:
        return path
    if has_records:
        path.append(Node(columns["record"], "record", row["record_id"]))
    places = (row["municipality_code"], row["prefecture_code"], row["provider"])
    place = next((place for place in places if isinstance(place, str)), "")
    return [*path, Node(columns["place"], "place", place)]


def _share(edges: _Edges, source: Node, following: _Ways, weight: float, told: Callable[[Node], Node]) -> None:
    for node, beyond in following.items():
        part = weight / len(following)
        is_place = node.kind == "place"
        edge = _add(edges, source, told(node) if is_place else node, part)
        if is_place:
            edge.places.add(node.key)
        _share(edges, node, beyond, part, told)


def _add(edges: _Edges, source: Node, target: Node, weight: float) -> Edge:
    edge = edges.setdefault((source, target), Edge(source, target))
    edge.weight += weight
    return edge


def _told(place: Node, depth: Depth, regions: Mapping[str, str]) -> Node:
    prefecture = place.key[:2]
    if prefecture not in regions or depth == "municipality":
        return place
    return place._replace(key=regions[prefecture] if depth == "region" else prefecture)


def places_of(edges: Iterable[Edge]) -> int:
    """Municipalities at the end of some edges."""
    return len({place for edge in edges for place in edge.places if len(place) == len("20202")})
