"""How a clerk writes the name of a place, and what is compared of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Another shape of the same character in names of municipalities, each led to the last of its group. 嶋 and 島 are not
# here: 鹿嶋市 and 鹿島市 are two cities. Shapes the page's fonts have no glyph for are escapes: 浜, 崎, 騨, 瀬 and 徳 of old.
VARIANTS: Final = (
    "ヶヵガがケ", "ノ之の", "檮梼", "竈釜", "龍竜", "澤沢", "邊邉辺", "\u6ff5濱浜", "\ufa11碕崎", "廣広", "檜桧", "條条", "曾曽",
    "\u9a52騨", "鰺鯵", "諫諌", "蕊蕋蘂", "祗祇", "淵渕", "藪薮", "關関", "國国", "豐豊", "眞真", "鹽塩", "冨富", "壹壱",
    "與与", "餘余", "彌弥", "\u7028瀬", "\u5fb7徳", "惠恵", "榮栄", "嶽岳", "槇槙", "籠篭", "蘆芦", "櫻桜", "瀧滝",
)  # fmt: skip
_TO_ONE: Final = str.maketrans({other: group[-1] for group in VARIANTS for other in group[:-1]})
_NO_GLYPH: Final = re.compile("[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef\\s]")
_MARKS: Final = "◎○●◯〇※*★☆・"
_SEPARATORS: Final = "・/,、-:"
_BRACKET: Final = re.compile(r"(.+)[(\[【]([^()\[\]【】]+)[)\]】]")
_FULL: Final = {row.name: code for code, row in PREFECTURES.items()}
_SHORT: Final = {row.name if row.name == "北海道" else row.name[:-1]: code for code, row in PREFECTURES.items()}


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """A name taken apart: prefecture code ("" where none is written), 郡 ("" likewise), and the rest, as compared.

    `bare` is the rest before different shapes of characters were led to one; the rest is "" for a prefecture itself.
    """

    prefecture: str
    county: str
    key: str
    bare: str


def normalise(name: str) -> str:
    """A name as compared: NFKC, without spaces, invisible characters and variation selectors."""
    return _NO_GLYPH.sub("", unicodedata.normalize("NFKC", _NO_GLYPH.sub("", name)))


def name_key(name: str) -> str:
    """A name whose characters of several shapes (ヶ and ケ, 檮 and 梼) are led to one."""
    return normalise(name).translate(_TO_ONE)


def prefecture_of(text: str) -> str | None:
    """Two-digit code of a prefecture written as code or name, with or without 都・府・県; None if it is none."""
    written = normalise(text).removesuffix(".0")
    if re.fullmatch(r"[0-9]{1,2}", written):
        return written.zfill(2) if written.zfill(2) in PREFECTURES else None
    return _FULL.get(written) or _SHORT.get(written)


def readings_of_name(name: str) -> Iterator[WrittenPlace]:
    """Every way to take a name apart: with its prefecture in front or in brackets behind, and 郡 at each 郡 in it."""
    prefecture, bare = _without_prefecture(normalise(name).strip(_MARKS))
    yield WrittenPlace(prefecture, "", bare.translate(_TO_ONE), bare)
    for found in re.finditer("郡", bare):
        county, rest = bare[: found.end()], bare[found.end() :]
        if len(county) > 1 and rest.endswith(("町", "村")) and len(rest) > 1:
            yield WrittenPlace(prefecture, county, rest.translate(_TO_ONE), rest)


def _without_prefecture(text: str) -> tuple[str, str]:
    behind = _BRACKET.fullmatch(text)
    if behind and (code := prefecture_of(behind[2])):
        return code, behind[1]
    for name, code in _FULL.items():
        if text.startswith(name):
            return code, text.removeprefix(name).lstrip(_SEPARATORS)
    return "", text
