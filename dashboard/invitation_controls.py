"""The controls of 次の一手: the goal and who may be invited; the link keeps every one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import session, text
from dashboard.views.invitation_criteria import GOALS, KEYS, ONLY, SHARES, Criteria

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from dashboard.wording.invitations import InvitationWords


def criteria_of(selection: Selection) -> Criteria:
    """The criteria the link keeps, for the chosen prefecture or the nation."""
    choices = session.choices()
    query = {key: session.kept(key) for key in KEYS}
    return Criteria.from_query(query, selection.prefecture, choices.prefectures, choices.municipalities)


def keep(criteria: Criteria) -> None:
    """Let the link keep these criteria."""
    for key, value in criteria.to_query().items():
        session.keep(key, value)


def show_controls(criteria: Criteria, towns: pd.DataFrame, words: Words, said: InvitationWords) -> None:
    """The goal with its number in one row, and below it, folded, who may be invited."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="invitation-goal-row"):
        _held("goal", criteria.goal)
        st.radio(
            said.goal,
            GOALS,
            format_func=lambda goal: said.goals[goal],
            key=_name("goal"),
            horizontal=True,
            on_change=_choose_goal,
            args=(criteria,),
        )
        if criteria.goal in SHARES:
            _held("percent", criteria.percent)
            st.number_input(
                said.share, 1, 100, help=said.share_help[criteria.goal], width=160, **_kept("percent", criteria)
            )
    if criteria.goal == "beside":
        _held("by_sea", criteria.by_sea)
        st.toggle(said.by_sea, **_kept("by_sea", criteria))
    is_set = criteria != Criteria(criteria.goal, criteria.percent, criteria.prefecture, by_sea=criteria.by_sea)
    with st.expander(said.who, expanded=is_set, key="invitation-criteria"):
        _show_where(criteria, words, said)
        _show_people(criteria, said)
        _show_named(criteria, towns, words, said)
        if is_set:
            plain = replace(Criteria(), goal=criteria.goal, percent=criteria.percent, by_sea=criteria.by_sea)
            st.button(said.clear, on_click=keep, args=(plain,), key=_name("clear"))


def _show_where(criteria: Criteria, words: Words, said: InvitationWords) -> None:
    _held("within", list(criteria.within))
    st.multiselect(
        said.within,
        sorted(session.choices().prefectures),
        format_func=lambda code: text.place(code, words),
        placeholder=said.within_area,
        **_kept("within", criteria),
    )
    with st.container(horizontal=True):
        for name in ONLY:
            _held(name, name in criteria.only)
            st.checkbox(said.only[name], key=_name(name), on_change=_choose_only, args=(criteria,))


def _show_people(criteria: Criteria, said: InvitationWords) -> None:
    with st.container(horizontal=True):
        for name, label in (("least", said.least), ("most", said.most)):
            _held(name, getattr(criteria, name))
            st.number_input(
                label, min_value=0, value=None, step=1000, placeholder=said.no_limit, width=200, **_kept(name, criteria)
            )


def _show_named(criteria: Criteria, towns: pd.DataFrame, words: Words, said: InvitationWords) -> None:
    """Who is named: among the non-members there are to invite, and whoever the link names."""
    places = criteria.within or ((criteria.prefecture,) if criteria.prefecture else ())
    others = towns[~towns["is_member"]]
    others = others[others["prefecture_code"].isin(places)] if places else others
    offered = {*others["municipality_code"], *criteria.spared, *criteria.wanted}
    names = town_names(towns[towns["municipality_code"].isin(offered)], words, said)
    for name, label, other in (
        ("wanted", said.wanted, criteria.spared),
        ("spared", said.spared, criteria.wanted),
    ):
        _held(name, sorted(getattr(criteria, name)))
        st.multiselect(
            label,
            [code for code in names if code not in other],
            format_func=names.__getitem__,
            placeholder=said.none_named,
            **_kept(name, criteria),
        )


def town_names(towns: pd.DataFrame, words: Words, said: InvitationWords) -> dict[str, str]:
    """Name of each by code, with its prefecture, as several have the same: "府中市（東京都）"."""
    names = (text.town(row, words) for _, row in towns.iterrows())
    return {
        code: said.town_in.format(name=name, place=text.place(code[:2], words))
        for code, name in zip(towns["municipality_code"], names, strict=True)
    }


def _name(name: str) -> str:
    return f"invitation-{name.replace('_', '-')}"


def _held(name: str, value: object) -> None:
    """What the link keeps is the truth: the control shows it, whatever it showed before."""
    st.session_state[_name(name)] = value


def _kept(name: str, criteria: Criteria) -> dict[str, Any]:
    return {"key": _name(name), "on_change": _choose, "args": (name, criteria)}


def _choose(name: str, criteria: Criteria) -> None:
    value = st.session_state[_name(name)]
    if name in {"spared", "wanted"}:
        value = frozenset(value)
    elif name == "within":
        value = tuple(value)
    elif name == "percent" and value is None:
        value = SHARES[criteria.goal]
    keep(replace(criteria, **{name: value}))


def _choose_goal(criteria: Criteria) -> None:
    goal = st.session_state[_name("goal")] or criteria.goal
    keep(replace(criteria, goal=goal, percent=SHARES.get(goal, 0)))


def _choose_only(criteria: Criteria) -> None:
    keep(replace(criteria, only=tuple(name for name in ONLY if st.session_state[_name(name)])))
