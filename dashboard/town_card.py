"""The card of a municipality: one light document for a phone, without a script, a picture or a font to fetch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from dashboard import days, text
from dashboard.facts import fact
from dashboard.facts.fact import At
from dashboard.offered import choices_of
from dashboard.palette import token
from dashboard.panel import panel_html
from dashboard.version_said import version_said
from dashboard.views.papers import credits_of
from dashboard.views.town import town_view
from dashboard.wording import words_in
from dashboard.wording.cards import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.selection import Selection
    from dashboard.views.town import TownView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 30
_TOKENS: Final = ("paper", "ink", "second_ink", "hairline", "member", "accent")
_CSS: Final = """
:root { color-scheme: light dark; %s }
body { margin: 0 auto; max-width: 40em; padding: 16px 16px 48px; background: var(--paper); color: var(--ink);
  font: 16px/1.7 "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 16px; font-weight: 400; color: var(--second_ink); margin: 0 0 16px; }
h2 { font-size: 28px; font-weight: 400; line-height: 1.3; margin: 0; }
h3 { font-size: 16px; font-weight: 400; color: var(--second_ink); margin: 24px 0 0; }
ul { list-style: none; margin: 0; padding: 0; } li { padding: 4px 0; border-bottom: 1px solid var(--hairline); }
table { border-collapse: collapse; } td { padding: 2px 16px 2px 0; } .n { text-align: right; }
.small, small { color: var(--second_ink); } p { margin: 8px 0; } .sample { color: var(--accent); }
a { color: inherit; } nav a, .ways a, .towns a, button { display: inline-block; min-height: 44px; line-height: 44px; margin-right: 24px; }
summary { min-height: 44px; line-height: 44px; }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
input { font: inherit; width: 100%%; box-sizing: border-box; min-height: 44px; padding: 4px 8px; color: inherit;
  background: var(--paper); border: 1px solid var(--second_ink); }
button { font: inherit; padding: 0 24px; margin-top: 8px; background: var(--paper); color: inherit; border: 1px solid var(--second_ink); }
footer { margin-top: 32px; border-top: 1px solid var(--hairline); padding-top: 8px; }
"""


@dataclass(frozen=True, slots=True)
class Links:
    """Where other cards and the app are, as the beginnings of relative addresses ("" and "../" on a card itself)."""

    cards: str
    app: str


def card_html(dataset: Dataset, selection: Selection, links: Links, notes: Sequence[str] = ()) -> str | None:
    """The card of the chosen municipality; None where the dataset does not have it. `notes` stand above it."""
    view = town_view(dataset, selection)
    if view is None:
        return None
    words = words_in(selection.language)
    name = text.town(view.town, words)
    parts = [
        *(f"<p>{escape(note)}</p>" for note in notes),
        _day(dataset, selection, words),
        panel_html(view, words, neighbour=partial(_neighbour, selection=selection, links=links, dataset=dataset)),
        _beside(view, words),
        _itself(dataset, selection, words),
        _ways(dataset, selection, links),
    ]
    return _document(name, "".join(parts), dataset, selection, words)


def find_html(  # noqa: PLR0917 - what stands on the page
    dataset: Dataset, selection: Selection, links: Links, asked: str, found: Sequence[pd.Series], notes: Sequence[str]
) -> str:
    """The page to find one's municipality, with the rows of `municipalities` that were found for what was asked."""
    words = words_in(selection.language)
    said = WORDS[selection.language]
    kept = {key: value for key, value in _query(dataset, selection).items() if key not in {"pref", "town"}}
    hidden = "".join(f'<input type="hidden" name="{escape(key)}" value="{escape(each)}">' for key, each in kept.items())
    sentences = list(notes)
    if asked:
        sentences.append((said.found if found else said.nothing).format(asked=asked, n=f"{len(found):,}"))
        if len(found) > MOST:
            sentences.append(said.found_more.format(shown=MOST))
    elif not notes:
        sentences.append(said.hint)
    lines = "".join(
        f"<li>{_card_link(dataset, str(row['municipality_code']), _full(row, words), selection, links)}</li>"
        for row in found[:MOST]
    )
    form = (
        f'<form action="{escape(links.app)}card" method="get">{hidden}<label>{escape(said.find_label)}'
        f'<input name="q" value="{escape(asked)}" autocomplete="off"></label>'
        f"<button>{escape(said.find_button)}</button></form>"
    )
    told = "".join(f"<p role=status>{escape(sentence)}</p>" for sentence in sentences)
    body = f'<h2>{escape(said.find)}</h2>{form}{told}<ul class="towns">{lines}</ul>'
    return _document(said.find, body, dataset, selection, words)


def _document(title: str, body: str, dataset: Dataset, selection: Selection, words: Words) -> str:
    said = WORDS[selection.language]
    tokens = " ".join(f"--{name}: light-dark({token(name, 'light')}, {token(name, 'dark')});" for name in _TOKENS)
    credit = " / ".join(source["credit"] for source in credits_of(dataset))
    other = {**_plain(dataset, selection), "lang": "en" if selection.language == "ja" else "ja"}
    switch = f'<a href="?{escape(urlencode(other))}" hreflang="{other["lang"]}">{said.other_language}</a>'
    return (
        f'<!doctype html><html lang="{selection.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} — {escape(words.product)}</title><style>{_CSS % tokens}</style></head><body>"
        f"<header><h1>{escape(words.product)}　{escape(said.title)}</h1></header><main>{body}</main>"
        f'<footer class="small"><details><summary>{escape(words.credit)}</summary><p>{escape(credit)}</p></details>'
        f"<p>{escape(version_said(dataset, words))}</p><p class=ways>{switch}</p></footer></body></html>"
    )


def _day(dataset: Dataset, selection: Selection, words: Words) -> str:
    view = town_view(dataset, selection)
    listed = view.listed if view else None
    sample = view is not None and str(view.town["status"]) == "サンプル"
    badge = f' <span class="sample">{escape(words.sample)}</span>' if sample else ""
    when = days.with_list(selection.as_of, listed, words)
    return f'<p class="small">{escape(when)}　{escape(words.bodies_long[selection.body])}{badge}</p>'


def _itself(dataset: Dataset, selection: Selection, words: Words) -> str:
    code = str(selection.municipality)[:2]
    own = fact(At(dataset, replace(selection, prefecture=code)), "itself")
    if own.value is None:
        return ""
    state = words.classes.get(str(own.value)) or words.reasons[str(own.value)]
    papers = "・".join(filter(None, (words.statuses.get(own.status, ""), text.day(own.as_of, words), own.source)))
    title = WORDS[words.language].prefecture_itself.format(place=text.place(code, words))
    return f'<h3>{escape(title)}</h3><p>{escape(state)}<br><span class="small">{escape(papers)}</span></p>'


def _beside(view: TownView, words: Words) -> str:
    said = WORDS[words.language]
    if view.neighbours.empty:
        return f'<p class="small">{escape(said.no_land)}</p>'
    if (view.neighbours["reason"] == "not_surveyed").any():
        return ""  # the list of the day does not say of each of them
    inside = int(view.neighbours["is_member"].sum())
    return f"<h3>{escape(said.beside)}</h3><p>{inside:,}/{len(view.neighbours):,}</p>"


def _neighbour(
    row: pd.Series, words: Words, beside: str, *, selection: Selection, links: Links, dataset: Dataset
) -> str:
    state = words.classes["member"] if row["is_member"] else words.reasons[str(row["reason"])]
    name, prefecture = text.town(row, words), str(row["prefecture_code"])
    if prefecture != beside:
        name = text.full_name(text.place(prefecture, words), name, words)
    link = _card_link(dataset, str(row["neighbour_code"]), name, selection, links)
    return f'<span class="towns">{link}</span>{escape(state)} <small>{row["border_km"]:,.1f} km</small>'


def _ways(dataset: Dataset, selection: Selection, links: Links) -> str:
    said, code = WORDS[selection.language], str(selection.municipality)
    query = _query(dataset, replace(selection, prefecture=code[:2]))
    wrong = {**_query(dataset, replace(selection, prefecture=code[:2], municipality=None)), "where": code}
    return (
        f'<nav><a href="{escape(links.app)}?{escape(urlencode(query))}">{escape(said.open_app)}</a>'
        f'<a href="{escape(links.app)}corrections?{escape(urlencode(wrong))}">{escape(said.wrong)}</a>'
        f'<a href="{escape(links.app)}card?{escape(urlencode(_plain(dataset, selection)))}">{escape(said.other)}</a></nav>'
    )


def _card_link(dataset: Dataset, code: str, name: str, selection: Selection, links: Links) -> str:
    query = urlencode(_plain(dataset, selection))
    return f'<a href="{escape(links.cards + code + (f"?{query}" if query else ""))}">{escape(name)}</a>'


def _plain(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """What a card keeps in its address: day, body and language, not the place."""
    kept = _query(dataset, selection)
    return {key: each for key, each in kept.items() if key in {"as_of", "body", "lang", "v"}}


def _query(dataset: Dataset, selection: Selection) -> dict[str, str]:
    return selection.to_query(choices_of(dataset))


def _full(row: pd.Series, words: Words) -> str:
    return text.full_name(text.place(str(row["prefecture_code"]), words), text.town(row, words), words)
