"""A page of the app as files of the command line: as slides, or each of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import days, text
from dashboard.export.csv_files import csv_bytes
from dashboard.export.papers_of import papers_of
from dashboard.export.workbook import workbook_bytes
from dashboard.export.writing import make_folder, write_whole
from dashboard.offered import choices_of
from dashboard.offline.site_run import Reader
from dashboard.page_record import ShownTable
from dashboard.page_slides import page_deck
from dashboard.wording import words_in
from dashboard.wording.export import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.page_record import PageRecord
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_SAMPLE = "サンプルデータ"


def make_page_slides(dataset: Dataset, selection: Selection, out: Path, tell: Tell, *, page: str) -> list[Path]:
    """The deck of a page as it opens for the choice. Raises GeodataError for one with nothing to stand on a slide."""
    shown = _shown(dataset, selection, page)
    if shown.is_empty:
        raise GeodataError(_nothing(page, selection))
    write_whole(out, page_deck(shown, dataset, selection.language, "", tell))
    return [out]


def make_page_tables(dataset: Dataset, selection: Selection, out: Path, tell: Tell, *, page: str) -> list[Path]:
    """Every table of a page in a folder, as CSV and as a workbook under the names the app gives them.

    Raises GeodataError for a page without a table.
    """
    words, said = words_in(selection.language), WORDS[selection.language]
    tables = [part for part in _shown(dataset, selection, page).shown.values() if isinstance(part, ShownTable)]
    if not tables:
        raise GeodataError(_nothing(page, selection))
    make_folder(out)
    written = []
    for done, shown in enumerate(tables):
        tell(said.writing, done, len(tables))
        papers = papers_of(
            dataset,
            words,
            shown.content,
            area=shown.area,
            as_of=shown.as_of,
            body=selection.body,
            lines=shown.lines,
            has_sample=shown.has_sample,
        )
        for ending, body in (("csv", csv_bytes(shown.table)), ("xlsx", workbook_bytes(shown.table, papers))):
            sample = _SAMPLE if shown.has_sample else ""
            name = text.file_name(shown.content, shown.area, shown.as_of, days.today(), ending, sample=sample)
            write_whole(out / name, body)
            written.append(out / name)
    tell(said.done, len(tables), len(tables))
    return written


def _shown(dataset: Dataset, selection: Selection, page: str) -> PageRecord:
    return Reader(dataset, selection.to_query(choices_of(dataset))).shown(page)


def _nothing(page: str, selection: Selection) -> str:
    words = words_in(selection.language)
    return WORDS[selection.language].nothing_shown.format(page=words.pages[page])
