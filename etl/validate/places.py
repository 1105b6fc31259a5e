"""Which municipality or prefecture a row means: by code, with the name as a check, never by guessing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.validate.reasons import Reason
from geodata.codes import city_of_ward, parse_code
from geodata.errors import GeodataError
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from etl.validate.screening import Row, Screening


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """Today's municipalities by code, and what became of the codes that are gone."""

    names: Mapping[str, str]
    successors: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_tables(cls, codes: pd.DataFrame, changes: pd.DataFrame) -> PlaceBook:
        """From the code table (municipality_code, name) and the code changes (old_code, current_code)."""
        successors: dict[str, set[str]] = {}
        for old, current in zip(changes["old_code"], changes["current_code"], strict=True):
            successors.setdefault(old, set()).add(current)
        return cls(
            names=dict(zip(codes["municipality_code"], codes["name"], strict=True)),
            successors={old: tuple(sorted(current)) for old, current in successors.items()},
        )

    def successors_of(self, code: str) -> tuple[str, ...]:
        """Today's codes an old code or a ward's code leads to; empty if nothing is known of it."""
        city = city_of_ward(code, self.names)
        return self.successors.get(code, ()) or ((city,) if city else ())

    def label(self, code: str) -> str:
        """Code and name for a list of candidates: "22138 …"."""
        return f"{code} {PREFECTURES[code[:2]].name}{self.names.get(code, '')}"

    def named(self, name: str) -> list[str]:
        """Codes of today's municipalities with this name, with or without prefecture and 郡."""
        return [code for code in self.names if self.is_named(code, name)]

    def is_named(self, code: str, name: str) -> bool:
        """Whether `name` is this municipality's, with or without its prefecture and 郡."""
        written = normalise(name)
        prefecture = PREFECTURES[code[:2]].name
        rest = written.removeprefix(prefecture)
        own = normalise(self.names[code])
        return rest == own or (rest.endswith(own) and re.fullmatch(r".{1,5}郡", rest[: -len(own)]) is not None)


def normalise(name: str) -> str:
    """A name as compared: NFKC, without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))


def screen_places(screening: Screening, book: PlaceBook, name_column: str, *, needs_place: bool) -> None:
    """Read `municipality_code` and `prefecture_code` of the rows and set aside those that do not hold.

    Afterwards `municipality_code` is five digits or "" (the row means a prefecture) and `prefecture_code` two digits
    or "" (the row means no place). With `needs_place` false, a row without both stays.
    """
    rows = screening.rows
    for column in ("municipality_code", "prefecture_code"):
        if column not in rows:
            rows = rows.assign(**{column: ""})
    screening.rows = rows
    _screen_codes(screening)
    _screen_known(screening, book, needs_place=needs_place)
    _screen_names(screening, book, name_column)


def _screen_codes(screening: Screening) -> None:
    rows = screening.rows
    parsed = rows["municipality_code"].map(_parse)
    screening.reject(parsed.isna(), Reason.CODE_MALFORMED, lambda row: {"found": row["municipality_code"]})
    codes = parsed[screening.rows.index].astype("str")
    is_prefecture = codes.str.endswith("000")
    own_prefecture = codes.str[:2]
    written = screening.rows["prefecture_code"].str.zfill(2).where(screening.rows["prefecture_code"] != "", "")
    screening.rows = screening.rows.assign(
        municipality_code=codes.where(~is_prefecture, ""),
        prefecture_code=written.where(written != "", own_prefecture),
    )
    differs = (own_prefecture != "") & (screening.rows["prefecture_code"] != own_prefecture)
    screening.reject(
        differs,
        Reason.PREFECTURE_MISMATCH,
        lambda row: {"found": row["prefecture_code"], "expected": own_prefecture[row["row"]]},
    )


def _parse(text: str) -> str | None:
    if not text:
        return ""
    try:
        return parse_code(text).value
    except GeodataError:
        return None


def _screen_known(screening: Screening, book: PlaceBook, *, needs_place: bool) -> None:
    municipality = screening.rows["municipality_code"]
    prefecture = screening.rows["prefecture_code"]
    if needs_place:
        screening.reject((municipality == "") & (prefecture == ""), Reason.CODE_MISSING)
    municipality, prefecture = screening.rows["municipality_code"], screening.rows["prefecture_code"]
    known = municipality.isin({"", *book.names}) & prefecture.isin({"", *PREFECTURES})
    screening.reject(
        ~known,
        Reason.CODE_UNKNOWN,
        lambda row: {"found": row["municipality_code"] or row["prefecture_code"]},
        lambda row: "、".join(map(book.label, book.successors_of(row["municipality_code"]))) or None,
    )


def _screen_names(screening: Screening, book: PlaceBook, name_column: str) -> None:
    if name_column not in screening.rows:
        return

    def agrees(row: pd.Series) -> bool:
        name, code = row[name_column], row["municipality_code"]
        if not name or not row["prefecture_code"]:
            return True
        if code:
            return book.is_named(code, name)
        return normalise(name) == PREFECTURES[row["prefecture_code"]].name

    def expected(row: Row) -> str:
        code = str(row["municipality_code"])
        return book.names[code] if code else PREFECTURES[row["prefecture_code"]].name

    agreed = screening.rows.apply(agrees, axis="columns") if len(screening.rows) else screening.rows.index.to_series()
    screening.reject(
        ~agreed.astype("bool"),
        Reason.NAME_CODE_MISMATCH,
        lambda row: {"found": row[name_column], "expected": expected(row)},
        lambda row: "、".join(map(book.label, [row["municipality_code"], *book.named(row[name_column])])) or None,
    )
