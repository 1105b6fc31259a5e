"""The date of a list: from the command line, its title or its papers, and never from today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geodata.errors import SourceError
from geodata.matching.as_of import list_as_of, with_given_as_of
from geodata.sources import SourceFile
from geodata.tables import MEASURES, MEMBERSHIPS
from tests.geodata.matching.lists import registers_of, source, validate

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.sources import Source

ROWS = "市区町村コード,団体名\n20202,松本市\n"
DAY = MEMBERSHIPS.column("as_of")


def as_of(
    papers: Source, *, title: str = "", sheet: str = "", name: str = "members.csv"
) -> tuple[str, tuple[str, ...]]:
    (file,) = registers_of(papers)
    return list_as_of(replace(file, title=title, sheet=sheet, name=name), DAY)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("会員名簿（令和5年10月1日現在）", "2023-10-01"),
        ("会員名簿 R5.10.1", "2023-10-01"),
        ("二地域居住等促進協議会 会員一覧 ２０２３年１０月１日（日）時点", "2023-10-01"),
        ("令和5年11月2日更新 会員名簿（令和5年10月1日現在）", "2023-10-01"),
        ("2021年2月15日設立 会員名簿（2023/10/1 現在）", "2023-10-01"),
        ("会員名簿", "2025-01-01"),
        ("会員名簿（令和5年10月1日更新）", "2025-01-01"),
        ("作成日：令和5年10月1日", "2025-01-01"),
        ("令和3年2月15日 令和5年10月1日", "2025-01-01"),
        ("令和5年度会員名簿", "2025-01-01"),
        ("令和5年10月会員名簿", "2025-01-01"),
    ],
)
def test_a_title_tells_the_date_where_it_has_one_that_can_only_be_it(tmp_path: Path, title: str, date: str) -> None:
    assert as_of(source(tmp_path, ROWS, as_of="2025-01-01"), title=title)[0] == date


def test_the_sheets_name_tells_it_too_and_the_files_name_only_with_a_word(tmp_path: Path) -> None:
    papers = source(tmp_path, ROWS, as_of="2025-01-01")
    assert as_of(papers, sheet="R5.10.1")[0] == "2023-10-01"
    assert as_of(papers, title="2022-04-01", sheet="R5.10.1")[0] == "2022-04-01"
    assert as_of(papers, name="会員名簿（R5.10.1現在）.xlsx")[0] == "2023-10-01"
    assert as_of(papers, name="会員名簿_20231001.xlsx")[0] == "2025-01-01"


def test_a_title_that_disagrees_with_the_papers_is_used_and_said(tmp_path: Path) -> None:
    _, warnings = as_of(source(tmp_path, ROWS, as_of="2025-01-01"), title="2023-10-01現在")
    assert warnings == (
        "members.csv の時点は表題の 2023-10-01 としました。source.toml の as_of（2025-01-01）と違います。",
    )
    assert as_of(source(tmp_path, ROWS), title="2023-10-01現在")[1] == ()


def test_the_command_line_comes_first_and_a_title_that_disagrees_is_said(tmp_path: Path) -> None:
    papers = with_given_as_of({"members": source(tmp_path, ROWS)}, ["members=R6.4.1"])["members"]
    date, warnings = as_of(papers, title="2023-10-01現在")
    assert (date, papers.as_of, len(warnings)) == ("2024-04-01", "2024-04-01", 1)


def test_a_list_without_a_date_is_refused_and_today_is_not_taken(tmp_path: Path) -> None:
    for written in ("", "2023"):
        with pytest.raises(SourceError, match="--as-of members=2023-10-01"):
            validate(source(tmp_path, ROWS, as_of=written))


def test_a_list_whose_rows_have_dates_needs_no_other(tmp_path: Path) -> None:
    result = validate(
        source(tmp_path, "市区町村コード,団体名,時点\n20202,松本市,R5.10.1\n20201,長野市,45200\n", as_of="")
    )
    assert list(result.table["as_of"]) == ["2023-10-01", "2023-10-01"]
    assert result.as_of == ""


def test_a_month_is_enough_where_the_column_takes_one(tmp_path: Path) -> None:
    (file,) = registers_of(source(tmp_path, ROWS, as_of="2023-10"))
    assert list_as_of(file, MEASURES.column("as_of"))[0] == "2023-10"


def test_papers_whose_date_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"source\.toml の as_of を直してください"):
        validate(source(tmp_path, ROWS, as_of="先月"))


def test_a_plain_date_is_for_the_one_list_that_was_brought(tmp_path: Path) -> None:
    brought = source(tmp_path, ROWS)
    kept = replace(brought, id="kept", files=(SourceFile(brought.files[0].path, "0" * 64, None),))
    given = with_given_as_of({"kept": kept, "members": brought}, ["2024年4月1日"])
    assert {name: of.given_as_of for name, of in given.items()} == {"kept": "", "members": "2024-04-01"}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["nobody=2023-10-01"], "出典 nobody がありません"),
        (["members=2023-02-30"], "暦にない"),
        (["members=10/1/2023"], "順が決められません"),
        (["members=令和5年度"], "年度ではなく"),
        (["members=2023-10-01", "members=2023-10-02"], "2回"),
        (["2023-10-01"], "手元から入れた出典: members・other"),
    ],
)
def test_a_date_on_the_command_line_that_cannot_be_used_is_refused(
    tmp_path: Path, options: list[str], why: str
) -> None:
    brought = source(tmp_path, ROWS)
    with pytest.raises(SourceError, match=why):
        with_given_as_of({"members": brought, "other": replace(brought, id="other")}, options)
