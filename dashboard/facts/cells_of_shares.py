"""Cells of membership: shares by group, made-up rows, special wards, gap reasons, bands, and what stands by a total."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.membership import (
    figures_on,
    from_list,
    is_kaso,
    is_member,
    listed_at,
    papers_of_list,
    published,
    sources_in,
    towns_at,
)
from dashboard.text import band as band_said
from dashboard.views.members import CLASSES, members_view
from dashboard.views.prefectures import BANDS, prefectures_view
from dashboard.views.shares import BAND_EDGES, SAMPLE, TYPES, coverages
from dashboard.wording.cells import WORDS
from dashboard.wording.facts import WORDS as FACT_WORDS
from geodata.gaps import GapReason
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.facts.fact import Kind
    from dashboard.wording import Words

TYPE_KEYS: Final = dict(zip(TYPES, ("designated", "wards", "cities", "towns", "villages"), strict=True))
EDGES: Final = tuple(str(edge) for edge in BAND_EDGES[:-1])
PARTS: Final = ("n", "of", "percent")
ROWS: Final = ("all", "registered", "sample", "elsewhen")
MEASURES: Final = {"members": "towns", "people": "population", "area": "area", "kaso": "kaso"}
"""Measures of coverage by the names that facts give them."""
_WARD: Final = "特別区"


def _in_group(at: At, column: str, value: str, towns: pd.DataFrame) -> pd.Series:
    if column != "region":
        return towns[column] == value
    regions = at.dataset["prefectures"].set_index("prefecture_code")["region"]
    return towns["prefecture_code"].map(regions) == value


def share(at: At, column: str, value: str, part: str) -> Fact:
    """Of the municipalities with a value in a column: members, all, or the percentage."""

    def number(towns: pd.DataFrame) -> float | None:
        inside = _in_group(at, column, value, towns)
        n, of = int((inside & is_member(towns)).sum()), int(inside.sum())
        return {"n": n, "of": of, "percent": 100 * n / of if of else None}[part]

    def rows(towns: pd.DataFrame) -> pd.Series:
        inside = _in_group(at, column, value, towns)
        return inside & is_member(towns) if part == "n" else inside

    return from_list(at, "percent" if part == "percent" else "count", number, rows)


def made_up(at: At, measure: str) -> Fact:
    """How much of a coverage rests on made-up rows."""

    def rows(towns: pd.DataFrame) -> pd.Series:
        own = (towns["status"] == SAMPLE).fillna(value=False).astype("bool")
        return own & is_kaso(towns) if measure == "kaso" else own

    return from_list(at, "count", lambda towns: coverages(towns)[measure].sample, rows)


def having(at: At) -> Fact:
    """Municipalities that are known to be members, whether the list is whole or not."""
    return _of_towns(at, is_member)


def known(at: At, measure: str, part: str) -> Fact:
    """A part of a coverage as far as it is known, whether the list is whole or not."""
    towns = towns_at(at)
    own = coverages(towns)[measure]
    value = {"n": own.count, "of": own.total, "percent": own.percent}[part]
    kind: Kind = "percent" if part == "percent" else "count"
    rows = partial(_rows_of, towns, is_member(towns)) if part == "n" else lambda: towns
    return Fact(
        kind,
        value,
        listed_at(at) or at.selection.as_of,
        *papers_of_list(at),
        rows,
        "" if value is not None else "no_total",
    )


def lacking(at: At, reason: GapReason) -> Fact:
    """Municipalities that are not known to be members, for one reason."""
    return _of_towns(at, lambda towns: towns["reason"] == reason.value)


def _of_towns(at: At, mask: Callable[[pd.DataFrame], pd.Series]) -> Fact:
    towns = towns_at(at)
    own = mask(towns)
    rows = partial(_rows_of, towns, own)
    return Fact("count", int(own.sum()), listed_at(at) or at.selection.as_of, *papers_of_list(at), rows)


def _rows_of(towns: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
    return towns[mask].reset_index(drop=True)


def in_band(at: At, edge: int) -> Fact:
    """Prefectures whose share of members lies in a band."""
    view = prefectures_view(at.dataset, at.of_nation.selection)
    known = from_list(at.of_nation, "count", lambda _: len(view.in_band(edge)))
    lines = [line for line in view.lines if line.band == edge]
    rows = pd.DataFrame(
        [
            {"prefecture_code": line.code, "n": line.shares["towns"].count, "of": line.shares["towns"].total}
            for line in lines
        ],
        columns=["prefecture_code", "n", "of"],
    )
    return replace(known, rows=lambda: rows)


def beside_total(at: At, name: str, part: str) -> Fact:
    """What stands by a published total: of how many, its percentage, the one before, the change, made-up rows."""
    base = published(at, name)
    figures = figures_on(at.dataset, at.selection.body, at.selection.as_of)
    figure = next((each for each in figures if each.key == CLASSES[name]), None)
    if figure is None:
        return base
    before, by = (figure.change.before, figure.change.by) if figure.change else (None, None)
    values = {"of": figure.total, "percent": figure.percent, "before": before, "change": by, "sample": figure.sample}
    value = values[part]
    why = "" if value is not None else ("no_total" if part in {"of", "percent"} else "no_total_before")
    own = replace(base, value=value, why=why, is_lower_bound=False)
    if part == "sample":
        return replace(own, status=SAMPLE if value else base.status)
    kinds: Mapping[str, Kind] = {"percent": "percent", "change": "change"}
    return replace(own, kind=kinds.get(part, "count"))


def rows_behind(at: At, name: str, status: str) -> Fact:
    """Rows of the class on the page of members: all, registered, made up, or of other dates."""
    view = members_view(at.dataset, at.selection, name)
    is_sample = view.rows["status"] == SAMPLE
    own = {
        "all": view.rows,
        "sample": view.rows[is_sample],
        "registered": view.rows[~is_sample],
        "elsewhen": view.elsewhen,
    }[status]
    said = SAMPLE if (own["status"] == SAMPLE).any() else "登録値"
    return Fact("count", len(own), view.as_of or at.selection.as_of, said, sources_in(own), lambda: own)


def _name_of_group(words: Words, kind: str, value: str, part: str) -> str:
    own = WORDS[words.language]
    if kind == "band":
        following = dict(zip(EDGES, [*EDGES[1:], None], strict=True))[value]
        said = band_said(value, following, words)
    else:
        said = {"region": words.regions, "type": words.types}[kind][value]
    return own.parts[part].format(name=said)


def _named(words: Words, key: str, **keys: str) -> str:
    own, facts = WORDS[words.language], FACT_WORDS[words.language].names
    filled = {name: facts[value] for name, value in keys.items() if value in facts}
    filled |= {name: words.reasons[value] for name, value in keys.items() if value in words.reasons}
    return own.names[key].format(**{**keys, **filled})


def _groups() -> Mapping[str, Cell]:
    kinds = (
        ("region", "region", REGION_KEYS),
        ("type", "municipality_type", TYPE_KEYS),
        ("band", "band", {edge: edge for edge in EDGES}),
    )
    return {
        f"by_{kind}.{slug}.{part}": Cell(
            partial(share, column=column, value=value, part=part),
            partial(_name_of_group, kind=kind, value=value, part=part),
        )
        for kind, column, values in kinds
        for value, slug in values.items()
        for part in PARTS
    }


CELLS: Final[Mapping[str, Cell]] = {
    **_groups(),
    **{
        f"{name}.sample": Cell(
            partial(made_up, measure=measure), partial(_named, key="sample", of=f"{name}.n" if name != "members" else name)
        )
        for name, measure in MEASURES.items()
    },
    **{
        f"wards.{part}": Cell(
            partial(share, column="municipality_type", value=_WARD, part=part), partial(_named, key=f"wards.{part}")
        )
        for part in ("n", "of")
    },
    "membership.having": Cell(having, partial(_named, key="membership.having")),
    **{
        f"known.{name}.{part}": Cell(
            partial(known, measure=measure, part=part), partial(_named, key=f"known.{part}", of=f"{name}.{part}")
        )
        for name, measure in MEASURES.items()
        if name != "members"
        for part in ("n", "of")
    },
    "known.percent": Cell(partial(known, measure="towns", part="percent"), partial(_named, key="known.percent")),
    **{
        f"membership.{reason.value}": Cell(
            partial(lacking, reason=reason), partial(_named, key="membership.lacking", reason=reason.value)
        )
        for reason in GapReason
    },
    **{
        f"in_band.{edge}": Cell(partial(in_band, edge=edge), partial(_named, key="in_band", edge=str(edge)))
        for edge in BANDS
    },
    **{
        f"published.{name}.{part}": Cell(
            partial(beside_total, name=name, part=part), partial(_named, key=f"total.{part}", of=f"published.{name}")
        )
        for name in CLASSES
        for part in ("of", "percent", "before", "change", "sample")
    },
    **{
        f"rows.{name}.{status}": Cell(
            partial(rows_behind, name=name, status=status),
            partial(_named, key=f"rows.{status}", of=f"published.{name}"),
        )
        for name in CLASSES
        for status in ROWS
    },
}  # fmt: skip
