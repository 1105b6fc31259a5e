"""Every municipality that is or was, with its code and name, the time it had them, and what it is today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.codes import NORTHERN_TERRITORIES
from geodata.prefectures import PREFECTURES
from geodata.wards import WARDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import pandas as pd

_LIVES_ON: Final = frozenset({"市制施行", "町制施行", "名称変更", "コード変更"})
_STARTS: Final = _LIVES_ON | {"新設"}
_WARD_CHANGE: Final = "区の再編"
_NORTHERN: Final = dict(
    zip(
        NORTHERN_TERRITORIES,
        ("色丹郡色丹村", "国後郡泊村", "国後郡留夜別村", "択捉郡留別村", "紗那郡紗那村", "蘂取郡蘂取村"),
        strict=True,
    )
)
_COUNTY: Final = {"01403": "古宇郡"}  # 泊村, of the same name as 国後郡泊村


@dataclass(frozen=True, slots=True)
class Named:
    """A code and a name that went together from `since` to before `until` (None: not known, or to this day).

    `current` are today's codes of its area: itself, its successor, the city of a ward, both halves of one that was
    split; a prefecture stands as "20000". `lives_on` says that it is still the same municipality, under another name
    or code. `county` is known only where it tells two places apart.
    """

    code: str
    name: str
    current: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    lives_on: bool = True
    is_ward: bool = False
    county: str = ""

    @property
    def is_current(self) -> bool:
        """Whether this is a municipality or prefecture of today under its code and name."""
        return self.until is None and not self.is_ward

    @property
    def prefectures(self) -> frozenset[str]:
        """Prefecture it was in, and those it is in today."""
        return frozenset([self.code[:2], *[code[:2] for code in self.current]])

    @property
    def identity(self) -> str:
        """Today's code where it is the same municipality, its own code where it became a part of another."""
        return self.current[0] if self.lives_on and not self.is_ward else self.code

    def stood(self, day: date | None) -> bool:
        """Whether code and name were in use on a day (None: today)."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def named_places(codes: pd.DataFrame, changes: pd.DataFrame) -> Iterator[Named]:
    """From the code table (municipality_code, name) and `code_changes`; with prefectures, wards and 北方領土."""
    starts: dict[tuple[str, str], date] = {}
    columns = ("effective_on", "kind", "old_code", "old_name", "new_code", "new_name", "current_code")
    rows = sorted(zip(*(changes[column] for column in columns), strict=True))
    for on, kind, *_, new_code, new_name, _current in rows:
        if kind in _STARTS:
            starts[new_code, new_name] = on.date()
    former: dict[tuple[str, str, date, bool, bool], list[str]] = defaultdict(list)
    for on, kind, old_code, old_name, _code, _name, current in rows:
        found = former[old_code, old_name, on.date(), kind in _LIVES_ON or _is_renamed(old_code, current, kind),
                       kind == _WARD_CHANGE]  # fmt: skip
        if current not in found:
            found.append(current)
    for (code, name, until, lives_on, is_ward), current in former.items():
        since = starts.get((code, name))
        yield Named(code, name, tuple(current), since if since and since < until else None, until, lives_on, is_ward)
    for code, name in zip(codes["municipality_code"], codes["name"], strict=True):
        yield Named(code, name, (code,), starts.get((code, name)), county=_COUNTY.get(code, ""))
    today = set(codes["municipality_code"])
    cities = dict(zip(codes["municipality_code"], codes["name"], strict=True))
    yield from (
        Named(code, f"{cities[city]}{name}", (city,), is_ward=True)
        for code, (name, city) in WARDS.items()
        if city in today
    )
    for code, name in _NORTHERN.items():
        county, _, village = name.partition("郡")
        yield Named(code, village, (code,), county=f"{county}郡")
    yield from (Named(f"{code}000", row.name, (f"{code}000",)) for code, row in PREFECTURES.items())


def _is_renamed(old_code: str, current: str, kind: str) -> bool:
    """Whether a merger kept the code, as 新井市 (15217) did when it became 妙高市: the same one to whoever lists it."""
    return old_code == current and kind != _WARD_CHANGE
