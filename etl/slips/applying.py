"""What slips would change in the sources, which of them are refused and why; nothing is written here."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from etl.registers import read_registers
from etl.roll import membership_roll
from etl.slips.cells import with_cell
from etl.slips.records import Library, whole
from geodata.corrections import CORRECTABLE, SAMPLE, cell_text, in_form, is_same, key_text, refusals, tidy
from geodata.errors import GeodataError, SourceError
from geodata.sources import read_sources
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from etl.slips.reading import Slip
    from etl.slips.records import Sheet
    from geodata.corrections import Correction
    from geodata.sources import Source

_TWICE: Final = "同じ記録の同じ項目の訂正票が、先にあります。どちらかにしてください。"
_ALREADY: Final = "この値には、すでに直してあります。"


@dataclass(frozen=True, slots=True)
class Change:
    """A slip that holds: the source and file, the row a person sees, and the cell before and after as written."""

    correction: Correction
    source_id: str
    file: str
    row: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A slip that does not, with every reason; `where` names the file of slips and its row."""

    where: str
    reasons: tuple[str, ...]
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written: each change, what is refused, and each changed file whole, as it is and as it will be."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    files: Mapping[Path, tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell of the sources."""

    source: Source
    path: Path
    sheet: Sheet
    row: int
    at: int


def plan(slips: Iterable[Slip], sources_dir: Path) -> Plan:
    """Hold slips against the sources of a folder, those of one record together. Raises SourceError for the sources."""
    sources = read_sources(sources_dir)
    library = Library(sources)
    refused: list[Refused] = []
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Slip, Correction]]] = {}
    for slip in slips:
        correction = None if slip.correction is None else tidy(slip.correction)
        reasons = slip.faults if correction is None else tuple(each.ja for each in refusals(correction))
        if correction is None or reasons:
            refused.append(Refused(slip.where, reasons, correction))
        else:
            groups.setdefault((correction.table, correction.key), []).append((slip, in_form(correction)))
    changes: list[Change] = []
    for group in groups.values():
        made, left = _of_record(group, library)
        changes += made
        refused += left
    if changes:
        _hold_together(sources, library.bytes_of)
    files = {path: (path.read_bytes(), raw) for path, raw in library.bytes_of.items()}
    return Plan(tuple(changes), tuple(refused), files)


def _of_record(group: Sequence[tuple[Slip, Correction]], library: Library) -> tuple[list[Change], list[Refused]]:
    """The slips of one record: each cell found by itself, all of them written and validated at once."""
    found: list[tuple[Slip, Correction, _Found]] = []
    refused: list[Refused] = []
    for slip, correction in group:
        try:
            place = _find(correction, library)
        except SourceError as fault:
            refused.append(Refused(slip.where, (str(fault),), correction))
            continue
        if any((place.path, place.row, place.at) == (own.path, own.row, own.at) for *_, own in found):
            refused.append(Refused(slip.where, (_TWICE,), correction))
        else:
            found.append((slip, correction, place))
    changes: list[Change] = []
    for path in dict.fromkeys(place.path for *_, place in found):
        own = [each for each in found if each[2].path == path]
        try:
            changes += _written(own, library)
        except GeodataError as fault:
            refused += [Refused(slip.where, (str(fault),), correction) for slip, correction, _ in own]
    return changes, refused


def _find(correction: Correction, library: Library) -> _Found:
    """The cell a slip means. Raises SourceError that says what is not there or stands otherwise."""
    column = TABLES[correction.table].column(correction.field)
    standing: list[tuple[str, str]] = []
    without_column = ""
    own_first = sorted(
        library.sheets(correction.table, correction.field), key=lambda of: of[0].id != correction.in_source
    )
    for source, entry, sheet in own_first:
        row = sheet.row_of(correction.table, correction.key)
        if row is None:
            continue
        if _status(sheet, source, row) == SAMPLE:
            standing.append(("", f"{entry.path.name} の {row} 行目はサンプルで、実在の記録ではありません。"))
            continue
        value, at = cell_text(sheet.value(row, correction.field)), sheet.column_of(correction.field)
        if not is_same(value, correction.old, column):
            said = f"{source.id} の {entry.path.name} の {row} 行目では「{value}」で、票の今の値「{correction.old}」と違います。"
            standing.append((value, said))
        elif sheet.is_workbook:
            raise SourceError(
                f"{source.id} の {sheet.file.name} は Excel などのブックなので、書き換えません。"
                f"{row} 行目の「{column.label}」を手で直してください。"
            )
        elif at is None:
            without_column = f"{source.id} の {entry.path.name} に「{column.label}」の列がありません（source.toml の値か、ほかの列から決まる値です）。"
        else:
            return _Found(source, entry.path, sheet, row, at)
    if without_column:
        raise SourceError(without_column)
    if any(is_same(value, correction.new, column) for value, _ in standing if value):
        raise SourceError(_ALREADY)
    if standing:
        raise SourceError(" ".join(said for _, said in standing))
    raise SourceError(
        f"この記録は出典にありません（{CORRECTABLE[correction.table].label} {key_text(correction.key)}）。"
        "版が古いか、記録が消えています。"
    )


def _status(sheet: Sheet, source: Source, row: int) -> str:
    has_own = "status" in sheet.result.table
    return cell_text(sheet.value(row, "status")) if has_own else source.status


def _written(found: Sequence[tuple[Slip, Correction, _Found]], library: Library) -> list[Change]:
    """Changes in one record of one file, taken over by the library. Raises GeodataError where a build would mind."""
    _, first, place = found[0]
    path, before = place.path, place.sheet
    raw = library.bytes_of.get(path) or path.read_bytes()
    edited, changes = raw, []
    delimiter = before.delimiter(path, raw)
    for _, correction, own in found:
        edited = with_cell(edited, before.file.encoding, delimiter, (own.row - 1, own.at), correction.new)
        cell = str(before.file.raw.loc[own.row].iloc[before.file.at.index(own.at)])
        changes.append(Change(correction, own.source.id, path.name, own.row, cell, correction.new))
    sheets = library.tried(place.source, path, edited, first.table, first.field)
    _hold_row([correction for _, correction, _ in found], place.row, before, sheets)
    library.take(path, edited, sheets)
    return changes


def _hold_row(corrections: Sequence[Correction], row: int, before: Sheet, sheets: Sequence[Sheet]) -> None:
    """The row is accepted with its new values, and no other row fares otherwise. Raises SourceError."""
    after = sheets[0]
    faults = after.result.rejects.loc[after.result.rejects["row"] == row, "reason"]
    if len(faults):
        raise SourceError(f"直すと、この行が使えなくなります。{faults.iloc[0]}")
    if after.result.numbers != before.result.numbers:
        raise SourceError("直すと、ほかの行が使えなくなります（同じ記録の行が二つになるなど）。")
    for correction in corrections:
        column = TABLES[correction.table].column(correction.field)
        value = cell_text(after.value(row, correction.field))
        if not is_same(value, correction.new, column):
            raise SourceError(f"直しても「{column.label}」は「{value}」になります。書き方を確かめてください。")


def _hold_together(sources: Mapping[str, Source], files: Mapping[Path, bytes]) -> None:
    """Read all registers with the changed files: as many rows stand as before. Raises SourceError."""
    with tempfile.TemporaryDirectory() as folder:
        texts = {}
        for number, (path, raw) in enumerate(files.items()):
            texts[path] = Path(folder) / str(number) / path.name
            texts[path].parent.mkdir()
            texts[path].write_bytes(raw)
        changed = {name: whole(source, texts) for name, source in sources.items()}
        before, after = read_registers(sources.values()), read_registers(changed.values())
        membership_roll(after, changed)
    if len(after.rejects) > len(before.rejects):
        new = after.rejects[~after.rejects["raw"].isin(before.rejects["raw"])]
        reason = str(new["reason"].iloc[0]) if len(new) else ""
        raise SourceError(f"訂正票を合わせて当てると、使えなくなる行が出ます。{reason}一つずつ当ててください。")
