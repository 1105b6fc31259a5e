"""Which rows make up each membership list, and who is missing from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.gaps import membership_gap
from geodata.tables import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Collection

SAMPLE: Final = "サンプル"
CLASSES: Final = ("都道府県", "市区町村")
_LIST: Final = ["body", "as_of", "member_class"]
_MEMBER: Final = [*_LIST, "prefecture_code", "municipality_code"]


def merge_lists(rows: pd.DataFrame, complete_sources: Collection[str]) -> pd.DataFrame:
    """One row a member of each list, from the rows of every membership source.

    The same member may stand in an official list, in the register of known members and in the sample: the most
    official row stays and takes the office and dates the others know. Where an official list (one of
    `complete_sources`) covers a body, date and class, no sample row of it stays. The order of the rows is of no matter.
    """
    rank = rows["source_id"].isin(complete_sources).map({True: 0, False: 1}) + 2 * (rows["status"] == SAMPLE)
    ordered = rows.assign(_rank=rank).sort_values([*_MEMBER, "_rank", "source_id", "file", "row"], kind="stable")
    official = ordered.loc[ordered["_rank"] == 0, _LIST].drop_duplicates().assign(_official=True)
    marked = ordered.merge(official, on=_LIST, how="left", validate="m:1")
    kept = marked[~((marked["status"] == SAMPLE) & marked["_official"].notna())]
    known = kept.groupby(_MEMBER, dropna=False, sort=False)[["office", "joined_on", "left_on"]].first().reset_index()
    # Where no row has a code, grouping forgets that codes are text.
    known = known.astype({"municipality_code": kept["municipality_code"].dtype})
    first = kept.drop_duplicates(_MEMBER).drop(columns=["office", "joined_on", "left_on", "_rank", "_official"])
    return first.merge(known, on=_MEMBER, how="left", validate="1:1").sort_values(_MEMBER).reset_index(drop=True)


def departed(members: pd.DataFrame) -> pd.Series:
    """Which rows of `memberships` state a departure on or before the date of their list."""
    return (members["left_on"] <= pd.to_datetime(members["as_of"])).astype("bool")


def complete_lists(
    reconciliation: pd.DataFrame, members: pd.DataFrame, complete_sources: Collection[str]
) -> set[tuple[str, str]]:
    """Body and date of lists that name every municipality: an official list, or as many rows as were published."""
    classes = complete_classes(reconciliation, members, complete_sources)
    return {(body, as_of) for body, as_of, member_class in classes if member_class == "市区町村"}


def complete_classes(
    reconciliation: pd.DataFrame, members: pd.DataFrame, complete_sources: Collection[str]
) -> set[tuple[str, str, str]]:
    """Body, date and class of what is complete: every class of an official list, or as many rows as were published.

    A row that was merged or rejected stands for a member, too; one that repeats another does not.
    """
    reached = reconciliation[(reconciliation["unnamed"] <= 0).fillna(value=False)]
    reached = reached[reached["member_class"].isin(CLASSES)]
    official = members.loc[members["source_id"].isin(complete_sources), ["body", "as_of"]].drop_duplicates()
    every_class = official.merge(pd.DataFrame({"member_class": CLASSES}), how="cross")
    return set(pd.concat([reached[_LIST], every_class[_LIST]]).itertuples(index=False, name=None))


def membership_coverage(
    codes: pd.Series, members: pd.DataFrame, complete: Collection[tuple[str, str]], unmatched: pd.DataFrame
) -> pd.DataFrame:
    """`coverage` of each membership list: every municipality once, as a member or with its gap reason.

    A row that states a departure on or before the date of its list says that the municipality is not a member.

    `unmatched` has body, as_of and municipality_code of places that a rejected row may mean.
    """
    gone = departed(members)
    towns, left = (members[members["municipality_code"].notna() & own] for own in (~gone, gone))
    frames = []
    for body, as_of in members[["body", "as_of"]].drop_duplicates().itertuples(index=False):
        own, doubtful, past = (
            rows[(rows["body"] == body) & (rows["as_of"] == as_of)].set_index("municipality_code")
            for rows in (towns, unmatched, left)
        )
        status = codes.map(own["status"])
        reasons = {
            code: membership_gap(
                list_is_complete=(body, as_of) in complete or code in past.index,
                is_candidate_of_reject=code in doubtful.index and code not in past.index,
            ).value
            for code in codes[status.isna()]
        }
        frames.append(
            pd.DataFrame(
                {
                    "municipality_code": codes,
                    "layer": "membership",
                    "body": body,
                    "as_of": as_of,
                    "count": status.notna().map({True: 1, False: None}),
                    "status": status,
                    "reason": codes.map(reasons),
                }
            )
        )
    return COVERAGE.conform(pd.concat(frames, ignore_index=True)) if frames else COVERAGE.conform(_no_coverage())


def _no_coverage() -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series(dtype="object") for column in COVERAGE.columns})
