"""The text of one cell as a value of its column: numbers, dates, yes or no, and words of a fixed list."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeVar

import pandas as pd

from geodata.dates import (
    PARTIAL_DATE,
    WHOLE_DATE,
    fiscal_year_name,
    partial_date,
    read_date,
    read_day,
    read_fiscal_year,
)
from geodata.errors import GeodataError
from geodata.matching.reasons import Reason
from geodata.words import word_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geodata.columns import Column
    from geodata.matching.screening import Screening

    Value = str | float | int | bool | date | None

# Marks the page's fonts have no glyph for are escapes: they are read here and shown nowhere.
_YES: Final = frozenset({"1", "true", "yes", "y", "○", "◯", "〇", "◎", "●", "✓", "\u2714", "\u2611", "レ", "有", "有り", "あり", "はい",
                         "該当", "該当する"})  # fmt: skip
_NO: Final = frozenset({"0", "false", "no", "n", "×", "\u2715", "\u2717", "\u2613", "無", "無し", "なし", "いいえ", "非該当", "該当しない", "-",
                        "―", "—"})  # fmt: skip
_UNKNOWN_DAY: Final = frozenset({"-", "‐", "–", "—", "―", "ー", "不明", "未定", "なし"})
_NUMBER: Final = re.compile(r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(\D*)")
_COUNTERS: Final = frozenset({"人", "件", "団体", "法人", "頁", "ページ", "自治体", "市区町村", "社"})
_LARGEST_DIGITS: Final = 15
_EDGES: Final = frozenset({"valid_from", "valid_to"})
_T = TypeVar("_T")


class Unreadable(GeodataError):
    """A cell that is no value of its column: the reason, and the words of its sentence."""

    def __init__(self, reason: Reason, **words: str) -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.words = words


def screen_column(screening: Screening, column: Column) -> None:
    """Turn the text of one column into its declared type; set aside rows whose value does not hold."""
    texts = screening.rows[column.name]
    if texts.dtype == "bool":
        return
    texts = texts.fillna("").astype("str")
    read: dict[str, Value | Unreadable] = {}
    for text in dict.fromkeys(texts.tolist()):
        try:
            read[text] = read_value(text, column)
        except Unreadable as fault:
            read[text] = fault
    faults = {text: fault for text, fault in read.items() if isinstance(fault, Unreadable)}
    shown = {"column": column.label, "column_en": column.label_en}
    for reason in dict.fromkeys(fault.reason for fault in faults.values()):
        bad = texts[screening.rows.index].isin([text for text, fault in faults.items() if fault.reason is reason])
        screening.reject(bad, reason, lambda row: {**shown, **faults[texts[row["row"]]].words})
    standing = texts[screening.rows.index] if faults else texts
    values = pd.Series([read[text] for text in standing.tolist()], index=standing.index)
    screening.rows = screening.rows.assign(**{column.name: _typed(values, column)})


def read_value(text: str, column: Column) -> Value:
    """The value of a cell, None where it is empty. Raises Unreadable."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if column.kind == "truth":
        return _truth(plain, text)
    if not plain:
        if column.nullable:
            return None
        raise Unreadable(Reason.VALUE_MISSING)
    if column.kind == "date":
        return None if column.nullable and plain in _UNKNOWN_DAY else _date(read_day, text)
    return _number(plain, text, column) if column.kind in {"whole", "number"} else _text(text, column)


def _text(text: str, column: Column) -> str:
    if column.among:
        return _among(text, column)
    if column.name == "fiscal_year":
        return fiscal_year_name(_date(read_fiscal_year, text))
    if column.pattern in {PARTIAL_DATE, WHOLE_DATE}:
        return _date_text(text, column)
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise Unreadable(Reason.VALUE_MALFORMED, found=text)
    return text


def _date(read: Callable[[str], _T], text: str) -> _T:
    try:
        return read(text)
    except GeodataError as fault:
        raise Unreadable(Reason.DATE_UNREADABLE, why=str(fault), found=text) from fault


def _date_text(text: str, column: Column) -> str:
    """A day, or a year or month where the column takes it; a fiscal year is a day only where something begins or ends."""
    if column.pattern == WHOLE_DATE:
        return _date(read_day, text).isoformat()
    written = _date(read_date, text)
    if written.is_fiscal and column.name in _EDGES:
        return (written.last if column.name == "valid_to" else written.first).isoformat()
    return _date(partial_date, text)


def _truth(plain: str, text: str) -> bool:
    if plain.lower() in _YES:
        return True
    if not plain or plain.lower() in _NO:
        return False
    raise Unreadable(Reason.VALUE_NOT_ALLOWED, found=text, expected="○・有・はい・1、×・無・いいえ・0・空欄")


def _among(text: str, column: Column) -> str:
    meant = word_of(text, column)
    if not meant:
        raise Unreadable(Reason.VALUE_NOT_ALLOWED, found=text, expected="・".join(column.among))
    return meant


def _number(plain: str, text: str, column: Column) -> int | float:
    match = _NUMBER.fullmatch(plain.replace("−", "-"))
    unit = re.sub(r"\s+", "", unicodedata.normalize("NFKC", column.unit))
    units = {"", unit} if unit else {"", *_COUNTERS}
    if column.name == "fiscal_year_western" and plain.endswith("年度"):
        return _date(read_fiscal_year, text)
    if not match or match[2] not in units:
        raise Unreadable(Reason.NUMBER_UNREADABLE, found=text, unit=f"（単位は{column.unit}）" if column.unit else "")
    number = float(match[1].replace(",", ""))
    if column.at_least is not None and number < column.at_least:
        raise Unreadable(Reason.NUMBER_TOO_SMALL, found=text, least=f"{column.at_least:g}")
    if column.kind == "number":
        return number
    if number != int(number) or number >= 10**_LARGEST_DIGITS:
        raise Unreadable(Reason.NUMBER_UNREADABLE, found=text, unit="（整数）")
    return int(number)


def _typed(values: pd.Series, column: Column) -> pd.Series:
    if column.kind == "date":
        return pd.to_datetime(values).astype("datetime64[us]")
    if column.kind == "whole":
        return values.astype("Int64")
    if column.kind == "number":
        return values.astype("float64")
    if column.kind == "truth":
        return values.astype("bool")
    return values.astype("str").mask(values.isna())
