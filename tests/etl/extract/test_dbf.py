"""The .dbf before GDAL sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.extract.boundaries import read_boundaries
from etl.extract.dbf import Encoding, dbf_encoding, read_header
from geodata.errors import SourceError
from tests.etl.extract.boundary_zoo import frame, shapefile

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE_BYTE = 29
SHIFT_JIS, NOTHING = 0x13, 0x00


def table(folder: Path, encoding: str, *, cpg: str | None, language: int) -> Path:
    shp = shapefile(folder, frame(code=["16201"], name=["富山市"]), encoding=encoding, without=[".cpg"])
    dbf = shp.with_suffix(".dbf")
    content = bytearray(dbf.read_bytes())
    content[LANGUAGE_BYTE] = language
    dbf.write_bytes(bytes(content))
    if cpg is not None:
        dbf.with_suffix(".cpg").write_text(cpg)
    return dbf


def encoding_of(dbf: Path) -> Encoding:
    cpg = dbf.with_suffix(".cpg")
    return dbf_encoding(dbf, cpg if cpg.exists() else None, read_header(dbf))


@pytest.mark.parametrize(
    ("encoding", "cpg", "language"),
    [
        ("utf-8", "UTF-8", SHIFT_JIS),
        ("cp932", "932", NOTHING),
        ("cp932", "SJIS", NOTHING),
        ("cp932", "Shift_JIS\n", NOTHING),
        ("cp932", None, SHIFT_JIS),
        ("cp932", None, NOTHING),
        ("utf-8", None, NOTHING),
        ("cp932", "no such encoding", NOTHING),
    ],
)
def test_cpg_comes_before_the_language_byte_and_that_before_the_bytes(
    tmp_path: Path, encoding: str, cpg: str | None, language: int
) -> None:
    dbf = table(tmp_path, encoding, cpg=cpg, language=language)
    assert encoding_of(dbf) == Encoding(encoding)
    (file,) = read_boundaries(dbf.with_suffix(".shp"))
    assert file.shapes["name"].tolist() == ["富山市"]


@pytest.mark.parametrize(
    ("encoding", "cpg", "language", "said"),
    [("cp932", "UTF-8", NOTHING, ".cpg は utf-8"), ("utf-8", None, SHIFT_JIS, "言語バイト は cp932")],
)
def test_a_declaration_the_bytes_contradict_is_not_followed_and_said(
    tmp_path: Path, encoding: str, cpg: str | None, language: int, said: str
) -> None:
    dbf = table(tmp_path, encoding, cpg=cpg, language=language)
    (file,) = read_boundaries(dbf.with_suffix(".shp"))
    assert file.shapes["name"].tolist() == ["富山市"]
    assert any(said in remark for remark in file.remarks)


@pytest.mark.parametrize("records", [0, 2, 1_000_000, 2**32 - 1])
def test_a_table_that_lies_about_its_rows_is_refused(tmp_path: Path, records: int) -> None:
    dbf = table(tmp_path, "utf-8", cpg=None, language=NOTHING)
    content = bytearray(dbf.read_bytes())
    content[4:8] = records.to_bytes(4, "little")
    dbf.write_bytes(bytes(content))
    with pytest.raises(SourceError, match=r"towns\.dbf.*取得"):
        read_boundaries(dbf.with_suffix(".shp"))


@pytest.mark.parametrize("keep", [0, 20, 40, 90, -10])
def test_a_table_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    dbf = table(tmp_path, "utf-8", cpg=None, language=NOTHING)
    dbf.write_bytes(dbf.read_bytes()[:keep])
    with pytest.raises(SourceError, match=r"towns\.dbf.*取得し直してください"):
        read_boundaries(dbf.with_suffix(".shp"))


def test_another_file_under_the_name_of_a_table_is_refused(tmp_path: Path) -> None:
    dbf = table(tmp_path, "utf-8", cpg=None, language=NOTHING)
    dbf.write_bytes(b"<html>" * 1_000)
    with pytest.raises(SourceError, match=r"towns\.dbf は dBASE の表"):
        read_boundaries(dbf.with_suffix(".shp"))


def test_bytes_that_are_no_text_in_any_encoding_are_shown_as_such_and_said(tmp_path: Path) -> None:
    dbf = table(tmp_path, "cp932", cpg=None, language=NOTHING)
    dbf.write_bytes(dbf.read_bytes().replace("富山市".encode("cp932"), b"\x81\x20" + "山市".encode("cp932")))
    (file,) = read_boundaries(dbf.with_suffix(".shp"))
    assert file.shapes["code"].tolist() == ["16201"]
    assert any("towns.dbf の一部の文字を読めません" in remark for remark in file.remarks)


def test_rows_marked_as_deleted_are_said(tmp_path: Path) -> None:
    shp = shapefile(tmp_path, frame(code=["16201", "16202"], name=["富山市", "高岡市"]))
    dbf = shp.with_suffix(".dbf")
    content = bytearray(dbf.read_bytes())
    content[read_header(dbf).header_bytes] = ord("*")
    dbf.write_bytes(bytes(content))
    (file,) = read_boundaries(shp)
    assert file.shapes["code"].tolist() == ["16202"]
    assert "towns.dbf で削除済みの印がある 1 行は使いません" in file.remarks
