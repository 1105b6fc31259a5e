"""Two threads over many shapes: GEOS and GDAL work without the interpreter's lock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from etl.threads import THREADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Argument = TypeVar("Argument")
    Result = TypeVar("Result")

SHARE: Final = 8_192
"""Shapes of a share: few enough that what is read of them is small beside the whole."""


def abreast(work: Callable[[Argument], Result], arguments: Iterable[Argument]) -> list[Result]:
    """The results of `work` in the order of the arguments; the first exception, where there is one."""
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, arguments))


def by_shares(work: Callable[[NDArray[Any]], NDArray[Any]], values: NDArray[Any], share: int = SHARE) -> NDArray[Any]:
    """`work` of an array that goes element by element, done on shares of it."""
    if len(values) <= share:
        return work(values)
    return np.concatenate(abreast(work, [values[begin : begin + share] for begin in range(0, len(values), share)]))
