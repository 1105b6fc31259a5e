"""The legend beside a map: classes with n, gap reasons with their patterns, outline key, as of, source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.map_view import MapClass, MapView
    from dashboard.wording import Words

_WITH_ALL_REASONS: Final = frozenset({"membership", "gaps"})
_LINES: Final = {"1": "solid", "0": "dashed", "-": "dotted"}


def legend_parts(view: MapView, words: Words) -> tuple[str, str, str]:
    """Legend as lists a screen reader can read, in three parts; its swatches are drawn by the page's style sheet.

    Title, unit, and classes and reasons with n; reasons that do not occur, outline key, note, as of and source; what
    is in no number, and the number of the source's rows. The middle one is the same for most prefectures: a filter does not send it again.
    """
    badge = f'<span class="badge">{escape(view.sample_label)}</span>' if view.has_sample else ""
    unit = f"{words.on_map.unit_line.format(unit=view.unit)}　" if view.unit != words.municipalities_unit else ""
    shown = shown_classes(view)[view.grid**2 and len(grid_classes(view)) :]
    entries = "".join(_entry(entry) for entry in shown if not _is_absent(entry))
    absent = "".join(_entry(entry) for entry in shown if _is_absent(entry))
    titles = view.source.removesuffix(view.source_counts)
    others = f"<ul>{absent}</ul>" if absent else ""
    excluded = _small(words.on_map.excluded) if _shows_excluded(view) else ""
    last = excluded + (_small(view.source_counts) if view.source_counts else "")
    head = (
        f'<div class="atlas legend" role="region" tabindex="0" aria-label="{escape(words.legend)}">'
        f"<h2>{escape(view.title)} {badge}</h2>"
        f"{_small(unit + words.legend_unit.format(unit=words.municipalities_unit))}"
    )
    return (
        f"{head}{_grid(view)}<ul>{entries}</ul></div>",
        f'<div class="atlas">{others}{_outline(view, words)}{_small(view.note)}{_small(view.as_of)}{_small(titles)}</div>',
        f'<div class="atlas">{last}</div>' if last else "",
    )


def shown_classes(view: MapView) -> tuple[MapClass, ...]:
    """Entries of the legend: all with a value, then the gap reasons that occur; membership names all six."""
    keep_all = view.layer in _WITH_ALL_REASONS
    shown = (entry for entry in view.classes if entry.label and (entry.pattern is None or entry.count or keep_all))
    return tuple(sorted(shown, key=lambda entry: entry.pattern is not None))


def _is_absent(entry: MapClass) -> bool:
    return entry.pattern is not None and not entry.count


def grid_classes(view: MapView) -> tuple[MapClass, ...]:
    """Entries of a bivariate legend that can occur: a layer of fewer than three steps leaves rows or columns out."""
    return tuple(entry for entry in view.classes[: view.grid**2] if entry.label)


def outline_key(view: MapView, words: Words) -> tuple[str, tuple[tuple[str, str, int], ...]]:
    """Title, and line ("solid", "dashed", "dotted"), label and n of the outlines; no rows where there are none."""
    title, labels = words.on_map.outlines.get(view.layer, ("", {}))
    rows = ((_LINES[state], labels[state], n) for state, n in view.prefecture_counts.items() if state in labels)
    return title, tuple(rows)


def outline_unit(words: Words) -> str:
    """What the numbers of the outlines count: also on the map of one prefecture those of all Japan."""
    return words.legend_unit.format(unit=words.on_map.counted_outlines)


def _shows_excluded(view: MapView) -> bool:
    """The Northern Territories are drawn with all Japan and with 北海道."""
    return view.prefecture in {None, "01"}


def _small(text: str) -> str:
    return f'<div class="small">{escape(text)}</div>'


def _entry(entry: MapClass) -> str:
    return f'<li class="entry">{_swatch(entry)}<span>{escape(entry.label)}</span><b>{entry.count:,}</b></li>'


def _swatch(entry: MapClass) -> str:
    kind = f"pattern-{entry.pattern.key}" if entry.pattern else f"token-{entry.token}"
    return f'<i class="swatch {kind}{f" texture-{entry.texture}" if entry.texture else ""}"></i>'


def _grid(view: MapView) -> str:
    """The grid of two layers: the first upwards, the second to the right, n in every field."""
    if not view.grid:
        return ""
    cells = view.classes[: view.grid**2]
    rows = [cells[at : at + view.grid] for at in range(0, len(cells), view.grid)]
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows if any(cell.label for cell in row))
    first, second = (escape(axis) for axis in view.axes)
    return f'<div class="small">↑ {first}　→ {second}</div><table class="bivariate">{body}</table>'


def _cells(row: Sequence[MapClass]) -> str:
    return "".join(
        f'<td title="{escape(cell.label)}">{_swatch(cell)}<span class="small">{escape(cell.label)}</span>'
        f'<span class="n">{cell.count:,}</span></td>'
        for cell in row
        if cell.label
    )


def _outline(view: MapView, words: Words) -> str:
    title, rows = outline_key(view, words)
    if not rows:
        return ""
    items = "".join(
        f'<li class="entry"><span class="swatch line {line}"></span><span>{escape(label)}</span>'
        f'<span class="n">{count:,}</span></li>'
        for line, label, count in rows
    )
    return f"<h3>{escape(title)}</h3>{_small(outline_unit(words))}<ul>{items}</ul>"
