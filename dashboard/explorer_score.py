"""A sum of points by the reader's own weights: one of the ways to look at the explorer's result."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.cluster_table import plain_names
from dashboard.components import show_heading
from dashboard.score_table import missing_table, rule_lines, score_table, whole_table
from dashboard.take_away import show_take_away
from dashboard.views.peers import change_dates
from dashboard.views.registers import has_later
from dashboard.views.score import GROUPS, HEAVIEST, RULES, inputs_on, scores_of, weights_of, written
from dashboard.wording.days import WORDS as DAYS
from dashboard.wording.score import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from dashboard.selection import Selection
    from dashboard.views.score import Inputs, Rule, Scores
    from dashboard.wording import Words
    from geodata.dataset import Dataset

KEYS: Final = ("score", "sort")
"""The weights and the order in the link."""
_OF_A_DAY: Final = ("pilots", "measures", "plans")
_BY_TOTAL: Final = "score"
_ORDERS: Final = ("code", _BY_TOTAL)
_NONE: Final = written({})


def show(
    dataset: Dataset, codes: Collection[str], selection: Selection, words: Words, *, asked: Sequence[str] = ()
) -> None:
    """The weights, then the sums of these municipalities, or why there are none.

    `asked` are the lines that say in a file which municipalities they are.
    """
    said, weights = WORDS[words.language], weights_of(session.kept("score"))
    show_heading(said.title, said.note)
    st.session_state["score-on"] = weights is not None
    st.toggle(said.switch, key="score-on", on_change=_switch)
    inputs = inputs_on(dataset, selection.body, selection.as_of)
    _show_weights(dataset, inputs, weights, selection, words)
    if weights is None:
        st.info(said.off)
        return
    scores = scores_of(inputs, weights, codes)
    ignored = [name for name, weight in weights.items() if weight and name not in inputs.offered]
    why_not = _why_not(scores, weights, codes, words)
    if ignored and scores.used:
        names = words.on_map.separator.join(said.inputs[name] for name in ignored)
        st.info(said.ignored.format(inputs=names))
    if why_not:
        st.info(why_not)
    if scores.scored:
        _show_scores(dataset, scores, words)
    if scores.missing:
        _show_missing(dataset, scores, words)
    if scores.scored or scores.missing:
        has_sample = inputs.has_sample and "neighbours" in scores.used
        table = whole_table(scores, plain_names(dataset, words.language), words)
        dates = [_change_line(dataset, words)] if "change" in scores.used else []
        lines = [*asked, *rule_lines(scores, weights, words), *dates, *([words.sample] if has_sample else [])]
        _show_files(table, lines, selection, words, has_sample=has_sample)


def _switch() -> None:
    session.keep("score", _NONE if st.session_state["score-on"] else "")


def _show_weights(
    dataset: Dataset, inputs: Inputs, weights: Mapping[str, int] | None, selection: Selection, words: Words
) -> None:
    """The inputs by group, each with its rule and, while the trial is on, a slider; off where there is no data."""
    said = WORDS[words.language]
    with st.container(horizontal=True, key="score-weights"):
        for group in GROUPS:
            with st.container(width=360, gap="small", key=f"score-{group}"):
                st.html(f'<div class="atlas"><h3>{escape(said.groups[group])}</h3></div>')
                for rule in RULES:
                    if rule.group == group:
                        _show_weight(rule, inputs, weights, words)
    lines = f"{said.weight_range} {_change_line(dataset, words)}".strip()
    st.html(f'<div class="atlas small">{escape(lines)}</div>')
    choices = session.choices()
    is_latest = (selection.body, selection.as_of) == choices.latest_view
    if not is_latest and any(has_later(dataset, name, selection.as_of) for name in _OF_A_DAY):
        st.button(DAYS[words.language].latest, on_click=session.choose_latest, key="score-latest")


def _change_line(dataset: Dataset, words: Words) -> str:
    """Between which counts the population change is, "" where there are none to compare."""
    found = change_dates(dataset)
    if found is None:
        return ""
    basis, first, last = found
    return WORDS[words.language].change_dates.format(
        basis=words.basis.get(basis, basis), first=text.day(first, words), last=text.day(last, words)
    )


def _show_weight(rule: Rule, inputs: Inputs, weights: Mapping[str, int] | None, words: Words) -> None:
    said = WORDS[words.language]
    is_offered = rule.name in inputs.offered
    if weights is not None:
        st.session_state[f"score-{rule.name}"] = weights[rule.name] if is_offered else 0
        st.slider(
            said.inputs[rule.name],
            0,
            HEAVIEST,
            disabled=not is_offered,
            key=f"score-{rule.name}",
            on_change=_take_weight,
            args=(rule.name,),
        )
    name = "" if weights is not None else f"{said.inputs[rule.name]}: "
    absent = said.no_data_today if rule.name in _OF_A_DAY else said.no_data
    line = said.rules[rule.name] if is_offered else absent.format(rule=said.rules[rule.name])
    st.html(f'<div class="atlas small">{escape(name + line)}</div>')


def _take_weight(name: str) -> None:
    weights = weights_of(session.kept("score")) or {}
    session.keep("score", written({**weights, name: st.session_state[f"score-{name}"]}))


def _why_not(scores: Scores, weights: Mapping[str, int], codes: Collection[str], words: Words) -> str:
    """Why there is no sum at all, "" where there is one."""
    said = WORDS[words.language]
    if scores.scored:
        return ""
    if not any(weights.values()):
        return said.no_weight
    if not scores.used:
        return said.nothing
    return said.all_lack.format(n=f"{len(scores.missing):,}") if codes else said.nobody


def _show_scores(dataset: Dataset, scores: Scores, words: Words) -> None:
    said = WORDS[words.language]
    most = sum(part.weight for part in scores.scored[0].parts.values())
    counts = (len(scores.scored) + len(scores.missing), len(scores.scored), len(scores.missing))
    whole, scored, missing = (f"{count:,}" for count in counts)
    sentence = (said.sentence if missing != "0" else said.sentence_all).format(
        n=whole, scored=scored, missing=missing, most=most
    )
    st.html(f'<div class="atlas" data-scored="{counts[1]}"><p class="sentence">{escape(sentence)}</p></div>')
    show_heading(said.table, said.table_note)
    is_by_total = session.kept("sort") == _BY_TOTAL
    st.session_state["score-order"] = _ORDERS[is_by_total]
    st.radio(
        said.order,
        _ORDERS,
        format_func=said.orders.__getitem__,
        horizontal=True,
        key="score-order",
        on_change=lambda: session.keep("sort", st.session_state["score-order"].removeprefix("code")),
    )
    ordered = scores.by_total() if is_by_total else scores.scored
    _show_table(score_table(ordered, plain_names(dataset, words.language), words), words, "score-table")


def _show_missing(dataset: Dataset, scores: Scores, words: Words) -> None:
    said = WORDS[words.language]
    show_heading(said.missing.format(n=f"{len(scores.missing):,}"), said.missing_note)
    _show_table(missing_table(scores.missing, plain_names(dataset, words.language), words), words, "score-missing")


def _show_table(table: pd.DataFrame, words: Words, key: str) -> None:
    first, name, *others = table.columns
    said = WORDS[words.language]
    values = {said.value.format(name=said.inputs[rule.name], unit=said.units[rule.name]) for rule in RULES}
    numbers = {
        column: st.column_config.NumberColumn(format="%.1f" if column in values else "%.2f")
        for column in others
        if table[column].dtype.kind == "f"
    }
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        row_height=36,
        height=min(480, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config={
            first: st.column_config.TextColumn(pinned=True),
            name: st.column_config.TextColumn(pinned=True),
            **numbers,
        },
    )


def _show_files(table: pd.DataFrame, lines: list[str], selection: Selection, words: Words, *, has_sample: bool) -> None:
    area = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    named = (WORDS[words.language].file, area, selection.as_of)
    show_take_away(table, *named, lines=lines, has_sample=has_sample, key="save-score")
