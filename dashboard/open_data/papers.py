"""By whose word a table stands: its sources with publisher, licence and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.columns import Table
    from geodata.dataset import Dataset

_REGISTERS: Final = ("membership", "plans", "corporations", "measures", "pilots")
KINDS: Final = {
    "municipalities": ("boundaries", "codes", "kaso", "statistics", "metro", "romaji"),
    "prefectures": ("boundaries", "codes", "statistics"),
    "excluded_areas": ("boundaries",),
    "adjacency": ("boundaries",),
    "sea_adjacency": ("boundaries",),
    "coverage": ("codes", *_REGISTERS),
    "reconciliation": ("membership_totals", "membership", "cooperating_members"),
}
"""Kinds of the sources behind a table whose rows do not name theirs."""


def sources_of(data: Dataset, table: Table) -> list[Mapping[str, Any]]:
    """Papers of the sources behind a table: those its rows name, or those of the kinds it is made from."""
    present = [source for source in data.manifest.get("sources", ()) if source["is_present"]]
    if table.name in KINDS:
        return [source for source in present if source["kind"] in KINDS[table.name]]
    columns = [column.name for column in table.columns if column.name.startswith("source_id")]
    named = {one for column in columns for ids in data[table.name][column].dropna().unique() for one in ids.split("、")}
    return [source for source in present if source["id"] in named]


def coverage_sources(data: Dataset) -> list[Mapping[str, Any]]:
    """Papers of the registers that say how municipalities are covered."""
    return [
        source for source in data.manifest.get("sources", ()) if source["is_present"] and source["kind"] in _REGISTERS
    ]


def credit_lines(sources: list[Mapping[str, Any]]) -> list[str]:
    """Credit line of each source, each once."""
    return list(dict.fromkeys(source["credit"] for source in sources))
