"""Islands that maps show apart: beside them the mainland of their prefecture, or of Japan, would be tiny."""

from __future__ import annotations


def is_okinawa(code: str) -> bool:
    """Whether a municipality stands in the inset 沖縄・奄美; with トカラ (十島村), which lies between it and the main map."""
    return code.startswith("47") or code in {"46222", "46304"} or "46523" <= code <= "46535"


def is_ogasawara(code: str) -> bool:
    """Whether a municipality stands in the inset 小笠原."""
    return code == "13421"


def is_island_of_tokyo(code: str) -> bool:
    """Whether a municipality stands in the inset 伊豆諸島: 大島町 to 青ヶ島村."""
    return "13361" <= code <= "13402"


def part_of_prefecture(code: str) -> str:
    """The part of its prefecture that a municipality is shown in: "izu", "ogasawara", "amami", or "" for the main one."""
    if is_island_of_tokyo(code):
        return "izu"
    if is_ogasawara(code):
        return "ogasawara"
    return "amami" if is_okinawa(code) and code.startswith("46") else ""
