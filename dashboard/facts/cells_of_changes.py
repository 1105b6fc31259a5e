"""Cells of the page of changes: what became of the members since an earlier date, which the key itself names.

"changes.20210309.joined": since the list or total of 2021-03-09, up to the day and of the place of the passport.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import text
from dashboard.change_tables import GROUPS, grouped, list_table
from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.views.change_ledger import NATION, TERMS
from dashboard.views.changes import changes_view, stands
from dashboard.views.members import CLASSES
from dashboard.views.shares import SAMPLE
from dashboard.wording import words_in
from dashboard.wording.cells import WORDS
from dashboard.wording.changes import WORDS as CHANGES

if TYPE_CHECKING:
    from dashboard.views.changes import ChangesView
    from dashboard.wording import Words

PROVEN: Final = {"municipalities": "市区町村", "prefectures": "都道府県"}
_PROOF: Final = ("opening", *TERMS, "expected", "closing", "difference")
_KEY: Final = re.compile(
    rf"changes\.(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})\.(?:"
    rf"(?P<group>{'|'.join(GROUPS)})"
    rf"|total\.(?P<total>{'|'.join(CLASSES)})"
    rf"|proof\.(?P<of>{'|'.join(PROVEN)})\.(?P<term>{'|'.join(_PROOF)}))"
)


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    since = f"{found['year']}-{found['month']}-{found['day']}"
    if found["group"]:
        name = found["group"]
        return Cell(partial(in_group, since=since, name=name), partial(_group_named, since=since, name=name))
    if found["total"]:
        name = found["total"]
        return Cell(partial(of_total, since=since, name=name), partial(_total_named, since=since, name=name))
    of, term = found["of"], found["term"]
    return Cell(partial(of_proof, since=since, of=of, term=term), partial(_proof_named, since=since, of=of, term=term))


def _view(at: At, since: str) -> ChangesView | None:
    """Both dates of the body of the passport, made-up rows with them; None where one is no date of it."""
    known = {stand.as_of: stand for stand in stands(at.dataset) if stand.body == at.selection.body}
    before, after = known.get(since), known.get(at.selection.as_of)
    return changes_view(at.dataset, before, after, with_sample=True) if before and after else None


def _unknown(at: At) -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_two_lists")


def in_group(at: At, since: str, name: str) -> Fact:
    """How many changes of a kind there are in the place."""
    view = _view(at, since)
    if view is None or not view.classes:
        return _unknown(at)
    own = [change for change in grouped(view)[name] if at.selection.prefecture in {None, change.prefecture_code}]
    status = SAMPLE if any(change.status == SAMPLE for change in own) else "登録値"
    status = SAMPLE if view.has_sample else status
    rows = partial(list_table, own, words_in(at.selection.language))
    return Fact("count", len(own), at.selection.as_of, status, _lists(at, view), rows)


def of_total(at: At, since: str, name: str) -> Fact:
    """Difference of a published total, of all Japan."""
    view = _view(at, since)
    if view is None:
        return _unknown(at)
    own = view.totals[view.totals["member_class"] == CLASSES[name]]
    value = own["difference"].dropna()
    if value.empty:
        return _unknown(at)
    row = own.to_dict("records")[0]
    source = "、".join(dict.fromkeys(str(row[f"source_title{side}"]) for side in ("_before", "_after")))
    found = int(value.iloc[0])
    return Fact("change", found, at.selection.as_of, str(row["status_after"]), source, lambda: own)


def of_proof(at: At, since: str, of: str, term: str) -> Fact:
    """A term of the proof that opening, changes and closing agree."""
    view = _view(at, since)
    code = at.selection.prefecture or NATION
    if view is None or PROVEN[of] not in view.classes:
        return _unknown(at)
    ledger = view.ledger
    own = ledger[(ledger["prefecture_code"] == code) & (ledger["member_class"] == PROVEN[of])]
    kind = "change" if term in {*TERMS, "difference"} else "count"
    status = SAMPLE if view.has_sample else "登録値"
    value = int(own[term].iloc[0])
    return Fact(kind, value, at.selection.as_of, status, _lists(at, view), lambda: own)  # type: ignore[arg-type]


def _lists(at: At, view: ChangesView) -> str:
    rows = at.dataset["memberships"]
    own = rows[(rows["body"] == view.after.body) & rows["as_of"].isin([view.before.as_of, view.after.as_of])]
    return "、".join(own["source_title"].dropna().astype("str").unique())


def _said(words: Words, key: str, since: str, **filled: str) -> str:
    return WORDS[words.language].names[key].format(since=text.day(since, words), **filled)


def _group_named(words: Words, since: str, name: str) -> str:
    return _said(words, "changes.group", since, name=CHANGES[words.language].groups[name])


def _total_named(words: Words, since: str, name: str) -> str:
    return _said(words, "changes.total", since, name=words.member_classes.get(CLASSES[name], CLASSES[name]))


def _proof_named(words: Words, since: str, of: str, term: str) -> str:
    name = words.member_classes.get(PROVEN[of], PROVEN[of])
    return _said(words, "changes.proof", since, name=name, term=CHANGES[words.language].terms[term])
