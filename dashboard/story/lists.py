"""The lists a slide can show: at most a handful of rows, of the place, or of similar places where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dashboard.facts import fact
from dashboard.place_names import place_name
from dashboard.views.measures import measures_on
from dashboard.views.neighbours import land_neighbours
from dashboard.views.pilots import Asked as AskedPilots
from dashboard.views.pilots import chosen, places_in, projects_on, towns_in
from dashboard.views.registers import held
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    from dashboard.facts.fact import At
    from dashboard.views.pilots import Project
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 5
_SAMPLE: Final = "サンプル"
_PEERS: Final = ("peer.1", "peer.2", "peer.3")


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows under headings, how many more there are, what is to be known of them, and whose word they are."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0
    note: str = ""
    has_sample: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    is_sample: bool = False


def listed(view: str, at: At, words: Words) -> Listed:
    """The list of a view by its name."""
    return LISTS[view](at, words)


def _short(heading: tuple[str, ...], rows: Sequence[_Row], note: str = "") -> Listed:
    shown = rows[:MOST]
    return Listed(
        heading,
        tuple(row.cells for row in shown),
        len(rows) - len(shown),
        note,
        any(row.is_sample for row in rows),
    )


def _somewhere(at: At, heading: tuple[str, ...], rows_of: Callable[[str | None], list[_Row]], words: Words) -> Listed:
    """Rows of the place; where it has none those of the prefectures most alike, else of all Japan, and the note says so."""
    said, code = WORDS[words.language], at.selection.prefecture
    own = rows_of(code)
    if own or code is None:
        return _short(heading, own, "" if own else said.nothing)
    peers = [str(found) for name in _PEERS if (found := fact(at, name).value) is not None]
    there = {peer: rows for peer in peers if (rows := rows_of(peer))}
    if there:
        names = words.on_map.separator.join(place_name(at.dataset, peer, words) for peer in there)
        return _short(heading, [row for rows in there.values() for row in rows], said.instead.format(places=names))
    everywhere = rows_of(None)
    return _short(heading, everywhere, said.instead_nation if everywhere else said.nothing)


def _pilots(at: At, prefecture: str | None) -> list[Project]:
    """Projects of the place, as the facts `pilots` and, at the end, `pilots.without_towns` count them."""
    found = chosen(projects_on(at.dataset, at.selection.as_of), AskedPilots(), prefecture)
    return sorted(found, key=lambda project: not towns_in(project, prefecture))


def _where(at: At, project: Project, prefecture: str | None, words: Words) -> str:
    codes = towns_in(project, prefecture) or [place.code for place in places_in(project, prefecture)]
    first = place_name(at.dataset, codes[0], words)
    more = WORDS[words.language].more_places
    return first if len(codes) == 1 else more.format(first=first, n=len(codes) - 1)


def _measures(at: At, prefecture: str | None) -> pd.DataFrame:
    """Measures that count on a municipality of the place, a municipality at a time: the second of one comes later."""
    rows = _in_turns(at.dataset, at.selection.as_of)
    return rows if prefecture is None else rows[rows["prefecture_code"] == prefecture]


@lru_cache(maxsize=4)
def _in_turns(dataset: Dataset, day: str) -> pd.DataFrame:
    rows = measures_on(dataset, day)
    rows = rows[rows["measure_id"].isin(held(dataset, "measures", day)["measure_id"])]
    turn = rows.groupby("municipality_code").cumcount()
    return rows.assign(turn=turn).sort_values(["turn", "municipality_code", "measure_id"])


def _measure_rows(at: At, prefecture: str | None, last: Callable[[Mapping[Any, Any]], str], words: Words) -> list[_Row]:
    return [
        _Row(
            (place_name(at.dataset, row["municipality_code"], words), row["title"], last(row)),
            row["status"] == _SAMPLE,
        )
        for row in _measures(at, prefecture).to_dict("records")
    ]


def solved(at: At, words: Words) -> Listed:
    """Pilots, then measures."""
    said = WORDS[words.language]

    def rows(prefecture: str | None) -> list[_Row]:
        pilots = [
            _Row(
                (_where(at, project, prefecture, words), str(project.row["title"]), said.kinds["pilots"]),
                project.row["status"] == _SAMPLE,
            )
            for project in _pilots(at, prefecture)
        ]
        return [*pilots, *_measure_rows(at, prefecture, lambda _: said.kinds["measures"], words)]

    return _somewhere(at, said.solved, rows, words)


def pilots(at: At, words: Words) -> Listed:
    """Pilots of municipalities, the latest first, then those on record without one."""

    def rows(prefecture: str | None) -> list[_Row]:
        return [
            _Row(
                (_where(at, each, prefecture, words), str(each.row["title"]), each.year),
                each.row["status"] == _SAMPLE,
            )
            for each in _pilots(at, prefecture)
        ]

    return _somewhere(at, WORDS[words.language].pilots, rows, words)


def measures(at: At, words: Words) -> Listed:
    """Measures, one of each municipality first."""
    names = words.on_map.categories
    return _somewhere(
        at,
        WORDS[words.language].measures,
        lambda code: _measure_rows(at, code, lambda row: names.get(row["category"], row["category"]), words),
        words,
    )


def not_members(at: At, words: Words) -> Listed:
    """Municipalities not in that border on a member, in code order, with their neighbours that are in."""
    beside = fact(at, "not_members.beside")
    rows = beside.rows() if beside.value is not None else None
    inside = frozenset(fact(at.of_nation, "members").rows()["municipality_code"])
    neighbours = land_neighbours(at.dataset)
    codes: Iterable[str] = [] if rows is None else rows["municipality_code"]
    found = [
        _Row(
            (
                place_name(at.dataset, code, words),
                words.on_map.separator.join(
                    place_name(at.dataset, other, words) for other in neighbours[code] if other in inside
                ),
            ),
            beside.is_sample,
        )
        for code in codes
    ]
    said = WORDS[words.language]
    return _short(said.not_members, found, "" if found else said.nothing)


LISTS: Final[Mapping[str, Callable[[At, Words], Listed]]] = {
    "list.solved": solved,
    "list.pilots": pilots,
    "list.measures": measures,
    "list.not_members": not_members,
}
