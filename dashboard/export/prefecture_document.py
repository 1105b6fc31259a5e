"""The paper of a prefecture as a Word document: headings as styles, native tables, the map as a picture; same bytes each time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dashboard.export.archives import BEGINNING, timeless
from dashboard.palette import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.prefecture_paper import Line, PrefecturePaper, Table
    from dashboard.wording import Words

FACE: Final = "Yu Gothic"
FACE_EAST_ASIA: Final = "游ゴシック"
_A4: Final = (595.3, 841.9)
_MARGIN: Final = 36.0
_TEXT_PT: Final = 9.0
_SMALL_PT: Final = 7.0
_LEFT: Final = 300.0
_BETWEEN: Final = 16.0
_MAP: Final = _A4[0] - 2 * _MARGIN - _LEFT - _BETWEEN
_SIZES: Final = {"Normal": _TEXT_PT, "Title": 16.0, "Subtitle": _TEXT_PT, "Heading 1": 10.5, "List Bullet": _TEXT_PT}
_FIGURES: Final = (112.0, 62.0, 72.0, 48.0, 48.0, 180.0)
_BLANKS: Final = (86.0, 88.0, 48.0, 78.0)
_PEERS: Final = (78.0, 52.0, 50.0, 68.0, 52.0)
_TWIPS: Final = 20


def document(told: PrefecturePaper, picture: bytes, words: Words) -> bytes:
    """The paper as a .docx; `picture` is a PNG of the map with its legend. Same paper, same bytes."""
    paper = Document()
    _page(paper, words)
    paper.add_paragraph(told.title, "Title")
    paper.add_paragraph("　".join(part for part in (told.where, told.sample) if part), "Subtitle")
    paper.add_paragraph(told.headings["stand"], "Heading 1")
    paper.add_paragraph(("" if words.language == "ja" else " ").join(line.text for line in told.stand))
    _table(paper, told.figures, _FIGURES, told.ids_heading)
    _small(paper, told.numbers)
    _columns(paper.add_section(WD_SECTION.CONTINUOUS), (_LEFT, _MAP))
    paper.add_paragraph(told.headings["blanks"], "Heading 1")
    _table(paper, told.blanks, _BLANKS)
    _small(paper, told.blank_note)
    paper.add_paragraph(told.headings["peers"], "Heading 1")
    _lines(paper, told.peers)
    if told.peer_table.rows:
        _table(paper, told.peer_table, _PEERS)
        _small(paper, told.peer_note)
    _picture(paper, told, picture)
    _columns(paper.add_section(WD_SECTION.CONTINUOUS), ())
    for heading, lines in (("cases", told.cases), ("next", told.next_steps)):
        paper.add_paragraph(told.headings[heading], "Heading 1")
        _lines(paper, lines)
    paper.add_paragraph(told.headings["sources"], "Heading 1")
    _small(paper, "　".join(told.sources))
    _small(paper, "\n".join(told.foot))
    _papers(paper, told, words)
    out = io.BytesIO()
    paper.save(out)
    return timeless(out.getvalue())


def _page(paper: Any, words: Words) -> None:  # noqa: ANN401 - python-docx ships no types for these
    """A4 with its margins, and every style in the Japanese face for Latin and East Asian characters alike."""
    section = paper.sections[0]
    section.page_width, section.page_height = (Pt(side) for side in _A4)
    section.left_margin = section.right_margin = Pt(_MARGIN)
    section.top_margin = section.bottom_margin = Pt(22)
    for name, size in _SIZES.items():
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), False, False
        style.font.color.rgb = _colour("second_ink" if name == "Subtitle" else "ink")
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(4 if name == "Heading 1" else 0), Pt(1)
        shape.line_spacing = Pt(1.25 * size)
        look = style.element.get_or_add_rPr()
        faces = look.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{theme}"), None)
        faces.set(qn("w:eastAsia"), FACE_EAST_ASIA)
        _language(look, words)
    for name in ("Title", "Heading 1"):
        _rule(paper.styles[name].element.get_or_add_pPr(), has_line=name == "Heading 1")


def _language(look: Any, words: Words) -> None:  # noqa: ANN401 - as above
    for old in look.findall(qn("w:lang")):
        look.remove(old)
    language = OxmlElement("w:lang")
    language.set(
        qn("w:val"), "en-US" if words.language == "ja" else "en-GB"
    )  # Japanese digits may break within a number
    language.set(qn("w:eastAsia"), "ja-JP")
    look.append(language)


def _rule(shape: Any, *, has_line: bool) -> None:  # noqa: ANN401 - as above
    """A line below a style's paragraphs, or none in place of the template's."""
    for old in shape.findall(qn("w:pBdr")):
        shape.remove(old)
    if not has_line:
        return
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _hex("second_ink"))):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    shape.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _columns(section: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - as above
    """Columns of a section: of these widths, or one where there are none."""
    shape = section._sectPr  # noqa: SLF001 - python-docx has no columns
    for old in shape.findall(qn("w:cols")):
        shape.remove(old)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), str(max(1, len(widths))))
    if widths:
        columns.set(qn("w:equalWidth"), "0")
    for number, wide in enumerate(widths):
        column = OxmlElement("w:col")
        column.set(qn("w:w"), str(round(wide * _TWIPS)))
        if number + 1 < len(widths):
            column.set(qn("w:space"), str(round(_BETWEEN * _TWIPS)))
        columns.append(column)
    shape.append(columns)


def _lines(paper: Any, lines: Sequence[Line]) -> None:  # noqa: ANN401 - as above
    for line in lines:
        paper.add_paragraph(line.text)
        for said in line.listed:
            paper.add_paragraph(said, "List Bullet")


def _small(paper: Any, said: str) -> None:  # noqa: ANN401 - as above
    if not said:
        return
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(1.2 * _SMALL_PT)
    _run(paragraph, said, _SMALL_PT, "second_ink")


def _run(paragraph: Any, said: str, size: float, ink: str) -> None:  # noqa: ANN401 - as above
    run = paragraph.add_run(said)
    run.font.size, run.font.color.rgb = Pt(size), _colour(ink)


def _table(paper: Any, table: Table, widths: Sequence[float], ids: str = "") -> None:  # noqa: ANN401 - as above
    """A native table with a hairline below each row; numbers stand right, the first row is repeated on a next page."""
    named = table.ids or [""] * len(table.rows)
    rows = [
        (*table.columns, *([ids] if ids else [])),
        *((*(cell.text for cell in row), *([own] if ids else [])) for row, own in zip(table.rows, named, strict=True)),
    ]
    native = paper.add_table(len(rows), len(widths))
    native.alignment, native.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, wide in enumerate(widths):
        native.columns[column].width = Pt(wide)
    for number, row in enumerate(rows):
        for column, (said, wide) in enumerate(zip(row, widths, strict=True)):
            cell = native.cell(number, column)
            cell.width = Pt(wide)
            paragraph = cell.paragraphs[0]
            is_small = not number or column >= len(table.columns)
            is_right = column in table.numbers
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_right else WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.space_after = Pt(0)
            _run(paragraph, said, _SMALL_PT if is_small else _TEXT_PT, "second_ink" if is_small else "ink")
            _hairline(cell)
    mark = OxmlElement("w:tblHeader")
    native.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx does not know it


def _hairline(cell: Any) -> None:  # noqa: ANN401 - as above
    """A line below a cell, and little room beside its text."""
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _hex("hairline"))):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    shape = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - as above
    shape.append(borders)
    shape.append(margins)


def _picture(paper: Any, told: PrefecturePaper, picture: bytes) -> None:  # noqa: ANN401 - as above
    """The map at the top of the second column, with its alternative text."""
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run()
    run.add_break(WD_BREAK.COLUMN)
    shape = run.add_picture(io.BytesIO(picture), width=Pt(_MAP))
    named = shape._inline.docPr  # noqa: SLF001 - python-docx has no way to write an alternative text
    named.set("descr", told.alt)
    named.set("title", told.map_said)


def _papers(paper: Any, told: PrefecturePaper, words: Words) -> None:  # noqa: ANN401 - as above
    """What the file says of itself; its dates are the first that an archive can name."""
    papers = paper.core_properties
    papers.title, papers.author, papers.last_modified_by = told.title, words.product, words.product
    papers.subject, papers.language, papers.revision = told.where, words.language, 1
    papers.comments, papers.keywords = told.sample, f"{words.version} {told.map.version}"
    papers.created = papers.modified = BEGINNING.replace(tzinfo=None)


def _hex(ink: str) -> str:
    return token(ink, "light").removeprefix("#")


def _colour(ink: str) -> RGBColor:
    return RGBColor.from_string(_hex(ink))
