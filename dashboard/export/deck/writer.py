"""A deck of slides as a .pptx: everything native and editable, the same bytes from the same slides."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from dashboard.export.archives import BEGINNING, timeless
from dashboard.export.deck import charts, tables
from dashboard.export.deck.page import (
    FOOT,
    HEAD,
    LEADING,
    MARGIN,
    QR,
    ROOM,
    SMALL,
    TOP,
    WHERE,
    WIDTH,
    cut,
    ems,
    height_of,
    lines_of,
    title_size,
)  # fmt: skip
from dashboard.export.deck.parts import (
    BESIDE,
    LINE_SIZES,
    foot_top,
    left_of_picture,
    lines_height,
    pieces_of,
)  # fmt: skip
from dashboard.export.deck.shown import Bars
from dashboard.export.deck.slide import Picture, Slide, Table
from dashboard.export.deck.theme import FOOT_PLACE, LINES_PLACE, NUMBER_PLACE, WHERE_PLACE, add_notes_master, empty_deck
from dashboard.export.deck.writing import RIGHT, foot, picture, put, text, write
from dashboard.wording.deck import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.export.deck.page import Box
    from dashboard.export.deck.parts import Piece
    from dashboard.export.papers import Papers
    from dashboard.wording import Words

Deck = Any
"""A presentation or a slide of python-pptx, which ships no types."""
_SIDE: Final = 270.0
"""Width of lines beside a picture."""
_TITLE_LINES: Final = 3
_MARK: Final = 14.0
_BAR: Final = 44.0


def deck_bytes(slides: Sequence[Slide], papers: Papers, words: Words) -> bytes:
    """The slides as a deck, with the papers on its last slides. Raises shown.UnknownChart.

    Bars and rows that find no room follow on further slides, so the deck may have more slides than were given.
    """
    own = WORDS[words.language]
    deck = empty_deck(words.language)
    add_notes_master(deck)
    pieces = [piece for slide in (*slides, *_last(papers, slides, words)) for piece in pieces_of(slide, own)]
    for number, piece in enumerate(pieces, start=1):
        _add(deck, piece, number, words)
    said = deck.core_properties
    said.title, said.author, said.last_modified_by = papers.title, words.product, words.product
    said.subject, said.language, said.revision = (slides[0].sample if slides else ""), words.language, 1
    said.created = said.modified = BEGINNING.replace(tzinfo=None)
    out = io.BytesIO()
    deck.save(out)
    return timeless(out.getvalue())


def _last(papers: Papers, slides: Sequence[Slide], words: Words) -> list[Slide]:
    """What the deck is and of whose word it is: its papers and its sources."""
    own = WORDS[words.language]
    credit, sample = (slides[0].credit, slides[0].sample) if slides else ("", "")
    facts = Table(own.about_heads, papers.facts, widths=(150, ROOM - 150), right=frozenset())
    found = [Slide(own.about, where=papers.title, table=facts, lines=papers.notes, credit=credit, sample=sample)]
    if papers.sources:
        rows = tuple((source,) for source in papers.sources)
        sources = Table(own.source_heads, rows, widths=(ROOM,), right=frozenset())
        found.append(Slide(own.sources, where=papers.title, table=sources, credit=credit))
    return found


def _add(deck: Deck, piece: Piece, number: int, words: Words) -> None:
    """A slide with its head, its body and its foot."""
    made, language = deck.slides.add_slide(deck.slide_layouts[0]), words.language
    _head(made, piece, words)
    _body(made, piece, words)
    if piece.foot:
        foot(made, "ftr", FOOT_PLACE, piece.foot, language)
        top = foot_top(piece.foot)
        put(made.shapes[-1], (FOOT[0], top, FOOT[2], FOOT[1] + FOOT[3] - top))
    foot(made, "sldNum", NUMBER_PLACE, str(number), language)
    own = WORDS[language]
    notes = [piece.slide.notes or piece.slide.title]
    if piece.slide.sources:
        notes.append(f"{own.sources}: {'　'.join(piece.slide.sources)}")
    write(made.notes_slide.notes_text_frame, "\n".join(notes), language)


def _head(made: Deck, piece: Piece, words: Words) -> None:
    """Title, where and when, the marks and the QR code."""
    slide, language = piece.slide, words.language
    wide = ROOM - (QR + 16 if slide.qr else 0)
    size = title_size(piece.title, wide)
    put(made.shapes.title, (HEAD[0], HEAD[1], wide, HEAD[3]))
    write(made.shapes.title.text_frame, cut(piece.title, size, wide, _TITLE_LINES), language, size=size)
    own = WORDS[language]
    marks = own.and_mark.join(filter(None, (slide.trial, slide.sample)))
    beside = ems(marks) * _MARK + 8
    where = made.placeholders[WHERE_PLACE]
    if slide.where:
        put(where, (WHERE[0], WHERE[1], wide - beside, WHERE[3]))
        write(
            where.text_frame,
            slide.where,
            language,
            size=14.0 if lines_of(slide.where, 14.0, wide - beside) == 1 else SMALL,
        )
    else:
        where._element.getparent().remove(where._element)  # noqa: SLF001 - an empty placeholder asks to be filled
    if marks:
        box = (MARGIN + wide - beside, WHERE[1], beside, WHERE[3])
        text(made, marks, box, language, size=_MARK, ink="accent", align=RIGHT)
    if slide.qr:
        shown = Picture(slide.qr, own.qr_alt, "QR")
        picture(made, shown, (WIDTH - MARGIN - QR, HEAD[1], QR, QR))


def _body(made: Deck, piece: Piece, words: Words) -> None:
    """Lines, and what they are about: a table with or without a picture, a chart, a picture alone, or nothing."""
    slide, language = piece.slide, words.language
    top = TOP
    if piece.measured:
        text(made, piece.measured, (MARGIN, top, ROOM, SMALL * LEADING), language, size=SMALL, ink="second_ink")
        top += SMALL * LEADING + 6
    if piece.part is not None:
        _table_with_lines(made, piece, top, words)
    elif piece.chart is not None:
        _lines(made, slide.lines, (MARGIN, top, ROOM, lines_height(slide.lines, ROOM)), language, sizes=(14.0,))
        top += lines_height(slide.lines, ROOM)
        _chart(made, piece, (MARGIN, top, ROOM, piece.bottom - top), words)
    elif slide.picture is not None:
        side = _SIDE + 20 if slide.lines else 0.0
        _lines(made, slide.lines, (MARGIN, top, _SIDE, piece.bottom - top), language, sizes=LINE_SIZES[1:])
        picture(made, slide.picture, (MARGIN + side, top, ROOM - side, piece.bottom - top))
    else:
        _lines(made, slide.lines, (MARGIN, top, ROOM, piece.bottom - top), language, sizes=LINE_SIZES)


def _table_with_lines(made: Deck, piece: Piece, top: float, words: Words) -> None:
    """The part of a table, a picture at its right, lines below it, and what is left out at its end."""
    slide, part, own = piece.slide, piece.part, WORDS[words.language]
    if part is None:
        raise ValueError("this slide has no table")
    if slide.picture:
        picture(made, slide.picture, (left_of_picture(), top, BESIDE, piece.bottom - top))
    wide = ROOM - BESIDE - 20 if slide.picture else ROOM
    alt = own.table_alt.format(title="、".join(part.heading))
    end = tables.draw(made, part, (MARGIN, top), words.language, called=piece.title, alt=alt)
    if piece.said_below:
        text(made, piece.said_below, (MARGIN, end + 5, wide, 16), words.language, size=SMALL, ink="second_ink")
        end += 20
    _lines(
        made, slide.lines, (MARGIN, end + 10, wide, max(20.0, piece.bottom - end - 10)), words.language, sizes=(14.0,)
    )


def _chart(made: Deck, piece: Piece, box: Box, words: Words) -> None:
    shown = piece.chart
    if shown is None:
        raise ValueError("this slide has no chart")
    if isinstance(shown, Bars) and shown.is_level:  # a few bars are no wider than many
        box = (*box[:3], min(box[3], _BAR * len(shown.categories) * len(shown.series) + 40))
    alt = WORDS[words.language].chart_alt.format(title=shown.title, subtitle=shown.subtitle)
    charts.draw(made, shown, box, piece.title, alt)


def _lines(made: Deck, lines: Sequence[str], box: Box, language: str, *, sizes: Sequence[float]) -> None:
    """Lines in the body's placeholder, as large as they have room; without lines the placeholder goes."""
    holder = made.placeholders[LINES_PLACE]
    if not lines:
        holder._element.getparent().remove(holder._element)  # noqa: SLF001 - an empty placeholder asks to be filled
        return
    said = "\n".join(lines)
    size = next((size for size in sizes if height_of(said, size, box[2]) <= box[3]), sizes[-1])
    put(holder, box)
    write(holder.text_frame, said, language, size=size)
