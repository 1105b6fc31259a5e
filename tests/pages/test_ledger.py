from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def saved(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_a_line_opens_with_its_equation_and_its_rows_and_closes_again(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("ledger", published, monkeypatch)
    assert not app.exception
    assert not app.dataframe
    assert "▲ −78 差あり" in everything(app)
    assert "42＋625＝667（正会員計）合っています" in everything(app)
    assert saved(app) == ["CSVで保存", "Excel（.xlsx）で保存"]
    app.button(key="open-council@2023-10-01@総計").click().run()
    assert not app.exception
    assert "公表数 745 ＝ 登録 3 ＋ サンプル 664 ＋" in everything(app)
    assert app.dataframe[0].value["件数"].sum() == 745
    assert app.dataframe[0].value["扱い"].iloc[0] == "名簿に名のない 78 件"
    assert len(saved(app)) == 6
    assert link(app) == {"line": "council@2023-10-01@総計"}
    app.button(key="open-council@2023-10-01@総計").click().run()
    assert not app.dataframe
    assert link(app) == {}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_link_opens_a_line_and_one_to_no_line_opens_none(
    language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("ledger", published, monkeypatch, lang=language, line="platform@2024-10-29@官", body="platform")
    assert not app.exception
    assert len(app.dataframe[0].value) == 4
    app = run("ledger", published, monkeypatch, lang=language, line="<script>")
    assert not app.exception
    assert not app.dataframe


def test_rejected_rows_stand_in_the_line_with_reason_candidates_and_original_text(
    messy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("ledger", messy, monkeypatch, line="council@2021-02-15@市区町村")
    assert not app.exception
    rows = app.dataframe[0].value.set_index("扱い")
    assert rows.loc["候補が複数", "候補"] == "13206 東京都府中市、34208 広島県府中市"
    assert rows.loc["照合不能", "除外した元の行"] == "council,2021-02-15,市区町村,,長野県,ない町,"
    assert rows.loc["照合不能", "行番号"] == 7
    assert rows["件数"].sum() == 10
    assert "▲ 11＋3＝14 ですが、公表は15（総計）です" in everything(app)


def test_the_page_of_the_data_leads_to_the_ledger(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("sources", published, monkeypatch)
    assert not app.exception
    assert "突合台帳を開く" in [each.proto.label for each in app.get("page_link")]
