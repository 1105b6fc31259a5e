"""Charts of the documents as SVG: the figures of the screen, drawn on the server as those for paper are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dashboard import days
from dashboard.chart_papers import ChartPapers
from dashboard.overview_charts import by_prefecture_chart, over_time_chart
from dashboard.palette import THEMES, TOKENS
from dashboard.views.days import list_in_force
from dashboard.views.overview import overview_view
from dashboard.views.papers import credits_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_PROLOGUE: Final = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA: Final = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_NAMES: Final = re.compile(r'<g id="[^"]*">')
_LINKS: Final = re.compile(r'\s+xmlns:(dc|cc|rdf)="[^"]*"')
_COLOUR: Final = re.compile(r"(?<=: )#[0-9a-f]{6}\b")
_TOKEN_OF: Final = {values[THEMES.index("light")].lower(): f"var(--{name})" for name, values in TOKENS.items()}
"""How a page names each colour, so that it can change with the theme of its reader."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as an `svg` element, and what it shows in a sentence."""

    alt: str
    svg: str


def overview_drawings(dataset: Dataset, selection: Selection, words: Words) -> list[Drawing]:
    """The charts of the overview: shares by prefecture where the list is whole, and the published totals over time."""
    nation = replace(selection, prefecture=None, municipality=None)
    view = overview_view(dataset, nation)
    where = f"{words.all_japan}　{days.with_list(nation.as_of, _listed(dataset, nation), words)}"
    told = ChartPapers(where, credits_of_lists(dataset), dataset.version, words.sample if view.has_sample else "")
    found = []
    if view.is_complete:
        found.append(drawing(by_prefecture_chart(dataset, nation, "light").to_dict(), told, words))
    over_time = over_time_chart(dataset, words.language, "light").to_dict()
    return [*found, drawing(over_time, replace(told, where=words.all_japan, sample=""), words)]


def drawing(figure: Mapping[str, Any], told: ChartPapers, words: Words) -> Drawing:
    """A figure of plotly as SVG. Raises UnknownInChart for anything in it that would not stand there."""
    from dashboard.static_chart import draw_chart, saved  # noqa: PLC0415 - matplotlib, where a picture is asked for
    from dashboard.static_chart.markup import plain  # noqa: PLC0415

    title = plain(figure["layout"].get("title", {}).get("text", ""))
    page = draw_chart(figure, told, words)
    return Drawing(title, svg_element(saved(page, "svg", title).decode()))


def svg_element(svg: str) -> str:
    """The element of an SVG file as it stands within HTML, beside others.

    Without prologue and metadata, which name other addresses, and without the names of its groups, the same in each;
    in the colours of the page around it.
    """
    bare = _METADATA.sub("", _PROLOGUE.sub("", svg))
    plain = _NAMES.sub("<g>", _LINKS.sub("", bare)).strip()
    return _COLOUR.sub(lambda found: _TOKEN_OF.get(found[0], found[0]), plain)


def _listed(dataset: Dataset, selection: Selection) -> str | None:
    return list_in_force(dataset, selection.body, selection.as_of)


def credits_of_lists(dataset: Dataset) -> tuple[str, ...]:
    """Credit lines of the lists, their totals and the boundaries."""
    registers = {"membership", "membership_totals", "boundaries"}
    return tuple(each["credit"] for each in credits_of(dataset) if each["kind"] in registers)
