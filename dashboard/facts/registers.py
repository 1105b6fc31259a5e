"""Facts of the registers on a day: pilots, measures, plans and corporations, their gap reasons, targets, and peers."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.fact import At, Fact
from dashboard.layers.ground import REASONS, ground
from dashboard.layers.registers import covered_on
from dashboard.views.papers import source_titles, sources_behind
from dashboard.views.peers import VARIABLES, nearest, prefecture_inputs
from dashboard.views.pilots import Asked, chosen, projects_on, towns_in
from dashboard.views.registers import held
from dashboard.views.targets import REGISTERS, targets_on
from geodata.counting import COUNTED
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.layers.ground import Covered
    from geodata.dataset import Dataset

_SAMPLE: Final = "サンプル"
_REGISTERED: Final = "登録値"
_PEERS: Final = 3


@lru_cache(maxsize=32)
def _held(dataset: Dataset, register: str, day: str) -> pd.DataFrame:
    rows = held(dataset, register, day)
    return rows[rows["municipality_code"].isin(dataset["municipalities"]["municipality_code"])]


@lru_cache(maxsize=32)
def _covered(dataset: Dataset, register: str, day: str) -> Covered:
    return covered_on(ground(dataset), register, day)


@lru_cache(maxsize=64)
def _sources(dataset: Dataset, *tables: str) -> str:
    titles = source_titles(dataset)
    return "、".join(titles.get(each, each) for each in sorted(sources_behind(dataset, *tables)))


@lru_cache(maxsize=128)
def _alike(dataset: Dataset, prefecture: str) -> pd.DataFrame:
    return nearest(prefecture_inputs(dataset), prefecture, dict.fromkeys(VARIABLES, 1), _PEERS).table


def held_at(at: At, register: str) -> pd.DataFrame:
    """Records of the place that count on a municipality and hold on the day."""
    rows = _held(at.dataset, register, at.selection.as_of)
    return rows if at.selection.prefecture is None else rows[rows["prefecture_code"] == at.selection.prefecture]


def register_fact(at: At, register: str, value: float | None, rows: pd.DataFrame) -> Fact:
    """A count of a register, with its rows; サンプル where one of them is made up."""
    return count_fact(at, (register,), value, lambda: rows, rows)


def count_fact(
    at: At, tables: tuple[str, ...], value: float | None, rows: Callable[[], pd.DataFrame], behind: pd.DataFrame | None
) -> Fact:
    """A count that some tables are asked for, with its rows; サンプル where a record `behind` it is made up."""
    statuses = set(behind["status"]) if behind is not None and "status" in behind else set()
    status = _SAMPLE if _SAMPLE in statuses else _REGISTERED
    source = _sources(at.dataset, *tables)
    return Fact("count", value, at.selection.as_of, status, source, lambda: rows().reset_index(drop=True))


def towns_of_codes(at: At, codes: Iterable[str]) -> pd.DataFrame:
    """Rows of municipalities."""
    towns = at.dataset["municipalities"]
    return towns[towns["municipality_code"].isin([*codes])]


def records(at: At, register: str) -> Fact:
    """Records of a register; of pilots the projects, each once."""
    rows = held_at(at, register)
    own = rows.drop_duplicates("pilot_id") if register == "pilots" else rows
    return register_fact(at, register, len(own), own)


def towns_with(at: At, register: str) -> Fact:
    """Municipalities with at least one record."""
    rows = held_at(at, register).drop_duplicates("municipality_code")
    return register_fact(at, register, len(rows), rows)


def towns_without(at: At, register: str, reason: GapReason) -> Fact:
    """Municipalities without a record, for one reason."""
    stand = ground(at.dataset)
    own = _covered(at.dataset, register, at.selection.as_of)
    mask = stand.here(at.selection.prefecture) & (own.reason == REASONS.index(reason))

    def rows() -> pd.DataFrame:
        codes = [code for code, is_it in zip(stand.codes, mask.tolist(), strict=True) if is_it]
        return towns_of_codes(at, codes).reset_index(drop=True)

    source = _sources(at.dataset, register)
    return Fact("count", int(mask.sum()), at.selection.as_of, _REGISTERED, source, rows)


def categories(at: At) -> Fact:
    """Categories of support measures that at least one municipality of the place offers."""
    rows = held_at(at, "measures").drop_duplicates("category")
    return register_fact(at, "measures", len(rows), rows)


def pilots_without_towns(at: At) -> Fact:
    """Projects of the place that name no municipality of it, so that `pilots` does not count them."""
    prefecture = at.selection.prefecture
    found = chosen(projects_on(at.dataset, at.selection.as_of), Asked(), prefecture)
    ids = [project.id for project in found if not towns_in(project, prefecture)]
    rows = at.dataset["pilots"]
    return register_fact(at, "pilots", len(ids), rows[rows["pilot_id"].isin(ids)])


def target(at: At, register: str, part: str) -> Fact:
    """Of a legal target of all Japan: its value, what is reached, in percent, and needed a month."""
    progress = next((p for p in targets_on(at.dataset, at.selection.as_of) if p.register == register), None)
    if progress is None:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "before_target")
    value = {
        "target": progress.value,
        "reached": progress.count,
        "percent": progress.percent,
        "needed": progress.needed,
        "until": progress.end.isoformat(),
    }[part]
    kind = {"percent": "percent", "needed": "rate", "until": "day"}.get(part, "count")
    status = progress.status if part in {"target", "until"} else (_SAMPLE if progress.has_sample else "登録値")
    titles = progress.items["source"].dropna()
    source = progress.source_title if part in {"target", "until"} else "、".join(dict.fromkeys(titles))
    why = "" if value is not None else "period_over"
    return Fact(kind, value, progress.day.isoformat(), status, source, lambda: progress.items, why)  # type: ignore[arg-type]


def peer(at: At, place: int) -> Fact:
    """Code of a prefecture that is alike, the nearest first, all variables weighing the same; None where unknown."""
    code = at.selection.prefecture
    if code is None or code not in prefecture_inputs(at.dataset).index:
        return Fact("name", None, at.selection.as_of, "", "", pd.DataFrame, "no_prefecture")
    table = _alike(at.dataset, code)
    found = str(table["code"][place]) if place < len(table) else None
    return Fact("name", found, at.selection.as_of, "", "", lambda: table, "" if found else "no_peer")


FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    **{name: partial(records, register=name) for name in COUNTED},
    **{f"{name}.towns": partial(towns_with, register=name) for name in COUNTED},
    **{
        f"{name}.{reason.value}": partial(towns_without, register=name, reason=reason)
        for name in COUNTED
        for reason in (GapReason.NOT_SURVEYED, GapReason.NO_DATA, GapReason.UNMATCHED, GapReason.WITHHELD)
    },
    "pilots.without_towns": pilots_without_towns,
    "measures.categories": categories,
    **{
        f"target.{register}.{part}": partial(target, register=register, part=part)
        for register in REGISTERS.values()
        for part in ("target", "reached", "percent", "needed", "until")
    },
    **{f"peer.{place + 1}": partial(peer, place=place) for place in range(_PEERS)},
}
