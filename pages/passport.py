"""番号で調べる: a number on paper or on the screen, resolved to its value, its rows, its sources and its day."""

from __future__ import annotations

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.facts.lookup import MOST
from dashboard.passport_page import (
    example_of,
    numbers_of_link,
    said,
    show_answers,
    show_ask,
    show_how,
    show_refusals,
)
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
example, found = example_of(data, selection), numbers_of_link()
answers = [session.answer_of(each.passport) for each in found[:MOST] if each.passport is not None]
has_sample = any(answer.shown is not None and answer.shown.is_sample for answer in answers)
sentence = said().found.format(n=len(answers)) if answers else said().sentence
show_header(words.pages["passport"], selection, sentence, has_sample=has_sample)
show_ask(example)
show_refusals(found, example, words)
show_answers(answers, words)
show_how(example, words)
show_credits(credits_of(data))
