"""The paper of a prefecture as files: PDF and Word, of one prefecture or of all."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard import days, text
from dashboard.export.writing import write_whole
from dashboard.prefecture_paper import prefecture_paper
from dashboard.views.days import list_in_force
from dashboard.wording import words_in
from dashboard.wording.export import WORDS as EXPORT_WORDS
from dashboard.wording.prefecture_paper import WORDS
from geodata.dataset import open_dataset
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.prefecture_paper import PrefecturePaper
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

MAP_SIZE: Final = (207.0, 240.0)
"""Points of the map for a document."""
ENDINGS: Final = ("pdf", "docx")
_DPI: Final = 250
_PROCESSES: Final = 2
_SAMPLE: Final = "サンプルデータ"


def pdf_file(dataset: Dataset, selection: Selection) -> bytes:
    """The paper on one A4 page."""
    return _made(_told(dataset, selection), "pdf", dataset, selection)


def word_file(dataset: Dataset, selection: Selection) -> bytes:
    """The paper as a document."""
    return _made(_told(dataset, selection), "docx", dataset, selection)


def make_briefing(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The paper of the prefecture as the file `out`; in a folder both files, of all prefectures where none is chosen.

    Raises GeodataError for a file without a prefecture, and where nothing can be written.
    """
    said = EXPORT_WORDS[selection.language]
    if not out.suffix:
        return _folder(dataset, selection, out, tell)
    if selection.prefecture is None:
        raise GeodataError(WORDS["ja"].wants_prefecture)
    tell(said.drawing, 0, 1)
    write_whole(out, _made(_told(dataset, selection), out.suffix[1:].lower(), dataset, selection))
    tell(said.done, 1, 1)
    return [out]


def _told(dataset: Dataset, selection: Selection) -> PrefecturePaper:
    return prefecture_paper(dataset, selection, words_in(selection.language))


def _made(told: PrefecturePaper, ending: str, dataset: Dataset, selection: Selection) -> bytes:
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    words = words_in(selection.language)
    if ending == "pdf":
        return static_map.saved(static_map.draw_prefecture_paper(told, dataset, words), "pdf", told.title)
    from dashboard.export.prefecture_document import document  # noqa: PLC0415 - python-docx likewise

    panel = static_map.draw_panel(told.map, dataset, words, MAP_SIZE)
    return document(told, static_map.saved(panel, "png", told.map_said, _DPI), words)


def _folder(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """Both files of each prefecture; of many in two processes, for their fonts and maps take a second or two each."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise GeodataError(
            f"{out} をフォルダーとして使えません。同じ名前のファイルがないかを確かめてください。"
        ) from fault
    codes = [selection.prefecture] if selection.prefecture else list(dataset["prefectures"]["prefecture_code"])
    choices = [replace(selection, prefecture=code) for code in codes]
    write = partial(_written, dataset.path.parent, dataset.version, out, days.today())
    processes = min(_PROCESSES, os.cpu_count() or 1, len(choices))
    if processes == 1:
        return _gathered(map(partial(write, dataset=dataset), choices), choices, tell)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        return _gathered(pool.map(write, choices), choices, tell)


def _gathered(written: Iterable[list[Path]], choices: Sequence[Selection], tell: Tell) -> list[Path]:
    found: list[Path] = []
    words = words_in(choices[0].language)
    tell(EXPORT_WORDS[words.language].drawing, 0, len(choices))
    for number, (paths, chosen) in enumerate(zip(written, choices, strict=True), start=1):
        found += paths
        tell(text.place(chosen.prefecture or "", words), number, len(choices))
    return found


def _written(  # noqa: PLR0917 - a pool hands over the last one by its place
    published: Path, version: str, out: Path, made_on: date, selection: Selection, dataset: Dataset | None = None
) -> list[Path]:
    data = dataset or _opened(published, version)
    told, words = _told(data, selection), words_in(selection.language)
    listed = list_in_force(data, selection.body, selection.as_of) or ""
    as_of = days.in_file_name(selection.as_of, listed, words)
    place, content = text.place(selection.prefecture or "", words), WORDS[words.language].content
    found = []
    for ending in ENDINGS:
        sample = _SAMPLE if told.sample else ""
        path = out / text.file_name(content, place, as_of, made_on, ending, sample=sample)
        write_whole(path, _made(told, ending, data, selection))
        found.append(path)
    return found


@lru_cache(maxsize=1)
def _opened(published: Path, version: str) -> Dataset:
    """The dataset in a process of its own."""
    return open_dataset(published, version)
