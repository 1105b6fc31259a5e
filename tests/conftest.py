"""What tests need from outside the repository, and what happens where it is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from etl.pipeline import build
from etl.publish import Draft, publish
from geodata.dataset import Dataset, open_dataset

if TYPE_CHECKING:
    from collections.abc import Callable

    from xdist.remote import Producer
    from xdist.workermanage import WorkerController

REPOSITORY = Path(__file__).parents[1]
# A first call compiles, and the machine may be busy: no deadline. CI looks longer for what breaks a rule, at the
# same examples each time: a commit is not judged by luck.
settings.register_profile("here", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=30, derandomize=True)
settings.load_profile("ci" if os.environ.get("NICHIIKI_REQUIRE_SHARED") == "1" else "here")
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "msedge")


def without(what: str, required_by: str) -> NoReturn:
    """Skip with the reason, or fail where this run demands it (as CI does)."""
    if os.environ.get(required_by) == "1":
        pytest.fail(f"{what} ({required_by}=1)")
    pytest.skip(what)


class BrowserApart(LoadScopeScheduling):  # type: ignore[misc]
    """Tests of a file go to one process; the first takes those with a browser while the other has any without.

    Two browsers at a time wait for each other, and their tests with them.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        is_first = node is self.nodes[0]
        wanted = next((file for file in self.workqueue if file.startswith("tests/browser/") == is_first), None)
        if wanted is not None:
            self.workqueue.move_to_end(wanted, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BrowserApart:
    """How tests are shared out where several processes run them."""
    return BrowserApart(config, log)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of real boundary files and reference tables that may not be committed, beside the repository."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        without("../shared/data is not there", "NICHIIKI_REQUIRE_SHARED")
    return folder


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of a Chromium that Playwright can drive: NICHIIKI_CHROMIUM, or the first one on the PATH."""
    found = [os.environ.get("NICHIIKI_CHROMIUM", ""), *(shutil.which(name) or "" for name in CHROMIUM_NAMES)]
    path = next((candidate for candidate in found if candidate and Path(candidate).is_file()), None)
    if path is None:
        without("no Chromium is installed", "NICHIIKI_REQUIRE_BROWSER")
    return path


@pytest.fixture(scope="session")
def as_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Path]]:
    """How LibreOffice lays out files (docx, pptx): `as_pdfs(*files)` is the PDF of each, in their order.

    Its start takes longer than a file, so hand it all that a test file asks about at once. Its profile is this
    session's own: another LibreOffice of this machine may run at the same time.
    """
    office = next((path for name in ("soffice", "libreoffice") if (path := shutil.which(name))), None)
    if office is None or shutil.which("pdftotext") is None:
        without("no LibreOffice or no poppler is installed", "NICHIIKI_REQUIRE_OFFICE")
    profile = tmp_path_factory.mktemp("office").as_uri()

    def convert(*files: Path) -> list[Path]:
        out = tmp_path_factory.mktemp("pdf")
        command = [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
        ]
        done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, timeout=240, check=False)
        found = [out / f"{file.stem}.pdf" for file in files]
        assert all(file.is_file() for file in found), done.stdout + done.stderr
        return found

    return convert


SOURCES = REPOSITORY / "geodata" / "sources"
BUILT_AT = datetime(2026, 11, 24, tzinfo=UTC)


def some_sources(folder: Path, *names: str) -> Path:
    """A folder of sources with the code table and the named ones of ours: all that a test asks about costs seconds."""
    for name in ("municipality-codes-2020", *names):
        shutil.copytree(SOURCES / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def code_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources with nothing but the code table, for what is asked about boundaries."""
    return some_sources(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="session")
def squares(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Boundaries of all municipalities as made-up squares in rows, for what is asked about registers."""
    codes = pd.read_csv(SOURCES / "municipality-codes-2020" / "municipality_codes_2020.csv", dtype="str")
    codes = codes[codes["municipality"].notna()]
    column, row = np.divmod(np.arange(len(codes)), 50)
    boxes = shapely.box(120 + column / 10, 30 + row / 10, 120.1 + column / 10, 30.1 + row / 10)
    frame = gpd.GeoDataFrame({"code": codes["code5"], "name": "サンプル"}, geometry=boxes, crs="EPSG:6668")
    file = tmp_path_factory.mktemp("squares") / "squares.shp"
    frame.to_file(file, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def small_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources of 東京都, 長野県 and 広島県 alone: the real code table and its changes, cut to three prefectures."""
    folder = tmp_path_factory.mktemp("sources")
    for source in ("municipality-codes-2020", "code-changes"):
        papers = (SOURCES / source / "source.toml").read_text(encoding="utf-8")
        (folder / source).mkdir()
        (folder / source / "source.toml").write_text(papers.partition("[[files]]")[0], encoding="utf-8")
        for file in (SOURCES / source).glob("*.csv"):
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines[1:] if any(name in line for name in ("東京都", "長野県", "広島県"))]
            (folder / source / file.name).write_text("".join([lines[0], *kept]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def draft() -> Draft:
    """The default dataset before it is published, built once for all tests by the real pipeline."""
    return build(SOURCES, [], lambda _: None)


@pytest.fixture(scope="session")
def published(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the default dataset."""
    folder = tmp_path_factory.mktemp("published")
    publish(draft, folder, BUILT_AT)
    return folder


@pytest.fixture(scope="session")
def dataset(published: Path) -> Dataset:
    """The default dataset, opened."""
    return open_dataset(published)


@pytest.fixture(scope="session")
def messy(tmp_path_factory: pytest.TempPathFactory, small_sources: Path, squares: Path) -> Path:
    """Folder with a small dataset whose list of members has every kind of row that a ledger has to explain."""
    from tests.messy_members import publish_messy  # noqa: PLC0415 - imports this file

    return publish_messy(tmp_path_factory.mktemp("messy"), small_sources, squares)
