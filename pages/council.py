"""協議会: the bodies, their offices and committees, who cooperates, and the programme they come from."""

from __future__ import annotations

from dashboard import session
from dashboard.aims_page import show_aims
from dashboard.components import show_credits, show_header
from dashboard.council_page import (
    council_sentence,
    show_committees,
    show_cooperating,
    show_facts,
    show_history,
    show_offices,
)
from dashboard.programme_page import show_events, show_programme
from dashboard.views.council import committees
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
has_sample = any(committee.has_sample for committee in committees(data, selection.body, selection.as_of))
show_header(words.pages["council"], selection, council_sentence(data, selection, words), has_sample=has_sample)
show_history(data, words)
show_offices(data, selection, words)
show_committees(data, selection, words)
show_cooperating(data, selection, words)
show_facts(data, selection, words)
show_programme(data, selection, words)
show_aims(data, selection, words)
show_events(data, selection, words)
show_credits(credits_of(data))
