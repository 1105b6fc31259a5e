"""The names that follow a sentence of the paper: municipalities, categories, projects and measures with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import text
from dashboard.facts import fact
from dashboard.facts.registers import held_at
from dashboard.facts.shortlists import named
from dashboard.wording.prefecture_paper import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.facts.fact import At
    from dashboard.wording import Words


def names_of(at: At, listed: str, words: Words) -> tuple[str, ...]:
    """The names by the fact they belong to, in the order of `shortlists`; of categories all that are missing."""
    match listed:
        case "measures.missing":
            found = sorted(fact(at, listed).rows()["category"])
            return tuple(words.on_map.categories.get(each, each) for each in found)
        case "pilots":
            return _pilots(at, words)
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
        project = projects.loc[pilot]
        year = project["fiscal_year"] if words.language == "ja" else f"FY{project['fiscal_year_western']}"
        found.append(_item(project["title"], [_towns(at, codes, words), year], project["source_title"], words))
    return tuple(found)


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
