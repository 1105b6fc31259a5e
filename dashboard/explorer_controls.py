"""The conditions of ギャップ探索 as chips, examples to begin with, and the controls that add one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import explorer_state, session
from dashboard.conditions import EVERYWHERE, All, Among, AnyOf, Beside, Between, Not, fields_of
from dashboard.conditions.fields import NUMBERS
from dashboard.conditions.told import field_name, told, value_name
from dashboard.explorer_state import joined, parts_of, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.conditions import Expression

_NOT_MEMBER: Final = Among("member", ("no",))
_NO_PLAN: Final = Among("plan", ("no", "not_surveyed", "no_data"))
STARTERS: Final[Mapping[str, Expression]] = {
    "beside": All((_NOT_MEMBER, Beside(Among("member", ("yes",))))),
    "kaso": All((Among("kaso", ("yes",)), _NOT_MEMBER)),
    "pilot": All((Among("pilot", ("yes",)), Among("measure", ("not_surveyed",)))),
    "unplanned": All((Among("kaso", ("yes",)), _NO_PLAN)),
    "plan": All((Among("member", ("yes",)), _NO_PLAN)),
    "small": All((Between("population", high=10_000), Between("metro", high=100))),
}
_FIELD: Final = "explorer-field"
_VALUES: Final = "explorer-values"
_LOW: Final = "explorer-low"
_HIGH: Final = "explorer-high"
_WHERE: Final = "explorer-where"
_NEGATE: Final = "explorer-negate"
_HOW: Final = "explorer-how"
_JOIN: Final = "explorer-join"
_ALL: Final = "all"
_ANY: Final = "any"


def show_conditions(expression: Expression) -> None:
    """Chips that can be taken away, or examples where there is none; below them, folded, what adds one."""
    if expression == EVERYWHERE:
        _show_starters()
    else:
        _show_chips(expression)
    with st.expander(explorer_state.said().build, key="explorer-build"):
        _show_builder(expression)


def _show_starters() -> None:
    said = explorer_state.said()
    st.caption(said.no_conditions)
    with st.container(horizontal=True, key="explorer-starters"):
        for name, expression in STARTERS.items():
            st.button(
                said.starter_names[name],
                on_click=explorer_state.ask,
                args=(expression,),
                key=f"explorer-starter-{name}",
            )
        _show_undo()


def _show_chips(expression: Expression) -> None:
    words, said = session.words(), explorer_state.said()
    parts = parts_of(expression)
    with st.container(horizontal=True, vertical_alignment="center", key="explorer-chips"):
        for number, part in enumerate(parts):
            st.button(
                f"×　{told(part, words)}",
                on_click=explorer_state.ask,
                args=(without(expression, number),),
                help=said.remove,
                key=f"explorer-chip-{number}",
            )
        _show_undo()
        st.button(said.clear, on_click=explorer_state.ask, args=(EVERYWHERE,), key="explorer-clear")
    if len(parts) > 1:
        st.session_state[_JOIN] = _ANY if isinstance(expression, AnyOf) else _ALL
        st.segmented_control(
            said.join,
            (_ALL, _ANY),
            format_func=lambda kind: said.joins[kind],
            key=_JOIN,
            required=True,
            on_change=_join,
            args=(parts,),
        )


def _join(parts: tuple[Expression, ...]) -> None:
    explorer_state.ask(joined(parts, is_any=st.session_state[_JOIN] == _ANY))


def _show_undo() -> None:
    st.button(
        explorer_state.said().undo,
        on_click=explorer_state.undo,
        disabled=not explorer_state.can_undo(),
        key="explorer-undo",
    )


def _show_builder(expression: Expression) -> None:
    words, said = session.words(), explorer_state.said()
    st.caption(said.build_how)
    fields = fields_of(session.dataset())
    with st.container(horizontal=True, vertical_alignment="bottom", key="explorer-add-row"):
        field = st.selectbox(
            said.field, list(fields), format_func=lambda name: field_name(name, words), key=_FIELD, width=320
        )
        if field in NUMBERS:
            for key, label in ((_LOW, said.low), (_HIGH, said.high)):
                st.number_input(
                    f"{label}（{said.units[field]}）",
                    value=None,
                    min_value=-1e9,
                    max_value=1e9,
                    placeholder=said.no_limit,
                    key=key,
                    width=200,
                )
        else:
            st.multiselect(
                said.values,
                fields[field].values,
                format_func=lambda value: value_name(field, value, words),
                placeholder=said.choose_values,
                key=f"{_VALUES}-{field}",
                width=320,
            )
        st.selectbox(said.wherein, list(said.wheres), format_func=said.wheres.__getitem__, key=_WHERE, width=220)
        st.checkbox(said.negate, key=_NEGATE)
    new = _chosen(field)
    with st.container(horizontal=True, vertical_alignment="bottom", key="explorer-add-how"):
        if expression != EVERYWHERE:
            st.segmented_control(
                said.how, list(said.hows), format_func=said.hows.__getitem__, key=_HOW, default="new", required=True
            )
        st.button(
            said.add,
            on_click=_add,
            args=(expression, new),
            disabled=new is None,
            help=said.add_nothing if new is None else None,
            type="primary",
            key="explorer-add",
        )


def _chosen(field: str) -> Expression | None:
    """The condition the controls stand for; None where no value or no sensible range is chosen."""
    state = st.session_state
    leaf: Expression
    if field in NUMBERS:
        low, high = state.get(_LOW), state.get(_HIGH)
        if (low is None and high is None) or (low is not None and high is not None and low >= high):
            return None
        leaf = Between(field, low, high)
    else:
        values = tuple(state.get(f"{_VALUES}-{field}", ()))
        if not values:
            return None
        leaf = Among(field, values)
    where = state.get(_WHERE, "own")
    whole = leaf if where == "own" else Beside(leaf, by_sea=where == "near")
    return Not(whole) if state.get(_NEGATE) else whole


def _add(expression: Expression, new: Expression) -> None:
    """Add a chip, or let the last one and the new one make a group: of "or" where chips stand by "and", and the other way."""
    parts, is_any = parts_of(expression), isinstance(expression, AnyOf)
    if parts and st.session_state.get(_HOW) == "last":
        last = parts[-1]
        kind = All if is_any else AnyOf
        own = last.parts if isinstance(last, kind) else (last,)
        parts = (*parts[:-1], kind((*own, new)))
    else:
        parts = (*parts, new)
    explorer_state.ask(joined(parts, is_any=is_any))
    for key in (_LOW, _HIGH, _NEGATE, f"{_VALUES}-{st.session_state[_FIELD]}"):
        st.session_state.pop(key, None)
