"""Lists in blocks, where the prefecture stands only in the first row of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_COLUMN: Final = "prefecture_name"
_STARTS: Final = tuple(about.name for about in PREFECTURES.values())


def fill_prefectures(name: str, rows: pd.DataFrame, breaks: Sequence[int]) -> tuple[pd.DataFrame, list[str]]:
    """Give rows without prefecture the one of the row above, and say so; `breaks` are rows that end a block.

    Only where the list is in blocks: no two rows that follow each other carry the same prefecture. A row with a code or
    with its prefecture in the name needs none.
    """
    if _COLUMN not in rows or not (rows[_COLUMN] == "").any() or not (rows[_COLUMN] != "").any():
        return rows, []
    written = rows[_COLUMN].tolist()
    if any(this and this == above for this, above in zip(written[1:], written, strict=False)):
        return rows, []
    needs = ~rows.get("municipality_code", rows[_COLUMN].mask(rows[_COLUMN] != "x", "")).ne("")
    for column in ("name", "municipality_name"):
        if column in rows:
            needs &= ~rows[column].str.startswith(_STARTS)
    ended = sorted(breaks)
    given, current, at = [], "", 0
    for number, own, is_needed in zip(rows.index, written, needs, strict=True):
        while at < len(ended) and ended[at] < number:
            current, at = "", at + 1
        current = own or current
        given.append(own or (current if is_needed else ""))
    filled = rows.assign(**{_COLUMN: given})
    count = int((filled[_COLUMN] != rows[_COLUMN]).sum())
    if not count:
        return rows, []
    return filled, [f"{name}: 都道府県の欄が空いている{count:,}行を、すぐ上に書かれた都道府県の行として読みました。"]
