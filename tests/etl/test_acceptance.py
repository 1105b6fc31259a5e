"""When a build is refused because too much of a source was set aside."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.__main__ import main
from etl.acceptance import refuse_mostly_rejected
from geodata.dataset import open_dataset
from geodata.errors import SourceError
from tests.conftest import SOURCES

if TYPE_CHECKING:
    from pathlib import Path


def papers(rows_in: int, rejected: int, not_data: int = 0) -> dict[str, Any]:
    return {
        "sources": [{"id": "list", "files": [{"rows_in": rows_in, "rejected": rejected, "not_data": not_data}]}],
    }


def rejects(count: int) -> pd.DataFrame:
    return pd.DataFrame({"source_id": ["list"] * count, "reason": ["コードがありません。"] * count})


def test_one_row_in_five_may_be_rejected() -> None:
    refuse_mostly_rejected(papers(5, 1), rejects(1))


def test_more_than_one_in_five_is_refused_with_the_reason_and_the_ways_out() -> None:
    with pytest.raises(
        SourceError, match=r"出典 list: 9行のうち2行（22%）。コードがありません。（2行）.*inspect.*--max-rejected 1"
    ):
        refuse_mostly_rejected(papers(9, 2), rejects(2))


def test_totals_and_notes_do_not_dilute_the_share() -> None:
    with pytest.raises(SourceError, match="4行のうち1行"):
        refuse_mostly_rejected(papers(10, 1, not_data=6), rejects(1))


def test_an_operator_may_allow_more() -> None:
    refuse_mostly_rejected(papers(2, 2), rejects(2), allowed=1)


Build = Callable[..., int]


@pytest.fixture
def build(small_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build the given rows as the source "members" with one town on the map: exit code of the command."""
    sources = shutil.copytree(small_sources, tmp_path / "sources")
    members = shutil.copytree(SOURCES / "council-members-official", sources / "members", dirs_exist_ok=True)
    town = gpd.GeoDataFrame(
        {"code": ["20201"], "name": ["長野市"]}, geometry=[shapely.box(138, 36, 138.1, 36.1)], crs=6668
    )
    town.to_file(tmp_path / "towns.gpkg")
    options = ["--sources", str(sources), "--boundaries", str(tmp_path / "towns.gpkg"), "--out", str(tmp_path / "out")]

    def of(rows: str, *more: str) -> int:
        (members / "list.csv").write_text(f"コード,団体名\n{rows}", encoding="utf-8")
        monkeypatch.setattr("sys.argv", ["etl", "build", *options, *more])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return of


def test_a_list_of_wrong_codes_leaves_the_version_before_in_place(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build("20201,長野市\n20202,松本市\n") == 0
    before = open_dataset(tmp_path / "out").version
    assert build("20201,長野市\n99999,ない市\n") == 1
    assert "--max-rejected 1" in capsys.readouterr().err
    assert open_dataset(tmp_path / "out").version == before
    assert build("20201,長野市\n99999,ない市\n", "--max-rejected", "1") == 0
    assert len(open_dataset(tmp_path / "out")["rejects"]) == 1


def test_the_date_of_a_list_may_be_given_on_the_command_line(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build("20201,長野市\n", "--as-of", "members=令和6年4月1日") == 0
    assert open_dataset(tmp_path / "out")["memberships"]["as_of"].tolist() == ["2024-04-01"]
    assert build("20201,長野市\n", "--as-of", "nobody=2024-04-01") == 1
    assert "nobody" in capsys.readouterr().err
