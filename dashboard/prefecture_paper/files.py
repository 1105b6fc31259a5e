"""The paper of a prefecture as files: PDF and Word, of one prefecture or of all."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard import days, text
from dashboard.export.archives import archive
from dashboard.export.writing import make_folder, write_whole
from dashboard.prefecture_paper import prefecture_paper
from dashboard.selection import Selection
from dashboard.views.days import list_in_force
from dashboard.wording import words_in
from dashboard.wording.export import WORDS as EXPORT_WORDS
from dashboard.wording.prefecture_paper import WORDS
from geodata.dataset import Dataset, open_dataset
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.prefecture_paper import PrefecturePaper
    from dashboard.wording import Words

MAP_SIZE: Final = (207.0, 240.0)
"""Points of the map for a document."""
ENDINGS: Final = ("pdf", "docx")
_DPI: Final = 250
_LIGHT_DPI: Final = 130
"""Of the maps in a kit: 47 papers take some ten megabytes."""
_PROCESSES: Final = 2
_SAMPLE: Final = "サンプルデータ"
File = tuple[str, bytes]
"""Name and content."""
Make = Callable[[Dataset, Selection], list[File]]


def pdf_file(dataset: Dataset, selection: Selection) -> bytes:
    """The paper on one A4 page."""
    return _made(_told(dataset, selection), "pdf", dataset, selection)


def word_file(dataset: Dataset, selection: Selection) -> bytes:
    """The paper as a document."""
    return _made(_told(dataset, selection), "docx", dataset, selection)


def make_briefing(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The paper of the prefecture as the file `out`; in a folder or a zip both files, of all where none is chosen.

    Raises GeodataError for a file without a prefecture, and where nothing can be written.
    """
    said, ending = EXPORT_WORDS[selection.language], out.suffix[1:].lower()
    if not ending:
        return _folder(dataset, selection, out, tell)
    if ending == "zip":
        write_whole(out, archive(dict(_all(dataset, selection, _both, tell))))
        return [out]
    if selection.prefecture is None:
        raise GeodataError(WORDS["ja"].wants_prefecture)
    tell(said.drawing, 0, 1)
    write_whole(out, _made(_told(dataset, selection), ending, dataset, selection))
    tell(said.done, 1, 1)
    return [out]


def light_files(dataset: Dataset, selection: Selection) -> list[File]:
    """PDFs for the kit, whose maps are pictures: of the chosen prefecture, or of all; their names have no day of making."""
    return list(_all(dataset, selection, _light, lambda *_: None))


def _told(dataset: Dataset, selection: Selection) -> PrefecturePaper:
    return prefecture_paper(dataset, selection, words_in(selection.language))


def _made(told: PrefecturePaper, ending: str, dataset: Dataset, selection: Selection) -> bytes:
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    words = words_in(selection.language)
    if ending == "pdf":
        return static_map.saved(static_map.draw_prefecture_paper(told, dataset, words), "pdf", told.title)
    from dashboard.export.prefecture_document import document  # noqa: PLC0415 - python-docx likewise

    scale = static_map.MAP_SCALE
    panel = static_map.draw_panel(told.map, dataset, words, MAP_SIZE, scale=scale, inset_note=told.inset_note)
    return document(told, static_map.saved(panel, "png", told.map_said, _DPI), words)


def _folder(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """Both files of each prefecture, written as they are made."""
    make_folder(out)
    found = []
    for name, body in _all(dataset, selection, _both, tell):
        write_whole(out / name, body)
        found.append(out / name)
    return found


def _all(dataset: Dataset, selection: Selection, make: Make, tell: Tell) -> Iterator[File]:
    """The files of each prefecture; of many in two processes, for their fonts and maps take a second or two each."""
    codes = [selection.prefecture] if selection.prefecture else list(dataset["prefectures"]["prefecture_code"])
    choices = [replace(selection, prefecture=code) for code in codes]
    processes = min(_PROCESSES, os.cpu_count() or 1, len(choices))
    if processes == 1:
        yield from _gathered((make(dataset, chosen) for chosen in choices), choices, tell)
        return
    in_process = partial(_in_process, make, dataset.path.parent, dataset.version)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        yield from _gathered(pool.map(in_process, choices), choices, tell)


def _gathered(made: Iterable[list[File]], choices: Sequence[Selection], tell: Tell) -> Iterator[File]:
    words = words_in(choices[0].language)
    tell(EXPORT_WORDS[words.language].drawing, 0, len(choices))
    for number, (files, chosen) in enumerate(zip(made, choices, strict=True), start=1):
        yield from files
        tell(text.place(chosen.prefecture or "", words), number, len(choices))


def _in_process(make: Make, published: Path, version: str, selection: Selection) -> list[File]:
    return make(_opened(published, version), selection)


def _both(dataset: Dataset, selection: Selection) -> list[File]:
    """PDF and Word, under names that say when they were made."""
    told, words = _told(dataset, selection), words_in(selection.language)
    content, place, as_of = _name(dataset, selection, words)
    sample = _SAMPLE if told.sample else ""
    return [
        (
            text.file_name(content, place, as_of, days.today(), ending, sample=sample),
            _made(told, ending, dataset, selection),
        )
        for ending in ENDINGS
    ]


def _light(dataset: Dataset, selection: Selection) -> list[File]:
    from dashboard import static_map  # noqa: PLC0415 - as above

    told, words = _told(dataset, selection), words_in(selection.language)
    drawn = static_map.with_painted_shapes(static_map.draw_prefecture_paper(told, dataset, words))
    parts = [*_name(dataset, selection, words), _SAMPLE if told.sample else ""]
    name = "_".join(part.replace("/", "／").replace(" ", "") for part in parts if part)
    return [(f"{selection.prefecture}_{name}.pdf", static_map.saved(drawn, "pdf", told.title, _LIGHT_DPI))]


def _name(dataset: Dataset, selection: Selection, words: Words) -> tuple[str, str, str]:
    """Content, place and day, as a name of a file says them."""
    listed = list_in_force(dataset, selection.body, selection.as_of) or ""
    as_of = days.in_file_name(selection.as_of, listed, words)
    return WORDS[words.language].content, text.place(selection.prefecture or "", words), as_of


@lru_cache(maxsize=1)
def _opened(published: Path, version: str) -> Dataset:
    """The dataset in a process of its own."""
    return open_dataset(published, version)
