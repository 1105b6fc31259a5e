"""What of a slide's map stands out: municipalities in a class of their own, over their classes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.facts import fact
from dashboard.layers import web_order
from dashboard.map_view import MapClass
from dashboard.place_names import place_name
from dashboard.story.story import counts_towns
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from dashboard.facts.fact import At
    from dashboard.map_view import MapView
    from dashboard.wording import Words

_LOOK: Final = ("category2", "lines")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAMED: Final = 3


def highlighted(view: MapView, names: tuple[str, ...], at: At, words: Words) -> MapView:
    """The map with the named municipalities of its place in the last class; as it was where none of them is there."""
    order, place = web_order(at.dataset)["codes"], view.prefecture
    found = {code: label for name in names for code, label in _codes(name, at, words).items()}
    own = {code: label for code, label in found.items() if place is None or code.startswith(place)}
    if not own or len(view.classes) == len(_DIGITS):
        return view
    digit, lost = _DIGITS[len(view.classes)], Counter[int]()
    signs = list(view.class_string)
    for number, code in enumerate(order):
        if code in own:
            lost[int(signs[number], 36)] += 1
            signs[number] = digit
    labels = list(dict.fromkeys(own.values()))
    label = words.on_map.separator.join(labels[:_NAMED]) + ("…" if len(labels) > _NAMED else "")
    token, texture = _LOOK
    kept = (replace(entry, count=entry.count - lost[number]) for number, entry in enumerate(view.classes))
    classes = (*kept, MapClass(label, sum(lost.values()), token, texture=texture))
    return replace(view, classes=classes, class_string="".join(signs))


def _codes(name: str, at: At, words: Words) -> dict[str, str]:
    """Code of each municipality that a name stands for, with what the legend calls it; nothing where it is not known."""
    if counts_towns(name):
        place = at.of_nation if name.startswith("nation.") else at
        key = name.removeprefix("nation.")
        own = fact(place, key)
        label = WORDS[words.language].names[key]
        return dict.fromkeys(own.rows()["municipality_code"], label) if own.value is not None else {}
    towns = at.dataset["municipalities"]["municipality_code"]
    known = [str(code) for code in towns[towns.str.startswith(name)]]
    return dict.fromkeys(known, place_name(at.dataset, name, words)) if known else {}
