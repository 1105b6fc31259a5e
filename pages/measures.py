"""支援施策: who offers what, where something is missing, and who nearby or alike has it."""

from __future__ import annotations

from dashboard import session, text
from dashboard.components import show_credits, show_header
from dashboard.measures_page import (
    said,
    show_blanks,
    show_matrix,
    show_measures,
    show_near_and_alike,
    show_search,
    within,
)
from dashboard.place_names import place_name
from dashboard.views.measures import measures_on
from dashboard.views.papers import credits_of
from dashboard.views.shares import SAMPLE

words, selection, data = session.words(), session.current_selection(), session.dataset()
rows = measures_on(data, selection.as_of)
here, towns = within(rows, selection), data["municipalities"]
has_sample = bool((rows["status"] == SAMPLE).any())
sentence = said().sentence.format(
    date=text.day(selection.as_of, words),
    n=f"{len(rows):,}",
    place=place_name(data, selection.prefecture, words) if selection.prefecture else words.all_japan,
    towns=f"{here['municipality_code'].nunique():,}",
    total=f"{len(towns) if not selection.prefecture else int((towns['prefecture_code'] == selection.prefecture).sum()):,}",
)
show_header(words.pages["measures"], selection, sentence, has_sample=has_sample)
show_search(rows, data)
show_measures(rows, data, selection, has_sample=has_sample)
show_matrix(rows, data, selection, has_sample=has_sample)
show_near_and_alike(rows, data)
show_blanks(rows, data, selection)
show_credits(credits_of(data))
