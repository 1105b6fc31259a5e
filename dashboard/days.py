"""The day in words, and a day as a reader writes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.wording.days import WORDS
from geodata.dates import read_day
from geodata.errors import GeodataError
from geodata.registers_on import STATUTORY

if TYPE_CHECKING:
    from datetime import date

    from dashboard.selection import Choices
    from dashboard.views.registers import Told
    from dashboard.wording import Words


def with_list(day: str, listed: str | None, words: Words) -> str:
    """The day, and the date of the list in force on it where that is another or where there is none."""
    said, written = WORDS[words.language], text.day(day, words)
    if listed is None:
        return said.no_list.format(day=written)
    return written if listed == day else said.list_of.format(day=written, list=text.day(listed, words))


def in_file_name(day: str, own: str, words: Words) -> str:
    """The day in the name of a file, with the date of what is in it where that is another."""
    return day if own in {day, ""} else WORDS[words.language].value_of.format(day=day, own=own)


def left_out(register: str, told: Told, start: str, words: Words) -> list[str]:
    """Sentences on the records that a map or a table of the day does not show, and on a day before the law."""
    said, counts = WORDS[words.language], (told.later, told.later_of_prefectures, told.ended)
    sentences = (said.later.get(register, ""), said.later_of_prefectures, said.ended)
    before = [said.before_law[register].format(start=text.day(start, words))] if told.is_before_law else []
    return before + [sentence.format(n=f"{n:,}") for sentence, n in zip(sentences, counts, strict=True) if n]


def undated(register: str, told: Told, start: str, checked: str, words: Words) -> list[str]:
    """A sentence on the records without a date that are shown, if there are any."""
    said = WORDS[words.language]
    sentence = said.undated_of_law if start and register in STATUTORY else said.undated
    filled = {"checked": text.day(checked, words) if checked else words.empty_cell}
    if start:
        filled["start"] = text.day(start, words)
    return [sentence.format(n=f"{told.undated:,}", **filled)] if told.undated else []


def read(written: str, body: str, choices: Choices, words: Words) -> tuple[str | None, str]:
    """The day a reader wrote, as 2024-03-31, or None; and then one sentence that says why and how to write it."""
    said = WORDS[words.language]
    try:
        day = read_day(written).isoformat()
    except GeodataError:
        return None, said.not_a_day.format(text=written)
    if choices.has_day(body, day):
        return day, ""
    first, last = (text.day(end, words) for end in choices.first_and_last(body))
    return None, said.outside.format(day=text.day(day, words), body=words.bodies[body], first=first, last=last)


def today() -> date:
    """The day in Japan, which stands in the names of files."""
    return datetime.now(UTC).astimezone(text.JAPAN).date()
