"""The page on who bears the cost of public services, as Streamlit runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from geodata.dataset import Dataset


def test_both_sides_of_each_instrument_stand_side_by_side_and_an_empty_one_says_so(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = everything(run("burden", published, monkeypatch, as_of="2026-11-23"))
    counts = {name: int(n) for name, n in re.findall(r'data-cell="([^"]+)" data-cases="(\d+)"', said)}
    own = dataset["burden_instruments"]
    assert len(counts) == 8
    assert sum(counts.values()) == len(own)
    assert said.count("事例の登録なし") == sum(not n for n in counts.values())
    assert "熱海市別荘等所有税" in said
    assert "対応付け（推定）" in said
    assert "負担なき利用" in said


def test_in_english_and_in_a_prefecture_without_cases_the_nationwide_ones_remain(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("burden", published, monkeypatch, lang="en", pref="13")
    said = everything(app)
    assert not app.exception
    assert "No case on record" in said
    assert "Nationwide, or not tied to a place" in said
    assert 'data-case="mu22205-01"' not in said
    table = app.session_state["page_record"].shown["save-burden"].table
    assert set(table["Linked by"].dropna()) == {"Estimate"}
