"""Expert opinions: links with their reasons, what categories are in the registers, and the official wording one brings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from etl.inspect import inspect_file
from etl.registers import read_registers
from geodata.errors import SourceError
from geodata.sources import read_sources
from tests.conftest import SOURCES, some_sources

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

WORDINGS = "opinion-wordings-official"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = some_sources(tmp_path, "expert-opinions", "opinion-links", "measures", "pilots")
    (folder / WORDINGS).mkdir()
    shutil.copy(SOURCES / WORDINGS / "source.toml", folder / WORDINGS)
    return folder


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    return dict(read_registers(read_sources(folder).values()).tables)


def test_every_link_of_an_opinion_says_who_made_it_and_why_and_leads_to_a_category_of_the_register(
    sources: Path,
) -> None:
    read = tables(sources)
    links, categories = read["opinion_links"], read["opinion_categories"]
    assert len(links) == 36
    assert set(links["opinion_id"]) == set(read["opinions"]["opinion_id"])
    assert set(links["category"]) == set(categories["category"])
    for rows in (links, categories):
        assert rows[["linked_by", "reason_ja", "reason_en"]].notna().all(axis=None)
    for register, there in (
        ("measures", read["measures"]["category"]),
        ("pilots", read["pilots"]["theme"].str.split(";").explode()),
    ):
        values = categories.loc[categories["register"] == register, "value"].dropna()
        assert set(values) <= set(there)


def test_a_link_of_an_opinion_that_is_not_there_is_set_aside(sources: Path) -> None:
    file = sources / "links.csv"
    file.write_text("opinion_id,category,linked_by\no01,work,人手\no99,work,人手\no02,work,だれか\n", encoding="utf-8")
    rows = {row.row: row.reason for row in inspect_file("opinion_links", file, sources).rows}
    assert rows[2] is None
    assert "この意見ID（o99）は、有識者意見の表にありません" in str(rows[3])
    assert "使える値: 人手、推定" in str(rows[4]) or "使える値: 人手・推定" in str(rows[4])


def test_without_a_file_no_opinion_has_an_official_wording(sources: Path) -> None:
    assert tables(sources)["opinion_wordings"].empty


def test_the_official_wording_is_read_with_its_page_and_source_and_a_blank_one_stays_blank(sources: Path) -> None:
    (sources / WORDINGS / "文言.csv").write_text(
        "意見ID,テーマ,公式の文言,資料の頁,出典\no01,連続性,サンプルの文言その一,2頁,サンプル資料\no02,連続性,,,\n",
        encoding="utf-8",
    )
    rows = tables(sources)["opinion_wordings"]
    assert rows[["opinion_id", "as_of", "status"]].to_numpy().tolist() == [
        ["o01", "2023", "公表値"],
        ["o02", "2023", "公表値"],
    ]
    assert rows[["wording_ja", "page", "source_title"]].astype("str").fillna("").to_numpy().tolist() == [
        ["サンプルの文言その一", "2", "サンプル資料"],
        ["", "", ""],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("意見ID,公式の文言,発言者\no01,文言,山田太郎\n", "列「発言者」"),
        ("意見ID,公式の文言\no01,文言（山田委員）\n", "2行目"),
        ("意見ID,公式の文言\no01,文言\no02,山田氏：文言\n", "3行目"),
        ("意見ID,公式の文言\no99,文言（山田 先生）\n", "2行目"),
    ],
)
def test_a_file_that_names_who_spoke_is_refused_whole_and_the_name_is_not_repeated(
    text: str, said: str, sources: Path
) -> None:
    file = sources / WORDINGS / "文言.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said) as refusal:
        tables(sources)
    assert "山田" not in str(refusal.value)
    assert inspect_file("opinion_wordings", file, sources).outcome == "refused"


@pytest.mark.parametrize(
    "wording", ["専門委員会での議論（第2回）が要る。", "先生と生徒のつながり（学校など）", "会社員：働き方を変える"]
)
def test_wording_about_committees_or_teachers_names_nobody(wording: str, sources: Path) -> None:
    (sources / WORDINGS / "a.csv").write_text(f"意見ID,公式の文言\no01,{wording}\n", encoding="utf-8")
    assert tables(sources)["opinion_wordings"]["wording_ja"].tolist() == [wording]
