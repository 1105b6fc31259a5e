"""The boundaries of a published dataset, read when somebody asks for them: no page needs them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import geopandas as gpd

from geodata.errors import DatasetError
from geodata.tables import TABLES

if TYPE_CHECKING:
    from geodata.dataset import Dataset

SPATIAL: Final = tuple(table.name for table in TABLES.values() if table.is_spatial)
"""Names of the tables with boundaries."""


@lru_cache(maxsize=6)
def boundaries(dataset: Dataset, table: str = "municipalities") -> gpd.GeoDataFrame:
    """A table with its boundaries in EPSG:6668, lines simplified to about 20 m, one row each; callers never change it.

    Raises DatasetError where the file cannot be read any more.
    """
    file = f"{table}.parquet"
    try:
        return gpd.read_parquet(dataset.path / file)
    except (OSError, ValueError) as fault:
        raise DatasetError(
            f"公開データのファイル {file} を読めません。「python run.py build」で作り直せます。", file=file
        ) from fault
