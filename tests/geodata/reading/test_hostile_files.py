"""Files made to do harm, or broken on their way: each is refused in one sentence, in bounded time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from xlwt.CompoundDoc import XlsDoc

from geodata.errors import SourceError
from tests.geodata.reading.zoo import entries, ods, read, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [["コード", "市町村名"], ["20202", "松本市"]]
TABLE: list[list[tuple[str, dict[str, Any]] | None]] = [[(cell, {}) for cell in row] for row in ROWS]
SHEET = "xl/worksheets/sheet1.xml"


def changed(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def with_cell(reference: str) -> bytes:
    """An xlsx with one more cell somewhere."""
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'
    return changed(xlsx(ROWS), SHEET, lambda xml: xml.replace(b"</sheetData>", cell.encode()))


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compound(stream: bytes) -> bytes:
    """A compound file around a workbook stream."""
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    return out.getvalue()


def records(*parts: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in parts)


@pytest.mark.parametrize("reference", ["XFD1048576", "A1048576", "XFD2", "CV200000"])
def test_a_cell_in_the_last_corner_is_refused_before_the_sheet_is_laid_out(tmp_path: Path, reference: str) -> None:
    with pytest.raises(SourceError, match="大きすぎます"):
        read(tmp_path, with_cell(reference), "list.xlsx")


def test_formatted_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    raw = changed(xlsx(ROWS), SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert entries(read(tmp_path, raw, "list.xlsx")) == [["20202", "松本市"]]


def test_a_million_repeated_cells_of_an_ods_are_refused_and_empty_ones_do_no_harm(tmp_path: Path) -> None:
    empty: list[tuple[str, dict[str, Any]] | None] = [("", {"numbercolumnsrepeated": 16384, "valuetype": "string"})]
    assert entries(read(tmp_path, ods(TABLE), "list.ods")) == [["20202", "松本市"]]
    with pytest.raises(SourceError, match="大きすぎます"):
        read(tmp_path, ods([*TABLE, [("x", {"numbercolumnsrepeated": 16384})]]), "list.ods")
    raw = changed(
        ods([*TABLE, empty]),
        "content.xml",
        lambda xml: xml.replace(b' office:value-type="string" table:number-columns-repeated="16384"',
                                b' table:number-columns-repeated="16384"')
        .replace(b' table:number-columns-repeated="16384" office:value-type="string"',
                 b' table:number-columns-repeated="16384"'),
    )  # fmt: skip
    assert entries(read(tmp_path, raw, "list.ods")) == [["20202", "松本市"]]


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "docProps/core.xml"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    raw = changed(xlsx(ROWS), part, lambda xml: xml.replace(b"?>", b"?>" + bomb, 1))
    with pytest.raises(SourceError, match="DOCTYPE"):
        read(tmp_path, raw, "list.xlsx")


def test_a_part_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    raw = changed(xlsx(ROWS), SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * 8_000_000))
    with pytest.raises(SourceError, match="異常に大きく"):
        read(tmp_path, raw, "list.xlsx")


def test_a_zip_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO(xlsx(ROWS))
    with zipfile.ZipFile(out, "a") as archive:
        for at in range(2_000):
            archive.writestr(f"x/{at}.xml", b"<x/>")
    with pytest.raises(SourceError, match="異常に大きく"):
        read(tmp_path, out.getvalue(), "list.xlsx")


def test_a_merged_area_over_the_whole_sheet_costs_no_more_than_its_cells(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    raw = changed(xlsx([*ROWS, ["※ 順不同"]]), SHEET, lambda xml: xml.replace(b"</sheetData>", merged))
    register = read(tmp_path, raw, "list.xlsx")
    assert register.non_data["kind"].tolist() == ["注記"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["list.xls", "list.csv"])
def test_a_web_page_saved_as_a_table_is_refused(tmp_path: Path, codec: str, name: str) -> None:
    page = "\r\n<html><table><tr><td>コード</td><td>市町村名</td></tr></table></html>"
    with pytest.raises(SourceError, match=r"HTML.*保存し直し"):
        read(tmp_path, page.encode(codec), name)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "画像"),
        (b"\x1f\x8b\x08", "圧縮"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, raw: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read(tmp_path, raw, "list.xlsx")


@pytest.mark.parametrize(("part", "what"), [("xl/workbook.bin", "xlsb"), ("word/document.xml", "zip")])
def test_a_zip_that_is_no_workbook_we_read_is_named(tmp_path: Path, part: str, what: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, b"x")
    with pytest.raises(SourceError, match=what):
        read(tmp_path, out.getvalue(), "list.xlsx")


def test_a_workbook_behind_a_password_is_refused_as_such(tmp_path: Path) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    old = "Workbook".encode("utf-16-le")
    entry = xls().index(old)
    encrypted = bytearray(xls())
    encrypted[entry : entry + len(name)] = name
    encrypted[entry + 64 : entry + 66] = struct.pack("<H", len(name) + 2)
    with pytest.raises(SourceError, match="パスワード"):
        read(tmp_path, bytes(encrypted), "list.xlsx")


def test_an_xls_behind_a_password_is_refused_as_such(tmp_path: Path) -> None:
    stream = records((0x0809, struct.pack("<HH", 0x0600, 5) + bytes(12)), (0x002F, bytes(6)), (0x000A, b""))
    with pytest.raises(SourceError, match="パスワード"):
        read(tmp_path, compound(stream), "list.xls")


def test_an_ods_behind_a_password_is_refused_as_such(tmp_path: Path) -> None:
    raw = changed(
        ods(TABLE),
        "META-INF/manifest.xml",
        lambda xml: xml.replace(b"<manifest:file-entry", b"<manifest:encryption-data/><manifest:file-entry", 1),
    )
    with pytest.raises(SourceError, match="パスワード"):
        read(tmp_path, raw, "list.ods")


def test_an_xls_with_a_cell_in_an_impossible_corner_is_refused(tmp_path: Path) -> None:
    bof = struct.pack("<HH", 0x0600, 5) + bytes(12)
    sheet = (0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"a")
    size = len(records((0x0809, bof), sheet, (0x000A, b"")))
    sheet = (0x0085, struct.pack("<IBBBB", size, 0, 0, 1, 0) + b"a")
    stream = records(
        (0x0809, bof), sheet, (0x000A, b""),
        (0x0809, bof), (0x0203, struct.pack("<HHHd", 65535, 65535, 0, 1.0)), (0x000A, b""),
    )  # fmt: skip
    with pytest.raises(SourceError, match="大きすぎます"):
        read(tmp_path, compound(stream), "list.xls")


def test_an_xls_that_would_end_the_process_is_only_damaged(tmp_path: Path) -> None:
    """Dimensions that claim four billion rows make the library ask for half a terabyte, and abort."""
    raw = bytearray(xls())
    dimensions = raw.index(struct.pack("<HH", 0x0200, 14))
    raw[dimensions + 8 : dimensions + 12] = b"\xff\xff\xff\xff"
    with pytest.raises(SourceError, match="壊れています"):
        read(tmp_path, bytes(raw), "list.xls")


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, name: str, share: float) -> None:
    raw = {"list.xlsx": xlsx(ROWS), "list.xls": xls(), "list.ods": ods(TABLE)}[name]
    with pytest.raises(SourceError):
        read(tmp_path, raw[: int(len(raw) * share)], name)


def test_a_text_file_with_too_many_rows_or_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="200,001行"):
        read(tmp_path, "コード,市町村名\n" + "\n" * 200_000)
    with pytest.raises(SourceError, match="502列"):
        read(tmp_path, "コード,市町村名" + "," * 500 + "\n")


def test_binary_noise_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, bytes(range(256)) * 40)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = xlsx([*ROWS, ["合計", 1]], merged=[(4, 0, 5, 1, "※ 順不同")])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))
        length = len(archive.read(part))
    at = data.draw(st.integers(0, length - 1))
    new, gone = data.draw(st.binary(max_size=3)), data.draw(st.integers(0, 5))
    damaged = changed(raw, part, lambda content: content[:at] + new + content[at + gone :])
    said = "list.xlsx"
    try:
        read(tmp_path_factory.getbasetemp(), damaged, "list.xlsx")
    except SourceError as refusal:
        said = str(refusal)
    assert "list.xlsx" in said
