"""What the profiles of municipalities and of prefectures write alike: entries of registers, of lists and of places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from dashboard import text
from dashboard.place_names import place_name
from dashboard.views.papers import source_titles
from dashboard.views.profile import Entry, Row, across_water, alike, on_land, rejected, resolved
from dashboard.wording.towns import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

Cell: TypeAlias = tuple[Entry, ...]


def row(name: str, places: Sequence[Any], cell: Callable[[Any], Cell]) -> Row:
    """One fact of every place."""
    return Row(name, tuple(map(cell, places)))


def one(written: str, small: str = "") -> Cell:
    """A cell of one value; () where it is empty."""
    return (Entry(written, small),) if written else ()


def filled(cell: Cell, otherwise: str) -> Cell:
    """The cell, or what is said where it is empty."""
    return cell or (Entry("", otherwise),)


def papers(own: Mapping[Any, Any], words: Words) -> str:
    """Status, day and source of a row, as far as it has them."""
    status = _text(own.get("status"))
    checked, as_of = own.get("checked_on"), _text(own.get("as_of"))
    day = WORDS[words.language].checked.format(day=f"{checked:%Y-%m-%d}") if _is_day(checked) else as_of
    return "・".join(filter(None, (words.statuses.get(status, status), day, _text(own.get("source_title")))))


def by_kind(dataset: Dataset, kind: str, words: Words) -> str:
    """Status, day and title of the source of a kind, for values of the table of places; "" where there is none.

    What is measured on the boundaries is an estimate, whoever published them.
    """
    own: Mapping[Any, Any] = next(
        (each for each in dataset.manifest["sources"] if each["kind"] == kind and each["is_present"]), {}
    )
    measured = {"status": "推計"} if own and kind == "boundaries" else {}
    return papers({**own, **measured, "source_title": own.get("title")}, words)


def statistic(dataset: Dataset, own: Mapping[Any, Any], words: Words) -> str:
    """Day, basis, status and source of a row of `statistics`."""
    title = source_titles(dataset).get(own["source_id"], "")
    parts = (text.day(own["as_of"], words), words.basis[own["basis"]], words.statuses[own["status"]], title)
    return "・".join(filter(None, parts))


def entry(written: str, own: Mapping[Any, Any], words: Words) -> Entry:
    """A value with the status, day and source of its row."""
    return Entry(written, papers(own, words), _text(own.get("source_url")))


def plans(rows: pd.DataFrame, words: Words) -> Cell:
    """Plans by kind and title, with the day they were decided."""
    return tuple(
        entry(f"{words.kinds.get(own['kind'], own['kind'])}　{own['plan_title']}{_day(own['decided_on'])}", own, words)
        for own in _rows(rows)
    )


def corporations(rows: pd.DataFrame, words: Words) -> Cell:
    """Designated corporations, with the day."""
    return tuple(entry(f"{own['corporation_name']}{_day(own['designated_on'])}", own, words) for own in _rows(rows))


def calls(rows: pd.DataFrame, words: Words) -> Cell:
    """Calls for corporations: from when, and what is noted."""
    return tuple(
        entry("　".join(filter(None, (_day(own["opened_on"]).strip(), _text(own["note"])))), own, words)
        for own in _rows(rows)
    )


def pilots(rows: pd.DataFrame, words: Words) -> Cell:
    """Pilots: title, fiscal year, role of the place, partners."""
    said = WORDS[words.language]
    found = []
    for own in _rows(rows):
        who = _text(own["partners"]) or _text(own["lead"])
        parts = (_text(own["fiscal_year"]), _text(own["title"]), f"（{own['role']}）" if _text(own["role"]) else "")
        partners = said.partners.format(names=who) if who else ""
        small = "・".join(filter(None, (partners, papers(own, words))))
        found.append(Entry("　".join(filter(None, parts)), small, _text(own["source_url"])))
    return tuple(found)


def measure(own: Mapping[Any, Any], words: Words) -> Entry:
    """A measure with its category and title."""
    category = words.on_map.categories.get(own["category"], own["category"])
    marks = [words.restates] if own["restates_pilot"] else []
    marks += [words.related] if own["dual_tie"] != "明記" else []
    note = f"（{'・'.join(marks)}）" if marks else ""
    return entry(f"{category}　{own['title']}{note}", own, words)


def measures(rows: pd.DataFrame, words: Words) -> Cell:
    """Measures in the order of their categories."""
    return tuple(measure(own, words) for own in _rows(rows.sort_values(["category", "title"])))


def intervals(rows: pd.DataFrame, titles: Mapping[str, str], words: Words) -> Cell:
    """Between which lists a place joined and left, for each of its memberships."""
    said = WORDS[words.language]
    found = []
    for own in _rows(rows):
        after, by, last, gone = (_text(own[name]) for name in ("from_after", "from_by", "to_after", "to_by"))
        joined = f"{words.joined} {own['joined_on']:%Y-%m-%d}" if _is_day(own["joined_on"]) else ""
        begin = (said.from_between if after else said.from_by).format(after=after, by=by)
        end = (said.to_between if gone else said.to_after).format(after=last, by=gone)
        lists = (titles.get(own["source_id_first"], ""), titles.get(own["source_id_last"], ""))
        small = "・".join(
            filter(None, (words.statuses.get(own["status"], ""), *dict.fromkeys(lists), _text(own["note"])))
        )
        parts = (words.bodies[own["body"]], joined or begin, end)
        found.append(Entry("　".join(parts), small))
    return tuple(found)


def changed(rows: pd.DataFrame, words: Words) -> Cell:
    """What changed between two lists of a body."""
    return tuple(
        Entry(
            f"{words.bodies[own['body']]}　{own['kind']}　{_text(own['after'])}〜{_text(own['by'])}",
            words.statuses.get(own["status"], ""),
        )
        for own in _rows(rows)
    )


def around(dataset: Dataset, codes: Sequence[str], weights: Mapping[str, int], states: Mapping[str, str], words: Words) -> tuple[Row, ...]:  # fmt: skip
    """Rows of neighbours on land and across water and of peers; `states` says of each place whether it is a member."""
    said = WORDS[words.language]

    def to(code: str, how: str = "") -> Entry:
        return Entry(place_name(dataset, code, words), "・".join(filter(None, (how, states.get(code, "")))), code=code)

    def land(code: str) -> Cell:
        return tuple(to(each.code, said.border.format(km=f"{each.km:,.1f}")) for each in on_land(dataset, code))

    def water(code: str) -> Cell:
        return tuple(to(each.code, said.water.format(km=f"{each.km:,.1f}")) for each in across_water(dataset, code))

    return (
        row(said.rows["land"], codes, lambda code: filled(land(code), said.island)),
        row(said.rows["water"], codes, lambda code: filled(water(code), said.no_water)),
        row(
            said.rows["peers"],
            codes,
            lambda code: filled(tuple(map(to, alike(dataset, code, weights))), said.no_peers),
        ),
    )


def traces(dataset: Dataset, codes: Sequence[str], words: Words) -> tuple[Row, ...]:
    """Rows of sources taken for a place by rule, and those left out that may mean it, as counts with their reasons."""
    said = WORDS[words.language]

    def taken(code: str) -> Cell:
        counts = Counter(resolved(dataset, code)["rule"]).most_common()
        return tuple(Entry(said.times.format(name=text.matched_by(rule, words), n=n)) for rule, n in counts)

    def left_out(code: str) -> Cell:
        reasons = Counter(rejected(dataset, code)["reason" if words.language == "ja" else "reason_en"])
        return tuple(Entry(said.times.format(name=reason, n=n)) for reason, n in reasons.items())

    return (
        row(said.rows["resolved"], codes, lambda code: filled(taken(code), said.none)),
        row(said.rows["rejected"], codes, lambda code: filled(left_out(code), said.no_rejects)),
    )


def offices(rows: pd.DataFrame, selection: Selection, words: Words) -> Cell:
    """Offices a place held by the lists up to the day."""
    held = rows[rows["office"].notna() & (rows["as_of"] <= selection.as_of)]
    return tuple(
        entry(f"{words.bodies[own['body']]}　{str(own['office']).replace(';', '・')}", own, words)
        for own in _rows(held)
    )


def committees(dataset: Dataset, mine: Callable[[pd.DataFrame], pd.DataFrame], words: Words) -> Cell:
    """Committees a place heads or is a member of."""
    said = WORDS[words.language]
    name = "committee" if words.language == "ja" else "committee_en"
    heads = [entry(said.head_of.format(name=own[name]), own, words) for own in _rows(mine(dataset["committees"]))]
    names = dict(zip(dataset["committees"]["committee"], dataset["committees"][name], strict=True))
    rows = _rows(mine(dataset["committee_members"]))
    return (*heads, *(entry(names.get(own["committee"], own["committee"]), own, words) for own in rows))


def _rows(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return list(rows.to_dict("records"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_day(value: object) -> bool:
    return isinstance(value, pd.Timestamp) and not pd.isna(value)


def _day(value: object) -> str:
    return f"　{value:%Y-%m-%d}" if _is_day(value) else ""
