"""Encoding of a DBF file: its .cpg, then its language byte, then the bytes themselves."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SHIFT_JIS_LANGUAGE: Final = 0x13
_LANGUAGE_BYTE: Final = 29
_CPG_NAMES: Final = {"932": "cp932", "sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "ms932": "cp932"}


def dbf_encoding(dbf: Path) -> str:
    """Python codec name. A language byte of 0x00 says nothing: N03 of 2017, 2018 and 2020 has it and is CP932."""
    declared = _declared(dbf)
    if declared:
        return declared
    raw = dbf.read_bytes()
    if len(raw) > _LANGUAGE_BYTE and raw[_LANGUAGE_BYTE] == _SHIFT_JIS_LANGUAGE:
        return "cp932"
    header = int.from_bytes(raw[8:10], "little")
    try:
        raw[header:].decode("utf-8")
    except UnicodeDecodeError:
        return "cp932"
    return "utf-8"


def _declared(dbf: Path) -> str | None:
    for suffix in (".cpg", ".CPG"):
        cpg = dbf.with_suffix(suffix)
        if cpg.exists():
            name = cpg.read_text(encoding="ascii", errors="replace").strip().lower()
            try:
                return codecs.lookup(_CPG_NAMES.get(name, name)).name
            except LookupError:
                return None
    return None
