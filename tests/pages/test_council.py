"""The council page: offices without persons, the committee's checks, and who cooperates."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from etl.pipeline import build
from etl.publish import publish
from tests.conftest import BUILT_AT, SOURCES
from tests.pages.test_pages import LONG_TABLES, everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from geodata.dataset import Dataset


def test_the_page_says_who_leads_and_what_is_not_public(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("council", published, monkeypatch)
    said = everything(app)
    assert "会長は長野県、副会長は栃木県那須町、和歌山県田辺市です" in said
    assert 'data-check="head" data-holds="true"' in said
    assert "確認済み: 2023年10月1日の時点で正会員です（登録値）" in said
    assert "会員の名は未公表です" in said
    assert "公表数は2023年10月1日の時点で78団体です" in said
    assert "その時点の資料に名があるのは0団体です" in said
    assert "改組" in said
    assert "知事" not in said
    header = next(str(part.proto.body) for part in app.get("html") if "<h1>" in str(part.proto.body))
    assert 'class="badge"' not in header  # nothing on the page is made up


def test_the_platform_has_its_own_offices_and_no_committee(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("council", published, monkeypatch, body="platform", lang="en")
    said = everything(app)
    assert not app.exception
    assert "Co-representative" in said
    assert "No committee of this body is registered." in said


def test_on_a_day_without_offices_the_page_says_which_lists_have_them(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = everything(run("council", published, monkeypatch, as_of="2021-02-15"))
    assert "役職の登録がある名簿の時点は2023年10月1日です" in said
    assert "2021年7月29日に設置されたため、選んだ日にはまだありません" in said


def test_a_list_of_the_committee_is_checked_against_5_and_10(
    squares: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SOURCES, tmp_path / "sources", ignore=shutil.ignore_patterns(*LONG_TABLES))
    rows = [f"{code},サンプル" for code in ("200000", "090000", "300004", "010006", "020001")]
    file = tmp_path / "sources" / "committee-members-official" / "list.csv"
    file.write_text("\n".join(["団体コード,備考", *rows, "09407,サンプル", "30206,サンプル"]), encoding="utf-8")
    publish(build(tmp_path / "sources", [squares], lambda _: None), tmp_path / "out", BUILT_AT)
    app = run("council", tmp_path / "out", monkeypatch)
    said = everything(app)
    assert not app.exception
    assert "都道府県 5（差 +0）、市区町村 2（差 -8）。公表された数と一致しません" in said


def test_each_step_of_the_programme_opens_its_records_and_aims_lead_to_measures(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("council", published, monkeypatch, as_of="2026-11-23")
    steps = dataset["programme_steps"]
    for step_id, register in zip(steps["step_id"], steps["records"], strict=True):
        app.button(key=f"open-{step_id}").click().run()
        assert not app.exception
        assert link(app)["records"] == step_id
        assert len(app.dataframe[0].value) == len(dataset[register])
    app.button(key="open-spread").click().run()
    assert "records" not in link(app)
    assert "measures?" in everything(app)
    assert "関係人口の拡大" in everything(app)
    assert "どの目的にも対応付けのない分野" in everything(app)
