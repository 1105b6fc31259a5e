"""The document that cards are in: head, style, foot, and the addresses from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from dashboard.offered import choices_of
from dashboard.palette import token
from dashboard.public_link import card_query
from dashboard.version_said import version_said
from dashboard.views.papers import credits_of
from dashboard.wording import words_in
from dashboard.wording.cards import WORDS

if TYPE_CHECKING:
    from dashboard.palette import Theme
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_TOKENS: Final = ("paper", "land", "ink", "second_ink", "hairline", "accent")
_CSS: Final = """
:root { color-scheme: light dark; %s }
@media (prefers-color-scheme: dark) { :root { %s } }
body { margin: 0 auto; max-width: 40em; padding: 16px 16px 48px; background: var(--paper); color: var(--ink);
  font: 16px/1.7 "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; overflow-wrap: anywhere; }
h1, h3 { font-size: 16px; font-weight: 400; color: var(--second_ink); }
h1 { margin: 0 0 16px; } h3 { margin: 24px 0 0; }
h2 { font-size: 28px; font-weight: 400; line-height: 1.3; margin: 0; }
ul { list-style: none; margin: 0; padding: 0; } li { padding: 4px 0; border-bottom: 1px solid var(--hairline); }
table { border-collapse: collapse; } td { padding: 2px 16px 2px 0; } .n { text-align: right; white-space: nowrap; }
.small, small { font-size: 16px; color: var(--second_ink); } p { margin: 8px 0; } .sample { color: var(--accent); }
.where { display: block; margin: 16px 0 0; } nav { margin-top: 16px; }
a { color: inherit; } nav a, .ways a, .towns a { display: inline-block; min-height: 44px; line-height: 44px; margin-right: 24px; }
summary { min-height: 44px; line-height: 44px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { display: block; margin-top: 16px; }
input, select, button { font: inherit; box-sizing: border-box; min-height: 44px; padding: 4px 8px; color: inherit;
  background: var(--paper); border: 1px solid var(--second_ink); border-radius: 0; }
input, select { width: 100%%; } button { padding: 0 24px; margin-top: 16px; }
footer { margin-top: 32px; border-top: 1px solid var(--hairline); padding-top: 8px; }
"""


@dataclass(frozen=True, slots=True)
class Links:
    """Where other cards and the app are, as the beginnings of relative addresses ("" and "../" on a card itself)."""

    cards: str
    app: str


def document(title: str, body: str, dataset: Dataset, selection: Selection) -> str:
    """The whole page; `title` is escaped here, `body` is HTML."""
    words, said = words_in(selection.language), WORDS[selection.language]
    credit = " / ".join(source["credit"] for source in credits_of(dataset))
    other = {**plain_query(dataset, selection), "lang": "en" if selection.language == "ja" else "ja"}
    switch = f'<a href="?{escape(urlencode(other))}" hreflang="{other["lang"]}">{escape(said.other_language)}</a>'
    return (
        f'<!doctype html><html lang="{selection.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} — {escape(words.product)}</title>"
        f"<style>{_CSS % (_colours('light'), _colours('dark'))}</style></head><body>"
        f"<header><h1>{escape(words.product)}　{escape(said.title)}</h1></header><main>{body}</main>"
        f'<footer class="small"><details><summary>{escape(words.credit)}</summary><p>{escape(credit)}</p></details>'
        f'<p>{escape(version_said(dataset, words))}</p><p class="ways">{switch}</p></footer></body></html>'
    )


def card_link(dataset: Dataset, code: str, name: str, selection: Selection, links: Links) -> str:
    """The link to another card, which keeps day, body, language and version."""
    query = urlencode(plain_query(dataset, selection))
    return f'<a href="{escape(links.cards + code + (f"?{query}" if query else ""))}">{escape(name)}</a>'


def plain_query(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """What a card keeps in its address."""
    return card_query(selection, choices_of(dataset))


def _colours(theme: Theme) -> str:
    return " ".join(f"--{name}: {token(name, theme)};" for name in _TOKENS)
