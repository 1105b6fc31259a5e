"""Boundary files with bytes changed, lost and added: used or refused in one sentence, never anything else."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from etl.extract.boundaries import read_boundaries
from geodata.errors import GeodataError
from tests.etl.extract.boundary_zoo import frame, parts, shapefile, zipped

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("towns.shp", "towns.shx", "towns.dbf", "towns.prj", "g.gpkg", "j.geojson", "p.parquet", "z.zip")
ROUNDS = 25


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    towns = frame(code=["16201", "16202", "16204"], name=["富山市", "高岡市", "魚津市"])
    shp = shapefile(folder, towns)
    zipped(folder / "z.zip", [(part.name, part) for part in parts(shp)])
    towns.to_file(folder / "g.gpkg")
    towns.to_file(folder / "j.geojson")
    towns.to_parquet(folder / "p.parquet")
    return folder


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Up to eight bytes changed, or up to forty lost or added, more often near the beginning."""
    out = bytearray(content)
    for _ in range(chance.choice([1, 2, 8])):
        at = chance.randrange(chance.choice([min(len(out), 400), len(out)]))
        kind = chance.choice(["change", "change", "lose", "add"])
        if kind == "change":
            out[at] = chance.choice([0, 127, 128, 255, chance.randrange(256)])
        elif kind == "lose" and len(out) > 40:
            del out[at : at + chance.randrange(1, 40)]
        else:
            out[at:at] = chance.randbytes(chance.randrange(1, 40))
    return bytes(out)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_used_or_refused_in_one_sentence(whole: Path, tmp_path: Path, name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage every time
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        (folder / name).write_bytes(damaged((whole / name).read_bytes(), chance))
        try:
            read_boundaries(folder / ("towns.shp" if name.startswith("towns") else name))
        except GeodataError as refusal:
            message = str(refusal)
            assert (message[-1], "\n" in message) == ("。", False)
        shutil.rmtree(folder)
