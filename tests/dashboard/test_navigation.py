"""The pages and what they keep in the link."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

from dashboard.navigation import PAGE_KEYS, ROOMS
from dashboard.selection import Selection
from dashboard.session import address_of

SHARED = {field.name for field in fields(Selection)} | {"pref", "town", "lang", "contrast"}


def test_no_two_pages_keep_different_things_under_one_key() -> None:
    same = {"sea"}  # whether neighbours across water count: the same switch on both of its pages
    shared = {key for key, pages in Counter(key for room in ROOMS for key in room.keys).items() if pages > 1}
    assert shared == same
    assert not PAGE_KEYS & SHARED


def test_the_address_of_the_app_is_found_from_any_page_at_the_root_and_below_a_path() -> None:
    for url in ("http://a.test:8501", "http://a.test:8501/", "http://a.test:8501/explorer?pref=20"):
        assert address_of(url) == "http://a.test:8501/"
    for url in ("https://a.test/x/atlas", "https://a.test/x/atlas/", "https://a.test/x/atlas/sources"):
        assert address_of(url) == "https://a.test/x/atlas/"
