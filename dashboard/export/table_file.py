"""The municipalities of a prefecture, or of all, as a file of the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import text
from dashboard.export.csv_files import csv_bytes
from dashboard.export.papers_of import papers_of
from dashboard.export.workbook import workbook_bytes
from dashboard.export.writing import write_whole
from dashboard.towns_table import shown_table, towns_note
from dashboard.views.prefecture import prefecture_view
from dashboard.wording import words_in
from dashboard.wording.export import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.selection import Selection
    from dashboard.views.prefecture import PrefectureView
    from geodata.dataset import Dataset


def make_table(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The table of the prefecture page, as CSV or as a workbook; without a prefecture that of all, by code."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    codes = [selection.prefecture] if selection.prefecture else list(dataset["prefectures"]["prefecture_code"])
    views: list[PrefectureView] = []
    for number, code in enumerate(codes):
        tell(text.place(code, words), number, len(codes) + 1)
        view = prefecture_view(dataset, replace(selection, prefecture=code))
        if view is not None:
            views.append(view)
    tell(said.writing, len(codes), len(codes) + 1)
    table = pd.concat([shown_table(view, words) for view in views], ignore_index=True)
    if out.suffix.lower() == ".csv":
        write_whole(out, csv_bytes(table))
    else:
        papers = papers_of(
            dataset,
            words,
            words.table_of_towns,
            area=text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
            as_of=selection.as_of,
            body=selection.body,
            lines=list(dict.fromkeys(towns_note(view, words) for view in views)),
            has_sample=any(view.has_sample for view in views),
        )
        write_whole(out, workbook_bytes(table, papers))
    tell(said.done, len(codes) + 1, len(codes) + 1)
    return [out]
