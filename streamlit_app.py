"""The app: `streamlit run streamlit_app.py` serves the frame and the app's own files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.assets_routes import asset_routes
from dashboard.frame import show_frame

app = st.App(Path(__file__).resolve().parent / "dashboard" / "main.py", routes=asset_routes())

if get_script_run_ctx() is not None:  # run as a script itself, as Streamlit's own test runner does
    show_frame()
