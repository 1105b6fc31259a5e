"""The small HTML of plotly's texts: lines, each in one style, with entities as what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final

from dashboard.static_chart.vocabulary import UnknownInChart

_SIZE: Final = re.compile(r"([0-9.]+)px")
_BOLD: Final = frozenset({"b", "strong"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; size in px and colour where a span says so."""

    text: str
    size: float | None = None
    color: str | None = None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [Line("")]
        self.styles = [Line("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append(replace(self.styles[-1], text=""))
        elif tag == "span":
            self.styles.append(_styled(self.styles[-1], attrs))
            if self.lines[-1].text:
                raise UnknownInChart("a line of a chart with two styles is not drawn on paper")
            self.lines[-1] = replace(self.styles[-1], text="")
        elif tag not in _BOLD:
            raise UnknownInChart(f"<{tag}> in a text of a chart is not drawn on paper")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and len(self.styles) > 1:
            self.styles.pop()

    def handle_data(self, data: str) -> None:
        line = self.lines[-1]
        if line.text and (line.size, line.color) != (self.styles[-1].size, self.styles[-1].color):
            raise UnknownInChart("a line of a chart with two styles is not drawn on paper")
        self.lines[-1] = replace(self.styles[-1], text=line.text + data)


def _styled(around: Line, attrs: list[tuple[str, str | None]]) -> Line:
    """What a span says of size and colour. Raises UnknownInChart for any other style."""
    style = around
    for name, value in attrs:
        if name != "style":
            raise UnknownInChart(f"a span with {name} is not drawn on paper")
        for declaration in filter(None, (value or "").split(";")):
            what, _, said = (each.strip() for each in declaration.partition(":"))
            size = _SIZE.fullmatch(said)
            if what == "font-size" and size:
                style = replace(style, size=float(size[1]))
            elif what == "color":
                style = replace(style, color=said)
            else:
                raise UnknownInChart(f"a span with {declaration.strip()} is not drawn on paper")
    return style


def lines_of(text: object) -> list[Line]:
    """Lines of a text of plotly. Raises UnknownInChart for a tag or a style that paper does not draw."""
    reader = _Reader()
    reader.feed(str(text))
    reader.close()
    return reader.lines


def plain(text: object) -> str:
    """A text of plotly on one line, without tags."""
    return " ".join(line.text for line in lines_of(text))
