"""The app: `streamlit run streamlit_app.py` serves the frame and the app's own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit import net_util
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.assets_routes import asset_routes
from dashboard.open_data.routes import open_data_routes
from dashboard.uploads import keep_uploads_in_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.proto.NewSession_pb2 import NewSession
    from streamlit.source_util import PageInfo


def no_external_address() -> str | None:
    """Stand in for Streamlit's look-up of this machine's public address, which asks a host outside.

    Streamlit compares it with the origin of a WebSocket; without it, origins other than the app's own are refused
    unless `server.corsAllowedOrigins` names them.
    """
    return None


def no_pages(_session: AppSession, _message: NewSession, _pages: Mapping[str, PageInfo]) -> None:
    """Stand in for Streamlit's list of pages at the head of every run: the browser takes it from the navigation's own.

    A kilobyte of each filter and each click, for all readers.
    """


net_util.get_external_ip = no_external_address
AppSession._populate_app_pages = no_pages  # type: ignore[method-assign,assignment] # noqa: SLF001 - there is no option for it
keep_uploads_in_memory()

app = st.App(Path(__file__).resolve().parent / "dashboard" / "main.py", routes=[*asset_routes(), *open_data_routes()])

if get_script_run_ctx(suppress_warning=True) is not None:  # run as a script itself, as Streamlit's test runner does
    # Not above: a component that is imported before the server runs is not registered with it.
    from dashboard.frame import show_frame

    show_frame()
