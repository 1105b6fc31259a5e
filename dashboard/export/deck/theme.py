"""The empty deck: 16:9, our colours, Japanese faces in its theme, one layout whose placeholders slides fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from dashboard.export.deck.page import FOOT, HEAD, HEIGHT, LINES, NUMBER, WHERE, WIDTH, emu
from dashboard.palette import token

if TYPE_CHECKING:
    from dashboard.export.deck.page import Box

Deck = Any
"""A python-pptx Presentation; the library ships no types."""
FACE: Final = "Yu Gothic"
"""On every Windows and Mac with Office, and with a full set of Japanese characters; others take their own for it."""
SCHEME: Final = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "second_ink",
    "lt2": "land",
    "accent1": "member",
    "accent2": "category2",
    "accent3": "category3",
    "accent4": "category4",
    "accent5": "hairline",
    "accent6": "accent",
    "hlink": "member",
    "folHlink": "second_ink",
}
"""Colours of the theme by the names of our palette."""
WHERE_PLACE, LINES_PLACE, FOOT_PLACE, NUMBER_PLACE = 13, 1, 11, 12
_SIZES: Final = (16, 14, 12, 12, 12)


def empty_deck(language: str) -> Deck:
    """A presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    shown = deck.element
    del shown.find(qn("p:sldSz")).attrib["type"]  # 4:3, says the library's own deck
    for look in shown.iter(qn("a:defRPr")):
        look.attrib.pop("lang", None)
    shown.find(f"{qn('p:defaultTextStyle')}/{qn('a:defPPr')}/{qn('a:defRPr')}").set("lang", spoken(language))
    _bare(deck)
    master, layout = deck.slide_master, deck.slide_layouts[0]
    _dress_theme(master.part.part_related_by(RT.THEME))
    _fill(master.element, layout.element)
    _size(master.element)
    return deck


def add_notes_master(deck: Deck) -> None:
    """The master of the notes, in the same faces; the library leaves it out of the list where programs look for it."""
    part = deck.notes_master.part
    theme = part.part_related_by(RT.THEME)
    source = _dressed(bytes(theme.blob).decode())
    theme._element = parse_xml(source.encode())  # noqa: SLF001 - the library has no way to a theme
    identity = deck.part.relate_to(part, RT.NOTES_MASTER)
    listed = parse_xml(
        f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{identity}"/></p:notesMasterIdLst>'
    )
    deck.element.find(qn("p:sldMasterIdLst")).addnext(listed)


def spoken(language: str) -> str:
    """Language of a text as Office names it."""
    return "ja-JP" if language == "ja" else "en-GB"


def _bare(deck: Deck) -> None:
    """Without the layouts that are not used, the printer settings and the thumbnail of the library's deck."""
    for layout in list(deck.slide_layouts):
        if layout.name != "Title and Content":
            deck.slide_layouts.remove(layout)
    for part in (deck.part, deck.part.package):
        for identity, relation in list(part._rels.items()):  # noqa: SLF001 - as above
            if relation.reltype in {RT.PRINTER_SETTINGS, RT.THUMBNAIL}:
                part._rels.pop(identity)  # noqa: SLF001 - as above


def _dress_theme(part: Any) -> None:  # noqa: ANN401 - as Deck
    part._blob = _dressed(bytes(part.blob).decode()).encode()  # noqa: SLF001 - the library has no way to a theme


def _dressed(theme: str) -> str:
    """A theme with our colours and faces for Latin and East Asian characters."""
    for slot, name in SCHEME.items():
        colour = token(name, "light").removeprefix("#")
        theme = re.sub(
            rf"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>', theme, flags=re.DOTALL
        )
    faces = f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/><a:cs typeface=""/><a:font script="Jpan" typeface="{FACE}"/>'
    for kind in ("major", "minor"):
        named = f"a:{kind}Font"
        theme = re.sub(rf"<{named}>.*?</{named}>", f"<{named}>{faces}</{named}>", theme, flags=re.DOTALL)
    return theme


def _fill(master: Any, layout: Any) -> None:  # noqa: ANN401 - as Deck
    """Give master and layout our placeholders at their places."""
    foot, number = _text(12, "tx2"), _text(12, "tx2", "r")
    of_master = [
        _holder(2, "Title", 'type="title"', HEAD, _text(24, "tx1")),
        _holder(3, "Text", 'type="body" idx="1"', LINES, ""),
        _holder(5, "Footer", 'type="ftr" sz="quarter" idx="3"', FOOT, foot, anchor="b"),
        _holder(6, "Slide Number", 'type="sldNum" sz="quarter" idx="4"', NUMBER, number, anchor="b"),
    ]
    of_layout = [
        _holder(2, "Title", 'type="title"', HEAD, ""),
        _holder(3, "Where", f'type="body" sz="quarter" idx="{WHERE_PLACE}"', WHERE, _text(14, "tx2")),
        _holder(4, "Text", f'type="body" idx="{LINES_PLACE}"', LINES, ""),
        _holder(5, "Footer", f'type="ftr" sz="quarter" idx="{FOOT_PLACE}"', FOOT, foot, anchor="b"),
        _holder(6, "Slide Number", f'type="sldNum" sz="quarter" idx="{NUMBER_PLACE}"', NUMBER, number, anchor="b"),
    ]
    for element, shapes in ((master, of_master), (layout, of_layout)):
        tree = element.cSld.spTree
        for old in tree.findall(qn("p:sp")):
            tree.remove(old)
        tree.extend(shapes)
    layout.cSld.set("name", "Finding")
    layout.attrib.pop("type", None)
    layout.set("userDrawn", "1")


def _text(size: int, colour: str, align: str = "l") -> str:
    look = f'<a:defRPr sz="{size * 100}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
    return f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>{look}</a:lvl1pPr>'


def _holder(identity: int, name: str, kind: str, box: Box, style: str, *, anchor: str = "t") -> Any:  # noqa: ANN401 - as Deck
    left, top, wide, high = map(emu, box)
    is_number = "sldNum" in kind
    said = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="ja-JP"/><a:t>‹#›</a:t></a:fld>'
        if is_number
        else ""
        if 'type="ftr"' in kind
        else f'<a:r><a:rPr lang="ja-JP"/><a:t>{name}</a:t></a:r>'
    )
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{identity}" name="{name} {identity - 1}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def _size(master: Any) -> None:  # noqa: ANN401 - as Deck
    """Titles left and of 24 pt, text without bullets from 16 pt down to 12 pt."""
    styles = master.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2400")
    for level in range(1, 10):
        text = styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}")
        text.set("marL", str(emu(14.0 * (level - 1))))
        text.set("indent", "0")
        for bullet in (*text.findall(qn("a:buFont")), *text.findall(qn("a:buChar"))):
            text.remove(bullet)
        look = text.find(qn("a:defRPr"))
        look.set("sz", str(_SIZES[min(level, 5) - 1] * 100))
        look.addprevious(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
