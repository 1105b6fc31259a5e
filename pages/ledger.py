"""突合台帳: every published total against the rows of the lists, and each difference row by row."""

from __future__ import annotations

from dataclasses import replace

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.ledger_page import ledger_sentence, show_ledger, show_outside
from dashboard.views.ledger import ledger_view
from dashboard.views.papers import credits_of
from dashboard.wording.ledger import WORDS

words, selection, data = session.words(), session.current_selection(), session.dataset()
own = WORDS[words.language]
view = ledger_view(data, selection.body)
everywhere = replace(selection, prefecture=None, municipality=None)
show_header(words.pages["ledger"], everywhere, ledger_sentence(view, own), has_sample=view.has_sample)
show_ledger(data, view, words, own)
show_outside(view, words, own)
show_credits(credits_of(data))
