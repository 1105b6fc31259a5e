"""The names that follow a sentence of the paper: municipalities, categories, projects and measures with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import text
from dashboard.facts import fact
from dashboard.facts.registers import held_at
from dashboard.facts.shortlists import NAMED, named
from dashboard.wording.prefecture_paper import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.facts.fact import At
    from dashboard.wording import Words


_OTHER: Final = "その他"
"""The category that is named last, wherever its sign would stand."""


def names_of(at: At, listed: str, words: Words) -> tuple[str, ...]:
    """The names by the fact they belong to, in the order of `shortlists`; of categories all that are missing."""
    match listed:
        case "measures.missing":
            found = sorted(fact(at, listed).rows()["category"], key=lambda each: (each == _OTHER, each))
            return tuple(words.on_map.categories.get(each, each) for each in found)
        case "pilots":
            return _pilots(at, words)
        case "pilots.without_towns":
            return _pilots_of_prefecture(at, words)
        case "measures":
            return _measures(at, words)
    return tuple(text.town(row, words) for _, row in named(at, listed).iterrows())


def _pilots(at: At, words: Words) -> tuple[str, ...]:
    """Projects with their municipalities of the prefecture and the year they were selected."""
    projects = at.dataset["pilots"].set_index("pilot_id")
    places = held_at(at, "pilots").sort_values("municipality_code")
    found = []
    for pilot in named(at, "pilots")["pilot_id"]:
        codes = places.loc[places["pilot_id"] == pilot, "municipality_code"].tolist()
        found.append(_project(projects.loc[pilot], _towns(at, codes, words), words))
    return tuple(found)


def _pilots_of_prefecture(at: At, words: Words) -> tuple[str, ...]:
    """Projects that name the prefecture and no municipality of it, the latest first; of many that there are others."""
    rows = (
        fact(at, "pilots.without_towns")
        .rows()
        .sort_values(["fiscal_year_western", "pilot_id"], ascending=[False, True])
    )
    place = text.place(at.selection.prefecture or "", words)
    found = [_project(row, place, words) for row in rows.head(NAMED["pilots"]).to_dict("records")]
    return (*found[:-1], WORDS[words.language].several.format(first=found[-1]) if len(rows) > len(found) else found[-1])


def _project(project: Mapping[Any, Any] | pd.Series, place: str, words: Words) -> str:
    """A project with its place and the year it was selected."""
    western = project["fiscal_year_western"]
    year = project["fiscal_year"] if words.language == "ja" or pd.isna(western) else f"FY{western}"
    return _item(project["title"], [place, year], project["source_title"], words)


def _measures(at: At, words: Words) -> tuple[str, ...]:
    """Measures with their municipality and category."""
    return tuple(
        _item(
            row["title"],
            [
                _towns(at, [row["municipality_code"]], words),
                words.on_map.categories.get(row["category"], row["category"]),
            ],
            row["source_title"],
            words,
        )
        for _, row in named(at, "measures").iterrows()
    )


def _towns(at: At, codes: Sequence[str], words: Words) -> str:
    """Name of the municipality; of several the first by code, and that there are others."""
    towns = at.dataset["municipalities"]
    first = text.town(towns[towns["municipality_code"] == codes[0]].iloc[0], words)
    return first if len(codes) == 1 else WORDS[words.language].several.format(first=first)


def _item(title: str, places: Sequence[str], source: str, words: Words) -> str:
    parts = words.on_map.separator.join(part for part in places if not pd.isna(part))
    return WORDS[words.language].item.format(title=title, places=parts, source=source)
