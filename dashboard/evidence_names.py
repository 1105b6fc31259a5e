"""What opinions, categories, records and places are called on the page of evidence, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import session, text
from dashboard.place_names import place_name
from dashboard.views.evidence import NO_THEME, opinions
from dashboard.wording.evidence import WORDS

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from dashboard.views.evidence_flow import Node
    from dashboard.wording.evidence import EvidenceWords
    from geodata.dataset import Dataset

_TOWN: Final = len("20202")
_MOST_COLUMNS: Final = 6
"""Of the figure of one opinion, which names each place for itself; in the others a prefecture stands for its places."""


def said() -> EvidenceWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def in_language(row: Mapping[Hashable, Any], stem: str) -> str:
    """`stem`_ja or `stem`_en of a row; "" where it is empty."""
    cell = row[f"{stem}_{session.words().language}"]
    return cell if isinstance(cell, str) else ""


def theme_names(dataset: Dataset) -> dict[str, str]:
    """Name of each theme by id, in the order of the document."""
    return {str(row["theme_id"]): in_language(row, "theme") for row in opinions(dataset).to_dict("records")}


def opinion_text(row: Mapping[Hashable, Any]) -> str:
    """What stands for an opinion: the official wording, else our summary. In English always the summary."""
    official = row["wording_ja"]
    return official if isinstance(official, str) and session.words().language == "ja" else in_language(row, "summary")


def opinion_texts(dataset: Dataset) -> dict[str, str]:
    """`opinion_text` of each opinion by id."""
    return {str(row["opinion_id"]): opinion_text(row) for row in opinions(dataset).to_dict("records")}


def category_names(dataset: Dataset) -> dict[str, str]:
    """Name of each category of opinions by its key."""
    rows = dataset["opinion_categories"].drop_duplicates("category").to_dict("records")
    return {str(row["category"]): in_language(row, "category") for row in rows}


def value_name(register: str, value: str) -> str:
    """Name of a category of measures or of a theme of pilots."""
    if register == "measures":
        return session.words().on_map.categories.get(value, value)
    return said().pilot_themes.get(value, value) if value != NO_THEME else said().no_theme


def provider_name(provider: str) -> str:
    """Name of who offers a measure that has no place."""
    return said().providers.get(provider, provider) or said().no_place


def key_of_place(row: Mapping[Hashable, Any]) -> str:
    """Code of a record's municipality or prefecture, else who offers it; "" where nothing is known."""
    found = (row["municipality_code"], row["prefecture_code"], row["provider"])
    return next((place for place in found if isinstance(place, str)), "")


def named_place(dataset: Dataset, key: str) -> str:
    """Name of a place by `key_of_place`; a prefecture that itself has a record says so."""
    if not key[:1].isdecimal():
        return provider_name(key)
    name = place_name(dataset, key, session.words())
    return name if len(key) == _TOWN else said().of_prefecture.format(name=name)


def node_name(dataset: Dataset, node: Node, titles: Mapping[str, str]) -> str:
    """Name of a node of the figure; `titles` are those of records by id."""
    named = {"theme": theme_names, "opinion": opinion_texts, "category": category_names}
    if node.kind in named:
        return named[node.kind](dataset).get(node.key, node.key)
    registers = said().registers
    if node.kind in registers:
        return f"{registers[node.kind]}: {value_name(node.kind, node.key)}"
    if node.kind == "nothing":
        return f"{registers[node.key]}: {said().no_counterpart}" if node.key in registers else said().no_counterpart
    return titles.get(node.key, node.key) if node.kind == "record" else _node_of_place(dataset, node)


def _node_of_place(dataset: Dataset, node: Node) -> str:
    regions = session.words().regions
    if node.key in regions:
        return regions[node.key]
    is_group = node.column < _MOST_COLUMNS - 1 and node.key[:1].isdecimal()
    return place_name(dataset, node.key, session.words()) if is_group else named_place(dataset, node.key)


def label_of(dataset: Dataset, node: Node, name: str) -> str:
    """What stands beside a node: its name, of a municipality or prefecture for itself without what comes after it."""
    if node.kind != "place" or not node.key[:1].isdecimal():
        return name
    words = session.words()
    if len(node.key) != _TOWN:
        return text.place(node.key, words)
    towns = dataset["municipalities"]
    return text.town(towns[towns["municipality_code"] == node.key].iloc[0], words)


def regions_of(dataset: Dataset) -> dict[str, str]:
    """Region of each prefecture by code."""
    rows = dataset["prefectures"]
    return dict(zip(rows["prefecture_code"].tolist(), rows["region"].tolist(), strict=True))
