"""The map with its legend and the panel of the clicked municipality: one fragment, so that a click reruns only this."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from dashboard import session
from dashboard.folium_map import paint, shell
from dashboard.layers import membership_map
from dashboard.legend import legend_html
from dashboard.panel import show_panel

HEIGHT = 640
_CLICK = "last_object_clicked_tooltip"
_SEEN = "seen_click"


@st.fragment
def show_map_section() -> None:
    """Map on the left, legend and panel on the right; below it on a narrow screen."""
    data, words = session.dataset(), session.words()
    picture, beside = st.columns([3, 1], gap="medium")
    with picture:
        slot = st.container(key="map")
    view = membership_map(data, session.current_selection(), words)
    with slot:
        answer = st_folium(
            shell(data.version, data.manifest["web"]),
            key="atlas",
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[_CLICK],
            feature_group_to_add=paint(view, words.map_texts),
        )
    if _take_click((answer or {}).get(_CLICK)):
        st.rerun(scope="fragment")
    with beside, st.container(height=HEIGHT, border=False, key="beside-map"):
        st.html(legend_html(view, words))
        show_panel(session.current_selection())


def _take_click(token: str | None) -> bool:
    """Whether the map was clicked since it was last looked at; the panel then shows that municipality."""
    if token is None or token == st.session_state.get(_SEEN):
        return False
    st.session_state[_SEEN] = token
    code = token.partition("#")[0]
    if code not in session.choices().municipalities:
        return False
    session.choose_town(code)
    return True
