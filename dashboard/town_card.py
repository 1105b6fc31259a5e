"""The card of a municipality: one light document for a phone, without a script, a picture or a font to fetch."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard import days, text
from dashboard.card_document import card_link, document, plain_query
from dashboard.facts import fact
from dashboard.facts.fact import At
from dashboard.locator import locator_svg
from dashboard.offered import choices_of
from dashboard.panel import body_html, head_html
from dashboard.views.town import town_view
from dashboard.wording import words_in
from dashboard.wording.cards import WORDS

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.card_document import Links
    from dashboard.selection import Selection
    from dashboard.views.town import TownView
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def card_html(dataset: Dataset, selection: Selection, links: Links, note: str = "") -> str | None:
    """The card of the chosen municipality; None where the dataset does not have it. `note` stands above it."""
    view = town_view(dataset, selection)
    if view is None:
        return None
    words = words_in(selection.language)
    prefecture = text.place(view.code[:2], words)
    parts = [
        f'<p role="status">{escape(note)}</p>' if note else "",
        _day(view, selection, words),
        head_html(view, words),
        locator_svg(dataset, view.town, WORDS[words.language].where.format(place=prefecture)),
        _itself(dataset, selection, words),
        body_html(view, words, _neighbours(view, dataset, selection, links)),
        _ways(dataset, selection, links),
    ]
    return document(text.full_name(prefecture, text.town(view.town, words), words), "".join(parts), dataset, selection)


def _day(view: TownView, selection: Selection, words: Words) -> str:
    is_sample = str(view.town["status"]) == "サンプル"
    badge = f' <span class="sample">{escape(words.sample)}</span>' if is_sample else ""
    when = days.with_list(selection.as_of, view.listed, words)
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


def _neighbours(view: TownView, dataset: Dataset, selection: Selection, links: Links) -> str:
    """How many of the neighbours are members, and each with a link to its card."""
    words, said = words_in(selection.language), WORDS[selection.language]
    rows = view.neighbours
    if rows.empty:
        return f'<h3>{escape(words.neighbours)}</h3><p class="small">{escape(said.no_land)}</p>'
    is_told = not (rows["reason"] == "not_surveyed").any()  # else the list of the day does not say of each of them
    share = f"{said.beside} {int(rows['is_member'].sum()):,}/{len(rows):,}"
    lines = "".join(
        f"<li>{_neighbour(row, view.code[:2], dataset, selection, links)}</li>" for _, row in rows.iterrows()
    )
    counted = f"<p>{escape(share)}</p>" if is_told else ""
    return f"<h3>{escape(f'{words.neighbours}（{words.border}）')}</h3>{counted}<ul>{lines}</ul>"


def _neighbour(row: pd.Series, beside: str, dataset: Dataset, selection: Selection, links: Links) -> str:
    words, prefecture = words_in(selection.language), str(row["prefecture_code"])
    state = words.classes["member"] if row["is_member"] else words.reasons[str(row["reason"])]
    sample = f' <span class="sample">{escape(words.sample)}</span>' if _is_sample(row) else ""
    name = text.town(row, words)
    if prefecture != beside:
        name = text.full_name(text.place(prefecture, words), name, words)
    link = card_link(dataset, str(row["neighbour_code"]), name, selection, links)
    return f'<span class="towns">{link}</span>{escape(state)} <small>{row["border_km"]:,.1f} km</small>{sample}'


def _is_sample(row: pd.Series) -> bool:
    return bool(row["is_member"]) and str(row["status"]) == "サンプル"


def _ways(dataset: Dataset, selection: Selection, links: Links) -> str:
    said, code, choices = WORDS[selection.language], str(selection.municipality), choices_of(dataset)
    here = replace(selection, prefecture=code[:2])
    wrong = {**replace(here, municipality=None).to_query(choices), "where": code}
    ways = {
        f"?{urlencode(here.to_query(choices))}": said.open_app,
        f"corrections?{urlencode(wrong)}": said.wrong,
        f"card?{urlencode(plain_query(dataset, selection))}".removesuffix("?"): said.other,
    }
    links_of = "".join(f'<a href="{escape(links.app + to)}">{escape(name)}</a>' for to, name in ways.items())
    return f"<nav>{links_of}</nav>"
