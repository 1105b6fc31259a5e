"""Pages of the app as Streamlit runs them, without a browser: what each would draw, to be kept as plain HTML."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import session
from dashboard.navigation import PAGES
from dashboard.page_record import RECORD
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Block

    from dashboard.page_record import PageRecord
    from geodata.dataset import Dataset

_MAIN: Final = Path(session.__file__).with_name("main.py")
_PATIENCE: Final = 300.0
"""Seconds a page may take."""
_ANSWERED: Final = "map_has_answered"
_BARE: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"


class Reader:
    """Somebody who opens the pages one after the other, on one version of the dataset and with one choice.

    Each page is opened by itself: Streamlit's test runner would ask the controls of the page before for their words,
    which know the reader's language within a run alone.
    """

    def __init__(self, dataset: Dataset, query: Mapping[str, str]) -> None:
        """Nothing is opened yet."""
        logging.getLogger(_BARE).disabled = True  # it says of each table that nobody looks
        self._dataset, self._query = dataset, query

    def open(self, room: str, prefecture: str = "") -> Block:
        """What a page draws of a prefecture or of all Japan. Raises GeodataError where it breaks."""
        main: Block = self._run(room, prefecture).main
        return main

    def shown(self, room: str) -> PageRecord:
        """What a page notes of itself. Raises GeodataError where it breaks."""
        found: PageRecord = self._run(room, "").session_state[RECORD]
        return found

    def _run(self, room: str, prefecture: str) -> AppTest:
        from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - where pages are asked for

        app = AppTest.from_file(str(_MAIN), default_timeout=_PATIENCE)
        place = {session.PREFECTURE: prefecture} if prefecture else {}
        for key, value in {**self._query, **place}.items():
            app.query_params[key] = value
        app.session_state[session.FOLDER] = self._dataset.path.parent
        app.session_state[_ANSWERED] = True  # as the map does, once it is painted
        app.switch_page(str(PAGES / f"{room}.py")).run()
        if app.exception:
            raise GeodataError(f"頁を書き出せません: {app.exception[0].message}")
        return app
