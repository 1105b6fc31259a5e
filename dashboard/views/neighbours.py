"""Which municipalities lie next to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from geodata.dataset import Dataset


@lru_cache(maxsize=2)
def land_neighbours(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Codes of the municipalities with a common border on land, in code order, of every municipality; () on an island."""
    found: dict[str, set[str]] = {code: set() for code in dataset["municipalities"]["municipality_code"]}
    pairs = dataset["adjacency"]  # each border once
    for code, other in zip(pairs["municipality_code"], pairs["neighbour_code"], strict=True):
        found[code].add(other)
        found[other].add(code)
    return {code: tuple(sorted(others)) for code, others in found.items()}


@lru_cache(maxsize=4)
def neighbours(dataset: Dataset, *, by_sea: bool) -> Mapping[str, tuple[str, ...]]:
    """As `land_neighbours`; where asked for also those across at most 10 km of water, as far as the table has them."""
    beside = land_neighbours(dataset)
    if not by_sea:
        return beside
    found = {code: set(others) for code, others in beside.items()}
    pairs = dataset["sea_adjacency"]  # each strait once
    for code, other in zip(pairs["municipality_code"], pairs["neighbour_code"], strict=True):
        found[code].add(other)
        found[other].add(code)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def blocks(codes: Collection[str], beside: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Connected groups among these municipalities, the largest first, then by their first code; each in code order."""
    left = set(codes)
    found = []
    for start in sorted(codes):
        if start not in left:
            continue
        left.discard(start)
        block, edge = [start], [start]
        while edge:
            nearby = left.intersection(beside.get(edge.pop(), ()))
            left -= nearby
            block += nearby
            edge += nearby
        found.append(tuple(sorted(block)))
    return tuple(sorted(found, key=lambda block: (-len(block), block[0])))
