"""データ: where everything comes from, what was set aside, and how to bring the official list."""

from __future__ import annotations

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.register_coverage import show_ages, show_reach
from dashboard.sources_page import (
    show_bring_list,
    show_dictionary,
    show_open_data,
    show_rejects,
    show_report,
    show_sources,
    show_versions,
    show_way_to_ledger,
)
from dashboard.views.papers import credits_of, papers_view

words, selection, data = session.words(), session.current_selection(), session.dataset()
view = papers_view(data)
show_header(words.pages["sources"], selection, words.sources_intro, has_sample=view.has_sample)
show_bring_list(words)
show_sources(view, words)
show_reach(data, selection, words)
show_ages(data, words)
show_versions(words)
show_open_data(words)
show_way_to_ledger(words)
show_rejects(view, words)
show_dictionary(view, words)
show_report(view, words)
show_credits(credits_of(data))
