"""Whatever mess a register is in, each of its rows ends up in exactly one place."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.rows import read_register
from etl.registers import read_codes
from etl.validate.registers import REGISTERS
from geodata.matching.registers import validate_register
from geodata.sources import Source, SourceFile, read_sources

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.matching.places import PlaceBook

FILES = 1000 if os.environ.get("NICHIIKI_REQUIRE_SHARED") == "1" else 50
HEADINGS = ["団体コード", "団体名", "加入日", "備考"]
TOWNS = [
    ("20201", "長野市"),
    ("202029", "松本市"),
    ("01100", "札幌市"),
    ("1100", "札幌市"),
    ("", "塩尻市"),
    ("", "長野県"),
]
ODD = [
    "",
    "x",
    "99999",
    "合計",
    "府中市",
    "＝",
    "=1+1",
    "<b>",
    "令和5年13月1日",
    "2023-10-01",
    "\u3000",
    "２０２０１",
    "ｶﾅ",
]

entries = st.one_of(
    st.sampled_from(TOWNS).map(lambda town: [*town, "", ""]),
    st.sampled_from(TOWNS).map(lambda town: [*town, "R5.10.1", "備考あり"]),
    st.lists(st.sampled_from(ODD), min_size=4, max_size=4),
)
not_entries = st.sampled_from(
    [["", "", "", ""], ["合計", "", "", "3"], ["", "小　計", "", "3"], ["※ 加入日は届出の日", "", "", ""], HEADINGS]
)
bodies = st.lists(st.one_of(entries, not_entries), max_size=20)
titles = st.lists(
    st.sampled_from([["会員名簿", "", "", ""], ["令和5年10月1日現在", "", "", ""], ["", "", "", ""]]), max_size=3
)


def text_file(lines: list[list[str]], encoding: str, delimiter: str, newline: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(lines)
    return out.getvalue().encode(encoding)


def workbook(lines: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("名簿")
        for number, cells in enumerate(lines):
            sheet.write_row(number, 0, cells)
    return out.getvalue()


@st.composite
def messy_files(draw: st.DrawFn) -> tuple[str, bytes, list[int]]:
    """Name and content of a list, and the numbers of the rows that have to be somewhere: all with anything in them but
    the header, and the blank ones between the header and the last of these."""
    above, body = draw(titles), draw(bodies)
    lines = [*above, HEADINGS, *body]
    header = len(above) + 1
    last = max(number for number, cells in enumerate(lines, start=1) if any(map(str.strip, cells)))
    numbers = [n for n in range(1, last + 1) if n > header or (n < header and any(above[n - 1]))]
    form = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16", "xlsx"]))
    if form == "xlsx":
        return "list.xlsx", workbook(lines), numbers
    delimiter, newline = draw(st.sampled_from([",", "\t"])), draw(st.sampled_from(["\r\n", "\n"]))
    return "list.csv", text_file(lines, form, delimiter, newline), numbers


@pytest.fixture(scope="module")
def book(small_sources: Path) -> PlaceBook:
    return read_codes(read_sources(small_sources).values())[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lists")


@settings(max_examples=FILES, deadline=None)
@given(messy=messy_files())
def test_each_row_of_a_thousand_messy_files_is_used_merged_rejected_or_recognised_as_no_data(
    folder: Path, book: PlaceBook, messy: tuple[str, bytes, list[int]]
) -> None:
    name, content, numbers = messy
    file = SourceFile(folder / name, "", None)
    file.path.write_bytes(content)
    source = Source(
        id="list", kind="membership", folder=folder, files=(file,), publisher="", title="", url="", licence="",
        credit="", as_of="2023-10-01", status="サンプル", note="", encoding="", crs="", optional=False,
        complete_list=True, on_request=False, defaults={"body": "council"},
    )  # fmt: skip
    (register,) = read_register(source, file)
    result = validate_register(REGISTERS["membership"], register, book)
    placed = [*result.numbers, *result.rejects["row"], *register.non_data["row"]]
    merged = sorted(set(result.resolutions["row"]) - set(result.numbers))
    assert len(result.numbers) == len(result.table)
    assert len(merged) == result.merged
    assert sorted([*placed, *merged]) == numbers
