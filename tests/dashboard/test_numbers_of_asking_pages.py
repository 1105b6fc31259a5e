"""The figures of the pages that ask by conditions and weights are among their numbers, with the same value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.conditions import fields_of, parse
from dashboard.explorer_map import map_of_found
from dashboard.facts.cells_of_invitations import criteria_of
from dashboard.facts.cells_of_shares import MEASURES
from dashboard.facts.lookup import refusal
from dashboard.facts.on_pages import numbers_on
from dashboard.facts.passports import Passport
from dashboard.layers import trial_map
from dashboard.number_said import number_name, page_of, status_said
from dashboard.selection import Selection
from dashboard.views.clusters import found_clusters, member_clusters
from dashboard.views.explorer import found_by
from dashboard.views.invitations import invitation_plan
from dashboard.views.pairs import Wish, pairs, travel_hours
from dashboard.views.peers import nearest, prefecture_inputs, town_inputs
from dashboard.views.score import inputs_on, scores_of, weights_of
from dashboard.views.shares import towns_with_membership
from dashboard.views.whatif import Ticks, whatif_query, whatif_view
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.map_view import MapView
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


def test_every_measured_field_that_is_asked_for_has_its_number_in_each_row(dataset: Dataset) -> None:
    text = "all(area:100..,change:..0,density:..50,metro:100..)"
    found, told = found_of(dataset, NAGANO, text), values(dataset, "explorer", NAGANO, {"if": text})
    assert len(found.here) > 10
    for field, key in (("area", "area"), ("change", "change"), ("density", "density"), ("metro", "metro_distance")):
        shown = dict(zip(found.facts.codes, found.facts.numbers[field].tolist(), strict=True))
        assert {code: told[code, f"town.{key}"] for code in found.here} == {code: shown[code] for code in found.here}


def told_by(view: MapView) -> dict[str, float]:
    """What a map shows and says, by part, as a reader sees it."""
    return {str(at): each.count for at, each in enumerate(view.classes) if each.count} | {
        part: told.value for part, told in view.told.items()
    }


def test_the_map_of_what_was_found_has_a_number_for_all_it_shows_and_says(dataset: Dataset) -> None:
    text = "all(member:no,kaso:yes)"
    found, told = found_of(dataset, JAPAN, text), values(dataset, "explorer", JAPAN, {"if": text})
    shown = told_by(map_of_found(dataset, JAPAN, found, JA))
    assert {part: told["", f"found({text}).map.{part}"] for part in shown} == shown
    assert shown["0"] == shown["share.count"] == len(found.yes)
    cluster = found_clusters(dataset, frozenset(found.here), JAPAN.body, JAPAN.as_of, by_sea=False)[0]
    told = values(dataset, "explorer", JAPAN, {"if": text, "view": "clusters", "cluster": cluster.key})
    shown = told_by(map_of_found(dataset, JAPAN, found, JA, cluster.codes))
    assert {part: told["", f"found_clusters({text}).{cluster.key}.map.{part}"] for part in shown} == shown
    assert shown["0"] == len(cluster.codes)
    assert not any(key.startswith(f"found({text}).map.") for _, key in told)


def test_the_map_of_a_trial_has_a_number_for_all_it_shows_and_says(dataset: Dataset) -> None:
    towns = towns_with_membership(dataset, NAGANO.body, NAGANO.as_of)
    outside = towns.loc[~towns["is_member"] & (towns["prefecture_code"] == "20"), "municipality_code"].tolist()[:2]
    text = ".".join(outside)
    told, shown = values(dataset, "whatif", NAGANO, {"join": text}), told_by(trial_map(dataset, NAGANO, outside, JA))
    assert {part: told["20", f"whatif({text}).map.{part}"] for part in shown} == shown
    assert shown["share.count"] == shown["today.count"] + 2
    fact = Passport.of(dataset, NAGANO, f"whatif({text}).map.share.percent").fact(dataset)
    assert status_said(fact, JA) == "試算（サンプルデータ）"


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


def test_places_that_are_alike(dataset: Dataset) -> None:
    told = values(dataset, "peers", NAGANO, {"weights": "210100"})
    for first, place, inputs in (("peers", "20", prefecture_inputs), ("town_peers", "20201", town_inputs)):
        alike = nearest(inputs(dataset), place, {"population": 2, "change": 1, "density": 1})
        assert told[place, f"{first}(210100).missing"] == len(alike.missing)
        assert len(alike.table) == 8
        for peer in alike.table.to_dict("records"):
            of = f"{first}(210100).{peer['code']}"
            assert told[place, f"{of}.distance"] == peer["distance"]
            assert told[place, f"{of}.population.part"] == peer["population"]
            assert told[place, f"{of}.population"] == inputs(dataset)["population"][peer["code"]]
            if first == "peers":
                assert told[str(peer["code"]), "towns"]
    plain = values(dataset, "peers", NAGANO, {})
    assert ("20", "peers(111111).missing") in plain


def test_hosts_for_a_home(dataset: Dataset) -> None:
    wish = Wish("13104", "20", 200, ("kaso", "pilot"))
    kept = {"home": "13104", "km": "200", "need": "kaso.pilot", "by": "code"}
    told = values(dataset, "pairs", LATER, kept)
    hosts = pairs(dataset, "platform", "2026-11-23", wish)
    text = "home:13104,host:20,km:200,need:pilot.kaso"
    assert told["", f"pairs({text}).n"] == len(hosts) > 0
    for row in hosts.to_dict("records"):
        assert told["", f"pairs({text}).{row['code']}.km"] == row["km"]
        assert told["", f"pairs({text}).{row['code']}.hours"] == travel_hours(row["km"])
    assert values(dataset, "pairs", LATER, {}) == {}


@pytest.mark.parametrize("key", ["peers(11111).missing", "pairs(host:20).n", "pairs(home:13104,by:code).n"])
def test_a_choice_that_its_page_would_not_write_is_refused(dataset: Dataset, key: str) -> None:
    passport = Passport.read(f"{dataset.version[:8]}-20-c20231001-{key}")
    assert passport is not None
    assert refusal(dataset, passport) == "choice"


@pytest.mark.parametrize("selection", [JAPAN, NAGANO], ids=["nation", "prefecture"])
def test_a_trial_of_who_joins_has_its_figures_beside_those_of_the_list(dataset: Dataset, selection: Selection) -> None:
    towns = towns_with_membership(dataset, "council", "2023-10-01")
    outside = [code for code in towns.loc[~towns["is_member"], "municipality_code"] if code[:2] == "20"][:3]
    view = whatif_view(dataset, towns, Ticks.against(outside, towns), selection.prefecture)
    assert view is not None
    text, here = ".".join(outside), selection.prefecture or ""
    told = values(dataset, "whatif", selection, {"join": ".".join([*reversed(outside), "99999x"])})
    for share, name in MEASURES.items():
        before, after = view.today.coverages[name], view.trial.coverages[name]
        of = f"whatif({text}).{share}"
        assert [told[here, f"{of}.{part}"] for part in ("n", "of", "percent")] == [
            after.count,
            after.total,
            after.percent,
        ]
        assert told[here, f"whatif().{share}.n"] == before.count
        assert told[here, f"{of}.change"] == after.count - before.count
    assert told[here, f"whatif({text}).blocks.n"] == view.trial.block_count
    assert told[here, "whatif().blocks.n"] == view.today.block_count
    assert told[here, f"whatif({text}).joining"] == 3
    for row in view.by_prefecture.to_dict("records"):
        assert told[row["key"], f"whatif({text}).members.n"] == row["trial"]
        assert told[row["key"], "whatif().members.n"] == row["today"]
    trial, today = (Passport.of(dataset, selection, f"whatif({each}).members.n") for each in (text, ""))
    assert status_said(trial.fact(dataset), JA) == "試算（サンプルデータ）"
    assert not today.fact(dataset).is_trial
    assert len(trial.fact(dataset).rows()) == told[here, f"whatif({text}).members.n"]


def test_many_municipalities_stand_packed_in_the_number_and_letters_are_kept(dataset: Dataset) -> None:
    codes = dataset["municipalities"]["municipality_code"].tolist()[::7]
    packed = whatif_query(codes)["join"]
    assert packed != packed.lower()
    passport = Passport.read(f"{dataset.version[:8]}-00-c20231001-whatif({packed}).joining")
    assert passport is not None
    assert refusal(dataset, passport) == ""
    assert passport.fact(dataset).value == len(passport.fact(dataset).rows()) > 100
    assert refusal(dataset, replace(passport, key="whatif(20203.20202).joining")) == "choice"


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ({}, ""),
        ({"goal": "population", "share": "70", "within": "20,21"}, "goal:population,share:70,within:20.21"),
        ({"people": "1000-50000", "sea": "1"}, "people:1000-50000,sea:1"),
    ],
)
def test_next_invitations_have_the_figures_of_the_plan(dataset: Dataset, kept: dict[str, str], text: str) -> None:
    criteria = criteria_of(dataset, "20", kept)
    plan = invitation_plan(dataset, "council", "2023-10-01", criteria)
    told = values(dataset, "invitations", NAGANO, kept)
    first = f"invitations({text})"
    assert [told["20", f"{first}.{part}"] for part in ("n", "at_least", "unreached", "islands", "municipalities")] == [
        len(plan.steps),
        plan.at_least,
        len(plan.unreached),
        len(plan.islands),
        plan.municipalities,
    ]
    assert told["20", f"{first}.start.lacking"] == plan.start.lacking
    assert told["20", f"{first}.end.people"] == plan.steps[-1].state.people
    for step in plan.steps:
        assert told["20", f"{first}.{step.code}.lacking"] == step.state.lacking
        assert told["20", f"{first}.{step.code}.own"] == step.own_members
    whole = Passport.of(dataset, NAGANO, f"{first}.n").fact(dataset)
    assert whole.is_trial
    assert set(whole.rows()["municipality_code"]) == {step.code for step in plan.steps}


def test_conditions_on_a_list_of_ones_own_have_no_number(dataset: Dataset) -> None:
    for view in ("", "clusters", "score"):
        told = values(dataset, "explorer", NAGANO, {"if": "all(list:yes)", "view": view, "score": WEIGHTS})
        assert told == {("20", "towns"): 77}
