"""The real code tables, and small lists of members made where they are needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from etl.extract.rows import read_register
from etl.validate.reference import code_changes, code_table
from etl.validate.registers import REGISTERS
from geodata.matching.places import PlaceBook
from geodata.matching.registers import Validated, validate_register
from geodata.sources import Source, SourceFile, read_source

if TYPE_CHECKING:
    import pandas as pd

    from geodata.reading.rows import RegisterFile

SOURCES = Path(__file__).parents[3] / "geodata" / "sources"


@cache
def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Today's municipalities, and the changes of codes and names, from the real sources."""
    import pandas as pd  # noqa: PLC0415

    codes, changes = (
        [file for entry in source.files for file in read_register(source, entry)]
        for source in (read_source(SOURCES / "municipality-codes-2020"), read_source(SOURCES / "code-changes"))
    )
    return code_table(codes[0]).table, pd.concat([code_changes(file).table for file in changes], ignore_index=True)


@cache
def book() -> PlaceBook:
    """Every municipality that is or was."""
    return PlaceBook.from_tables(*tables())


def source(
    folder: Path, raw: bytes | str, *, kind: str = "membership", name: str = "members.csv", as_of: str = "2023-10-01"
) -> Source:
    """Papers of a list in a folder of its own."""
    file = SourceFile(folder / name, "", None)
    file.path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    papers = dict.fromkeys(("publisher", "title", "url", "licence", "credit", "note"), "x")
    return Source(
        id="members", kind=kind, folder=folder, files=(file,), as_of=as_of, status="公表値", encoding="", crs="",
        optional=False, complete_list=False, on_request=False, defaults={"body": "council"}, **papers,
    )  # fmt: skip


def registers_of(source: Source) -> list[RegisterFile]:
    """Every table of the one file of a source."""
    return read_register(source, source.files[0])


def validate(source: Source, register: str = "") -> Validated:
    """What becomes of the rows of a list with one table."""
    (file,) = registers_of(source)
    return validate_register(REGISTERS[register or source.kind], file, book())
