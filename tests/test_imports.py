"""The rooms and what each may know of the others: read from the code, so that nobody has to remember it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[1]
TABLES = frozenset({"numpy", "pandas", "geopandas", "shapely", "pyarrow", "pandera"})

# Room (or file at the top) → rooms it may import, and third parties it may import.
ROOMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # calamine, because the app reads a reader's list by the very code that a build reads its registers with.
    "geodata": (frozenset(), TABLES | {"python_calamine"}),
    "etl": (
        frozenset({"geodata"}),
        TABLES
        | {
            "numba",
            "pyogrio",
            "pyproj",
            "typer",
            "rich",
            "brotli",
            "filelock",
            "xlsxwriter",
            "dask",
            "dask_geopandas",
            "distributed",
        },
    ),
    "dashboard": (
        frozenset({"geodata"}),
        frozenset(
            {
                "brotli",
                "numpy",
                "pandas",
                "streamlit",
                "streamlit_folium",
                "folium",
                "branca",
                "docx",
                "jinja2",
                "markdown_it",
                "matplotlib",
                "plotly",
                "pptx",
                "pyarrow",
                "pyogrio",
                "pyproj",
                "rich",
                "scipy",
                "segno",
                "shapely",
                "starlette",
                "typer",
                "xlsxwriter",
                "xstatic",
            }
        ),
    ),
    "pages": (frozenset({"dashboard"}), frozenset({"streamlit"})),
    "streamlit_app.py": (frozenset({"dashboard"}), frozenset({"starlette", "streamlit"})),
    "run.py": (frozenset(), frozenset()),
}
OURS = frozenset(name.removesuffix(".py") for name in ROOMS) | {"tests", "benchmarks"}


def imported(code: str) -> set[str]:
    """First part of every module a piece of code imports, anywhere in it; one's own room where the import is relative."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0] if node.level == 0 else "")
    return found - {"", "__future__"}


def faults(code: str, room: str) -> list[str]:
    """What a file of a room imports and may not."""
    rooms, third_parties = ROOMS[room]
    allowed = rooms | third_parties | {room.removesuffix(".py")}
    return sorted(name for name in imported(code) if name not in allowed and name not in sys.stdlib_module_names)


def python_files() -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        place = REPOSITORY / room
        for path in [place] if room.endswith(".py") else sorted(place.rglob("*.py")):
            yield room, path


FILES = [pytest.param(room, path, id=str(path.relative_to(REPOSITORY))) for room, path in python_files()]


@pytest.mark.parametrize(
    ("room", "code", "expected"),
    [
        ("geodata", "import etl.publish", ["etl"]),
        ("geodata", "def f():\n    import streamlit as st", ["streamlit"]),
        ("etl", "from dashboard import wording\nfrom geodata.codes import parse_code", ["dashboard"]),
        ("etl", "import folium, json", ["folium"]),
        ("dashboard", "from etl import publish", ["etl"]),
        ("pages", "import pandas as pd\nfrom geodata import codes", ["geodata", "pandas"]),
        ("dashboard", "from . import wording\nfrom __future__ import annotations\nimport os.path", []),
        ("run.py", "import rich", ["rich"]),
    ],
)
def test_a_door_that_is_not_there_is_noticed(room: str, code: str, expected: list[str]) -> None:
    assert faults(code, room) == expected


@pytest.mark.parametrize(("room", "path"), FILES)
def test_a_file_imports_only_what_its_room_may(room: str, path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), room) == []


def test_every_room_was_walked() -> None:
    assert {param.values[0] for param in FILES} == set(ROOMS)


def test_builders_of_pictures_do_not_know_streamlit() -> None:
    """A module that builds a figure or a map is pure; the components hand it to Streamlit."""
    mixed = [
        path.name
        for path in (REPOSITORY / "dashboard").rglob("*.py")
        if "streamlit" in (names := imported(path.read_text(encoding="utf-8")))
        and names & {"plotly", "folium", "matplotlib"}
    ]
    assert mixed == []


def test_views_know_neither_streamlit_nor_how_a_picture_is_drawn() -> None:
    views = sorted((REPOSITORY / "dashboard" / "views").rglob("*.py"))
    assert views
    known = set().union(*(imported(path.read_text(encoding="utf-8")) for path in views))
    assert known & {"streamlit", "streamlit_folium", "folium", "plotly", "matplotlib"} == set()


def test_no_module_is_a_drawer_for_everything() -> None:
    names = [path.relative_to(REPOSITORY) for _, path in python_files()]
    assert [name for name in names if re.fullmatch(r"(utils?|helpers?|commons?|misc|data2)", name.stem)] == []


def test_every_library_in_the_code_is_a_declared_dependency() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["dask"]]
    declared = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-") for line in lines}
    used = set().union(*(imported(path.read_text(encoding="utf-8")) for _, path in python_files()))
    libraries = used - OURS - sys.stdlib_module_names
    sold_as = packages_distributions()
    undeclared = {name for name in libraries if declared.isdisjoint(d.lower().replace("_", "-") for d in sold_as[name])}
    assert undeclared == set()
