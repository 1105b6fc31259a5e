"""Facts of membership: how many are in, of how many, since the list before, by people, area and 過疎, and who is not."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.fact import At, Fact
from dashboard.selection import Selection
from dashboard.views.days import list_in_force
from dashboard.views.figures import published_figures
from dashboard.views.members import CLASSES, members_view
from dashboard.views.neighbours import land_neighbours
from dashboard.views.prefecture import prefecture_classes, prefecture_statuses
from dashboard.views.shares import SAMPLE, Share, coverages, is_list_complete, towns_of, towns_with_membership
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from geodata.dataset import Dataset

_REGISTERED: Final = "登録値"
figures_on: Final = lru_cache(maxsize=64)(published_figures)
"""The published totals in force, remembered: a page may ask for each many times."""
_NOT_MEMBER: Final = GapReason.NOT_MEMBER.value


def towns_at(at: At) -> pd.DataFrame:
    """Municipalities of the place with their membership on the day."""
    nation = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    return towns_of(at.dataset, nation, at.selection.prefecture)


def listed_at(at: At) -> str:
    """Date of the list in force, "" before the first."""
    return list_in_force(at.dataset, at.selection.body, at.selection.as_of) or ""


def sources_in(rows: pd.DataFrame) -> str:
    """Titles of the sources of rows, each once."""
    return "、".join(dict.fromkeys(rows["source_title"].dropna().astype("str")))


def rows_of_list(at: At) -> pd.DataFrame:
    """Rows of the list in force that are of the place."""
    rows = at.dataset["memberships"]
    own = rows[(rows["body"] == at.selection.body) & (rows["as_of"] == listed_at(at))]
    return own if at.selection.prefecture is None else own[own["prefecture_code"] == at.selection.prefecture]


@lru_cache(maxsize=256)
def _papers_of_list(dataset: Dataset, body: str, as_of: str, prefecture: str | None) -> tuple[str, str]:
    """Status and titles of the rows of a list; remembered, for a page may ask hundreds of times."""
    listed = rows_of_list(At(dataset, Selection(body, as_of, prefecture)))
    return SAMPLE if (listed["status"] == SAMPLE).any() else _REGISTERED, sources_in(listed)


def papers_of_list(at: At) -> tuple[str, str]:
    """Status and titles of the rows of the list in force that are of the place."""
    return _papers_of_list(at.dataset, at.selection.body, listed_at(at), at.selection.prefecture)


def from_list(
    at: At,
    kind: str,
    value: Callable[[pd.DataFrame], float | None],
    mask: Callable[[pd.DataFrame], pd.Series] | None = None,
) -> Fact:
    """A fact of the municipalities with their membership; unknown where the list is not whole, or `value` gives None."""
    towns = towns_at(at)
    found = value(towns) if len(towns) and is_list_complete(towns) else None
    status, source = papers_of_list(at)
    return Fact(
        kind,  # type: ignore[arg-type]
        found,
        listed_at(at) or at.selection.as_of,
        status,
        source,
        lambda: (towns[mask(towns)] if mask else towns).reset_index(drop=True),
        "" if found is not None else "list_unknown",
    )


def is_member(towns: pd.DataFrame) -> pd.Series:
    """Which are members."""
    return towns["is_member"].astype("bool")


def is_kaso(towns: pd.DataFrame) -> pd.Series:
    """Which are designated as 過疎."""
    return towns["kaso"].notna() & (towns["kaso"] != "指定なし")


def _is_out(towns: pd.DataFrame) -> pd.Series:
    return towns["reason"] == _NOT_MEMBER


def all_towns(at: At) -> Fact:
    """Municipalities of the place, in the boundaries of the dataset."""
    sources = [source for source in at.dataset.manifest["sources"] if source["kind"] == "boundaries"]
    own = towns_of(at.dataset, at.dataset["municipalities"], at.selection.prefecture)
    title = "、".join(source["title"] for source in sources)
    as_of = max((source["as_of"] for source in sources), default=at.selection.as_of)
    return Fact("count", len(own), as_of, "公表値", title, lambda: own)


def prefecture_itself(at: At) -> Fact:
    """Whether the prefecture is itself a member: "member" or its gap reason; unknown for all Japan."""
    code = at.selection.prefecture
    listed = rows_of_list(at)
    if code is None:
        return Fact("name", None, listed_at(at), "", "", lambda: listed, "no_prefecture")
    status = prefecture_statuses(at.dataset, at.selection).get(code, "")
    state = prefecture_classes(at.dataset, at.selection)[code]
    own = listed[listed["municipality_code"].isna()]
    return Fact("name", state, listed_at(at) or at.selection.as_of, status, sources_in(own), lambda: own)


def published(at: At, name: str) -> Fact:
    """The published total of a class by its name in links, in force on the day, of all Japan."""
    figures = figures_on(at.dataset, at.selection.body, at.selection.as_of)
    figure = next((each for each in figures if each.key == CLASSES[name]), None)
    view = partial(members_view, at.dataset, replace(at.selection, prefecture=None), name)
    if figure is None:
        return Fact("count", None, at.selection.as_of, "", "", lambda: view().rows, "not_published")
    return Fact(
        "count",
        figure.value,
        figure.as_of,
        figure.status,
        figure.source_title,
        lambda: view().rows,
        is_lower_bound=figure.is_lower_bound,
    )


def _before(at: At) -> str:
    """Date of the list before the one in force, "" without one."""
    rows, listed = at.dataset["memberships"], listed_at(at)
    dates = rows.loc[(rows["body"] == at.selection.body) & (rows["as_of"] < listed), "as_of"]
    return str(dates.max()) if len(dates) else ""


def before_on(at: At) -> Fact:
    """Date of the list before the one in force."""
    day = _before(at)
    return Fact("day", day or None, day, "", "", lambda: rows_of_list(at), "" if day else "no_list_before")


def members_before(at: At) -> Fact:
    """Member municipalities on the list before."""
    day = _before(at)
    if not day:
        return replace(members(at), value=None, why="no_list_before")
    return members(At(at.dataset, replace(at.selection, as_of=day)))


def members_change(at: At) -> Fact:
    """Difference of member municipalities to the list before; its rows are those of both days."""
    now, before = members(at), members_before(at)
    if now.value is None or before.value is None:
        return replace(now, kind="change", value=None, why=now.why or before.why)
    status = SAMPLE if before.is_sample or now.is_sample else now.status
    return replace(now, kind="change", value=int(now.value) - int(before.value), status=status)


def members(at: At) -> Fact:
    """Municipalities that are members."""
    return from_list(at, "count", lambda towns: int(is_member(towns).sum()), is_member)


def _covered(at: At, measure: str, part: str) -> Fact:
    def value(towns: pd.DataFrame) -> float | None:
        share: Share = coverages(towns)[measure]
        return {"n": share.count, "of": share.total, "percent": share.percent}[part]

    mask = {
        ("kaso", "n"): lambda towns: is_member(towns) & is_kaso(towns),
        ("kaso", "of"): is_kaso,
    }.get((measure, part), is_member if part == "n" else None)
    return from_list(at, "percent" if part == "percent" else "count", value, mask)


def _counted(at: At, mask: Callable[[pd.DataFrame], pd.Series]) -> Fact:
    return from_list(at, "count", lambda towns: int(mask(towns).sum()), mask)


def beside_members(at: At) -> Fact:
    """Municipalities that are not in and have a member next to them on land, in whatever prefecture."""
    nation = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    inside = frozenset(nation.loc[is_member(nation), "municipality_code"])
    beside = land_neighbours(at.dataset)

    def mask(towns: pd.DataFrame) -> pd.Series:
        return _is_out(towns) & towns["municipality_code"].map(lambda code: not inside.isdisjoint(beside[code]))

    return _counted(at, mask)


def _kaso_out(towns: pd.DataFrame) -> pd.Series:
    return is_kaso(towns) & _is_out(towns)


FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    "towns": all_towns,
    "members": members,
    "members.percent": lambda at: _covered(at, "towns", "percent"),
    "members.before": members_before,
    "members.before_on": before_on,
    "members.change": members_change,
    "not_members": lambda at: _counted(at, _is_out),
    "not_members.beside": beside_members,
    "not_members.kaso": lambda at: _counted(at, _kaso_out),
    "itself": prefecture_itself,
    **{
        f"{name}.{part}": partial(_covered, measure=measure, part=part)
        for name, measure in (("people", "population"), ("area", "area"), ("kaso", "kaso"))
        for part in ("n", "of", "percent")
    },
    **{f"published.{name}": partial(published, name=name) for name in CLASSES},
}
