"""The app: `streamlit run streamlit_app.py` serves the frame and the app's own files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import net_util
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.assets_routes import asset_routes
from dashboard.card_routes import card_routes
from dashboard.messages import send_at_once, send_pages_once
from dashboard.open_data.routes import open_data_routes
from dashboard.streamlit_files import StreamlitFiles
from dashboard.uploads import keep_uploads_in_memory


def no_external_address() -> str | None:
    """Stand in for Streamlit's look-up of this machine's public address, which asks a host outside.

    Streamlit compares it with the origin of a WebSocket; without it, origins other than the app's own are refused
    unless `server.corsAllowedOrigins` names them.
    """
    return None


net_util.get_external_ip = no_external_address
send_at_once()
send_pages_once()
keep_uploads_in_memory()

app = st.App(
    Path(__file__).resolve().parent / "dashboard" / "main.py",
    routes=[*asset_routes(), *open_data_routes(), *card_routes()],
    middleware=[Middleware(StreamlitFiles)],
)

if get_script_run_ctx(suppress_warning=True) is not None:  # run as a script itself, as Streamlit's test runner does
    # Not above: a component that is imported before the server runs is not registered with it.
    from dashboard.frame import show_frame

    show_frame()
