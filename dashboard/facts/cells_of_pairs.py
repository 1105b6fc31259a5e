"""Cells of 二地域の組合せ: how many hosts a wish leaves, how far each is, and the time that is reckoned for it.

"pairs(home:13104,host:20,km:200,need:member.pilot).n": the wish with the keys of the link, without the order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_explorer import towns_behind
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.offered import choices_of
from dashboard.views.pairs import ORDERS, Wish, pairs, themes_of, travel_hours
from dashboard.wording.cells import WORDS
from dashboard.wording.pairs import WORDS as PAIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.wording import Words
    from geodata.dataset import Dataset

_REST: Final = re.compile(r"n|(?P<code>[0-9]{5})\.(?P<part>km|hours)")
_DISTANCE: Final = "metro"
"""Field of a condition that has the papers of the points between which distances are measured."""


def written(wish: Wish) -> str:
    """A wish as a key has it."""
    asked = replace(wish, order=ORDERS[0]).to_query()
    return ",".join(f"{key}:{value}" for key, value in asked.items() if value)


def read(dataset: Dataset, text: str) -> Wish | None:
    """The wish of a key; None where it has no home, or anything that the dataset does not have on its latest day."""
    query = dict(part.partition(":")[::2] for part in text.split(","))
    wish = wish_of(dataset, choices_of(dataset).latest, query)
    return wish if wish.home and written(wish) == text else None


def wish_of(dataset: Dataset, day: str, query: Mapping[str, str]) -> Wish:
    """The wish of a link among what the dataset has on a day."""
    choices = choices_of(dataset)
    themes = {name for own in themes_of(dataset, day).values() for name in own}
    return Wish.from_query(query, set(choices.prefectures), set(choices.municipalities), themes)


def pair_cell(text: str, rest: str) -> Cell | None:
    """How many hosts there are, or how far one of them is."""
    asked = _REST.fullmatch(rest)
    if asked is None:
        return None
    code, part = asked["code"] or "", asked["part"] or rest
    return Cell(
        partial(_of_pairs, text=text, code=code, part=part),
        partial(_named, text=text, code=code, part=part),
        fault=partial(_fault, text=text),
        query=dict(own.partition(":")[::2] for own in text.split(",")),
    )


def _fault(dataset: Dataset, words: Words, text: str) -> str:
    return "" if read(dataset, text) else WORDS[words.language].wish


@lru_cache(maxsize=16)
def hosts_at(dataset: Dataset, body: str, day: str, text: str) -> pd.DataFrame:
    """The hosts a wish leaves, as the page shows them; remembered, for a page asks for each of its numbers."""
    return pairs(dataset, body, day, read(dataset, text) or Wish())


def _of_pairs(at: At, text: str, code: str, part: str) -> Fact:
    hosts = hosts_at(at.dataset, at.selection.body, at.selection.as_of, text)
    asked = dict(own.partition(":")[::2] for own in text.split(","))
    needs = [need for need in asked.get("need", "").split(".") if need]
    fields = [*needs, *(["measure", "pilot"] if "theme" in asked else []), _DISTANCE]
    if part == "n":
        return Fact("count", len(hosts), *papers_of(at, fields), partial(towns_behind, at, hosts["code"], needs))
    row = hosts[hosts["code"] == code]
    rows = partial(towns_behind, at, [code, *row["nearest"]], ())
    if row.empty:
        return Fact("decimal", None, *papers_of(at, [_DISTANCE]), rows, "no_pair")
    km = float(row["km"].iloc[0])
    return Fact("decimal", km if part == "km" else travel_hours(km), *papers_of(at, [_DISTANCE]), rows)


def _named(words: Words, text: str, code: str, part: str) -> str:
    said, separator = PAIRS[words.language], words.on_map.separator
    asked = dict(own.partition(":")[::2] for own in text.split(","))
    told = [asked.get("host", "")]
    told += [said.km.format(n=asked["km"])] if "km" in asked else []
    told += [said.need_names.get(need, need) for need in asked.get("need", "").split(".")]
    told.append(words.on_map.categories.get(asked.get("theme", ""), asked.get("theme", "")))
    wish = separator.join(filter(None, told)) or said.host_any
    return WORDS[words.language].names[f"pairs.{part}"].format(home=asked.get("home", ""), code=code, wish=wish)


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {"pairs": pair_cell}
"""Cells whose key carries a wish, by the first part of the key."""
