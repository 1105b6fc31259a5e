"""A change of a membership between two lists, as one row of `changes`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from etl.memberships import SAMPLE
from geodata.corrections import read_key
from geodata.tables import CHANGES, MEMBERSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.lists import Member, MemberList

JOINED: Final = "参加"
LEFT: Final = "退会"
MERGED: Final = "合併"
RENAMED: Final = "名称変更"
RECLASSIFIED: Final = "種別変更"
CORRECTED: Final = "訂正"
KINDS: Final = (JOINED, LEFT, MERGED, RENAMED, RECLASSIFIED, CORRECTED)

_LISTED: Final = "訂正後の名簿に載っています。"
_NOT_LISTED: Final = "訂正後の名簿に載っていません。"
_FIELDS: Final = {"name": "名称", "member_class": "種別", "joined_on": "加入日", "left_on": "退会日", "office": "役職"}


@dataclass(frozen=True, slots=True)
class Between:
    """The two lists a change lies between: body, as-of of the earlier and of the later one."""

    body: str
    after: str
    by: str


def change_row(  # noqa: PLR0913 - a row is named part by part
    between: Between,
    kind: str,
    before: Member | None,
    after: Member | None,
    *,
    happened_on: str | None = None,
    values: tuple[str | None, str | None] = (None, None),
    is_sample: bool = False,
    note: str | None = None,
) -> dict[str, object]:
    """One row of `changes`; `before` and `after` are the member's rows of the earlier and the later list."""
    shown = after or before
    if shown is None:
        raise ValueError(kind)
    evidence = [member for member in (before, after) if member is not None]
    return {
        **asdict(between),
        "kind": kind,
        "prefecture_code": shown.place[0],
        "municipality_code": shown.current_code or None,
        "listed_code": _unless_current(after),
        "previous_code": _previous_code(before, after),
        "name": shown.name,
        "member_class": shown.member_class,
        "happened_on": happened_on,
        "old": values[0],
        "new": values[1],
        "status": SAMPLE if is_sample or SAMPLE in {member.status for member in evidence} else shown.status,
        **_reference(before, "before"),
        **_reference(after, "after"),
        "note": note,
    }


def changes_table(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Rows as the `changes` table, in the order of body, later list, kind and place."""
    columns = [column.name for column in CHANGES.columns]
    table = pd.DataFrame(rows, columns=columns)
    order = table.assign(_kind=table["kind"].map(KINDS.index))
    keys = ["body", "by", "_kind", "prefecture_code", "municipality_code", "previous_code", "after", "old", "new"]
    return CHANGES.conform(order.sort_values(keys, kind="stable", na_position="first"))


def corrections(earlier: MemberList, later: MemberList, *, only_listed: bool = False) -> list[dict[str, object]]:
    """Every difference of a list from the one it corrects, one row a member and value.

    With `only_listed`, the later list holds nothing but the rows it corrects: who is not on it stays.
    """
    between = Between(later.body, earlier.as_of, later.as_of)
    old, new = {**earlier.members, **earlier.departed}, {**later.members, **later.departed}
    rows = []
    for place in sorted({*old, *new}):
        before, after = old.get(place), new.get(place)
        if after is None:
            if not only_listed and before is not None:
                rows.append(_correction(between, before, None, ("会員", _absence(later, before)), _NOT_LISTED))
        elif before is None:
            rows.append(_correction(between, None, after, (_absence(earlier, after), "会員"), _LISTED))
        else:
            rows += [
                _correction(
                    between, before, after, (getattr(before, name), getattr(after, name)), f"{label}の訂正です。"
                )
                for name, label in _FIELDS.items()
                if (getattr(before, name) or None) != (getattr(after, name) or None)
            ]
    return rows


def corrected_by_slips(accepted: pd.DataFrame, lists: Iterable[MemberList]) -> list[dict[str, object]]:
    """Accepted corrections of members as rows of `changes`; of those no list has any more there is no row."""
    own = accepted[accepted["record_table"] == MEMBERSHIPS.name]
    by_list = {(each.body, each.as_of): {**each.members, **each.departed} for each in lists if len(own)}
    rows = []
    for slip in own.to_dict("records"):
        body, as_of, prefecture, municipality = read_key(slip["record_key"], MEMBERSHIPS) or ("", "", "", "")
        members = by_list.get((body, as_of), {})
        member = next((each for each in members.values() if _is_at(each, prefecture, municipality)), None)
        if member is not None:
            old, new = (slip[side] if isinstance(slip[side], str) and slip[side] else None for side in ("old", "new"))
            label = MEMBERSHIPS.column(slip["field"]).label
            note = f"訂正票による「{label}」の訂正です（{slip['correction_id']}）。{slip['reason']}"
            rows.append(change_row(Between(body, as_of, as_of), CORRECTED, None, member, values=(old, new), note=note))
    return rows


def _is_at(member: Member, prefecture: str, municipality: str) -> bool:
    return member.place[0] == prefecture and municipality in {member.current_code, member.listed_code}


def _absence(of: MemberList, member: Member) -> str:
    """What a list without the member says of it."""
    doubt = of.doubt(member)
    return f"不明（除外した行かもしれません: {doubt.where}）" if doubt else "記載なし"


def _correction(
    between: Between, before: Member | None, after: Member | None, values: tuple[str | None, str | None], note: str
) -> dict[str, object]:
    shown = (values[0] or None, values[1] or None)
    return change_row(between, CORRECTED, before, after, values=shown, note=note)


def _unless_current(member: Member | None) -> str | None:
    return member.listed_code if member is not None and member.listed_code != member.current_code else None


def _previous_code(before: Member | None, after: Member | None) -> str | None:
    """Code of the earlier list where the later list, or today's code table, has another."""
    if before is None:
        return None
    now = after.listed_code if after is not None else before.current_code
    return before.listed_code if before.listed_code != now else None


def _reference(member: Member | None, side: str) -> dict[str, object]:
    if member is None:
        return {f"source_id_{side}": None, f"file_{side}": None, f"row_{side}": None}
    return {f"source_id_{side}": member.source_id, f"file_{side}": member.file or None, f"row_{side}": member.row}
