"""Numbers, shares, places and dates as a reader of either language expects them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.gaps import GapReason
from geodata.matching.resolution import Rule
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from dashboard.wording import Words

JAPAN: Final = timezone(timedelta(hours=9))
_WHOLE_DATE = 10
_KATAKANA, _TO_HIRAGANA = ("ァ", "ヶ"), -0x60
_RULES: Final = {rule.code: rule.value for rule in Rule}
_MARKS = re.compile(r"[\\`*_\[\]<>$~:|#]")  # of Markdown and of what Streamlit adds to it: colours, icons, formulas


def percent(value: float | None, words: Words) -> str:
    """One decimal: "35.9％"; a dash where there is nothing to divide by."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is not equal to itself
        return words.empty_cell
    return f"{value:.1f}％" if words.language == "ja" else f"{value:.1f}%"


def next_step(reason: str, words: Words, *, is_before_law: bool = False) -> str:
    """What to do about a blank: 「招待」; before the law there is nothing to survey or to add, only a later day to choose."""
    return words.next_step_before_law if is_before_law and reason == GapReason.NO_DATA else words.next_steps[reason]


def signed(number: int, words: Words) -> str:
    """A difference with its sign: "＋60", "－3", "±0"; "+60"."""
    if not number:
        return "±0"
    plus, minus = ("＋", "－") if words.language == "ja" else ("+", "-")
    return f"{plus if number > 0 else minus}{abs(number):,}"


def signed_percent(value: float, words: Words) -> str:
    """A difference in percent with the sign of what is written: "＋1.2％", "－3.4％", "±0.0％"."""
    plus, minus = ("＋", "－") if words.language == "ja" else ("+", "-")
    sign = "±" if round(abs(value), 1) == 0 else plus if value > 0 else minus
    return f"{sign}{percent(abs(value), words)}"


def rate(value: float) -> str:
    """So many a month: one decimal, two below one, for a slow pace is no zero."""
    return f"{value:,.1f}" if value >= 1 or not value else f"{value:.2f}"


def day(text: str, words: Words) -> str:
    """ISO date, whole or partial, in words: "2023年10月1日", "1 October 2023"."""
    if len(text) == _WHOLE_DATE:
        when = date.fromisoformat(text)
        return f"{when.year}年{when.month}月{when.day}日" if words.language == "ja" else f"{when.day} {when:%B %Y}"
    if words.language == "en":
        return text
    parts = text.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月", strict=False))


def place(code: str, words: Words) -> str:
    """Name of a prefecture in the language."""
    prefecture = PREFECTURES[code]
    return prefecture.name if words.language == "ja" else prefecture.name_en


def town(row: pd.Series, words: Words) -> str:
    """Name of a municipality in the language: kanji, or romaji where there is one."""
    return str(row["name"]) if words.language == "ja" or pd.isna(row.get("romaji")) else str(row["romaji"])


def full_name(prefecture: str, town: str, words: Words) -> str:
    """A municipality with its prefecture: "長野県松本市", "Matsumoto-shi, Nagano"."""
    return f"{prefecture}{town}" if words.language == "ja" else f"{town}, {prefecture}"


def hiragana(kana: str) -> str:
    """Katakana as hiragana; other signs as they are."""
    first, last = _KATAKANA
    return "".join(chr(ord(sign) + _TO_HIRAGANA) if first <= sign <= last else sign for sign in kana)


def folded(text: str) -> str:
    """Text as it is searched: NFKC, without case, katakana as hiragana."""
    return hiragana(unicodedata.normalize("NFKC", text).casefold())


def band(edge: str, next_edge: str | None, words: Words) -> str:
    """Population band from its lower edge and the next one: "1万〜5万未満"."""
    if next_edge is None:
        return words.band_top.format(low=people(int(edge), words))
    return words.band.format(low=people(int(edge), words), high=people(int(next_edge), words))


def matched_by(rules: str, words: Words) -> str:
    """By which rules a place was recognised, from their codes: "code+former"."""
    at, sign = (0, "＋") if words.language == "ja" else (1, " + ")
    return sign.join(_RULES[code][at] for code in rules.split("+"))


def people(number: int, words: Words) -> str:
    """A round number of people: "5,000", "10万"; "100,000"."""
    if words.language == "ja" and number and number % 10_000 == 0:
        return f"{number // 10_000}万"
    return f"{number:,}"


def unmarked(text: str) -> str:
    """Text as it is, where Streamlit takes Markdown: labels, and sentences with a value in them."""
    return _MARKS.sub(r"\\\g<0>", text)


def file_name(
    content: str, area: str, as_of: str, made_on: date, suffix: str, *, sample: str = "", version: str = ""
) -> str:
    """Name of a file that leaves the app: content, area, as of, made on; that it holds sample data; a pinned version."""
    noted = [part for part in (f"版{version}" if version else "", sample) if part]
    parts = [content, area, as_of, *noted, f"{made_on:%Y%m%d}"]
    return "_".join(part.replace("/", "／").replace(" ", "") for part in parts) + f".{suffix}"
