"""Boundaries spread over a dask cluster through dask-geopandas: one partition a boundary file and prefecture.

Spread: reading the shapes, moving them to JGD2011, leaving out duplicates, repairing, and cutting them to rings; the
shapes stay in the memory of the workers, and only rings come back. Not spread: unpacking archives, checking files and
reading their attributes, and everything after the rings, for borders join across partitions: the topology, its
simplification and the tables are made here, and this machine's memory must hold the rings of all shapes.

One partition a file are formats that have to be read whole (GeoJSON, Parquet) and shapefiles without .shx. What GDAL
warns of while it reads shapes by their numbers is not passed on. Workers see the boundary files, and the folder for
temporary files where archives are unpacked (TMPDIR), under the same path as this process does.
"""

from __future__ import annotations

import itertools
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

import dask.dataframe as dd
import dask_geopandas  # noqa: TC002 - makes dask know frames with shapes
import geopandas as gpd
import numpy as np
import pandas as pd
from distributed import Client

from etl.extract.boundaries import MissingColumns, as_file, describe_layers, layers_of, naming, opened, together
from etl.extract.cleaning import cleaned
from etl.extract.datum import JGD2011
from etl.extract.geofiles import Records, read_shapes
from etl.topology.rings import Rings, ends_of, rings_of
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.engines import Read
    from etl.extract.archives import FoundFile
    from etl.extract.boundaries import BoundaryFile, Described
    from etl.owners import Shapes

    _Begun = tuple[Described, dask_geopandas.GeoDataFrame]

_ATTRIBUTES: Final = Records(with_shapes=False)
_TOWNS: Final = gpd.GeoDataFrame(
    {column: pd.Series(dtype=object) for column in ("code", "name", "fault")} | {"is_mended": pd.Series(dtype=bool)},
    geometry=gpd.GeoSeries([], crs=JGD2011),
)
_RINGS: Final = pd.DataFrame(
    {"record": pd.Series(dtype="int64"), "owner": pd.Series(dtype="int32"), "size": pd.Series(dtype="int64"),
     "xy": pd.Series(dtype=object)}
)  # fmt: skip


@contextmanager
def cluster(scheduler: str | None) -> Iterator[Client]:
    """A client of the cluster at an address, or of one that lives as long as the build."""
    try:
        client = Client(scheduler, timeout="10s") if scheduler else Client(threads_per_worker=1, dashboard_address=":0")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        raise SourceError(
            f"dask のスケジューラー {scheduler} につながりません（{fault}）。アドレスを確かめてください。"
        ) from fault
    with client:
        yield client


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a worker reads: records of one layer by their numbers, the whole where these are None, and their `towns`."""

    path: Path
    file: FoundFile
    name: str
    layer: str | None
    numbers: NDArray[np.int64] | None
    towns: pd.DataFrame
    crs: Any


class Spread:
    """The engine of a build on the workers of a client."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._open = ExitStack()
        self._frames: list[dask_geopandas.GeoDataFrame] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._frames.clear()
        self._open.close()

    def read(self, paths: Sequence[Path], is_known: Callable[[str], bool]) -> Iterator[Read]:
        """Start reading every path on the workers, then wait for each in turn."""
        self._frames.clear()
        for layers, remarks in [self._begin(path, is_known) for path in paths]:
            try:
                yield together((self._gather(*one) if isinstance(one, tuple) else one for one in layers), remarks)
            except MissingColumns as fault:
                yield fault

    def _begin(self, path: Path, is_known: Callable[[str], bool]) -> tuple[list[_Begun | MissingColumns], list[str]]:
        files, remarks = self._open.enter_context(opened(path))
        begun: list[_Begun | MissingColumns] = []
        for one in describe_layers(path, files, is_known, _ATTRIBUTES):
            if isinstance(one, MissingColumns):
                begun.append(one)
            else:
                frame = dd.from_map(_read, _pieces(one), meta=_TOWNS, enforce_metadata=False)  # type: ignore[no-untyped-call]
                begun.append((one, self._client.persist(frame)))  # type: ignore[no-untyped-call]
        return begun, remarks

    def _gather(self, described: Described, frame: dask_geopandas.GeoDataFrame) -> BoundaryFile:
        self._frames.append(frame)
        shapes = frame[["code", "name", "fault", "is_mended"]].compute().sort_index()
        with naming(described.path, described.layer.name):
            return as_file(described, shapes)

    def rings(self, shapes: Shapes, owner: NDArray[np.int32]) -> Rings:
        """Cut on the workers from the shapes that stayed there; put in the order of the records here."""
        begin, cut = 0, []
        for frame, used in zip(self._frames, shapes.files, strict=True):
            records = used.file.shapes.index
            rows = shapes.shapes.index - begin
            mine = (rows >= 0) & (rows < len(records))
            owners = pd.Series(owner[mine], index=records[rows[mine]])
            rings = frame.map_partitions(_cut, owners, meta=_RINGS, enforce_metadata=False).compute()
            cut.append(rings.sort_values("record", kind="stable"))
            begin += len(records)
        every = pd.concat(cut, ignore_index=True)
        xy = np.frombuffer(bytearray().join(every["xy"]), np.float64).reshape(-1, 2)
        return Rings(xy, ends_of(every["size"].to_numpy()), every["owner"].to_numpy(np.int32))


def _pieces(described: Described) -> list[_Piece]:
    """One piece for each prefecture of a layer, by the first two digits of the codes; records of no code are another."""
    layer, towns = described.layer, described.towns
    one = _Piece(described.path, described.file, layer.name, layer.in_file, None, towns, described.crs)
    if layer.numbers is None or towns.empty:
        return [one]
    prefecture = towns["code"].where(towns["code"].str.fullmatch("[0-9]+"), "").str[:2]
    return [
        replace(one, numbers=layer.numbers[part.index.to_numpy()], towns=part) for _, part in towns.groupby(prefecture)
    ]


def _read(piece: _Piece) -> gpd.GeoDataFrame:
    """On a worker: cleaned shapes of a piece, indexed by record."""
    if piece.numbers is not None:
        geometry = read_shapes(piece.file.path, piece.layer, piece.numbers)
    else:
        layers = layers_of(piece.path, piece.file, Records(piece.layer))
        geometry = layers[0].geometry[piece.towns.index.to_numpy()]
    with naming(piece.path, piece.name):
        return cleaned(piece.towns, piece.crs, geometry)


def _cut(shapes: gpd.GeoDataFrame, owners: pd.Series) -> pd.DataFrame:
    """On a worker: rings of the shapes that have an owner; record, owner, size and xy (bytes) of each."""
    here = shapes[shapes.index.isin(owners.index)]
    rings = rings_of(here.geometry.to_numpy(), np.arange(len(here)))
    record = here.index.to_numpy()[rings.owner]
    xy = [rings.xy[begin:end].tobytes() for begin, end in itertools.pairwise(rings.offsets)]
    return pd.DataFrame(
        {
            "record": record,
            "owner": owners.loc[record].to_numpy(),
            "size": np.diff(rings.offsets),
            "xy": pd.Series(xy, dtype=object),
        }
    )
