"""The numbers of each page: what it shows of the dataset for a choice, as passports.

What depends on the day it is read (how old a source is), have none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.change_tables import GROUPS
from dashboard.facts import on_pages_asked as asked
from dashboard.facts.cells_of_changes import PROVEN
from dashboard.facts.cells_of_council import OF_AIM, OF_COMMITTEE, OF_KIND
from dashboard.facts.cells_of_ledger import COLUMNS as LEDGER_COLUMNS
from dashboard.facts.cells_of_ledger import TALLIES
from dashboard.facts.cells_of_measures import categories_of_towns
from dashboard.facts.cells_of_profiles import keys_of
from dashboard.facts.cells_of_programme import PARTS, step_key
from dashboard.facts.cells_of_shares import EDGES, MEASURES, ROWS, TYPE_KEYS
from dashboard.facts.cells_of_sources import OF_FILE
from dashboard.facts.cells_of_targets import OF_TARGET as TARGET_PARTS
from dashboard.facts.cells_of_towns import COLUMNS as TOWN_COLUMNS
from dashboard.facts.listed import each_prefecture, nation_of, numbers_of, of_map
from dashboard.facts.on_registers import burden, corrections, evidence, measures, pilots, spread
from dashboard.facts.passports import Passport
from dashboard.facts.value_keys import value_key
from dashboard.offered import choices_of
from dashboard.views.bottlenecks import STEPS, PlanState
from dashboard.views.changes import chosen_stands
from dashboard.views.council import committees, cooperating
from dashboard.views.figures import published_figures
from dashboard.views.ledger import ledger_view
from dashboard.views.members import CLASSES, members_view
from dashboard.views.prefectures import BANDS
from dashboard.views.programme import aims, pilots_by_year, programme, without_aim
from dashboard.views.registers import law_start
from dashboard.views.shares import is_list_complete, towns_with_membership
from dashboard.views.targets import targets_on
from geodata.counting import COUNTED
from geodata.gaps import GapReason
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dashboard.facts.listed import Kept
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_COVERED: Final = {
    "members": ("members", "towns"),
    **{key: (f"{key}.n", f"{key}.of") for key in MEASURES if key != "members"},
}
_PARTS_OF_TOTAL: Final = ("of", "percent", "before", "change", "sample")
_NAMES: Final = {member_class: name for name, member_class in CLASSES.items()}


def _coverage(with_sample: bool = True) -> Iterator[str]:  # noqa: FBT001, FBT002 - of two callers
    for key, of in _COVERED.items():
        yield from (*of, f"{key}.percent")
        if with_sample:
            yield f"{key}.sample"


def _known(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """What is shown of a list that is not whole."""
    if not is_list_complete(towns_with_membership(dataset, selection.body, selection.as_of)):
        yield from ("membership.having", "known.percent")
        yield from (f"known.{key}.{part}" for key in MEASURES if key != "members" for part in ("n", "of"))


def _totals(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """The published totals in force, with what stands by them."""
    for figure in published_figures(dataset, selection.body, selection.as_of):
        yield f"published.{_NAMES[figure.key]}"
        yield from (f"published.{_NAMES[figure.key]}.{part}" for part in _PARTS_OF_TOTAL)


def _over_time(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    """The published totals of both bodies, each on its own day."""
    rows = dataset["membership_totals"][["body", "as_of", "member_class"]].itertuples(index=False, name=None)
    for body, as_of, member_class in rows:
        if member_class in _NAMES:
            at = replace(selection, body=body, as_of=as_of, prefecture=None)
            yield Passport.of(dataset, at, f"published.{_NAMES[member_class]}")


def _gaps() -> Iterator[str]:
    """Who is on record in each layer, and who is not, by reason."""
    yield "membership.having"
    yield from (f"membership.{reason.value}" for reason in GapReason)
    for register in COUNTED:
        yield f"{register}.towns"
        yield from (f"{register}.{reason.value}" for reason in GapReason)


def overview(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """Totals or the figures of the prefecture, coverage, the map, shares by group, totals over time."""
    nation = nation_of(selection)
    if selection.prefecture is None:
        yield from numbers_of(dataset, nation, _totals(dataset, selection))
    else:
        yield from numbers_of(dataset, selection, ("members.before", "members.change"))
        yield from numbers_of(dataset, nation, ("members.percent",))
    yield from numbers_of(dataset, selection, (*_coverage(), *_known(dataset, selection), "not_members"))
    yield from of_map(dataset, selection)
    yield from _groups(dataset, selection)
    for each in each_prefecture(dataset, selection):
        yield from numbers_of(dataset, each, ("members", "towns", "members.percent"))
    yield from _over_time(dataset, selection)


def _groups(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    parts = ("n", "of", "percent")
    regions = (f"by_region.{key}.{part}" for key in REGION_KEYS.values() for part in parts)
    yield from numbers_of(dataset, nation_of(selection), regions)
    groups = (("type", TYPE_KEYS.values()), ("band", EDGES))
    yield from numbers_of(
        dataset, selection, (f"by_{kind}.{key}.{part}" for kind, keys in groups for key in keys for part in parts)
    )


def prefecture(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """A prefecture beside the nation with its municipalities; without one, all prefectures."""
    nation = nation_of(selection)
    if selection.prefecture is None:
        bands = (f"in_band.{edge}" for edge in BANDS)
        yield from numbers_of(dataset, nation, ("prefectures", *_coverage(), *_known(dataset, selection), *bands))
        for each in each_prefecture(dataset, selection):
            wards = ("wards.n", "wards.of") if each.prefecture == _TOKYO else ()
            keys = (*_coverage(with_sample=False), "members.sample", *_known(dataset, selection), *wards)
            yield from numbers_of(dataset, each, keys)
        return
    yield from numbers_of(dataset, selection, (*_coverage(), *_known(dataset, selection)))
    yield from of_map(dataset, selection)
    yield from numbers_of(dataset, nation, (f"{key}.percent" for key in _COVERED))
    yield from numbers_of(
        dataset, selection, (f"{name}.{part}" for name in COUNTED for part in ("undated", "later", "ended"))
    )
    towns = dataset["municipalities"]
    for code in towns.loc[towns["prefecture_code"] == selection.prefecture, "municipality_code"]:
        yield from town(dataset, replace(selection, municipality=str(code)))


_TOKYO: Final = "13"


def town(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    """A municipality in tables, and in its panel."""
    return numbers_of(dataset, selection, (f"town.{name}" for name in (*TOWN_COLUMNS, *COUNTED)))


def _profile(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    """Everything a profile says of a municipality."""
    yield from town(dataset, selection)
    yield from numbers_of(dataset, selection, keys_of(dataset, selection.municipality or ""))


def towns(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """The municipalities, or the prefectures, that stand side by side."""
    known = {*dataset["municipalities"]["municipality_code"]}
    codes = [code for code in kept("towns").split(".") if code in known]
    for code in codes or filter(None, [selection.municipality]):
        yield from _profile(dataset, replace(selection, municipality=code))
    for each in each_prefecture(dataset, selection):
        if each.prefecture in kept("prefs").split("."):
            keys = (*_coverage(), *_known(dataset, selection), "towns", *COUNTED, *_offered(dataset, each))
            yield from numbers_of(dataset, each, (*keys, *keys_of(dataset, each.prefecture)))


def _offered(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """Measures of the municipalities of a prefecture by category."""
    found = categories_of_towns(dataset, selection.as_of, selection.prefecture or "")
    return (f"measures.of_towns.{category}" for category in found)


def targets(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """The legal targets on the day, or on the latest one where it is before them; and what holds them up."""
    at = selection
    if selection.as_of < law_start(dataset):
        body, day = choices_of(dataset).latest_view
        at = replace(selection, body=body, as_of=day)
    parts = ("target", "reached", "percent", "needed", *TARGET_PARTS)
    shown = targets_on(dataset, at.as_of)
    keys = [f"target.{each.register}.{part}" for each in shown for part in parts]
    states = [f"prefecture_plans.{state.value}" for state in PlanState]
    yield from numbers_of(dataset, nation_of(at), [*keys, *states, "waiting.begun", "towns"])
    yield from numbers_of(dataset, at, ["waiting"])
    for each in each_prefecture(dataset, at):
        yield from numbers_of(dataset, each, ("towns", *(f"steps.{step}" for step in STEPS)))


def ledger(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """Every line of the ledger, each of its own body and day."""
    nation = nation_of(selection)
    yield from numbers_of(dataset, nation, (f"ledger.{part}" for part in TALLIES))
    for line in ledger_view(dataset, selection.body).lines:
        at = replace(nation, body=line.body, as_of=line.as_of)
        yield from numbers_of(
            dataset, at, (f"ledger.{_NAMES[line.member_class]}.{column}" for column in LEDGER_COLUMNS)
        )


def members(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """The rows behind a figure, and what the ledger says of it."""
    name = kept("class") if kept("class") in CLASSES else "municipalities"
    nation = nation_of(selection)
    yield from numbers_of(dataset, selection, (f"rows.{name}.{status}" for status in ROWS))
    yield from numbers_of(dataset, nation, (f"published.{name}",))
    if line := members_view(dataset, nation, name).ledger:
        yield from numbers_of(
            dataset, replace(nation, as_of=line.as_of), (f"ledger.{name}.{column}" for column in LEDGER_COLUMNS)
        )


def sources(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """How far each register reaches, in all Japan and in the chosen prefecture; of another, its code says it."""
    for each in dict.fromkeys((nation_of(selection), replace(selection, municipality=None))):
        yield from numbers_of(dataset, each, ("towns", *_gaps()))
    files = [
        (value_key(source["id"]), at) for source in dataset.manifest["sources"] for at in range(len(source["files"]))
    ]
    keys = [f"sources.file.{source}.{at + 1}.{count}" for source, at in files for count in OF_FILE]
    keys += [f"sources.rows.{table}" for table in dataset.manifest["row_counts"]]
    keys += [f"sources.total.{count}" for count in OF_FILE]
    yield from numbers_of(dataset, nation_of(selection), [*keys, "sources.files", "sources.rejects"])
    yield from ledger(dataset, selection, _kept)


def changes(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """Both dates of the body: totals, differences, lists, and the proof of the place."""
    chosen = chosen_stands(dataset, selection.body, selection.as_of, kept("from"), kept("to"))
    if chosen is not None:
        before, after = chosen
        for stand in chosen:
            day = replace(selection, body=stand.body, as_of=stand.as_of)
            yield from numbers_of(dataset, nation_of(day), (f"published.{name}" for name in CLASSES))
        if before.body == after.body and before != after:
            yield from _between(dataset, replace(selection, body=after.body, as_of=after.as_of), before.as_of)
    yield from _over_time(dataset, selection)


def _between(dataset: Dataset, at: Selection, since: str) -> Iterator[Passport]:
    key = f"changes.{since.replace('-', '')}"
    terms = ("opening", "joined", "left", "merged_away", "merged_into", "reclassified", "expected", "closing")
    proof = [f"{key}.proof.{of}.{term}" for of in PROVEN for term in (*terms, "difference")]
    yield from numbers_of(dataset, nation_of(at), [*(f"{key}.total.{name}" for name in CLASSES), *proof])
    yield from numbers_of(dataset, at, [*(f"{key}.{name}" for name in GROUPS), *(proof if at.prefecture else ())])
    for each in each_prefecture(dataset, at) if at.prefecture is None else ():
        found = numbers_of(dataset, each, (f"{key}.{name}" for name in GROUPS))
        yield from (passport for passport in found if passport.fact(dataset).value)


def multiples(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """The legends of the chosen maps."""
    for name in kept("maps").split(","):
        body, _, as_of = name.partition("@")
        if (body, as_of) in choices_of(dataset).lists:
            at = replace(selection, body=body, as_of=as_of, layer="membership")
            yield from of_map(dataset, at)
        elif name in choices_of(dataset).layers:
            yield from of_map(dataset, replace(selection, layer=name, second=None))


def council(dataset: Dataset, selection: Selection, _kept: Kept) -> Iterator[Passport]:
    """Steps and aims of the programme, pilots by fiscal year, totals over time, cooperating members, committees."""
    steps = [step_key(str(step.row["step_id"])) for stage in programme(dataset) for step in stage]
    years = pilots_by_year(dataset)["fiscal_year_western"]
    keys = [f"programme.{step}.{part}" for step in steps for part in PARTS]
    keys += [f"programme.pilots.{year}" for year in years.dropna().astype("int64")]
    keys += ["programme.pilots.unknown"] if years.isna().any() else []
    view = cooperating(dataset, selection.body, selection.as_of)
    keys += ["council.named", "published.cooperating", "published.private"]
    keys += [f"council.kind.{value_key(kind)}.{when}" for kind in view.kinds["kind"] for when in OF_KIND]
    found = committees(dataset, selection.body, selection.as_of)
    keys += [
        f"council.committee.{value_key(str(each.row['committee']))}.{part}" for each in found for part in OF_COMMITTEE
    ]
    yield from numbers_of(dataset, nation_of(selection), keys)
    links = ((aim, link) for aim in aims(dataset, selection.as_of, selection.prefecture) for link in aim.links)
    named = [f"aims.{value_key(aim.row['aim_id'])}.{value_key(link.row['category'])}" for aim, link in links]
    without = without_aim(dataset, selection.as_of, selection.prefecture)
    own = [
        *(f"{key}.{part}" for key in named for part in OF_AIM),
        *(f"aims.without.{value_key(name)}" for name, _ in without),
    ]
    yield from numbers_of(dataset, selection, own)
    yield from _over_time(dataset, selection)


PAGES: Final[Mapping[str, Callable[[Dataset, Selection, Kept], Iterator[Passport]]]] = {
    own.__name__: own
    for own in (
        overview,
        prefecture,
        towns,
        targets,
        ledger,
        members,
        sources,
        changes,
        pilots,
        measures,
        multiples,
        council,
        evidence,
        spread,
        burden,
        corrections,
        asked.explorer,
        asked.peers,
        asked.pairs,
        asked.whatif,
        asked.invitations,
    )
}
"""The pages with numbers by their names."""
_WITH_PANEL: Final = frozenset({"overview", "prefecture", "explorer", "spread", "whatif"})
"""Pages with a map, beside which the chosen municipality has its panel."""


def numbers_on(page: str, dataset: Dataset, selection: Selection, kept: Kept) -> tuple[Passport, ...]:
    """The numbers of a page in the order they stand on it, each once; none of a page that has none."""
    own = PAGES.get(page)
    found = dict.fromkeys(own(dataset, selection, kept)) if own else {}
    if page in _WITH_PANEL and selection.municipality:
        found |= dict.fromkeys(_profile(dataset, selection))
    return tuple(found)
