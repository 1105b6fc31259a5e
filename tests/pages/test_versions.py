"""A link with a version gives the same numbers later; every page names its version, and the way back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from etl.publish import publish
from tests.conftest import BUILT_AT
from tests.dashboard.asgi import ask
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from etl.publish import Draft

LEFT = "01100"


@dataclass(frozen=True)
class Two:
    """A folder with two versions, the earlier with 625 members, the current one with 624; both are published once."""

    folder: Path
    earlier: str
    current: str


def without_sapporo(draft: Draft) -> Draft:
    """The same dataset, as if 札幌市 had not been on the council's list of 2023."""
    members, coverage = draft.tables["memberships"], draft.tables["coverage"]
    was_listed = members["municipality_code"].eq(LEFT) & members["as_of"].eq("2023-10-01")
    changed = coverage.copy()
    at = coverage["municipality_code"].eq(LEFT) & coverage["as_of"].eq("2023-10-01")
    changed.loc[at, ["count", "status", "reason"]] = [None, None, "not_member"]
    assert (was_listed.sum(), at.sum()) == (1, 1)
    return replace(draft, tables={**draft.tables, "memberships": members[~was_listed], "coverage": changed})


@pytest.fixture(scope="module")
def two(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Two:
    folder = tmp_path_factory.mktemp("versions")
    earlier = publish(draft, folder, BUILT_AT)
    return Two(folder, earlier, publish(without_sapporo(draft), folder, BUILT_AT))


def test_a_link_with_an_earlier_version_shows_its_numbers_says_so_and_leads_back(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", two.folder, monkeypatch, v=two.earlier, order="value")
    said = everything(app)
    assert "1,741市区町村のうち625" in said
    notice = f"今の版（{two.current}、2026年11月24日作成）ではなく、2026年11月24日作成の版（{two.earlier}）を表示しています。"
    assert notice in said
    assert f"データの版 {two.earlier}（2026年11月24日作成）" in said
    assert link(app) == {"order": "value", "v": two.earlier}
    app.switch_page("../pages/members.py").run()
    assert notice in everything(app)
    assert link(app)["v"] == two.earlier
    app.switch_page("../pages/overview.py").run()
    app.button(key="current-version").click().run()
    assert not app.exception
    said = everything(app)
    assert "ではなく" not in said
    assert f"データの版 {two.current}" in said
    assert "1,741市区町村のうち624" in said
    assert link(app) == {"order": "value"}


def test_a_link_that_was_pinned_stays_when_a_new_version_is_published(
    two: Two, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "published"
    shutil.copytree(two.folder, folder)
    app = run("overview", folder, monkeypatch)
    app.button(key="pin-version").click().run()
    assert link(app) == {"v": two.current}
    assert "リンクはこの版に固定されています" in everything(app)
    assert publish(draft, folder, BUILT_AT) == two.earlier  # current again
    app.run()
    assert "1,741市区町村のうち624" in everything(app)
    assert f"作成の版（{two.current}）を表示しています" in everything(app)
    app.button(key="pin-version").click().run()
    assert link(app) == {}
    assert "1,741市区町村のうち625" in everything(app)


def test_a_version_that_is_gone_is_one_sentence_and_the_current_data(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", two.folder, monkeypatch, v="0" * 12)
    assert not app.exception
    assert [one.value.count(two.current) for one in app.warning] == [1]
    assert "1,741市区町村のうち624" in everything(app)
    assert link(app) == {}


def test_a_version_that_goes_while_it_is_shown_leaves_the_current_one(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "published"
    shutil.copytree(two.folder, folder)
    app = run("sources", folder, monkeypatch, v=two.earlier)
    shutil.rmtree(folder / two.earlier)
    app.run()
    assert not app.exception
    assert two.current in app.warning[0].value


def test_the_data_page_lists_the_versions_with_links(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    said = everything(run("sources", two.folder, monkeypatch, pref="20"))
    assert f'href="?pref=20&amp;v={two.earlier}"' in said
    assert "2026年11月24日" in said


def test_the_open_data_of_a_version_is_that_version(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.open_data.requests.PUBLISHED", two.folder)
    asked = "/data/v1/memberships.json?as_of=2023-10-01&member_class=市区町村"
    now, then = ask(asked).json, ask(f"{asked}&v={two.earlier}").json
    assert (now["numberMatched"], now["version"]) == (624, two.current)
    assert (then["numberMatched"], then["version"]) == (625, two.earlier)
    assert ask(f"/data/v1/?v={two.earlier}").json["dcat:dataset"][0]["@id"].endswith(f"?v={two.earlier}")
