"""Where everything comes from: sources, dictionary, build report, rejects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geodata.dictionary import dictionary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
