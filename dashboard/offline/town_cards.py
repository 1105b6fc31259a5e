"""A card of each municipality: the panel of the app without its neighbours, made for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.panel import LINES, blank_html, head_html, membership_line, population_html
from dashboard.views.days import list_in_force
from dashboard.views.registers import is_before_law, law_start
from dashboard.views.shares import towns_with_membership
from dashboard.views.town import records_of_towns
from dashboard.wording.days import WORDS
from geodata.registers_on import NEVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_TELL: Final = {"memberships": membership_line, **LINES}


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a card is made of."""

    code: str
    town: pd.Series
    is_member: bool
    reason: str | None
    body: str
    listed: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """Records of every register as HTML, by register and municipality: what holds on the day, begins later, or ended."""

    now: Mapping[str, Mapping[str, list[str]]]
    later: Mapping[str, Mapping[str, list[str]]]
    ended: Mapping[str, Mapping[str, list[str]]]


def town_cards(dataset: Dataset, selection: Selection, words: Words) -> dict[str, str]:
    """HTML of the card of each municipality by code; every text of the dataset is escaped in it."""
    day, body = selection.as_of, selection.body
    towns = towns_with_membership(dataset, body, day)
    told = _told(dataset, day, words)
    people = dict(iter(dataset["statistics"].sort_values("as_of").groupby("municipality_code")))
    nothing = dataset["statistics"].iloc[:0]
    early = [name for name in LINES if is_before_law(dataset, name, day)]
    start = text.day(law_start(dataset), words) if early else ""
    listed, cards = list_in_force(dataset, body, day), {}
    for _, town in towns.iterrows():
        code, is_member = str(town["municipality_code"]), bool(town["is_member"])
        head = _Head(code, town, is_member, None if is_member else str(town["reason"]), body, listed)
        population = population_html(people.get(code, nothing), words)
        cards[code] = head_html(head, words) + _records(told, code, early, start, words) + population
    return cards


def _told(dataset: Dataset, day: str, words: Words) -> _Told:
    told = _Told(*({name: defaultdict(list) for name in _TELL} for _ in range(3)))
    for name, tell in _TELL.items():
        for _, row in _rows(dataset, name).iterrows():
            when = told.later if row["begins"] > day else told.ended if row["ends"] < day else told.now
            when[name][str(row["municipality_code"])].append(tell(row, words))
    return told


def _rows(dataset: Dataset, name: str) -> pd.DataFrame:
    """Rows of a register that name a municipality, with first and last day; of lists the latest first."""
    if name != "memberships":
        rows = records_of_towns(dataset, name)
    else:
        lists = dataset["memberships"].sort_values("as_of", ascending=False)
        rows = lists.assign(begins=lists["as_of"], ends=NEVER)
    return rows[rows["municipality_code"].notna()]


def _records(told: _Told, code: str, early: list[str], start: str, words: Words) -> str:
    said = WORDS[words.language]
    blank = [name for name in LINES if code not in told.now[name]]
    parts = [_section(words.memberships, told.now["memberships"].get(code, []), words.no_membership_rows)]
    parts += [_section(getattr(words, name), told.now[name][code]) for name in LINES if name not in blank]
    parts.append(blank_html([name for name in blank if name not in early], words.none_registered, words))
    parts.append(
        blank_html([name for name in blank if name in early], said.before_law_panel.format(start=start), words)
    )
    later = [f"{escape(getattr(words, name))}: {line}" for name in _TELL for line in told.later[name].get(code, [])]
    ended = [line for name in LINES for line in told.ended[name].get(code, [])]
    parts += [_section(said.later_records, later), _section(said.ended_records, ended)]
    return "".join(parts)


def _section(title: str, lines: list[str], empty: str = "") -> str:
    if not lines:
        return f'<h3>{escape(title)}</h3><div class="small">{escape(empty)}</div>' if empty else ""
    return f"<h3>{escape(title)}</h3><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
