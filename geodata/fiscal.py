"""Dates as the sources write them: whole, or only a year or a month; and Japanese fiscal years (4/1 to 3/31)."""

from __future__ import annotations

import re
from datetime import date

from geodata.errors import GeodataError

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def partial_date(text: str) -> str:
    """ISO date of year, year and month, or day, unchanged; the day is never invented. Raises GeodataError."""
    match = _PARTIAL.fullmatch(text.strip())
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            return text.strip()
    raise GeodataError(f"日付（YYYY、YYYY-MM、YYYY-MM-DD）として読めません: {text!r}")


def fiscal_year(day: date) -> int:
    """Western year in which the fiscal year (年度) of a day began: February 2024 is in 2023 (令和5年度)."""
    return day.year if day.month >= 4 else day.year - 1  # noqa: PLR2004 - April
