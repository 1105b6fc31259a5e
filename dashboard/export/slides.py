"""The overview on two slides: figures beside the map, then coverage; native tables, native text, the same bytes each time."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.briefing import coverage_rows, figure_rows
from dashboard.palette import token
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.briefing import Briefing
    from dashboard.wording import Words

FACE: Final = "Yu Gothic"
_WIDTH: Final = 960.0
_HEIGHT: Final = 540.0
"""16:9 in points; 12 pt are 24 of the 1,920 px that a projector shows."""
_MARGIN: Final = 36.0
_SMALL_PT: Final = 12.0
_BEGINNING: Final = datetime(1980, 1, 1, tzinfo=UTC)
_PLAIN_TABLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TITLE_ONLY: Final = 5

Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""


def slides(told: Briefing, picture: bytes, words: Words) -> bytes:
    """The two slides as a .pptx; `picture` is a PNG of the map. Same briefing, same bytes."""
    own = WORDS[words.language]
    deck = Presentation()
    deck.slide_width, deck.slide_height = _emu(_WIDTH), _emu(_HEIGHT)
    first = _slide(deck, told.sentence, told, words)
    if told.figures:
        _table(first, own.columns, figure_rows(told), (84, 54, 124, 122, 80, 68), (_MARGIN, 124), words=words)
    for number, (said, holds) in enumerate(told.sums):
        _text(first, said, (_MARGIN, 400 + 26 * number, 532, 26), 16, words, ink="ink" if holds else "accent")
    _picture(first, told, picture, words)
    second = _slide(deck, told.coverage_sentence, told, words)
    _table(
        second,
        own.columns_coverage,
        coverage_rows(told),
        (230, 160, 170, 108, 220),
        (_MARGIN, 136),
        words=words,
        size=16,
    )
    _text(second, "\n".join(told.notes), (_MARGIN, 366, _WIDTH - 2 * _MARGIN, 116), _SMALL_PT, words, ink="second_ink")
    papers = deck.core_properties
    papers.title, papers.author, papers.last_modified_by = told.sentence, words.product, words.product
    papers.subject, papers.language, papers.revision = told.sample, words.language, 1
    papers.created = papers.modified = _BEGINNING.replace(tzinfo=None)
    out = io.BytesIO()
    deck.save(out)
    return _timeless(out.getvalue())


def _slide(deck: Any, title: str, told: Briefing, words: Words) -> Any:  # noqa: ANN401 - python-pptx ships no types
    """A slide with its title, where and when, and at the foot source, credit and サンプル."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    heading = slide.shapes.title
    _place(heading, (_MARGIN, 24, _WIDTH - 2 * _MARGIN, 66))
    _write(heading.text_frame, title, _fitting(title), words, ink="ink")
    _text(slide, told.where, (_MARGIN, 92, 600, 24), 14, words, ink="second_ink")
    if told.sample:
        _text(slide, told.sample, (_WIDTH - _MARGIN - 300, 92, 300, 24), 14, words, ink="accent", align=PP_ALIGN.RIGHT)
    foot = [told.notes[0], f"{words.credit}: {told.map.credit}　{words.product} {words.version} {told.map.version}"]
    _text(slide, "\n".join(foot), (_MARGIN, 490, _WIDTH - 2 * _MARGIN, 42), _SMALL_PT, words, ink="second_ink")
    return slide


def _picture(slide: Any, told: Briefing, picture: bytes, words: Words) -> None:  # noqa: ANN401 - as above
    view, own = told.map, WORDS[words.language]
    left, top, wide = 588.0, 122.0, 372.0 - _MARGIN
    shape = slide.shapes.add_picture(io.BytesIO(picture), _emu(left), _emu(top), width=_emu(wide))
    classes = words.on_map.separator.join(f"{entry.label} {entry.count:,}" for entry in view.classes if entry.count)
    said = own.alt.format(title=view.title, place=told.place, as_of=view.as_of, classes=classes)
    named = shape._element.nvPicPr.cNvPr  # noqa: SLF001 - python-pptx has no way to write an alternative text
    named.set("descr", said)
    named.set("name", view.title)


def _table(
    slide: Any,  # noqa: ANN401 - as above
    heading: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    at: tuple[float, float],
    *,
    words: Words,
    size: float = _SMALL_PT,
) -> None:
    """A native table with hairlines below each row; numbers stand right."""
    high = size * 2.2
    shape = slide.shapes.add_table(
        len(rows) + 1, len(heading), *(_emu(part) for part in (*at, sum(widths), high * (len(rows) + 1)))
    )
    shape._element.nvGraphicFramePr.cNvPr.set(  # noqa: SLF001 - as above
        "descr", WORDS[words.language].table_alt.format(title=heading[0])
    )
    table = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_TABLE  # noqa: SLF001 - as above
    table.horz_banding = False
    for column, wide in enumerate(widths):
        table.columns[column].width = _emu(wide)
    for number, row in enumerate([heading, *rows]):
        table.rows[number].height = _emu(high)
        for column, said in enumerate(row):
            cell = table.cell(number, column)
            cell.margin_left, cell.margin_right = _emu(2), _emu(6)
            cell.margin_top = cell.margin_bottom = _emu(3)
            cell.vertical_anchor = MSO_ANCHOR.TOP
            is_number = said[:1].isdigit() and said.replace(",", "").replace(".", "").rstrip("％%").isdigit()
            align = PP_ALIGN.RIGHT if is_number or (not number and column in _right(rows)) else PP_ALIGN.LEFT
            _write(cell.text_frame, said, size, words, ink="ink" if number else "second_ink", align=align)
            _hairline(cell)


def _right(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Columns whose cells are numbers, so that their headings stand over them."""
    return frozenset(
        column
        for column in range(len(rows[0]))
        if rows[-1][column].replace(",", "").rstrip("％%").replace(".", "").isdigit()
    )


def _hairline(cell: Any) -> None:  # noqa: ANN401 - as above
    """A line below a cell; python-pptx has no borders."""
    line, fill, colour = OxmlElement("a:lnB"), OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    line.set("w", str(Pt(0.75)))
    colour.set("val", token("hairline", "light").removeprefix("#"))
    fill.append(colour)
    line.append(fill)
    cell._tc.get_or_add_tcPr().append(line)  # noqa: SLF001 - as above


def _text(
    slide: Any,  # noqa: ANN401 - as above
    said: str,
    box: Box,
    size: float,
    words: Words,
    *,
    ink: str,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    frame = slide.shapes.add_textbox(*(_emu(part) for part in box)).text_frame
    _write(frame, said, size, words, ink=ink, align=align)


def _write(
    frame: Any,  # noqa: ANN401 - as above
    said: str,
    size: float,
    words: Words,
    *,
    ink: str,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Set a text frame, a line a paragraph, in the Japanese face for Latin and East Asian characters alike."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(said.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.name, run.font.bold = Pt(size), FACE, False
        run.font.color.rgb = RGBColor(*bytes.fromhex(token(ink, "light").removeprefix("#")))  # type: ignore[no-untyped-call]
        look = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx knows only the Latin face
        look.set("lang", "ja-JP" if words.language == "ja" else "en-GB")
        look.set("altLang", "ja-JP")
        east = OxmlElement("a:ea")
        east.set("typeface", FACE)
        look.find(qn("a:latin")).addnext(east)


def _fitting(title: str) -> float:
    """Size at which a title takes at most two lines."""
    ems = sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.55 for sign in title)
    return min(24.0, max(16.0, 2 * 0.95 * (_WIDTH - 2 * _MARGIN) // ems))


def _place(shape: Any, box: Box) -> None:  # noqa: ANN401 - as above
    shape.left, shape.top, shape.width, shape.height = (_emu(part) for part in box)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def _emu(points: float) -> Emu:
    return Emu(round(points * 12_700))


def _timeless(file: bytes) -> bytes:
    """The same archive with one date on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _BEGINNING.timetuple()[:6])
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
