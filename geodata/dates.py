"""Dates as officials write them: ISO, with slashes or dots, by era, as Excel counts days; and fiscal years (年度).

Nothing is guessed: a form that can mean two days (10/1/2023, 23/10/1, 2023.1) is refused, and so is a day that no
calendar or era has. Eras: 元号法 and the edicts before it; 明治 up to year 5 counted by the lunar calendar.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from geodata.errors import GeodataError

WHOLE_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
PARTIAL_DATE: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""How dates are stored as text: a day; and a year, a month or a day."""


class Era(NamedTuple):
    """An era: its names in writing, and its first and last day."""

    letters: str
    first: date
    last: date


# The last day of 明治 and 大正 is the first of the next era as well; both were written.
ERAS: Final = {
    "明治": Era("明M", date(1868, 1, 25), date(1912, 7, 30)),
    "大正": Era("大T", date(1912, 7, 30), date(1926, 12, 25)),
    "昭和": Era("昭S", date(1926, 12, 25), date(1989, 1, 7)),
    "平成": Era("平H", date(1989, 1, 8), date(2019, 4, 30)),
    "令和": Era("令R", date(2019, 5, 1), date(2117, 12, 31)),
}
_BY_LETTER: Final = {letter: name for name, era in ERAS.items() for letter in era.letters}
_LAST_LUNAR_YEAR: Final = 5  # 明治5年12月2日 was followed by 1873-01-01
_YEARS: Final = range(1868, 2200)
_SERIALS: Final = range(10_000, 100_000)  # five digits: 1927 to 2173

_ERA: Final = "明治|大正|昭和|平成|令和|[明大昭平令MTSHR]"
_YEAR: Final = rf"(?:(?P<year>[0-9]{{4}})|(?P<era>{_ERA})(?P<nth>[0-9]{{1,2}}|元))"
_FORMS: Final = tuple(
    re.compile(_YEAR + rest)
    for rest in (
        r"年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日",
        r"(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"年(?P<month>[0-9]{1,2})月",
        r"(?:[-/]|(?(era)\.|/))(?P<month>[0-9]{1,2})",
        r"(?P<fiscal>年度)",
        r"年?",
    )
)
_COMPACT: Final = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_IN_TEXT: Final = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?:{_ERA})\s*(?:[0-9]{{1,2}}|元)|[0-9]{{4}})"
    r"(?:\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{1,2})(?![0-9])"
    r"|(?<![0-9A-Za-z])[0-9]{8}(?![0-9])"
)
_SERIAL: Final = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_WEEKDAYS: Final = "月火水木金土日"
_WEEKDAY: Final = re.compile(rf"(?:\(([{_WEEKDAYS}])(?:曜日?)?\)|([{_WEEKDAYS}])曜日?)$")
_TIME: Final = re.compile(r"[T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_STANDING: Final = re.compile(r"(?:現在|時点)$")
_KANJI_DIGITS: Final = "〇一二三四五六七八九"
_KANJI: Final = re.compile(rf"[{_KANJI_DIGITS}十]+(?=[年月日])")
_AMBIGUOUS: Final = (
    (r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", "年・月・日の順が決められません"),
    (r"[0-9]{4}\.[0-9]{1,2}", "小数か年月か決められません（2023.1 は1月とも10月とも読めます）"),
    (r"[0-9]{6}", "年月（YYYYMM）か年月日（YYMMDD）か決められません"),
    (r"[0-9]{1,2}月[0-9]{1,2}日", "年がありません"),
    (rf"(?:{_ERA})(?:[0-9]{{1,2}}|元)", "年か年度か決められません"),
)


@dataclass(frozen=True, slots=True, order=True)
class WrittenDate:
    """What was written: a day, a month (`day` None), a year (`month` None) or a fiscal year, by western year."""

    year: int
    month: int | None = None
    day: int | None = None
    is_fiscal: bool = False

    @property
    def first(self) -> date:
        """First day of it."""
        if self.is_fiscal:
            return date(self.year, 4, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Last day of it."""
        if self.is_fiscal:
            return date(self.year + 1, 3, 31)
        if self.day:
            return self.first
        following = date(self.year + 1, 1, 1) if self.month in {None, 12} else date(self.year, (self.month or 0) + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        """`2023`, `2023-10` or `2023-10-01`; a fiscal year as 令和5年度."""
        if self.is_fiscal:
            return fiscal_year_name(self.year)
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


def read_date(text: str) -> WrittenDate:
    """A date in any of the accepted forms. Raises GeodataError with one sentence that says why not."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    plain = _KANJI.sub(_digits, _TIME.sub("", _STANDING.sub("", plain)).replace(" ", ""))
    weekday = _WEEKDAY.search(plain)
    bare = plain[: weekday.start()] if weekday else plain
    written = _read(bare, text)
    if weekday and written.day and _WEEKDAYS[written.first.weekday()] != (weekday[1] or weekday[2]):
        raise GeodataError(
            f"日付と曜日が合いません（{text}）。{written} は{_WEEKDAYS[written.first.weekday()]}曜日です。"
        )
    return written


def read_day(text: str) -> date:
    """A whole day. Raises GeodataError where only a month, a year or a fiscal year is written."""
    written = read_date(text)
    if written.day is None:
        raise GeodataError(f"年月日のうち日がありません（{text}）。2023-10-01 のように日まで書いてください。")
    return written.first


def partial_date(text: str) -> str:
    """ISO text of a year, a month or a day; the day is never invented. Raises GeodataError, also for a fiscal year."""
    written = read_date(text)
    if written.is_fiscal:
        raise GeodataError(f"年度は日付ではありません（{text}）。年、年月または年月日を書いてください。")
    return str(written)


def read_fiscal_year(text: str) -> int:
    """Western year of a fiscal year: 令和5年度, R5年度, 2023年度, or 令和5年度（2023年度）. Raises GeodataError."""
    parts = re.findall(r"[^()]+", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
    read = [read_date(part) for part in parts]
    years = {written.year for written in read}
    if len(years) != 1 or not all(written.is_fiscal for written in read):
        raise GeodataError(f"年度として読めません（{text}）。「令和5年度」か「2023年度」のように書いてください。")
    return years.pop()


def fiscal_year(day: date) -> int:
    """Western year in which the fiscal year (年度) of a day began: February 2024 is in 2023 (令和5年度)."""
    return day.year if day.month >= 4 else day.year - 1  # noqa: PLR2004 - April


def fiscal_year_name(year: int) -> str:
    """The fiscal year that began in a western year, by the era of 1 May: 2019 is 令和元年度, 1988 昭和63年度."""
    name, era = next((name, era) for name, era in reversed(ERAS.items()) if era.first <= date(year, 5, 1))
    nth = year - era.first.year + 1
    return f"{name}{'元' if nth == 1 else nth}年度"


def excel_day(serial: int) -> date:
    """Day of an Excel serial number (1900 system): 45200 is 2023-10-01. Raises GeodataError for 60.

    Excel counts 1900-02-29, which never was, as 60 (kept from Lotus 1-2-3).
    """
    if serial == 60 or serial < 1:  # noqa: PLR2004
        raise GeodataError(f"Excel のシリアル値 {serial} の日はありません。")
    return date(1899, 12, 30 if serial > 60 else 31) + timedelta(days=serial)  # noqa: PLR2004


def _digits(kanji: re.Match[str]) -> str:
    """Digits of 二十三 or 二〇二三; unchanged where the characters make no number."""
    tens, ten, ones = kanji[0].partition("十")
    if not ten:
        return "".join(str(_KANJI_DIGITS.index(digit)) for digit in tens)
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return kanji[0]
    return f"{_KANJI_DIGITS.index(tens) if tens else 1}{_KANJI_DIGITS.index(ones) if ones else 0}"


def _read(bare: str, text: str) -> WrittenDate:
    if serial := _SERIAL.fullmatch(bare):
        day = excel_day(int(serial[1])) if int(serial[1]) in _SERIALS else None
        if day is None:
            raise GeodataError(f"日付として読めません（{text}）。")
        return WrittenDate(day.year, day.month, day.day)
    for pattern, why in _AMBIGUOUS:
        if re.fullmatch(pattern, bare):
            raise GeodataError(f"日付として決められません（{text}）。{why}。2023-10-01 のように書いてください。")
    for form in (_COMPACT, *_FORMS):
        if match := form.fullmatch(bare):
            return _checked(match, text)
    raise GeodataError(f"日付として読めません（{text}）。2023-10-01 か 令和5年10月1日 のように書いてください。")


def _checked(match: re.Match[str], text: str) -> WrittenDate:
    parts = match.groupdict()
    month, day = (int(parts[name]) if parts.get(name) else None for name in ("month", "day"))
    era = ERAS[_BY_LETTER.get(parts["era"], parts["era"])] if parts.get("era") else None
    nth = 1 if parts.get("nth") == "元" else int(parts.get("nth") or 0)
    year = era.first.year + nth - 1 if era else int(parts["year"])
    if year not in _YEARS or (era and nth == 0):
        raise GeodataError(f"年が{_YEARS.start}〜{_YEARS.stop - 1}年の外です（{text}）。")
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise GeodataError(f"暦にない日です（{text}）。年月日を確かめてください。") from None
    written = WrittenDate(year, month, day, is_fiscal=bool(parts.get("fiscal")))
    if era and (written.last < era.first or written.first > era.last):
        raise GeodataError(f"その元号にない年月日です（{text}）。元号と年を確かめてください。")
    if era is ERAS["明治"] and nth <= _LAST_LUNAR_YEAR and month:
        raise GeodataError(f"明治5年までの月日は旧暦です（{text}）。西暦で書いてください。")
    return written


def days_in(text: str) -> list[tuple[date, str, str]]:
    """Whole days in running text (a title, the name of a sheet), each with the text before and after it."""
    plain = unicodedata.normalize("NFKC", text)
    found = []
    for match in _IN_TEXT.finditer(plain):
        try:
            day = read_day(match[0])
        except GeodataError:
            continue
        found.append((day, plain[: match.start()], plain[match.end() :]))
    return found
