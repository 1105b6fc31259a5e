"""Which rows make up each membership list, who is missing from it, and how it stands against the published totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geodata.gaps import membership_gap
from geodata.tables import COVERAGE, RECONCILIATION

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping

SAMPLE: Final = "サンプル"
CLASSES: Final = ("都道府県", "市区町村")
_LIST: Final = ["body", "as_of", "member_class"]
_MEMBER: Final = [*_LIST, "prefecture_code", "municipality_code"]
_SUMS: Final = {
    "都道府県": {"都道府県"},
    "市区町村": {"市区町村"},
    "正会員計": {"都道府県", "市区町村"},
    "協力会員": {"協力会員"},
    "官": {"都道府県", "市区町村"},
    "民": {"協力会員"},
    "総計": {"都道府県", "市区町村", "協力会員"},
}


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
    first = kept.drop_duplicates(_MEMBER).drop(columns=["office", "joined_on", "left_on", "_rank", "_official"])
    return first.merge(known, on=_MEMBER, how="left", validate="1:1").sort_values(_MEMBER).reset_index(drop=True)


def reconcile(
    totals: pd.DataFrame, members: pd.DataFrame, cooperating: pd.DataFrame, rejects: pd.DataFrame
) -> pd.DataFrame:
    """`reconciliation`: published total against registered rows for every body, date and class.

    A row that states a departure on or before the date of its list is no member of it.

    Totals of sums (正会員計, 総計) are reconciled with the sum of their parts. `rejects` are those of membership
    sources, with `body` and `as_of`; they count towards 市区町村, where lists have nearly all their rows.
    """
    members = members[~departed(members)]
    rows = pd.concat(
        [members[[*_LIST, "status"]], cooperating[["body", "as_of", "status"]].assign(member_class="協力会員")],
        ignore_index=True,
    )
    listed = pd.concat([totals[_LIST], members[_LIST]]).drop_duplicates()
    order = listed["member_class"].map(list(_SUMS).index)
    listed = listed.assign(_order=order).sort_values(["body", "as_of", "_order"])[_LIST]
    published = totals.set_index(_LIST)[["count", "is_lower_bound"]].to_dict("index")
    out = []
    for body, as_of, member_class in listed.itertuples(index=False):
        parts = _SUMS[member_class]
        own = rows[(rows["body"] == body) & (rows["as_of"] == as_of) & rows["member_class"].isin(parts)]
        sample = int((own["status"] == SAMPLE).sum())
        rejected = ((rejects["body"] == body) & (rejects["as_of"] == as_of)).sum() if "市区町村" in parts else 0
        total = published.get((body, as_of, member_class), {"count": None, "is_lower_bound": False})
        out.append(_ledger_line((body, as_of, member_class), total, len(own) - sample, sample, int(rejected)))
    return RECONCILIATION.of_rows(out)


def departed(members: pd.DataFrame) -> pd.Series:
    """Which rows of `memberships` state a departure on or before the date of their list."""
    return (members["left_on"] <= pd.to_datetime(members["as_of"])).astype("bool")


def _ledger_line(
    of: tuple[str, str, str], total: Mapping[Hashable, Any], registered: int, sample: int, rejected: int
) -> dict[str, object]:
    published, is_lower_bound = total["count"], bool(total["is_lower_bound"])
    has_total = published is not None and not is_lower_bound
    difference = registered + sample - int(str(published)) if has_total else None
    japanese, english = _explain(published, difference, sample, rejected, is_lower_bound=is_lower_bound)
    return {
        **dict(zip(_LIST, of, strict=True)),
        "published": published,
        "is_lower_bound": is_lower_bound,
        "registered": registered,
        "sample": sample,
        "rejected": rejected,
        "difference": difference,
        "explanation": japanese,
        "explanation_en": english,
    }


def _explain(
    published: object, difference: int | None, sample: int, rejected: int, *, is_lower_bound: bool
) -> tuple[str, str]:
    if is_lower_bound:
        return (
            "公表数は「以上」の値です。差は計算しません。",
            "The published figure is a lower bound; no difference is taken.",
        )
    if published is None or difference is None:
        return "この時点の公表数は見つかっていません。", "No published total was found for this date."
    if difference == 0:
        note, note_en = (f"（うちサンプル{sample:,}行）", f", with {sample:,} sample rows") if sample else ("", "")
        return f"一致します{note}。", f"They agree{note_en}."
    if difference > 0:
        return f"登録が公表数より{difference:,}多くあります。", f"{difference:,} more rows than published."
    if rejected:
        return (
            f"{-difference:,}不足しています（除外した行が{rejected:,}あります）。",
            f"{-difference:,} short; {rejected:,} rows were rejected.",
        )
    return (
        f"名簿が未入手のため、{-difference:,}は名称が分かりません。",
        f"No list to hand: {-difference:,} are not named.",
    )


def complete_lists(
    reconciliation: pd.DataFrame, members: pd.DataFrame, complete_sources: Collection[str]
) -> set[tuple[str, str]]:
    """Body and date of lists that name every municipality: an official list, or as many rows as were published."""
    classes = complete_classes(reconciliation, members, complete_sources)
    return {(body, as_of) for body, as_of, member_class in classes if member_class == "市区町村"}


def complete_classes(
    reconciliation: pd.DataFrame, members: pd.DataFrame, complete_sources: Collection[str]
) -> set[tuple[str, str, str]]:
    """Body, date and class of what is complete: every class of an official list, or as many rows as were published."""
    enough = (reconciliation["difference"] + reconciliation["rejected"] >= 0).fillna(value=False)
    reached = reconciliation[reconciliation["published"].notna() & enough]
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
