"""The map within folium: a shell that never changes, and a paint that changes with every choice.

streamlit-folium mounts a map anew whenever its script changes, so the shell's script depends on the dataset's version
alone. The choice travels as `feature_group_to_add`: a kilobyte of JSON handed to `Atlas.paint`, which names the file
with the classes of all municipalities; the browser keeps that file, so going back to a layer fetches nothing.
"""

from __future__ import annotations

import json
import re
from copy import copy
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Self

import folium
from folium.elements import JSCSSMixin
from jinja2 import Template

from dashboard.assets_routes import MAP_SCRIPT, MAP_STYLE, asset_name, keep
from dashboard.palette import COLOURS, PATTERNS, STROKES, TEXTURES
from dashboard.selection import LANGUAGES
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.configuration import Tiles
    from dashboard.map_view import MapView
    from dashboard.palette import Pattern
    from dashboard.wording import Words

# The component's page is <base>/component/streamlit_folium.st_folium/index.html.
_ASSETS: Final = "../../atlas/"
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ACTIVE: Final = re.compile("[<>&`${}_\u2028\u2029]")


class _Map(folium.Map):
    """A map without what folium writes around one: its style is in our style sheet, so that a filter need not send it."""

    _template = Template(
        "{% macro header(this, kwargs) %}{% endmacro %}{% macro html(this, kwargs) %}{% endmacro %}"
        "{% macro script(this, kwargs) %}var {{ this.get_name() }}=Atlas.map('{{ this.get_name() }}');{% endmacro %}"
    )

    rendered: str | None = None

    def render(self, **kwargs: object) -> str:
        """Render without folium's own header, and once: streamlit-folium asks three times a run."""
        if self.rendered is None:
            self.rendered = str(super(folium.Map, self).render(**kwargs))  # type: ignore[no-untyped-call]
        return self.rendered

    def for_one_run(self) -> Self:
        """The same map with children of its own, to which a run may add what it paints."""
        own = copy(self)
        own._children = self._children.copy()  # noqa: SLF001 - its own
        return own


class _Shell(JSCSSMixin, folium.MacroElement):
    """Starts the atlas on the map; constant for a version of the dataset."""

    _template = Template(
        "{% macro script(this, kwargs) %}Atlas.start({{ this._parent.get_name() }}, {{ this.config }});{% endmacro %}"
    )

    def __init__(self, config: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasShell"
        self.config = config


class _Paint(folium.FeatureGroup):
    """Paints a choice; what it adds to the map is an empty group, so that it can be taken away again."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = Atlas.paint({{ this.view }});{% endmacro %}"
    )

    def __init__(self, view: str) -> None:
        super().__init__()
        self.view = view

    def render(self, **_kwargs: object) -> str:
        """Nothing: the page takes the script alone, and the map's figure is shared."""
        return ""


def shell(version: str, web: Mapping[str, Any], tiles: Tiles | None = None) -> folium.Map:
    """The map without a choice. `web` is the manifest's list of geometry files."""
    constants = keep("map.json", constants_file(tuple(web["detail"].items()), tiles))
    return _rendered(version, constants, web["order"], web["national"]).for_one_run()


@lru_cache(maxsize=4)
def _rendered(*config: str) -> _Map:
    """The shell for a version and the names of the files it lives on; making one is most of the work of a run."""
    atlas = _Map(tiles=None)
    atlas.get_root().header._children.clear()  # type: ignore[attr-defined] # noqa: SLF001 - the component's page says its encoding itself
    atlas._id = "div"  # noqa: SLF001 - as streamlit-folium names it
    atlas.default_js = [("atlas", _ASSETS + asset_name(MAP_SCRIPT))]
    atlas.default_css = [("atlas", _ASSETS + asset_name(MAP_STYLE))]
    atlas.add_child(_Shell(script_json(config)))
    atlas.render()
    return atlas


@lru_cache(maxsize=4)
def constants_file(detail: tuple[tuple[str, str], ...], tiles: Tiles | None) -> bytes:
    """What the map's script needs of the palette, the words and the finer shapes: as JSON, fetched once."""
    constants = {
        "colours": COLOURS,
        "patterns": {pattern.key: _tile(pattern) for pattern in PATTERNS.values()},
        "textures": {key: _tile(pattern) for key, pattern in TEXTURES.items()},
        "strokes": STROKES,
        "texts": {language: _texts(words_in(language)) for language in LANGUAGES},
        "detail": dict(detail),
        "tiles": asdict(tiles) if tiles else None,
    }
    return _json(constants)


def _texts(words: Words) -> dict[str, str]:
    return {**words.map_texts, "all_japan": words.all_japan}


def _tile(pattern: Pattern) -> dict[str, Any]:
    return {"ground": pattern.ground, "path": pattern.path, "width": pattern.width, "wash": pattern.wash}


def paint(view: MapView, order: Mapping[str, Any], turn: int = 0) -> folium.FeatureGroup:
    """The choice to paint on the shell; `order` is what order.json says, another `turn` paints the same anew."""
    told = {**payload(view, order), "turn": turn}
    return _Paint(script_json({key: value for key, value in told.items() if value}))


def payload(view: MapView, order: Mapping[str, Any]) -> dict[str, Any]:
    """What `Atlas.paint` is told; what does not change with the place is in a file of its own, named here."""
    told: dict[str, Any] = {
        "version": view.version,
        "sheet": keep("sheet.json", sheet_file(view.over.below if view.over else view, order)),
        "pref": view.prefecture,
        "town": view.municipality,
        "language": view.language,
        "contrast": view.is_high_contrast,
    }
    if view.over:
        steps = [place - before for before, place in zip((0, *view.over.places), view.over.places, strict=False)]
        told["over"] = [view.over.class_place, view.over.value, steps]
    return told


def sheet_file(view: MapView, order: Mapping[str, Any]) -> bytes:
    """The file of a layer that a browser keeps: words, legend, classes and values of all municipalities."""
    return _sheet(_Same(view), order["codes"])


@dataclass(frozen=True, slots=True)
class _Same:
    """A view told apart by what a sheet shows of it: the counts of a chosen prefecture are not among that."""

    view: MapView

    def __eq__(self, other: object) -> bool:
        """Whether the sheet would be the same."""
        return isinstance(other, _Same) and self._shown() == other._shown()

    def __hash__(self) -> int:
        """Hash of what the sheet shows."""
        return hash(self._shown())

    def _shown(self) -> tuple[object, ...]:
        view = self.view
        legend = tuple((entry.label, entry.token, entry.pattern, entry.texture) for entry in view.classes)
        words = (view.version, view.layer, view.title, view.credit, view.has_sample, view.language, view.watermark)
        return (*words, legend, view.class_string, view.values, view.prefecture_string, view.points, view.together)


@lru_cache(maxsize=128)
def _sheet(same: _Same, codes: tuple[str, ...]) -> bytes:
    """Words, legend, classes, values, points and what belongs together; municipalities by their place in `codes`."""
    view, places = same.view, {code: place for place, code in enumerate(codes)}
    sheet = {
        "version": view.version,
        "layer": view.layer,
        "title": view.title,
        "credit": view.credit,
        "sample": "・".join(part for part in (view.watermark, view.sample_label if view.has_sample else "") if part),
        "legend": [
            {
                "label": entry.label,
                "token": entry.token,
                "pattern": entry.pattern.key if entry.pattern else "",
                "texture": entry.texture,
            }
            for entry in view.classes
        ],
        "classes": view.class_string,
        "values": view.values or [""] * len(view.class_string),
        "prefectures": view.prefecture_string,
        "points": [places[code] for code in view.points if code in places],
        "together": [
            [each.label, [places[code] for code in each.municipality_codes if code in places]] for each in view.together
        ],
    }
    return _json(sheet)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def script_json(value: object) -> str:
    """JSON that stays data inside a script: nothing of it can end the script, or be taken for a template.

    folium and streamlit-folium work on the text of the script and would replace `{{ 'x' }}` and `_abc123` in it, so
    every such character inside a string is written as an escape.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(lambda string: _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", string[0]), text)
