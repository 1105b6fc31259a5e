"""The script Streamlit runs for each session.

It does not stand beside `pages/`: Streamlit would take that folder for its own kind of pages and, on the first visit
after a start, run the page a link names without the frame.
"""

from __future__ import annotations

from dashboard.frame import show_frame

show_frame()
