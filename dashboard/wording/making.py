"""Words of what is made in a process of its own: how far it is, and the way to save it; in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MakingWords:
    """The words of one language; sentences have `{said}` to fill in."""

    make: str
    save: str
    make_named: str
    save_named: str
    waiting: str
    beginning: str
    running: str
    refused: str


JA: Final = MakingWords(
    make="作る",
    save="保存",
    make_named="{name}を作る",
    save_named="{name}を保存",
    waiting="前の人のものを作っています。順番を待っています。",
    beginning="作り始めています。",
    running="作っています: {said}",
    refused="作れませんでした。{said}",
)
EN: Final = MakingWords(
    make="Make",
    save="Save",
    make_named="Make: {name}",
    save_named="Save: {name}",
    waiting="Waiting for what others asked for first.",
    beginning="Beginning to make it.",
    running="Being made: {said}",
    refused="It could not be made. {said}",
)
WORDS: Final[Mapping[str, MakingWords]] = {"ja": JA, "en": EN}
