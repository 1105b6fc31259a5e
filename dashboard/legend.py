"""The legend beside a map: classes with n, gap reasons with their patterns, outline key, as of, source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.palette import TOKENS

if TYPE_CHECKING:
    from dashboard.map_view import MapClass, MapView
    from dashboard.palette import Pattern
    from dashboard.wording import Words

_WIDTH, _HEIGHT, _TILE = 24, 16, 8


def legend_html(view: MapView, words: Words) -> str:
    """Legend as a list a screen reader can read; colours follow the theme by themselves."""
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
    picture = swatch(entry.pattern) if entry.pattern else _colour(entry.token)
    return f'<li class="entry">{picture}<span>{escape(entry.label)}</span><span class="n">{entry.count:,}</span></li>'


def _light_dark(name: str) -> str:
    return "light-dark({}, {})".format(*TOKENS[name])


def _svg(inside: str) -> str:
    return (
        f'<svg class="swatch" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">'
        f"{inside}</svg>"
    )


def _colour(name: str) -> str:
    return _svg(f'<rect width="{_WIDTH}" height="{_HEIGHT}" style="fill:{_light_dark(name)}"/>')


def swatch(pattern: Pattern) -> str:
    """The pattern of a gap reason, tile by tile."""
    second = _light_dark("second_ink")
    parts = [f'<rect width="{_WIDTH}" height="{_HEIGHT}" style="fill:{_light_dark(pattern.ground)}"/>']
    if pattern.wash:
        parts.append(f'<rect width="{_WIDTH}" height="{_HEIGHT}" style="fill:{second};fill-opacity:{pattern.wash}"/>')
    if pattern.path:
        parts += [
            f'<path d="{pattern.path}" transform="translate({x} {y})" '
            f'style="fill:none;stroke:{second};stroke-width:{pattern.width}"/>'
            for x in range(0, _WIDTH, _TILE)
            for y in range(0, _HEIGHT, _TILE)
        ]
    return _svg("".join(parts))


def _outline(view: MapView, words: Words) -> str:
    dashes = {"1": "none", "0": "3 3", "-": "1 5"}
    rows = "".join(
        f'<li class="entry">{_line(dashes[state])}<span>{escape(words.outline[state])}</span>'
        f'<span class="n">{count:,}</span></li>'
        for state, count in view.prefecture_counts.items()
    )
    return f"<h3>{escape(words.legend_prefectures)}</h3><ul>{rows}</ul>"


def _line(dash: str) -> str:
    style = f"fill:none;stroke:{_light_dark('second_ink')};stroke-width:1.5;stroke-dasharray:{dash}"
    return _svg(f'<path d="M0 8h{_WIDTH}" style="{style}"/>')
