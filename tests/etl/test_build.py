"""The whole way on the default sources and on real N03 files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.__main__ import main
from etl.pipeline import build
from etl.publish import publish
from geodata.errors import SourceError
from geodata.tables import TABLES
from tests.conftest import BUILT_AT, SOURCES, some_sources

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset


def quiet(_: str) -> None:
    """A build that tells nobody its steps."""


def ledger(dataset: Dataset, as_of: str) -> dict[str, tuple[int, int]]:
    rows = dataset["reconciliation"]
    own = rows[(rows["body"] == "council") & (rows["as_of"] == as_of)]
    return {
        row["member_class"]: (row["published"], row["registered"] + row["sample"]) for row in own.to_dict("records")
    }


def test_the_default_sources_make_1741_municipalities_in_47_prefectures(dataset: Dataset) -> None:
    assert len(dataset["municipalities"]) == 1741
    assert len(dataset["prefectures"]) == 47
    assert dataset["excluded_areas"]["area_code"].tolist() == ["hoppo"]
    assert dataset["rejects"].empty


def test_the_published_totals_of_the_council_are_reconciled(dataset: Dataset) -> None:
    assert ledger(dataset, "2023-10-01") == {
        "都道府県": (42, 42),
        "市区町村": (625, 625),
        "正会員計": (667, 667),
        "協力会員": (78, 0),
        "総計": (745, 667),
    }
    assert ledger(dataset, "2021-02-15")["市区町村"] == (565, 565)
    assert ledger(dataset, "2021-02-15")["都道府県"] == (36, 36)


def test_a_prefecture_is_drawn_with_all_the_land_of_its_municipalities(dataset: Dataset, published: Path) -> None:
    folder = published / dataset.version
    towns = gpd.read_parquet(folder / "municipalities.parquet")
    whole = gpd.read_parquet(folder / "prefectures.parquet").set_index("prefecture_code")
    land = pd.Series(shapely.area(towns.geometry.to_numpy())).groupby(towns["prefecture_code"].to_numpy()).sum()
    drawn = pd.Series(shapely.area(whole.geometry.to_numpy()), index=whole.index)
    assert (drawn / land - 1).abs().max() < 1e-4


def test_every_table_holds_its_declaration(dataset: Dataset) -> None:
    for name, table in TABLES.items():
        if not table.is_spatial:
            table.check(dataset[name])


def test_every_input_row_is_used_rejected_or_counted_as_something_else(dataset: Dataset) -> None:
    files = [file for source in dataset.manifest["sources"] for file in source["files"]]
    places = ("rows_out", "rejected", "merged", "not_data")
    assert [file for file in files if file["rows_in"] != sum(file[place] for place in places)] == []


def test_every_municipality_is_once_in_each_layer_with_a_value_or_a_reason(dataset: Dataset) -> None:
    coverage = dataset["coverage"]
    per_layer = coverage.groupby(["layer", "body", "as_of"], dropna=False).size()
    assert (per_layer == 1741).all()
    assert (coverage["count"].isna() == coverage["reason"].notna()).all()


def test_the_platform_has_its_three_known_members_and_no_sample(dataset: Dataset) -> None:
    members = dataset["memberships"]
    platform = members[members["body"] == "platform"]
    assert sorted(platform["name"]) == ["和歌山県田辺市", "栃木県那須町", "長野県"]
    coverage = dataset["coverage"]
    others = coverage[(coverage["body"] == "platform") & coverage["reason"].notna()]
    assert set(others["reason"]) == {"not_surveyed"}


def test_same_inputs_give_the_same_bytes(dataset: Dataset, published: Path, tmp_path: Path) -> None:
    version = publish(build(SOURCES, [], quiet), tmp_path, BUILT_AT)
    assert version == dataset.version
    for file in (published / version).rglob("*"):
        if file.is_file():
            assert (tmp_path / version / file.relative_to(published / version)).read_bytes() == file.read_bytes()


COUNCIL = ("council-members", "council-members-official", "membership-totals")


def test_without_the_sample_only_what_is_known_is_left(tmp_path: Path, squares: Path) -> None:
    draft = build(some_sources(tmp_path / "sources", *COUNCIL), [squares], quiet)
    assert "サンプル" not in set(draft.tables["memberships"]["status"])
    coverage = draft.tables["coverage"]
    council = coverage[(coverage["body"] == "council") & (coverage["as_of"] == "2023-10-01")]
    assert council["reason"].fillna("member").value_counts().to_dict() == {"not_surveyed": 1739, "member": 2}


def test_an_official_list_in_its_place_replaces_the_sample(tmp_path: Path, squares: Path) -> None:
    sources = some_sources(tmp_path / "sources", *COUNCIL, "council-members-sample")
    listed = "団体コード,団体名\r\n200000,長野県\r\n202011,長野市\r\n30206,田辺市\r\n20999,ない町\r\n"
    (sources / "council-members-official" / "members.csv").write_bytes(listed.encode("cp932"))
    tables = build(sources, [squares], quiet).tables
    own = tables["memberships"].query("body == 'council' and as_of == '2023-10-01' and status != '登録値'")
    assert own["municipality_code"].fillna("").tolist() == ["20201", "30206", ""]
    assert tables["rejects"][["file", "row", "reason_code"]].to_numpy().tolist() == [["members.csv", 5, "code_unknown"]]
    office = own.set_index("name")["office"].to_dict()
    assert office["田辺市"] == "副会長"


@pytest.mark.parametrize(
    ("name", "prefecture", "count", "encoding"),
    [
        ("N03-180101_16_GML", "16", 15, "cp932"),
        ("N03-20240101_25_GML", "25", 19, "utf-8"),
        ("N03-20240101_27_GML", "27", 43, "utf-8"),
    ],
)
def test_real_n03_files_make_their_municipalities(  # noqa: PLR0913, PLR0917 - a file and what is in it
    shared_data: Path, code_table: Path, name: str, prefecture: str, count: int, encoding: str
) -> None:
    draft = build(code_table, [shared_data / "boundaries" / name], quiet)
    towns = draft.tables["municipalities"]
    assert len(towns) == count
    assert set(towns["prefecture_code"]) == {prefecture}
    assert not towns["municipality_code"].str[2:].between("101", "129").any()  # wards went to their city
    assert shapely.is_valid(towns["geometry"].to_numpy()).all()
    reference = pd.read_csv(shared_data / "reference" / "municipality_area_computed.csv", dtype={0: str})
    column = next(column for column in reference.columns if "n03" in column.lower())
    computed = reference.set_index(reference.columns[0])[column].astype("float64")
    ratio = towns.set_index("municipality_code")["area_km2"] / computed.reindex(towns["municipality_code"])
    assert ratio.dropna().between(0.99, 1.01).all()
    assert len(draft.papers["joins"]["codes_without_boundary"]) == 1741 - count
    assert f"文字コード{encoding}" in draft.documents["report.md"]


def shapefile(folder: Path, **columns: list[str]) -> Path:
    square = shapely.box(137, 36, 137.1, 36.1)
    frame = gpd.GeoDataFrame(columns, geometry=[square] * len(next(iter(columns.values()))), crs="EPSG:6668")
    frame.to_file(folder / "towns.shp", encoding="utf-8")
    return folder / "towns.shp"


def test_a_boundary_file_without_a_code_column_is_refused_by_its_columns(tmp_path: Path, code_table: Path) -> None:
    with pytest.raises(SourceError, match="あった列: label"):
        build(code_table, [shapefile(tmp_path, label=["x"])], quiet)


def test_beside_a_usable_file_one_without_the_columns_is_a_reject(
    shared_data: Path, tmp_path: Path, code_table: Path
) -> None:
    usable = shared_data / "boundaries" / "N03-20240101_25_GML"
    draft = build(code_table, [usable, shapefile(tmp_path, label=["x"])], quiet)
    assert draft.tables["rejects"]["reason_code"].tolist() == ["boundary_columns"]


def test_a_municipality_in_two_files_is_refused_with_both_names(
    shared_data: Path, tmp_path: Path, code_table: Path
) -> None:
    other = shapefile(tmp_path, code=["25201"], name=["大津市"])
    with pytest.raises(SourceError, match=r"25201.*N03-20240101_25.*towns\.shp"):
        build(code_table, [shared_data / "boundaries" / "N03-20240101_25_GML", other], quiet)


def test_a_refused_build_is_one_sentence_and_exit_code_1(
    tmp_path: Path, code_table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ("--sources", str(code_table), "--boundaries", str(tmp_path / "none.zip"), "--out", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["etl", "build", *where])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_geometry_for_the_browser_is_small_and_complete(dataset: Dataset) -> None:
    web = dataset.manifest["web"]
    assert (dataset.web_dir / f"{web['national']}.gz").stat().st_size <= 450_000
    order = json.loads((dataset.web_dir / web["order"]).read_text(encoding="utf-8"))
    national = json.loads((dataset.web_dir / web["national"]).read_text(encoding="utf-8"))
    drawn = [shape["id"] for shape in national["objects"]["municipalities"]["geometries"]]
    assert drawn == order["codes"] == [*sorted(dataset["municipalities"]["municipality_code"]), "hoppo"]
    assert all(shape["arcs"] for shape in national["objects"]["municipalities"]["geometries"])
    assert sorted(web["detail"]) == [f"{number:02}" for number in range(1, 48)]


def test_published_municipalities_are_a_coverage_without_overlap(published: Path, dataset: Dataset) -> None:
    towns = gpd.read_parquet(published / dataset.version / "municipalities.parquet").geometry.to_numpy()
    assert shapely.is_valid(towns).all()
    assert shapely.coverage_is_valid(towns)


def test_himeshima_faces_kunisaki_over_four_kilometres_of_sea(dataset: Dataset) -> None:
    sea = dataset["sea_adjacency"].set_index("neighbour_code")
    assert sea.loc["44322", "municipality_code"] == "44214"
    assert sea.loc["44322", "distance_km"] == pytest.approx(3.85, abs=0.1)


def test_naoshima_is_no_neighbour_of_tamano_by_sea_for_they_share_an_island(dataset: Dataset) -> None:
    naoshima = dataset["sea_adjacency"].query("neighbour_code == '37364'")["municipality_code"].tolist()
    land = dataset["adjacency"].query("neighbour_code == '37364'")["municipality_code"].tolist()
    assert land == ["33204"]
    assert naoshima == ["37201", "37203", "37322"]


def test_neighbours_of_shiojiri_are_the_eight_around_it(dataset: Dataset) -> None:
    pairs = dataset["adjacency"]
    both = pd.concat(
        [pairs, pairs.rename(columns={"municipality_code": "neighbour_code", "neighbour_code": "municipality_code"})]
    )
    around = both.loc[both["municipality_code"] == "20215", "neighbour_code"]
    assert sorted(around) == ["20202", "20204", "20209", "20382", "20385", "20425", "20432", "20451"]
