"""The parts of the page of pairs: the wish in the link, the shortlist with its reasons, and what is not there."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.html_tables import table_html, unbroken
from dashboard.measures_page import category_name
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.views.pairs import FURTHEST, KEYS, NEEDS, ORDERS, Wish, themes_of, travel_hours
from dashboard.wording.pairs import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from dashboard.selection import Selection
    from dashboard.wording.pairs import PairsWords
    from geodata.dataset import Dataset

_SHOWN: Final = 60
_NO_KASO: Final = frozenset({"", "指定なし"})


def said() -> PairsWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def wish_now(dataset: Dataset, selection: Selection) -> Wish:
    """What the link asks; without a home, the chosen prefecture is the second area."""
    choices = session.choices()
    themes = {name for own in themes_of(dataset, selection.as_of).values() for name in own}
    query = {key: session.kept(key) for key in KEYS}
    wish = Wish.from_query(query, set(choices.prefectures), set(choices.municipalities), themes)
    return wish if wish.host or not selection.prefecture else replace(wish, host=selection.prefecture)


def show_wish(wish: Wish, dataset: Dataset, selection: Selection) -> None:
    """Home, second area, distance; what the host must have, its theme, and the order."""
    towns = dataset["municipalities"].sort_values("municipality_code")
    words, own = session.words(), said()
    names = {str(row["municipality_code"]): text.town(row, words) for _, row in towns.iterrows()}
    places = ["", *sorted({*towns["prefecture_code"], *names})]

    def named(code: str, empty: str) -> str:
        return f"{code} {text.place(code[:2], words)} {names.get(code, '')}".strip() if code else empty

    themes = sorted({name for each in themes_of(dataset, selection.as_of).values() for name in each})
    with st.container(horizontal=True, vertical_alignment="bottom", key="pairs-where"):
        _select(
            wish,
            "home",
            own.home,
            options=places,
            shown=lambda code: named(code, own.home_none),
            width=320,
        )
        _select(
            wish,
            "host",
            own.host,
            options=places,
            shown=lambda code: named(code, own.host_any),
            width=320,
        )
        _select(
            wish,
            "furthest",
            own.furthest,
            options=[0, *FURTHEST],
            shown=lambda km: own.km.format(n=km) if km else own.any_distance,
            width=180,
        )
    with st.container(horizontal=True, vertical_alignment="bottom", key="pairs-needs"):
        st.session_state["pairs-needs-chosen"] = list(wish.needs)
        st.pills(
            own.needs,
            NEEDS,
            format_func=own.need_names.__getitem__,
            selection_mode="multi",
            key="pairs-needs-chosen",
            on_change=_keep_needs,
            args=(wish,),
        )
        _select(
            wish,
            "theme",
            own.theme,
            options=["", *themes],
            shown=lambda name: words.on_map.categories.get(name, name) or own.any_theme,
            width=260,
        )
        _select(wish, "order", own.order, options=list(ORDERS), shown=own.orders.__getitem__, width=180)


def _select(wish: Wish, name: str, label: str, *, options: list[Any], shown: Callable[[Any], str], width: int) -> None:
    key = f"pairs-{name}"
    st.session_state[key] = getattr(wish, name)
    st.selectbox(label, options, format_func=shown, key=key, width=width, on_change=_keep, args=(wish, name, key))


def _keep(wish: Wish, name: str, key: str) -> None:
    _write(replace(wish, **{name: st.session_state[key]}))


def _keep_needs(wish: Wish) -> None:
    _write(replace(wish, needs=tuple(name for name in NEEDS if name in st.session_state["pairs-needs-chosen"])))


def _write(wish: Wish) -> None:
    for key, value in wish.to_query().items():
        session.keep(key, value)


def show_pairs(found: pd.DataFrame, wish: Wish, dataset: Dataset, selection: Selection, *, has_sample: bool) -> None:
    """The shortlist, each candidate with its reasons in words, and its files."""
    show_heading(said().list.format(n=f"{len(found):,}"), said().list_note)
    if found.empty:
        st.info(said().nothing)
        return
    heading = said().columns
    shown = [heading[name] for name in ("place", "km", "hours", "reasons")]
    cells = [
        [
            escape(place_name(dataset, str(row["code"]), session.words())),
            f"{row['km']:,.1f}",
            unbroken(said().hours.format(n=f"{travel_hours(row['km']):.1f}")),
            escape(_separated(reasons_of(row))),
        ]
        for row in found.head(_SHOWN).to_dict("records")
    ]
    st.html(table_html(shown, cells, said().list.format(n=f"{len(found):,}"), is_wide=True))
    if len(found) > _SHOWN:
        st.caption(said().more.format(n=f"{len(found) - _SHOWN:,}"))
    table = pairs_table(found, dataset)
    asked_for = (said().file, place_name(dataset, wish.home, session.words()), selection.as_of)
    show_take_away(table, *asked_for, lines=_lines(wish, dataset), has_sample=has_sample, key="save-pairs")


def _separated(reasons: list[str]) -> str:
    return "／".join(reasons) or session.words().empty_cell


def reasons_of(row: Mapping[Hashable, Any]) -> list[str]:
    """Why a candidate is worth a look: registered facts alone, what both sides share first."""
    told, separator = said().reasons, session.words().on_map.separator
    named = {key: separator.join(map(category_name, row[key])) for key in ("shared", "themes")}
    named["together"] = separator.join(row["together"])
    found = [told[key].format(names=named[key]) for key in ("together", "shared") if row[key]]
    if row["themes"] and not row["shared"]:
        found.append(told["themes"].format(names=named["themes"]))
    found += [told[need] for need in NEEDS if need != "kaso" and row[need] == "yes"]
    if row["kaso"] not in _NO_KASO:
        kaso = str(row["kaso"])
        found.append(told["kaso"].format(names=session.words().kaso.get(kaso, kaso)))
    return found


def pairs_table(found: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """All candidates as they are saved, a row each, all in words."""
    heading = said().columns
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            heading["code"]: [str(row["code"]) for row in rows],
            heading["place"]: [place_name(dataset, str(row["code"]), session.words()) for row in rows],
            heading["from"]: [place_name(dataset, str(row["nearest"]), session.words()) for row in rows],
            heading["km"]: found["km"].round(1).to_numpy(),
            heading["hours"]: [said().hours.format(n=f"{travel_hours(row['km']):.1f}") for row in rows],
            heading["shared"]: ["／".join(map(category_name, row["shared"])) for row in rows],
            heading["reasons"]: [_separated(reasons_of(row)) for row in rows],
        }
    )


def _lines(wish: Wish, dataset: Dataset) -> list[str]:
    asked = [said().km.format(n=wish.furthest)] if wish.furthest else []
    asked += [said().need_names[need] for need in wish.needs]
    asked += [category_name(wish.theme)] if wish.theme else []
    filled = {
        "home": place_name(dataset, wish.home, session.words()),
        "host": place_name(dataset, wish.host, session.words()) if wish.host else said().host_any,
        "wish": "／".join(asked) or session.words().empty_cell,
        "order": said().orders[wish.order],
    }
    return [*(line.format(**filled) for line in said().lines), said().list_note, *said().missing_lines]


def show_missing() -> None:
    """What would matter for a pair and is not in the data."""
    show_heading(said().missing)
    lines = "".join(f"<li>{escape(line)}</li>" for line in (*said().missing_lines, said().law_note))
    st.html(f'<div class="atlas"><ul>{lines}</ul></div>')
