"""Texts, marks and pictures on a slide: faces come from the theme, so that a deck takes on another as a whole."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.export.deck.page import LEADING, SMALL, emu
from dashboard.export.deck.theme import spoken

if TYPE_CHECKING:
    from dashboard.export.deck.page import Box
    from dashboard.export.deck.slide import Picture

Shape = Any
"""A shape, a frame or a slide of python-pptx, which ships no types."""
INKS: Final = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "second_ink": MSO_THEME_COLOR.TEXT_2,
    "accent": MSO_THEME_COLOR.ACCENT_6,
    "member": MSO_THEME_COLOR.ACCENT_1,
}
LEFT, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.RIGHT


def write(
    frame: Shape, said: str, language: str, *, size: float | None = None, ink: str = "", align: PP_ALIGN | None = None
) -> None:
    """Set a text frame, a line a paragraph; what is not given is as the placeholder has it."""
    for number, line in enumerate(said.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        run = paragraph.add_run()
        run.text = line
        if size is not None:
            run.font.size = Pt(size)
            paragraph.line_spacing = Pt(size * LEADING)  # as measured, whatever face stands in for the theme's
        if ink:
            run.font.color.theme_color = INKS[ink]
        look = run._r.get_or_add_rPr()  # noqa: SLF001 - the library knows no two languages of a text
        look.set("lang", spoken(language))
        look.set("altLang", "en-US" if language == "ja" else "ja-JP")


def text(
    slide: Shape,
    said: str,
    box: Box,
    language: str,
    *,
    size: float,
    ink: str = "ink",
    align: PP_ALIGN = LEFT,
    name: str = "",
) -> None:
    """A text box."""
    shape = slide.shapes.add_textbox(*map(emu, box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, said, language, size=size, ink=ink, align=align)
    if name:
        shape.name = name


def put(shape: Shape, box: Box) -> None:
    """Move a shape."""
    shape.left, shape.top, shape.width, shape.height = map(emu, box)


def picture(slide: Shape, shown: Picture, box: Box) -> None:
    """A picture as large as its box allows, in its middle, with its alternative text."""
    left, top, wide, high = box
    shape = slide.shapes.add_picture(io.BytesIO(shown.png), 0, 0)
    scale = min(emu(wide) / shape.width, emu(high) / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape.left = emu(left) + (emu(wide) - shape.width) // 2
    shape.top = emu(top) + (emu(high) - shape.height) // 2
    name(shape._element.nvPicPr.cNvPr, shown.name, shown.alt)  # noqa: SLF001 - the library knows no alternative text


def name(named: Shape, called: str, alt: str) -> None:
    """Give a shape the name and the alternative text that programs read aloud."""
    named.set("name", called)
    named.set("descr", alt)


def foot(slide: Shape, kind: str, identity: int, said: str, language: str) -> None:
    """The footer or the number of a slide, in the placeholder of its layout; the library makes neither."""
    tree = slide.shapes._spTree  # noqa: SLF001 - as above
    number = max(int(each.get("id")) for each in tree.iter() if each.tag.endswith("}cNvPr")) + 1
    field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-US"/><a:t/></a:fld>'
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{identity}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{field if kind == 'sldNum' else ''}</a:p></p:txBody></p:sp>"
    )
    tree.append(shape)
    if kind == "sldNum":
        next(each for each in shape.iter() if each.tag.endswith("}t")).text = said
    else:
        write(slide.shapes[-1].text_frame, said, language, size=SMALL)
