"""A sheet of QR codes to print: the public address, all Japan and each prefecture."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import segno

from dashboard import text
from dashboard.offline.files import document, style
from dashboard.wording import words_in
from dashboard.wording.kit import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_CSS = """
body { margin: 24px; color: #1B2430; background: #FFFFFF; font: 14px/1.6 "Noto Sans JP", "Yu Gothic", Meiryo, sans-serif; }
h1 { font-size: 24px; font-weight: 400; margin: 0; }
ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(168px, 1fr)); gap: 24px; }
li { break-inside: avoid; text-align: center; } svg { width: 144px; height: 144px; display: block; margin: 0 auto; }
small { display: block; overflow-wrap: anywhere; color: #4A5766; font-size: 11px; }
@page { size: A4; margin: 12mm; }
"""


def qr_sheet(dataset: Dataset, selection: Selection, address: str) -> bytes:
    """The sheet as one document; `address` is without a slash at its end."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    codes = dataset["prefectures"]["prefecture_code"]
    entries = _entry(words.all_japan, f"{address}/") + "".join(
        _entry(text.place(code, words), f"{address}/prefecture?pref={code}") for code in codes
    )
    body = f"<body><h1>{escape(said.qr)}</h1><p>{escape(said.qr_note)}</p><ul>{entries}</ul></body>\n"
    return document(f"{said.qr} — {words.product}", words.language, head=style(_CSS), body=body).encode()


def _entry(name: str, link: str) -> str:
    return f"<li>{qr_svg(link)}{escape(name)}<small>{escape(link)}</small></li>"


def qr_svg(link: str) -> str:
    """A QR code of a link as SVG, with the quiet zone that readers need."""
    file = BytesIO()
    segno.make(link, error="m", micro=False).save(
        file, kind="svg", xmldecl=False, svgns=True, border=4, light="#FFFFFF", dark="#000000", scale=4, omitsize=True
    )
    return file.getvalue().decode().strip()
