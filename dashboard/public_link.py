"""The same view at the public address that an administrator has set: what a QR code leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from dashboard.offered import choices_of

if TYPE_CHECKING:
    from dashboard.configuration import OpenData
    from dashboard.selection import Selection
    from geodata.dataset import Dataset


def public_link(dataset: Dataset, selection: Selection, page: str, settings: OpenData) -> str | None:
    """Address of a page for a choice ("" is the first page), or None where no address is set."""
    if not settings.address:
        return None
    query = urlencode(selection.to_query(choices_of(dataset)))
    return f"{settings.address}/{quote(page)}" + (f"?{query}" if query else "")


def public_card(dataset: Dataset, selection: Selection, settings: OpenData) -> str | None:
    """Address of the card of the chosen municipality, or None where no address is set."""
    plain = replace(selection, prefecture=None, municipality=None)
    return public_link(dataset, plain, f"card/{selection.municipality}", settings)
