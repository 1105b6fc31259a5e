"""Who is on a list, and who came and went between two lists of one body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import days, text
from dashboard.layers import reading
from dashboard.layers.ground import REASONS, Covered
from dashboard.layers.layer import Layer, Scope, Steps, always, classes_of, places_of, values_of
from dashboard.layers.reading import Reading, Told
from dashboard.map_view import MapClass
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.views.prefecture import prefecture_classes, prefecture_statuses
from geodata.columns import STATUSES
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from dashboard.layers.ground import Ground
    from dashboard.selection import Selection
    from dashboard.wording import Words

MEMBER: Final = "member"
_NOT_MEMBER: Final = REASONS.index(GapReason.NOT_MEMBER)
_NOT_SURVEYED: Final = REASONS.index(GapReason.NOT_SURVEYED)
_STATES: Final = {MEMBER: "1", GapReason.NOT_MEMBER.value: "0", GapReason.NOT_SURVEYED.value: "-"}
_CORRECTED: Final = "訂正"


def membership_layer(ground: Ground, selection: Selection, words: Words) -> Layer:
    """Membership of the list in force: members in the strong colour, all others by gap reason; prefectures as outlines."""
    dataset, body = ground.dataset, selection.body
    listed = list_in_force(dataset, body, selection.as_of)
    covered = ground.coverage("membership", body, listed or BEFORE_ALL)
    what, told = words.classes[MEMBER], words.on_map.told["membership"]
    is_member = covered.reason < 0
    is_whole = not (covered.reason == _NOT_SURVEYED).any()
    classes = prefecture_classes(dataset, selection)
    states = {code: _STATES[classes[code]] for code in ground.prefectures}
    numbers = np.where(is_member, 1.0, np.where(covered.reason == _NOT_MEMBER, 0.0, np.nan))

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.share(scope, is_member, told, is_whole=is_whole),
            reading.spread(scope, is_member, told, is_whole=is_whole),
            reading.blanks(scope, covered.reason, "others"),
        )

    return Layer(
        key="membership",
        title=words.map_title.format(body=words.bodies[body]),
        unit=words.municipalities_unit,
        classes=classes_of([MapClass(what, 0, token=MEMBER)], words),
        places=places_of(np.zeros(len(ground.codes), int), covered.reason, 1),
        reason=covered.reason,
        status=np.where(is_member, covered.status, -1),
        values=values_of(_said_of_members(ground, covered, body, listed, words), covered.reason, words),
        as_of=lambda day: days.with_list(day, listed, words),
        source_ids=_sources(ground, body, listed),
        note=always(words.map_scope_note),
        read=read,
        numbers=numbers,
        steps=Steps((1,), (words.reasons[GapReason.NOT_MEMBER.value], what), (1, 3)),
        prefecture_string="".join(states.values()),
        has_sample="サンプル" in prefecture_statuses(dataset, selection).values(),
    )


def _said_of_members(ground: Ground, covered: Covered, body: str, listed: str | None, words: Words) -> list[str]:
    """Status of each member's row, with the office and the day of joining where the list states them."""
    said = [words.statuses[STATUSES[status]] if status >= 0 else "" for status in covered.status.tolist()]
    rows = ground.dataset["memberships"]
    own = rows[(rows["body"] == body) & (rows["as_of"] == listed)]
    told = own[own["municipality_code"].notna() & (own["office"].notna() | own["joined_on"].notna())]
    places = ground.places
    for code, office, joined_on in told[["municipality_code", "office", "joined_on"]].itertuples(index=False):
        if code in places:
            parts = [said[places[code]]]
            parts += [] if pd.isna(joined_on) else [f"{words.joined} {joined_on:%Y-%m-%d}"]
            parts += [] if pd.isna(office) else [f"{words.office} {office}"]
            said[places[code]] = "・".join(parts)
    return said


def _sources(ground: Ground, body: str, *dates: str | None) -> tuple[str, ...]:
    rows = ground.dataset["memberships"]
    own = rows.loc[(rows["body"] == body) & rows["as_of"].isin(dates), "source_id"]
    return tuple(sorted(own.unique()))


def change_layer(ground: Ground, selection: Selection, earlier: str | None, words: Words) -> Layer:
    """Joined, stayed or left from an earlier list to the one in force; who is on neither is 未参加, where both say so."""
    body, said = selection.body, words.on_map
    listed = list_in_force(ground.dataset, body, selection.as_of)
    before = ground.coverage("membership", body, earlier or BEFORE_ALL)
    after = ground.coverage("membership", body, listed or BEFORE_ALL)
    was, is_now = before.reason < 0, after.reason < 0
    unknown_before = (before.reason >= 0) & (before.reason != _NOT_MEMBER)
    unknown_after = (after.reason >= 0) & (after.reason != _NOT_MEMBER)
    reason = np.where(unknown_before, before.reason, np.where(was | is_now, -1, _NOT_MEMBER))
    reason = np.where(unknown_after, after.reason, reason)
    names = ("joined", "stayed", "left")
    labels = [said.classes[name] for name in names]
    looks = (("category1", "plus"), ("category5", ""), ("category2", "minus"))
    place = np.where(was, np.where(is_now, 1, 2), 0)
    has_joined, has_left = (reason < 0) & (place == 0), (reason < 0) & (place == 2)  # noqa: PLR2004 - as in `names`

    def read(scope: Scope) -> Reading:
        shares = zip(("joined", "left"), both, strict=True)
        parts = [reading.share(scope, mask, what, is_whole=True, name=name) for name, (mask, what) in shares]
        parts.append(reading.spread(scope, *both[0]))
        noted = Reading("", {"corrections": corrections})
        return reading.joined(scope, *(parts if is_known else ()), reading.blanks(scope, reason, "others"), noted)

    both = ((has_joined, said.told["joined"]), (has_left, said.told["left"]))
    is_known = not (unknown_before | unknown_after)[ground.is_town].any()
    unknown = np.where(reason == _NOT_MEMBER, -1, reason)
    corrections = _corrections(ground, body, earlier or BEFORE_ALL, listed or BEFORE_ALL)
    note = said.notes["membership_change"].format(corrections=f"{corrections.value:,}")

    def as_of(day: str) -> str:
        last = days.with_list(day, listed, words)
        return said.from_to.format(first=text.day(earlier, words), last=last) if earlier else last

    return Layer(
        key="membership_change",
        title=said.titles["membership_change"].format(body=words.bodies[body]),
        unit=words.municipalities_unit,
        classes=classes_of(
            [
                MapClass(label, 0, token=token, texture=texture)
                for label, (token, texture) in zip(labels, looks, strict=True)
            ],
            words,
            {GapReason.NOT_MEMBER: said.classes["neither"]},
        ),
        places=places_of(place, reason, len(names)),
        reason=reason,
        status=np.where(reason < 0, np.where(is_now, after.status, before.status), -1),
        values=values_of(_statuses(before, after, words), unknown, words),
        as_of=as_of,
        source_ids=_sources(ground, body, earlier, listed),
        note=always(note if earlier else said.notes["no_earlier"]),
        read=read,
    )


def _statuses(before: Covered, after: Covered, words: Words) -> list[str]:
    """Status of the rows behind each: of both lists where they differ."""
    written = [*(words.statuses[status] for status in STATUSES), ""]
    return [
        "・".join(dict.fromkeys(part for part in (written[first], written[last]) if part))
        for first, last in zip(before.status.tolist(), after.status.tolist(), strict=True)
    ]


def _corrections(ground: Ground, body: str, earlier: str, as_of: str) -> Told:
    """Corrections of municipalities' rows in the lists from the earlier to the later date."""
    rows = ground.dataset["changes"]
    own = rows[(rows["body"] == body) & (rows["kind"] == _CORRECTED) & rows["municipality_code"].notna()]
    within = own[(own["after"] >= earlier) & (own["by"] <= as_of)]
    return Told("count", len(within), np.isin(ground.codes, within["municipality_code"].to_numpy()))
