"""Membership rows with what the list itself wrote, where they were understood as the municipality of today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geodata.codes import parse_code
from geodata.errors import GeodataError
from geodata.matching.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_ROW: Final = ["source_id", "file", "row"]
_OWN: Final = ("joined_on", "left_on", "office", "note")
_CODE: Final = re.compile(r"[0-9]{4,6}(\.0)?")


def as_written(rows: pd.DataFrame, resolutions: pd.DataFrame) -> pd.DataFrame:
    """Same `memberships` rows with `written_code`, and below them those that were merged into another row.

    A list may name a municipality and another that has since gone into it: of today they are one row, on the list they
    were two members. `resolutions` has source_id, file, row, written and merged_into_row (empty but for such a row).
    `is_merged` marks the rows that were added; they have no dates.
    """
    if resolutions.empty:
        return rows.assign(written_code="", is_merged=False)
    written = resolutions.set_index(_ROW)["written"].to_dict()
    codes = [_code(written.get(key, "")) for key in rows[_ROW].itertuples(index=False, name=None)]
    target = dict(zip(rows[_ROW].itertuples(index=False, name=None), rows.to_dict("records"), strict=True))
    merged = []
    for row in resolutions[resolutions["merged_into_row"].notna()].to_dict("records"):
        into = target.get((row["source_id"], row["file"], row["merged_into_row"]))
        if into is not None:
            merged.append(_row(row, into))
    whole = rows.assign(written_code=codes, is_merged=False)
    if not merged:
        return whole
    added = pd.DataFrame(merged, columns=whole.columns).astype(whole.dtypes.to_dict())
    return pd.concat([whole, added], ignore_index=True)


def _row(resolution: Mapping[Hashable, Any], into: Mapping[Hashable, Any]) -> dict[Hashable, Any]:
    """The merged row: list, class and papers of the one it went into, its own name, code and number."""
    text = str(resolution["written"])
    name = "".join(word for word in text.split() if not normalise(word).replace(".", "").isdigit())
    row = dict(into) | dict.fromkeys(_OWN)
    row |= {"name": name or into["name"], "row": resolution["row"], "written_code": _code(text), "is_merged": True}
    return row


def _code(written: str) -> str:
    """Five-digit code among the words, "" where there is none that can be read."""
    for word in map(normalise, written.split()):
        if _CODE.fullmatch(word):
            try:
                return parse_code(word).value
            except GeodataError:
                continue
    return ""
