"""Cells of the ledger: each published total against its rows, of the list of the day exactly; and how many agree."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.views.ledger import ledger_view, line_rows
from dashboard.views.members import CLASSES
from dashboard.views.shares import SAMPLE
from dashboard.wording.cells import WORDS
from dashboard.wording.ledger import WORDS as LEDGER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.ledger import Line
    from dashboard.wording import Words

OUTCOMES: Final = {
    "registered": "登録",
    "sample": "サンプル",
    "merged": "まとめた",
    "unmatched": "照合不能",
    "ambiguous": "候補が複数",
    "rejected": "その他の除外",
}
_view = lru_cache(maxsize=8)(ledger_view)
COLUMNS: Final = ("published", *OUTCOMES, "difference", "unnamed")
TALLIES: Final = ("published", "agree", "off", "bound", "unpublished")


def line_of(at: At, name: str) -> Line | None:
    """The line of a class of the body whose list or total is of the day itself."""
    lines = _view(at.dataset, at.selection.body).lines
    key = (at.selection.body, at.selection.as_of, CLASSES[name])
    return next((line for line in lines if (line.body, line.as_of, line.member_class) == key), None)


def of_line(at: At, name: str, column: str) -> Fact:
    """A number of a line, with the rows that it counts; of the published total and differences all rows of the line."""
    line = line_of(at, name)
    if line is None:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_line")
    value = line.counts[OUTCOMES[column]] if column in OUTCOMES else getattr(line, column)

    def rows() -> pd.DataFrame:
        own = line_rows(at.dataset, line)
        if column not in OUTCOMES or column == "rejected":
            return own
        return own[own["outcome"] == OUTCOMES[column]]

    is_sample = bool(line.counts["サンプル"]) and column in {"sample", "difference", "unnamed"}
    status = SAMPLE if is_sample else (line.status or "登録値") if column == "published" else "登録値"
    return Fact(
        "change" if column == "difference" else "count",
        value,
        line.as_of,
        status,
        line.source_title,
        rows,
        "" if value is not None else "no_total_of_line",
        is_lower_bound=column == "published" and line.is_lower_bound,
    )


def tally(at: At, part: str) -> Fact:
    """How many lines of the whole ledger have a published total, agree, differ, have a lower bound or no total."""
    view = _view(at.dataset, at.selection.body)
    rows = pd.DataFrame(
        [
            {"body": line.body, "as_of": line.as_of, "member_class": line.member_class, "count": line.published}
            for line in view.lines
        ]
    )
    status = SAMPLE if view.has_sample else "登録値"
    days = max((line.as_of for line in view.lines), default=at.selection.as_of)
    counts = view.tally()
    counts["published"] = counts["agree"] + counts["off"]
    return Fact("count", counts[part], days, status, "", lambda: rows)


def _named(words: Words, name: str, column: str) -> str:
    own, ledger = WORDS[words.language], LEDGER[words.language]
    said = ledger.terms["unnamed"] if column == "unnamed" else ledger.columns[OUTCOMES.get(column, column)]
    member_class = words.member_classes.get(CLASSES[name], CLASSES[name])
    return own.names["ledger"].format(name=member_class, column=said)


def _tally_named(words: Words, part: str) -> str:
    return WORDS[words.language].names[f"ledger.{part}"]


CELLS: Final[Mapping[str, Cell]] = {
    **{
        f"ledger.{name}.{column}": Cell(
            partial(of_line, name=name, column=column), partial(_named, name=name, column=column)
        )
        for name in CLASSES
        for column in COLUMNS
    },
    **{f"ledger.{part}": Cell(partial(tally, part=part), partial(_tally_named, part=part)) for part in TALLIES},
}
