"""Loops over vertices that numpy would do in many passes, compiled; they run beside other threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numba import njit

from etl.threads import THREADS

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.topology.rings import Ints

    Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(function: Kernel) -> Kernel:
    """Compiled at its first call, kept on disk where there is a place for it, without the interpreter's lock.

    What is kept is made again when the module of the loop changes, not when another does whose loops it calls: those
    had better stand together.
    """
    try:
        return cast("Kernel", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # neither the package nor the home of this user can be written to
        return cast("Kernel", njit(nogil=True)(function))


def in_shares(work: Callable[[int, int], None], offsets: Ints) -> None:
    """`work(begin, end)` over runs laid one behind the other, in shares of about as many elements each.

    offsets: (runs + 1,). The shares must not touch each other's results.
    """
    ends = np.searchsorted(offsets, np.linspace(0, offsets[-1], THREADS + 1)[1:-1])
    cuts = [0, *ends.tolist(), len(offsets) - 1]
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, cuts[:-1], cuts[1:]))
