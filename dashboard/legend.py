"""The legend beside a map: classes with n, gap reasons with their patterns, outline key, as of, source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.map_view import MapClass, MapView
    from dashboard.wording import Words


def legend_html(view: MapView, words: Words) -> str:
    """Legend as a list a screen reader can read; its swatches are drawn by the page's style sheet."""
    badge = f'<span class="badge">{escape(view.sample_label)}</span>' if view.has_sample else ""
    entries = "".join(_entry(entry) for entry in view.classes)
    outline = _outline(view, words)
    return (
        f'<div class="atlas legend" role="region" aria-label="{escape(words.legend)}">'
        f"<h2>{escape(view.title)} {badge}</h2>"
        f'<div class="small">{escape(words.legend_unit.format(unit=view.unit))}</div><ul>{entries}</ul>{outline}'
        f'<div class="small">{escape(view.note)}</div>'
        f'<div class="small">{escape(view.as_of)}</div><div class="small">{escape(view.source)}</div></div>'
    )


def _entry(entry: MapClass) -> str:
    kind = f"pattern-{entry.pattern.key}" if entry.pattern else f"token-{entry.token}"
    return f'<li class="entry"><span class="swatch {kind}"></span><span>{escape(entry.label)}</span><span class="n">{entry.count:,}</span></li>'


def _outline(view: MapView, words: Words) -> str:
    lines = {"1": "solid", "0": "dashed", "-": "dotted"}
    rows = "".join(
        f'<li class="entry"><span class="swatch line {lines[state]}"></span><span>{escape(words.outline[state])}</span>'
        f'<span class="n">{count:,}</span></li>'
        for state, count in view.prefecture_counts.items()
    )
    return f"<h3>{escape(words.legend_prefectures)}</h3><ul>{rows}</ul>"
