"""One quiet control by a picture: the ways to save it, each drawn when it is asked for."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.components import saved_as
from dashboard.wording.export import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.static_map import Format

_KINDS: Final[dict[Format, str]] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def show_picture_files(
    label: str,
    make: Callable[[Format], bytes],
    content: str,
    area: str,
    as_of: str,
    *,
    has_sample: bool,
    key: str,
) -> None:
    """A picture as PNG, SVG and PDF; the names of the files have content, area and day.

    The formats are not even sent before the control is open: it stands on pages that are sent anew with each choice.
    """
    said = WORDS[session.words().language]
    with st.popover(label, type="tertiary", key=f"{key}-save", on_change="rerun") as box:
        if not box.open:
            return
        for kind, mime in _KINDS.items():
            st.download_button(
                said.formats[kind],
                data=partial(make, kind),
                file_name=saved_as(content, area, as_of, kind, sample="サンプルデータ" if has_sample else ""),
                mime=mime,
                on_click="ignore",
                width="stretch",
                key=f"{key}-{kind}",
            )
        st.html(f'<div class="atlas small">{escape(said.picture_note)}</div>')
