"""Datasets of nothing but membership lists, for tests of what is told of them."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from geodata.dataset import Dataset
from geodata.tables import MEMBERSHIP_TOTALS, MEMBERSHIPS, PREFECTURES, RESOLUTIONS
from tests.etl.drafts import EMPTY
from tests.etl.lists_of_members import NO_REJECTS, code_changes, history

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFECTURES = {"04": "宮城県", "09": "栃木県", "20": "長野県", "28": "兵庫県", "40": "福岡県"}
_KEY = ["source_id", "body", "as_of", "prefecture_code", "municipality_code"]


def dataset_of(
    *lists: pd.DataFrame,
    partial: Iterable[str] = (),
    totals: Iterable[tuple[str, str, str, int]] = (),
    rejects: pd.DataFrame = NO_REJECTS,
) -> Dataset:
    """The tables that the lists give, everything else empty; totals are body, date, class and count.

    As in a build, rows of municipalities that are one today are one row, and `resolutions` know the others. Each date has its file.
    """
    prefectures = [
        {"prefecture_code": code, "name": name, "name_en": name, "region": "-", "municipality_count": 1, "area_km2": 1}
        for code, name in _PREFECTURES.items()
    ]
    papers = {"is_lower_bound": False, "status": "公表値", "source_id": "totals"}
    published = [dict(zip(("body", "as_of", "member_class", "count"), of, strict=True)) | papers for of in totals]
    tables = EMPTY | {
        "code_changes": code_changes(),
        "prefectures": pd.DataFrame(prefectures, columns=[column.name for column in PREFECTURES.columns]),
        "membership_totals": MEMBERSHIP_TOTALS.of_rows(published),
    }
    if lists:
        lists = tuple(rows.assign(file=rows["as_of"] + ".csv") for rows in lists)
        rows = pd.concat(lists, ignore_index=True)
        kept = rows[~rows.duplicated(_KEY)]
        into = rows.merge(kept[[*_KEY, "row"]], on=_KEY, suffixes=("", "_kept"), how="left")
        resolutions = into.assign(
            written=into["name"], rule="", rule_label="", merged_into_row=into["row_kept"].where(into.duplicated(_KEY))
        ).drop_duplicates(["source_id", "file", "row"])
        tables |= {"memberships": MEMBERSHIPS.conform(kept), "resolutions": RESOLUTIONS.conform(resolutions)}
        tables |= history(*lists, partial=partial, rejects=rejects)
    return Dataset("0" * 12, Path(), MappingProxyType({}), MappingProxyType(tables))
