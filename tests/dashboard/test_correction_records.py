"""What a slip can be about: the record of a link, the records of a place, and the address of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.configuration import Desk
from dashboard.corrections_page import mail_address
from dashboard.views.corrections import record_asked, records_at
from geodata.corrections import Correction, key_text
from geodata.tables import PLANS

if TYPE_CHECKING:
    from geodata.dataset import Dataset

PLAN = ("特定居住促進計画", "20", "20215")


def test_the_record_of_a_link_has_its_values_as_text(dataset: Dataset) -> None:
    record = record_asked(dataset, "plans", key_text(PLAN))
    assert record is not None
    assert (record.title, record.place, record.source_id) == ("塩尻市特定居住促進計画", "20215", "plans")
    assert record.cells["decided_on"] == "2025-03-27"
    assert not record.is_sample


@pytest.mark.parametrize(
    ("table", "key"),
    [("plans", ""), ("plans", "[1]"), ("plans", '["a","b","c"]'), ("rejects", "[]"), ("", ""), ("plans", "[" * 5000)],
)
def test_a_link_to_nothing_is_no_record(dataset: Dataset, table: str, key: str) -> None:
    assert record_asked(dataset, table, key) is None


def test_a_place_has_its_own_facts_first_then_each_record_that_names_it_once(dataset: Dataset) -> None:
    records = records_at(dataset, "20215")
    assert records[0].table.name == "municipalities"
    keys = [(record.table.name, record.key) for record in records]
    assert len(keys) == len(set(keys))
    for name in ("memberships", "plans", "measures", "corporations", "pilot_places", "statistics"):
        rows = dataset[name]
        assert sum(table == name for table, _ in keys) == (rows["municipality_code"] == "20215").sum()
    places = {record.cells["pilot_id"] for record in records if record.table.name == "pilot_places"}
    assert {record.key[0] for record in records if record.table.name == "pilots"} == places


def test_a_prefecture_has_its_own_records_and_not_those_of_its_municipalities(dataset: Dataset) -> None:
    records = records_at(dataset, "20")
    assert {record.place for record in records} <= {"20", ""}
    assert "長野県広域的地域活性化基盤整備計画（二地域居住）" in {record.title for record in records}
    assert all(record.table.name != "statistics" for record in records)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_mail_has_the_slip_in_words_and_nothing_of_it_gets_into_the_address(language: str) -> None:
    slip = Correction("plans", PLAN, "decided_on", "", "2025-03-28", "a&bcc=x@y.jp\nz", "https://example.jp/?a=1&b=2")
    address = mail_address(Desk("", "kikaku@example.jp"), slip, "塩尻市", PLANS.column("decided_on"), language)
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "kikaku@example.jp")
    asked = parse_qs(parts.query)
    assert set(asked) == {"subject", "body"}
    assert "2025-03-28" in asked["body"][0]
    assert "https://example.jp/?a=1&b=2" in asked["body"][0]
    assert "塩尻市" in asked["subject"][0]
