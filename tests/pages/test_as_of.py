"""One date control: a day in the link, a day in words, what is no day, and what the pages then show."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from tests.pages.test_pages import PAGES, everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def write_day(app: AppTest, written: str) -> None:
    """Write a day into the control, as a reader does; the test frame only knows what is offered."""
    box = app.selectbox(key="as_of")
    box.options.append(written)
    box.set_value(written).run()


def test_the_dates_of_lists_and_totals_are_offered_and_of_the_living_body_the_latest_day(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch)
    assert app.selectbox(key="as_of").options == ["2023-10-01", "2021-02-15", "2021-01-25"]
    assert link(app) == {}
    app.segmented_control(key="body").set_value("platform").run()
    assert app.selectbox(key="as_of").options == ["2026-11-23", "2025-09-26", "2025-01-01", "2024-10-29"]
    assert app.selectbox(key="as_of").value == "2024-10-29"


@pytest.mark.parametrize("page", ["overview", "prefecture"])
def test_a_day_between_two_lists_shows_the_list_before_it_and_says_so(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, as_of="2022-06-01", pref="20")
    assert not app.exception
    assert "<span>2022年6月1日（名簿は2021年2月15日時点）</span>" in everything(app)
    assert "時点: 2022年6月1日（名簿は2021年2月15日時点）" in everything(app)
    assert link(app) == {"as_of": "2022-06-01", "pref": "20"}


@pytest.mark.parametrize("written", ["2024-03-31", "2024年3月31日", "令和6年3月31日"])
def test_another_day_can_be_written(written: str, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", published, monkeypatch)
    write_day(app, written)
    assert not app.exception
    assert app.selectbox(key="as_of").value == "2024-03-31"
    assert "2024年3月31日（名簿は2023年10月1日時点）" in everything(app)
    assert link(app) == {"as_of": "2024-03-31"}
    app.selectbox(key="as_of").set_value("2023-10-01").run()
    assert link(app) == {}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("きのう", "「きのう」は日付として読めません。"),
        ("2024年3月", "「2024年3月」は日付として読めません。"),
        ("2024-11-01", "2024年11月1日は選べません。協議会の時点は、2021年1月25日から2024年10月29日まで"),
        ("2019-01-01", "2019年1月1日は選べません。"),
    ],
)
def test_what_is_no_day_of_the_body_leaves_the_old_one_and_is_said_once(
    written: str, sentence: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch, as_of="2022-06-01")
    write_day(app, written)
    assert not app.exception
    assert sentence in app.error[0].value
    assert app.selectbox(key="as_of").value == "2022-06-01"
    app.run()
    assert not app.error


@pytest.mark.parametrize(
    "query",
    [
        {"body": "council", "as_of": "2025-01-01"},
        {"as_of": "2019-01-01"},
        {"as_of": "2023-02-30"},
        {"as_of": "2023-9-1"},
    ],
)
def test_a_link_to_a_day_on_which_the_council_cannot_be_shown_opens_its_default(
    query: dict[str, str], published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch, **query)
    assert not app.exception
    assert app.selectbox(key="as_of").value == "2023-10-01"
    assert link(app) == {}


def test_a_link_with_a_day_alone_means_the_body_of_that_day(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", published, monkeypatch, as_of="2026-11-23")
    assert app.segmented_control(key="body").value == "platform"
    assert link(app) == {"body": "platform", "as_of": "2026-11-23"}


def test_on_the_day_of_the_reorganisation_the_link_says_which_body(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"body": "council", "as_of": "2024-10-29"}
    app = run("overview", published, monkeypatch, **query)
    assert app.segmented_control(key="body").value == "council"
    assert link(app) == query


@pytest.mark.parametrize("page", ["overview", "prefecture"])
def test_before_the_first_list_every_municipality_is_not_surveyed(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, as_of="2021-02-01", pref="20", town="20215")
    assert not app.exception
    said = everything(app)
    assert "2021年2月1日（この日までの名簿はありません）" in said
    assert "<span>未調査</span><b>77</b>" in said
    assert "この日より後の記録" in said


def test_the_plans_are_empty_before_the_law_and_one_button_shows_them(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch, layer="plans", town="20215")
    said = everything(app)
    assert "<span>計画を確認</span><b>0</b>" in said
    assert "<span>データなし（制度の開始前）</span><b>1,741</b>" in said
    assert "この日より後の計画4件は表示していません。" in said
    assert "この日にはまだ制度がありません（2024年11月1日に開始）。" in said
    app.button(key="show-latest").click().run()
    assert not app.exception
    assert "<span>計画を確認</span><b>4</b>" in everything(app)
    assert link(app) == {"body": "platform", "as_of": "2026-11-23", "layer": "plans", "town": "20215"}
    assert not [button for button in app.button if button.key == "show-latest"]


def test_the_panel_sets_what_is_later_and_what_is_over_apart(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(run("overview", published, monkeypatch, body="platform", as_of="2025-03-01", town="20215"))
    assert before.index("この日より後の記録") < before.index("塩尻市特定居住促進計画")
    after = everything(run("overview", published, monkeypatch, body="platform", as_of="2026-11-23", town="20215"))
    assert "塩尻市特定居住促進計画" in after
    assert "この日より後の記録" not in after
    over = everything(run("overview", published, monkeypatch, body="platform", as_of="2026-11-23", town="41210"))
    assert "この日より前に終わった施策" in over


DAYS: tuple[dict[str, str], ...] = ({"as_of": "2021-01-25"}, {"body": "platform", "as_of": "2025-12-31"})
"""Each page on one of them: the frame that all share reads the day."""


@pytest.mark.parametrize(("page", "query"), list(zip(PAGES, cycle(DAYS), strict=False)))
def test_every_page_has_an_answer_on_a_day_without_a_list_of_its_own(
    page: str, query: dict[str, str], published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, pref="20", town="20215", **query)
    assert not app.exception
    assert query.items() <= link(app).items()
