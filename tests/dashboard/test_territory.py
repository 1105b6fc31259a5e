"""No level of detail for the map drops far territory that the source has (design, section 6)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dashboard.layers import map_view, web_order
from dashboard.selection import LAYERS, Selection
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

PLACES = {
    "竹島": ("32528", 131.866, 37.242),
    "魚釣島": ("47207", 123.476, 25.744),
    "沖ノ鳥島": ("13421", 136.075, 20.423),
    "南鳥島": ("13421", 153.980, 24.287),
    "択捉島": ("hoppo", 147.9, 45.1),
}
NEAR = 0.4  # degrees, about 40 km: a simplified shape has its points somewhere on the island


def points_of(topology: dict[str, object], code: str) -> list[tuple[float, float]]:
    """Every point (lon, lat) of one municipality of a TopoJSON."""
    transform, arcs = topology["transform"], topology["arcs"]
    assert isinstance(transform, dict)
    assert isinstance(arcs, list)
    shape = next(each for each in topology["objects"]["municipalities"]["geometries"] if each["id"] == code)  # type: ignore[index]
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    found = []
    for reference in {reference for rings in polygons for ring in rings for reference in ring}:
        x = y = 0
        for dx, dy in arcs[~reference if reference < 0 else reference]:
            x, y = x + dx, y + dy
            (kx, ky), (ox, oy) = transform["scale"], transform["translate"]
            found.append((x * kx + ox, y * ky + oy))
    return found


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("level", ["national", "regional", "detail"])
def test_far_territory_is_in_every_level_of_the_map(dataset: Dataset, level: str, name: str) -> None:
    code, lon, lat = PLACES[name]
    web = dataset.manifest["web"]
    file = web["detail"]["01" if code == "hoppo" else code[:2]] if level == "detail" else web[level]
    topology = json.loads((dataset.web_dir / file).read_text(encoding="utf-8"))
    assert any(abs(x - lon) < NEAR and abs(y - lat) < NEAR for x, y in points_of(topology, code))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_northern_territories_are_out_of_scope_on_every_map_and_in_no_number(dataset: Dataset, layer: str) -> None:
    view = map_view(dataset, Selection("council", "2023-10-01", layer=layer), words_in("ja"))
    drawn = view.classes[int(view.class_string[web_order(dataset)["codes"].index("hoppo")], 36)]
    assert drawn.label == "対象外"
    assert sum(entry.count for entry in view.classes) == 1741
