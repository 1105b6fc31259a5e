"""The measures of a trial as texts: today, trial, difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.wording.whatif import WORDS

if TYPE_CHECKING:
    from dashboard.views.shares import Share
    from dashboard.views.whatif import State, WhatIf
    from dashboard.wording import Words

SHARES: Final = ("towns", "population", "area", "kaso")
MEASURES: Final = (*SHARES, "blocks", "largest", "completed")


def written(state: State, key: str, words: Words) -> str:
    """A measure: "625 / 1,741（35.9％）", or its number alone where it is of no whole."""
    if key not in SHARES:
        return f"{_number(state, key):,}"
    share = state.coverages[key]
    percent = text.percent(share.percent, words)
    of = f"{share.count:,} / {share.total:,}"
    return f"{of}（{percent}）" if words.language == "ja" else f"{of} ({percent})"


def change_of(view: WhatIf, key: str, words: Words) -> str:
    """What the trial adds to a measure, with the points of a percentage where it has one; "±0" for nothing."""
    change = _signed(_number(view.trial, key) - _number(view.today, key))
    if key not in SHARES:
        return change
    before, after = view.today.coverages[key].percent, view.trial.coverages[key].percent
    if before is None or after is None:
        return change
    points = WORDS[words.language].points.format(n=_signed(after - before, decimals=1))
    return f"{change}（{points}）" if words.language == "ja" else f"{change} ({points})"


def _number(state: State, key: str) -> int:
    if key in SHARES:
        share: Share = state.coverages[key]
        return share.count
    return {"blocks": state.block_count, "largest": state.largest_block, "completed": len(state.completed)}[key]


def _signed(number: float, decimals: int = 0) -> str:
    """With its sign: "+124", "−3"; "±0" for nothing."""
    return f"{'+' if number > 0 else '−'}{abs(number):,.{decimals}f}" if number else "±0"
