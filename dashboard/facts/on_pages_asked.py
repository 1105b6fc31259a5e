"""The numbers of the pages that ask: what they show depends on conditions and weights that the link keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.conditions import EVERYWHERE, ConditionError, fields_of, parse, to_text
from dashboard.conditions.fields import LIST
from dashboard.facts.cells_of_explorer import FOUND, OF_ALL, OF_ONE, found_at, result_map
from dashboard.facts.cells_of_invitations import OF_PLAN, OF_STATE, OF_STEP, criteria_of, plan_at
from dashboard.facts.cells_of_invitations import written as criteria_text
from dashboard.facts.cells_of_pairs import hosts_at, read, wish_of, written
from dashboard.facts.cells_of_peers import peers_at
from dashboard.facts.cells_of_score import PARTS, TALLIES, sums
from dashboard.facts.cells_of_shares import MEASURES
from dashboard.facts.cells_of_whatif import GROUPS, OF_GROUP, OF_SHARE, TICKS, trial_view, whatif_at
from dashboard.facts.cells_of_whatif import written as trial_text
from dashboard.facts.fact import At
from dashboard.facts.listed import each_prefecture, nation_of, numbers_of, of_map, parts_of_view
from dashboard.facts.passports import tidied
from dashboard.views.clusters import cluster_with, found_clusters, member_clusters
from dashboard.views.explorer import asked_fields, asked_registers, without_part
from dashboard.views.invitation_criteria import KEYS as CRITERIA
from dashboard.views.pairs import KEYS
from dashboard.views.peers import VARIABLES
from dashboard.views.peers import weights_of as weights_of_peers
from dashboard.views.score import weights_of
from dashboard.views.shares import towns_of, towns_with_membership
from dashboard.views.whatif import LINK_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.conditions import Expression
    from dashboard.facts.listed import Kept
    from dashboard.facts.passports import Passport
    from dashboard.selection import Selection
    from dashboard.views.clusters import Cluster
    from geodata.dataset import Dataset

_OF_FIELDS: Final[Mapping[str, str]] = {
    "area": "town.area",
    "change": "town.change",
    "density": "town.density",
    "metro": "town.metro_distance",
    "pilot-count": "town.pilots",
}
"""Cells of a municipality that the table of what was found shows where they are asked for."""


def conditions_kept(dataset: Dataset, kept: Kept) -> Expression:
    """The conditions that the link keeps, everywhere where they cannot be read: as the page takes them."""
    try:
        return parse(kept("if"), fields_of(dataset))
    except ConditionError:
        return EVERYWHERE


def has_no_id(expression: Expression) -> bool:
    """Whether nobody else can ask these conditions by an id: they use the reader's own list, or cannot be typed."""
    text = f"found({to_text(expression)}).count"
    return LIST in asked_fields(expression) or tidied(text) != text


def explorer(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """How many fulfil the conditions, and the result as a list, as clusters or as a trial with weights."""
    yield from numbers_of(dataset, selection, ("towns",))
    expression = conditions_kept(dataset, kept)
    if kept("on_map") == "layer" or (expression == EVERYWHERE and not kept("cluster")):
        yield from of_map(dataset, selection)
    if not has_no_id(expression):
        yield from _found(dataset, selection, expression)
        if not kept("on_map") and expression != EVERYWHERE and not (kept("view") == "clusters" and kept("cluster")):
            text = to_text(expression)
            parts = parts_of_view(result_map(At(dataset, selection), text))
            yield from numbers_of(dataset, selection, (f"found({text}).map.{part}" for part in parts))
    if kept("view") == "clusters":
        yield from _clusters(dataset, selection, kept, expression)
    elif kept("view") == "score":
        yield from _score(dataset, selection, kept("score"), expression)
    elif not has_no_id(expression):
        found = found_at(At(dataset, selection), to_text(expression))
        fields = [_OF_FIELDS[field] for field in asked_fields(expression) if field in _OF_FIELDS]
        yield from _towns(dataset, selection, found.here, ["town.population", *fields])


def _found(dataset: Dataset, selection: Selection, expression: Expression) -> Iterator[Passport]:
    text = to_text(expression)
    keys = [f"found({text}).{part}" for part in FOUND]
    yield from numbers_of(dataset, selection, keys)
    if selection.prefecture:
        yield from numbers_of(dataset, nation_of(selection), ("towns", keys[0]))
    found = found_at(At(dataset, selection), text)
    if found.emptied_by is not None:
        left = to_text(without_part(expression, found.emptied_by))
        told = (f"found({left}).count", f"found({to_text(found.emptied_by)}).unknown")
        yield from numbers_of(dataset, selection, told)
    registers = asked_registers(expression)
    parts = ("undated", "later", "ended")
    yield from numbers_of(dataset, selection, (f"{register}.{part}" for register in registers for part in parts))


def _clusters(dataset: Dataset, selection: Selection, kept: Kept, expression: Expression) -> Iterator[Passport]:
    by_sea = kept("sea") == "1"
    sea = "_by_sea" if by_sea else ""
    body, day = selection.body, selection.as_of
    clusters: tuple[Cluster, ...]
    if kept("group") == "members":
        clusters = member_clusters(dataset, body, day, selection.prefecture, by_sea=by_sea)
        first = f"member_clusters{sea}"
    elif has_no_id(expression):
        return
    else:
        text = to_text(expression)
        codes = frozenset(found_at(At(dataset, selection), text).here)
        clusters = found_clusters(dataset, codes, body, day, by_sea=by_sea)
        first = f"found_clusters{sea}({text})"
    yield from numbers_of(dataset, selection, (f"{first}.{part}" for part in OF_ALL))
    keys = (f"{first}.{cluster.key}.{part}" for cluster in clusters for part in OF_ONE)
    yield from numbers_of(dataset, selection, keys)
    chosen, is_of_members = cluster_with(clusters, kept("cluster")), kept("group") == "members"
    # Of a cluster of the members on a map that tells conditions too there is no id.
    if chosen and not kept("on_map") and not (is_of_members and expression != EVERYWHERE):
        view = result_map(At(dataset, selection), None if is_of_members else to_text(expression), chosen)
        yield from numbers_of(dataset, selection, (f"{first}.{chosen.key}.map.{part}" for part in parts_of_view(view)))


def _score(dataset: Dataset, selection: Selection, weights: str, expression: Expression) -> Iterator[Passport]:
    if weights_of(weights) is None or has_no_id(expression):
        return
    text = to_text(expression)
    used, known = sums(dataset, selection.body, selection.as_of, weights)
    if not used:
        return
    yield from numbers_of(dataset, selection, (f"scores({weights},{text}).{part}" for part in TALLIES))
    keys = [f"score({weights}).total", *(f"score({weights}).{rule}.{part}" for rule in used for part in PARTS)]
    scored = [code for code in found_at(At(dataset, selection), text).here if code in known]
    yield from _towns(dataset, selection, scored, keys)


def peers(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """Places like the prefecture and like its chosen municipality: distances, their parts, values and members."""
    towns = dataset["municipalities"]
    own = sorted(towns.loc[towns["prefecture_code"] == selection.prefecture, "municipality_code"])
    if not own:
        return
    weights = weights_text(kept("weights"))
    town = selection.municipality if selection.municipality in own else str(own[0])
    for at, first, code in (
        (replace(selection, municipality=None), f"peers({weights})", selection.prefecture or ""),
        (replace(selection, municipality=town), f"town_peers({weights})", town),
    ):
        alike = peers_at(dataset, code, weights)
        used = [name for name in alike.table.columns if name in VARIABLES]
        parts = ("distance", *(f"{name}{of}" for name in used for of in ("", ".part")))
        codes = alike.table["code"].tolist()
        keys = [f"{first}.missing", *(f"{first}.{peer}.{part}" for peer in codes for part in parts)]
        yield from numbers_of(dataset, at, keys)
        for peer in codes if at.municipality is None else ():
            yield from numbers_of(dataset, replace(at, prefecture=peer), ("membership.having", "towns"))


def weights_text(text: str) -> str:
    """The weights of the page of peers as a key has them: all of them, the same for each where the link has none."""
    return "".join(map(str, weights_of_peers(text).values()))


def pairs(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """How many hosts the wish leaves, and how far each of them is."""
    wish = wish_of(dataset, selection.as_of, {key: kept(key) for key in KEYS})
    if not wish.home:
        return
    wish = wish if wish.host or not selection.prefecture else replace(wish, host=selection.prefecture)
    text = written(wish)
    if tidied(f"pairs({text}).n") != f"pairs({text}).n" or read(dataset, text) is None:
        return
    hosts = hosts_at(dataset, selection.body, selection.as_of, text)["code"]
    keys = [f"pairs({text}).n", *(f"pairs({text}).{code}.{part}" for code in hosts for part in ("km", "hours"))]
    yield from numbers_of(dataset, nation_of(selection), keys)


def whatif(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """Today beside the trial: shares and groups of members, of the place and by prefecture; and who joins."""
    text = trial_text(kept(LINK_KEY))
    shares = [f"{share}.{part}" for share in MEASURES for part in OF_SHARE]
    groups = [f"{group}.{part}" for group in GROUPS for part in OF_GROUP]
    rests = [*(TICKS if text else ()), *shares, *groups]
    if kept("show") == "layer" or whatif_at(At(dataset, selection), text) is None:
        yield from of_map(dataset, selection)
    else:
        parts = parts_of_view(trial_view(At(dataset, selection), text))
        yield from numbers_of(dataset, selection, (f"whatif({text}).map.{part}" for part in parts))
    for own in dict.fromkeys((text, "")):
        yield from numbers_of(dataset, selection, (f"whatif({own}).{rest}" for rest in rests if own or rest in _TODAY))
    yield from numbers_of(dataset, nation_of(selection), ("membership.having", "membership.not_surveyed"))
    yield from _pickable(dataset, selection)
    keys = [f"whatif({text}).members.{part}" for part in ("n", "of", "percent", "change")]
    keys += [f"whatif().members.{part}" for part in ("n", "percent")]
    for each in each_prefecture(dataset, selection):
        yield from numbers_of(dataset, each, keys)


def _pickable(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    """People and area of those that are not in, which can be assumed to join."""
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    outside = towns_of(dataset, towns, selection.prefecture)
    codes = outside.loc[~outside["is_member"], "municipality_code"]
    yield from _towns(dataset, selection, codes, ["town.population", "town.area"])


_TODAY: Final = frozenset(
    [*(f"{share}.{part}" for share in MEASURES for part in ("n", "of", "percent")), *(f"{group}.n" for group in GROUPS)]
)


def invitations(dataset: Dataset, selection: Selection, kept: Kept) -> Iterator[Passport]:
    """How many invitations, where the area stands before and after them, and each with what it brings."""
    criteria = criteria_of(dataset, selection.prefecture, {key: kept(key) for key in CRITERIA})
    text = criteria_text(criteria)
    plan = plan_at(At(dataset, selection), text)
    if plan is None:
        return
    first = f"invitations({text})"
    yield from numbers_of(dataset, selection, (f"{first}.{part}" for part in OF_PLAN))
    yield from numbers_of(dataset, selection, (f"{first}.{at}.{part}" for at in ("start", "end") for part in OF_STATE))
    for step in plan.steps:
        parts = ("lacking", *OF_STEP, "people_percent")
        yield from numbers_of(dataset, selection, (f"{first}.{step.code}.{part}" for part in parts))
        yield from _towns(dataset, selection, [step.code], ["town.population"])


def _towns(dataset: Dataset, selection: Selection, codes: Iterable[str], keys: Iterable[str]) -> Iterator[Passport]:
    own = list(keys)
    for code in codes:
        yield from numbers_of(dataset, replace(selection, municipality=code), own)
