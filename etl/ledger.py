"""What became of every row of a list of members, and how the rows stand against the published totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from etl.memberships import SAMPLE, departed
from etl.validate.listing import outcome_of
from geodata.reconciling import COUNTED, PARTS
from geodata.tables import RECONCILIATION, RECONCILIATION_ROWS

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_LIST: Final = ["body", "as_of", "member_class"]
_ROW: Final = ["source_id", "file", "row"]
_INTO: Final = {name: f"{name}_into" for name in _ROW}
_MEMBER: Final = [*_LIST, "prefecture_code", "municipality_code"]


def ledger_rows(
    written: pd.DataFrame,
    members: pd.DataFrame,
    cooperating: pd.DataFrame,
    unlisted: pd.DataFrame,
    resolutions: pd.DataFrame,
) -> pd.DataFrame:
    """`reconciliation_rows`: every row of every list of members once, with what became of it.

    `written` are the rows of `as_written` with is_replaced for those that a correction took the place of, `members` the
    rows that stand after `merge_lists`, `unlisted` the rejects with their lists, as `with_lists` gives them.
    """
    rows = _with_outcomes(written, members)
    rejected = unlisted.assign(outcome=unlisted["reason_code"].map(outcome_of)).drop(columns="reason_code")
    private = cooperating.assign(member_class="協力会員", outcome=_outcome_of_status(cooperating["status"]))
    placed = resolutions[[*_ROW, "written", "rule", "rule_label"]]
    named = rows.merge(placed, on=_ROW, how="left", validate="1:1")
    columns = [column.name for column in RECONCILIATION_ROWS.columns]
    parts = [part.reindex(columns=columns).astype("object") for part in (named, private, rejected) if len(part)]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return RECONCILIATION_ROWS.conform(whole.sort_values(_ROW, kind="stable"))


def _with_outcomes(written: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Rows of `as_written` with their outcome and, where another row stands for them, which one."""
    standing = members[[*_MEMBER, *_ROW]].assign(_gone=departed(members)).rename(columns=_INTO)
    rows = written.merge(standing, on=_MEMBER, how="left", validate="m:1")
    itself = _same_row(rows)
    gone = rows["_gone"].eq(other=True)
    outcome = pd.Series("別の出典", index=rows.index)
    outcome = outcome.mask(itself, _outcome_of_status(rows["status"])).mask(itself & gone, "退会")
    in_file = rows["source_id_into"].eq(rows["source_id"]) & rows["file_into"].eq(rows["file"])
    outcome = outcome.mask(rows["is_merged"] & in_file, "まとめた").mask(rows["is_merged"] & in_file & gone, "退会")
    outcome = outcome.mask(rows["is_replaced"], "訂正")
    into = {name: rows[name].mask(itself) for name in _INTO.values()}
    return rows.assign(outcome=outcome, **into)


def _same_row(rows: pd.DataFrame) -> pd.Series:
    same = pd.concat([rows[name].eq(rows[into]).fillna(value=False) for name, into in _INTO.items()], axis=1)
    return same.all(axis=1).astype("bool")


def _outcome_of_status(status: pd.Series) -> pd.Series:
    return status.eq(SAMPLE).map({True: "サンプル", False: "登録"})


def reconcile(totals: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """`reconciliation`: published total against rows, for every total and for every list of which a row is known.

    `rows` are those of `reconciliation_rows`. Totals of sums (正会員計, 官, 総計) are held against the rows of their
    parts. Of each line, published = registered + sample + merged + rejected + unnamed, where a total is published.
    """
    known = rows[rows["body"].notna() & rows["as_of"].notna()]
    own = known[_LIST].assign(member_class=_line_class(known))
    listed = pd.concat([totals[_LIST], own]).drop_duplicates()
    order = listed["member_class"].map(list(PARTS).index)
    listed = listed.assign(_order=order).sort_values(["body", "as_of", "_order"])[_LIST]
    published = totals.set_index(_LIST)[["count", "is_lower_bound"]].to_dict("index")
    counts = known[known["outcome"].isin(COUNTED)].groupby([*_LIST, "outcome"]).size()
    out = []
    for body, as_of, member_class in listed.itertuples(index=False):
        of = {
            outcome: sum(int(counts.get((body, as_of, part, outcome), 0)) for part in PARTS[member_class])
            for outcome in COUNTED
        }
        total = published.get((body, as_of, member_class), {"count": None, "is_lower_bound": False})
        out.append(_line((body, as_of, member_class), total, of))
    return RECONCILIATION.of_rows(out)


def _line_class(rows: pd.DataFrame) -> pd.Series:
    """Class under which a list of rows stands in the ledger: what the platform calls private members is 民."""
    is_private = (rows["body"] == "platform") & (rows["member_class"] == "協力会員")
    return rows["member_class"].mask(is_private, "民")


def _line(of: tuple[str, str, str], total: Mapping[Hashable, Any], counts: Mapping[str, int]) -> dict[str, object]:
    is_lower_bound = bool(total["is_lower_bound"])
    published = None if pd.isna(total["count"]) else int(total["count"])
    rejected = counts["照合不能"] + counts["候補が複数"] + counts["その他の除外"]
    standing = counts["登録"] + counts["サンプル"]
    difference = None if published is None or is_lower_bound else standing - published
    unnamed = None if difference is None else -difference - counts["まとめた"] - rejected
    line = {
        **dict(zip(_LIST, of, strict=True)),
        "published": published,
        "is_lower_bound": is_lower_bound,
        "registered": counts["登録"],
        "sample": counts["サンプル"],
        "merged": counts["まとめた"],
        "rejected": rejected,
        "unmatched": counts["照合不能"],
        "ambiguous": counts["候補が複数"],
        "difference": difference,
        "unnamed": unnamed,
    }
    japanese, english = _explain(difference, unnamed, counts, is_lower_bound=is_lower_bound)
    return {**line, "explanation": japanese, "explanation_en": english}


_TOLD: Final = (
    ("まとめた", "まとめた行", "merged rows"),
    ("照合不能", "照合できない行", "rows that match no place"),
    ("候補が複数", "候補が複数ある行", "rows that match several places"),
    ("その他の除外", "その他の除外行", "rows rejected otherwise"),
)


def _explain(
    difference: int | None, unnamed: int | None, counts: Mapping[str, int], *, is_lower_bound: bool
) -> tuple[str, str]:
    if is_lower_bound:
        return (
            "公表数は「以上」の値です。差は計算しません。",
            "The published figure is a lower bound; no difference is taken.",
        )
    if difference is None or unnamed is None:
        return "この時点の公表数は見つかっていません。", "No published total was found for this date."
    told = [(f"{label}{counts[of]:,}", f"{counts[of]:,} {english}") for of, label, english in _TOLD if counts[of]]
    if difference == 0 and not told:
        sample = counts["サンプル"]
        note, note_en = (f"（うちサンプル{sample:,}行）", f", with {sample:,} sample rows") if sample else ("", "")
        return f"一致します{note}。", f"They agree{note_en}."
    if not told and unnamed > 0:
        return f"名簿が未入手のため、{unnamed:,}は名称が分かりません。", f"No list to hand: {unnamed:,} are not named."
    if unnamed > 0:
        told.append((f"名簿に名のない{unnamed:,}", f"{unnamed:,} without a name"))
    if unnamed < 0:
        told.append((f"公表数を超える行{-unnamed:,}", f"{-unnamed:,} rows beyond the published total"))
    japanese, english = ("、".join(parts) for parts in zip(*told, strict=True))
    return f"差{difference:+,}の内訳: {japanese}。", f"Difference {difference:+,}: {english.replace('、', '; ')}."
