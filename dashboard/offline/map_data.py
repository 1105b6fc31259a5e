"""Everything the explorer's map and its side need, as files by name: geometry, layers, legends, names, cards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from dashboard.assets_routes import hashed
from dashboard.folium_map import constants_file, sheet_file
from dashboard.layers import map_view, offered_layers, web_order
from dashboard.legend import legend_parts
from dashboard.map_table import reading_html
from dashboard.offline.files import json_bytes
from dashboard.offline.numbers import map_numbers, town_numbers
from dashboard.offline.town_cards import town_cards
from dashboard.town_search import town_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

ALL_JAPAN: Final = ""


@dataclass(frozen=True, slots=True)
class MapData:
    """Files by name, and what names them; `layers` are in the order they are offered."""

    files: Mapping[str, bytes]
    layers: tuple[str, ...]
    sheets: Mapping[str, str]  # layer → its sheet
    legends: Mapping[str, str]  # layer → legends and readings by prefecture
    labels: str  # what the search finds, and where it leads
    cards: Mapping[str, str]  # prefecture → cards of its municipalities
    has_sample: bool


def map_data(dataset: Dataset, selection: Selection, words: Words) -> MapData:
    """The data of all offered layers for a day, of all Japan and each prefecture; the app's own views of them."""
    layers, order = offered_layers(dataset), web_order(dataset)
    made: dict[str, bytes] = dict(_geometry(dataset))
    sheets, legends, has_sample = {}, {}, False

    def keep(name: str, body: bytes) -> str:
        made[kept := hashed(name, body)] = body
        return kept

    for layer in layers:
        shown = replace(selection, layer=layer, prefecture=None, municipality=None)
        view = map_view(dataset, shown, words)
        has_sample |= view.has_sample
        sheets[layer] = keep("sheet.json", sheet_file(view, order))
        legends[layer] = keep("legends.json", json_bytes(_legends(dataset, shown, words)))
    labels = keep("labels.json", json_bytes(town_labels(dataset, words.language)))
    ids = town_numbers(dataset, selection, words)
    own_cards = ((code, card + ids[code]) for code, card in sorted(town_cards(dataset, selection, words).items()))
    told = groupby(own_cards, key=lambda card: card[0][:2])
    cards = {code: keep("cards.json", json_bytes(dict(own))) for code, own in told}
    return MapData(made, layers, sheets, legends, labels, cards, has_sample)


def _geometry(dataset: Dataset) -> dict[str, bytes]:
    """The map's own files: the order of municipalities, all Japan, the finer shapes of each prefecture, the palette."""
    web: Mapping[str, Any] = dataset.manifest["web"]
    names = [web["order"], web["national"], *web["detail"].values()]
    constants = constants_file(tuple(web["detail"].items()), None)
    return {name: (dataset.web_dir / name).read_bytes() for name in names} | {hashed("map.json", constants): constants}


def _legends(dataset: Dataset, selection: Selection, words: Words) -> dict[str, str]:
    """Legend and reading of a layer as HTML, of all Japan and of each prefecture."""
    told = {}
    for code in (None, *dataset["prefectures"]["prefecture_code"]):
        own = replace(selection, prefecture=code)
        view = map_view(dataset, own, words)
        sides = (*legend_parts(view, words), reading_html(view, words), map_numbers(dataset, own, view, words))
        told[code or ALL_JAPAN] = "".join(sides)
    return told
