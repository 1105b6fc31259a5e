"""Clusters in words: what the page says of one, and the table that is saved."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from dashboard import text
from dashboard.invitation_controls import town_names
from dashboard.views.clusters import places_of
from dashboard.wording import words_in
from dashboard.wording.clusters import WORDS
from dashboard.wording.invitations import WORDS as NAMES
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.clusters import Cluster
    from dashboard.wording import Words
    from dashboard.wording.clusters import ClusterWords
    from geodata.dataset import Dataset

_FEW: Final = 3


class Told(NamedTuple):
    """What it takes to write a cluster: the words, and by code the name of each municipality, with its prefecture, and people."""

    words: Words
    said: ClusterWords
    names: Mapping[str, str]
    full_names: Mapping[str, str]
    people: Mapping[str, int]

    def name(self, cluster: Cluster) -> str:
        """Its first municipality, and how many more."""
        first, *others = (self.full_names[code] for code in cluster.codes)
        return self.said.and_others.format(name=first, n=f"{len(others):,}") if others else first

    def prefectures(self, cluster: Cluster) -> str:
        """Names of the prefectures it touches."""
        return self.words.on_map.separator.join(text.place(code, self.words) for code in cluster.prefectures)

    def shortened(self, cluster: Cluster) -> str:
        """The prefectures for the screen: of many the first three, and how many more; all head the lists of names."""
        first, rest = cluster.prefectures[:_FEW], cluster.prefectures[_FEW:]
        names = self.words.on_map.separator.join(text.place(code, self.words) for code in first)
        return self.said.more_prefectures.format(names=names, n=len(rest)) if rest else names

    def listed(self, cluster: Cluster) -> tuple[str, ...]:
        """Its municipalities, a line a prefecture."""
        return tuple(
            self.said.of_prefecture.format(
                prefecture=text.place(code, self.words),
                names=self.words.on_map.separator.join(self.names[own] for own in codes),
            )
            for code, codes in groupby(cluster.codes, key=lambda own: own[:2])
        )

    def border(self, cluster: Cluster) -> str:
        """Whether members lie beside it, how many municipalities are between, or that none can be reached."""
        if cluster.bordering:
            return self.said.beside.format(n=f"{len(cluster.bordering):,}")
        return self.said.apart if cluster.between is None else self.said.between.format(n=cluster.between)

    def population(self, cluster: Cluster) -> str:
        """People of those that are known, and how many are not."""
        if cluster.unknown == len(cluster.codes):
            return self.said.all_unknown
        form = self.said.unknown if cluster.unknown else self.said.people
        return form.format(people=f"{cluster.people:,}", n=cluster.unknown)


def clusters_table(clusters: tuple[Cluster, ...], told: Told) -> pd.DataFrame:
    """A row a municipality as it is saved, with what is said of its cluster."""
    heading, town = told.said.headings, labels(MUNICIPALITIES.columns, told.words.language)
    rows = []
    for cluster in clusters:
        nearest = cluster.nearest
        shared = {
            heading["cluster_code"]: cluster.key,
            heading["cluster"]: told.name(cluster),
            heading["size"]: len(cluster.codes),
            heading["people"]: cluster.people if cluster.unknown < len(cluster.codes) else None,
            heading["unknown"]: cluster.unknown,
            heading["touched"]: told.prefectures(cluster),
            heading["members"]: cluster.members,
            heading["border"]: told.border(cluster),
            heading["nearest_name"]: told.full_names[nearest.code] if nearest else None,
            heading["km"]: nearest.km if nearest else None,
            heading["start"]: told.full_names[nearest.start] if nearest else None,
        }
        rows += [
            {
                **shared,
                town["municipality_code"]: code,
                told.words.prefecture: text.place(code[:2], told.words),
                town["name"]: told.names[code],
                heading["town_people"]: told.people.get(code),
            }
            for code in cluster.codes
        ]
    return pd.DataFrame(rows).astype({heading["people"]: "Int64", heading["town_people"]: "Int64"})


def told_in(dataset: Dataset, words: Words) -> Told:
    """What it takes to write the clusters of a dataset in a language."""
    language = words.language
    people = places_of(dataset, by_sea=False).people
    return Told(words, WORDS[language], plain_names(dataset, language), full_names(dataset, language), people)


@lru_cache(maxsize=4)
def full_names(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Name of every municipality by code with its prefecture, as several have the same."""
    return town_names(dataset["municipalities"], words_in(language), NAMES[language])


@lru_cache(maxsize=4)
def plain_names(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Name of every municipality by code."""
    towns = dataset["municipalities"]
    names = (text.town(row, words_in(language)) for _, row in towns.iterrows())
    return dict(zip(towns["municipality_code"].tolist(), names, strict=True))
