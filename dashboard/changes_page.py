"""The parts of 変化: the two dates, their totals, who joined and left between them, the proof, and the break."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.change_tables import (
    equation,
    grouped,
    list_html,
    list_table,
    proof_html,
    proof_table,
    totals_html,
)
from dashboard.components import show_heading
from dashboard.over_time import show_published_totals
from dashboard.take_away import show_take_away
from dashboard.views.changes import chosen_stands, stands
from dashboard.wording.changes import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.change_lists import NetChange
    from dashboard.views.changes import ChangesView, Stand
    from dashboard.wording import Words
    from geodata.dataset import Dataset

FIRST: Final = "from"
LAST: Final = "to"
WITH_SAMPLE: Final = "sample"
_WIDGETS: Final = {FIRST: "changes-from", LAST: "changes-to"}
_SAMPLE_SWITCH: Final = "changes-sample"
_MAIN: Final = ("正会員計", "官", "総計")
_SAMPLE: Final = "サンプル"


def show_choice(dataset: Dataset, selection: Selection, words: Words) -> tuple[Stand, Stand] | None:
    """The two dates, the earlier one first; the link keeps them once they are chosen. None where the body has none."""
    chosen = chosen_stands(dataset, selection.body, selection.as_of, session.kept(FIRST), session.kept(LAST))
    if chosen is None:
        return None
    own, offered = WORDS[words.language], {stand.key: stand for stand in stands(dataset)}
    with st.container(horizontal=True, key="changes-dates"):
        for (key, widget), stand in zip(_WIDGETS.items(), chosen, strict=True):
            st.session_state[widget] = stand.key
            st.selectbox(
                own.first if key == FIRST else own.last,
                list(offered),
                format_func=lambda name: _option(offered[name], words),
                key=widget,
                on_change=_keep_dates,
                width=520,
            )
    return chosen


def _keep_dates() -> None:
    for key, widget in _WIDGETS.items():
        session.keep(key, st.session_state[widget])


def _option(stand: Stand, words: Words) -> str:
    own = WORDS[words.language]
    if not stand.has_list:
        known = "totals"
    elif not stand.listed:
        known = "part"
    else:
        known = "sample" if stand.is_sample else "list"
    date = text.day(stand.as_of, words)
    return own.option.format(body=words.bodies[stand.body], date=date, known=own.known[known])


def is_sample_wanted() -> bool:
    """Whether the reader asked for lists with made-up rows."""
    return session.kept(WITH_SAMPLE) == "1"


def changes_sentence(view: ChangesView, words: Words) -> str:
    """What the page says, in one sentence: the totals and their difference, or why there is none."""
    own = WORDS[words.language]
    dates = {"first": text.day(view.before.as_of, words), "last": text.day(view.after.as_of, words)}
    if view.are_two_bodies:
        bodies = {"before": words.bodies_long[view.before.body], "after": words.bodies_long[view.after.body]}
        return own.sentence_bodies.format(**dates, **bodies)
    if view.before == view.after:
        return own.sentence_same.format(date=dates["last"])
    body = words.bodies_long[view.after.body]
    totals = view.totals.set_index("member_class")
    both = totals[totals["count_before"].notna() & totals["count_after"].notna()]
    name = next((name for name in _MAIN if name in both.index), None)
    if name is None:
        return own.sentence_missing.format(body=body, **dates)
    row = both.loc[[name]].to_dict("records")[0]
    counts = {
        side: f"{row[f'count_{side}']:,}{words.at_least if row[f'is_lower_bound_{side}'] else ''}"
        for side in ("before", "after")
    }
    is_exact = not pd.isna(row["difference"])
    return (own.sentence if is_exact else own.sentence_bound).format(
        body=body,
        name=words.member_classes.get(name, name),
        difference=text.signed(int(row["difference"]), words) if is_exact else "",
        **dates,
        **counts,
    )


def show_totals(view: ChangesView, selection: Selection, words: Words) -> None:
    """The published totals of both dates."""
    own = WORDS[words.language]
    note = own.totals_note if not view.are_two_bodies else own.nation_only
    show_heading(own.totals, note)
    nation = f"<div class='small'>{escape(own.nation_only)}</div>" if selection.prefecture else ""
    st.html(
        f'<div class="atlas" data-totals="{view.before.key} {view.after.key}">{totals_html(view, words)}{nation}</div>'
    )


def show_lists(view: ChangesView, selection: Selection, words: Words) -> None:
    """The named lists, each with its downloads; where lists are not known, why, and how to bring them."""
    if view.are_two_bodies or view.before == view.after:
        return
    own = WORDS[words.language]
    show_heading(own.lists, own.lists_note if view.classes else "")
    reason = _reason(view, words)
    if reason:
        st.html(f'<div class="atlas"><p>{escape(reason)}</p></div>')
    if view.is_hidden or view.has_sample:
        st.session_state[_SAMPLE_SWITCH] = is_sample_wanted()
        st.toggle(own.with_sample, key=_SAMPLE_SWITCH, on_change=_keep_sample)
    if not view.classes or view.has_sample:
        st.html(f'<div class="atlas small">{escape(own.bring)}</div>')
        if not view.has_sample:  # where it stands beside what サンプルデータ means
            st.page_link("../pages/sources.py", label=words.bring_list)
    empty = []
    for name, changes in grouped(view).items():
        own_place = [of for of in changes if selection.prefecture in {None, of.prefecture_code}]
        if own_place:
            _show_list(view, name, own_place, selection, words)
        elif view.classes:
            empty.append(own.groups[name])
    if empty:
        st.html(f'<div class="atlas small">{escape(own.none_of.format(names=own.separator.join(empty)))}</div>')


def _keep_sample() -> None:
    session.keep(WITH_SAMPLE, "1" if st.session_state[_SAMPLE_SWITCH] else "")


def _reason(view: ChangesView, words: Words) -> str:
    """Why nobody is named, or only those of one class; "" where all are."""
    own = WORDS[words.language]
    if view.is_hidden:
        return own.hidden
    if view.classes:
        names = own.separator.join(words.member_classes.get(name, name) for name in view.classes)
        return own.one_class.format(names=names) if len(view.classes) == 1 else ""
    said = [
        own.unknown["part" if stand.has_list else "none"].format(date=text.day(stand.as_of, words))
        for stand in (view.before, view.after)
        if not stand.listed
    ]
    return "".join([*said, own.totals_only])


def _show_list(view: ChangesView, name: str, changes: list[NetChange], selection: Selection, words: Words) -> None:
    own = WORDS[words.language]
    has_sample = any(change.status == _SAMPLE for change in changes)
    show_heading(own.counted.format(name=own.groups[name], n=f"{len(changes):,}"), own.group_notes.get(name, ""))
    st.html(_scrolled(list_html(changes, words), own.groups[name], words if has_sample else None))
    _downloads(list_table(changes, words), view, own.groups[name], selection, words, has_sample=has_sample, key=name)


def show_proof(view: ChangesView, selection: Selection, words: Words) -> None:
    """Opening, every change and closing of each class, for the nation and each prefecture."""
    if not view.classes or view.before == view.after:
        return
    own = WORDS[words.language]
    show_heading(own.proof, own.proof_note)
    for member_class in view.classes:
        name = own.proof_of.format(name=words.member_classes.get(member_class, member_class))
        said = equation(view, member_class, selection.prefecture, words)
        html = proof_html(view, member_class, selection.prefecture, words)
        st.html(f'<div class="atlas" data-proof="{member_class}"><h3>{escape(name)}</h3><p>{escape(said)}</p></div>')
        st.html(_scrolled(html, name, words if view.has_sample else None))
    table = proof_table(view, selection.prefecture, words)
    _downloads(table, view, own.proof_file, selection, words, has_sample=view.has_sample, key="proof")


def _scrolled(table: str, name: str, sample_words: Words | None) -> str:
    """A long table in a window of its own, that the keyboard can move; with the mark of made-up rows above it."""
    badge = f'<span class="badge">{escape(sample_words.sample)}</span>' if sample_words else ""
    return f'<div class="atlas">{badge}<div class="scrolled" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div></div>'


def _downloads(
    table: pd.DataFrame,
    view: ChangesView,
    content: str,
    selection: Selection,
    words: Words,
    *,
    has_sample: bool,
    key: str,
) -> None:
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    dates = f"{view.before.as_of}～{view.after.as_of}"
    lines = [words.bodies_long[view.after.body], f"{place}　{dates}"]
    if has_sample:
        lines.append(f"{words.sample}: {words.sample_note}")
    show_take_away(table, content, place, dates, lines=lines, has_sample=has_sample, key=f"save-{key}")


def show_over_time(words: Words) -> None:
    """The published totals of both bodies over time, with the break between them."""
    show_heading(WORDS[words.language].over_time, words.over_time_note)
    show_published_totals(words)
