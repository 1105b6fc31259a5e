"""Islands that maps show apart: beside them the mainland of their prefecture, or of Japan, would be tiny."""

from __future__ import annotations

from typing import Final


def is_okinawa(code: str) -> bool:
    """Whether a municipality stands in the inset 沖縄・奄美; with トカラ (十島村), which lies between it and the main map."""
    return code.startswith("47") or code in {"46222", "46304"} or "46523" <= code <= "46535"


def is_ogasawara(code: str) -> bool:
    """Whether a municipality stands in the inset 小笠原."""
    return code == "13421"


def is_island_of_tokyo(code: str) -> bool:
    """Whether a municipality stands in the inset 伊豆諸島: 大島町 to 青ヶ島村."""
    return "13361" <= code <= "13402"


_SAKISHIMA: Final = frozenset({"47207", "47214", "47375", "47381", "47382"})
"""宮古 and 八重山, with 尖閣 in 石垣市."""
_DAITO: Final = frozenset({"47357", "47358"})


def part_of_prefecture(code: str) -> str:
    """The part of its prefecture that a municipality is shown in, a name of an inset, or "" for the main one."""
    if code in _SAKISHIMA:
        return "sakishima"
    if code in _DAITO:
        return "daito"
    if is_island_of_tokyo(code):
        return "izu"
    if is_ogasawara(code):
        return "ogasawara"
    return "amami" if is_okinawa(code) and code.startswith("46") else ""
