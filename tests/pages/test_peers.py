"""The page of similar places: asks for a prefecture, then keeps the weights in the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_without_a_prefecture_the_page_says_how_to_choose(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("peers", published, monkeypatch)
    assert not app.exception
    assert "比べる都道府県を選んでください" in everything(app)


def test_weights_are_kept_in_the_link_and_all_zero_says_so(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("peers", published, monkeypatch, pref="20", town="20205")
    assert not app.exception
    assert "似た市区町村: 長野県飯田市" in everything(app)
    assert len(app.get("download_button")) == 8
    for name in ("population", "change", "area", "density", "kaso", "metro"):
        app.selectbox(key=f"peer-{name}").set_value(0).run()
    assert link(app)["weights"] == "000000"
    assert "重みがすべて0です" in everything(app)
    assert not app.exception
