"""Opening what was published: whole, or a sentence that names the file at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.publish import publish
from geodata.dataset import current_version, open_dataset, published_versions
from geodata.errors import DatasetError
from tests.etl.drafts import BUILT_AT, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Folder with one version published."""
    publish(small(1), tmp_path, BUILT_AT)
    return tmp_path


def test_a_missing_or_altered_file_is_named_with_the_way_to_rebuild(out: Path) -> None:
    file = out / current_version(out) / "measures.parquet"
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(DatasetError, match=r"measures\.parquet が書き換え.*python run.py build") as altered:
        open_dataset(out)
    assert altered.value.file == "measures.parquet"
    file.unlink()
    with pytest.raises(DatasetError, match=r"measures\.parquet がありません"):
        open_dataset(out)
    (file.parent / "manifest.json").write_text("{}")
    with pytest.raises(DatasetError, match=r"manifest\.json"):
        open_dataset(out)


def test_without_a_dataset_the_way_to_make_one_is_said(tmp_path: Path) -> None:
    for read in (open_dataset, current_version, published_versions):
        with pytest.raises(DatasetError, match=r"まだありません.*python run.py build"):
            read(tmp_path / "nowhere")


def test_an_altered_manifest_is_noticed(out: Path) -> None:
    manifest = out / current_version(out) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"serial": 1', '"serial": 2'), encoding="utf-8")
    with pytest.raises(DatasetError, match=r"manifest\.json が書き換え"):
        open_dataset(out)
