"""行政サービスの負担: what was tried for the host region and for the practitioner, side by side, without a score."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import session, text
from dashboard.burden_page import has_sample, said, show_file, show_instrument, show_opinions, show_scope
from dashboard.components import show_credits, show_header
from dashboard.place_names import place_name
from dashboard.views.burden import SIDES, cells, tally
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
rows = cells(data, selection.as_of, selection.prefecture)
found, towns = tally(rows, selection.prefecture), data["municipalities"]
area = place_name(data, selection.prefecture, words) if selection.prefecture else words.all_japan
total = len(towns) if not selection.prefecture else int((towns["prefecture_code"] == selection.prefecture).sum())
region, practitioner = (f"{found.by_side[side]:,}" for side in SIDES)
sentence = said().sentence.format(
    date=text.day(selection.as_of, words),
    place=area,
    n=f"{found.records:,}",
    region=region,
    practitioner=practitioner,
    both=f"{found.on_both:,}",
    towns=f"{found.municipalities:,}",
    total=f"{total:,}",
)
show_header(words.pages["burden"], selection, sentence, has_sample=has_sample(rows))
show_scope(data, selection)
show_opinions(data, selection)
sides = "".join(
    f'<div><h2>{escape(name)}</h2><div class="small">{escape(what)}</div></div>' for name, what in said().sides.values()
)
st.html(f'<div class="atlas" style="margin-top:24px"><div class="abreast">{sides}</div></div>')
for row in rows:
    show_instrument(row, data, selection)
show_file(rows, data, selection, area)
show_credits(credits_of(data))
