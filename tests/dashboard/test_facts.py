"""Facts, the sentences that tell them, and the passports that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facts import FACTS, fact
from dashboard.facts.fact import At, UnknownFactError, said, why
from dashboard.facts.passports import Passport
from dashboard.facts.telling import Teller, Template, TemplateError
from dashboard.selection import Selection
from dashboard.wording import words_in
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
NAGANO = Selection("council", "2023-10-01", "20")
LATER = Selection("platform", "2026-11-23", "20")


@pytest.mark.parametrize("selection", [COUNCIL, NAGANO, LATER], ids=["nation", "prefecture", "later"])
def test_a_count_has_as_many_rows_as_it_says_and_what_is_not_known_says_why(
    dataset: Dataset, selection: Selection
) -> None:
    at, counted = At(dataset, selection), 0
    for name in FACTS:
        own = fact(at, name)
        assert (own.value is None) == bool(own.why), name
        assert bool(why(own, words_in("en"))) == (own.value is None), name
        counts_rows = not name.startswith(("people", "area", "target", "published")) and own.kind == "count"
        if own.value is not None and counts_rows:
            counted += 1
            assert len(own.rows()) == own.value, name
    assert counted > 20


def test_the_figures_of_the_council_in_nagano_are_those_of_its_page(dataset: Dataset) -> None:
    teller = Teller(At(dataset, NAGANO), words_in("ja"))
    names = ("towns", "members", "members.percent", "members.before", "members.change", "not_members", "itself")
    assert [teller.said(name) for name in names] == ["77", "28", "36.4％", "27", "＋1", "49", "参加"]
    assert teller.said("nation.members") == "625"
    assert teller.said("nation.published.regular") == "667"
    assert teller.fact("members").status == "サンプル"
    assert teller.fact("nation.published.regular").status == "公表値"


def test_a_lower_bound_is_said_to_be_one(dataset: Dataset) -> None:
    own = fact(At(dataset, LATER), "published.all")
    assert said(own, words_in("ja")) == "1,100以上"


def test_every_fact_has_a_name_in_both_languages() -> None:
    assert set(FACTS) == set(WORDS["ja"].names) == set(WORDS["en"].names)


def test_a_sentence_is_told_only_where_every_value_in_it_is_known(dataset: Dataset) -> None:
    sentence = Template("{place}では{members}市区町村が会員です。", "In {place}, {members} are members.")
    assert [told.text for told in Teller(At(dataset, NAGANO), words_in("ja")).tell([sentence])] == [
        "長野県では28市区町村が会員です。"
    ]
    assert Teller(At(dataset, LATER), words_in("ja")).tell([sentence]) == ()


def test_a_condition_chooses_between_sentences(dataset: Dataset) -> None:
    some = Template("ある", "some", "plans.towns > 0 and place known")
    none = Template("ない", "none", "plans.towns == 0")
    unknown = Template("不明", "unknown", "members unknown")
    assert [told.text for told in Teller(At(dataset, LATER), words_in("ja")).tell([some, none, unknown])] == [
        "ある",
        "不明",
    ]
    assert [told.text for told in Teller(At(dataset, NAGANO), words_in("en")).tell([some, none, unknown])] == ["none"]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [("{nothing}", ""), ("{peer.9:members}", ""), ("ok", "members >> 1"), ("ok", "nothing > 1"), ("ok", "place > 1")],
)
def test_a_template_that_names_what_is_not_there_is_refused_with_its_text(sentence: str, when: str) -> None:
    with pytest.raises(TemplateError, match="「"):
        Template(sentence, sentence, when)


def test_each_number_in_a_sentence_has_a_passport_that_resolves_to_the_same_value(dataset: Dataset) -> None:
    template = Template("{place}{members}{nation.members.percent}{peer.1}{peer.1:members}{as_of}", "")
    teller = Teller(At(dataset, NAGANO), words_in("ja"))
    (told,) = teller.tell([template])
    assert list(told.passports) == ["members", "nation.members.percent", "peer.1:members"]
    for name, passport in told.passports.items():
        again = Passport.read(str(passport))
        assert again == passport
        assert passport.fact(dataset).value == teller.fact(name).value
    assert str(told.passports["nation.members.percent"]).endswith("-00-c20231001-members.percent")


@given(st.text())
def test_any_text_is_a_passport_or_none(text: str) -> None:
    assert Passport.read(text) is None


def test_a_name_no_fact_has_is_an_error(dataset: Dataset) -> None:
    with pytest.raises(UnknownFactError):
        fact(At(dataset, COUNCIL), "nation.nothing")
