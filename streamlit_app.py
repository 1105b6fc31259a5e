"""The app: `streamlit run streamlit_app.py`. Served once as a module, run again as the script of each session."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.assets_routes import asset_routes
from dashboard.frame import show_frame

app = st.App(Path(__file__).resolve(), routes=asset_routes())

if get_script_run_ctx() is not None:
    show_frame()
