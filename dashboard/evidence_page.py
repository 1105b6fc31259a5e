"""The parts of the page of evidence: theme and opinion, the figure of streams, and every opinion with its links."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.chart_section import show_chart, where_said
from dashboard.charts import ChartText
from dashboard.components import show_heading
from dashboard.evidence_chart import evidence_sankey
from dashboard.evidence_names import (
    category_names,
    in_language,
    key_of_place,
    label_of,
    node_name,
    opinion_text,
    opinion_texts,
    provider_name,
    regions_of,
    said,
    theme_names,
    value_name,
)
from dashboard.evidence_tables import links_table, opinions_table
from dashboard.html_tables import table_html, unbroken
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.views import evidence as view
from dashboard.views.evidence import (
    BY_HAND,
    COUNTS,
    links_made,
    made_by_hand,
    opinions,
    orphan_opinions,
    reach,
)
from dashboard.views.evidence_flow import DEPTHS, flow, places_of
from dashboard.views.papers import source_titles, sources_behind
from dashboard.views.shares import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from dashboard.selection import Selection
    from dashboard.views.evidence import Reach
    from dashboard.views.evidence_flow import Edge
    from geodata.dataset import Dataset

THEME: Final = "topic"
_BEHIND: Final = ("opinions", "opinion_links", "opinion_categories", "measures", "pilots")
"""Tables that the figure of streams is made of."""
OPINION: Final = "opinion"


def asked(dataset: Dataset) -> tuple[str, str]:
    """Theme and opinion of the link, "" for all."""
    return view.asked(dataset, session.kept(THEME), session.kept(OPINION))


def area_of(dataset: Dataset, selection: Selection) -> str:
    """Name of the chosen prefecture, or of all Japan."""
    words = session.words()
    return place_name(dataset, selection.prefecture, words) if selection.prefecture else words.all_japan


def sentence(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> str:
    """How many opinions are answered, by how much, where, and how the links were made."""
    if rows.empty:
        return said().none
    found, made = reach(rows), links_made(rows)
    total = rows["opinion_id"].nunique()
    return said().sentence.format(
        place=area_of(dataset, selection),
        date=text.day(selection.as_of, session.words()),
        n=f"{total:,}",
        answered=f"{total - len(orphan_opinions(rows)):,}",
        measures=f"{found.measures:,}",
        pilots=f"{found.pilots:,}",
        towns=f"{found.municipalities:,}",
        links=f"{len(made):,}",
        hand=f"{len(made_by_hand(made)):,}",
    )


def has_sample(rows: pd.DataFrame) -> bool:
    """Whether a record that an opinion leads to is sample data."""
    return bool((rows["status"] == SAMPLE).any())


def show_choice(dataset: Dataset) -> None:
    """Theme and opinion in one row; the link keeps them."""
    theme, opinion = asked(dataset)
    names, texts, rows = theme_names(dataset), opinion_texts(dataset), opinions(dataset)
    own = rows[rows["theme_id"] == theme] if theme else rows
    st.session_state["evidence-theme"], st.session_state["evidence-opinion"] = theme, opinion
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-choice"):
        st.selectbox(
            said().theme,
            ["", *names],
            format_func=lambda key: names.get(key) or said().every_theme,
            key="evidence-theme",
            width=360,
            on_change=_keep_theme,
        )
        st.selectbox(
            said().opinion,
            ["", *own["opinion_id"]],
            format_func=lambda key: f"{key} {texts[key]}" if key else said().every_opinion,
            key="evidence-opinion",
            width=560,
            on_change=lambda: session.keep(OPINION, st.session_state["evidence-opinion"] or ""),
        )


def _keep_theme() -> None:
    session.keep(OPINION, "")
    session.keep(THEME, st.session_state["evidence-theme"] or "")


def show_flow(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> None:
    """The streams of the chosen opinions, on screens that are wide enough."""
    theme, opinion = asked(dataset)
    depth = bool(theme) + bool(opinion)
    regions = regions_of(dataset)
    streams = flow(rows, DEPTHS[depth], regions)
    found = rows.dropna(subset=["record_id"])
    titles = dict(zip(found["record_id"].tolist(), found["title"].tolist(), strict=True))
    names = {node: node_name(dataset, node, titles) for node in streams.nodes}
    show_heading(said().flow, said().flow_note.format(depth=said().depth[depth]))
    area, day = area_of(dataset, selection), text.day(selection.as_of, session.words())
    about = ChartText(_chosen_name(dataset), f"{area}　{day}", ())
    on_paper = ChartText(f"{said().flow}: {about.title}", "", (said().flow_legend,))
    draw = partial(
        evidence_sankey,
        flow=streams,
        names=names,
        labels={node: label_of(dataset, node, names[node]) for node in streams.nodes},
        hints={(edge.source, edge.target): _hint(edge) for edge in streams.edges},
        language=session.words().language,
    )
    with st.container(key="evidence-flow"):
        show_chart(
            lambda theme: draw(text=about, theme=theme),
            said().flow,
            area,
            selection.as_of,
            where=where_said(area, day),
            sources=sources_behind(dataset, *_BEHIND),
            has_sample=has_sample(rows),
            key="evidence-chart",
            saved=lambda: draw(text=on_paper, theme="light"),
        )
    with st.container(key="evidence-narrow"):
        st.html(f'<div class="atlas small">{escape(said().narrow)}</div>')


def _chosen_name(dataset: Dataset) -> str:
    theme, opinion = asked(dataset)
    return opinion_texts(dataset)[opinion] if opinion else theme_names(dataset).get(theme) or said().every_theme


def _hint(edge: Edge) -> str:
    if edge.is_by_hand is not None:
        return said().columns["linked_by"] + ": " + said().linked_by[BY_HAND if edge.is_by_hand else "推定"]
    towns = places_of([edge])
    return f"{towns:,} {session.words().municipalities_unit}" if towns else ""


def show_opinions(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> None:
    """Every chosen opinion, which opens to its links: each with who made it and why, and what it leads to."""
    theme, opinion = asked(dataset)
    show_heading(said().opinions, said().opinions_note)
    listed = opinions(dataset)
    parts = []
    for theme_id, own in listed[listed["opinion_id"].isin(rows["opinion_id"])].groupby("theme_id", sort=False):
        parts.append(f"<h3>{escape(theme_names(dataset)[str(theme_id)])}</h3>")
        for each in own.to_dict("records"):
            ways = rows[rows["opinion_id"] == each["opinion_id"]]
            parts.append(_opinion_html(each, ways, dataset, depth=bool(theme) + bool(opinion)))
    st.html(f"<div class='atlas evidence'>{''.join(parts)}</div>")
    filled = {
        "theme": theme_names(dataset).get(theme) or said().every_theme,
        "opinion": opinion or said().every_opinion,
    }
    lines = [line.format(**filled) for line in said().lines]
    area = area_of(dataset, selection)
    with st.container(horizontal=True, key="evidence-files"):
        for name, table in (("links", links_table(rows, dataset)), ("opinions", opinions_table(dataset))):
            asked_for = (said().files[name], area, selection.as_of)
            with st.container(
                horizontal=True, vertical_alignment="center", width="content", key=f"evidence-file-{name}"
            ):
                st.html(f'<div class="atlas small">{escape(said().files[name])}</div>', width="content")
                show_take_away(table, *asked_for, lines=lines, has_sample=has_sample(rows), key=f"save-evidence-{name}")


def _opinion_html(opinion: Mapping[Hashable, Any], ways: pd.DataFrame, dataset: Dataset, *, depth: int) -> str:
    words, found = session.words(), reach(ways)
    name = escape(f"{opinion['opinion_id']} {opinion_text(opinion)}")
    counts = _counts(found)
    heading = str(opinion["heading_ja"])
    mark = f"{counts}・{said().guessed}" if opinion["heading_confidence"] == "推定" else counts
    about = [
        said().about.format(
            page=opinion["page"], order=opinion["order_in_theme"], heading=said().headings.get(heading, heading)
        )
    ]
    lines = "".join(f'<div class="small">{escape(line)}</div>' for line in about) + _official_html(opinion, dataset)
    columns = [said().columns[key] for key in ("category", "why", "value", "mapped_why", "count", "places")]
    cells = [
        _way_html(own, dataset, depth)
        for _, own in ways.groupby(["category", "register", "value"], sort=False, dropna=False)
    ]
    table = table_html(
        columns, cells, f"{opinion['opinion_id']} {words.on_map.separator}{said().opinions}", is_wide=True
    )
    return f"<details{' open' * (depth == max(DEPTHS))}><summary>{name} <span class='small'>{escape(mark)}</span></summary>{lines}{table}</details>"


def _official_html(opinion: Mapping[Hashable, Any], dataset: Dataset) -> str:
    """The source of the official wording; in English also that wording, which is Japanese."""
    if not isinstance(opinion["wording_ja"], str):
        return ""
    source = opinion["wording_source"]
    if not isinstance(source, str):
        source = source_titles(dataset).get(opinion["wording_source_id"], str(opinion["wording_source_id"]))
    page = "" if pd.isna(opinion["wording_page"]) else said().page.format(page=opinion["wording_page"])
    own = "" if session.words().language == "ja" else f": <span lang='ja'>{escape(opinion['wording_ja'])}</span>"
    return f'<div class="small">{escape(said().official.format(source=source, page=page))}{own}</div>'


def _way_html(own: pd.DataFrame, dataset: Dataset, depth: int) -> list[str]:
    """One link of an opinion: its category, who and why, what that is in a register, who and why, how much, where."""
    row, empty = own.iloc[0].to_dict(), escape(session.words().empty_cell)
    if not isinstance(row["category"], str):
        return [escape(said().why["no_link"]), *[empty] * 5]
    category = escape(category_names(dataset).get(row["category"], row["category"]))
    linked = _why_html(row["linked_by"], in_language(row, "reason"))
    register = said().registers.get(row["register"], "")
    mapped = (
        _why_html(row["mapped_by"], in_language(row, "mapped_reason")) if isinstance(row["mapped_by"], str) else empty
    )
    if not isinstance(row["value"], str):
        value = f"{register}: {said().no_counterpart}" if register else said().no_counterpart
        return [category, linked, escape(value), mapped, empty, empty]
    found = reach(own)
    counts = "".join(f"<div>{unbroken(part)}</div>" for part in _counts(found).split(said().then))
    if found.related:
        counts += f'<div class="small">{unbroken(said().related.format(n=f"{found.related:,}"))}</div>'
    value = f"{register}: {value_name(row['register'], row['value'])}"
    return [category, linked, escape(value), mapped, counts, _places_html(own, dataset, depth)]


def _counts(found: Reach) -> str:
    return said().count.format(n=f"{found.measures + found.pilots:,}", towns=f"{found.municipalities:,}")


def _why_html(linked_by: str, reason: str) -> str:
    short = said().linked_by.get(linked_by, linked_by)
    return f'{escape(short)}<div class="small">{escape(reason or said().no_reason)}</div>'


def _places_html(own: pd.DataFrame, dataset: Dataset, depth: int) -> str:
    """Where the counted records are: regions, or prefectures where a theme is chosen, with how many records there."""
    counted = own[own["standing"] == COUNTS]
    regions = regions_of(dataset)
    numbers: dict[str, set[str]] = {}
    for row in counted.to_dict("records"):
        place = key_of_place(row)
        if place[:2] not in regions:
            name = provider_name(place)
        elif depth:
            name = text.place(place[:2], session.words())
        else:
            name = session.words().regions[regions[place[:2]]]
        numbers.setdefault(name, set()).add(str(row["record_id"]))
    parts = [f"{name} {len(ids):,}" for name, ids in numbers.items()]
    return escape(session.words().on_map.separator.join(parts)) or escape(session.words().empty_cell)
