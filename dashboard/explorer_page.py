"""The parts of ギャップ探索 around the map: how many, why none, and the municipalities as a table with its files."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import days, explorer_clusters, explorer_score, explorer_state, session, text
from dashboard.components import show_header, show_heading
from dashboard.conditions import EVERYWHERE, Among, Beside, Between, to_text
from dashboard.conditions.fields import HAVING, NO, NUMBERS, OF_CATEGORY, YES, register_of
from dashboard.conditions.told import field_name, sentence, told, value_name
from dashboard.take_away import show_take_away
from dashboard.views.explorer import asked_fields, asked_registers
from dashboard.views.profile import MOST
from dashboard.views.registers import has_later, is_before_law, law_start, told_of
from dashboard.views.shares import SAMPLE
from dashboard.views.whatif import whatif_query
from dashboard.wording.clusters import WORDS as CLUSTER_WORDS
from dashboard.wording.days import WORDS as DAYS
from dashboard.wording.explorer import WORDS
from geodata.columns import labels
from geodata.gaps import GapReason
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.conditions import Expression
    from dashboard.selection import Selection
    from dashboard.views.explorer import Found
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_PLAIN: Final = ("municipality_code", "prefecture_code", "name")
_WAY: Final = "explorer-way"
_DECIMALS: Final = {"population": 0, "area": 1, "density": 1, "change": 1, "metro": 1, "pilot-count": 0}


def show_sentence(found: Found, fault: str, selection: Selection) -> None:
    """How many of how many, in which words; why a link cannot be read; which condition leaves nothing."""
    words, said = session.words(), explorer_state.said()
    counted = said.sentence.format(
        date=text.day(selection.as_of, words),
        place=_place(selection, words),
        total=f"{found.total:,}",
        count=f"{len(found.here):,}",
    )
    counted = said.lead if found.expression == EVERYWHERE else counted
    show_header(words.pages["explorer"], selection, counted, has_sample=_has_sample(found, selection, of_way=True))
    lines = [sentence(found.expression, words)] if found.expression != EVERYWHERE else []
    if selection.prefecture and found.expression != EVERYWHERE:
        lines.append(said.nation.format(count=f"{len(found.yes):,}", total=f"{len(found.facts.codes):,}"))
    lines += [said.unknown.format(n=f"{len(found.unknown_here):,}")] if found.unknown_here else []
    st.html(
        f'<div class="atlas" data-found="{len(found.here)}">{"".join(f"<p>{escape(line)}</p>" for line in lines)}</div>'
    )
    if fault:
        st.warning(text.unmarked(said.bad_link.format(fault=fault)))
    if found.emptied_by is not None:
        why = said.emptied.format(part=told(found.emptied_by, words), how=said.loosen[_kind(found.emptied_by)])
        if found.left_without:
            why += said.left_without.format(n=f"{found.left_without:,}")
        unknown = said.emptied_unknown.format(n=f"{found.emptied_unknown:,}") if found.emptied_unknown else ""
        st.info(text.unmarked(f"{why}{unknown}"))
    _show_day(found, selection)


def _kind(part: Expression) -> str:
    """How a condition can be loosened: key of the sentence."""
    return {Between: "range", Among: "values", Beside: "beside"}.get(type(part), "other")


def _show_day(found: Found, selection: Selection) -> None:
    """What the registers asked for lack on the day, as before the law there was nothing; and the way to the latest day."""
    data, words = session.dataset(), session.words()
    registers, said = asked_registers(found.expression), DAYS[words.language]
    sentences = [
        sentence
        for register in registers
        for sentence in days.left_out(
            register, told_of(data, register, selection.as_of, selection.prefecture), law_start(data), words
        )
    ]
    if sentences:
        st.info(text.unmarked(said.end.join(sentences)))
    is_latest = (selection.body, selection.as_of) == session.choices().latest_view
    if not is_latest and any(has_later(data, register, selection.as_of) for register in registers):
        st.button(said.latest, on_click=session.choose_latest, key="explorer-latest")


def _place(selection: Selection, words: Words) -> str:
    return text.place(selection.prefecture, words) if selection.prefecture else words.all_japan


def _has_sample(found: Found, selection: Selection, *, of_way: bool = False) -> bool:
    """Whether a sample row stands behind what is asked, or told by the way of looking: membership is, where a list has one."""
    is_told = of_way and explorer_state.way_needs_members()
    if "member" not in asked_fields(found.expression) and not is_told:
        return False
    rows = session.dataset()["memberships"]
    return bool(((rows["body"] == selection.body) & (rows["status"] == SAMPLE)).any())


def show_result(found: Found, selection: Selection) -> None:
    """The choice of the way to look at the result, and the result that way."""
    said, data, words = explorer_state.said(), session.dataset(), session.words()
    st.session_state[_WAY] = explorer_state.way()
    st.segmented_control(
        said.view,
        explorer_state.WAYS,
        format_func=said.views.__getitem__,
        key=_WAY,
        required=True,
        on_change=lambda: session.keep("view", st.session_state[_WAY].removeprefix(explorer_state.WAYS[0])),
    )
    if explorer_state.way() == "clusters":
        if found.expression == EVERYWHERE and not explorer_clusters.shows_members():
            st.info(CLUSTER_WORDS[words.language].no_condition)
        explorer_clusters.show(data, found.here, selection, words, asked=_lines(found, selection))
    elif explorer_state.way() == "score":
        explorer_score.show(data, found.here, selection, words, asked=_lines(found, selection))
    else:
        show_found(found, selection)


def show_found(found: Found, selection: Selection) -> None:
    """The municipalities of the chosen area as a table, their files, and the way to the what-if page."""
    words, said = session.words(), explorer_state.said()
    show_heading(said.table, said.table_note)
    table = found_table(session.dataset(), found, selection.as_of, words)
    chosen = st.dataframe(
        table,
        hide_index=True,
        # A key of the rows: rows chosen of another result are not chosen of this one.
        key=f"explorer-table-{crc32('.'.join(found.here).encode())}",
        on_select="rerun",
        selection_mode="multi-row",
        row_height=36,
        height=min(640, 38 + 36 * max(len(table), 1)),
        placeholder=words.empty_cell,
        column_config={
            field_name(field, words): st.column_config.NumberColumn(
                f"{field_name(field, words)}（{said.units[field]}）", format="localized"
            )
            for field in NUMBERS
        },
    )
    named = (said.file, _place(selection, words), selection.as_of)
    has_sample = _has_sample(found, selection)
    with st.container(horizontal=True, key="explorer-downloads"):
        show_take_away(
            table,
            *named,
            lines=_lines(found, selection),
            has_sample=has_sample,
            key="save-explorer",
            saved=partial(saved_table, session.dataset(), found, selection.as_of, words),
        )
        _show_way_to_whatif(found)
        _show_way_to_profiles([found.here[row] for row in chosen["selection"]["rows"] if row < len(found.here)])


def _lines(found: Found, selection: Selection) -> list[str]:
    words, said = session.words(), explorer_state.said()
    filled = {
        "sentence": sentence(found.expression, words),
        "text": to_text(found.expression) or words.empty_cell,
        "place": _place(selection, words),
        "count": f"{len(found.here):,}",
        "total": f"{found.total:,}",
        "unknown": f"{len(found.unknown_here):,}",
    }
    return [f"{words.as_of}: {text.day(selection.as_of, words)}", *(line.format(**filled) for line in said.lines)]


def found_table(dataset: Dataset, found: Found, as_of: str, words: Words, *, with_codes: bool = False) -> pd.DataFrame:
    """Code, prefecture, name, membership, and each field that was asked for, with what to do about a blank; one row a municipality."""
    heading = labels(MUNICIPALITIES.columns, words.language)
    towns = dataset["municipalities"].set_index("municipality_code").loc[list(found.here)]
    at = np.searchsorted(found.facts.codes, found.here)
    columns: dict[str, object] = {
        heading["municipality_code"]: list(found.here),
        words.prefecture: [text.place(code, words) for code in towns["prefecture_code"]],
        heading["name"]: [text.town(row, words) for _, row in towns.iterrows()],
    }
    fields = dict.fromkeys(("member", *asked_fields(found.expression), "population"))
    for field in fields:
        if field in NUMBERS:
            columns[field_name(field, words)] = found.facts.numbers[field][at].round(_DECIMALS[field])
        elif field in found.facts.texts and field != "prefecture":
            own = found.facts.texts[field][at]
            columns[field_name(field, words)] = [value_name(field, value, words) if value else None for value in own]
            if _is_having(field):
                register = register_of(field)
                is_before = register is not None and is_before_law(dataset, register, as_of)
                columns |= _blanks(field, own, words, is_before_law=is_before, with_codes=with_codes)
    return pd.DataFrame(columns)


def _is_having(field: str) -> bool:
    return field in HAVING or field.startswith(OF_CATEGORY)


def _blanks(
    field: str, values: np.ndarray, words: Words, *, is_before_law: bool, with_codes: bool
) -> dict[str, list[str | None]]:
    """Next step for each blank of a field, and the code of its reason; both columns are empty where there is a value."""
    said, name = WORDS[words.language], field_name(field, words)
    codes = [None if each == YES else GapReason.NOT_MEMBER.value if each == NO else str(each) for each in values]
    steps = [code and text.next_step(code, words, is_before_law=is_before_law) for code in codes]
    columns = {words.reason_code: codes} if with_codes else {}
    return {
        said.of_field.format(field=name, what=what): own for what, own in {**columns, words.next_step: steps}.items()
    }


def saved_table(dataset: Dataset, found: Found, as_of: str, words: Words) -> pd.DataFrame:
    """The table with the codes of the reasons, and the day and the conditions, in words and as the link has them."""
    said = WORDS[words.language]
    own = (as_of, sentence(found.expression, words), to_text(found.expression))
    table = found_table(dataset, found, as_of, words, with_codes=True)
    return table.assign(**dict(zip((words.as_of, said.asked, said.asked_text), own, strict=True)))


def _show_way_to_whatif(found: Found) -> None:
    """The non-members among them, assumed to join."""
    said = explorer_state.said()
    members = dict(zip(found.facts.codes, found.facts.texts["member"], strict=True))
    outside = [code for code in found.here if members[code] == "no"]
    if st.button(
        said.to_whatif.format(n=f"{len(outside):,}"),
        disabled=not outside,
        help=said.to_whatif_help,
        key="explorer-to-whatif",
    ):
        for key, value in whatif_query(outside).items():
            session.keep(key, value)
        st.switch_page("../pages/whatif.py")


def _show_way_to_profiles(codes: list[str]) -> None:
    """The profiles of the rows chosen, side by side."""
    said = explorer_state.said()
    if st.button(
        said.to_profiles.format(n=len(codes)) if codes else said.to_profiles_none,
        disabled=not 0 < len(codes) <= MOST,
        help=said.to_profiles_help.format(most=MOST),
        key="explorer-to-profiles",
    ):
        session.keep("towns", ".".join(codes))
        st.switch_page("../pages/towns.py")
