"""Where everything comes from: sources, dictionary, build report, rejects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dashboard.views.days import list_in_force
from geodata.dictionary import dictionary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class PapersView:
    """What the データ page shows; `report` is Markdown."""

    version: str
    built_at: str
    sources: Sequence[Mapping[str, Any]]
    row_counts: Mapping[str, int]
    rejects: pd.DataFrame
    dictionary: pd.DataFrame
    report: str
    has_sample: bool


def papers_view(dataset: Dataset) -> PapersView:
    """The papers of the open version."""
    return PapersView(
        version=dataset.version,
        built_at=dataset.manifest["built_at"],
        sources=dataset.manifest["sources"],
        row_counts=dataset.manifest["row_counts"],
        rejects=dataset["rejects"],
        dictionary=dictionary(),
        report=(dataset.path / "report.md").read_text(encoding="utf-8"),
        has_sample=bool((dataset["memberships"]["status"] == "サンプル").any()),
    )


def source_titles(dataset: Dataset) -> dict[str, str]:
    """Title of each source by id."""
    return {source["id"]: source["title"] for source in dataset.manifest["sources"]}


def credits_of(dataset: Dataset) -> list[Mapping[str, Any]]:
    """Sources whose files are there and whose credit line every page prints, each line once."""
    present = [source for source in dataset.manifest["sources"] if source["is_present"]]
    return list({source["credit"]: source for source in present}.values())


def sources_behind(dataset: Dataset, *tables: str) -> frozenset[str]:
    """Ids of the sources that the rows of tables are from."""
    return frozenset(str(source) for table in tables for source in dataset[table]["source_id"].unique())


@lru_cache(maxsize=64)
def sources_of_list(dataset: Dataset, body: str, day: str) -> frozenset[str]:
    """Ids of the sources of the list of members in force on a day."""
    rows = dataset["memberships"]
    own = rows[(rows["body"] == body) & (rows["as_of"] == list_in_force(dataset, body, day))]
    return frozenset(own["source_id"].unique())


def credit_lines(dataset: Dataset, sources: Collection[str]) -> tuple[str, ...]:
    """Credit lines of these sources, each once, in the order of the register of sources."""
    lines = (source["credit"] for source in dataset.manifest["sources"] if source["id"] in sources)
    return tuple(dict.fromkeys(lines))
