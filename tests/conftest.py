"""What tests need from outside the repository, and what happens where it is not there."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from etl.pipeline import build
from etl.publish import publish
from geodata.dataset import Dataset, open_dataset

REPOSITORY = Path(__file__).parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "msedge")


def without(what: str, required_by: str) -> NoReturn:
    """Skip with the reason, or fail where this run demands it (as CI does)."""
    if os.environ.get(required_by) == "1":
        pytest.fail(f"{what} ({required_by}=1)")
    pytest.skip(what)


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


SOURCES = REPOSITORY / "geodata" / "sources"
BUILT_AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the default dataset, built once for all tests by the real pipeline."""
    folder = tmp_path_factory.mktemp("published")
    publish(build(SOURCES, [], lambda _: None), folder, BUILT_AT)
    return folder


@pytest.fixture(scope="session")
def dataset(published: Path) -> Dataset:
    """The default dataset, opened."""
    return open_dataset(published)
