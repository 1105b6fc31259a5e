"""The main tables of the kit: each as CSV and as a workbook with its papers, and what every column means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.export.csv_files import csv_bytes
from dashboard.export.papers_of import papers_of
from dashboard.export.workbook import workbook_bytes
from dashboard.offline.part import Part
from dashboard.text import JAPAN
from dashboard.towns_table import shown_table, towns_note
from dashboard.views.prefecture import prefecture_view
from dashboard.wording import words_in
from dashboard.wording.kit import WORDS
from geodata.columns import labels
from geodata.dictionary import dictionary
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.export.papers import Papers
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_TABLES: Final = (
    "memberships",
    "membership_totals",
    "pilots",
    "pilot_places",
    "measures",
    "plans",
    "corporations",
    "events",
    "statistics",
)
_SAMPLE: Final = "サンプル"


@dataclass(frozen=True, slots=True)
class _Named:
    """A table as it leaves: its place among the files, its title, and what is to be known of it."""

    title: str
    table: pd.DataFrame
    lines: tuple[str, ...]
    has_sample: bool


def table_parts(dataset: Dataset, selection: Selection) -> list[Part]:
    """Each table as `tables/<number>_<title>.csv` and `.xlsx`; one that holds sample rows says so in its name."""
    words = words_in(selection.language)
    found = []
    for number, own in enumerate(_tables(dataset, selection, words), 1):
        mark = f"_{WORDS[words.language].sample_mark}" if own.has_sample else ""
        name = f"tables/{number:02}_{own.title.replace('/', '／').replace(' ', '_')}{mark}"
        papers = _papers(dataset, selection, own, words)
        found.append(Part(f"{name}.csv", csv_bytes(own.table), own.title))
        found.append(Part(f"{name}.xlsx", workbook_bytes(own.table, papers), own.title))
    return found


def _tables(dataset: Dataset, selection: Selection, words: Words) -> Iterator[_Named]:
    yield _towns(dataset, selection, words)
    for name in _TABLES:
        table = TABLES[name]
        rows = dataset[name]
        has_sample = "status" in rows and bool((rows["status"] == _SAMPLE).any())
        title = table.label if words.language == "ja" else table.label_en
        shown = rows.rename(columns=labels(table.columns, words.language))
        yield _Named(title, shown, (WORDS[words.language].all_days,), has_sample)
    yield _Named(WORDS[words.language].dictionary, _dictionary(words), (), has_sample=False)


def _towns(dataset: Dataset, selection: Selection, words: Words) -> _Named:
    chosen = (replace(selection, prefecture=code) for code in dataset["prefectures"]["prefecture_code"])
    views = [view for each in chosen if (view := prefecture_view(dataset, each)) is not None]
    table = pd.concat([shown_table(view, words) for view in views], ignore_index=True)
    notes = tuple(dict.fromkeys(towns_note(view, words) for view in views))
    return _Named(words.table_of_towns, table, notes, any(view.has_sample for view in views))


def _dictionary(words: Words) -> pd.DataFrame:
    heads = WORDS[words.language].dictionary_heads
    return dictionary()[list(heads)].rename(columns=dict(heads))


def _papers(dataset: Dataset, selection: Selection, own: _Named, words: Words) -> Papers:
    return papers_of(
        dataset,
        words,
        own.title,
        area=words.all_japan,
        as_of=selection.as_of,
        body=selection.body,
        lines=own.lines,
        has_sample=own.has_sample,
        made_on=built_day(dataset),
    )


def built_day(dataset: Dataset) -> str:
    """Day in Japan on which the version was built: stands for the day of making, so that equal kits are equal."""
    built_at = dataset.manifest["built_at"]
    return datetime.fromisoformat(built_at).astimezone(JAPAN).date().isoformat() if built_at else "—"
