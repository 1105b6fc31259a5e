"""What is inside an xlsx or ods before a library reads it: limits, extents, error cells, and merged cells.

The library lays a sheet out as a full grid, so one cell in the last corner costs gigabytes; and it gives a failed
formula as an empty cell. Both are seen here first, in a stream that never expands an entity.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

    from geodata.reading.layout import Merged

MAX_ENTRIES: Final = 2_000
MAX_UNPACKED: Final = 500_000_000
MAX_RATIO: Final = 400
"""Limits on the parts of a workbook; a ratio counts only for parts above 5 MB."""

_SMALL: Final = 5_000_000
_LETTERS: Final = 3
_DIGITS: Final = 7


@dataclass(slots=True)
class Contents:
    """Of one sheet, counted from 0: rows and columns up to its last filled cell, failed formulas, merged ranges."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)

    def fill(self, row: int, column: int) -> None:
        """Take note of a filled cell."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)


def damaged(path: PurePath, fault: object) -> SourceError:
    """The sentence for a workbook that cannot be read."""
    return SourceError(f"{path.name} は壊れています（{fault}）。表計算ソフトで開き、保存し直してください。")


def protected(path: PurePath) -> SourceError:
    """The sentence for a workbook behind a password."""
    return SourceError(f"{path.name} にはパスワードがかかっています。パスワードを外して保存し直してください。")


def sound_parts(path: PurePath, raw: bytes) -> tuple[bytes, dict[str, Contents]]:
    """The workbook as a zip of those parts alone that were checked here, and the contents of each sheet by its name.

    Raises SourceError for what is damaged, protected, too large, or declares a document type.
    """
    parts = _parts(path, raw)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise protected(path)
    scan: _Scan = _OdsScan() if "content.xml" in parts else _XlsxScan()
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            _parse(path, scan, name, part)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return copy.getvalue(), scan.by_sheet()


def _parts(path: PurePath, raw: bytes) -> dict[str, bytes]:
    """Every part by name, without pictures and macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            _check_limits(path, members)
            if any(member.flag_bits & 1 for member in members):
                raise protected(path)
            texts = (".xml", ".rels", ".vml", "mimetype")
            parts = {member.filename: archive.read(member) for member in members if member.filename.endswith(texts)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error) as fault:
        raise damaged(path, fault) from fault
    return parts


def _check_limits(path: PurePath, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    is_swollen = any(member.file_size > max(_SMALL, MAX_RATIO * max(member.compress_size, 1)) for member in members)
    if len(members) > MAX_ENTRIES or unpacked > MAX_UNPACKED or is_swollen:
        raise SourceError(
            f"{path.name} は展開すると異常に大きくなるため、読みません（部品 {len(members):,}個、{unpacked:,}バイト）。"
            "表計算ソフトで開き、新しいブックに値だけを貼り付けて保存し直してください。"
        )


class _DocumentType(Exception):
    """An XML part declares a document type, the place where entities are made."""


def _refuse_document_type(*_: object) -> None:
    raise _DocumentType


def _parse(path: PurePath, scan: _Scan, name: str, part: bytes) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    scan.begin(name, parser)
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes no keywords
    except _DocumentType:
        raise SourceError(
            f"{path.name} の中に、表計算ソフトが書かない宣言（DOCTYPE）があるため、読みません。"
            "表計算ソフトで開き、保存し直してください。"
        ) from None
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise damaged(path, fault) from fault


class _Scan:
    """What is gathered while the parts of a workbook go by."""

    def __init__(self) -> None:
        self.part = ""
        self.sheet = Contents()
        self._parser: expat.XMLParserType
        self._place = (0, 0)

    def begin(self, name: str, parser: expat.XMLParserType) -> None:
        """Begin a part."""
        self.part, self.sheet, self._parser = name, Contents(), parser

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""

    def by_sheet(self) -> dict[str, Contents]:
        """Contents by the name of the sheet."""
        raise NotImplementedError

    def listen_for_error(self, place: tuple[int, int]) -> None:
        """Take the text that follows as the error of the cell at `place`."""
        self._place = place
        self._parser.CharacterDataHandler = self._error

    def stop_listening(self) -> None:
        """Take no more text."""
        self._parser.CharacterDataHandler = None

    def _error(self, text: str) -> None:
        self.sheet.errors[self._place] = text.strip()


class _XlsxScan(_Scan):
    def __init__(self) -> None:
        super().__init__()
        self._sheets: dict[str, Contents] = {}
        self._names: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}
        self._row = self._column = -1
        self._is_error = False
        self._of_element: dict[str, Callable[[Mapping[str, str]], None]] = {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "row": self._begin_row,
            "mergeCell": self._merge,
            "sheet": self._name,
            "Relationship": self._relation,
        }
        self._of_name: dict[str, Callable[[Mapping[str, str]], None] | None] = {}

    def begin(self, name: str, parser: expat.XMLParserType) -> None:
        super().begin(name, parser)
        self._sheets[name] = self.sheet
        self._row = self._column = -1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name not in self._of_name:
            self._of_name[name] = self._of_element.get(name.rpartition("}")[2])
        act = self._of_name[name]
        if act is not None:
            act(attributes)

    def end(self, name: str) -> None:
        if self._is_error and name.endswith("}v"):
            self.stop_listening()

    def by_sheet(self) -> dict[str, Contents]:
        return {
            name: self._sheets[self._targets[relation]]
            for name, relation in self._names
            if self._targets.get(relation) in self._sheets
        }

    def _cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _place(reference)
        self._is_error = attributes.get("t") == "e"

    def _value(self, _: Mapping[str, str]) -> None:
        self.sheet.fill(self._row, self._column)
        if self._is_error:
            self.listen_for_error((self._row, self._column))

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _count(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1

    def _merge(self, attributes: Mapping[str, str]) -> None:
        first, _, last = attributes["ref"].partition(":")
        self.sheet.merged.append((_place(first), _place(last or first)))

    def _name(self, attributes: Mapping[str, str]) -> None:
        if self.part == "xl/workbook.xml":
            relation = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            self._names.append((attributes["name"], relation))

    def _relation(self, attributes: Mapping[str, str]) -> None:
        if self.part == "xl/_rels/workbook.xml.rels":
            self._targets[attributes["Id"]] = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))[1:]


class _OdsScan(_Scan):
    def __init__(self) -> None:
        super().__init__()
        self._sheets: dict[str, Contents] = {}
        self._row = self._column = self._rows = self._columns = 0
        self._is_error = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = name.rpartition("}")[2]
        if element in {"table-cell", "covered-table-cell"}:
            self._cell({key.rpartition("}")[2]: value for key, value in attributes.items()}, attributes)
        elif element == "p" and self._is_error:
            self.listen_for_error((self._row, self._column))
        elif element == "table-row":
            self._rows, self._column = _repeats(attributes, "rows"), 0
        elif element == "table" and self.part == "content.xml":
            name_of = next((value for key, value in attributes.items() if key.endswith("}name")), "")
            self.sheet = self._sheets[name_of] = Contents()
            self._row = 0

    def end(self, name: str) -> None:
        element = name.rpartition("}")[2]
        if element in {"table-cell", "covered-table-cell"}:
            self._column += self._columns
            self._is_error = False
            self.stop_listening()
        elif element == "table-row":
            self._row += self._rows

    def by_sheet(self) -> dict[str, Contents]:
        return self._sheets

    def _cell(self, plain: Mapping[str, str], attributes: Mapping[str, str]) -> None:
        self._columns = _repeats(attributes, "columns")
        down, right = _count(plain.get("number-rows-spanned", "1")), _count(plain.get("number-columns-spanned", "1"))
        if down > 1 or right > 1:
            self.sheet.merged.append(((self._row, self._column), (self._row + down - 1, self._column + right - 1)))
        if "value-type" in plain:
            self.sheet.fill(self._row + self._rows - 1, self._column + self._columns - 1)
            self._is_error = "error" in {value for key, value in attributes.items() if key.endswith("}value-type")}


def _repeats(attributes: Mapping[str, str], what: str) -> int:
    key = f"}}number-{what}-repeated"
    return next((_count(value) for name, value in attributes.items() if name.endswith(key)), 1)


def _place(reference: str) -> tuple[int, int]:
    """Row and column, from 0, of "B3". Raises ValueError."""
    letters = reference.rstrip("0123456789")
    return _count(reference[len(letters) :]) - 1, _column(letters)


def _count(digits: str) -> int:
    """A number of rows or columns: at least one, and no longer than any sheet. Raises ValueError."""
    if not 0 < len(digits) <= _DIGITS or int(digits) < 1:
        raise ValueError(f"セルの数 {digits[:_DIGITS]!r}")
    return int(digits)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    if not 0 < len(letters) <= _LETTERS or not (letters.isascii() and letters.isupper()):
        raise ValueError(f"セルの番地 {letters!r}")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
