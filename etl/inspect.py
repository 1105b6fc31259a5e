"""What would happen to each row of one file, without publishing: read and checked by the very steps of a build."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from etl.extract.boundaries import read_boundaries
from etl.extract.rows import read_register
from etl.owners import Owners, assign_owners
from etl.places import area_km2
from etl.registers import read_codes, read_registers
from etl.slips.applying import plan
from etl.slips.reading import read_slips
from etl.validate.reference import REFERENCE, code_changes, code_table
from etl.validate.registers import REGISTERS
from geodata.corrections import key_text
from geodata.errors import GeodataError, SourceError
from geodata.matching.listed import KIND as PLACES_KIND
from geodata.matching.listed import PLACES
from geodata.matching.registers import validate_register
from geodata.reading.headings import SLIPS
from geodata.sources import Source, SourceFile, read_source, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from etl.extract.boundaries import BoundaryFile
    from geodata.matching.registers import Validated
    from geodata.reading.rows import RegisterFile

BOUNDARY: Final = "boundary"
_TABLES: Final = {**REGISTERS, **REFERENCE, PLACES_KIND: PLACES}
_CODES: Final = {"codes": code_table, "code_changes": code_changes}
KINDS: Final = (BOUNDARY, *_TABLES, *_CODES, SLIPS)
_OF_COUNCIL: Final = frozenset({"membership", "committee_members"})
_NAMES: Final = ("name", "municipality_name")


@dataclass(frozen=True, slots=True)
class InspectedRow:
    """One row as a person sees it in the file, or one municipality of a boundary (`row`: its first record, from 1)."""

    row: int
    status: str
    code: str | None
    name: str | None
    reason: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Inspection:
    """Whether a build would take the file, and what becomes of its rows.

    `merged` counts rows that state an accepted place once more, `not_data` blank rows, totals and notes; neither is in
    `rows`. A workbook's sheets follow each other in `rows`, the sheet's name in `values`.
    """

    outcome: str
    reason: str | None = None
    encoding: str | None = None
    accepted: int = 0
    rejected: int = 0
    merged: int = 0
    not_data: int = 0
    warnings: tuple[str, ...] = ()
    rows: tuple[InspectedRow, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return asdict(self)


def inspect_file(kind: str, path: Path, sources_dir: Path, as_of: str = "") -> Inspection:
    """Inspect one file as a register or boundary of `kind`; a file that cannot be used gives outcome "refused".

    Papers are those of the source the file lies in, else none; `as_of` goes before its title and papers. Raises
    SourceError for an unknown kind, or when the code table of the sources cannot be read.
    """
    if kind not in KINDS:
        raise SourceError(f"種類 {kind!r} はありません。選べる種類: {'、'.join(KINDS)}")
    sources = read_sources(sources_dir)
    codes, changes, book = read_codes(sources.values())
    try:
        if kind == BOUNDARY:
            return _boundary(path, Owners.from_tables(codes, changes))
        if kind == SLIPS:
            return _slips(path, sources_dir)
        if kind in _CODES:
            files = read_register(_papers(kind, path, as_of), SourceFile(path, "", None))
            return _joined([_table(file, _CODES[kind](file)) for file in files], files)
        register = _TABLES[kind]
        parents: set[str] = set()
        if register.parents:
            parents = register.parent_keys(read_registers(sources.values()).tables.__getitem__)
        papers = _papers(kind, path, as_of)
        files = read_register(papers, SourceFile(path, "", None))
        return _joined([_table(file, validate_register(register, file, book, parents)) for file in files], files)
    except GeodataError as refusal:
        return Inspection("refused", reason=str(refusal))


def _slips(path: Path, sources_dir: Path) -> Inspection:
    """What `corrections apply` would say of each slip of a file."""
    slips = read_slips(path)
    planned = plan(slips, sources_dir)
    why = {refused.where: " ".join(refused.reasons) for refused in planned.refused}
    rows = []
    for slip in slips:
        status = "rejected" if slip.where in why else "accepted"
        of = slip.correction
        values = {} if of is None else {"table": of.table, "field": of.field, "old": of.old, "new": of.new}
        key = None if of is None else key_text(of.key)
        rows.append(InspectedRow(slip.row, status, None, key, why.get(slip.where), values))
    return Inspection("accepted", accepted=len(rows) - len(why), rejected=len(why), rows=tuple(rows))


def _papers(kind: str, path: Path, as_of: str) -> Source:
    if (path.parent / "source.toml").is_file():
        source = replace(read_source(path.parent), kind=kind)
    else:
        source = Source(
            id=path.stem, kind=kind, folder=path.parent, files=(), publisher="", title="", url="", licence="",
            credit="", as_of="", status="登録値", note="", encoding="", crs="", optional=False, complete_list=False,
            on_request=False, defaults={"body": "council"} if kind in _OF_COUNCIL else {},
        )  # fmt: skip
    return replace(source, as_of=as_of or source.as_of, given_as_of=as_of)


def _joined(parts: Sequence[Inspection], files: Sequence[RegisterFile]) -> Inspection:
    """The sheets of a workbook, or the one table of a text file, as one inspection."""
    return Inspection(
        "accepted",
        encoding=files[0].encoding if files else None,
        accepted=sum(part.accepted for part in parts),
        rejected=sum(part.rejected for part in parts),
        merged=sum(part.merged for part in parts),
        not_data=sum(part.not_data for part in parts),
        warnings=tuple(dict.fromkeys(warning for part in parts for warning in part.warnings)),
        rows=tuple(row for part in parts for row in part.rows),
    )


def _table(file: RegisterFile, result: Validated) -> Inspection:
    sheet = {"sheet": file.sheet} if file.sheet else {}
    rows = [*_accepted(result, sheet), *_rejected(result.rejects, file, sheet)]
    return Inspection(
        "accepted",
        accepted=len(result.table),
        rejected=len(result.rejects),
        merged=result.merged,
        not_data=len(file.non_data),
        warnings=result.warnings,
        rows=tuple(sorted(rows, key=lambda row: row.row)),
    )


def _accepted(result: Validated, sheet: Mapping[str, str]) -> Iterator[InspectedRow]:
    for number, cells in zip(result.numbers, result.table.to_dict("records"), strict=True):
        values = {str(name): _plain(cell) for name, cell in cells.items() if pd.notna(cell)}
        code = values.get("municipality_code") or values.get("prefecture_code")
        yield InspectedRow(number, "accepted", _text(code), _text(_first(values)), None, {**sheet, **values})


def _rejected(rejects: pd.DataFrame, file: RegisterFile, sheet: Mapping[str, str]) -> Iterator[InspectedRow]:
    for reject in rejects.to_dict("records"):
        number = int(reject["row"])
        cells = file.raw.loc[number].to_dict() if number in file.raw.index else {"raw": reject["raw"]}
        values = {str(name): str(cell) for name, cell in cells.items() if cell}
        if pd.notna(reject["candidates"]):
            values["candidates"] = reject["candidates"]
        yield InspectedRow(number, "rejected", None, _text(_first(values)), reject["reason"], {**sheet, **values})


def _boundary(path: Path, owners: Owners) -> Inspection:
    files = read_boundaries(path, owners.knows)
    shapes = assign_owners([(path.name, file) for file in files], owners)
    rows = [row for file in files for row in _municipalities(file, owners)]
    rejected = [
        InspectedRow(int(row), "rejected", None, None, reason, {"raw": raw})
        for row, reason, raw in shapes.rejects[["row", "reason", "raw"]].itertuples(index=False)
    ]
    return Inspection(
        "accepted",
        encoding=files[0].encoding,
        accepted=len(rows),
        rejected=len(rejected),
        merged=sum(file.merged for file in files),
        warnings=(*shapes.report, *(remark for file in files for remark in file.remarks)),
        rows=tuple(sorted([*rows, *rejected], key=lambda row: row.row)),
    )


def _municipalities(file: BoundaryFile, owners: Owners) -> Iterator[InspectedRow]:
    usable = file.shapes[file.shapes["fault"] == ""]
    owner = usable["code"].map({code: owners.of(code) for code in usable["code"].unique()})
    area = area_km2(file.geometry[usable.index])
    for code, records in usable.groupby(owner):
        name = str(records["name"].iloc[0]) or None
        values = {"records": len(records), "area_km2": round(float(area[records.index].sum()), 3)}
        yield InspectedRow(int(records.index.min()) + 1, "accepted", str(code), name, None, values)


def _first(values: Mapping[str, Any]) -> object:
    return next((values[column] for column in _NAMES if values.get(column)), None)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(value: Any) -> object:  # noqa: ANN401 - a cell of any column
    """A value as JSON has it: dates as ISO text, numbers as Python's own."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
