"""Connected groups of the municipalities found, or of the members: one of the ways to look at the explorer's result."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import days, session, text
from dashboard.components import download_csv, download_workbook, show_heading
from dashboard.html_tables import table_html
from dashboard.invitation_controls import town_names
from dashboard.views.clusters import cluster_with, found_clusters, members_on, places_of
from dashboard.views.days import list_in_force
from dashboard.views.shares import SAMPLE, is_list_complete, towns_with_membership
from dashboard.wording import words_in
from dashboard.wording.clusters import WORDS
from dashboard.wording.invitations import WORDS as NAMES
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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
_FEW: Final = 3
_OPENED: Final = 60
"""A chosen cluster of more municipalities than these is not opened by itself."""


class Told(NamedTuple):
    """What it takes to write a cluster: the words, and by code the name of each municipality, with its prefecture, and people."""

    words: Words
    said: ClusterWords
    names: Mapping[str, str]
    full_names: Mapping[str, str]
    people: Mapping[str, int]

    def name(self, cluster: Cluster) -> str:
        """Its first municipality, and how many more."""
        first, *others = (self.full_names[code] for code in cluster.codes)
        return self.said.and_others.format(name=first, n=f"{len(others):,}") if others else first

    def prefectures(self, cluster: Cluster) -> str:
        """Names of the prefectures it touches."""
        return self.words.on_map.separator.join(text.place(code, self.words) for code in cluster.prefectures)

    def shortened(self, cluster: Cluster) -> str:
        """The prefectures for the screen: of many the first three, and how many more; all head the lists of names."""
        first, rest = cluster.prefectures[:_FEW], cluster.prefectures[_FEW:]
        names = self.words.on_map.separator.join(text.place(code, self.words) for code in first)
        return self.said.more_prefectures.format(names=names, n=len(rest)) if rest else names

    def listed(self, cluster: Cluster) -> tuple[str, ...]:
        """Its municipalities, a line a prefecture."""
        return tuple(
            self.said.of_prefecture.format(
                prefecture=text.place(code, self.words),
                names=self.words.on_map.separator.join(self.names[own] for own in codes),
            )
            for code, codes in groupby(cluster.codes, key=lambda own: own[:2])
        )

    def border(self, cluster: Cluster) -> str:
        """Whether members lie beside it, how many municipalities are between, or that none can be reached."""
        if cluster.bordering:
            return self.said.beside.format(n=f"{len(cluster.bordering):,}")
        return self.said.apart if cluster.between is None else self.said.between.format(n=cluster.between)

    def population(self, cluster: Cluster) -> str:
        """People of those that are known, and how many are not."""
        if cluster.unknown == len(cluster.codes):
            return self.said.all_unknown
        form = self.said.unknown if cluster.unknown else self.said.people
        return form.format(people=f"{cluster.people:,}", n=cluster.unknown)


def shown_clusters(dataset: Dataset, codes: Collection[str], selection: Selection) -> tuple[Cluster, ...]:
    """The clusters as the link asks for them: of these municipalities, or of the members as far as they touch the prefecture."""
    body, day, by_sea = selection.body, selection.as_of, session.kept("sea") == "1"
    if session.kept("group") != _MEMBERS:
        return found_clusters(dataset, frozenset(codes), body, day, by_sea=by_sea)
    every = found_clusters(dataset, members_on(dataset, body, day), body, day, by_sea=by_sea)
    prefecture = selection.prefecture
    return tuple(cluster for cluster in every if prefecture is None or prefecture in cluster.prefectures)


def chosen_cluster(dataset: Dataset, codes: Collection[str], selection: Selection) -> Cluster | None:
    """The cluster the link names by one of its municipalities; None for none."""
    code = session.kept("cluster")
    return cluster_with(shown_clusters(dataset, codes, selection), code) if code else None


def show(dataset: Dataset, codes: Collection[str], selection: Selection, words: Words) -> None:
    """The clusters of these municipalities or of the members, each to be opened, with their files."""
    said = WORDS[words.language]
    is_of_members, by_sea = _show_controls(said)
    clusters = shown_clusters(dataset, codes, selection)
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    if not clusters:
        st.info(said.no_members if is_of_members else said.nothing)
        return
    told = _told(dataset, words)
    _show_sentences(clusters, towns, selection, words, is_of_members=is_of_members)
    _show_choice(clusters, cluster_with(clusters, session.kept("cluster")), told)
    show_heading(said.table, said.note_by_sea if by_sea else said.note)
    _show_table(clusters, told)
    has_sample = bool((towns["status"] == SAMPLE).any())
    group = said.groups[_MEMBERS if is_of_members else "found"]
    notes = [said.note_by_sea if by_sea else said.note, said.how, _list_line(dataset, selection, words)]
    area = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    named = (f"{said.file}（{group}）", area, selection.as_of)
    table = clusters_table(clusters, told)
    with st.container(horizontal=True, key="cluster-files"):
        download_csv(table, *named, has_sample=has_sample, key="save-clusters-csv")
        lines = [*notes, *([words.sample] if has_sample else [])]
        download_workbook(table, lines, *named, has_sample=has_sample, key="save-clusters-xlsx")


def _show_controls(said: ClusterWords) -> tuple[bool, bool]:
    """Which municipalities to group, and whether across water: kept in the link."""
    is_of_members, by_sea = session.kept("group") == _MEMBERS, session.kept("sea") == "1"
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


def clusters_table(clusters: tuple[Cluster, ...], told: Told) -> pd.DataFrame:
    """A row a municipality as it is saved, with what is said of its cluster."""
    heading, town = told.said.headings, labels(MUNICIPALITIES.columns, told.words.language)
    rows = [
        {
            heading["cluster_code"]: cluster.key,
            heading["cluster"]: told.name(cluster),
            heading["size"]: len(cluster.codes),
            heading["people"]: cluster.people if cluster.unknown < len(cluster.codes) else None,
            heading["unknown"]: cluster.unknown,
            heading["touched"]: told.prefectures(cluster),
            heading["members"]: cluster.members,
            heading["border"]: told.border(cluster),
            heading["nearest_name"]: told.full_names[cluster.nearest.code] if cluster.nearest else None,
            heading["km"]: cluster.nearest.km if cluster.nearest else None,
            heading["start"]: told.full_names[cluster.nearest.start] if cluster.nearest else None,
            town["municipality_code"]: code,
            told.words.prefecture: text.place(code[:2], told.words),
            town["name"]: told.names[code],
            heading["town_people"]: told.people.get(code),
        }
        for cluster in clusters
        for code in cluster.codes
    ]
    return pd.DataFrame(rows)


def _told(dataset: Dataset, words: Words) -> Told:
    language = words.language
    people = places_of(dataset, by_sea=False).people
    return Told(words, WORDS[language], plain_names(dataset, language), full_names(dataset, language), people)


@lru_cache(maxsize=4)
def full_names(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Name of every municipality by code with its prefecture, as several have the same."""
    return town_names(dataset["municipalities"], words_in(language), NAMES[language])


@lru_cache(maxsize=4)
def plain_names(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Name of every municipality by code."""
    towns = dataset["municipalities"]
    names = (text.town(row, words_in(language)) for _, row in towns.iterrows())
    return dict(zip(towns["municipality_code"].tolist(), names, strict=True))
