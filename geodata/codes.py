"""Municipality and prefecture codes (JIS X 0401/0402): the only place that knows how they are written.

Source of the rules: 総務省 全国地方公共団体コード; the sixth digit is a check digit (modulus 11).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Collection

TOKYO = "13"
NORTHERN_TERRITORIES = tuple(f"0{number}" for number in range(1695, 1701))
"""The six villages of 北方領土; drawn, but in no denominator."""

_CHECK_WEIGHTS = (6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True, order=True)
class MunicipalityCode:
    """Five-digit JIS municipality code, without the check digit: "01100" is Sapporo."""

    value: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{5}", self.value):
            raise GeodataError(f"市区町村コードは5桁の数字です: {self.value!r}")

    @property
    def prefecture(self) -> str:
        """Two-digit prefecture code, "01" to "47"."""
        return self.value[:2]


def check_digit(five: str) -> str:
    """Sixth digit of a five-digit code."""
    total = sum(weight * int(digit) for weight, digit in zip(_CHECK_WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def parse_code(text: str) -> MunicipalityCode:
    """Code from a cell: five or six digits, full width or not, or a number that lost its leading zero.

    Four digits are a five-digit code without its zero; five digits that end in the right check digit only when
    read as a six-digit code without its zero ("11002" for "011002") are ambiguous and stay five digits.
    Raises GeodataError with the original text.
    """
    digits = unicodedata.normalize("NFKC", text).strip()
    digits = digits.removesuffix(".0")  # a spreadsheet's number cell
    if re.fullmatch(r"[0-9]{4}", digits):
        digits = f"0{digits}"
    if re.fullmatch(r"[0-9]{5}", digits):
        return MunicipalityCode(digits)
    if re.fullmatch(r"[0-9]{6}", digits):
        if check_digit(digits[:5]) != digits[5]:
            raise GeodataError(f"検査数字（6桁目）が合いません: {text!r}")
        return MunicipalityCode(digits[:5])
    raise GeodataError(f"コードが5桁または6桁の数字ではありません: {text!r}")


@lru_cache(maxsize=8_192)
def code_readings(text: str) -> tuple[str, ...]:
    """Every five-digit code that a cell may mean: two for five digits that are also six without their leading zero.

    "12203" is 市川市 (12203), or 士別市 (012203) from a number cell; a name or a prefecture decides. Six digits with a
    wrong check digit, and what is no code, raise GeodataError as in `parse_code`.
    """
    plain = _plain(text)
    if hyphenated := re.fullmatch(r"([0-9]{5})-([0-9])", plain):
        plain = "".join(hyphenated.groups())
    first = parse_code(plain).value
    if re.fullmatch(r"[1-9][0-9]{4}", plain) and check_digit(f"0{plain[:4]}") == plain[4]:
        return first, f"0{plain[:4]}"
    return (first,)


def wrong_check_digit(text: str) -> str | None:
    """The five digits before a sixth that is not theirs; None where that is not what is wrong with the cell."""
    plain = _plain(text).replace("-", "")
    is_six = re.fullmatch(r"[0-9]{6}", plain)
    return plain[:5] if is_six and check_digit(plain[:5]) != plain[5] else None


def _plain(text: str) -> str:
    digits = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).removesuffix(".0")
    return re.sub("[‐‑–—−ー]", "-", digits)


def is_designated_city(code: str) -> bool:
    """Whether the code is one of a 政令指定都市: 100, 130, 140 or 150 within its prefecture, outside Tokyo."""
    return code[:2] != TOKYO and code[2:] in {"100", "130", "140", "150"}


def city_of_ward(code: str, municipalities: Collection[str]) -> str | None:
    """Designated city of a ward (政令市の区), or None if the code is not a ward's.

    Wards are numbered from 101 on, each after its own city: 14131 (川崎区) follows 14130 (川崎市), so the city is the
    last designated city of the prefecture before the ward. Abolished wards (22131 to 22137) follow the same rule.
    """
    if code in municipalities or code[:2] == TOKYO or not "101" <= code[2:] <= "199":
        return None
    cities = [city for city in municipalities if city[:2] == code[:2] and is_designated_city(city) and city < code]
    return max(cities, default=None)


def municipality_type(code: str, name: str) -> str:
    """Type of a municipality from its code and name: 政令指定都市, 市, 特別区, 町 or 村."""
    if is_designated_city(code):
        return "政令指定都市"
    if code[:2] == TOKYO and name.endswith("区"):
        return "特別区"
    return name[-1]
