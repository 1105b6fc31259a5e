"""What inspection says of a file is what a build would do with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import openpyxl
import pytest
import shapely

from dashboard.export.csv_files import csv_bytes
from etl.__main__ import main
from etl.inspect import KINDS, inspect_file
from etl.templates import FORMS, write_template
from etl.validate.registers import REGISTERS
from geodata.corrections import Correction, slip_table
from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

LIST = "会員名簿（令和5年10月1日現在）,,\r\n団体コード,団体名,加入日\r\n202011,長野市,R3.3.9\r\n,府中市,\r\n合計,,2\r\n"


def written(folder: Path, text: str, encoding: str = "cp932") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_each_row_is_told_with_its_number_and_what_becomes_of_it(small_sources: Path, tmp_path: Path) -> None:
    inspection = inspect_file("membership", written(tmp_path, LIST), small_sources)
    assert (inspection.outcome, inspection.encoding) == ("accepted", "cp932")
    assert (inspection.accepted, inspection.rejected, inspection.not_data) == (1, 1, 2)
    nagano, fuchu = inspection.rows
    assert (nagano.row, nagano.status, nagano.code, nagano.name) == (3, "accepted", "20201", "長野市")
    assert (nagano.values["as_of"], nagano.values["joined_on"]) == ("2023-10-01", "2021-03-09")
    assert (fuchu.row, fuchu.status, fuchu.code) == (4, "rejected", None)
    assert "13206" in fuchu.values["candidates"]
    assert "34208" in fuchu.values["candidates"]


def test_a_file_that_cannot_be_used_is_refused_with_the_sentence_a_build_would_say(
    small_sources: Path, tmp_path: Path
) -> None:
    inspection = inspect_file("membership", written(tmp_path, "色,形\r\n赤,丸\r\n"), small_sources)
    assert inspection.outcome == "refused"
    assert inspection.reason
    assert inspection.rows == ()


def test_a_boundary_is_told_by_municipality_with_its_area(small_sources: Path, tmp_path: Path) -> None:
    west, east = shapely.box(137.0, 36.0, 137.1, 36.1), shapely.box(137.1, 36.0, 137.2, 36.1)
    frame = gpd.GeoDataFrame({"code": ["20201", "20201"], "name": ["長野市"] * 2}, geometry=[west, east], crs=6668)
    frame.to_file(tmp_path / "towns.gpkg")
    inspection = inspect_file("boundary", tmp_path / "towns.gpkg", small_sources)
    (town,) = inspection.rows
    assert (town.row, town.code, town.values["records"]) == (1, "20201", 2)
    assert town.values["area_km2"] == pytest.approx(2 * 9.01 * 11.10, rel=0.01)  # 0.1° at 36° N: 9.01 by 11.10 km


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_template_is_a_table_without_rows(kind: str, small_sources: Path, tmp_path: Path) -> None:
    inspection = inspect_file(kind, write_template(kind, tmp_path / f"{kind}.xlsx"), small_sources, as_of="2026-04-01")
    assert (inspection.outcome, inspection.reason) == ("accepted", None)
    assert (inspection.accepted, inspection.rejected) == (0, 0)


def test_an_unknown_kind_names_the_kinds_there_are(small_sources: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="boundary、membership"):
        inspect_file("members", tmp_path / "x.csv", small_sources)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_refuses_a_picture_in_one_sentence(kind: str, small_sources: Path, tmp_path: Path) -> None:
    picture = tmp_path / "list.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    inspection = inspect_file(kind, picture, small_sources)
    assert inspection.outcome == "refused"
    assert "\n" not in str(inspection.reason)


def test_the_command_prints_one_object_and_ends_with_0_or_with_1_where_it_refuses(
    small_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, LIST)
    monkeypatch.setattr(
        "sys.argv", ["etl", "inspect", "membership", str(path), "--json", "--sources", str(small_sources)]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in {0, None}
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"outcome", "reason", "encoding", "accepted", "rejected", "warnings", "rows"}
    assert set(told["rows"][0]) == {"row", "status", "code", "name", "reason", "values"}
    path.write_bytes(b"")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "refused"


OF_ANOTHER_TABLE = {
    "pilot_places", "committee_members", "opinion_wordings", "aim_links", "burden_instruments", "opinion_links",
}  # fmt: skip


def test_every_register_that_is_kept_by_hand_has_a_template() -> None:
    assert set(REGISTERS) - set(FORMS) == {"corrections"}


def test_codes_and_their_changes_are_inspected_as_a_build_reads_them(small_sources: Path) -> None:
    for kind, name in (("codes", "municipality-codes-2020"), ("code_changes", "code-changes")):
        file = next((small_sources / name).glob("*.csv"))
        inspection = inspect_file(kind, file, small_sources)
        assert (inspection.outcome, inspection.rejected) == ("accepted", 0)
        assert inspection.accepted > 0


def test_each_slip_of_correction_is_told_and_nothing_is_changed(small_sources: Path, tmp_path: Path) -> None:
    asked = [
        Correction("municipalities", ("20215",), "kana", old, "シオジリシシ", "読み", "https://example.jp")
        for old in ("シオジリシ", "マツモトシ")
    ]
    path = tmp_path / "slip.csv"
    path.write_bytes(csv_bytes(slip_table([(each, "") for each in asked])))
    before = {file: file.read_bytes() for file in small_sources.rglob("*") if file.is_file()}
    inspection = inspect_file("correction_slip", path, small_sources)
    assert [(row.row, row.status) for row in inspection.rows] == [(2, "accepted"), (3, "rejected")]
    assert "シオジリシ" in str(inspection.rows[1].reason)
    assert {file: file.read_bytes() for file in small_sources.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind not in OF_ANOTHER_TABLE])
def test_a_filled_template_is_accepted(kind: str, small_sources: Path, tmp_path: Path) -> None:
    path = write_template(kind, tmp_path / f"{kind}.xlsx")
    book = openpyxl.load_workbook(path)
    by_kind = {"date": "令和5年10月1日", "whole": 5, "number": 5, "truth": "はい", "text": "サンプル"}
    of_place = {"municipality_code": "20201", "prefecture_code": "20", "name": "長野市", "municipality_name": "長野市"}
    of_year = {
        "as_of": "令和2年10月1日",
        "fiscal_year": "令和5年度",
        "fiscal_year_western": 2023,
        "valid_from": "2023-10",
        "published": "2023-10",
        "valid_to": "令和6年3月",
    }
    for at, column in enumerate(FORMS[kind].columns, start=1):
        plain = column.among[-1] if column.among else by_kind[column.kind]
        book.worksheets[0].cell(3, at, {**of_place, **of_year}.get(column.name, plain))
    book.save(path)
    inspection = inspect_file(kind, path, small_sources, as_of="2026-04-01")
    assert [row.reason for row in inspection.rows] == [None]
    assert inspection.accepted == 1


def test_a_narrow_screen_shows_the_whole_reason(
    small_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, LIST)
    monkeypatch.setattr("sys.argv", ["etl", "inspect", "membership", str(path), "--sources", str(small_sources)])
    with pytest.raises(SystemExit):
        main()
    assert "…" not in capsys.readouterr().out
