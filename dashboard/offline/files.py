"""What a document holds instead of fetching it: JSON, scripts and styles, none of which can end its own element."""

from __future__ import annotations

import json
from html import escape
from typing import Final

POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Content security policy of a document that asks nobody for anything: the browser refuses every request."""


def json_bytes(value: object) -> bytes:
    """JSON as the documents hold it: compact, with Japanese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def held(name: str, body: bytes) -> str:
    """A JSON file within a document, where the map's script finds it by its name."""
    # "<" stands in the texts of JSON alone, where an escape means the same.
    text = body.decode().replace("<", "\\u003c")
    return f'<script type="application/json" data-file="{escape(name)}">{text}</script>\n'


def script(text: str, attributes: str = "") -> str:
    """Our own script within a document. Raises ValueError where it would end there."""
    if "</script" in text or "<!--" in text:
        raise ValueError("a script within a document must not hold </script or <!--")
    return f"<script{attributes}>\n{text}</script>\n"


def style(text: str) -> str:
    """Our own style sheet within a document, without the images it names: nothing of ours shows them."""
    return f"<style>\n{text}</style>\n"


def document(title: str, language: str, *, head: str, body: str, policy: str = POLICY) -> str:
    """An HTML document that allows itself no request but what the policy names."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{head}</head>\n{body}</html>\n"
    )
