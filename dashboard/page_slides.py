"""Slides of a page as it is shown: its sentence with its map, then each chart and each table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard import days, text
from dashboard.export.deck.page import ROOM, cut
from dashboard.export.deck.reading import head_of
from dashboard.export.deck.slide import MOST_ROWS, Picture, Slide, Table
from dashboard.export.papers_of import papers_of
from dashboard.facts.on_pages import numbers_on
from dashboard.legend import shown_classes
from dashboard.number_said import numbers_table
from dashboard.page_record import ShownChart, ShownTable
from dashboard.views.days import list_in_force
from dashboard.wording import words_in
from dashboard.wording.deck import WORDS
from dashboard.wording.export import WORDS as EXPORT
from dashboard.wording.overview import WORDS as OVERVIEW
from dashboard.wording.passport import WORDS as PASSPORT
from dashboard.wording.whatif import JA as TRIAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.export.kinds import Tell
    from dashboard.map_view import MapView
    from dashboard.page_record import Head, PageRecord, ShownPicture
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_MAP: Final = (560.0, 356.0)
"""Points of a map beside lines, where it is set as large as this."""
_MOST_LINES: Final = 3
_MOST_NUMBERS: Final = 8
NUMBER: Final = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def page_deck(shown: PageRecord, dataset: Dataset, language: str, link: str, tell: Tell) -> bytes:
    """The deck of a page, with the link that opens it as it is."""
    from dashboard.export.deck.writer import deck_bytes  # noqa: PLC0415 - python-pptx is loaded where a deck is asked for

    words, said, head = words_in(language), EXPORT[language], shown.head
    if head is None:
        raise ValueError("the page has no head")
    slides: list[Slide] = []
    steps = len(shown.shown) + 2  # what opens the page, and the writing
    tell(said.drawing, 0, steps)
    for done, part in enumerate(_parts(shown, head, dataset, words), start=1):
        slides += part
        tell(said.drawing if done < steps - 1 else said.writing, done, steps)
    if numbers := numbers_slide(slides, shown, dataset, words):
        slides.append(numbers)
    papers = papers_of(
        dataset,
        words,
        head.title,
        area=text.place(head.selection.prefecture, words) if head.selection.prefecture else words.all_japan,
        as_of=head.selection.as_of,
        body=head.selection.body,
        lines=(),
        has_sample=head.has_sample,
        link=link,
    )
    return deck_bytes(slides, papers, words)


def numbers_slide(slides: Sequence[Slide], shown: PageRecord, dataset: Dataset, words: Words) -> Slide | None:
    """The ids of the page's numbers that stand on its slides: the first as a table, all in the notes; None without any."""
    if shown.head is None:
        return None
    own, said = WORDS[words.language], PASSPORT[words.language]
    found = numbers_on(shown.page, dataset, shown.head.selection, lambda key: shown.kept.get(key, ""))
    table, has_sample = numbers_table(dataset, found, words.language)
    written = {number for slide in slides for number in _numbers_on(slide, shown.map)}
    value = said.page_columns[3]
    here = table[[set(NUMBER.findall(each)) <= written for each in table[value]]]
    if here.empty:
        return None
    columns = [said.page_columns[place] for place in (0, 1, 3, 5)]
    rows = [tuple(map(str, row)) for row in here[columns].itertuples(index=False, name=None)]
    return Slide(
        own.numbers,
        where=where_of(shown.head.selection, dataset, words),
        lines=(own.numbers_how,),
        table=Table(
            tuple(columns),
            tuple(rows[:_MOST_NUMBERS]),
            (300, 90, 70, ROOM - 460),
            rest=own.in_notes,
            more=len(rows[_MOST_NUMBERS:]),
        ),
        notes="\n".join(f"{name}　{place}: {value}　{number}" for name, place, value, number in rows),
        credit=credit_line(dataset, words),
        sample=words.sample if has_sample else "",
        trial=shown.trial,
    )


def _numbers_on(slide: Slide, view: MapView | None) -> Iterator[str]:
    """Every number that can be read on a slide, as it is written; of a picture of the map those of its legend."""
    cells = [cell for row in slide.table.rows for cell in row] if slide.table else []
    for written in (slide.title, *slide.lines, slide.notes, *cells):
        yield from NUMBER.findall(written)
    for values in _values(slide.chart or {}):
        yield from NUMBER.findall(values)
    if slide.picture is not None and view is not None:
        yield from (f"{entry.count:,}" for entry in view.classes)
        yield from (f"{count:,}" for count in view.prefecture_counts.values())


def _values(part: Any) -> Iterator[str]:  # noqa: ANN401 - of a figure of plotly
    """Every text of a chart, and every number as it may be written beside its mark."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (written for each in part.values() for written in _values(each))
    elif isinstance(part, list | tuple | np.ndarray):
        yield from (written for each in part for written in _values(each))
    elif isinstance(part, int | float | np.number) and part == part:  # noqa: PLR0124 - NaN is not equal to itself
        yield f"{part:,.0f} {part:,.1f}"


def shown_slides(shown: PageRecord, dataset: Dataset, words: Words) -> list[Slide]:
    """A slide for each chart, picture and table of the page."""
    return [_slide(part, shown.head, dataset, words) for part in shown.shown.values()] if shown.head else []


def where_of(selection: Selection, dataset: Dataset, words: Words) -> str:
    """Place, day with its list, and body, as the head of a page has them."""
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    listed = list_in_force(dataset, selection.body, selection.as_of)
    return f"{place}　{days.with_list(selection.as_of, listed, words)}　{words.bodies_long[selection.body]}"


def map_alt(view: MapView, words: Words) -> str:
    """What a map shows, for who does not see it: title, place, day, and how many are in each class."""
    classes = words.on_map.separator.join(
        f"{entry.label} {entry.count:,}" for entry in shown_classes(view) if entry.count
    )
    place = text.place(view.prefecture, words) if view.prefecture else words.all_japan
    said = OVERVIEW[words.language].alt
    return said.format(title=view.title, place=place, as_of=view.as_of, classes=classes)


def map_slide(view: MapView, dataset: Dataset, selection: Selection, words: Words, title: str = "") -> Slide:
    """A map with its reading; its title is the finding where there is one."""
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    drawn = static_map.draw_panel(view, dataset, words, _MAP)
    png = static_map.saved(drawn, "png", view.title)
    return Slide(
        title or view.title,
        where=where_of(selection, dataset, words),
        lines=tuple(part for part in (view.title if title else "", view.reading) if part),
        picture=Picture(png, map_alt(view, words), view.title),
        sources=(view.source,),
        credit=credit_line(dataset, words, view.credit),
        sample=view.sample_label if view.has_sample else "",
        trial=view.watermark,
        notes="\n".join(filter(None, (title, view.reading, view.note))),
    )


def chart_slide(shown: ShownChart, dataset: Dataset, words: Words) -> Slide:
    """A chart; its title is the finding."""
    figure = shown.draw().to_dict()
    title, _, footer = head_of(figure)
    return Slide(
        title,
        where=shown.where,
        chart=figure,
        sources=tuple(dict.fromkeys((*footer, *shown.credits))),
        credit=credit_line(dataset, words),
        sample=words.sample if shown.has_sample else "",
        trial=shown.trial,
    )


def _parts(shown: PageRecord, head: Head, dataset: Dataset, words: Words) -> Iterator[list[Slide]]:
    """The slides of what opens the page and of its map, then the slide of each chart, picture and table."""
    slides = shown.opening() if shown.opening else _opening(head, shown.map, dataset, words)
    if shown.opening and shown.map and shown.map.layer != "membership":
        slides += [map_slide(shown.map, dataset, head.selection, words)]
    yield slides
    for part in shown.shown.values():
        yield [_slide(part, head, dataset, words)]


def _opening(head: Head, view: MapView | None, dataset: Dataset, words: Words) -> list[Slide]:
    if view is not None:
        return [map_slide(view, dataset, head.selection, words, head.sentence)]
    own = WORDS[words.language]
    return [
        Slide(
            head.title,
            where=where_of(head.selection, dataset, words),
            lines=(head.sentence,),
            sources=(own.sources_last,),
            credit=credit_line(dataset, words),
            sample=words.sample if head.has_sample else "",
        )
    ]


def _slide(shown: ShownChart | ShownTable | ShownPicture, head: Head, dataset: Dataset, words: Words) -> Slide:
    if isinstance(shown, ShownChart):
        return chart_slide(shown, dataset, words)
    base = Slide(
        "",
        where=where_of(head.selection, dataset, words),
        sources=(WORDS[words.language].sources_last,),
        credit=credit_line(dataset, words),
        sample=words.sample if shown.has_sample else "",
    )
    if isinstance(shown, ShownTable):
        return _table_slide(shown, base, words)
    return replace(base, title=shown.title, picture=Picture(shown.make(), shown.alt, shown.title))


def _table_slide(shown: ShownTable, base: Slide, words: Words) -> Slide:
    """A table with the first of its lines; the notes have them all."""
    lines = [cut(line, 14.0, ROOM, 2) for part in shown.lines for line in part.split("\n") if line]
    return replace(
        base,
        title=shown.content.removeprefix(f"{TRIAL.mark}_").replace("_", "　" if words.language == "ja" else ": "),
        where=f"{shown.area}　{shown.as_of}",
        lines=tuple(lines[:_MOST_LINES]),
        table=_table(shown.table, words),
        notes="\n".join((shown.content, *shown.lines)),
        trial=TRIAL.mark if TRIAL.mark in shown.content else "",
    )


def _table(table: pd.DataFrame, words: Words) -> Table:
    """As many rows as a deck shows, each cell as it is read."""
    first = table.head(MOST_ROWS)
    columns = [first.iloc[:, number] for number in range(first.shape[1])]
    said = [[_cell(cell, words, places) for cell in column] for column in columns for places in [_places(column)]]
    rows = tuple(zip(*said, strict=True))
    return Table(tuple(map(str, table.columns)), rows, more=len(table) - len(first))


def _places(column: pd.Series) -> int:
    """Decimals of all numbers of a column: none where all are whole."""
    return int(any(_is_number(cell) and not float(cell).is_integer() for cell in column.dropna()))


def _is_number(value: Any) -> bool:  # noqa: ANN401 - as below
    return hasattr(value, "__float__") and not isinstance(value, str) and type(value).__name__ != "bool"


def _cell(value: Any, words: Words, places: int) -> str:  # noqa: ANN401 - whatever a table of a page holds
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - NaN is not equal to itself
        return words.empty_cell
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return WORDS[words.language].truths[bool(value)]
    if _is_number(value):
        return f"{value:,.{places}f}"
    return str(value) or words.empty_cell


def credit_line(dataset: Dataset, words: Words, *named: str) -> str:
    """Credit lines, product and version in one line."""
    lines = (f"{words.credit}: {each}" for each in named)
    return "　".join((*lines, f"{words.product} {words.version} {dataset.version}"))
