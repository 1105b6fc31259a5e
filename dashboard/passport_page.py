"""The parts of 番号で調べる: where ids are typed, how they look, and what each is resolved to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.facts.catalogue import cell
from dashboard.facts.lookup import MOST, Answer, Asked, asked
from dashboard.facts.passports import Passport
from dashboard.html_tables import cells_table, table_html
from dashboard.number_rows import rows_in_words
from dashboard.number_said import (
    no_answer_sentence,
    number_name,
    number_said,
    page_of,
    place_said,
    refusal_sentence,
    value_said,
    version_sentence,
)
from dashboard.take_away import show_take_away
from dashboard.views.shares import SAMPLE
from dashboard.wording.passport import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.facts.fact import Fact
    from dashboard.number_said import Said
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from dashboard.wording.passport import PassportWords
    from geodata.dataset import Dataset

KEY: Final = "no"
_TYPED: Final = "numbers-typed"
_WIDE: Final = 720
_LONGEST: Final = 4_000
"""Signs of a link or a paste that are read."""


def said() -> PassportWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def example_of(dataset: Dataset, selection: Selection) -> Passport:
    """A number of the open version that can be looked up."""
    return Passport.of(dataset, selection, "members")


def numbers_of_link() -> tuple[Asked, ...]:
    """What the link asks about."""
    return asked(session.kept(KEY)[:_LONGEST])


def show_ask(example: Passport) -> None:
    """The field, and where ids are found; the link keeps what was asked."""
    st.session_state[_TYPED] = "\n".join(each.written for each in numbers_of_link())
    with st.form("ask-number", border=False), st.container(width=_WIDE):
        st.text_area(
            said().ask,
            placeholder=said().placeholder.format(example=example),
            height=100,
            key=_TYPED,
        )
        st.form_submit_button(said().look, on_click=_take)


def _take() -> None:
    session.keep(KEY, ",".join(each.written for each in asked(st.session_state[_TYPED][:_LONGEST])))


def show_how(example: Passport, words: Words) -> None:
    """Where ids stand and how one is read; and what those of trials are."""
    st.html(f'<div class="atlas"><p>{escape(said().where.format(example=example))}</p></div>')
    version, place, day, key = str(example).split("-", 3)
    parts = {"version": version, "place": place, "day": day, "key": key}
    rows = [
        (_unspaced(part.format(**parts)), escape(meant.format(name=number_name(example, words))))
        for part, meant in said().parts
    ]
    st.html(table_html(("", ""), rows, said().how.format(example=example), is_named=True))
    st.html(f'<div class="atlas small">{escape(said().trials)}</div>')


def show_refusals(found: Sequence[Asked], example: Passport, words: Words) -> None:
    """A sentence for everything that is no number."""
    if len(found) > MOST:
        st.info(said().too_many.format(most=MOST))
    for each in found[:MOST]:
        if each.passport is None:
            st.warning(text.unmarked(refusal_sentence(each, str(example), words)))


def show_answers(answers: Sequence[Answer], words: Words) -> None:
    """What each number is: one with all of it; of several a table, and each below when it is opened."""
    for answer in answers:
        if answer.shown is None:
            st.warning(text.unmarked(no_answer_sentence(answer, words)))
    known = [(answer, answer.shown) for answer in answers if answer.shown is not None]
    if len(known) == 1:
        show_answer(*known[0], words, key="number-1")
        return
    if known:
        _show_summary(known, words)
    for at, (answer, fact) in enumerate(known, 1):
        label = f"{number_name(answer.passport, words)}　{value_said(fact, words)}　{answer.passport}"
        with st.expander(text.unmarked(label), key=f"number-box-{at}", on_change="rerun") as box:
            if box.open:
                show_answer(answer, fact, words, key=f"number-{at}")


def _show_summary(known: Sequence[tuple[Answer, Fact]], words: Words) -> None:
    rows = [
        (
            f"{_unspaced(str(answer.passport))}",
            escape(number_name(answer.passport, words)),
            escape(place_said(answer.passport, answer.dataset, words)),
            escape(value_said(fact, words)) + _badge(fact, words),
            escape(version_sentence(answer, words)),
        )
        for answer, fact in known
    ]
    title = words.pages["passport"]
    st.html(table_html(said().summary, rows, title, is_wide=True))
    has_sample = any(fact.is_sample for _, fact in known)
    table = cells_table(said().summary, rows)
    _take_away(table, title, known[0][0], has_sample=has_sample, key="save-numbers", words=words)


def show_answer(answer: Answer, fact: Fact, words: Words, *, key: str) -> None:
    """One number: name and value, what the versions say, its papers, its page, and its rows."""
    own = number_said(answer, fact, words)
    amber = " amber" if answer.differs or answer.own is None else ""
    why = f'<div class="small">{escape(own.why)}</div>' if own.why else ""
    st.html(
        f'<div class="atlas" data-number="{escape(own.papers["number"])}"><h2>{escape(own.name)}</h2>'
        f'</div><dl class="atlas figures"><div><dt>{escape(own.papers["place"])}</dt>'
        f'<dd><span class="value">{escape(own.value)}</span>{_badge(fact, words)}{why}</dd></div></dl>'
        f'<div class="atlas"><p class="sentence{amber}" role="status">{escape(own.version)}</p></div>'
    )
    st.html(table_html(("", ""), _papers(own, fact, words), own.name))
    _show_way(answer, words)
    _show_rows(answer, fact, words, key)


def _unspaced(written: str) -> str:
    """A text without spaces, that breaks where a phone is too narrow for it."""
    return f"<span style='overflow-wrap:anywhere'>{escape(written)}</span>"


def _badge(fact: Fact, words: Words) -> str:
    return f' <span class="badge">{escape(words.sample)}</span>' if fact.is_sample else ""


def _papers(own: Said, fact: Fact, words: Words) -> list[tuple[str, str]]:
    names = said().facts
    cells = {name: escape(value) for name, value in own.papers.items()}
    cells["number"] = _unspaced(own.papers["number"])
    if fact.is_sample:  # the mark says the status
        cells["status"] = _badge(fact, words)
    cells["sources"] = "<br>".join(map(escape, own.sources))
    return [(escape(names[name]), cells[name]) for name in names]


def _show_way(answer: Answer, words: Words) -> None:
    """The page of the number with the same choice, and in its version."""
    room, passport = page_of(answer.passport), answer.passport
    query = passport.selection.to_query(session.choices())
    if room == "towns":
        town = query.pop("town", "")
        query |= {"towns": town} if town else {"prefs": query.get("pref", "")}
    own = cell(passport.key)
    query |= own.query if own else {}
    if answer.own is not None and answer.kept != "current":
        query[session.VERSION] = answer.version
    if words.language != "ja":
        query["lang"] = words.language
    label = said().open.format(page=words.pages[room])
    st.page_link(f"../pages/{room}.py", label=label, query_params=query)


def _show_rows(answer: Answer, fact: Fact, words: Words, key: str) -> None:
    rows = fact.rows()
    show_heading(said().rows.format(n=f"{len(rows):,}"), said().rows_note if len(rows) else said().no_rows)
    if rows.empty:
        return
    table = rows_in_words(rows, words)
    has_sample = fact.is_sample or ("status" in rows and bool((rows["status"] == SAMPLE).any()))
    if has_sample:
        st.html(f'<div class="atlas"><span class="badge">{escape(words.sample)}</span></div>')
    st.dataframe(
        table,
        hide_index=True,
        row_height=36,
        height=min(540, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config=_numbers(table),
        key=f"{key}-rows",
    )
    name = number_name(answer.passport, words)
    _take_away(table, name, answer, has_sample=has_sample, key=f"save-{key}", words=words)


def _numbers(table: Any) -> dict[str, Any]:  # noqa: ANN401 - a frame, whose columns are any
    return {
        str(name): st.column_config.NumberColumn(format="localized")
        for name in table.select_dtypes("number")
    }  # fmt: skip


def _take_away(table: Any, content: str, answer: Answer, *, has_sample: bool, key: str, words: Words) -> None:  # noqa: ANN401
    passport = answer.passport
    code = passport.municipality or passport.prefecture
    place = place_said(passport, answer.dataset, words).partition("（")[0] if code else words.all_japan
    lines = [f"{said().facts['number']}: {passport}", version_sentence(answer, words)]
    show_take_away(table, content, place, passport.as_of, lines=lines, has_sample=has_sample, key=key)
