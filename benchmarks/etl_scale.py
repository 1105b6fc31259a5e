"""The whole build of a file as large as national N03, against mapshaper's dissolve, simplify and one TopoJSON, in turn.

usage: python benchmarks/etl_scale.py N03-SCALE.shp [--mapshaper PATH] [--runs 3]

N03-SCALE.shp: 123,000 records and 21 million vertices with the column N03_007. mapshaper comes from npm
(`npm install mapshaper`); PATH is its `mapshaper-xl`. Ours is `python -m etl build`: registers, three levels of
TopoJSON for the browser (gzip and brotli), areas, neighbours, all tables as (Geo)Parquet, checksums, and the swap. One
build goes before the runs, as machine code of the loops is kept from then on. Prints wall time, time on all cores and
peak memory of each process tree, the medians' ratio, and how many municipalities are at fault in the coverage that was
published, in the source, and in the first alone.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import geopandas as gpd
import numpy as np
import psutil  # of the dask extra
import pyogrio
import shapely

from etl.topology import build_topology, to_polygons

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
GIB = 1 << 30
BUDGET_RATIO = 0.5
BUDGET_GIB = 3.0


class Run(NamedTuple):
    """Wall time, time on all cores, and the most memory its processes held together."""

    seconds: float
    cpu_seconds: float
    peak_gib: float


def timed(command: list[str]) -> Run:
    """Run a command to its end. Raises CalledProcessError with what it said."""
    begun, before = time.perf_counter(), cpu_seconds_of_children()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
        seconds = time.perf_counter() - begun
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read().decode(errors="replace"))
    return Run(seconds, cpu_seconds_of_children() - before, peak / GIB)


def cpu_seconds_of_children() -> float:
    """Time that processes started here, and now ended, spent on all cores."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(pid: int) -> int:
    """Resident bytes of a process and its children."""
    try:
        process = psutil.Process(pid)
        return sum(member.memory_info().rss for member in [process, *process.children(recursive=True)])
    except psutil.Error:
        return 0


def peer(mapshaper: str, shapefile: Path, out: Path) -> list[str]:
    """Dissolve, simplify and write one TopoJSON."""
    dissolve = ["-dissolve", "N03_007", "copy-fields=N03_001,N03_004"]
    written = ["-o", str(out / "peer.json"), "format=topojson", "quantization=100000", "force"]
    return [mapshaper, "16gb", str(shapefile), *dissolve, "-simplify", "1%", "keep-shapes", *written]


def ours(shapefile: Path, out: Path) -> list[str]:
    """Build and publish everything."""
    return [sys.executable, "-m", "etl", "build", "--boundaries", str(shapefile), "--out", str(out / "published")]


def faulty(codes: NDArray[np.object_], shapes: NDArray[np.object_]) -> set[str]:
    """Municipalities with an edge that a neighbour overlaps, or leaves a sliver of gap to."""
    edges = shapely.coverage_invalid_edges(shapes)
    return set(codes[~shapely.is_empty(edges)].tolist())


def faulty_in_source(shapefile: Path) -> set[str]:
    """The same before anything is simplified, and those with an invalid record.

    Islands of the file may overlap those of a neighbour, and a few rings cross themselves.
    """
    read = pyogrio.read_dataframe(shapefile, columns=["N03_007"], use_arrow=True)
    codes, owner = np.unique(read["N03_007"].to_numpy(object), return_inverse=True)
    shapes = read.geometry.to_numpy()
    invalid = set(codes[owner[~shapely.is_valid(shapes)]].tolist())
    return invalid | faulty(codes, to_polygons(build_topology(shapes, owner, len(codes))))


def faulty_in_published(published: Path) -> set[str]:
    """Municipalities that were published at fault, or with an invalid shape."""
    version = (published / "CURRENT").read_text(encoding="utf-8").split()[0]
    towns = gpd.read_parquet(published / version / "municipalities.parquet")
    codes, shapes = towns["municipality_code"].to_numpy(object), towns.geometry.to_numpy()
    return faulty(codes, shapes) | set(codes[~shapely.is_valid(shapes)].tolist())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapefile", type=lambda path: Path(path).resolve())
    parser.add_argument("--mapshaper", default=shutil.which("mapshaper-xl") or "mapshaper-xl")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    runs: dict[str, list[Run]] = {"mapshaper": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        print(f"first build, with compilation where none was kept: {timed(ours(asked.shapefile, out)).seconds:.1f} s")
        for _ in range(asked.runs):
            for name, command in (
                ("mapshaper", peer(asked.mapshaper, asked.shapefile, out)),
                ("ours", ours(asked.shapefile, out)),
            ):
                shutil.rmtree(out / "published", ignore_errors=True)
                runs[name].append(timed(command))
                last = runs[name][-1]
                print(
                    f"{name:10} {last.seconds:6.1f} s  {last.cpu_seconds:6.1f} s on all cores  {last.peak_gib:4.1f} GiB",
                    flush=True,
                )
        left = faulty_in_published(out / "published")
    middle = {name: statistics.median(run.seconds for run in of) for name, of in runs.items()}
    peak = max(run.peak_gib for run in runs["ours"])
    print(f"ratio of medians {middle['ours'] / middle['mapshaper']:.2f} (budget {BUDGET_RATIO})")
    print(f"peak memory {peak:.1f} GiB (budget {BUDGET_GIB})")
    source = faulty_in_source(asked.shapefile)
    print(
        f"municipalities at fault in the coverage: {len(left)}, in the source {len(source)}, new {len(left - source)}"
    )


if __name__ == "__main__":
    main()
