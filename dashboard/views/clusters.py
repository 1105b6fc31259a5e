"""Connected groups of municipalities: who is in each, how many people, and which member is nearest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.views.distances import km_between
from dashboard.views.neighbours import blocks, neighbours
from dashboard.views.shares import towns_with_membership

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geodata.dataset import Dataset

_ROUND_EARTH: Final = 1.05
"""Distances on a sphere are within 1 % of those on the ellipsoid, so that whoever is nearest there is among these."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """All municipalities: representative point in degrees (lon, lat), people where known, and who lies beside whom."""

    lonlat: Mapping[str, tuple[float, float]]
    people: Mapping[str, int]
    beside: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The member nearest to a cluster, from which of its municipalities, and the distance of their points in km."""

    code: str
    start: str
    km: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A connected group. `people` is the sum of the known populations, `unknown` how many are not known.

    `nearest` is of the members outside it, None without any; `bordering` are those beside it; `between` is the fewest
    municipalities that lie between it and a member: 0 where one borders it, None where none can be reached.
    """

    codes: tuple[str, ...]
    people: int
    unknown: int
    members: int
    nearest: Nearest | None
    bordering: tuple[str, ...]
    between: int | None

    @property
    def key(self) -> str:
        """Its smallest code, which names it in the link."""
        return self.codes[0]

    @property
    def prefectures(self) -> tuple[str, ...]:
        """Codes of the prefectures it touches, in their order."""
        return tuple(sorted({code[:2] for code in self.codes}))


def clusters_of(codes: Collection[str], members: Collection[str], places: Places) -> tuple[Cluster, ...]:
    """The connected groups among these municipalities, the largest first, then by their smallest code.

    Of the members themselves the nearest member is that of another group.
    """
    listed = np.array(sorted(members), dtype="str")
    vectors = _on_sphere(places, listed)
    return tuple(_cluster(block, frozenset(members), listed, vectors, places) for block in blocks(codes, places.beside))


def _cluster(
    block: tuple[str, ...], members: frozenset[str], listed: np.ndarray, vectors: np.ndarray, places: Places
) -> Cluster:
    own = frozenset(block)
    known = [places.people[code] for code in block if code in places.people]
    beside = {other for code in block for other in places.beside.get(code, ())} - own
    is_outside = ~np.isin(listed, block)
    return Cluster(
        codes=block,
        people=sum(known),
        unknown=len(block) - len(known),
        members=len(own & members),
        nearest=_nearest(block, listed[is_outside], vectors[is_outside], places),
        bordering=tuple(sorted(beside & members)),
        between=_between(own, members - own, places.beside),
    )


def _nearest(block: tuple[str, ...], listed: np.ndarray, vectors: np.ndarray, places: Places) -> Nearest | None:
    """The nearest on the ellipsoid, among those that are about as near as the nearest on the sphere."""
    if not len(listed):
        return None
    chords = np.clip(2 - 2 * _on_sphere(places, np.array(block)) @ vectors.T, 0, None)
    starts, ends = np.nonzero(chords <= chords.min() * _ROUND_EARTH + 1e-12)
    km_of = km_between([places.lonlat[block[at]] for at in starts], [places.lonlat[str(listed[to])] for to in ends])
    found = [
        (round(float(far), 1), str(listed[to]), block[at]) for at, to, far in zip(starts, ends, km_of, strict=True)
    ]
    km, code, start = min(found)
    return Nearest(code, start, km)


def _on_sphere(places: Places, codes: np.ndarray) -> np.ndarray:
    """Points as unit vectors, one row a code."""
    points = np.radians([places.lonlat[str(code)] for code in codes]).reshape(-1, 2)
    lon, lat = points.T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _between(own: frozenset[str], members: frozenset[str], beside: Mapping[str, Collection[str]]) -> int | None:
    seen, edge, steps = set(own), set(own), 0
    while edge:
        edge = {other for code in edge for other in beside.get(code, ())} - seen
        if edge & members:
            return steps
        seen |= edge
        steps += 1
    return None


def cluster_with(clusters: Collection[Cluster], code: str) -> Cluster | None:
    """The cluster a municipality is in; None where it is in none."""
    return next((cluster for cluster in clusters if code in cluster.codes), None)


@lru_cache(maxsize=16)
def found_clusters(
    dataset: Dataset, codes: frozenset[str], body: str, as_of: str, *, by_sea: bool
) -> tuple[Cluster, ...]:
    """Clusters of these municipalities, beside the members of a body's list on a day."""
    return clusters_of(codes, members_on(dataset, body, as_of), places_of(dataset, by_sea=by_sea))


def member_clusters(
    dataset: Dataset, body: str, as_of: str, prefecture: str | None, *, by_sea: bool
) -> tuple[Cluster, ...]:
    """Clusters of the members themselves, as far as they touch a prefecture; without one all of them."""
    every = found_clusters(dataset, members_on(dataset, body, as_of), body, as_of, by_sea=by_sea)
    return tuple(cluster for cluster in every if prefecture is None or prefecture in cluster.prefectures)


def members_on(dataset: Dataset, body: str, as_of: str) -> frozenset[str]:
    """Municipalities on a body's list in force on a day."""
    towns = towns_with_membership(dataset, body, as_of)
    return frozenset(towns.loc[towns["is_member"], "municipality_code"])


@lru_cache(maxsize=4)
def places_of(dataset: Dataset, *, by_sea: bool) -> Places:
    """All municipalities of the dataset."""
    towns = dataset["municipalities"]
    codes = towns["municipality_code"].tolist()
    points = zip(towns["lon"].tolist(), towns["lat"].tolist(), strict=True)
    known = towns["population"].notna()
    people = zip(towns.loc[known, "municipality_code"], towns.loc[known, "population"].astype("int64"), strict=True)
    return Places(
        dict(zip(codes, points, strict=True)),
        {code: int(count) for code, count in people},
        neighbours(dataset, by_sea=by_sea),
    )
