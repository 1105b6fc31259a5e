"""Where boundaries are read and cut to rings: here, or spread over the processes of a dask cluster."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import numpy as np

from etl.extract.boundaries import MissingColumns, read_boundaries
from etl.topology.rings import NOBODY, Laid, in_order, rings_of
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.extract.boundaries import BoundaryFile
    from etl.owners import Shapes
    from etl.topology.rings import Rings

Read = list["BoundaryFile"] | MissingColumns


class Engine(Protocol):
    """Both engines give the same rings in the same order, so that what is built from them is the same to the bit."""

    def read(self, paths: Sequence[Path], is_known: Callable[[str], bool]) -> Iterator[Read]:
        """For each path its layers, or that none has a column of codes. Raises SourceError or CrsMismatch."""

    def rings(self, shapes: Shapes, owner: NDArray[np.int32]) -> Rings:
        """Rings of shapes read by this engine; `owner` has a number for each row of `shapes.shapes`."""


class Local:
    """In this process."""

    @staticmethod
    def read(paths: Sequence[Path], is_known: Callable[[str], bool]) -> Iterator[Read]:
        """One path after the other."""
        for path in paths:
            try:
                yield read_boundaries(path, is_known)
            except MissingColumns as fault:
                yield fault

    @staticmethod
    def rings(shapes: Shapes, owner: NDArray[np.int32]) -> Rings:
        """Cut from the shapes, with those that are rings already put between them."""
        cut = rings_of(shapes.shapes.geometry.to_numpy(), np.arange(len(owner)))
        parts = [Laid(cut.xy, cut.first, np.diff(cut.offsets), cut.owner.astype(np.int64))]
        begin = 0
        for used in shapes.files:
            records, sound = used.file.shapes.index, used.file.sound
            mine = np.flatnonzero((shapes.shapes.index >= begin) & (shapes.shapes.index < begin + len(records)))
            if sound is not None:
                row_of = np.full(used.file.records, NOBODY)
                row_of[records[shapes.shapes.index[mine] - begin]] = mine
                parts.append(Laid(sound.xy, sound.first, sound.size, row_of[sound.record]))
            begin += len(records)
        rings = in_order(parts)
        return replace(rings, owner=owner[rings.owner])


LOCAL = Local()


class EngineName(StrEnum):
    """As the command line has them."""

    LOCAL = "local"
    DASK = "dask"


@contextmanager
def engine_of(name: EngineName, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine; dask on the cluster at an address, or on one process for each core of this machine.

    Raises SourceError where dask is not installed or the cluster does not answer.
    """
    if name is EngineName.LOCAL:
        if scheduler:
            raise SourceError("--scheduler は --engine dask と一緒に指定してください。")
        yield LOCAL
        return
    try:
        from etl.spread import Spread, cluster  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as fault:
        raise SourceError(
            f'--engine dask には {fault.name} が要ります。pip install "nichiiki-atlas[dask]" で入れてください。'
        ) from fault
    with cluster(scheduler) as client, Spread(client) as engine:
        yield engine
