"""Plotly's bars, level or upright, side by side or stacked, as bars of a slide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.export.deck.plotly_parts import each, footer_and_notes, head, name_of, number, plain, theme_of
from dashboard.export.deck.shown import Bars, Series, UnknownChart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.palette import Theme


def read_bars(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Bars:
    """Bars that share their categories and start from zero. Raises UnknownChart."""
    is_level = traces[0].get("orientation", "v") == "h"
    along, across = ("x", "y") if is_level else ("y", "x")
    keys = list(traces[0][across])
    if layout.get("shapes"):
        raise UnknownChart("no slide can draw the lines over these bars")
    if any(list(trace[across]) != keys or (trace.get("orientation", "v") == "h") != is_level for trace in traces):
        raise UnknownChart("the bars of a slide share their categories")
    series = tuple(_series(trace, along, len(keys), theme_of(layout)) for trace in traces)
    if any((value or 0) < 0 for one in series for value in one.values):
        raise UnknownChart("bars of a slide start from zero")
    axis, limits = layout.get(f"{across}axis", {}), layout.get(f"{along}axis", {})
    is_stacked = layout.get("barmode") in {"stack", "relative"}
    footer, notes = footer_and_notes(layout)
    drawn = Bars(
        *head(layout),
        footer,
        _categories(keys, axis, notes, along, across),
        series,
        upper=float(limits["range"][1]) if limits.get("range") else _top(series, is_stacked=is_stacked) * 1.2,
        suffix=str(limits.get("ticksuffix", "")),
        is_level=is_level,
        is_stacked=is_stacked,
        with_axis=limits.get("showticklabels", True),
    )
    return _turned(drawn) if is_level and not _is_down(axis) else drawn


def _categories(
    keys: Sequence[Any], axis: Mapping[str, Any], notes: Sequence[Mapping[str, Any]], along: str, across: str
) -> tuple[str, ...]:
    """Names of the categories, with the notes that stand at their bars."""
    names = dict(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))
    beside = {note[across]: plain(note["text"]) for note in notes if note.get(along) == 0 and note.get(across) in keys}
    if len(beside) < len(notes):
        raise UnknownChart("no slide can draw the notes over these bars")
    return tuple("　".join(filter(None, (plain(names.get(key, key)), beside.get(key, "")))) for key in keys)


def _top(series: Sequence[Series], *, is_stacked: bool) -> float:
    columns = [[value or 0.0 for value in column] for column in zip(*(one.values for one in series), strict=True)]
    return max((sum(column) if is_stacked else max(column) for column in columns), default=0.0)


def _is_down(axis: Mapping[str, Any]) -> bool:
    """Whether the first category is at the top."""
    ends = axis.get("range")
    return axis.get("autorange") == "reversed" or bool(ends and ends[0] > ends[-1])


def _turned(bars: Bars) -> Bars:
    """Bars that plotly draws from the bottom, from the top."""
    series = tuple(
        replace(one, values=one.values[::-1], labels=one.labels[::-1], colours=one.colours[::-1]) for one in bars.series
    )
    return replace(bars, categories=bars.categories[::-1], series=series)


def _series(trace: Mapping[str, Any], along: str, count: int, theme: Theme) -> Series:
    labels = tuple(plain(text) for text in each(trace.get("text") or "", count))
    colours = tuple(name_of(colour, theme) for colour in each(trace.get("marker", {}).get("color"), count))
    return Series(plain(trace.get("name") or ""), tuple(map(number, trace[along])), labels, colours)
