"""A reader's own list as Streamlit runs it: uploaded, chosen from, asked for, shown on the map, and removed."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from streamlit.testing.v1 import AppTest

LIST = "市区町村名,担当\n長野市,<script>\n府中市,=1+1\nない町,x\n".encode("cp932")


class Written:
    """Files opened for writing while it listens; a hook of Python's own, which sees every opening."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.listens = True
        sys.addaudithook(self._note)

    def _note(self, event: str, about: tuple[Any, ...]) -> None:
        if self.listens and event == "open" and about[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self.paths.append(str(about[0]))


def counted(app: AppTest) -> set[int]:
    """What the sentence, the result's table and the list itself count; one number where they agree."""
    shown = everything(app)
    marks = [re.findall(rf'data-{name}="(\d+)"', shown)[0] for name in ("found", "listed")]
    return {*map(int, marks), len(app.dataframe[1].value)}


def test_a_list_is_taken_decided_on_used_as_a_condition_and_removed(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("explorer", published, monkeypatch)
    app.query_params["if"] = "list:yes"
    app.run()
    assert "「自分の一覧を使う」を開き" in app.warning[0].value
    written = Written()
    app.file_uploader[0].upload("list.txt", LIST, "text/plain").run()
    assert not app.exception
    assert not app.warning
    assert "一致1、候補あり1、見つからない1、重複0" in everything(app)
    assert counted(app) == {1}
    app.selectbox(key="own-list-candidate").set_value("34208").run()
    assert counted(app) == {2}
    app.segmented_control(key="explorer-shown").set_value("list").run()
    written.listens = False
    assert [path for path in written.paths if not re.search(r"\.pyc(\.\d+)?$", path)] == []
    assert "一覧にある" in everything(app)
    assert link(app)["if"] == "list:yes"
    assert not re.search("34208|20201|長野", str(link(app)))
    app.button(key="own-list-remove").click().run()
    assert "一覧がまだ読み込まれていません" in app.warning[0].value
    assert "own_list" not in app.session_state
    app.file_uploader[0].upload("list.csv", b"%PDF-1.7", "text/csv").run()
    assert "PDF" in app.error[0].value
    assert not app.exception
