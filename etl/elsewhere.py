"""Registers read in a process of their own: they are Python throughout, and so is some of the shapes, which would wait.

Loads nothing heavy itself, so that the other process can begin before this one has loaded what the shapes take.
"""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING

from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    import pandas as pd

    from etl.registers import Registers
    from geodata.sources import Source


class Elsewhere:
    """A process that waits for sources, reads their registers, and ends, at the latest with this one."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # as everywhere; a copy of this process would copy its threads
        self._line, theirs = context.Pipe()
        context.Process(target=_serve, args=(theirs,), daemon=True).start()
        theirs.close()

    def read_registers(
        self, sources: Iterable[Source], told: Callable[[pd.DataFrame, pd.DataFrame], object]
    ) -> Registers:
        """As `etl.registers.read_registers`, once."""
        self._line.send(list(sources))
        answer = self._line.recv()
        if isinstance(answer, tuple):
            told(*answer)
            answer = self._line.recv()
        if isinstance(answer, GeodataError):
            raise answer
        registers: Registers = answer
        return registers


def _serve(line: Connection) -> None:
    """Answer with the code table and `code_changes`, then with the registers; or with the reason why there are none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process is told, and ends this one
    from etl.registers import read_registers  # noqa: PLC0415 - in this process only

    try:
        sources = line.recv()
        try:
            line.send(read_registers(sources, lambda *tables: line.send(tables)))
        except GeodataError as fault:
            line.send(fault)
    except (EOFError, BrokenPipeError):
        return  # nobody waits any more
