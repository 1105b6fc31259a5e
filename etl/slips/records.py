"""Where a record stands in the sources: the file, the row a person sees in it, and the column of a field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from etl.extract.rows import read_register
from etl.registers import read_codes
from etl.validate.reference import REFERENCE, code_table
from etl.validate.registers import REGISTERS
from geodata.corrections import key_of
from geodata.errors import SourceError
from geodata.matching.registers import Register, Validated, validate_register
from geodata.reading.headers import known_headings
from geodata.reading.headings import FILES, headings_of
from geodata.reading.rows import tables_of
from geodata.reading.text_tables import decode, delimiter_of
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geodata.reading.rows import RegisterFile
    from geodata.sources import Source, SourceFile

_WORKBOOKS: Final = frozenset({"xlsx", "xls", "ods"})
_OF_PLACES: Final = {"romaji": "romaji", "kaso": "kaso", "kana": "codes"}
"""Fields of `municipalities` and the kind of source that has them."""
_CODES: Final = Register(TABLES["municipalities"], rename={"municipality_kana": "kana"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file as a build reads it; `rename` leads from its columns to those of the table."""

    file: RegisterFile
    result: Validated
    rename: Mapping[str, str]

    def row_of(self, table: str, key: tuple[str, ...]) -> int | None:
        """Number of the row with this key, as a person sees it; None where no accepted row has it."""
        declared = TABLES[table]
        for number, record in zip(self.result.numbers, self.result.table.to_dict("records"), strict=True):
            if key_of(declared, record) == key:
                return number
        return None

    def value(self, row: int, field: str) -> object:
        """Value of a field in an accepted row."""
        return self.result.table[field].iloc[self.result.numbers.index(row)]

    def column_of(self, field: str) -> int | None:
        """Place of a field in the file, from 0; None where the file has no such column."""
        names = [self.rename.get(str(name), str(name)) for name in self.file.raw.columns]
        return self.file.at[names.index(field)] if field in names else None

    @property
    def is_workbook(self) -> bool:
        """Whether it is no text file, which alone is written to."""
        return self.file.encoding in _WORKBOOKS

    def delimiter(self, path: Path, raw: bytes) -> str:
        """What stands between the cells of the text file."""
        headings = headings_of(self.file.source.kind, path.stem)
        return delimiter_of(decode(path, raw)[0], lambda cells: known_headings(cells, headings))


class Library:
    """The sources of a folder, read when they are asked for; `bytes_of` what has been changed so far, by path."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = {name: source for name, source in sources.items() if source.is_present or not source.optional}
        *_, self._book = read_codes(self.sources.values())
        self.bytes_of: dict[Path, bytes] = {}
        self._read: dict[Path, list[Sheet]] = {}

    def sheets(self, table: str, field: str) -> Iterator[tuple[Source, SourceFile, Sheet]]:
        """Every sheet in which records of a table stand with this field."""
        for source in self.sources.values():
            for entry in source.files:
                register = _register_of(source, entry, table, field)
                if register is not None and entry.path.exists():
                    for sheet in self._sheets(source, entry, register):
                        yield source, entry, sheet

    def _sheets(self, source: Source, entry: SourceFile, register: Register) -> list[Sheet]:
        if entry.path not in self._read:
            self._read[entry.path] = self._made(read_register(source, entry), register)
        return self._read[entry.path]

    def tried(self, source: Source, path: Path, raw: bytes, table: str, field: str) -> list[Sheet]:
        """Sheets of a file as they would be with other bytes. Raises SourceError where a build would refuse them."""
        entry = next(each for each in source.files if each.path == path)
        register = _register_of(source, entry, table, field)
        if register is None:
            raise SourceError(f"{path.name} は {table} の表ではありません。")
        return self._made(tables_of(source, path, raw), register)

    def take(self, path: Path, raw: bytes, sheets: list[Sheet]) -> None:
        """Go on with the changed file."""
        self.bytes_of[path], self._read[path] = raw, sheets

    def _made(self, files: list[RegisterFile], register: Register) -> list[Sheet]:
        parents = self._parents(register)
        return [Sheet(file, self._validated(file, register, parents), register.rename) for file in files]

    def _validated(self, file: RegisterFile, register: Register, parents: set[str]) -> Validated:
        return (
            code_table(file) if file.source.kind == "codes" else validate_register(register, file, self._book, parents)
        )

    def _parents(self, register: Register) -> set[str]:
        return {
            str(value)
            for table, key in register.parents.items()
            for *_, sheet in self.sheets(table, key)
            for value in sheet.result.table[key]
        }


def _register_of(source: Source, entry: SourceFile, table: str, field: str) -> Register | None:
    """How a file becomes the table, None where it does not."""
    if table == "municipalities":
        kind = _OF_PLACES.get(field, "")
        if source.kind != kind:
            return None
        return _CODES if kind == "codes" else REFERENCE[kind]
    if table == "statistics":
        return REFERENCE[table] if source.kind == table else None
    name = FILES.get(source.kind, {}).get(entry.path.stem, source.kind)
    register = REGISTERS.get(name)
    return register if register is not None and register.table.name == table else None


def whole(source: Source, texts: Mapping[Path, Path]) -> Source:
    """The source with other files in the place of some of its own, without their checksums."""
    files = tuple(
        replace(file, path=texts[file.path], sha256="") if file.path in texts else file for file in source.files
    )
    return replace(source, files=files)
