"""Lists of the page of evidence: the records of an opinion, what has no counterpart on either side, the table of categories."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.evidence_names import (
    category_names,
    in_language,
    key_of_place,
    opinion_texts,
    provider_name,
    said,
    theme_names,
    value_name,
)
from dashboard.evidence_page import area_of, asked
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.evidence import COUNTS, orphan_opinions, orphan_records
from dashboard.views.shares import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_RECORD = ("value", "title", "place", "source", "status")


def show_records(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> None:
    """Each measure and pilot of the chosen opinion once, with its places; what does not count in tables of its own."""
    if not asked(dataset)[1]:
        st.caption(said().choose_opinion)
        return
    found = rows.dropna(subset=["record_id"])
    counted = found[found["standing"] == COUNTS]
    show_heading(said().records.format(n=f"{counted['record_id'].nunique():,}"), said().records_note)
    if counted.empty:
        st.info(said().no_records)
    for standing, title in said().apart.items():
        own = found[found["standing"] == standing]
        if len(own):
            cells = _records_html(own, dataset)
            _show(cells, _RECORD, title, dataset, selection, key=f"records-{standing}", rows=own)


def _records_html(rows: pd.DataFrame, dataset: Dataset) -> list[list[str]]:
    """A record a row, with all its categories and places; whatever a register says is escaped."""
    cells = []
    for _, own in rows.groupby(["register", "record_id"], sort=False):
        row = own.iloc[0].to_dict()
        values = dict.fromkeys(value_name(row["register"], value) for value in own["value"])
        places = dict.fromkeys(_place_html(each, dataset) for each in own.to_dict("records"))
        separator = escape(session.words().on_map.separator)
        cells.append(
            [
                escape(f"{said().registers[row['register']]}: {session.words().on_map.separator.join(values)}"),
                escape(row["title"]),
                separator.join(places),
                source_html(row),
                unbroken(session.words().statuses[row["status"]]),
            ]
        )
    return cells


def _place_html(row: Mapping[Hashable, Any], dataset: Dataset) -> str:
    place = key_of_place(row)
    if not place[:1].isdecimal():
        return escape(provider_name(place))
    return place_link(dataset, place, session.current_selection(), session.words())


def show_orphans(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> None:
    """Opinions that nothing answers, and categories and records that no opinion leads to."""
    found, texts, area = orphan_opinions(rows), opinion_texts(dataset), area_of(dataset, selection)
    total = rows["opinion_id"].nunique()
    show_heading(said().orphans.format(n=f"{len(found):,}", total=f"{total:,}"), said().orphans_note.format(place=area))
    if found:
        themes = dict(zip(rows["opinion_id"].tolist(), rows["theme_id"].tolist(), strict=True))
        cells = [
            [escape(each.opinion_id), escape(theme_names(dataset)[themes[each.opinion_id]]), escape(texts[each.opinion_id]), escape(said().why[each.why])]
            for each in found
        ]  # fmt: skip
        _show(
            cells,
            ("id", "theme", "opinion", "reason_of_orphan"),
            said().files["orphans"],
            dataset,
            selection,
            key="orphans",
            rows=rows,
        )
    else:
        st.html(f'<div class="atlas">{escape(said().no_orphans)}</div>')
    _show_unlinked(dataset, selection)


def _show_unlinked(dataset: Dataset, selection: Selection) -> None:
    rows = orphan_records(dataset, selection.as_of, selection.prefecture)
    groups = list(rows.groupby(["register", "value"], sort=False))
    show_heading(said().unlinked.format(n=f"{len(groups):,}"), said().unlinked_note)
    if rows.empty:
        return
    cells = [
        [
            escape(said().registers[str(register)]),
            escape(value_name(str(register), str(value))),
            f"{own['record_id'].nunique():,}",
        ]
        for (register, value), own in groups
    ]
    _show(
        cells,
        ("register", "value", "count"),
        said().files["unlinked"],
        dataset,
        selection,
        key="unlinked",
        rows=rows,
        numbers=1,
    )
    with st.expander(said().unlinked_records.format(n=f"{rows['record_id'].nunique():,}")):
        listed = _records_html(rows, dataset)
        elsewhere = [
            bool(own["is_elsewhere"].iloc[0]) for _, own in rows.groupby(["register", "record_id"], sort=False)
        ]
        for row, is_elsewhere in zip(listed, elsewhere, strict=True):
            if is_elsewhere:
                row[1] += f'<div class="small">{escape(said().elsewhere)}</div>'
        _show(listed, _RECORD, said().files["unlinked_records"], dataset, selection, key="unlinked-records", rows=rows)


def show_mapping(dataset: Dataset, selection: Selection) -> None:
    """What each category of the opinions is in the registers, with who decided it and why."""
    show_heading(said().mapping, said().mapping_note)
    names = category_names(dataset)
    rows = dataset["opinion_categories"]
    cells = [
        [
            escape(names[row["category"]]),
            unbroken(said().registers[row["register"]]),
            escape(
                value_name(row["register"], row["value"]) if isinstance(row["value"], str) else said().no_counterpart
            ),
            unbroken(said().linked_by[row["linked_by"]]),
            escape(in_language(row, "reason") or said().no_reason),
        ]
        for row in rows.to_dict("records")
    ]
    _show(
        cells,
        ("category", "register", "value", "mapped_by", "mapped_reason"),
        said().files["mapping"],
        dataset,
        selection,
        key="mapping",
    )


def _show(
    cells: Sequence[Sequence[str]],
    names: Sequence[str],
    title: str,
    dataset: Dataset,
    selection: Selection,
    *,
    key: str,
    rows: pd.DataFrame | None = None,
    numbers: int = 0,
) -> None:
    """A table of words with its title and its way out; `rows` are the records behind it."""
    headings = [said().columns[name] for name in names]
    st.html(
        table_html(headings, cells, title, numbers=numbers, is_named=key.startswith("records"), is_wide=numbers == 0)
    )
    show_take_away(
        cells_table(headings, cells, numbers=numbers),
        title,
        area_of(dataset, selection),
        selection.as_of,
        has_sample=rows is not None and bool((rows["status"] == SAMPLE).any()),
        key=f"save-evidence-{key}",
    )
