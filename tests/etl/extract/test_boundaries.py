"""From what a person drops in to shapes with a code."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import shapely

from etl.extract.boundaries import MissingColumns, read_boundaries
from geodata.errors import CrsMismatch, GeodataError, SourceError
from tests.etl.extract.boundary_zoo import frame, shapefile, square, zipped

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = frame(code=["16201", "16202"], name=["富山市", "高岡市"])
BOW_TIE = shapely.Polygon([(137, 36), (137.1, 36.1), (137.1, 36), (137, 36.1)])


@pytest.mark.parametrize("name", ["towns.shp", "towns.gpkg", "towns.geojson", "towns.json", "towns.parquet"])
def test_every_format_gives_the_same_shapes(tmp_path: Path, name: str) -> None:
    if name.endswith(".parquet"):
        TOWNS.to_parquet(tmp_path / name)
    else:
        TOWNS.to_file(tmp_path / name, driver="GeoJSON" if name.endswith("json") else None)
    for path in (tmp_path / name, tmp_path):
        (file,) = read_boundaries(path)
        assert file.shapes.columns.tolist() == ["code", "name", "fault", "geometry"]
        assert file.shapes.drop(columns="geometry").to_numpy().tolist() == [
            ["16201", "富山市", ""], ["16202", "高岡市", ""],
        ]  # fmt: skip
        assert file.shapes.geometry.geom_equals(TOWNS.geometry).all()
        assert file.shapes.crs == "EPSG:6668"
        assert (file.records, file.merged, file.water, file.kind) == (2, 0, 0, "other")


def test_every_layer_of_areas_of_a_geopackage_is_read_and_nothing_written_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "two.gpkg"
    TOWNS[:1].to_file(path, layer="west")
    TOWNS[1:].to_file(path, layer="east")
    TOWNS.assign(geometry=TOWNS.representative_point()).to_file(path, layer="offices")
    before = path.read_bytes()
    layers = {file.layer: file.shapes["code"].tolist() for file in read_boundaries(path)}
    assert layers == {"two.gpkg:west": ["16201"], "two.gpkg:east": ["16202"]}
    assert [file.name for file in tmp_path.iterdir()] == ["two.gpkg"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("view", ["towns", "gpkg_contents"])
def test_a_geopackage_whose_layer_is_a_program_that_never_ends_is_refused(tmp_path: Path, view: str) -> None:
    path = tmp_path / "endless.gpkg"
    TOWNS.to_file(path, layer="towns")
    endless = (
        "WITH RECURSIVE n AS (SELECT 1 AS fid UNION ALL SELECT fid + 1 FROM n) SELECT n.fid, t.* FROM n, real AS t"
    )
    with closing(sqlite3.connect(path)) as database:
        for trigger, *_ in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(f"ALTER TABLE {view} RENAME TO real")
        database.execute(f"CREATE VIEW {view} AS {endless}")
        database.commit()
    with pytest.raises(SourceError, match=f"{view} はビュー"):
        read_boundaries(path)


def test_what_gdal_warns_of_is_said_and_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "open.geojson"
    collection = json.loads(TOWNS[:1].to_json())
    collection["features"][0]["geometry"]["coordinates"][0][-1] = [137.02, 36.0]
    path.write_text(json.dumps(collection))
    (file,) = read_boundaries(path)
    assert len(file.shapes) == 1
    assert any("読み取りの警告: Non closed ring" in remark for remark in file.remarks)


def test_xml_and_notes_beside_shapefiles_are_ignored(tmp_path: Path) -> None:
    shapefile(tmp_path, TOWNS[:1], "a")
    shapefile(tmp_path / "more", TOWNS[1:], "b")
    (tmp_path / "KS-META-N03.xml").write_text("<not read>")
    (tmp_path / "a.xml").write_text("<not read>")
    assert [file.layer for file in read_boundaries(tmp_path)] == ["a.shp", "more/b.shp"]


def test_of_one_name_in_several_formats_the_shapefile_is_read_and_the_rest_said(tmp_path: Path) -> None:
    shapefile(tmp_path, TOWNS)
    TOWNS.to_file(tmp_path / "towns.geojson", driver="GeoJSON")
    (tmp_path / "settings.json").write_text("{}")
    (file,) = read_boundaries(tmp_path)
    assert file.layer == "towns.shp"
    assert file.remarks == (
        "towns.geojson は towns.shp と同じ内容とみなし、使いません",
        "settings.json は図形の JSON ではないので使いません",
    )


def test_the_same_shapes_in_two_encodings_are_read_once(tmp_path: Path) -> None:
    shapefile(tmp_path / "Shift-JIS", TOWNS, encoding="cp932", without=[".cpg"])
    shapefile(tmp_path / "UTF-8", TOWNS)
    (file,) = read_boundaries(tmp_path)
    assert file.remarks == ("UTF-8/towns.shp は Shift-JIS/towns.shp と同じ内容とみなし、使いません",)


def test_the_layer_of_prefectures_beside_the_municipalities_is_set_aside_and_said(tmp_path: Path) -> None:
    shapefile(tmp_path, frame(N03_001=["富山県"], N03_004=["富山市"], N03_007=["16201"]), "N03-20250101")
    shapefile(tmp_path, frame(N03_001=["富山県"]), "N03-20250101_prefecture")
    (file,) = read_boundaries(tmp_path)
    assert (file.layer, file.vintage) == ("N03-20250101.shp", 2025)
    assert file.remarks == ("N03-20250101_prefecture.shp には市区町村コードの列がないので使いません",)


def test_without_any_code_column_the_columns_found_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingColumns, match="あった列: label、pop"):
        read_boundaries(shapefile(tmp_path, frame(label=["x"], pop=[12])))


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("N03-150101_16.shp", "EPSG:4612（推定）"),
        ("N03-170101_16.shp", "EPSG:6668（推定）"),
        ("towns.shp", "EPSG:6668（推定）"),
    ],
)
def test_without_prj_the_year_decides(tmp_path: Path, name: str, crs: str) -> None:
    (file,) = read_boundaries(shapefile(tmp_path, TOWNS, name.removesuffix(".shp"), without=[".prj"]))
    assert file.crs == crs
    assert "座標系（.prj）が" in file.remarks[0]


def test_a_prj_that_says_nothing_is_refused(tmp_path: Path) -> None:
    shp = shapefile(tmp_path, TOWNS)
    shp.with_suffix(".prj").write_text("???")
    with pytest.raises(SourceError, match=r"\.prj を除いて指定"):
        read_boundaries(shp)


def test_metres_without_prj_are_refused_as_outside_japan(tmp_path: Path) -> None:
    with pytest.raises(CrsMismatch, match="日本の範囲にありません"):
        read_boundaries(shapefile(tmp_path, TOWNS.to_crs(6675), without=[".prj"]))


def test_latitude_before_longitude_is_refused(tmp_path: Path) -> None:
    turned = TOWNS.assign(geometry=[shapely.transform(shape, lambda xy: xy[:, ::-1]) for shape in TOWNS.geometry])
    turned.to_parquet(tmp_path / "turned.parquet")
    with pytest.raises(CrsMismatch, match="経度・緯度の順"):
        read_boundaries(tmp_path / "turned.parquet")


def test_plane_coordinates_come_to_where_they_were(tmp_path: Path) -> None:
    (file,) = read_boundaries(shapefile(tmp_path, TOWNS.to_crs(6675)))
    assert (shapely.hausdorff_distance(file.shapes.geometry.to_numpy(), TOWNS.geometry.to_numpy()) < 1e-7).all()
    assert any(remark.startswith("投影された座標") for remark in file.remarks)


def test_a_ring_that_crosses_itself_is_repaired_even_odd_and_said(tmp_path: Path) -> None:
    (file,) = read_boundaries(shapefile(tmp_path, frame([BOW_TIE, square(2)], code=["16201", "16202"])))
    assert shapely.is_valid(file.shapes.geometry.to_numpy()).all()
    assert shapely.area(file.shapes.geometry.to_numpy()).tolist() == pytest.approx([0.005, 0.01])
    assert "自分と交わる図形や線の混じった図形 1 を直しました（偶奇規則）" in file.remarks


def test_a_collection_keeps_its_areas_and_a_line_is_a_fault(tmp_path: Path) -> None:
    mixed = shapely.GeometryCollection([square(), shapely.LineString([(137, 36), (138, 37)])])
    line = shapely.LineString([(137, 36), (138, 37)])
    frame([mixed, line], code=["16201", "16202"]).to_parquet(tmp_path / "mixed.parquet")
    (file,) = read_boundaries(tmp_path / "mixed.parquet")
    assert file.shapes["fault"].tolist() == ["", "面ではない図形"]
    assert file.shapes.geometry.iloc[0].equals(square())


def test_a_shape_far_from_japan_among_others_is_a_fault(tmp_path: Path) -> None:
    (file,) = read_boundaries(shapefile(tmp_path, frame([square(), shapely.box(0, 0, 1, 1)], code=["16201"] * 2)))
    assert file.shapes["fault"].tolist() == ["", "座標が日本の範囲にない"]


def test_records_that_are_the_same_are_one_and_counted_and_keep_their_numbers(tmp_path: Path) -> None:
    shapes = [square(), square(), square(), square(1)]
    (file,) = read_boundaries(shapefile(tmp_path, frame(shapes, code=["16201", "16201", "16202", "16202"])))
    assert file.shapes.index.tolist() == [0, 2, 3]
    assert (file.records, file.merged) == (4, 1)
    assert "まったく同じ図形 1 をまとめました" in file.remarks


def test_water_of_e_stat_is_counted_apart(tmp_path: Path) -> None:
    columns = {"KEY_CODE": ["162010010", "16201"], "PREF": ["16"] * 2, "CITY": ["201"] * 2, "HCODE": ["8101", "8154"]}
    (file,) = read_boundaries(shapefile(tmp_path, frame(**columns), "h27ka16201"))
    assert (file.kind, file.vintage, file.records, file.water) == ("estat", 2015, 2, 1)
    assert file.shapes["code"].tolist() == ["16201"]


IMPOSTORS = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "zip": b"PK\x03\x04" + bytes(100),
    "html": b"<!DOCTYPE html><title>404</title>",
    "nothing": b"",
    "noise": bytes(range(200, 256)) * 10,
}


@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".geojson", ".parquet", ".zip"])
@pytest.mark.parametrize("what", IMPOSTORS)
def test_a_file_that_is_not_what_its_name_says_is_refused_in_one_sentence(
    tmp_path: Path, suffix: str, what: str
) -> None:
    (tmp_path / f"towns{suffix}").write_bytes(IMPOSTORS[what])
    with pytest.raises(SourceError) as refused:
        read_boundaries(tmp_path / f"towns{suffix}")
    assert str(refused.value).endswith("。")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["towns.gpkg", "towns.geojson", "towns.parquet"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_other_formats_cut_short_are_refused(tmp_path: Path, name: str, share: float) -> None:
    if name.endswith(".parquet"):
        TOWNS.to_parquet(tmp_path / name)
    else:
        TOWNS.to_file(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[: int(len(content) * share)])
    with pytest.raises(GeodataError):
        read_boundaries(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "Topology", "objects": {}, "arcs": []}',
        '{"type": "FeatureCollection", "features": [' + "[" * 10_000,
    ],
)
def test_geojson_without_shapes_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "towns.geojson").write_text(content)
    with pytest.raises(GeodataError):
        read_boundaries(tmp_path / "towns.geojson")


def test_a_parquet_table_without_geometry_is_refused(tmp_path: Path) -> None:
    TOWNS.drop(columns="geometry").to_parquet(tmp_path / "table.parquet")
    with pytest.raises(SourceError, match="GeoParquet"):
        read_boundaries(tmp_path / "table.parquet")


def test_text_in_a_name_stays_text(tmp_path: Path) -> None:
    name = "<b>${x}`|\n富山"
    collection = json.loads(TOWNS[:1].assign(name=name).to_json())
    (tmp_path / "towns.geojson").write_text(json.dumps(collection))
    assert read_boundaries(tmp_path / "towns.geojson")[0].shapes["name"].tolist() == [name]


def test_a_place_that_is_not_there_and_a_folder_without_shapes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="場所を確かめて"):
        read_boundaries(tmp_path / "none.zip")
    with pytest.raises(SourceError, match="がありません"):
        read_boundaries(tmp_path)
    (tmp_path / "towns.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(SourceError, match="がありません"):
        read_boundaries(tmp_path / "towns.xlsx")


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    shp = shapefile(tmp_path / "towns", TOWNS, without=[".shx"])
    read_boundaries(shp)
    read_boundaries(zipped(tmp_path / "a.zip", [(part.name, part) for part in shp.parent.iterdir()]))
    assert list((tmp_path / "temporary").iterdir()) == []
