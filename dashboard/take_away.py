"""One quiet control by a table: the ways to take it away, each made when it is asked for."""

from __future__ import annotations

from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from dashboard import session
from dashboard.components import saved_as
from dashboard.export.csv_files import csv_bytes
from dashboard.export.papers_of import papers_of
from dashboard.export.workbook import workbook_bytes
from dashboard.page_record import note_table
from dashboard.wording.take_away import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from dashboard.export.papers import Papers
    from geodata.dataset import Dataset

_MIMES: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}


def show_take_away(
    table: pd.DataFrame,
    content: str,
    area: str,
    as_of: str,
    *,
    has_sample: bool,
    key: str,
    lines: Sequence[str] = (),
    saved: Callable[[], pd.DataFrame] | None = None,
    is_lazy: bool = False,
) -> None:
    """A table as CSV and as a workbook, and where its rows are places as GeoJSON and GeoPackage.

    `lines` say what was chosen and what else is to be known; the names of the files have content, area and day.
    `saved` makes the table of the files where that has more than the page shows; its rows are the same.
    Nothing is made before it is asked for; where `is_lazy`, on pages that are sent anew with each choice, the formats
    are not even offered before the control is open.
    """
    note_table(key, table, content, area, as_of, lines=lines, has_sample=has_sample)
    if is_lazy:
        with st.popover(
            WORDS[session.words().language].take_away, type="tertiary", key=f"{key}-take", on_change="rerun"
        ) as box:
            if box.open:
                _offer(table, content, area, as_of, has_sample=has_sample, key=key, lines=lines, saved=saved)
        return
    with st.popover(WORDS[session.words().language].take_away, type="tertiary", key=f"{key}-take"):
        _offer(table, content, area, as_of, has_sample=has_sample, key=key, lines=lines, saved=saved)


def _offer(
    table: pd.DataFrame,
    content: str,
    area: str,
    as_of: str,
    *,
    has_sample: bool,
    key: str,
    lines: Sequence[str],
    saved: Callable[[], pd.DataFrame] | None,
) -> None:
    data, language = session.dataset(), session.words().language
    said = WORDS[language]
    codes = codes_of(table, data)
    papers = _papers(content, area, as_of, lines, has_sample=has_sample)
    whole = saved or (lambda: table)
    make: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_bytes(whole()),
        "xlsx": lambda: workbook_bytes(whole(), papers),
    }
    if codes is not None:
        make |= {each: partial(_with_places, each, data, whole, codes, papers) for each in ("geojson", "gpkg")}
    for suffix, content_of in make.items():
        st.download_button(
            said.formats[suffix],
            data=content_of,
            file_name=saved_as(content, area, as_of, suffix, sample="サンプルデータ" if has_sample else ""),
            mime=_MIMES[suffix],
            on_click="ignore",
            width="stretch",
            key=f"{key}-{suffix}",
        )
    note = said.note if codes is None else f"{said.note} {said.note_places}"
    st.html(f'<div class="atlas small">{escape(note)}</div>')


def codes_of(table: pd.DataFrame, data: Dataset) -> pd.Series | None:
    """The code of the place of each row: of a municipality, else of a prefecture; None where rows are no places.

    A column holds codes where it has one at least and nothing else; a row without one has no boundary.
    """
    towns, prefectures = _known(data)
    found: dict[int, pd.Series] = {}
    for place in range(len(table.columns)):
        cells = table.iloc[:, place]
        there = cells.dropna()
        if there.empty or not isinstance(there.iloc[0], str):
            continue
        for length, known in ((5, towns), (2, prefectures)):
            if there.iloc[0] in known and known.issuperset(there.unique()):
                found.setdefault(length, cells)
    if 5 in found and 2 in found:  # noqa: PLR2004 - digits of a municipality and of a prefecture
        return found[5].where(found[5].notna(), found[2])
    return next(iter(found.values()), None)


@lru_cache(maxsize=2)
def _known(data: Dataset) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(data["municipalities"]["municipality_code"]), frozenset(data["prefectures"]["prefecture_code"])


def _with_places(
    suffix: str, data: Dataset, whole: Callable[[], pd.DataFrame], codes: pd.Series, papers: Papers
) -> bytes:
    from dashboard.export.places import geojson_bytes, geopackage_bytes  # noqa: PLC0415 - GDAL, where a file is asked for

    write = geojson_bytes if suffix == "geojson" else geopackage_bytes
    return write(data, whole(), codes, papers)


def _papers(content: str, area: str, as_of: str, lines: Sequence[str], *, has_sample: bool) -> Papers:
    """What the files of this page say of themselves; the link opens the page as it is, with this version of the data."""
    data, words = session.dataset(), session.words()
    address = (st.context.url or "").partition("?")[0]
    query = {**st.query_params.to_dict(), session.VERSION: data.version}
    return papers_of(
        data,
        words,
        content,
        area=area,
        as_of=as_of,
        body=session.current_selection().body,
        lines=lines,
        has_sample=has_sample,
        link=f"{address}?{urlencode(query)}",
    )
