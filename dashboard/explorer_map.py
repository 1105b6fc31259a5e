"""The map of what conditions find, with a cluster told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.conditions import EVERYWHERE
from dashboard.conditions.fields import layer_of
from dashboard.conditions.told import sentence
from dashboard.layers import Asked, conditional_map
from dashboard.views.explorer import asked_fields

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.views.explorer import Found
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def map_of_found(
    dataset: Dataset,
    selection: Selection,
    found: Found,
    words: Words,
    cluster: Collection[str] = (),
    *,
    is_of_members: bool = False,
) -> MapView:
    """Where an expression holds, the municipalities of a cluster in a class of their own; without one, they alone."""
    fields = [*asked_fields(found.expression), *(["member"] if is_of_members else [])]
    asked = Asked(
        found.yes if found.expression != EVERYWHERE else frozenset(),
        found.unknown,
        sentence(found.expression, words),
        tuple(dict.fromkeys(filter(None, map(layer_of, fields)))),
        cluster,
        is_of_members,
    )
    return conditional_map(dataset, selection, asked, words)
