"""From what experts said to categories of the registers, to measures and pilots, and to the places that have them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from dashboard.views.measures import measures_on
from dashboard.views.registers import law_start
from geodata.counting import counted_measures
from geodata.registers_on import holds_on, spans

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNTS, RELATED, RESTATES = "counts", "related", "restates"
"""How a record stands to the numbers: it is counted; only related to dual residence; a pilot that is counted as one."""
REGISTERS: Final = ("measures", "pilots")
BY_HAND: Final = "人手"
"""How a link is marked that a person confirmed; every other is an estimate."""
NO_THEME: Final = ""
"""Value of a pilot of which no theme is on record."""
_RECORD: Final = [
    "register", "record_id", "title", "value", "standing", "prefecture_code", "municipality_code", "provider", "status",
    "source_title", "source_url", "checked_on",
]  # fmt: skip
_LINK: Final = ["opinion_id", "theme_id", "category", "linked_by", "reason_ja", "reason_en"]
_COUNTERPART: Final = [
    "category",
    "category_ja",
    "category_en",
    "register",
    "value",
    "linked_by",
    "reason_ja",
    "reason_en",
]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a link goes: measures and pilots that count, municipalities with any of them, and what stands apart."""

    measures: int
    pilots: int
    municipalities: int
    related: int
    restating: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """An opinion that nothing counted answers, and why: no link, no counterpart in a register, or no record."""

    opinion_id: str
    why: Literal["no_link", "no_counterpart", "no_record"]


@lru_cache(maxsize=2)
def opinions(dataset: Dataset) -> pd.DataFrame:
    """Opinions in the order of the document, with the official wording where the dataset has one.

    Adds wording_ja (empty where there is none), wording_page, wording_source, wording_url and wording_source_id.
    """
    official = dataset["opinion_wordings"].dropna(subset=["wording_ja"]).set_index("opinion_id")
    names = {"wording_ja": "wording_ja", "page": "wording_page", "source_title": "wording_source",
             "source_url": "wording_url", "source_id": "wording_source_id"}  # fmt: skip
    joined = dataset["opinions"].join(official[list(names)].rename(columns=names), on="opinion_id", validate="1:1")
    return joined.sort_values(["theme_id", "order_in_theme"]).reset_index(drop=True)


@lru_cache(maxsize=2)
def links(dataset: Dataset) -> pd.DataFrame:
    """Every link of an opinion to a category, and what that is in a register; an opinion without one has one row too.

    Columns: of the link opinion_id, theme_id, category, linked_by, reason_ja, reason_en; of the counterpart category_ja,
    category_en, register, value, mapped_by, mapped_reason_ja, mapped_reason_en. Empty where there is none.
    """
    themes = opinions(dataset)[["opinion_id", "theme_id"]]
    linked = themes.merge(dataset["opinion_links"].drop(columns="source_id"), on="opinion_id", how="left")[_LINK]
    mapped = dataset["opinion_categories"][_COUNTERPART].rename(
        columns={"linked_by": "mapped_by", "reason_ja": "mapped_reason_ja", "reason_en": "mapped_reason_en"}
    )
    return linked.merge(mapped, on="category", how="left")


def records_on(dataset: Dataset, day: str, prefecture: str | None = None) -> pd.DataFrame:
    """Measures and pilots that hold on a day, in all Japan or in a prefecture: a row a record, category and place.

    A pilot has a row for each of its themes at each of its places. `standing` says whether a row counts. Remembered:
    callers never change it.
    """
    rows = _records_on(dataset, day)
    return rows if prefecture is None else rows[rows["prefecture_code"] == prefecture]


@lru_cache(maxsize=8)
def _records_on(dataset: Dataset, day: str) -> pd.DataFrame:
    measures = measures_on(dataset, day)
    standing = pd.Series(COUNTS, measures.index, dtype="str").where(
        measures.index.isin(counted_measures(measures).index), RELATED
    )
    measures = measures.assign(
        register="measures",
        record_id=measures["measure_id"],
        value=measures["category"],
        standing=standing.mask(measures["restates_pilot"], RESTATES),
        provider=measures["provider_level"],
    )
    return pd.concat([measures[_RECORD], _pilots_on(dataset, day)[_RECORD]], ignore_index=True)


def _pilots_on(dataset: Dataset, day: str) -> pd.DataFrame:
    pilots = spans("pilots", dataset["pilots"], law_start(dataset))
    pilots = pilots[holds_on(pilots, day)]
    themes = pilots.assign(value=pilots["theme"].fillna(NO_THEME).str.split(";")).explode("value")
    themes = themes.assign(value=themes["value"].str.strip())
    towns, prefectures = dataset["municipalities"]["municipality_code"], dataset["prefectures"]["prefecture_code"]
    places = dataset["pilot_places"][["pilot_id", "prefecture_code", "municipality_code"]].drop_duplicates()
    is_inside = places["municipality_code"].isin(towns) | places["municipality_code"].isna()
    placed = themes.merge(places[is_inside & places["prefecture_code"].isin(prefectures)], on="pilot_id", how="left")
    return placed.assign(register="pilots", record_id=placed["pilot_id"], standing=COUNTS, provider="")


def trace(dataset: Dataset, day: str, prefecture: str | None = None) -> pd.DataFrame:
    """Every way from an opinion to a place: `links`, each with the records it leads to (empty where it leads to none)."""
    return links(dataset).merge(records_on(dataset, day, prefecture), on=["register", "value"], how="left")


def asked(dataset: Dataset, theme: str, opinion: str) -> tuple[str, str]:
    """Theme and opinion of a link, "" for all; an opinion brings its theme, and what is not there is left out."""
    rows = opinions(dataset)
    of_opinion = dict(zip(rows["opinion_id"], rows["theme_id"], strict=True))
    if opinion in of_opinion:
        return of_opinion[opinion], opinion
    return (theme if theme in set(rows["theme_id"]) else ""), ""


def chosen(rows: pd.DataFrame, theme: str, opinion: str) -> pd.DataFrame:
    """The ways of an opinion, else of a theme, else all."""
    if opinion:
        return rows[rows["opinion_id"] == opinion]
    return rows[rows["theme_id"] == theme] if theme else rows


def reach(rows: pd.DataFrame) -> Reach:
    """What some ways lead to, each record and each municipality once."""
    counted = rows[rows["standing"] == COUNTS]

    def of(register: str, standing: str) -> int:
        own = rows[(rows["register"] == register) & (rows["standing"] == standing)]
        return int(own["record_id"].nunique())

    return Reach(
        of("measures", COUNTS),
        of("pilots", COUNTS),
        int(counted["municipality_code"].nunique()),
        of("measures", RELATED),
        of("measures", RESTATES),
    )


def links_made(rows: pd.DataFrame) -> pd.DataFrame:
    """The links of opinions to categories in some ways, each once."""
    return rows.dropna(subset=["category"]).drop_duplicates(["opinion_id", "category"])


def made_by_hand(made: pd.DataFrame) -> pd.DataFrame:
    """The links that a person confirmed."""
    return made[made["linked_by"] == BY_HAND]


def orphan_opinions(rows: pd.DataFrame) -> tuple[Orphan, ...]:
    """Opinions of some ways that lead to nothing counted, in the order of the rows."""
    found = []
    for opinion, own in rows.groupby("opinion_id", sort=False):
        if (own["standing"] == COUNTS).any():
            continue
        why: Literal["no_link", "no_counterpart", "no_record"] = "no_record"
        if own["category"].isna().all():
            why = "no_link"
        elif own["value"].isna().all():
            why = "no_counterpart"
        found.append(Orphan(str(opinion), why))
    return tuple(found)


def orphan_records(dataset: Dataset, day: str, prefecture: str | None = None) -> pd.DataFrame:
    """Records of a category or theme that no opinion leads to: a row each, as `records_on`, with `is_elsewhere`.

    `is_elsewhere`: an opinion leads to the record by another of its themes.
    """
    rows, ways = records_on(dataset, day, prefecture), links(dataset)
    led_to = set(zip(ways["register"], ways["value"], strict=True))
    is_led_to = pd.Series([pair in led_to for pair in zip(rows["register"], rows["value"], strict=True)], rows.index)
    known = set(rows.loc[is_led_to, "record_id"])
    alone = rows[~is_led_to.astype("bool")]
    return alone.assign(is_elsewhere=alone["record_id"].isin(known))
