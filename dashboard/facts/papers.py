"""As of when, with which status and by whose word the fields of conditions are told."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.conditions.fields import register_of
from dashboard.facts import population
from dashboard.facts.membership import all_towns, listed_at, papers_of_list
from dashboard.facts.registers import register_fact
from dashboard.views.papers import source_titles
from dashboard.views.shares import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.facts.fact import At

_WEAKEST: Final = (SAMPLE, "推計", "登録値")


def papers_of(at: At, fields: Collection[str]) -> tuple[str, str, str]:
    """As-of, status and source of what fields are told by: the latest day, the weakest status, each title once."""
    asked = [_papers(at.of_nation, field) for field in fields] or [_papers(at.of_nation, "area")]
    days, statuses, titles = zip(*asked, strict=True)
    weakest = next((status for status in _WEAKEST if status in statuses), statuses[0])
    return max(days), weakest, "、".join(dict.fromkeys(filter(None, titles)))


@lru_cache(maxsize=256)
def _papers(at: At, field: str) -> tuple[str, str, str]:
    register = register_of(field)
    if field == "member":
        return listed_at(at) or at.selection.as_of, *papers_of_list(at)
    if register is not None:
        own = register_fact(at, register, None, at.dataset[register])
        return own.as_of, own.status, own.source
    if field == "change":
        own = population.change(at)
        return own.as_of, own.status, own.source
    if field in {"population", "density"}:
        rows = at.dataset["statistics"]
        last = rows[rows["as_of"] == rows["as_of"].max()].iloc[0] if len(rows) else None
        if last is not None:
            titles = source_titles(at.dataset)
            return str(last["as_of"]), str(last["status"]), titles.get(last["source_id"], "")
    return _papers_of_kind(at, {"kaso": "kaso", "metro": "metro"}.get(field, ""))


def _papers_of_kind(at: At, kind: str) -> tuple[str, str, str]:
    """Of a source of a kind; of the boundaries where there is none."""
    own = next((source for source in at.dataset.manifest["sources"] if source["kind"] == kind), None)
    if own is None:
        towns = all_towns(at)
        return towns.as_of, towns.status, towns.source
    return own["as_of"], own["status"], own["title"]
