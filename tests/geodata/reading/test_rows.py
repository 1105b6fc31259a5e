"""Register files as officials have them: each oddity of a file, and how it is read."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
import xlwt

from geodata.errors import SourceError
from tests.geodata.reading.zoo import entries, kinds, ods, read, read_all, xlsx

if TYPE_CHECKING:
    from pathlib import Path

LIST = "団体コード,市町村名,加入日\r\n202029,松本市,2021-03-09\r\n202011,長野市,\r\n"
READ = [["202029", "松本市", "2021-03-09"], ["202011", "長野市", ""]]
COLUMNS = ["municipality_code", "name", "joined_on"]


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encoding_newline_and_delimiter_are_told_by_the_bytes(
    tmp_path: Path, codec: str, said: str, newline: str, delimiter: str
) -> None:
    text = LIST.replace("\r\n", newline).replace(",", delimiter)
    register = read(tmp_path, text.encode(codec))
    assert register.encoding == said
    assert list(register.rows.columns) == COLUMNS
    assert entries(register) == READ
    assert register.rows.index.tolist() == [2, 3]


def test_utf_16_with_its_mark_in_the_other_order_is_read(tmp_path: Path) -> None:
    assert entries(read(tmp_path, b"\xfe\xff" + LIST.encode("utf-16-be"))) == READ


def test_a_comma_inside_a_tab_separated_file_is_no_delimiter(tmp_path: Path) -> None:
    register = read(tmp_path, "コード\t名称\t備考\n20202\t松本市\t山,川,海\n20201\t長野市\ta,b,c\n")
    assert entries(register) == [["20202", "松本市", "山,川,海"], ["20201", "長野市", "a,b,c"]]


def test_a_line_break_inside_quotes_begins_no_row_and_an_empty_line_is_one(tmp_path: Path) -> None:
    register = read(tmp_path, 'コード,名称,備考\n20202,松本市,"一行目\n二行目"\n\n20201,長野市,\n')
    assert register.rows["note"].to_dict() == {2: "一行目\n二行目", 4: ""}
    assert kinds(register) == [[3, "空行"]]


def test_a_quote_that_is_not_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match='3 行目の「"」'):
        read(tmp_path, 'コード,名称\n20202,松本市\n20201,"長野市\n20203,上田市\n')


@pytest.mark.parametrize("raw", [b"\x1b$B", "団体コード,名称".encode("utf-32"), b"\x81\x20\xff"])
def test_an_unknown_encoding_is_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(SourceError, match="文字コード"):
        read(tmp_path, raw)


def test_the_header_is_found_below_a_title_and_the_title_kept(tmp_path: Path) -> None:
    title = "全国二地域居住等促進協議会　会員名簿,,\n令和５年１０月１日現在,,\n,,\n"
    register = read(tmp_path, title + LIST)
    assert register.title == "全国二地域居住等促進協議会　会員名簿\n令和５年１０月１日現在"
    assert register.rows.index.tolist() == [5, 6]
    assert kinds(register) == [[1, "表題"], [2, "表題"]]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("市 町 村 名", "name"),
        ("市区町村名（原文）", "name"),
        ("団体名※", "name"),
        ("自治体", "name"),
        ("ｺｰﾄﾞ", "municipality_code"),
        ("ＪＩＳコード", "municipality_code"),
        ("全国地方公共団体コード", "municipality_code"),
        ("都道府県", "prefecture_name"),
        ("県名", "prefecture_name"),
        ("加入年月日", "joined_on"),
        ("入会日\n（西暦）", "joined_on"),
        ("Member class", "member_class"),
        ("会員種別", "member_class"),
        ("役職名", "office"),
        ("備考欄", "note"),
        ("電話番号", "電話番号"),
    ],
)
def test_headings_are_known_by_their_usual_names(tmp_path: Path, heading: str, column: str) -> None:
    other = "市町村名,退会日" if column != "name" else "団体コード,退会日"
    register = read(tmp_path, f'{other},"{heading}"\nx,y,\n')
    assert register.rows.columns[2] == column


@pytest.mark.parametrize(
    ("kind", "headings", "columns"),
    [
        ("measures", "施策名,分類,自治体名,ホームページ", ["title", "category", "municipality_name", "url"]),
        ("pilots", "事業ID,事業名,採択年度,プロジェクト名", ["pilot_id", "programme", "fiscal_year", "title"]),
        ("plans", "計画種別,市町村,計画名,策定年月日", ["kind", "name", "plan_title", "decided_on"]),
        (
            "corporations",
            "市町村,法人名,指定日,URL",
            ["municipality_name", "corporation_name", "designated_on", "source_url"],
        ),
        ("statistics", "コード,市区町村,人口,時点", ["municipality_code", "name", "population", "as_of"]),
        ("cooperating_members", "区分,名称,役割,備考", ["kind", "name", "role", "note"]),
    ],
)
def test_each_kind_has_its_own_headings(tmp_path: Path, kind: str, headings: str, columns: list[str]) -> None:
    register = read(tmp_path, f"{headings}\n", kind=kind)
    assert list(register.rows.columns) == columns


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("登録値", "status"),
        ("市区町村", "member_class"),
        ("正会員", "member_class"),
        ("甲", "区分"),
        ("", "member_class"),
    ],
)
def test_a_heading_with_two_meanings_is_told_by_its_values(tmp_path: Path, value: str, column: str) -> None:
    register = read(tmp_path, f"団体コード,市町村名,区分\n20202,松本市,{value}\n")
    assert register.rows.columns[2] == column
    assert bool(register.warnings) == (column == "区分")


def test_a_file_without_header_is_refused_with_what_was_found_and_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"「番号」・「町の名」.*「市区町村コード・団体コード") as refusal:
        read(tmp_path, "番号,町の名\n1,松本市\n")
    assert str(refusal.value).count("。") == 1


def test_two_columns_of_one_heading_are_refused_as_tables_side_by_side(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="「コード」が2か所"):
        read(tmp_path, "コード,市町村名,コード,市町村名\n20202,松本市,20201,長野市\n")


def test_two_columns_that_mean_the_same_keep_the_first_and_say_so(tmp_path: Path) -> None:
    register = read(tmp_path, "コード,市町村名,備考,摘要\n20202,松本市,a,b\n")
    assert list(register.rows.columns) == ["municipality_code", "name", "note", "摘要"]
    assert "「摘要」は「備考」と同じ意味の列" in register.warnings[0]


def test_a_header_of_two_rows_is_joined_where_cells_are_merged(tmp_path: Path) -> None:
    rows = [
        ["", "", "", "", ""],
        ["", "都道府県", "市町村", "年月日", "年月日"],
        [1, "長野県", "松本市", "2021-03-09", ""],
    ]
    merged = [(0, 0, 1, 0, "No."), (0, 1, 0, 2, "団体"), (0, 3, 0, 3, "加入"), (0, 4, 0, 4, "退会")]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        for first, left, last, right, text in merged:
            if (first, left) == (last, right):
                sheet.write(first, left, text)
            else:
                sheet.merge_range(first, left, last, right, text)
    register = read(tmp_path, out.getvalue(), "list.xlsx")
    assert list(register.rows.columns) == ["No.", "prefecture_name", "name", "joined_on", "left_on"]
    assert register.rows.index.tolist() == [3]
    assert register.non_data.empty


def test_a_header_of_two_rows_in_a_text_file_is_joined(tmp_path: Path) -> None:
    register = read(tmp_path, "都道府県,市町村,加入,\n,,年月日,備考\n長野県,松本市,2021-03-09,x\n")
    assert list(register.rows.columns) == ["prefecture_name", "name", "joined_on", "note"]
    assert register.rows.index.tolist() == [3]


def test_codes_names_and_dates_are_made_comparable_and_the_original_is_kept(tmp_path: Path) -> None:
    dirty = [
        ['="02020"', "ﾆｾｺ町", "2021\u00a0-03-09"],
        ["２０２０２", "松\u3000本　市", "令和５年\n１０月１日"],
        ["20202.0", "か\u3099くた市\u200b", "'2021-03-09"],
    ]
    lines = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in dirty)
    register = read(tmp_path, "コード,市町村名,加入日\n" + lines)
    assert entries(register) == [
        ["02020", "ニセコ町", "2021 -03-09"],
        ["20202", "松 本 市", "令和5年10月1日"],
        ["20202", "がくた市", "2021-03-09"],
    ]
    assert register.raw.to_numpy().tolist() == dirty


def test_a_persons_own_words_stay_as_typed(tmp_path: Path) -> None:
    register = read(tmp_path, "施策名,分類,概要\n㈱Ａ①　お試し～移住,移　住,か\u3099\u200b１～２\n", kind="measures")
    assert entries(register) == [["㈱Ａ①　お試し～移住", "移 住", "が１～２"]]


def test_formulas_and_html_are_plain_text(tmp_path: Path) -> None:
    register = read(tmp_path, "コード,市町村名,備考\n20202,松本市,=cmd|' /C calc'!A0\n20201,<script>,@SUM(1)\n")
    assert entries(register) == [["20202", "松本市", "=cmd|' /C calc'!A0"], ["20201", "<script>", "@SUM(1)"]]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("合計,,625", "合計"),
        (",合　計,625", "合計"),
        (",小計,", "合計"),
        ("岡山県計,,12", "合計"),
        ("京都府,計,3", "合計"),
        (",全 625 団体,", "合計"),
        (",計,（うち新規3）", "合計"),
        ("Total,,625", "合計"),
        ("※ 令和５年１０月１日現在,,", "注記"),
        ("（注）順不同,,", "注記"),
        ("注１）速報値,,", "注記"),
        ("出典：国土交通省,,", "注記"),
        ("備考：名簿は順不同,,", "注記"),
        ("都道府県,市町村,備考", "見出し"),
        ("都道府県,市町村,", "見出し"),
        (",,", "空行"),
        ("　,\u00a0,\u200b", "空行"),
    ],
)
def test_a_row_that_is_no_entry_is_kept_apart_with_its_kind(tmp_path: Path, row: str, kind: str) -> None:
    register = read(tmp_path, f"都道府県,市町村,備考\n岡山県,津山市,\n{row}\n岡山県,備前市,\n")
    assert kinds(register) == [[3, kind]]
    assert register.non_data["raw"].tolist() == [row]
    assert register.rows["name"].tolist() == ["津山市", "備前市"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("20202,計,", "計"),
        (",計画町,", "計画町"),
        (",松本市,合計", "松本市"),
        (",※松本市,", "※松本市"),
        (",会計町,", "会計町"),
    ],
)
def test_a_row_with_a_code_or_a_name_is_an_entry(tmp_path: Path, row: str, name: str) -> None:
    register = read(tmp_path, f"コード,市町村名,備考\n{row}\n")
    assert register.rows["name"].tolist() == [name]


def test_the_totals_of_a_table_of_totals_are_its_entries(tmp_path: Path) -> None:
    register = read(tmp_path, "会員種別,会員数,備考\n総計,745,\n正会員計,667,\n", kind="membership_totals")
    assert entries(register) == [["総計", "745", ""], ["正会員計", "667", ""]]


def test_a_note_in_one_cell_of_a_text_file_is_a_note_and_a_short_row_is_set_aside(tmp_path: Path) -> None:
    register = read(tmp_path, "コード,市町村名,備考\n20202,松本市\n20201,長野市,,,\n※ 順不同\n")
    assert register.ragged.to_dict() == {2: "20202,松本市"}
    assert kinds(register) == [[4, "注記"]]
    assert entries(register) == [["20201", "長野市", ""]]


def test_blank_rows_below_the_last_one_are_not_counted(tmp_path: Path) -> None:
    register = read(tmp_path, LIST + ",,\r\n\r\n,,\r\n")
    assert register.non_data.empty


def test_a_second_table_below_the_first_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="4 行目に別の見出し"):
        read(tmp_path, "コード,市町村名,備考\n20202,松本市,\n\n市町村名,加入日,役職\n長野市,,\n")


def test_a_prefecture_in_the_first_row_of_its_block_is_given_to_the_rows_below(tmp_path: Path) -> None:
    text = "都道府県,市町村,備考\n長野県,松本市,\n,上田市,\n長野県計,2,\n,朝日村,\n山梨県,甲府市,\n,長野県小海町,\n,北杜市,\n"
    register = read(tmp_path, text)
    assert register.rows["prefecture_name"].to_dict() == {
        2: "長野県", 3: "長野県", 5: "", 6: "山梨県", 7: "", 8: "山梨県",
    }  # fmt: skip
    assert register.raw["prefecture_name"].tolist() == ["長野県", "", "", "山梨県", "", ""]
    assert "2行を、すぐ上に書かれた都道府県" in register.warnings[0]


def test_where_each_row_has_its_prefecture_an_empty_one_stays_empty(tmp_path: Path) -> None:
    register = read(tmp_path, "都道府県,市町村\n長野県,松本市\n長野県,上田市\n,朝日村\n")
    assert register.rows["prefecture_name"].tolist() == ["長野県", "長野県", ""]
    assert register.warnings == ()


def test_the_measures_of_the_state_are_given_no_prefecture(tmp_path: Path) -> None:
    register = read(tmp_path, "都道府県,施策名,分類\n長野県,お試し住宅,住\n,全国の施策,住\n", kind="measures")
    assert register.rows["prefecture_name"].tolist() == ["長野県", ""]


def test_cells_of_a_workbook_are_read_as_what_they_show(tmp_path: Path) -> None:
    at = datetime(2021, 3, 9, 12, 30)  # noqa: DTZ001 - a cell has no time zone
    rows: list[list[Any]] = [
        ["コード", "市町村名", "加入日", "備考"],
        [20202, "松本市", date(2021, 3, 9), True],
        [10006.0, "x", 44264, 12.5],
        ["01100", "=1+1", at, ""],
    ]  # fmt: skip
    register = read(tmp_path, xlsx(rows), "list.xlsx")
    assert register.encoding == "xlsx"
    assert entries(register) == [
        ["20202", "松本市", "2021-03-09", "TRUE"],
        ["10006", "x", "44264", "12.5"],
        ["01100", "0", "2021-03-09 12:30:00", ""],
    ]


def test_merged_cells_of_an_xlsx_are_filled(tmp_path: Path) -> None:
    rows = [["都道府県", "市町村", "備考"], ["", "松本市", ""], ["", "上田市", ""], ["", "", ""]]
    merged = [(1, 0, 2, 0, "長野県"), (3, 0, 3, 2, "※ 順不同")]
    register = read(tmp_path, xlsx(rows, merged=merged), "list.xlsx")
    assert entries(register) == [["長野県", "松本市", ""], ["長野県", "上田市", ""]]
    assert kinds(register) == [[4, "注記"]]
    assert register.warnings == ()


def test_an_xls_is_read_with_merged_cells_and_failed_formulas(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿")
    for at, heading in enumerate(["都道府県", "市町村", "コード", "備考"]):
        sheet.write(0, at, heading)
    sheet.write_merge(1, 2, 0, 0, "長野県")
    for at, (name, code) in enumerate([("松本市", 20202), ("長野市", 20201)], start=1):
        sheet.write(at, 1, name)
        sheet.write(at, 2, code)
    sheet.row(2).set_cell_error(3, 0x17)
    sheet.row(3).write(1, "x")
    sheet.row(3).set_cell_error(2, 0x2A)
    out = io.BytesIO()
    book.save(out)
    register = read(tmp_path, out.getvalue(), "list.xls")
    assert entries(register) == [
        ["長野県", "松本市", "20202", ""],
        ["長野県", "長野市", "20201", ""],
        ["", "x", "#N/A", ""],
    ]
    assert register.raw["note"].tolist() == ["", "#REF!", ""]
    assert any("#REF!" in sentence and "3行目" in sentence for sentence in register.warnings)


def test_an_ods_is_read_with_merged_cells_and_dates(tmp_path: Path) -> None:
    rows: list[list[tuple[str, dict[str, Any]] | None]] = [
        [("都道府県", {}), ("市町村", {}), ("コード", {}), ("加入日", {})],
        [
            ("長野県", {"numberrowsspanned": 2}),
            ("松本市", {}),
            ("20202", {"valuetype": "float", "value": "20202"}),
            ("2021/3/9", {"valuetype": "date", "datevalue": "2021-03-09"}),
        ],
        [None, ("長野市", {}), ("20201", {"valuetype": "float", "value": "20201"}), ("", {})],
    ]
    register = read(tmp_path, ods(rows), "list.ods")
    assert entries(register) == [["長野県", "松本市", "20202", "2021-03-09"], ["長野県", "長野市", "20201", ""]]


def test_every_sheet_with_a_table_is_one_and_the_others_are_named(tmp_path: Path) -> None:
    table = [["コード", "市町村名"], ["20202", "松本市"]]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in {"表紙": [["会員名簿"]], "正会員": table, "追加": table, "旧": table}.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "旧":
                sheet.hide()
            if name == "正会員":
                sheet.activate()
    registers = read_all(tmp_path, "list.xlsx", out.getvalue())
    assert [register.name for register in registers] == ["list.xlsx［正会員］", "list.xlsx［追加］"]
    assert [register.sheet for register in registers] == ["正会員", "追加"]
    hidden, cover = registers[0].warnings
    assert "「旧」は非表示" in hidden
    assert "シート「表紙」 に見出しの行が見つからない" in cover


def test_the_one_table_of_a_workbook_keeps_the_name_of_the_file(tmp_path: Path) -> None:
    register = read(tmp_path, xlsx([["会員名簿"]], [["コード", "市町村名"], ["20202", "松本市"]]), "list.xlsx")
    assert register.name == "list.xlsx"


def test_a_csv_named_xlsx_is_read_and_said(tmp_path: Path) -> None:
    register = read(tmp_path, LIST, "list.xlsx")
    assert entries(register) == READ
    assert "中身は 文字だけの表" in register.warnings[0]


def test_an_xlsx_named_csv_is_read_and_said(tmp_path: Path) -> None:
    register = read(tmp_path, xlsx([["コード", "市町村名"], ["20202", "松本市"]]), "list.csv")
    assert entries(register) == [["20202", "松本市"]]
    assert "中身は xlsx" in register.warnings[0]
