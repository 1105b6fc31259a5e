"""The parts of the page of similar places: weights, and each peer with why it is alike and what it does."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.html_tables import table_html, unbroken
from dashboard.place_names import place_name
from dashboard.profile_page import profile_link
from dashboard.take_away import show_take_away
from dashboard.views.peers import HEAVIEST, VARIABLES, change_dates, nearest, prefecture_inputs, town_inputs, weights_of
from dashboard.views.prefecture import prefecture_classes
from dashboard.views.registers import records
from dashboard.views.shares import SAMPLE, towns_with_membership
from dashboard.wording.peers import WORDS
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.peers import Peers
    from dashboard.wording import Words
    from geodata.dataset import Dataset

KEY: Final = "weights"
_SHOWN: Final = 3
_PLAIN: Final = "1" * len(VARIABLES)


def show_weights(words: Words) -> dict[str, int]:
    """A weight a variable; the link keeps them."""
    said, weights = WORDS[words.language], weights_of(session.kept(KEY))
    show_heading(said.weights, said.weights_note)
    with st.container(horizontal=True, key="peer-weights"):
        for name in VARIABLES:
            st.session_state[f"peer-{name}"] = weights[name]
            st.selectbox(
                said.variables[name], range(HEAVIEST + 1), key=f"peer-{name}", width=150, on_change=_keep_weights
            )
    return weights


def _keep_weights() -> None:
    digits = "".join(str(st.session_state[f"peer-{name}"]) for name in VARIABLES)
    session.keep(KEY, "" if digits == _PLAIN else digits)


def choose_town(dataset: Dataset, selection: Selection, words: Words) -> str:
    """The municipality to compare: that of the panel, else the first of the prefecture."""
    towns = dataset["municipalities"]
    own = towns[towns["prefecture_code"] == selection.prefecture].sort_values("municipality_code")
    names = {str(row["municipality_code"]): text.town(row, words) for _, row in own.iterrows()}
    st.session_state["peer-town"] = selection.municipality if selection.municipality in names else next(iter(names))
    chosen: str = st.selectbox(
        WORDS[words.language].town,
        list(names),
        format_func=lambda code: f"{code} {names[code]}",
        key="peer-town",
        width=300,
        on_change=lambda: session.choose_town(st.session_state["peer-town"]),
    )
    return chosen


def show_peers(dataset: Dataset, code: str, weights: dict[str, int], selection: Selection, words: Words) -> None:
    """The nearest prefectures or municipalities (by the length of the code) with why, and what each does."""
    said, is_town = WORDS[words.language], len(code) > len("20")
    inputs = (town_inputs if is_town else prefecture_inputs)(dataset)
    peers, name = nearest(inputs, code, weights), partial(place_name, dataset, words=words)
    title = said.towns if is_town else said.prefectures
    found = change_dates(dataset)
    note = "" if found is None else said.change_note.format(
        basis=words.basis.get(found[0], found[0]), first=text.day(found[1], words), last=text.day(found[2], words)
    )  # fmt: skip
    show_heading(f"{title}: {name(code)}", f"{said.method} {note}")
    if not any(weights.values()):
        st.info(said.no_weight)
        return
    separator = words.on_map.separator
    if peers.lacks:
        lacking = separator.join(said.variables[each] for each in peers.lacks)
        st.info(said.lacks.format(place=name(code), variables=lacking))
        return
    table, has_sample = peers_table(dataset, peers, inputs, selection, words)
    links = [escape(profile_link(str(peer), selection)) for peer in table[words.code]]
    rows = [
        [f'<a href="{link}" target="_self">{unbroken(row[0])}</a>', *map(escape, row[1:])]
        for link, row in zip(links, _shortened(table, said.more, separator), strict=True)
    ]
    st.html(table_html(list(table.columns[1:]), rows, title, is_wide=True))
    if peers.missing:
        names = separator.join(map(name, peers.missing))
        st.html(f'<div class="atlas small">{escape(said.missing.format(n=len(peers.missing), names=names))}</div>')
    asked = (title, name(code), selection.as_of)
    lines = [said.method, note, *([words.sample] if has_sample else [])]
    show_take_away(table, *asked, lines=lines, has_sample=has_sample, key=f"save-peers-{len(code)}")


def peers_table(
    dataset: Dataset, peers: Peers, inputs: pd.DataFrame, selection: Selection, words: Words
) -> tuple[pd.DataFrame, bool]:
    """A row a peer as it is saved, all in words, and whether a sample row stands behind it."""
    said = WORDS[words.language]
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    rows, is_sample = [], False
    for peer in peers.table.to_dict("records"):
        code = str(peer["code"])
        own = towns[towns["municipality_code"].str.startswith(code)]
        is_sample = is_sample or bool((own["status"] == SAMPLE).any())
        parts = [
            said.why.format(
                variable=said.variables[each],
                part=f"{peer[each]:.2f}",
                value=f"{float(inputs[each][code]):,.{0 if each == 'population' else 1}f}{said.units[each]}",
            )
            for each in VARIABLES
            if each in peer
        ]
        rows.append(
            {
                words.code: code,
                said.columns["place"]: place_name(dataset, code, words),
                said.columns["distance"]: f"{peer['distance']:.2f}",
                said.columns["why"]: words.on_map.separator.join(parts),
                said.columns["member"]: _membership(dataset, code, own, selection, words),
                **{
                    said.columns[register]: _records(dataset, register, code, selection, words)
                    for register in ("measures", "pilots", "plans")
                },
            }
        )
    return pd.DataFrame(rows), is_sample


def _membership(dataset: Dataset, code: str, own: pd.DataFrame, selection: Selection, words: Words) -> str:
    if len(code) == len("20"):
        state = prefecture_classes(dataset, selection)[code]
        written = words.classes.get(state) or words.reasons[state]
        return WORDS[words.language].members.format(state=written, n=int(own["is_member"].sum()), total=len(own))
    town = own.iloc[0]
    if not town["is_member"]:
        return str(words.reasons[str(town["reason"])])
    return f"{words.classes['member']}（{words.statuses[str(town['status'])]}）"


def _records(dataset: Dataset, register: str, code: str, selection: Selection, words: Words) -> str:
    """Titles of the records of a place on the day, a line each; of a prefecture those of its own, pilots all within."""
    rows = records(dataset, register)
    rows = rows[holds_on(rows, selection.as_of)]
    if len(code) > len("20"):
        own = rows[rows["municipality_code"] == code]
    else:
        own = rows[rows["prefecture_code"] == code]
        own = own if register == "pilots" else own[own["municipality_code"].isna()]
    if register == "pilots":
        titles = dataset["pilots"].set_index("pilot_id")["title"]
        entries = [str(titles[pilot]) for pilot in dict.fromkeys(own["pilot_id"])]
    elif register == "measures":
        entries = [f"{row['category']}: {row['title']}" for row in own.to_dict("records")]
    else:
        entries = [f"{row['kind']}: {row['plan_title']}" for row in own.to_dict("records")]
    return "\n".join(entries) or WORDS[words.language].none


def _shortened(table: pd.DataFrame, more: str, separator: str) -> list[list[str]]:
    """The rows for the screen: of many records the first three, and how many more there are; all are in the files."""

    def cell(whole: Any) -> str:  # noqa: ANN401 - a cell of any column
        lines = str(whole).split("\n")
        rest = [more.format(n=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
        return separator.join([*lines[:_SHOWN], *rest])

    return [[cell(each) for each in row[1:]] for row in table.itertuples(index=False)]
