"""What a page of the app draws, as HTML that needs no server: texts, tables and charts; controls are left out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from streamlit.testing.v1.element_tree import Block

from dashboard.offline.drawings import drawing
from dashboard.offline.site_links import linked
from dashboard.offline.site_tables import table_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.testing.v1.element_tree import Element

    from dashboard.chart_papers import ChartPapers
    from dashboard.offline.site_links import Links
    from dashboard.wording import Words
    from dashboard.wording.site import SiteWords

MAP: Final = "map-place"
_LEFT_OUT: Final = frozenset({"controls", "layer-controls", "page-language", "popover", "form", "sidebar"})
"""Keys and kinds of boxes that hold nothing but what needs the server."""
_KEY: Final = re.compile(r"\$\$ID-[0-9a-f]+-(?P<key>[a-z][\w-]*)")
_BOXES: Final = {"info": "note", "warning": "note amber", "error": "note amber", "success": "note"}


@dataclass(frozen=True, slots=True)
class Painter:
    """Writes the pages of one language; `map_html` stands where a page has its map, `below_title` below its title."""

    links: Links
    words: Words
    papers: ChartPapers
    map_html: str
    below_title: str
    said: SiteWords

    def page(self, block: Block) -> str:
        """Everything in a box, in its order."""
        return "".join(self._child(child) for child in block.children.values())

    def without_how(self, written: str) -> str:
        """A text without what it says of controls, which are left out."""
        return re.sub(self.said.how, "", written)

    def _child(self, child: Block | Element) -> str:
        if isinstance(child, Block):
            return self._box(child)
        write = _WRITERS.get(child.type)
        return write(self, child) if write else ""

    def _box(self, box: Block) -> str:
        key = key_of(box)
        if key == MAP:
            return self.map_html
        if box.type in _LEFT_OUT or key in _LEFT_OUT:
            return ""
        inside = self.page(box)
        if not inside.strip():
            return ""
        if box.type == "expander":
            opened = " open" if box.proto.expanded else ""
            return f'<details class="atlas"{opened}><summary>{escape(box.proto.label)}</summary>{inside}</details>\n'
        names = " ".join(part for part in (_layout(box), f"st-key-{key}" if key else "") if part)
        return f'<div class="{names}">{inside}</div>\n' if names else inside


def key_of(box: Block) -> str:
    """The key a box was given, "" without one."""
    found = _KEY.fullmatch(str(getattr(box.proto, "id", "") or ""))
    return found["key"] if found else ""


def _layout(box: Block) -> str:
    if box.type == "column":
        return "column"
    if box.type != "flex_container":
        return ""
    return "flex" if box.proto.flex_container.direction == box.proto.flex_container.HORIZONTAL else ""


def _html(painter: Painter, element: Element) -> str:
    written = linked(painter.without_how(str(element.proto.body)), painter.links)
    below = painter.below_title if "<h1>" in written else ""
    return f"{written}\n{below}" if written.strip() else ""


def _markdown(painter: Painter, element: Element) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - where pages are kept

    written = painter.without_how(str(element.proto.body))
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(written)
    return f'<div class="atlas text">{linked(body, painter.links)}</div>\n'


def _note(painter: Painter, element: Element) -> str:
    is_left = painter.without_how(str(element.proto.body)).strip()
    return f'<div class="{_BOXES[element.type]}">{_markdown(painter, element)}</div>\n' if is_left else ""


def _title(_: Painter, element: Element) -> str:
    return f'<h2 class="atlas">{escape(str(element.proto.body))}</h2>\n'


def _table(painter: Painter, element: Element) -> str:
    proto = element.proto
    return f"{table_html(element.value, proto.columns, painter.said.table, painter.links)}\n"


def _page_link(painter: Painter, element: Element) -> str:
    proto = element.proto
    room = room_of(proto)
    to = painter.links.to(room, dict(parse_qsl(proto.query_string))) if room else None
    return f'<a class="atlas" href="{escape(to)}">{escape(proto.label)}</a>\n' if to else ""


def room_of(proto: Any) -> str:  # noqa: ANN401 - Streamlit's message
    """Which page a link leads to: its address, or for the first page, which has none, its script."""
    return str(proto.page) or "overview"


def _chart(painter: Painter, element: Element) -> str:
    from dashboard.static_chart import UnknownInChart  # noqa: PLC0415 - matplotlib, where a picture is asked for

    figure: Mapping[str, Any] = json.loads(element.proto.spec)
    try:
        drawn = drawing(figure, painter.papers, painter.words)
    except UnknownInChart:
        return f'<p class="atlas small">{escape(painter.said.nothing_drawn)}</p>\n'
    return f'<figure role="img" aria-label="{escape(drawn.alt)}">{drawn.svg}</figure>\n'


_WRITERS: Final[dict[str, Callable[[Painter, Any], str]]] = {
    "html": _html,
    "markdown": _markdown,
    "caption": _markdown,
    "title": _title,
    "header": _title,
    "subheader": _title,
    **dict.fromkeys(_BOXES, _note),
    "dataframe": _table,
    "page_link": _page_link,
    "plotly_chart": _chart,
}
"""What stays of a page; every other kind of element is a control."""
