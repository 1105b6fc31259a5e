"""The figures of the pages that ask by conditions and weights are among their numbers, with the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.conditions import fields_of, parse
from dashboard.facts.lookup import refusal
from dashboard.facts.on_pages import numbers_on
from dashboard.facts.passports import Passport
from dashboard.number_said import number_name, page_of, status_said
from dashboard.selection import Selection
from dashboard.views.clusters import found_clusters, member_clusters
from dashboard.views.explorer import found_by
from dashboard.views.score import inputs_on, scores_of, weights_of
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.explorer import Found
    from geodata.dataset import Dataset

JA, EN = words_in("ja"), words_in("en")
JAPAN = Selection("council", "2023-10-01")
NAGANO = Selection("council", "2023-10-01", "20")
LATER = Selection("platform", "2026-11-23", "20")
WEIGHTS = "50303022"
ASKED = ("all(member:no,beside(member:yes))", "any(pilot-count:2..,near(not(kaso:指定なし)))", "type:村", "")


def values(dataset: Dataset, page: str, selection: Selection, kept: Mapping[str, str]) -> dict[tuple[str, str], object]:
    """What the numbers of a page are resolved to after they were written and read again, by place and key."""
    found: dict[tuple[str, str], object] = {}
    for passport in numbers_on(page, dataset, selection, lambda key: kept.get(key, "")):
        again = Passport.read(str(passport))
        assert again == passport
        assert refusal(dataset, again) == ""
        assert number_name(again, JA) != number_name(again, EN)
        fact = again.fact(dataset)
        assert (fact.value is None) == bool(fact.why)
        found[again.municipality or again.prefecture or "", again.key] = fact.value
    return found


def found_of(dataset: Dataset, selection: Selection, text: str) -> Found:
    expression = parse(text, fields_of(dataset))
    own = selection
    return found_by(expression, dataset, body=own.body, day=own.as_of, prefecture=own.prefecture)


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("selection", [JAPAN, NAGANO, LATER], ids=["nation", "prefecture", "later"])
def test_what_conditions_find(dataset: Dataset, selection: Selection, text: str) -> None:
    found, here = found_of(dataset, selection, text), selection.prefecture or ""
    told = values(dataset, "explorer", selection, {"if": text})
    assert told[here, "towns"] == found.total
    assert told[here, f"found({text}).count"] == len(found.here)
    assert told[here, f"found({text}).unknown"] == len(found.unknown_here)
    assert told["", f"found({text}).count"] == len(found.yes)
    people = dataset["municipalities"].set_index("municipality_code")["population"]
    assert {code: told[code, "town.population"] for code in found.here} == people[list(found.here)].to_dict()
    fact = Passport.of(dataset, selection, f"found({text}).unknown").fact(dataset)
    assert list(fact.rows()["municipality_code"]) == sorted(found.unknown_here)


def test_a_part_that_leaves_nothing_has_its_numbers(dataset: Dataset) -> None:
    text = "all(kaso:yes,measure-テレワーク:yes)"
    found = found_of(dataset, JAPAN, text)
    told = values(dataset, "explorer", JAPAN, {"if": text})
    assert not found.here
    assert told["", "found(all(kaso:yes)).count"] == found.left_without == 885
    assert told["", "found(measure-テレワーク:yes).unknown"] == found.emptied_unknown


@pytest.mark.parametrize("by_sea", [False, True], ids=["land", "sea"])
@pytest.mark.parametrize("text", [None, *ASKED[:2]])
def test_clusters(dataset: Dataset, text: str | None, by_sea: bool) -> None:  # noqa: FBT001 - a parameter
    own = NAGANO
    if text is None:
        clusters = member_clusters(dataset, own.body, own.as_of, own.prefecture, by_sea=by_sea)
    else:
        codes = frozenset(found_of(dataset, own, text).here)
        clusters = found_clusters(dataset, codes, own.body, own.as_of, by_sea=by_sea)
    kept = {"view": "clusters", "sea": "1" if by_sea else "", "if": text or "", "group": "" if text else "members"}
    told = values(dataset, "explorer", own, kept)
    first = f"{'member' if text is None else 'found'}_clusters{'_by_sea' * by_sea}{'' if text is None else f'({text})'}"
    assert told["20", f"{first}.n"] == len(clusters) > 0
    assert told["20", f"{first}.largest"] == len(clusters[0].codes)
    for cluster in clusters:
        of = f"{first}.{cluster.key}"
        assert told["20", f"{of}.size"] == len(cluster.codes)
        assert told["20", f"{of}.people"] == cluster.people
        assert told["20", f"{of}.members"] == cluster.members
        assert told["20", f"{of}.km"] == (cluster.nearest.km if cluster.nearest else None)
        whole = Passport.of(dataset, own, f"{of}.size").fact(dataset)
        assert tuple(whole.rows()["municipality_code"]) == cluster.codes


def test_sums_by_weights_are_trials_with_their_parts(dataset: Dataset) -> None:
    text = "kaso:yes"
    found = found_of(dataset, JAPAN, text)
    weights = weights_of(WEIGHTS)
    assert weights is not None
    scores = scores_of(inputs_on(dataset, "council", "2023-10-01"), weights, found.here)
    told = values(dataset, "explorer", JAPAN, {"view": "score", "score": WEIGHTS, "if": text})
    tallies = [told["", f"scores({WEIGHTS},{text}).{part}"] for part in ("of", "scored", "missing")]
    assert tallies == [len(found.here), len(scores.scored), len(scores.missing)]
    assert scores.scored
    for score in scores.scored:
        assert told[score.code, f"score({WEIGHTS}).total"] == score.total / 100
        for name, part in score.parts.items():
            own = [told[score.code, f"score({WEIGHTS}).{name}.{each}"] for each in ("value", "points", "contribution")]
            assert own == [part.value, part.points / 100, part.contribution / 100]
    passport = Passport.of(
        dataset, Selection("council", "2023-10-01", None, scores.scored[0].code), f"score({WEIGHTS}).total"
    )
    assert status_said(passport.fact(dataset), JA) == "試算（サンプルデータ）"
    assert page_of(passport) == "explorer"


def test_conditions_on_a_list_of_ones_own_have_no_number(dataset: Dataset) -> None:
    for view in ("", "clusters", "score"):
        told = values(dataset, "explorer", NAGANO, {"if": "all(list:yes)", "view": view, "score": WEIGHTS})
        assert told == {("20", "towns"): 77}
