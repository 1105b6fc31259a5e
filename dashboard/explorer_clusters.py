"""Connected groups of the municipalities found, or of the members: one of the ways to look at the explorer's result."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import days, session, text
from dashboard.cluster_table import clusters_table, told_in
from dashboard.components import show_heading
from dashboard.html_tables import table_html
from dashboard.take_away import show_take_away
from dashboard.views.clusters import cluster_with, found_clusters, member_clusters
from dashboard.views.days import list_in_force
from dashboard.views.shares import SAMPLE, is_list_complete, towns_with_membership
from dashboard.wording.clusters import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

    from dashboard.cluster_table import Told
    from dashboard.selection import Selection
    from dashboard.views.clusters import Cluster
    from dashboard.wording import Words
    from dashboard.wording.clusters import ClusterWords
    from geodata.dataset import Dataset

KEYS: Final = ("group", "sea", "cluster")
"""The choice of group, the switch for the sea and the chosen cluster in the link."""
_MEMBERS: Final = "members"
_GROUPS: Final = ("found", _MEMBERS)
_HEIGHT: Final = 520
_OPENED: Final = 60
"""A chosen cluster of more municipalities than these is not opened by itself."""


def shows_members() -> bool:
    """Whether the link asks for the clusters of the members instead of those of the municipalities found."""
    return session.kept("group") == _MEMBERS


def shown_clusters(dataset: Dataset, codes: Collection[str], selection: Selection) -> tuple[Cluster, ...]:
    """The clusters as the link asks for them: of these municipalities, or of the members as far as they touch the prefecture."""
    body, day, by_sea = selection.body, selection.as_of, session.kept("sea") == "1"
    if not shows_members():
        return found_clusters(dataset, frozenset(codes), body, day, by_sea=by_sea)
    return member_clusters(dataset, body, day, selection.prefecture, by_sea=by_sea)


def chosen_cluster(dataset: Dataset, codes: Collection[str], selection: Selection) -> Cluster | None:
    """The cluster the link names by one of its municipalities; None for none."""
    code = session.kept("cluster")
    return cluster_with(shown_clusters(dataset, codes, selection), code) if code else None


def show(
    dataset: Dataset, codes: Collection[str], selection: Selection, words: Words, *, asked: Sequence[str] = ()
) -> None:
    """The clusters of these municipalities or of the members, each to be opened, with their files.

    `asked` are the lines that say in a file which municipalities they are.
    """
    said = WORDS[words.language]
    is_of_members, by_sea = _show_controls(said)
    clusters = shown_clusters(dataset, codes, selection)
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    if not clusters:
        st.info(said.no_members if is_of_members else said.nothing)
        return
    told = told_in(dataset, words)
    _show_sentences(clusters, towns, selection, words, is_of_members=is_of_members)
    _show_choice(clusters, cluster_with(clusters, session.kept("cluster")), told)
    show_heading(said.table, said.note_by_sea if by_sea else said.note)
    _show_table(clusters, told)
    has_sample = bool((towns["status"] == SAMPLE).any())
    group = said.groups[_MEMBERS if is_of_members else "found"]
    notes = [
        *(() if is_of_members else asked),
        said.note_by_sea if by_sea else said.note,
        said.how,
        _list_line(dataset, selection, words),
    ]
    area = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    named = (f"{said.file}（{group}）", area, selection.as_of)
    table = clusters_table(clusters, told)
    lines = [*notes, *([words.sample] if has_sample else [])]
    show_take_away(table, *named, lines=lines, has_sample=has_sample, key="save-clusters")


def _show_controls(said: ClusterWords) -> tuple[bool, bool]:
    """Which municipalities to group, and whether across water: kept in the link."""
    is_of_members, by_sea = shows_members(), session.kept("sea") == "1"
    st.session_state["cluster-group"] = _GROUPS[is_of_members]
    st.session_state["cluster-sea"] = by_sea
    with st.container(horizontal=True, vertical_alignment="bottom", key="cluster-controls"):
        st.radio(
            said.group,
            _GROUPS,
            format_func=said.groups.__getitem__,
            horizontal=True,
            key="cluster-group",
            on_change=lambda: session.keep("group", st.session_state["cluster-group"].removeprefix("found")),
        )
        st.toggle(
            said.by_sea,
            key="cluster-sea",
            on_change=lambda: session.keep("sea", "1" if st.session_state["cluster-sea"] else ""),
        )
    return is_of_members, by_sea


def _show_sentences(
    clusters: tuple[Cluster, ...], towns: pd.DataFrame, selection: Selection, words: Words, *, is_of_members: bool
) -> None:
    said = WORDS[words.language]
    sentence = (said.sentence_members if is_of_members else said.sentence).format(
        towns=f"{sum(len(cluster.codes) for cluster in clusters):,}",
        n=f"{len(clusters):,}",
        largest=f"{len(clusters[0].codes):,}",
        place=text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
    )
    lines = [_list_line(session.dataset(), selection, words)]
    if not is_list_complete(towns):
        lines.append(said.unasked)
    st.html(
        f'<div class="atlas" data-clusters="{len(clusters)}"><p class="sentence">{escape(sentence)}</p>'
        f'<div class="small">{escape("".join(lines) if words.language == "ja" else " ".join(lines))}</div></div>'
    )


def _list_line(dataset: Dataset, selection: Selection, words: Words) -> str:
    listed = list_in_force(dataset, selection.body, selection.as_of)
    return WORDS[words.language].member_since.format(
        date=days.with_list(selection.as_of, listed, words), body=words.bodies_long[selection.body]
    )


def _show_choice(clusters: tuple[Cluster, ...], chosen: Cluster | None, told: Told) -> None:
    """Choosing the cluster to show on the map; the link keeps it."""
    by_key = {cluster.key: cluster for cluster in clusters}
    st.session_state["cluster-chosen"] = chosen.key if chosen else None
    st.selectbox(
        told.said.choose,
        list(by_key),
        format_func=lambda key: told.name(by_key[key]),
        placeholder=told.said.none_chosen,
        width=400,
        key="cluster-chosen",
        on_change=lambda: session.keep("cluster", st.session_state["cluster-chosen"] or ""),
    )
    if chosen:
        cells = [_cells(chosen, told, is_open=len(chosen.codes) <= _OPENED)]
        st.html(table_html(_headings(told), cells, told.said.chosen, numbers=3, is_named=True, is_wide=True))


def _show_table(clusters: tuple[Cluster, ...], told: Told) -> None:
    said = told.said
    table = table_html(
        _headings(told), [_cells(cluster, told) for cluster in clusters], said.table, numbers=3, is_wide=True
    )
    with st.container(height=_HEIGHT if len(clusters) > _HEIGHT // 40 else "content", border=False, key="clusters"):
        st.html(table)
    st.html(f'<div class="atlas small">{escape(said.how)}</div>')


def _headings(told: Told) -> list[str]:
    return [
        told.said.headings[name]
        for name in ("cluster", "prefectures", "border", "nearest", "people", "members", "size")
    ]


def _cells(cluster: Cluster, told: Told, *, is_open: bool = False) -> list[str]:
    """A row as HTML: the name of a cluster of several opens its municipalities."""
    name = escape(told.name(cluster))
    if len(cluster.codes) > 1:
        lines = "".join(f'<div class="small">{escape(line)}</div>' for line in told.listed(cluster))
        name = f"<details{' open' * is_open}><summary>{name}</summary>{lines}</details>"
    nearest = told.said.no_nearest
    if cluster.nearest:
        nearest = told.said.nearest.format(name=told.full_names[cluster.nearest.code], km=f"{cluster.nearest.km:,.1f}")
    whole = [name, *map(escape, (told.shortened(cluster), told.border(cluster), nearest, told.population(cluster)))]
    return [*whole, f"{cluster.members:,}", f"{len(cluster.codes):,}"]
