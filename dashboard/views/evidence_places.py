"""Themes against places: how many municipalities of a group have something that answers a theme, and who has not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from dashboard.views.evidence import COUNTS, RELATED, links, opinions, records_on
from dashboard.views.peers import nearest, town_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geodata.dataset import Dataset

LEVELS: Final = ("prefecture", "region", "peers")
FEWEST: Final = 3
"""Municipalities on record below which a share says nothing: such a cell is marked 件数不足."""
Answer = Literal["answers", "related", "none", "not_surveyed"]
ANSWERS: Final[tuple[Answer, ...]] = ("answers", "related", "none", "not_surveyed")


@dataclass(frozen=True, slots=True)
class Cell:
    """A theme in a group of municipalities, each of which is in exactly one of four classes, in code order.

    `answering` have a counted measure or a pilot of a category that the theme is linked to; `related` only a measure
    that is merely related to dual residence; `without` something on record that answers other themes; `not_surveyed`
    nothing on record at all.
    """

    theme: str
    group: str
    answering: tuple[str, ...]
    related: tuple[str, ...]
    without: tuple[str, ...]
    not_surveyed: tuple[str, ...]

    @property
    def surveyed(self) -> int:
        """Municipalities with anything on record: the denominator."""
        return len(self.answering) + len(self.related) + len(self.without)

    @property
    def is_few(self) -> bool:
        """Whether too few are on record to say anything of the group."""
        return self.surveyed < FEWEST

    @property
    def is_finding(self) -> bool:
        """Whether enough are on record and nobody answers: a finding."""
        return not self.answering and not self.is_few

    def answer_of(self, code: str) -> Answer:
        """Class of a municipality of the group."""
        classes = (self.answering, self.related, self.without)
        return next((name for name, codes in zip(ANSWERS, classes, strict=False) if code in codes), "not_surveyed")


def themes(dataset: Dataset) -> tuple[str, ...]:
    """Ids of the themes, in the order of the document."""
    return tuple(dict.fromkeys(opinions(dataset)["theme_id"]))


def level_of(kept: str) -> str:
    """How a link groups municipalities; by prefecture where it does not say."""
    return kept if kept in LEVELS else LEVELS[0]


def groups(
    dataset: Dataset, level: str, town: str = "", weights: Mapping[str, int] | None = None
) -> dict[str, tuple[str, ...]]:
    """Municipalities by group: prefectures by code, regions by name, or a municipality with those most like it.

    The last is the only group of level `peers`, under the municipality's code; without one there is none.
    """
    towns = dataset["municipalities"].sort_values("municipality_code")
    if level == "peers":
        peers = tuple(nearest(town_inputs(dataset), town, weights or {}).table["code"]) if town else ()
        return {town: (town, *peers)} if town else {}
    if level == "region":
        regions = dataset["prefectures"].set_index("prefecture_code")["region"]
        by = towns["prefecture_code"].map(regions)
        order = dict.fromkeys(regions.sort_index())
    else:
        by, order = towns["prefecture_code"], dict.fromkeys(dataset["prefectures"]["prefecture_code"].sort_values())
    own = {str(name): tuple(rows) for name, rows in towns["municipality_code"].groupby(by)}
    return {name: own[name] for name in order if name in own}


def cells(dataset: Dataset, day: str, of: Mapping[str, tuple[str, ...]]) -> tuple[Cell, ...]:
    """Every theme in every group, by group, then by theme."""
    on_record, answering, related = _classes(dataset, day)
    found = []
    for group, codes in of.items():
        for theme in themes(dataset):
            having = answering[theme]
            near = related[theme] - having
            others = on_record - having - near
            found.append(
                Cell(
                    theme,
                    group,
                    tuple(code for code in codes if code in having),
                    tuple(code for code in codes if code in near),
                    tuple(code for code in codes if code in others),
                    tuple(code for code in codes if code not in on_record),
                )
            )
    return tuple(found)


def answers(dataset: Dataset, day: str, theme: str) -> pd.DataFrame:
    """The records that answer a theme, a row a record and place: those that count, and those merely related."""
    ways = links(dataset)
    of_theme = ways[(ways["theme_id"] == theme) & ways["value"].notna()][["register", "value"]].drop_duplicates()
    rows = records_on(dataset, day).merge(of_theme, on=["register", "value"])
    own = rows[rows["standing"].isin([COUNTS, RELATED])]
    return own.drop_duplicates(["register", "record_id", "municipality_code", "prefecture_code"])


@lru_cache(maxsize=8)
def _classes(dataset: Dataset, day: str) -> tuple[frozenset[str], dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Municipalities with anything on record, and by theme those with an answer that counts and one merely related."""
    rows = records_on(dataset, day)
    on_record = frozenset(rows["municipality_code"].dropna())
    by_theme: dict[str, dict[str, frozenset[str]]] = {COUNTS: {}, RELATED: {}}
    for theme in themes(dataset):
        own = answers(dataset, day, theme)
        for standing, found in by_theme.items():
            found[theme] = frozenset(own.loc[own["standing"] == standing, "municipality_code"].dropna())
    return on_record, by_theme[COUNTS], by_theme[RELATED]
