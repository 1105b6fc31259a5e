"""Covering: the fewest codes that together reach every target; exact, greedy, and how few it can be at least."""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from dashboard.views.neighbours import blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_SOLVED: Final = 0
_ROUNDING: Final = 1e-6
"""Far above what adding up a few thousand fractions loses, far below what a whole invitation is."""


def reachable(covers: Mapping[str, Collection[str]], targets: Collection[str]) -> frozenset[str]:
    """Targets that at least one code reaches."""
    return frozenset(targets).intersection(*[frozenset().union(*covers.values())])


def smallest_cover(covers: Mapping[str, Collection[str]], targets: Collection[str]) -> tuple[str, ...]:
    """The fewest codes that reach all targets, in code order; among several such sets the one first in code order.

    `covers` has the targets each code reaches. Every target must be reachable. The answer is exact: it is found by
    integer programming (HiGHS), and each code in turn is taken if some smallest set holds it and all taken before.
    """
    return tuple(sorted(code for part in _parts(covers, targets) for code in _first_smallest(*part)))


def greedy_cover(covers: Mapping[str, Collection[str]], targets: Collection[str]) -> tuple[str, ...]:
    """Codes that reach all targets, none of which can be left out, in code order; not always the fewest.

    Taken one by one, each time the code that reaches most of what is left, the first in code order among several.
    Then, from the last taken to the first, each is given back that the others make up for.
    """
    left = set(targets)
    reached_by = _reached_by(covers, left)
    gain = {code: len(left.intersection(own)) for code, own in sorted(covers.items())}
    taken: list[str] = []
    while left:
        best = max(gain, key=gain.__getitem__)  # the first of the largest, and they stand in code order
        taken.append(best)
        for target in left.intersection(covers[best]):
            left.discard(target)
            for code in reached_by[target]:
                gain[code] -= 1
    times: defaultdict[str, int] = defaultdict(int)
    for code in taken:
        for target in covers[code]:
            times[target] += 1
    wanted = frozenset(targets)
    for code in reversed(taken.copy()):
        own = wanted.intersection(covers[code])
        if all(times[target] > 1 for target in own):
            taken.remove(code)
            for target in own:
                times[target] -= 1
    return tuple(sorted(taken))


def least_number(covers: Mapping[str, Collection[str]], targets: Collection[str]) -> int:
    """How many codes every set that reaches all targets must have at least: a proven bound, not always attained.

    Weights on the targets of which no code reaches more than 1 in all: each code pays for at most 1, so as many codes
    are needed as the weights add up to (the linear program dual to the covering), rounded up in each separate part.
    """
    return sum(_weighed(matrix) for _, matrix in _parts(covers, targets))


def _weighed(matrix: csr_array) -> int:
    """`matrix` has a row a target, a column a code."""
    rows: int = matrix.shape[0]
    solved = linprog(-np.ones(rows), A_ub=matrix.T, b_ub=np.ones(matrix.shape[1]), bounds=(0, None), method="highs")
    if solved.status != _SOLVED:
        return 1  # a part has a target, and one code at least must reach it
    weights = np.clip(solved.x, 0, None)
    weights /= max(1.0, (matrix.T @ weights).max())  # holds the bound whatever the solver rounded
    return ceil(float(weights.sum()) - _ROUNDING)


def _reached_by(covers: Mapping[str, Collection[str]], targets: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {target: [] for target in sorted(targets)}
    for code in sorted(covers):
        for target in covers[code]:
            if target in found:
                found[target].append(code)
    return found


def _parts(
    covers: Mapping[str, Collection[str]], targets: Collection[str]
) -> Iterator[tuple[tuple[str, ...], csr_array]]:
    """Parts that have no code in common: the codes of each in code order, and its matrix (a row a target)."""
    reached_by = _reached_by(covers, targets)
    beside = {
        target: set().union(*(covers[code] for code in codes)) & reached_by.keys()
        for target, codes in reached_by.items()
    }
    for group in blocks(targets, beside):
        codes = tuple(sorted({code for target in group for code in reached_by[target]}))
        column = {code: place for place, code in enumerate(codes)}
        pairs = [(row, column[code]) for row, target in enumerate(group) for code in reached_by[target]]
        rows, columns = zip(*pairs, strict=True)
        yield codes, csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(group), len(codes)))


def _first_smallest(codes: tuple[str, ...], matrix: csr_array) -> list[str]:
    """The smallest cover of one part that comes first in code order."""
    must, may = np.zeros(len(codes)), np.ones(len(codes))
    found = _solved(matrix, must, may)
    size = found.sum()
    for place in range(len(codes)):
        if must.sum() == size:
            break
        must[place] = 1
        if not found[place]:
            other = _solved(matrix, must, may)
            if other.sum() > size:
                must[place] = may[place] = 0
                continue
            found = other
    return [code for code, is_taken in zip(codes, must, strict=True) if is_taken]


def _solved(matrix: csr_array, must: np.ndarray, may: np.ndarray) -> np.ndarray:
    """A smallest cover, 1 for each code taken, with those that must be in and only those that may."""
    solved = milp(
        np.ones(len(must)),
        integrality=np.ones(len(must)),
        bounds=Bounds(must, may),
        constraints=LinearConstraint(matrix, lb=1),
        options={"mip_rel_gap": 0},
    )
    if solved.status != _SOLVED:
        raise RuntimeError(f"HiGHS did not prove a smallest set: {solved.message}")
    taken: np.ndarray = np.rint(solved.x)
    return taken
