"""A reader's own list of places: read within limits, and each row decided as `etl inspect places` decides it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from geodata.errors import GeodataError
from geodata.matching.listed import KIND, PLACES
from geodata.matching.places import PlaceBook
from geodata.matching.reasons import Reason
from geodata.matching.registers import validate_register
from geodata.reading.contents import form_of
from geodata.reading.rows import tables_of
from geodata.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geodata.dataset import Dataset
    from geodata.matching.registers import Validated
    from geodata.reading.rows import RegisterFile

MOST_MB: Final = 5
MOST_ROWS: Final = 5_000
MOST_UNPACKED: Final = 100_000_000
"""Bytes a workbook may have once it is unpacked: twenty times the file."""
_FORMS: Final = frozenset({"text", "xlsx"})

Status = Literal["matched", "candidates", "not_found", "repeated"]
STATUSES: Final[tuple[Status, ...]] = ("matched", "candidates", "not_found", "repeated")


class ListRefused(GeodataError):
    """A file that is not taken: `kind` says why, `sentence` in Japanese what to mend where the reader of files said it."""

    def __init__(self, kind: str, sentence: str = "", **words: str) -> None:
        super().__init__(sentence or kind)
        self.kind, self.sentence, self.words = kind, sentence, words


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row as it stands in the file, and what was decided.

    `code` is a municipality of today, "" for none; a matched row without one means the prefecture `prefecture`.
    `candidates` are municipalities of today that the row may mean.
    """

    sheet: str
    row: int
    written: str
    status: Status
    code: str = ""
    prefecture: str = ""
    reason: str = ""
    reason_en: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnList:
    """The rows of a file in its order. `picks` leads from the number of a row in `rows` to the chosen candidate.

    `not_data` counts blank rows, totals and notes; `warnings` are what the reader of files noticed, in Japanese.
    """

    name: str
    rows: tuple[ListedRow, ...]
    not_data: int
    warnings: tuple[str, ...]
    picks: Mapping[int, str] = field(default_factory=dict)

    def code_of(self, number: int) -> str:
        """The municipality that a row stands for, by decision or by the reader's choice; "" for none."""
        return self.picks.get(number, self.rows[number].code)

    @property
    def codes(self) -> frozenset[str]:
        """Municipalities on the list."""
        return frozenset(filter(None, map(self.code_of, range(len(self.rows)))))

    @property
    def doubtful(self) -> frozenset[str]:
        """Municipalities that a row without a decision may mean, and no other row does."""
        open_rows = (row for number, row in enumerate(self.rows) if number not in self.picks)
        return frozenset(code for row in open_rows for code in row.candidates) - self.codes

    @property
    def undecided(self) -> int:
        """Rows that stand for no place, neither by decision nor by choice."""
        return sum(
            row.status in {"candidates", "not_found"} and number not in self.picks
            for number, row in enumerate(self.rows)
        )

    def count(self, status: Status) -> int:
        """How many rows were decided so; a row for which a candidate was chosen stays what it was."""
        return sum(row.status == status for row in self.rows)

    def with_pick(self, number: int, code: str) -> OwnList:
        """The same with a candidate chosen for a row; "" takes the choice back. Another's candidate changes nothing."""
        others = {row: chosen for row, chosen in self.picks.items() if row != number}
        if code and code not in self.rows[number].candidates:
            return self
        return replace(self, picks={**others, number: code} if code else others)


def read_own_list(name: str, raw: bytes, dataset: Dataset) -> OwnList:
    """The list in the bytes of a file; what it is, its content tells. Raises ListRefused."""
    path = PurePath(PurePath(name.replace("\\", "/")).name or "list")
    if not raw:
        raise ListRefused("empty")
    if len(raw) > MOST_MB * 1_000_000:
        raise ListRefused("large", size=f"{len(raw) / 1_000_000:,.1f}", limit=f"{MOST_MB}")
    _refuse_swollen(raw)
    try:
        decided = _decided(path, raw, dataset)
    except ListRefused:
        raise
    except GeodataError as fault:
        raise ListRefused("unreadable", str(fault)) from fault
    rows = [row for file, result in decided for row in sorted(_rows(file, result), key=lambda row: row.row)]
    warnings = dict.fromkeys(warning for _, result in decided for warning in result.warnings)
    return OwnList(path.name, tuple(rows), sum(len(file.non_data) for file, _ in decided), tuple(warnings))


def _decided(path: PurePath, raw: bytes, dataset: Dataset) -> list[tuple[RegisterFile, Validated]]:
    """Every table of a file, and what became of its rows. Raises ListRefused, or GeodataError of the reader."""
    if form_of(path, raw) not in _FORMS:
        raise ListRefused("form")
    files = tables_of(_papers(), path, raw)
    count = sum(len(file.rows) + len(file.ragged) for file in files)
    if count > MOST_ROWS:
        raise ListRefused("rows", rows=f"{count:,}", limit=f"{MOST_ROWS:,}")
    # A book of its own: it remembers the names it was asked for, and a reader's are nobody else's.
    book = PlaceBook.from_tables(dataset["municipalities"], dataset["code_changes"])
    return [(file, validate_register(PLACES, file, book)) for file in files]


def _refuse_swollen(raw: bytes) -> None:
    """A damaged workbook is left to the reader of files, which says so."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return
    if size > MOST_UNPACKED:
        raise ListRefused("swollen", limit=f"{MOST_UNPACKED // 1_000_000}")


def _papers() -> Source:
    """Papers that say nothing, as `etl inspect` gives a file that lies in no source."""
    return Source(
        id="list", kind=KIND, folder=Path(), files=(), publisher="", title="", url="", licence="", credit="", as_of="",
        status="登録値", note="", encoding="", crs="", optional=False, complete_list=False, on_request=False, defaults={},
    )  # fmt: skip


def _rows(file: RegisterFile, result: Validated) -> Iterator[ListedRow]:
    """Every row of a table that is data: those in `resolutions` are accepted or merged, the others rejected."""
    as_it_stood = dict(zip(file.raw.index, map(_line, file.raw.itertuples(index=False, name=None)), strict=True))
    placed = result.resolutions[["row", "municipality_code", "prefecture_code"]]
    for row, code, prefecture in placed.itertuples(index=False, name=None):
        known = code if isinstance(code, str) else ""
        yield ListedRow(file.sheet, int(row), as_it_stood[int(row)], "matched", known, str(prefecture))
    for reject in result.rejects.to_dict("records"):
        number, text = int(reject["row"]), reject["candidates"]
        named = [part.split()[0] for part in text.split("、")] if isinstance(text, str) else []
        candidates = tuple(code for code in named if not code.endswith("000"))
        status: Status = "candidates" if candidates else "not_found"
        if reject["reason_code"] == Reason.DUPLICATE.code:
            status = "repeated"
        yield ListedRow(
            file.sheet,
            number,
            as_it_stood.get(number) or str(reject["raw"]),
            status,
            reason=str(reject["reason"]),
            reason_en=str(reject["reason_en"]),
            candidates=candidates if status == "candidates" else (),
        )


def _line(cells: Iterable[str]) -> str:
    """A row's cells as they stand in the file, in one line."""
    return "　".join(text for cell in cells if (text := " ".join(str(cell).split())))


def decisions(own: OwnList) -> pd.DataFrame:
    """sheet, row, written, status, code, reason, reason_en, candidates: one row a row of the list."""
    return pd.DataFrame(
        [
            (
                row.sheet,
                row.row,
                row.written,
                "picked" if number in own.picks else row.status,
                own.code_of(number) or row.prefecture,
                row.reason,
                row.reason_en,
                row.candidates,
            )
            for number, row in enumerate(own.rows)
        ],
        columns=["sheet", "row", "written", "status", "code", "reason", "reason_en", "candidates"],
    )
