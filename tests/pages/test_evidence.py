"""The page from opinions to measures and places as Streamlit runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.evidence_tables import opinions_table
from etl.inspect import inspect_file
from tests.conftest import some_sources
from tests.dashboard.datasets import PAPERS
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

DAY = "2026-11-23"


def test_theme_and_opinion_narrow_the_links_and_stand_in_the_link(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("evidence", published, monkeypatch, as_of=DAY)
    assert "有識者の意見23件のうち23件" in everything(app)
    assert everything(app).count("<details") >= 23
    app.selectbox(key="evidence-theme").set_value("t6").run()
    assert link(app)["topic"] == "t6"
    assert "有識者の意見5件" in everything(app)
    app.selectbox(key="evidence-opinion").set_value("o13").run()
    assert link(app)["opinion"] == "o13"
    shown = everything(app)
    assert "この意見につながる支援施策と実証" in shown
    assert "交通費の負担と割引を述べた意見のため。" in shown
    assert "数えた登録" in shown
    assert "関連する支援施策（二地域居住の明記はなく、数えていません）" in shown
    app.selectbox(key="evidence-theme").set_value("t8").run()
    assert "opinion" not in link(app)
    assert not app.exception


def test_a_link_to_an_opinion_opens_its_theme_and_nonsense_shows_all(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("evidence", published, monkeypatch, as_of=DAY, topic="t1", opinion="o20")
    assert app.selectbox(key="evidence-theme").value == "t8"
    nonsense = {"topic": "<b>", "opinion": "o99", "groups": "x", "area": "99", "like": "00000"}
    app = run("evidence", published, monkeypatch, as_of=DAY, **nonsense)
    assert "有識者の意見23件" in everything(app)
    assert not app.exception


def test_a_cell_lists_its_municipalities_and_says_when_there_are_too_few(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("evidence", published, monkeypatch, as_of=DAY, topic="t6", area="20")
    (title,) = re.findall(r"<h2>(長野県・補助・支援: [^<]+)</h2>", everything(app))
    n, surveyed = map(int, re.findall(r"(\d+)/(\d+)市区町村", title)[0])
    assert 0 < n <= surveyed
    table = next(frame.value for frame in app.dataframe if "未調査" in frame.value)
    assert len(table) == 47
    nagano = table[table["コード"] == "20"].iloc[0]
    assert nagano["補助・支援"] == f"{n}/{surveyed}"
    assert nagano["未調査"] + surveyed == nagano["市区町村"] == 77
    few = [cell for column in table.columns[4:] for cell in table[column] if "件数不足" in cell]
    assert few
    assert all(re.match(r"\d/[12] ", cell) for cell in few)
    app.segmented_control(key="evidence-level").set_value("region").run()
    assert link(app)["groups"] == "region"
    app.segmented_control(key="evidence-level").set_value("peers").run()
    assert "似た8つの市区町村" in "".join(each.value for each in app.info)
    app.selectbox(key="evidence-town").set_value("20202").run()
    assert "長野県松本市と、似た8市区町村" in everything(app)
    assert not app.exception


def test_before_the_measures_began_opinions_are_without_one_and_say_so(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("evidence", published, monkeypatch, as_of="2021-02-15", pref="20")
    shown = everything(app)
    orphans = int(re.findall(r"対応施策は未登録の意見（(\d+)件／23件）", shown)[0])
    assert orphans > 0
    assert "その分野の登録が、この時点ではありません" in shown
    assert not app.exception


def test_english_is_whole(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("evidence", published, monkeypatch, as_of=DAY, lang="en", topic="t6", opinion="o13", area="20")
    shown = everything(app)
    assert not app.exception
    assert "Travel cost weighs heavily" in shown
    assert "Nobody answers this here" in shown
    assert "Procedures, tax and proof" in shown


def test_the_saved_opinions_with_the_wording_filled_in_are_a_table_that_a_build_reads(
    dataset: Dataset, tmp_path: Path
) -> None:
    table = opinions_table(dataset).assign(公式の文言="サンプルの文言")
    table.loc[3:, "公式の文言"] = ""
    folder = some_sources(tmp_path, "expert-opinions", "opinion-wordings-official")
    file = folder / "opinion-wordings-official" / "文言.csv"
    table.to_csv(file, index=False, encoding="utf-8-sig")
    inspection = inspect_file("opinion_wordings", file, folder)
    assert (inspection.outcome, inspection.accepted, inspection.rejected) == ("accepted", 23, 0)
    told = [row.values.get("wording_ja") for row in inspection.rows]  # noqa: PD011 - of a row, not of a frame
    assert told == [*["サンプルの文言"] * 3, *[None] * 20]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_official_wording_takes_the_place_of_the_summary_and_is_escaped(
    language: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    wording = {**PAPERS, "opinion_id": "o01", "wording_ja": "サンプル<b>の文言", "page": 2, "as_of": "2023"}
    table = dataset["opinion_wordings"]
    rows = pd.concat([table, pd.DataFrame([{**wording, "source_title": "サンプル<i>資料"}])]).astype(table.dtypes)
    changed = type(dataset)(
        dataset.version, dataset.path, dataset.manifest, {**dataset.tables, "opinion_wordings": rows}
    )
    monkeypatch.setattr("dashboard.session.opened", lambda *_: changed)
    shown = everything(run("evidence", published, monkeypatch, as_of=DAY, lang=language))
    assert "サンプル&lt;b&gt;の文言" in shown
    assert "サンプル&lt;i&gt;資料" in shown
    assert "<b>の文言" not in shown
    summary = dataset["opinions"].set_index("opinion_id").loc["o01", f"summary_{language}"]
    assert (str(summary) in shown) == (language == "en")
