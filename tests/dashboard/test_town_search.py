"""What the box of names offers: every way to write a municipality, former names and wards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import hiragana
from dashboard.town_search import town_labels

if TYPE_CHECKING:
    from geodata.dataset import Dataset


def found(dataset: Dataset, typed: str, language: str = "ja") -> list[str]:
    """Labels that hold the text as it stands, as the browser then finds them, in their order."""
    return [label for label in town_labels(dataset, language) if typed.casefold() in label.casefold()]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("あきたし", "05201"),
        ("アキタシ", "05201"),
        ("akita-shi", "05201"),
        ("秋田県秋田市", "05201"),
        ("05201", "05201"),
        ("ささやま", "28221"),
        ("旧篠山市", "28221"),
        ("浜松市中区", "22130"),
        ("札幌市中央区", "01100"),
        ("旧田無市", "13229"),
    ],
)
def test_a_name_leads_to_its_municipality(dataset: Dataset, typed: str, code: str) -> None:
    assert town_labels(dataset, "ja")[found(dataset, typed)[0]] == code


def test_a_name_that_occurs_twice_is_told_apart_by_its_prefecture(dataset: Dataset) -> None:
    towns = [label for label in found(dataset, "府中市") if label.startswith("府中市")]
    assert [label.partition("）")[0] for label in towns] == ["府中市（東京都府中市", "府中市（広島県府中市"]
    former = found(dataset, "旧山東町")
    assert sorted(former) == ["旧山東町　→　朝来市（兵庫県）", "旧山東町　→　米原市（滋賀県）"]


def test_a_name_that_is_still_in_use_is_not_called_former(dataset: Dataset) -> None:
    assert not [label for label in found(dataset, "旧潮来市") if label.endswith("潮来市（茨城県）")]


def test_katakana_becomes_hiragana_and_nothing_else_changes() -> None:
    assert hiragana("ヴァンユー・ケ丘 Iida") == "ゔぁんゆー・け丘 Iida"


@given(data=st.data(), language=st.sampled_from(["ja", "en"]))
def test_every_municipality_is_found_by_kanji_both_kana_romaji_and_code(
    dataset: Dataset, data: st.DataObject, language: str
) -> None:
    labels = town_labels(dataset, language)
    towns = dataset["municipalities"]
    town = towns.iloc[data.draw(st.integers(0, len(towns) - 1))]
    code = town["municipality_code"]
    for typed in (town["name"], town["kana"], hiragana(town["kana"]), town["romaji"], town["romaji"].lower(), code):
        assert code in {labels[label] for label in found(dataset, typed, language)}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_label_leads_to_a_municipality_of_today_and_every_change_has_one(dataset: Dataset, language: str) -> None:
    labels = town_labels(dataset, language)
    today = set(dataset["municipalities"]["municipality_code"])
    assert set(labels.values()) == today
    changes = dataset["code_changes"]
    names = dataset["municipalities"].set_index("municipality_code")["name"]
    pairs = {
        pair for pair in zip(changes["old_name"], changes["current_code"], strict=True) if pair[0] != names[pair[1]]
    }
    former = [label for label in labels if label.startswith(("旧", "formerly:"))]
    assert len(former) >= len(pairs)
    assert town_labels(dataset, language) is labels
