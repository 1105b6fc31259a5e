"""Rows below a header that are no entry: totals, notes, repeated headers and blank rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.prefectures import PREFECTURES
from geodata.reading.tidy import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANK, HEADING, TOTAL, NOTE, ABOVE = "空行", "見出し", "合計", "注記", "表題"

_PREFECTURE_NAMES: Final = "|".join(
    f"{about.name[:-1]}{about.name[-1]}?" if about.name != "北海道" else "北海道" for about in PREFECTURES.values()
)
_UNITS: Final = "団体|件|市区町村|市町村|自治体|都道府県|会員|法人|名|か所|カ所|ヶ所"
_TOTAL: Final = re.compile(
    rf"""(?:{_PREFECTURE_NAMES}|全国|全体|市区町村|市町村|都道府県|会員|正会員)?[・のを\-]?
         (?:総合計|合計|小計|中計|総計|累計|総数|計)
         (?:[::]?[0-9,]+(?:{_UNITS})?)?(?:\(.*\))?
       | (?:全|計|合計|以上)[0-9,]+(?:{_UNITS})
       | (?:grand|sub)?-?total
    """,
    re.VERBOSE,
)
_NOTE: Final = re.compile(
    r"※|\*|注[0-9]*[::)\]】.]|[(\[【]注|注$|(?:出典|出所|資料|備考)[::)\]】]|以上$|(?:note|source)s?:"
)
_MARKED_PLACE: Final = re.compile(r"(?:※|\*)[0-9]*[^、。,:\s]{1,12}[都道府県市区町村]")
_CODE: Final = re.compile(r"[0-9]{4,6}")
_COUNT: Final = re.compile(rf"[0-9,.]+(?:{_UNITS})?")
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Places:
    """Where in a row its columns stand: those that name the entry, its region, its code, and a fixed list's values."""

    names: frozenset[int]
    regions: frozenset[int]
    codes: frozenset[int]
    listed: frozenset[int]


def is_total(row: Sequence[str], places: Places) -> bool:
    """Whether a row sums up others: a word for a total where its name or its first cell is, no other name, no code."""
    named = [compact(row[at]).lower() for at in places.names if at < len(row) and row[at].strip()]
    if not all(_TOTAL.fullmatch(cell) or _COUNT.fullmatch(cell) for cell in named):
        return False
    first = _first(row)
    regions = (at for at in places.regions if at < len(row))
    words = [
        *named,
        *(compact(row[at]).lower() for at in regions),
        *([row[first]] if first not in places.listed else []),
    ]
    return any(_TOTAL.fullmatch(compact(word).lower()) for word in words) and not _has_code(row, places)


def is_note(row: Sequence[str], places: Places) -> bool:
    """Whether a row is a note: its first cell begins as notes do, and hardly anything stands beside it.

    A place with a mark before it ("※松本市") is an entry.
    """
    first = compact(row[_first(row)]).lower()
    if not _NOTE.match(first) or _MARKED_PLACE.fullmatch(first):
        return False
    return len({compact(cell) for cell in row if cell.strip()}) <= _FEW and not _has_code(row, places)


def _first(row: Sequence[str]) -> int:
    """Place of the first filled cell; 0 where there is none."""
    return next((at for at, cell in enumerate(row) if cell.strip()), 0)


def _has_code(row: Sequence[str], places: Places) -> bool:
    return any(at < len(row) and _CODE.fullmatch(compact(row[at])) for at in places.codes)
