"""The page of slips of correction as Streamlit runs it, and the ways that lead to it."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from dashboard.configuration import Desk
from dashboard.correction_links import ENTRY, FIELD, PLACE, RECORD
from dashboard.versions import opened
from geodata.corrections import key_text
from geodata.tables import CORRECTIONS
from tests.pages.test_pages import everything, link, run, without_a_way_out

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from geodata.dataset import Dataset

PLAN = {RECORD: "plans", ENTRY: key_text(("特定居住促進計画", "20", "20215"))}


def complete(app: AppTest) -> AppTest:
    widgets = {widget.label: widget for widget in (*app.text_input, *app.text_area)}
    widgets["正しい値"].set_value("2025-03-28")
    widgets["理由"].set_value("計画の頁では3月28日")
    widgets["根拠のURL"].set_value("https://www.example.jp/plan")
    return app.run()


def slip_of(app: AppTest) -> str:
    return next(re.search(r'data-slip="(\w+)"', body)[1] for body in bodies(app) if "data-slip" in body)  # type: ignore[index]


def bodies(app: AppTest) -> list[str]:
    return [str(element.proto.body) for element in app.get("html")]


def test_a_record_of_the_link_becomes_a_slip_that_is_complete_with_value_reason_and_evidence(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("corrections", published, monkeypatch, **PLAN, **{FIELD: "decided_on"})
    assert not app.exception
    assert "法定計画などの記録「長野県塩尻市・塩尻市特定居住促進計画」の訂正票です" in everything(app)
    assert "2025-03-27" in next(body for body in bodies(app) if "data-old" in body)
    assert slip_of(app) == "incomplete"
    assert app.get("download_button")[0].proto.disabled
    complete(app)
    assert slip_of(app) == "complete"
    assert not app.get("download_button")[0].proto.disabled
    assert PLAN.items() <= link(app).items()


def test_a_person_is_refused_and_the_rule_is_said_before(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = complete(run("corrections", published, monkeypatch, **PLAN, **{FIELD: "decided_on"}))
    assert "個人の名は受け付けません" in everything(app)
    next(widget for widget in app.text_input if "部署" in widget.label).set_value("企画課 田中さん").run()
    assert slip_of(app) == "incomplete"
    assert "敬称の付いた名前" in app.warning[0].value
    assert app.get("download_button")[0].proto.disabled


def test_without_an_address_no_mail_is_offered_and_it_says_why_and_with_one_it_has_the_slip(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.corrections_page.corrections_desk", Desk)
    app = complete(run("corrections", published, monkeypatch, **PLAN, **{FIELD: "decided_on"}))
    assert 'data-mail="none"' in everything(app)
    assert "mailto:" not in everything(app)
    monkeypatch.setattr("dashboard.corrections_page.corrections_desk", lambda: Desk("企画課", "kikaku@example.jp"))
    app.run()
    mail = next(body for body in bodies(app) if 'data-mail="ready"' in body)
    assert 'href="mailto:kikaku@example.jp?subject=' in mail
    assert "2025-03-28" in mail
    widget = next(widget for widget in app.text_area if widget.label == "理由")
    widget.set_value("長い" * 400).run()
    assert 'data-mail="long"' in everything(app)


def test_a_place_lists_its_records_and_each_leads_to_its_slip(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("corrections", published, monkeypatch, **{PLACE: "20215"})
    table = next(body for body in bodies(app) if "訂正票を書く" in body)
    assert "record=plans" in table
    assert "record=municipalities" in table
    app.selectbox(key="corrections-place").set_value("20").run()
    assert link(app)[PLACE] == "20"
    assert "長野県広域的地域活性化基盤整備計画" in everything(app)
    assert not app.exception


def test_a_link_with_nonsense_says_so_and_shows_the_way(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nonsense in (
        {RECORD: "rejects", ENTRY: "[]"},
        {RECORD: "plans", ENTRY: '["x"]'},
        {RECORD: "plans", ENTRY: "<b>"},
    ):
        app = run("corrections", published, monkeypatch, **nonsense, **{PLACE: "99999", FIELD: "x"})
        assert not app.exception
        assert "いま開いている版にありません" in app.info[0].value


def test_english_is_whole(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("corrections", published, monkeypatch, **PLAN, lang="en")
    assert not app.exception
    assert "A slip for “Shiojiri-shi, Nagano" in everything(app)
    assert "No names of persons" in everything(app)


def test_a_row_of_the_sample_has_no_slip(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("members", published, monkeypatch)
    assert not app.exception
    shown = app.dataframe[0].value
    is_sample = shown["区分"].str.startswith("サンプル")
    assert shown.loc[is_sample, "slip"].isna().all()
    assert shown.loc[~is_sample, "slip"].str.startswith("corrections?").all()
    assert 0 < (~is_sample).sum() < len(shown)


@pytest.mark.parametrize(
    ("page", "query", "leads_to"),
    [
        ("overview", {"pref": "20", "town": "20215"}, "where=20215"),
        ("towns", {"towns": "20215.20202"}, "where=20202"),
        ("measures", {"as_of": "2026-11-23"}, "record=measures"),
        ("council", {}, "record=memberships"),
        ("pilots", {"as_of": "2026-11-23"}, "record=pilots"),
        ("burden", {"as_of": "2026-11-23"}, "record=measures"),
        ("spread", {"as_of": "2026-11-23"}, "record=events"),
    ],
)
def test_every_card_has_the_way_to_its_slip(
    page: str, query: dict[str, str], leads_to: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, **query)
    assert not app.exception
    links = re.findall(r'<a class="slip" href="([^"]+)"', everything(app))
    assert any(leads_to in each for each in links)


def test_each_entry_of_the_targets_has_the_way_to_its_slip(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("targets", published, monkeypatch, body="platform", as_of="2026-11-23")
    addresses = [address for grid in app.dataframe if "slip" in grid.value for address in grid.value["slip"]]
    assert {re.search(r"record=(\w+)", address)[1] for address in addresses} == {"plans", "corporations"}  # type: ignore[index]


def test_accepted_corrections_are_listed_with_reason_and_evidence_and_taken_away(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "訂正票で直したものはありません" in everything(run("corrections", published, monkeypatch))
    row = (
        "k-0001", "2026-11-25", "plans", PLAN[ENTRY], "decided_on", None, "2025-03-27", "<b>誤記</b>",
        "https://www.example.jp/a", None, "plans", "plans.csv", 3, "登録値", "accepted-corrections",
    )  # fmt: skip
    accepted = CORRECTIONS.of_rows([row])

    def with_one(published: Path, version: str | None = None) -> Dataset:
        data = opened(published, version) if version else opened(published)
        return replace(data, tables=MappingProxyType({**data.tables, "corrections": accepted}))

    monkeypatch.setattr("dashboard.session.opened", with_one)
    app = run("corrections", published, monkeypatch)
    assert not app.exception
    table = next(body for body in bodies(app) if "（空欄） → 2025-03-27" in body)
    assert "&lt;b&gt;誤記&lt;/b&gt;" in table
    assert 'href="https://www.example.jp/a"' in table
    assert "長野県塩尻市・塩尻市特定居住促進計画" in table
    assert without_a_way_out(app) == []
