"""The numbers of the pages of the registers: opinions, spread over time, burden and corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.facts.cells_of_burden import WHOLE
from dashboard.facts.cells_of_evidence import OF_GROUP, OF_NOBODY
from dashboard.facts.cells_of_shares import REGION_KEYS
from dashboard.facts.cells_of_spread import LISTED, OF_ALL, OF_PILOT
from dashboard.facts.listed import each_prefecture, nation_of, numbers_of, of_map
from dashboard.facts.value_keys import value_key
from dashboard.views import evidence as ways
from dashboard.views.burden import INSTRUMENTS, SIDES
from dashboard.views.evidence_places import level_of, themes
from dashboard.views.peers import weights_key, weights_of
from dashboard.views.spread import KINDS, PLACED
from dashboard.views.spread_around import NEIGHBOURS, PEERS, pilots_on
from geodata.gaps import GapReason

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
        keys += [f"spread.map.{layer}.{part}" for part in ("towns", *(reason.value for reason in GapReason))]
    else:
        keys += of_map(selection)
    pilots = [str(pilot.row["pilot_id"]) for pilot in pilots_on(dataset, selection.as_of, selection.prefecture)]
    for of in (NEIGHBOURS, PEERS):
        keys += [f"spread.{of}.{part}" for part in OF_ALL]
        keys += [f"spread.{of}.{value_key(pilot)}.{part}" for pilot in pilots for part in OF_PILOT]
    return numbers_of(dataset, selection, keys)


def burden(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """Records in all cells, and in each."""
    keys = ("towns", *(f"burden.{part}" for part in WHOLE if part != "later"))
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
