"""The numbers of the pages of the registers: pilots, measures, opinions, spread over time, burden and corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.facts.cells_of_burden import WHOLE as OF_BURDEN
from dashboard.facts.cells_of_evidence import OF_GROUP, OF_NOBODY
from dashboard.facts.cells_of_map import legend_view
from dashboard.facts.cells_of_measures import ANY, OF_BLANK, measures_of
from dashboard.facts.cells_of_pilots import WHOLE as OF_CHOSEN
from dashboard.facts.cells_of_pilots import asked_key
from dashboard.facts.cells_of_spread import LISTED, OF_ALL, OF_PILOT
from dashboard.facts.listed import each_prefecture, nation_of, numbers_of, of_map
from dashboard.facts.value_keys import value_key
from dashboard.views import evidence as ways
from dashboard.views.burden import INSTRUMENTS, SIDES
from dashboard.views.evidence_places import level_of, themes
from dashboard.views.measures import LEVELS, categories_of
from dashboard.views.peers import weights_key, weights_of
from dashboard.views.pilots import Asked, asked_of, bodies, by_prefecture, chosen, dated, pairs, projects_on
from dashboard.views.spread import KINDS, PLACED, dated_only
from dashboard.views.spread_around import NEIGHBOURS, PEERS, pilots_on
from geodata.gaps import GapReason
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.facts.listed import Kept
    from dashboard.facts.passports import Passport
    from dashboard.selection import Selection
    from geodata.dataset import Dataset


def evidence(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """What the chosen opinions lead to, one by one and by category and place; what leads nowhere; themes by place."""
    theme, opinion = ways.asked(dataset, kept("topic"), kept("opinion"))
    rows = ways.chosen(ways.trace(dataset, selection.as_of, selection.prefecture), theme, opinion)
    of_theme = f"theme.{value_key(theme)}" if theme else "all"
    scope = f"opinion.{value_key(opinion)}" if opinion else of_theme
    whole = ("opinions", "answered", "measures", "pilots", "towns", "links", "by_hand", "unanswered", "records")
    yield from numbers_of(dataset, selection, (f"evidence.{scope}.{part}" for part in whole))
    listed = (f"evidence.opinion.{value_key(each)}" for each in rows["opinion_id"].unique())
    yield from numbers_of(dataset, selection, (f"{key}.{part}" for key in listed for part in ("records", "towns")))
    for (register, value), own in rows.dropna(subset=["value"]).groupby(["register", "value"], sort=False):
        key = f"evidence.value.{register}.{value_key(str(value))}"
        related = ("related",) if register == "measures" else ()
        yield from numbers_of(dataset, selection, (f"{key}.{part}" for part in ("records", "towns", *related)))
        counted = own[own["standing"] == ways.COUNTS]
        prefectures = counted["prefecture_code"].dropna().unique()
        placeless = counted.loc[counted["prefecture_code"].isna(), "provider"].unique()
        yield from numbers_of(dataset, selection, (f"{key}.in_{value_key(each)}.records" for each in placeless))
        if theme:
            for each in each_prefecture(dataset, selection):
                if each.prefecture in prefectures:
                    yield from numbers_of(dataset, each, (f"{key}.records", f"{key}.towns"))
        else:
            regions = dataset["prefectures"].set_index("prefecture_code")["region"][prefectures].unique()
            inner = (f"{key}.in_{REGION_KEYS[region]}.{part}" for region in regions for part in ("records", "towns"))
            yield from numbers_of(dataset, selection, inner)
    unlinked = ways.orphan_records(dataset, selection.as_of, selection.prefecture)[["register", "value"]]
    yield from numbers_of(dataset, selection, ("evidence.unlinked.categories", "evidence.unlinked.records"))
    pairs = unlinked.drop_duplicates().itertuples(index=False, name=None)
    yield from numbers_of(
        dataset, selection, (f"evidence.value.{register}.{value_key(value)}.any" for register, value in pairs)
    )
    yield from _themes_by_place(dataset, selection, kept)


def _themes_by_place(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """Every theme in every group of municipalities, and in how many groups nobody answers it."""
    level, keys = level_of(kept("groups")), [value_key(theme) for theme in themes(dataset)]
    parts = (*OF_GROUP, *(f"{key}.answering" for key in keys))
    at = nation_of(selection)
    if level == "peers":
        known = {*dataset["municipalities"]["municipality_code"]}
        town = kept("like") if kept("like") in known else selection.municipality
        if not town:
            return
        at, level = replace(selection, municipality=town), f"peers.{weights_key(weights_of(kept('weights')))}"
        yield from numbers_of(dataset, at, (f"evidence.{level}.{part}" for part in parts))
    elif level == "region":
        groups = (f"evidence.region.{region}" for region in REGION_KEYS.values())
        yield from numbers_of(dataset, at, (f"{group}.{part}" for group in groups for part in parts))
    else:
        for each in each_prefecture(dataset, selection):
            yield from numbers_of(dataset, each, (f"evidence.places.{part}" for part in parts))
    yield from numbers_of(dataset, at, (f"evidence.nobody.{level}.{key}.{part}" for key in keys for part in OF_NOBODY))


def spread(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """What is on record by the day, the map of dated records, and what is around each pilot."""
    keys = [*(f"spread.on_record.{kind}" for kind in KINDS), *(f"spread.{part}" for part in LISTED)]
    layer = selection.layer
    if layer in PLACED:
        drawn = legend_view(dated_only(dataset), selection)
        keys += [f"spread.map.{layer}.{part}" for part in ("towns", *(each.value for each in GapReason), *drawn.told)]
    else:
        yield from of_map(dataset, selection)
    pilots = [str(pilot.row["pilot_id"]) for pilot in pilots_on(dataset, selection.as_of, selection.prefecture)]
    for of in (NEIGHBOURS, PEERS):
        keys += [f"spread.{of}.{part}" for part in OF_ALL]
        keys += [f"spread.{of}.{value_key(pilot)}.{part}" for pilot in pilots for part in OF_PILOT]
    yield from numbers_of(dataset, selection, keys)


def burden(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """Records in all cells, and in each."""
    keys = ("towns", *(f"burden.{part}" for part in OF_BURDEN if part != "later"))
    cells = (f"burden.{value_key(instrument)}.{value_key(side)}" for instrument in INSTRUMENTS for side in SIDES)
    yield from numbers_of(dataset, selection, (*keys, *cells))
    yield from numbers_of(dataset, nation_of(selection), ("burden.later",))


def corrections(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """The records of the place of the link, and the corrections that were accepted."""
    place = kept("where")
    if place in {*dataset["municipalities"]["municipality_code"]}:
        at = replace(selection, prefecture=place[:2], municipality=place)
        yield from numbers_of(dataset, at, ("corrections.town",))
    elif place in {*dataset["prefectures"]["prefecture_code"]}:
        at = replace(selection, prefecture=place, municipality=None)
        yield from numbers_of(dataset, at, ("corrections.records",))
    yield from numbers_of(dataset, nation_of(selection), ("corrections.accepted",))


def pilots(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """What the page of pilots counts: of the place, and of what its filters leave by prefecture, day and body."""
    parts = ("projects", "places", "municipalities", "prefectures")
    yield from numbers_of(dataset, selection, (f"pilots.listed.{part}" for part in parts))
    found = projects_on(dataset, selection.as_of)
    asked = asked_of(found, kept)
    own, key = chosen(found, asked, selection.prefecture), asked_key(asked)
    yield from numbers_of(dataset, nation_of(selection), (f"{asked_key(Asked())}.after",))
    yield from numbers_of(dataset, selection, (f"{key}.{part}" for part in OF_CHOSEN))
    days = (f"{key}.on.{day:%Y%m%d}.{value_key(programme)}" for programme, day, _ in dated(own))
    yield from numbers_of(dataset, selection, days)
    places = {code for code, _, _ in by_prefecture(own)}
    for each in each_prefecture(dataset, selection):
        if each.prefecture in places and selection.prefecture in {None, each.prefecture}:
            yield from numbers_of(dataset, each, (f"{key}.projects", f"{key}.places"))
    two = (f"{key}.pair.{value_key(pair.one.key)}.{value_key(pair.other.key)}" for pair in pairs(own))
    yield from numbers_of(dataset, selection, two)
    named = (f"{key}.body.{value_key(body.member.key)}" for body in bodies(own))
    yield from numbers_of(dataset, selection, (f"{body}.{count}" for body in named for count in ("projects", "led")))


def measures(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """What the page of measures counts: in all, by place and category, what is missing, and what is nearest.

    What is found by words of the reader has no number.
    """
    rows = measures_of(dataset, selection.as_of)
    here = selection if selection.municipality is None else replace(selection, municipality=None)
    categories = [value_key(category) for category in categories_of(rows)]
    yield from numbers_of(dataset, nation_of(selection), ("measures.listed.all",))
    keys = ["measures.listed.towns", "towns", "measures.categories", f"measures.in.{ANY}"]
    keys += [f"measures.in.{category}" for category in categories]
    keys += [f"measures.blank.{category}.{part}" for category in categories for part in OF_BLANK]
    yield from numbers_of(dataset, here, keys)
    own = rows if here.prefecture is None else rows[rows["prefecture_code"] == here.prefecture]
    is_by_town = kept("rows") != LEVELS[1]
    codes = {*own["municipality_code" if is_by_town else "prefecture_code"].dropna(), *_place_asked(dataset, kept)}
    for code in sorted(codes):
        yield from _measures_of(dataset, selection, code, (ANY, *categories))
    for town in _place_asked(dataset, kept):
        if len(town) > len("20"):
            at = replace(selection, prefecture=town[:2], municipality=town)
            yield from numbers_of(dataset, at, (f"measures.near.{category}" for category in categories))


def _place_asked(dataset: Dataset, kept: Kept) -> tuple[str, ...]:
    """The place that the list is narrowed to; none where it is not known."""
    known = {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}
    return (kept("at"),) if kept("at") in known else ()


def _measures_of(dataset: Dataset, selection: Selection, code: str, categories: tuple[str, ...]) -> Iterator[Passport]:
    town = code if len(code) > len("20") else None
    at, of = replace(selection, prefecture=code[:2], municipality=town), "town" if town else "in"
    return numbers_of(dataset, at, (f"measures.{of}.{category}" for category in categories))
