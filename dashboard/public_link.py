"""The same view at the public address that an administrator has set: what a QR code leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from dashboard.offered import choices_of

if TYPE_CHECKING:
    from dashboard.configuration import OpenData
    from dashboard.selection import Choices, Selection
    from geodata.dataset import Dataset

_OF_A_CARD: Final = ("as_of", "body", "lang", "v")


def public_link(dataset: Dataset, selection: Selection, page: str, settings: OpenData) -> str | None:
    """Address of a page for a choice ("" is the first page), or None where no address is set."""
    return _address(page, selection.to_query(choices_of(dataset)), settings)


def public_card(dataset: Dataset, selection: Selection, settings: OpenData) -> str | None:
    """Address of the card of the chosen municipality, or None where no address is set."""
    return _address(f"card/{selection.municipality}", card_query(selection, choices_of(dataset)), settings)


def public_finder(dataset: Dataset, selection: Selection, settings: OpenData) -> str | None:
    """Address of the page that lists the cards of the chosen prefecture, or None where no address is set."""
    place = {"pref": selection.prefecture} if selection.prefecture else {}
    return _address("card", place | card_query(selection, choices_of(dataset)), settings)


def card_address(code: str, selection: Selection, choices: Choices) -> str:
    """Address of a card within the app."""
    query = urlencode(card_query(selection, choices))
    return f"card/{code}" + (f"?{query}" if query else "")


def card_query(selection: Selection, choices: Choices) -> dict[str, str]:
    """What a card says depends on day, body, language and version alone: short codes are read from far away."""
    chosen = selection.to_query(choices)
    return {key: chosen[key] for key in _OF_A_CARD if key in chosen}


def _address(page: str, query: dict[str, str], settings: OpenData) -> str | None:
    if not settings.address:
        return None
    return f"{settings.address}/{quote(page)}" + (f"?{urlencode(query)}" if query else "")
