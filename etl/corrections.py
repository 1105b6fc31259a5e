"""A membership list that puts an earlier one right: it takes its place, and what it changed is kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.changes import corrections
from etl.lists import as_listed, member_lists
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from etl.lists import MemberList
    from etl.succession import Succession
    from geodata.sources import Source

_LIST = ["source_id", "body", "as_of"]


def apply_corrections(
    rows: pd.DataFrame, sources: Mapping[str, Source], succession: Succession, rejects: pd.DataFrame
) -> tuple[pd.DataFrame, list[dict[str, object]]]:
    """Rows of `memberships` without those that a later source corrects, and the differences as rows of `changes`.

    A correction that is a complete list takes the place of the whole list it corrects (and of those that one
    corrects); one that is not takes the place of the members it names. The corrected list is the one of the same body
    and date, or the only one of the body. `rejects` has source_id, body and as_of beside the columns of `rejects`.
    Raises SourceError where there is no list to correct.
    """
    if not any(source.corrects for source in sources.values()):
        return rows, []
    differences: list[dict[str, object]] = []
    replaced: set[int] = set()
    by_source, listed = _lists_by_source(rows, succession, rejects), as_listed(rows, succession)
    for source in sources.values():
        if source.corrects and source.id in by_source:
            _hold_target(source, sources)
            pairs = _pairs(source, by_source)
            for earlier, later in pairs:
                differences += corrections(earlier, later, only_listed=not source.complete_list)
                old = listed[(listed["body"] == earlier.body) & (listed["as_of"] == earlier.as_of)]
                old = old[old["source_id"].isin(_corrected(source, sources))]
                if not source.complete_list:
                    named = {*later.members, *later.departed}
                    places = zip(old["prefecture_code"], old["municipality_code"].fillna(""), strict=True)
                    old = old[[place in named for place in places]]
                replaced |= set(old.index)
    return rows.drop(index=sorted(replaced)), differences


def _lists_by_source(rows: pd.DataFrame, succession: Succession, rejects: pd.DataFrame) -> dict[str, list[MemberList]]:
    return {
        str(source_id): member_lists(own, succession, (), (), rejects[rejects["source_id"] == source_id])
        for source_id, own in rows.groupby("source_id")
    }


def _corrected(source: Source, sources: Mapping[str, Source]) -> list[str]:
    """Ids of the source this one corrects; for a complete list, of those that one corrects too."""
    found: list[str] = []
    target = source.corrects
    while target and target not in found:
        found.append(target)
        target = sources[target].corrects if source.complete_list else ""
    return found


def _hold_target(source: Source, sources: Mapping[str, Source]) -> None:
    target = sources.get(source.corrects)
    if target is None or target.kind != "membership":
        raise SourceError(
            f"出典 {source.id} の corrects = {source.corrects!r} という会員名簿の出典がありません。"
            "source.toml の corrects を、訂正する名簿のフォルダー名に直してください。"
        )
    seen = [source.id]
    while target is not None and target.corrects:
        if target.id in seen or target.corrects == source.id:
            raise SourceError(
                f"出典 {source.id} と {target.id} の corrects が互いを指しています。source.toml を直してください。"
            )
        seen.append(target.id)
        target = sources.get(target.corrects)


def _pairs(source: Source, by_source: Mapping[str, list[MemberList]]) -> list[tuple[MemberList, MemberList]]:
    """Each list of the source with the list it corrects."""
    pairs = []
    earlier = by_source.get(source.corrects, [])
    for later in by_source[source.id]:
        same_body = [each for each in earlier if each.body == later.body]
        same_date = [each for each in same_body if each.as_of == later.as_of]
        own = [each for each in by_source[source.id] if each.body == later.body]
        if same_date:
            pairs.append((same_date[0], later))
        elif source.complete_list and len(same_body) == len(own) == 1:
            pairs.append((same_body[0], later))
    if earlier and not pairs:
        raise SourceError(
            f"出典 {source.id} が訂正する名簿が {source.corrects} にありません（組織と時点が合いません）。"
            "source.toml の as_of と body を確かめてください。"
        )
    return pairs
