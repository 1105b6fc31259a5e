"""Pages of the app as Streamlit runs them, without a browser: what each would draw, to be kept as plain HTML."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import session
from dashboard.navigation import PAGES
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Block

    from geodata.dataset import Dataset

_MAIN: Final = Path(session.__file__).with_name("main.py")
_PATIENCE: Final = 300.0
"""Seconds a page may take."""
_ANSWERED: Final = "map_has_answered"
_BARE: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"


class Reader:
    """Somebody who opens the pages one after the other, on one version of the dataset and with one choice."""

    def __init__(self, dataset: Dataset, query: Mapping[str, str]) -> None:
        """Open the first page."""
        from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - where pages are asked for

        logging.getLogger(_BARE).disabled = True  # it says of each table that nobody looks
        self._app: AppTest = AppTest.from_file(str(_MAIN), default_timeout=_PATIENCE)
        for key, value in query.items():
            self._app.query_params[key] = value
        self._app.session_state[session.FOLDER] = dataset.path.parent
        self._app.session_state[_ANSWERED] = True  # as the map does, once it is painted
        self._app.run()
        self._checked()

    def open(self, room: str, prefecture: str = session.ALL_JAPAN) -> Block:
        """What a page draws of a prefecture or of all Japan. Raises GeodataError where it breaks."""
        self._app.session_state[session.PREFECTURE] = prefecture
        self._app.switch_page(str(PAGES / f"{room}.py")).run()
        self._checked()
        main: Block = self._app.main
        return main

    def _checked(self) -> None:
        if self._app.exception:
            raise GeodataError(f"頁を書き出せません: {self._app.exception[0].message}")
