"""A box in which a municipality is found by what a reader would type, and to which the map then jumps.

The browser filters, from labels that hold all ways to write a name: kanji, prefecture and name, hiragana, katakana,
romaji and code; names of before a merger and wards of designated cities lead to today's municipality.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.wording import words_in
from geodata.wards import WARDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from dashboard.wording import Words
    from geodata.dataset import Dataset

_KEY: Final = "find-town"


@lru_cache(maxsize=4)
def town_labels(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Code of the municipality each label leads to: all of today, then former names, then wards.

    Streamlit's filter puts first what begins with the text, then what has it after a space, then the shorter label. So
    a name of today begins its label, and a former name or the target of an arrow follows no space.
    """
    words = words_in(language)
    towns = dataset["municipalities"]
    labels = {_label(row, words): str(row["municipality_code"]) for _, row in towns.iterrows()}
    full = {str(row["municipality_code"]): _full_name(row, words) for _, row in towns.iterrows()}
    names = dict(zip(towns["municipality_code"], towns["name"], strict=True))
    for old, code in _former(dataset["code_changes"]):
        if names.get(code, old) != old:
            labels[words.former_name.format(old=old, now=full[code])] = code
    for ward, city in WARDS.values():
        if city in names:
            labels[words.ward_of.format(ward=f"{names[city]}{ward}", now=full[city])] = city
    return labels


def _label(row: pd.Series, words: Words) -> str:
    prefecture, name, kana = text.place(str(row["prefecture_code"]), words), str(row["name"]), str(row["kana"])
    ways = f"{text.hiragana(kana)} {kana}"
    if words.language == "ja":
        return f"{name}（{prefecture}{name}） {ways} {row['romaji']} {row['municipality_code']}"
    return f"{row['romaji']}, {prefecture} {name} {ways} {row['municipality_code']}"


def _full_name(row: pd.Series, words: Words) -> str:
    prefecture = text.place(str(row["prefecture_code"]), words)
    return f"{row['name']}（{prefecture}）" if words.language == "ja" else f"{row['romaji']}, {prefecture}"


def _former(changes: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Old name and today's code, each pair once."""
    return changes[["old_name", "current_code"]].drop_duplicates().itertuples(index=False, name=None)


def show_town_search() -> None:
    """The box; choosing a name opens the municipality's panel and prefecture, and empties the box."""
    words = session.words()
    labels = town_labels(session.dataset(), words.language)
    # Said on every run and not only after a choice: the message, with its thousands of labels, then stays the same.
    st.session_state[_KEY] = None
    st.selectbox(
        words.find_town,
        tuple(labels),
        index=None,
        placeholder=words.find_placeholder,
        key=_KEY,
        on_change=_go,
        args=(labels,),
        width=190,
    )


def _go(labels: Mapping[str, str]) -> None:
    code = labels.get(st.session_state[_KEY] or "")
    if code is not None:
        session.go_to_town(code)
