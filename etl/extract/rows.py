"""Register files as text: one row of the frame a row of the file, with the number a person sees in it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.dataset import sha256_of
from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.sources import Source, SourceFile

SYNONYMS: Final = {
    "団体コード": "municipality_code",
    "市区町村コード": "municipality_code",
    "コード": "municipality_code",
    "code": "municipality_code",
    "code5": "municipality_code",
    "都道府県コード": "prefecture_code",
    "団体名": "name",
    "市区町村名": "name",
    "自治体名": "name",
    "加入日": "joined_on",
    "退会日": "left_on",
    "役職": "office",
    "備考": "note",
}
"""Usual Japanese headings of the registers; others are taken as they stand."""


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One table of a register as read: a CSV file, or one sheet of a workbook.

    `rows` is text as it is compared and published, indexed by the row number that a person sees in the file; "" where a
    cell is empty. `raw` has the same shape and holds the text as it stood. `non_data` (row, kind, raw) holds the rows
    that are no entry, `ragged` the original text of rows whose number of cells is not the header's, by row number.
    `title` is the text above the header, `sheet` the sheet's name ("" for a text file), `warnings` whole sentences.
    """

    source: Source
    name: str
    encoding: str
    sha256: str
    rows: pd.DataFrame
    raw: pd.DataFrame
    non_data: pd.DataFrame
    ragged: pd.Series
    title: str = ""
    sheet: str = ""
    warnings: tuple[str, ...] = ()


def read_register(source: Source, file: SourceFile) -> list[RegisterFile]:
    """Every table of a file, each cell as text: one for a CSV file. Raises SourceError that says what to do."""
    sha256 = _checked_sha256(source, file)
    text, encoding = _decode(file.path)
    lines = list(csv.reader(io.StringIO(text, newline="")))
    if not lines:
        raise SourceError(f"{file.path} は空です。見出しの行から始まる表を置いてください。")
    header = [SYNONYMS.get(cell.strip(), cell.strip()) for cell in lines[0]]
    last = max((number for number, cells in enumerate(lines, start=1) if any(cells)), default=1)
    numbered = list(enumerate(lines[1:last], start=2))
    whole = [(number, cells) for number, cells in numbered if any(cells) and len(cells) == len(header)]
    ragged = {number: ",".join(cells) for number, cells in numbered if any(cells) and len(cells) != len(header)}
    blank = [number for number, cells in numbered if not any(cells)]
    raw = pd.DataFrame(
        [cells for _, cells in whole],
        columns=header,
        index=pd.Index([number for number, _ in whole], name="row", dtype="int64"),
        dtype="str",
    )
    return [
        RegisterFile(
            source,
            file.path.name,
            encoding,
            sha256,
            rows=raw.apply(lambda cells: cells.str.strip()),
            raw=raw,
            non_data=pd.DataFrame({"row": blank, "kind": "空行", "raw": ""}),
            ragged=pd.Series(ragged, dtype="str"),
        )
    ]


def _checked_sha256(source: Source, file: SourceFile) -> str:
    try:
        found = sha256_of(file.path)
    except OSError as fault:
        raise SourceError(
            f"出典 {source.id} のファイル {file.path} を開けません。置き場所を確かめてください。"
        ) from fault
    if file.sha256 and found != file.sha256:
        message = (
            f"出典 {source.id} のファイル {file.path.name} が、source.toml の sha256 と違います。"
            "正しいファイルに戻すか、差し替えたなら source.toml の sha256 と時点を直してください。"
        )
        raise SourceError(message)
    return found


def _decode(path: Path) -> tuple[str, str]:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{path} の文字コードを読めません。UTF-8 か Shift_JIS（CP932）で保存し直してください。")
