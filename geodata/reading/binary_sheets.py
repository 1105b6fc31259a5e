"""What is inside an xls before a library reads it: password, extents, and error cells ([MS-CFB], [MS-XLS])."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError
from geodata.reading.zipped_sheets import Contents, damaged, protected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

_FREE: Final = 0xFFFFFFFA  # sector numbers from here on are marks: end of a chain, free, part of the table itself
_ENTRY: Final = 128
_SECTORS: Final = ((512, 64), (4096, 64))
_STREAMS: Final = ("Workbook", "Book")
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _FORMULA, _BOOLERR, _MULRK = 0x0809, 0x000A, 0x002F, 0x0085, 0x0006, 0x0205, 0x00BD
_FILLED: Final = frozenset({_FORMULA, _BOOLERR, _MULRK, 0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6})
_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def scan_binary(path: PurePath, raw: bytes) -> dict[str, Contents]:
    """Contents of each sheet by its name. Raises SourceError for what is damaged, protected or no workbook."""
    try:
        streams = _streams(raw)
        if "EncryptedPackage" in streams:
            raise protected(path)
        book = next((streams[name] for name in _STREAMS if name in streams), None)
        if book is None:
            raise SourceError(f"{path.name} は表計算のファイルではありません。xlsx か CSV で保存し直してください。")
        sheets: dict[str, Contents] = {}
        for kind, body in _records(book, 0):
            if kind == _FILEPASS:
                raise protected(path)
            if kind == _BOUNDSHEET:
                sheets[_sheet_name(body)] = _contents(book, struct.unpack_from("<I", body)[0])
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise damaged(path, fault) from fault
    return sheets


def _streams(raw: bytes) -> dict[str, bytes]:
    """Streams of a compound file by name. Raises struct.error or IndexError where it is cut short."""
    size, small = (1 << min(_number("<H", raw, at), 16) for at in (30, 32))
    if (size, small) not in _SECTORS:
        raise IndexError("セクターの大きさ")
    directory, cutoff, small_table = (_number("<I", raw, at) for at in (48, 56, 60))
    blocks = list(struct.unpack_from("<109I", raw, 76))
    following, left = _number("<I", raw, 68), len(raw) // size
    while following < _FREE and left:
        more = struct.unpack_from(f"<{size // 4}I", raw, size + following * size)
        blocks, following, left = blocks + list(more[:-1]), more[-1], left - 1
    table = [
        sector
        for block in blocks
        if block < _FREE
        for sector in struct.unpack_from(f"<{size // 4}I", raw, size + block * size)
    ]
    entries = _chain(raw, table, directory, size, size)
    found = {}
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length = _number("<H", entries, at + 64)
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le")
        found[name] = (_number("<I", entries, at + 116), _number("<I", entries, at + 120))
    root = _chain(raw, table, found.get("Root Entry", (_FREE, 0))[0], size, size)
    raw_small = _chain(raw, table, small_table, size, size)
    small_sectors = list(struct.unpack(f"<{len(raw_small) // 4}I", raw_small))
    return {
        name: (
            _chain(raw, table, start, size, size) if length >= cutoff else _chain(root, small_sectors, start, small, 0)
        )[:length]
        for name, (start, length) in found.items()
        if name in {*_STREAMS, "EncryptedPackage"}
    }


def _number(form: str, raw: bytes, at: int) -> int:
    return int(struct.unpack_from(form, raw, at)[0])


def _chain(raw: bytes, table: list[int], start: int, size: int, skipped: int) -> bytes:
    """Sectors of a chain, one after the other; no longer than the table, so that a ring ends."""
    parts: list[bytes] = []
    sector = start
    while sector < _FREE and len(parts) < len(table):
        at = skipped + sector * size
        parts.append(raw[at : at + size])
        sector = table[sector]
    return b"".join(parts)


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Records of one substream (globals, or a sheet), from its BOF to its EOF; of a chart inside, none."""
    at, depth = start, 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield kind, book[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _sheet_name(body: bytes) -> str:
    count, flags = body[6], body[7]
    if flags & 1:
        return body[8 : 8 + 2 * count].decode("utf-16-le")
    return body[8 : 8 + count].decode("latin-1")


def _contents(book: bytes, start: int) -> Contents:
    contents = Contents()
    for kind, body in _records(book, start):
        if kind in _FILLED:
            row, column = struct.unpack_from("<HH", body)
            contents.fill(row, _number("<H", body, len(body) - 2) if kind == _MULRK else column)
            error = _error_of(kind, body)
            if error is not None:
                contents.errors[row, column] = _ERRORS.get(error, "#N/A")
    return contents


def _error_of(kind: int, body: bytes) -> int | None:
    if kind == _BOOLERR and body[7]:
        return body[6]
    is_error = kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2  # noqa: PLR2004 - type of the result
    return body[8] if is_error else None
