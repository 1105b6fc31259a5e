"""The map within folium: a shell that never changes, and a paint that changes with every choice.

streamlit-folium mounts a map anew whenever its script changes, so the shell's script depends on the dataset's version
alone. The choice travels as `feature_group_to_add`: a few kilobytes of JSON handed to `Atlas.paint`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import folium
from folium.elements import JSCSSMixin
from jinja2 import Template

from dashboard.assets_routes import asset_name
from dashboard.palette import COLOURS, PATTERNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.map_view import MapView

# The component's page is <base>/component/streamlit_folium.st_folium/index.html.
_ASSETS: Final = "../../atlas/"
_CENTRE: Final = (37.5, 137.0)
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ACTIVE: Final = re.compile("[<>&`${}_\u2028\u2029]")


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


def shell(version: str, web: Mapping[str, Any]) -> folium.Map:
    """The map without a choice. `web` is the manifest's list of geometry files."""
    atlas = folium.Map(location=_CENTRE, zoom_start=5, tiles=None, prefer_canvas=True, zoom_control=False)
    atlas.default_js = [
        ("leaflet", _ASSETS + asset_name("leaflet.js")),
        ("atlas", _ASSETS + asset_name("atlas-map.js")),
    ]
    atlas.default_css = [
        ("leaflet_css", _ASSETS + asset_name("leaflet.css")),
        ("atlas_css", _ASSETS + asset_name("atlas-map.css")),
    ]
    patterns = {
        pattern.key: {"ground": pattern.ground, "path": pattern.path, "width": pattern.width, "wash": pattern.wash}
        for pattern in PATTERNS.values()
    }
    config = {"base": _ASSETS, "version": version, "web": web, "tokens": COLOURS, "patterns": patterns}
    atlas.add_child(_Shell(script_json(config)))
    return atlas


def paint(view: MapView, texts: Mapping[str, str]) -> folium.FeatureGroup:
    """The choice to paint on the shell; `texts` are the words the map itself shows."""
    return _Paint(script_json(payload(view, texts)))


def payload(view: MapView, texts: Mapping[str, str]) -> dict[str, Any]:
    """What `Atlas.paint` is told."""
    return {
        "version": view.version,
        "layer": view.layer,
        "classes": view.class_string,
        "legend": [
            {"label": entry.label, "token": entry.token, "pattern": entry.pattern.key if entry.pattern else ""}
            for entry in view.classes
        ],
        "prefectures": view.prefecture_string,
        "pref": view.prefecture,
        "town": view.municipality,
        "language": view.language,
        "title": view.title,
        "credit": view.credit,
        "sample": view.sample_label if view.has_sample else "",
        "texts": dict(texts),
    }


def script_json(value: object) -> str:
    """JSON that stays data inside a script: nothing of it can end the script, or be taken for a template.

    folium and streamlit-folium work on the text of the script and would replace `{{ 'x' }}` and `_abc123` in it, so
    every such character inside a string is written as an escape.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(lambda string: _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", string[0]), text)
