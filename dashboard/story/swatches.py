"""The legend of a slide as HTML: swatches drawn as the map draws them. Import it where a picture is asked for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from dashboard.palette import TEXTURES, line_over, token
from dashboard.static_chart.markup import lines_of
from dashboard.static_map.frames import frames
from dashboard.static_map.painting import fill_of
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from dashboard.map_view import MapClass, MapView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_BOX: Final = (0.0, 0.0, 640.0, 576.0)


def legend_of(view: MapView, dataset: Dataset, name: str, words: Words) -> str:
    """What the map is of, each class that occurs with its n, and what holds for the insets. `name` is the slide's."""
    entries = "".join(
        f"<li>{_swatch(entry, f'{name}-{number}')}<span>{escape(entry.label)}</span><b>{entry.count:,}</b></li>"
        for number, entry in enumerate(view.classes)
        if entry.count and entry.label
    )
    notes = [WORDS[words.language].insets] if len(frames(dataset, view.prefecture, _BOX)) > 1 else []
    inset = "".join(f'<li class="small">{escape(note)}</li>' for note in notes)
    head = WORDS[words.language].legend.format(title=view.title, unit=words.municipalities_unit)
    return f'<ul class="legend"><li class="small">{escape(head)}</li>{entries}{inset}</ul>'


def measure_of(chart: Any) -> str:  # noqa: ANN401 - a figure of plotly, or None
    """What a chart is of and what it measures, for its picture has the plot alone."""
    if chart is None:
        return ""
    said = "　".join(line.text for line in lines_of(chart.layout.title.text))
    return f'<p class="small">{escape(said)}</p>'


def _swatch(entry: MapClass, key: str) -> str:
    over = entry.pattern or TEXTURES.get(entry.texture)
    ground = f'<rect width="36" height="24" fill="{fill_of(entry)}"/>'
    if over is None or not over.path:
        return f'<svg viewBox="0 0 36 24" aria-hidden="true">{ground}</svg>'
    ink = token("second_ink" if entry.pattern else line_over(entry.token, "light"), "light")
    tile = (
        f'<pattern id="{escape(key)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{over.path}" fill="none" stroke="{ink}" stroke-width="{over.width}"/></pattern>'
    )
    return (
        f'<svg viewBox="0 0 36 24" aria-hidden="true"><defs>{tile}</defs>{ground}'
        f'<rect width="36" height="24" fill="url(#{escape(key)})"/></svg>'
    )
