"""The attributes of a shapefile before GDAL sees them: what the .dbf says of itself, whether it holds, its encoding."""

from __future__ import annotations

import codecs
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

_HEADER: Final = 32
_FIELD: Final = 32
_END_OF_FIELDS: Final = 0x0D
_DELETED: Final = ord("*")
_LANGUAGES: Final = {0x13: "cp932", 0x7B: "cp932"}
"""Language bytes that name an encoding. 0x00 says nothing: N03 of 2017, 2018 and 2020 has it and is CP932."""
_CPG_NAMES: Final = dict.fromkeys(
    ("932", "ansi 932", "sjis", "shift_jis", "shift-jis", "ms932", "windows-31j", "x-sjis"), "cp932"
) | {"65001": "utf-8"}
_GUESSES: Final = ("utf-8", "cp932")
_UNREADABLE: Final = "一部の文字を読めません（読めない文字は抜けるか「\ufffd」になります）"
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class DbfHeader:
    """Header of a .dbf: `records` rows of `record_bytes` behind `header_bytes`, and the language byte."""

    records: int
    header_bytes: int
    record_bytes: int
    language: int


@dataclass(frozen=True, slots=True)
class Encoding:
    """Codec of the text cells, and what a person should know of how it was found (or empty)."""

    name: str
    remark: str = ""


def read_header(dbf: Path) -> DbfHeader:
    """Header, held against the size of the file and the widths of its fields. Raises SourceError where it lies."""
    size = dbf.stat().st_size
    with dbf.open("rb") as file:
        head = file.read(_HEADER)
        if len(head) < _HEADER:
            raise SourceError(f"{dbf.name} は空か、途中で切れています。取得し直してください。")
        records, header_bytes, record_bytes = struct.unpack("<IHH", head[4:12])
        widths = _field_widths(file.read(max(header_bytes - _HEADER, 0)))
    if header_bytes <= _HEADER or not widths or sum(widths) + 1 != record_bytes:
        raise SourceError(f"{dbf.name} は dBASE の表（.dbf）ではないか、見出しが壊れています。取得し直してください。")
    if header_bytes + records * record_bytes > size:
        there = max(size - header_bytes, 0) // record_bytes
        raise SourceError(
            f"{dbf.name} は {records:,} 行と書いてありますが、{there:,} 行分しかありません。途中で切れています。取得し直してください。"
        )
    return DbfHeader(records, header_bytes, record_bytes, head[29])


def _field_widths(descriptors: bytes) -> list[int]:
    fields = [descriptors[at : at + _FIELD] for at in range(0, len(descriptors), _FIELD)]
    ends = next((number for number, field in enumerate(fields) if field[0] == _END_OF_FIELDS), None)
    return [] if ends is None else [field[16] for field in fields[:ends]]


def deleted_rows(dbf: Path, header: DbfHeader) -> int:
    """Rows marked as deleted; GDAL leaves them and their shapes out without a word."""
    if not header.records:
        return 0
    rows = np.memmap(dbf, np.uint8, "r", header.header_bytes, (header.records, header.record_bytes))
    return int((rows[:, 0] == _DELETED).sum())


def dbf_encoding(dbf: Path, cpg: Path | None, header: DbfHeader) -> Encoding:
    """Encoding by the .cpg, then the language byte, then the bytes: strict UTF-8, else CP932.

    A declaration that the bytes contradict is not followed where another encoding fits, and this is said.
    """
    by_cpg = _named(cpg.read_bytes()[:64].decode("ascii", "replace")) if cpg else None
    declared = by_cpg or _LANGUAGES.get(header.language)
    origin = ".cpg" if by_cpg else ".dbf の言語バイト"
    if declared is None:
        fitting = next((name for name in _GUESSES if _decodes(dbf, header, name)), None)
        return Encoding(fitting) if fitting else Encoding("cp932", f"{dbf.name} の{_UNREADABLE}")
    if _decodes(dbf, header, declared):
        return Encoding(declared)
    other = next((name for name in _GUESSES if name != declared and _decodes(dbf, header, name)), None)
    if other:
        return Encoding(other, f"{origin} は {declared} としていますが、中身に合わないため {other} として読みました")
    return Encoding(declared, f"{origin} は {declared} ですが、{dbf.name} の{_UNREADABLE}")


def _named(name: str) -> str | None:
    plain = name.strip().strip("\x00").lower()
    try:
        return codecs.lookup(_CPG_NAMES.get(plain, plain)).name
    except (LookupError, ValueError):
        return None


def _decodes(dbf: Path, header: DbfHeader, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with dbf.open("rb") as file:
        file.seek(header.header_bytes)
        left = header.records * header.record_bytes
        try:
            while left and (chunk := file.read(min(_CHUNK, left))):
                left -= len(chunk)
                decoder.decode(chunk, final=not left)
        except UnicodeDecodeError:
            return False
    return True
