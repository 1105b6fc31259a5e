"""A sheet of QR codes to print: the public address, all Japan and each prefecture."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.export.qr import qr_svg
from dashboard.offline.files import document, style
from dashboard.public_link import public_link
from dashboard.wording import words_in
from dashboard.wording.kit import WORDS

if TYPE_CHECKING:
    from dashboard.configuration import OpenData
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


def qr_sheet(dataset: Dataset, selection: Selection, settings: OpenData) -> bytes:
    """The sheet as one document; `settings` name the public address."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    plain = replace(selection, prefecture=None, municipality=None)
    entries = [_entry(words.all_japan, public_link(dataset, plain, "", settings))]
    for code in dataset["prefectures"]["prefecture_code"]:
        link = public_link(dataset, replace(plain, prefecture=code), "prefecture", settings)
        entries.append(_entry(text.place(code, words), link))
    body = f"<body><h1>{escape(said.qr)}</h1><p>{escape(said.qr_note)}</p><ul>{''.join(entries)}</ul></body>\n"
    return document(f"{said.qr} — {words.product}", words.language, head=style(_CSS), body=body).encode()


def _entry(name: str, link: str | None) -> str:
    return "" if link is None else f"<li>{qr_svg(link)}{escape(name)}<small>{escape(link)}</small></li>"
