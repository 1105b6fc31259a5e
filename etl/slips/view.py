"""A plan as it is shown before anybody says yes: each change row by row, and each slip that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.corrections import CORRECTABLE, key_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.slips.applying import Change, Plan, Refused

_EMPTY: Final = "（空欄）"


def plan_view(plan: Plan) -> Iterator[str]:
    """What `corrections apply` prints, a paragraph each."""
    for number, change in enumerate(plan.changes, 1):
        yield _change(number, change)
    yield from map(_refused, plan.refused)
    yield f"直せるもの {len(plan.changes):,}件、受け付けないもの {len(plan.refused):,}件。"


def _change(number: int, change: Change) -> str:
    of = change.correction
    table = CORRECTABLE[of.table]
    asked = f"（{of.office}）" if of.office else ""
    return (
        f"{number}. {change.source_id}/{change.file} の {change.row} 行目（{table.label} {key_text(of.key)}）\n"
        f"   {table.column(of.field).label}: {change.before or _EMPTY} → {change.after or _EMPTY}\n"
        f"   理由: {of.reason}{asked}　根拠: {of.evidence}"
    )


def _refused(refused: Refused) -> str:
    of = refused.correction
    about = f"（{of.table} {key_text(of.key)} {of.field}）" if of else ""
    return f"受け付けません: {refused.where}{about} {' '.join(refused.reasons)}"
