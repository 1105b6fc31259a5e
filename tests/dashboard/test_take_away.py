"""Files that leave the app, read back as Excel, pandas and GDAL read them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.export.csv_files import csv_bytes
from dashboard.export.papers import Papers, dictionary_of, field_names
from dashboard.export.places import geojson_bytes, geopackage_bytes
from dashboard.export.workbook import workbook_bytes
from dashboard.html_tables import cells_table
from dashboard.layers import map_view
from dashboard.map_table import map_file, map_table
from dashboard.multiples import maps_table
from dashboard.selection import Selection
from dashboard.take_away import codes_of
from dashboard.wording import words_in
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

JA = words_in("ja")
COUNCIL = Selection(body="council", as_of="2023-10-01", language="ja")
TABLE = pd.DataFrame({"コード": ["01100", "02201"], "名称": ["=1+1", None], "件数": [-3, 0]})
HOSTILE = (
    "=1+1", "+1", "-1", "@x", "　＝1", "＋1", "－1", "＠x", " =1", "\t=1", '"', "a,b", "a\nb", "0123", "12345678901234567890",
    "😀", "", "_x0041_", "<b>", "${x}", "1e5", "NA", "2023-10-01",
)  # fmt: skip
FORMULA = re.compile(r"\t|\s*[=+\-@＝＋－＠]")

plain_text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(HOSTILE)
rows = st.lists(
    st.tuples(
        st.none() | plain_text,
        st.none() | st.integers(-(10**9), 10**9),
        st.just(float("nan")) | st.floats(-1e9, 1e9),
        st.sampled_from(["01100", "20202", "47382"]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("taken")


def papers(title: str, *notes: str, language: str = "ja") -> Papers:
    facts = (("時点", "2023-10-01"), ("データの版", "0123456789ab"))
    return Papers(title, facts, notes, ("出典：国土数値情報（行政区域、CC BY 4.0）",), language)


def table_of(values: list[tuple[Any, ...]]) -> pd.DataFrame:
    text, whole, number, codes = (list(each) for each in zip(*values, strict=True)) if values else ([], [], [], [])
    return pd.DataFrame(
        {
            "文字": pd.Series(text, dtype="object"),
            "整数": pd.array(whole, dtype="Int64"),
            "数（％）": pd.Series(number, dtype="float64"),
            "市区町村コード": pd.Series(codes, dtype="object"),
        }
    )


def cells_of(table: pd.DataFrame) -> list[list[Any]]:
    """Cells as they are, None for nothing."""
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.itertuples(index=False)]


@given(rows)
@example([(hostile, -1, -0.5, "01100") for hostile in HOSTILE])
def test_a_csv_read_back_is_the_table_with_every_formula_inert(values: list[tuple[Any, ...]]) -> None:
    table = table_of(values)
    written = csv_bytes(table)
    assert written.startswith(b"\xef\xbb\xbf")
    head, *read = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert head == list(table.columns)
    for row, (text, whole, number, code) in zip(read, cells_of(table), strict=True):
        assert not FORMULA.match(row[0])
        assert row[0] == (f"'{text}" if text and FORMULA.match(text) else text or "")
        assert row[1] == ("" if whole is None else str(whole))
        assert (float(row[2]) if row[2] else None) == number
        assert row[3] == code


@settings(max_examples=30)
@given(rows)
@example([(hostile, -1, -0.5, "01100") for hostile in HOSTILE])
def test_a_workbook_read_back_is_the_table_with_its_types_and_no_formula(values: list[tuple[Any, ...]]) -> None:
    table = table_of(values)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(table, papers("表")))).worksheets[0]
    head, *read = (list(row) for row in sheet.iter_rows(values_only=True, max_col=4, max_row=len(table) + 1))
    assert head == list(table.columns)
    for row, cells in zip(read, cells_of(table), strict=True):
        assert row[1] == cells[1]
        assert row[2] == (None if cells[2] is None else pytest.approx(cells[2], rel=1e-14))
        assert (row[0] or None, row[3]) == (cells[0] or None, cells[3])
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}


@settings(max_examples=15, deadline=None)
@given(values=rows.filter(bool))
@example(values=[(hostile, -1, -0.5, "01100") for hostile in HOSTILE])
def test_places_read_back_by_gdal_are_the_table_with_codes_as_text_in_6668(
    dataset: Dataset, folder: Path, values: list[tuple[Any, ...]]
) -> None:
    table = table_of(values)
    codes = codes_of(table, dataset)
    assert codes is not None
    for write, suffix in ((geojson_bytes, "geojson"), (geopackage_bytes, "gpkg")):
        path = folder / f"read.{suffix}"
        path.write_bytes(write(dataset, table, codes, papers("表")))
        told, _, shapes, fields = pyogrio.raw.read(path)
        assert told["crs"] == "EPSG:6668"
        assert list(told["fields"]) == ["文字", "整数", "数", "municipality_code"]
        read = pd.DataFrame(dict(zip(told["fields"], fields, strict=True)))
        assert list(read["municipality_code"]) == list(table["市区町村コード"])
        assert len(shapes) == len(table)
        assert [shapely.from_wkb(shape).is_empty for shape in shapes] == [False] * len(table)
        if suffix == "gpkg":  # of a text that looks like a day GDAL makes a day in GeoJSON
            assert [cell if isinstance(cell, str) else None for cell in read["文字"]] == [
                row[0] for row in cells_of(table)
            ]
        assert np.allclose(read["数"].astype("float64"), table["数（％）"], equal_nan=True)
        assert np.allclose(read["整数"].astype("float64"), table["整数"].astype("float64"), equal_nan=True)


def test_the_members_of_a_geojson_say_what_it_is_and_rings_go_the_way_of_rfc_7946(dataset: Dataset) -> None:
    table = table_of([("2023-10-01", 1, 0.5, "01100"), (None, None, float("nan"), "20202")])
    told = json.loads(geojson_bytes(dataset, table, table["市区町村コード"], papers("題", "試算です。")))
    assert told["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::6668"
    assert told["metadata"]["条件と注"] == "試算です。"
    assert "JGD2011（EPSG:6668）" in told["metadata"]["座標"]
    assert [column["heading"] for column in told["metadata"]["columns"]] == list(table.columns)
    assert [each["properties"] for each in told["features"]] == [
        {"文字": "2023-10-01", "整数": 1, "数": 0.5, "municipality_code": "01100"},
        {"文字": None, "整数": None, "数": None, "municipality_code": "20202"},
    ]
    shape = shapely.from_geojson(json.dumps(told["features"][1]["geometry"]))
    assert all(part.exterior.is_ccw for part in shape.geoms)


def test_rows_are_places_where_a_column_has_codes_and_nothing_else(dataset: Dataset) -> None:
    def found(**columns: list[str | None]) -> list[Any] | None:
        codes = codes_of(pd.DataFrame(columns), dataset)
        return None if codes is None else [code if isinstance(code, str) else None for code in codes]

    assert found(n=["a", "b"], code=["01100", "20202"]) == ["01100", "20202"]
    assert found(code=["20", None], town=["20202", None]) == ["20202", None]
    assert found(prefecture=["20", "47"], town=[None, "47201"]) == ["20", "47201"]
    assert found(code=["20", "99"]) is None
    assert found(code=["01100", "x"]) is None
    assert codes_of(pd.DataFrame({"n": [20, 47]}), dataset) is None


def test_codes_stay_text_formulas_stay_inert_and_zero_is_a_value() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(TABLE, papers("表"))))
    sheet = book["表"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("コード", "名称", "件数"),
        ("01100", "=1+1", -3),
        ("02201", None, 0),
    ]
    assert (sheet["B2"].data_type, sheet["A2"].data_type, sheet["C2"].data_type) == ("s", "s", "n")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")


def test_dates_are_dates_truths_are_truths_and_numbers_too_long_for_excel_are_texts() -> None:
    table = pd.DataFrame({"on": [pd.Timestamp("2023-10-01")], "is": [True], "n": [12345678901234567]})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(table, papers("表")))).worksheets[0]
    assert sheet["A2"].is_date
    assert f"{sheet['A2'].value:%Y-%m-%d}" == "2023-10-01"
    assert (sheet["B2"].value, sheet["C2"].value) == (True, "12345678901234567")


def test_the_second_sheet_says_what_the_table_is_by_whose_word_and_what_each_column_means() -> None:
    heading = labels(MUNICIPALITIES.columns, "ja")["population"]
    table = TABLE.rename(columns={"件数": heading})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(table, papers("題", "試算です。", "県: 長野県"))))["説明"]
    said = [tuple(cell for cell in row if cell) for row in sheet.iter_rows(values_only=True)]
    assert said[0] == ("題",)
    assert ("時点", "2023-10-01") in said
    assert ("条件と注", "試算です。") in said
    assert ("県: 長野県",) in said
    assert ("出典", "出典：国土数値情報（行政区域、CC BY 4.0）") in said
    assert (heading, "population", "整数", "人", "データの表「市区町村」の列 population") in said


def test_a_table_of_words_is_taken_away_as_it_is_read() -> None:
    rows = [("<a href='x'>A &amp; B</a>", "1,234"), ("<ul><li>一</li><li>二</li></ul>", "0")]
    table = cells_table(("", "数"), rows, numbers=1)
    assert table.to_numpy().tolist() == [["A & B", 1234], ["一\n二", 0]]
    assert str(table["数"].dtype) == "int64"
    assert cells_table(("名", "数"), [("a", "—")], numbers=1)["数"].tolist() == ["—"]


def test_maps_side_by_side_are_one_table_and_a_maps_file_says_as_of_when(dataset: Dataset) -> None:
    councils = [replace(COUNCIL, prefecture="20", layer=layer) for layer in ("membership", "population")]
    views = [map_view(dataset, each, JA) for each in councils]
    table = maps_table(dataset, views, ["会員", "人口"], JA)
    assert len(table) == 77
    assert list(table.columns[3:5]) == ["カナ", f"会員: {JA.map_class}"]
    assert table["人口: 数値（人）"].sum() == map_table(views[1], dataset, JA)["数値（人）"].sum()
    file = map_file(map_table(views[0], dataset, JA), views[0], JA)
    assert set(file["時点"]) == {views[0].file_date}


def test_fields_of_a_gis_are_words_of_their_own_and_the_datasets_where_they_are_its_columns() -> None:
    heading = labels(MUNICIPALITIES.columns, "ja")
    names = [heading["area_km2"], "割合（％）", "割合 (％)", "fid", "！", heading["area_km2"]]
    assert field_names(names, "ja") == ["area_km2", "割合", "割合_2", "fid_2", "column", "area_km2_2"]
    assert [each.unit for each in dictionary_of(pd.DataFrame(columns=["割合（％）", "計"]), "ja")] == ["％", ""]


def test_a_row_without_a_place_is_kept_without_a_boundary(dataset: Dataset, folder: Path) -> None:
    table = pd.DataFrame({"コード": ["20202", None], "名称": ["松本市", "ある会社"]})
    told = json.loads(geojson_bytes(dataset, table, table["コード"], papers("表")))
    assert [each["geometry"] is None for each in told["features"]] == [False, True]
    (folder / "two.gpkg").write_bytes(geopackage_bytes(dataset, table, table["コード"], papers("表")))
    _, _, shapes, fields = pyogrio.raw.read(folder / "two.gpkg")
    assert [shape is None for shape in shapes] == [False, True]
    assert list(fields[1]) == ["松本市", "ある会社"]


def test_the_same_table_gives_the_same_bytes(dataset: Dataset) -> None:
    assert workbook_bytes(TABLE, papers("表")) == workbook_bytes(TABLE, papers("表"))
    for write in (geojson_bytes, geopackage_bytes):
        first, second = (write(dataset, TABLE, TABLE["コード"], papers("表")) for _ in range(2))
        assert first == second
