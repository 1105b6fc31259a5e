"""Names of places as they stand in sentences and tables where prefectures are mixed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.wording import Words
    from geodata.dataset import Dataset


def place_name(dataset: Dataset, code: str, words: Words) -> str:
    """Name of a prefecture or a municipality by its code, the latter with its prefecture. Raises KeyError."""
    return _names(dataset, words.language)[code]


@lru_cache(maxsize=4)
def _names(dataset: Dataset, language: str) -> Mapping[str, str]:
    words = words_in(language)
    names = {code: text.place(code, words) for code in dataset["prefectures"]["prefecture_code"].tolist()}
    towns = dataset["municipalities"]
    for code, prefecture, (_, row) in zip(
        towns["municipality_code"].tolist(), towns["prefecture_code"].tolist(), towns.iterrows(), strict=True
    ):
        names[code] = text.full_name(text.place(prefecture, words), text.town(row, words), words)
    return names
