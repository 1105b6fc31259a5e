"""The sources of a fact as their papers say: title, publisher, licence, credit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dashboard.views.papers import source_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.facts.fact import Fact
    from geodata.dataset import Dataset

_FIRST: Final = ("memberships", "membership_totals")
"""Tables most figures are of: a document that several sources quote is taken for what it is there."""


def sources_of(fact: Fact, dataset: Dataset) -> tuple[Mapping[str, Any], ...]:
    """The papers of every source whose title, or whose document's title, the fact names; empty where none is known."""
    left, found = fact.source, set()
    for title, source_id in _ids_of_titles(dataset).items():  # the longest first: a title may hold another
        if title in left:
            left = left.replace(title, "")
            found.add(source_id)
    return tuple(source for source in dataset.manifest["sources"] if source["id"] in found)


@lru_cache(maxsize=4)
def _ids_of_titles(dataset: Dataset) -> dict[str, str]:
    """Id of the source by its own title and by those of the documents in it, the longest title first."""
    known = {title: source_id for source_id, title in source_titles(dataset).items()}
    for name in (*_FIRST, *dataset.tables):
        table = dataset[name]
        if {"source_id", "source_title"} <= set(table.columns):
            pairs = table[["source_title", "source_id"]].dropna().drop_duplicates()
            known = {**dict(pairs.itertuples(index=False, name=None)), **known}
    return dict(sorted(known.items(), key=lambda pair: -len(pair[0])))
