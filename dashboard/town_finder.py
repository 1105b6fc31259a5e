"""The page to find the card of one's municipality: a name, a prefecture, and a list, without a script."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.card_document import card_link, document, plain_query
from dashboard.place_names import place_name
from dashboard.wording import words_in
from dashboard.wording.cards import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.card_document import Links
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 30
"""Municipalities that are listed of those a name finds in all Japan; of a prefecture all are."""


def find_html(
    dataset: Dataset, selection: Selection, links: Links, found: Sequence[str], *, asked: str = "", note: str = ""
) -> str:
    """The form, and the codes that were found for what was asked in the chosen prefecture; `note` stands above them."""
    words, said = words_in(selection.language), WORDS[selection.language]
    shown = found if selection.prefecture else found[:MOST]
    told = note or _told(len(found), asked, selection, words)
    more = said.found_more.format(shown=MOST) if len(shown) < len(found) else ""
    lines = "".join(
        f"<li>{card_link(dataset, code, place_name(dataset, code, words), selection, links)}</li>" for code in shown
    )
    listed = f'<ul class="towns">{lines}</ul>' if lines else ""
    sentences = f'<p role="status">{escape(told + more)}</p>'
    return document(
        said.find,
        f"<h2>{escape(said.find)}</h2>{_form(dataset, selection, links, asked)}{sentences}{listed}",
        dataset,
        selection,
    )


def _form(dataset: Dataset, selection: Selection, links: Links, asked: str) -> str:
    words, said = words_in(selection.language), WORDS[selection.language]
    kept = plain_query(dataset, selection).items()
    hidden = "".join(f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">' for key, value in kept)
    options = "".join(
        f'<option value="{code}"{" selected" if code == selection.prefecture else ""}>{escape(text.place(code, words))}'
        for code in dataset["prefectures"]["prefecture_code"]
    )
    return (
        f'<form action="{escape(links.app)}card" method="get">{hidden}<label>{escape(said.find_label)}'
        f'<input name="q" value="{escape(asked)}" autocomplete="off"></label><label>{escape(said.prefecture)}'
        f'<select name="pref"><option value="">{escape(words.all_japan)}{options}</select></label>'
        f"<button>{escape(said.find_button)}</button></form>"
    )


def _told(count: int, asked: str, selection: Selection, words: Words) -> str:
    said = WORDS[words.language]
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    if not asked:
        return said.listed.format(place=place, n=f"{count:,}") if selection.prefecture else said.hint
    sentence = said.found if count else said.nothing
    return sentence.format(asked=asked, place=place, n=f"{count:,}")


def found_towns(dataset: Dataset, asked: str, prefecture: str | None = None) -> list[str]:
    """Codes of the municipalities that hold every word asked in a name, its kana, romaji, code or prefecture.

    Without a word those of the prefecture; with neither none.
    """
    wanted = text.folded(asked).split()
    if not wanted and prefecture is None:
        return []
    return [
        code
        for code, held in _names(dataset)
        if code.startswith(prefecture or "") and all(word in held for word in wanted)
    ]


@lru_cache(maxsize=3)
def _names(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """Each code, in their order, with everything it is searched by."""
    towns, prefectures = dataset["municipalities"], dataset["prefectures"]
    named = towns.merge(prefectures[["prefecture_code", "name", "name_en"]], on="prefecture_code", validate="m:1")
    parts = named[["municipality_code", "name_x", "kana", "romaji", "name_y", "name_en"]].astype(str)
    return tuple(sorted((row[0], text.folded(" ".join(row))) for row in parts.itertuples(index=False, name=None)))
