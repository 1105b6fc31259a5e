"""The parts of 会員一覧: which class, what stands behind its figure, the rows, and their downloads."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import days, session, text
from dashboard.components import show_heading
from dashboard.correction_links import slip_addresses, with_slips
from dashboard.take_away import show_take_away
from dashboard.views.members import CLASSES, DEFAULT, KEY, offered_classes
from dashboard.wording.members import WORDS
from dashboard.wording.overview import WORDS as FIGURE_WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.members import MembersView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_CHOSEN = "chosen_class"
_SAMPLE = "サンプル"


def show_choice(dataset: Dataset, selection: Selection, words: Words) -> str:
    """The class by its name in links; the link keeps it."""
    offered = offered_classes(dataset, selection) or (DEFAULT,)
    linked = session.kept(KEY)
    st.session_state[_CHOSEN] = linked if linked in offered else DEFAULT if DEFAULT in offered else offered[0]
    names = FIGURE_WORDS[words.language].figures
    st.segmented_control(
        WORDS[words.language].choose,
        offered,
        format_func=lambda name: names[CLASSES[name]],
        key=_CHOSEN,
        required=True,
        on_change=lambda: session.keep(KEY, st.session_state[_CHOSEN]),
    )
    chosen: str = st.session_state[_CHOSEN]
    return chosen


def class_name(view: MembersView, words: Words) -> str:
    """The class as the overview calls it."""
    return FIGURE_WORDS[words.language].figures[view.member_class]


def members_sentence(view: MembersView, words: Words) -> str:
    """How many rows stand behind the figure, and of which status."""
    own = WORDS[words.language]
    is_local = view.selection.prefecture is not None and not view.is_without_places
    sentence = own.sentence_prefecture if is_local else own.sentence
    return sentence.format(
        date=text.day(view.as_of or view.selection.as_of, words),
        body=words.bodies_long[view.selection.body],
        name=class_name(view, words),
        value=f"{view.figure.value:,}" if view.figure else "",
        place=text.place(view.selection.prefecture or "", words) if is_local else "",
        rows=f"{len(view.rows):,}",
        registered=f"{len(view.rows) - view.sample:,}",
        sample=f"{view.sample:,}",
    )


def ledger_sentence(view: MembersView, words: Words) -> str:
    """Published total against registered rows, of all Japan, as the ledger has them."""
    own, line = WORDS[words.language], view.ledger
    if line is None:
        return own.no_ledger
    if line.published is None:
        said = own.no_total
    elif line.difference is None:
        said = own.lower_bound
    elif line.difference == 0:
        said = own.agrees
    else:
        said = own.not_to_hand if not line.sample and line.difference < 0 else own.differs
    return said.format(
        published=f"{line.published:,}" if line.published is not None else "",
        registered=f"{line.registered:,}",
        sample=f"{line.sample:,}",
        difference=text.signed(line.difference, words) if line.difference is not None else "",
        explanation=line.explanation if words.language == "ja" else line.explanation_en,
    )


def members_table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Rows as the reader sees and saves them: a column says which are サンプルデータ, codes are text, days are ISO."""
    heading = WORDS[words.language].columns
    classes = {**FIGURE_WORDS[words.language].figures}
    joined = pd.to_datetime(rows["joined_on"])
    columns = {
        "status": rows["status"].map(words.statuses),
        "member_class": rows["member_class"].map(lambda name: classes.get(name, name)),
        "prefecture": rows["prefecture_code"].map(lambda code: "" if pd.isna(code) else text.place(code, words)),
        "municipality_code": rows["municipality_code"].where(
            rows["municipality_code"].notna(), rows["prefecture_code"]
        ),
        "name": rows["name"],
        "joined_on": joined.dt.strftime("%Y-%m-%d"),
        "row": rows["row"].astype("Int64"),
    }
    return pd.DataFrame(
        {heading[name]: columns.get(name, rows.get(name)) for name in heading},
    ).astype({heading[name]: "str" for name in ("status", "member_class", "prefecture")})


def show_rows(view: MembersView, words: Words) -> None:
    """The ledger's word, amber where it is not zero; the rows and their downloads; rows of other dates apart."""
    own, name = WORDS[words.language], class_name(view, words)
    is_amber = bool(view.ledger and view.ledger.difference)
    notes = [ledger_sentence(view, words)]
    if view.selection.prefecture is not None:
        notes.append(own.without_places if view.is_without_places else own.not_of_prefecture)
    source = view.figure.source_title if view.figure else ""
    if source:
        notes.append(FIGURE_WORDS[words.language].source.format(title=source))
    first = f'<p class="{"amber" if is_amber else ""}">{escape(notes[0])}</p>'
    rest = "".join(f'<div class="small">{escape(note)}</div>' for note in notes[1:])
    date = text.day(view.as_of or view.selection.as_of, words)
    st.html(f'<div class="atlas" data-rows="{len(view.rows)}">{first}{rest}</div>')
    show_heading(own.rows.format(name=name, rows=f"{len(view.rows):,}", date=date))
    if view.rows.empty:
        st.html(f'<div class="atlas small">{escape(own.no_rows)}</div>')
    else:
        _show_table(view, view.rows, words, key="members")
    if not view.elsewhen.empty:
        show_heading(
            own.elsewhen.format(name=name, rows=f"{len(view.elsewhen):,}"), own.elsewhen_note.format(date=date)
        )
        _show_table(view, view.elsewhen, words, key="members-elsewhen")


def _slips(view: MembersView, rows: pd.DataFrame) -> pd.Series:
    """The way to the slip of each row: of a municipality or prefecture, or of a body that is no place."""
    own = rows.assign(body=view.selection.body)
    is_place = own["prefecture_code"].notna()
    parts = {"memberships": own[is_place], "cooperating_members": own[~is_place]}
    addresses: pd.Series = pd.concat([slip_addresses(table, of) for table, of in parts.items()]).sort_index()
    return addresses


def _show_table(view: MembersView, rows: pd.DataFrame, words: Words, *, key: str) -> None:
    table = members_table(rows, words)
    has_sample = bool((rows["status"] == _SAMPLE).any())
    is_national = view.selection.prefecture is None or view.is_without_places
    area = words.all_japan if is_national else text.place(view.selection.prefecture or "", words)
    dates = sorted(set(rows["as_of"]))
    of_rows = dates[0] if len(dates) == 1 else f"{dates[0]}～{dates[-1]}"
    as_of = days.in_file_name(view.selection.as_of, of_rows, words)
    content = WORDS[words.language].file.format(name=class_name(view, words))
    slips = _slips(view, rows)
    name = WORDS[words.language].columns["name"]
    shown, columns = with_slips(table, slips, name) if slips.notna().any() else (table, None)
    st.dataframe(
        shown,
        column_config=columns,
        hide_index=True,
        row_height=36,
        height=min(640, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        key=key,
    )
    lines = [members_sentence(view, words), ledger_sentence(view, words)]
    show_take_away(table, content, area, as_of, lines=lines, has_sample=has_sample, key=f"save-{key}")
