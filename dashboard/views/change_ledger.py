"""The proof of a difference: members on the earlier list, and every change, make those on the later one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.change_traces import lasting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.views.change_lists import NetChange

CLASSES: Final = ("市区町村", "都道府県")
TERMS: Final = ("joined", "left", "merged_away", "merged_into", "reclassified")
NATION: Final = "00"
_WARDS: Final = "区の再編"
_ROW: Final = ["source_id", "file", "row"]

Counts = Counter[tuple[str, str]]
"""Members by prefecture code and class."""


def ledger_of_change(
    opening: Counts, changes: Iterable[NetChange], closing: Counts, prefectures: Sequence[str], classes: Collection[str]
) -> pd.DataFrame:
    """One row a prefecture and class, and one for the nation (`00`), which is their sum.

    prefecture_code, member_class, opening, the signed TERMS, expected, closing, difference (closing − expected: zero
    where it is proven). Opening and closing are counted from the lists, the terms from the changes.
    """
    terms: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for change in changes:
        for member_class, effect in change.effect.items():
            terms[(change.prefecture_code, member_class, change.kind)] += effect
    rows = []
    for member_class in (of for of in CLASSES if of in classes):
        own = [
            [opening[(code, member_class)], *(terms[(code, member_class, term)] for term in TERMS)]
            for code in prefectures
        ]
        ends = [closing[(code, member_class)] for code in prefectures]
        own = [[sum(column) for column in zip(*own, strict=True)], *own]
        rows += [
            [code, member_class, *numbers, sum(numbers), end, end - sum(numbers)]
            for code, numbers, end in zip((NATION, *prefectures), own, (sum(ends), *ends), strict=True)
        ]
    columns = ["prefecture_code", "member_class", "opening", *TERMS, "expected", "closing", "difference"]
    return pd.DataFrame(rows, columns=columns)


def members_counted(
    rows: pd.DataFrame, resolutions: pd.DataFrame, code_changes: pd.DataFrame, following: Mapping[str, str]
) -> Counts:
    """Members on one list, by prefecture and class, counted from its own `rows` of `memberships`.

    A row that states a departure on or before the date of the list is no member. A list that names a municipality and
    another that is in it today has one row and two members: `resolutions` know the row that went into the other.
    """
    present = rows[~(rows["left_on"] <= pd.to_datetime(rows["as_of"]))]
    counts: Counts = Counter(zip(present["prefecture_code"], present["member_class"], strict=True))
    written = resolutions.set_index(_ROW)["written"].to_dict()
    merged = resolutions[resolutions["merged_into_row"].notna()].groupby(["source_id", "file", "merged_into_row"])
    texts = {key: own["written"].tolist() for key, own in merged}
    for row in present.to_dict("records") if texts else []:
        key = tuple(row[name] for name in _ROW)
        if key in texts:
            own = [f"{written.get(key, '')} {row['name']}", *texts[key]]
            members = {lasting(_meant(text, row["municipality_code"], code_changes), following) for text in own}
            counts[(row["prefecture_code"], row["member_class"])] += len(members) - 1
    return counts


def _meant(text: str, code: str, code_changes: pd.DataFrame) -> str:
    """Code of the municipality that a row of today's `code` names: itself, or one that has become part of it."""
    words = text.split()
    own = code_changes[(code_changes["current_code"] == code) & (code_changes["kind"] != _WARDS)]
    former = list(own[["old_code", "old_name", "current_name"]].itertuples(index=False, name=None))[::-1]
    for old_code, _, _ in former:
        if old_code != code and any(word.startswith(old_code) for word in words):
            return str(old_code)
    if any(word.endswith(current) for _, _, current in former[:1] for word in words):
        return code
    return next((str(old) for old, name, _ in former if any(word.endswith(name) for word in words)), code)
