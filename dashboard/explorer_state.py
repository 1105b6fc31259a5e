"""What ギャップ探索 asks: kept in the link, changed by chips and controls, one step back at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.conditions import EVERYWHERE, All, AnyOf, ConditionError, fields_of, parse, to_text
from dashboard.explorer_clusters import chosen_cluster, shows_members
from dashboard.explorer_map import map_of_found
from dashboard.layers.listed import list_map
from dashboard.own_list import own_codes, own_list
from dashboard.views.explorer import found_by
from dashboard.views.score import weights_of
from dashboard.wording.explorer import WORDS
from dashboard.wording.own_list import WORDS as OWN_WORDS

if TYPE_CHECKING:
    from dashboard.conditions import Expression
    from dashboard.map_view import MapView
    from dashboard.views.clusters import Cluster
    from dashboard.views.explorer import Found
    from dashboard.wording.explorer import ExplorerWords

PAGE: Final = "explorer"
WAYS: Final = ("list", "clusters", "score")
LINK_KEY: Final = "if"
_SHOW: Final = "on_map"
_LAYER: Final = "layer"
_OWN: Final = "list"
_KIND_WIDGET: Final = "explorer-shown"
_BEFORE: Final = "conditions_before"
_MOST_STEPS: Final = 50


def said() -> ExplorerWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def asked() -> tuple[Expression, str]:
    """The expression of the link, and why it cannot be read, "" where it can."""
    try:
        return parse(session.kept(LINK_KEY), fields_of(session.dataset())), ""
    except ConditionError as fault:
        return EVERYWHERE, fault.told_in(session.words().language)


def ask(expression: Expression) -> None:
    """Ask this from now on; what was asked before can be brought back. For callbacks, before the map is drawn."""
    before: list[str] = st.session_state.setdefault(_BEFORE, [])
    st.session_state[_BEFORE] = [*before, session.kept(LINK_KEY)][-_MOST_STEPS:]
    session.keep(LINK_KEY, to_text(expression))


def can_undo() -> bool:
    """Whether something was asked before."""
    return bool(st.session_state.get(_BEFORE))


def undo() -> None:
    """Ask again what was asked before the last change."""
    if can_undo():
        session.keep(LINK_KEY, st.session_state[_BEFORE].pop())


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The parts that are chips: those of the outermost "all" or "any", else the whole."""
    if isinstance(expression, All | AnyOf):
        return expression.parts
    return (expression,)


def joined(parts: tuple[Expression, ...], *, is_any: bool) -> Expression:
    """Chips as one expression; one alone, or none, needs no joining."""
    if len(parts) == 1:
        return parts[0]
    return AnyOf(parts) if is_any and parts else All(parts)


def without(expression: Expression, number: int) -> Expression:
    """The expression without one of its chips."""
    parts = parts_of(expression)
    return joined((*parts[:number], *parts[number + 1 :]), is_any=isinstance(expression, AnyOf))


def found_now() -> tuple[Found, str]:
    """What the link's expression finds in the chosen area, and why it could not be asked, "" where it could."""
    expression, fault = asked()
    selection = session.current_selection()
    find = partial(
        found_by,
        dataset=session.dataset(),
        body=selection.body,
        day=selection.as_of,
        prefecture=selection.prefecture,
        own_list=own_codes(),
    )
    try:
        return find(expression), fault
    except ConditionError as missing:
        return find(EVERYWHERE), missing.told_in(session.words().language)


def way() -> str:
    """How the result is looked at, as the link has it: the list where it names none of the ways."""
    kept = session.kept("view")
    return kept if kept in WAYS else WAYS[0]


def way_needs_members() -> bool:
    """Whether the way of looking tells who is a member, whatever is asked."""
    weights = weights_of(session.kept("score")) or {}
    return way() == "clusters" or (way() == "score" and weights.get("neighbours", 0) > 0)


def result_on_map() -> MapView | None:
    """The result for the map to show; None on other pages, where nothing is asked, or another layer is shown."""
    if not session.is_in(PAGE) or session.kept(_SHOW) == _LAYER:
        return None
    (found, _), selection, own = found_now(), session.current_selection(), own_list()
    if own is not None and session.kept(_SHOW) == _OWN:
        return list_map(session.dataset(), selection, own, session.words())
    cluster = _cluster(found)
    if found.expression == EVERYWHERE and cluster is None:
        return None
    is_of_members = cluster is not None and shows_members()
    codes = cluster.codes if cluster else ()
    return map_of_found(session.dataset(), selection, found, session.words(), codes, is_of_members=is_of_members)


def _cluster(found: Found) -> Cluster | None:
    """The cluster the link names, where the result is looked at as clusters."""
    if way() != "clusters":
        return None
    return chosen_cluster(session.dataset(), found.here, session.current_selection())


def show_map_controls() -> None:
    """On the page alone, where something is asked, a cluster chosen or a list taken: the result, the list, or a layer."""
    if not session.is_in(PAGE):
        return
    has_result = asked()[0] != EVERYWHERE or _cluster(found_now()[0]) is not None
    kinds = (*(["found"] if has_result else []), *([_OWN] if own_list() is not None else []), _LAYER)
    if len(kinds) == 1:
        return
    kept = session.kept(_SHOW)
    st.session_state[_KIND_WIDGET] = kept if kept in kinds else "found" if has_result else _LAYER
    st.segmented_control(
        said().shown,
        kinds,
        format_func=lambda kind: OWN_WORDS[session.words().language].shown if kind == _OWN else said().shown_as[kind],
        key=_KIND_WIDGET,
        required=True,
        on_change=_keep_kind,
    )


def _keep_kind() -> None:
    session.keep(_SHOW, "" if st.session_state[_KIND_WIDGET] == "found" else st.session_state[_KIND_WIDGET])
