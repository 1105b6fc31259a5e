"""QR codes of addresses: as SVG for documents, as PNG for slides and pages. The same text, the same bytes."""

from __future__ import annotations

import io
from base64 import b64encode
from html import escape

import segno


def qr_svg(text: str) -> str:
    """An inline SVG with its quiet zone, black on white in every theme, that fills the element around it."""
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, light="#FFFFFF", dark="#000000", nl=False)
    return out.getvalue().decode()


def qr_png(text: str, scale: int = 8) -> bytes:
    """A PNG with its quiet zone, `scale` pixels a module."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale)
    return out.getvalue()


def qr_img(text: str, alt: str) -> str:
    """An `img` of 160 px for a page of Streamlit, which takes SVG out of HTML."""
    picture = b64encode(qr_png(text, 4)).decode()
    return (
        f'<img src="data:image/png;base64,{picture}" alt="{escape(alt)}" width="160" height="160" style="margin:8px 0">'
    )
