"""A file of slips as a clerk sends it: CSV from the form, or the same table saved by a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.rows import read_register
from geodata.corrections import Correction, from_slip
from geodata.reading.headings import SLIPS
from geodata.sources import Source, SourceFile

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Slip:
    """A row of a file of slips; `correction` is None where it cannot be read, and `faults` say why."""

    where: str
    row: int
    correction: Correction | None
    faults: tuple[str, ...] = ()


def read_slips(path: Path) -> list[Slip]:
    """Every row of a file of slips, in its order. Raises SourceError where the file is none."""
    papers = Source(
        id=path.stem, kind=SLIPS, folder=path.parent, files=(), publisher="", title="", url="", licence="", credit="",
        as_of="", status="登録値", note="", encoding="", crs="", optional=False, complete_list=False, defaults={},
    )  # fmt: skip
    slips: dict[tuple[str, int], Slip] = {}
    for file in read_register(papers, SourceFile(path, "", None)):
        for number, cells in zip(file.raw.index, file.raw.to_dict("records"), strict=True):
            read = from_slip({str(name): str(cell) for name, cell in cells.items()})
            where = f"{file.name} {number}行目"
            slips[file.name, number] = (
                Slip(where, int(number), read)
                if isinstance(read, Correction)
                else Slip(where, int(number), None, (read.ja,))
            )
        for number in file.ragged.index:
            slips[file.name, int(number)] = Slip(
                f"{file.name} {number}行目", int(number), None, ("列の数が見出しと違います。保存し直してください。",)
            )
    return [slips[key] for key in sorted(slips, key=lambda key: (key[0], key[1]))]
