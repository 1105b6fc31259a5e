"""Cell text made comparable: widths, spaces, line breaks and what Excel adds around a code."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

# ZWSP, ZWNJ, ZWJ, LRM, RLM, word joiner, BOM, soft hyphen; variation selectors, which choose a shape of one character.
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DECOMPOSED: Final = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
# A line break that wraps Japanese text in a narrow cell stands between no words.
_WRAPPED: Final = re.compile(r"(?<=[^\x00-\x7f])[ \t]*[\r\n]+[ \t]*(?=[^\x00-\x7f])")
_SPACES: Final = re.compile(r"\s+")
_AS_TEXT: Final = re.compile(r'="(.*)"')
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WHOLE: Final = re.compile(r"([0-9]+)\.0+")
ERROR: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}")
"""What a cell shows whose formula failed."""


def verbatim(text: str) -> str:
    """Text as a person typed it, trimmed: only invisible characters go, and kana in two parts (macOS) are joined."""
    visible = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return _DECOMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), visible)


def comparable(text: str) -> str:
    """Text as compared: NFKC, one space where there were spaces or a line break, without Excel's ="…" and '."""
    if text.isascii() and text.isalnum():
        return text
    unwrapped = _WRAPPED.sub("", _INVISIBLE.sub("", text))
    joined = _SPACES.sub(" ", unicodedata.normalize("NFKC", unwrapped)).strip()
    marked = _AS_TEXT.fullmatch(joined)
    return (marked[1] if marked else joined).removeprefix("'").strip()


def code_text(text: str) -> str:
    """A code as compared, without spaces; a number cell's "10006.0" is "10006"."""
    compact = _SPACES.sub("", comparable(text))
    whole = _WHOLE.fullmatch(compact)
    return whole[1] if whole else compact


def number_text(text: str) -> str:
    """A number as compared, without spaces and without the commas between thousands."""
    plain = compact(text)
    return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain


@lru_cache(maxsize=65_536)
def compact(text: str) -> str:
    """Text as compared where spaces say nothing: headings, and values of a fixed list."""
    return unicodedata.normalize("NFKC", _SPACES.sub("", comparable(text)))


def each_once(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """`change` applied to a column of text, once for each different value."""
    texts = values.tolist()
    changed = {text: change(text) for text in dict.fromkeys(texts)}
    return pd.Series([changed[text] for text in texts], index=values.index, name=values.name, dtype=values.dtype)
