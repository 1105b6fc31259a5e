"""Every source read and validated: tables by name, rejects, and where each input row ended up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import pandas as pd

from etl.extract.rows import read_register
from etl.repeats import Seen, without_repeats
from etl.validate.listing import LISTS_OF_MEMBERS, with_lists
from etl.validate.reference import REFERENCE, code_changes, code_table
from etl.validate.registers import REGISTERS
from geodata.errors import SourceError
from geodata.matching.places import PlaceBook
from geodata.matching.registers import Validated, validate_register
from geodata.reading.headings import FILES
from geodata.tables import NON_DATA_ROWS, RESOLUTIONS, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geodata.reading.rows import RegisterFile
    from geodata.sources import Source, SourceFile

_DOCUMENTS: Final = frozenset({"boundaries", "council"})


@dataclass(frozen=True, slots=True)
class Registers:
    """Validated tables and reference facts, every reject, and one account a file (rows in, and where they went).

    `unlisted` are the rejects of lists of members again, with body, as_of, member_class and status beside them.
    """

    codes: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]
    facts: Mapping[str, pd.DataFrame]
    rejects: pd.DataFrame
    accounts: Mapping[tuple[str, str], Mapping[str, Any]]
    unlisted: pd.DataFrame


class ReadRegisters(Protocol):
    """As `read_registers`, in this process or another."""

    def __call__(self, sources: Iterable[Source], told: Callable[[pd.DataFrame, pd.DataFrame], object], /) -> Registers:
        """The registers; `told` is called once before it returns."""


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.rejects: list[pd.DataFrame] = []
        self.unlisted: list[pd.DataFrame] = []
        self.non_data: list[pd.DataFrame] = []
        self.resolutions: list[pd.DataFrame] = []
        self.accounts: dict[tuple[str, str], dict[str, Any]] = {}
        self.parts: dict[str, list[pd.DataFrame]] = {}
        self.seen: dict[str, Seen] = {}

    def add(self, name: str, file: RegisterFile, result: Validated) -> None:
        """Keep the accepted rows as part of table `name`, and account for every row of the file."""
        if name in TABLES:
            result = without_repeats(result, file, TABLES[name], self.seen.setdefault(name, {}))
        self.parts.setdefault(name, []).append(result.table)
        self.rejects.append(result.rejects)
        if name in LISTS_OF_MEMBERS:
            self.unlisted.append(with_lists(result.rejects, result.stated, name, file.source.status))
        self.resolutions.append(result.resolutions)
        papers = {"source_id": file.source.id, "file": file.name}
        self.non_data.append(file.non_data.rename(columns={"raw": "text"}).assign(**papers))
        self.accounts[(file.source.id, file.name)] = {
            "name": file.name,
            "sha256": file.sha256,
            "encoding": file.encoding,
            "rows_in": len(file.rows) + len(file.ragged) + len(file.non_data),
            "rows_out": len(result.table),
            "rejected": len(result.rejects),
            "merged": result.merged,
            "not_data": len(file.non_data),
            "as_of": result.as_of,
            "warnings": list(result.warnings),
        }

    def whole(self, name: str) -> pd.DataFrame:
        """All parts of a table; an empty one where no source has it."""
        parts = self.parts.get(name, [])
        if parts:
            return pd.concat(parts, ignore_index=True)
        table = TABLES[name]
        return table.of_rows(())


def read_registers(
    sources: Iterable[Source], told: Callable[[pd.DataFrame, pd.DataFrame], object] = lambda *_: None
) -> Registers:
    """Read every register and reference table; `told` gets the code table and `code_changes` as soon as they are read.

    Raises SourceError when a file cannot be used at all.
    """
    present = [source for source in sources if source.is_present or not source.optional]
    reading = _Reading()
    codes, changes, book = _read_codes(present, reading)
    told(codes, changes)
    for kind, register in REFERENCE.items():
        for file in _files(present, kind):
            reading.add(kind, file, validate_register(register, file, book))
    _read_facts(present, reading, book)
    tables = {register.table.name: reading.whole(register.table.name) for register in REGISTERS.values()}
    tables["code_changes"], tables["statistics"] = changes, reading.whole("statistics")
    tables["resolutions"] = RESOLUTIONS.conform(pd.concat(reading.resolutions, ignore_index=True))
    tables["non_data_rows"] = NON_DATA_ROWS.conform(pd.concat(reading.non_data, ignore_index=True))
    facts = {kind: pd.concat(reading.parts[kind]) for kind in REFERENCE if kind in reading.parts}
    rejects = pd.concat(reading.rejects, ignore_index=True)
    unlisted = pd.concat([with_lists(rejects.head(0), pd.DataFrame(), "", ""), *reading.unlisted], ignore_index=True)
    return Registers(codes, tables, facts, rejects, reading.accounts, unlisted)


def read_codes(sources: Iterable[Source]) -> tuple[pd.DataFrame, pd.DataFrame, PlaceBook]:
    """The code table, `code_changes`, and the book of places made of them. Raises SourceError."""
    return _read_codes([source for source in sources if source.is_present or not source.optional], _Reading())


def _read_codes(present: list[Source], reading: _Reading) -> tuple[pd.DataFrame, pd.DataFrame, PlaceBook]:
    for file in _files(present, "codes"):
        reading.add("codes", file, code_table(file))
    if "codes" not in reading.parts:
        raise SourceError('市区町村コード表の出典（kind = "codes"）がありません。')
    for file in _files(present, "code_changes"):
        reading.add("code_changes", file, code_changes(file))
    codes, changes = pd.concat(reading.parts["codes"], ignore_index=True), reading.whole("code_changes")
    return codes, changes, PlaceBook.from_tables(codes, changes)


def _read_facts(present: list[Source], reading: _Reading, book: PlaceBook) -> None:
    known = {"codes", "code_changes", *REFERENCE, *_DOCUMENTS}
    found = []
    for source in present:
        if source.kind not in known:
            names = FILES.get(source.kind, {})
            found += [(names.get(entry.path.stem, source.kind), source, entry) for entry in _present(source)]
    unknown = [source for name, source, _ in found if name not in REGISTERS]
    if unknown:
        source = unknown[0]
        raise SourceError(
            f"出典 {source.id} の種類 {source.kind!r} を知りません。source.toml の kind を直してください。"
        )
    order = list(REGISTERS)  # parents before the rows that belong to them
    for name, source, entry in sorted(found, key=lambda of: order.index(of[0])):
        register = REGISTERS[name]
        parents = register.parent_keys(reading.whole)
        for file in read_register(source, entry):
            reading.add(register.table.name, file, validate_register(register, file, book, parents))


def _files(sources: Iterable[Source], kind: str) -> list[RegisterFile]:
    return [
        file
        for source in sources
        if source.kind == kind
        for entry in _present(source)
        for file in read_register(source, entry)
    ]


def _present(source: Source) -> list[SourceFile]:
    return [entry for entry in source.files if entry.path.exists() or not source.optional]
