"""An inspection for people: what was found in a sentence, then what to mend, then the first rows that are fine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from etl.inspect import Inspection

_SHOWN: Final = 20


def inspection_view(inspection: Inspection) -> Iterator[RenderableType]:
    """The parts in the order of reading; rejected rows all, accepted ones the first few."""
    counts = f"採用 {inspection.accepted:,}・除外 {inspection.rejected:,}"
    counts += f"・まとめた行 {inspection.merged:,}・データではない行 {inspection.not_data:,}"
    yield counts + (f"（文字コード {inspection.encoding}）" if inspection.encoding else "")
    yield from (f"・{warning}" for warning in inspection.warnings)
    rejected = [row for row in inspection.rows if row.status == "rejected"]
    if rejected:
        table = Table(*_folding("行", "理由と直し方", "元の文字", "候補"), title="除外される行")
        for row in rejected:
            written = "、".join(str(value) for name, value in row.values.items() if name not in {"candidates", "sheet"})
            table.add_row(str(row.row), row.reason, written, str(row.values.get("candidates", "")))
        yield table
    accepted = [row for row in inspection.rows if row.status == "accepted"]
    if accepted:
        title = f"採用される行（はじめの{min(_SHOWN, len(accepted))}行）"
        area = any("area_km2" in row.values for row in accepted)
        table = Table(*_folding("行", "コード", "名称", *(["面積（km²）"] if area else [])), title=title)
        for row in accepted[:_SHOWN]:
            cells = [str(row.row), row.code or "—", row.name or "—"]
            table.add_row(*cells, *([f"{row.values['area_km2']:,.2f}"] if area else []))
        yield table


def _folding(*headings: str) -> list[Column]:
    """Columns that break a long Japanese sentence, which has no spaces, rather than cut it."""
    return [Column(heading, overflow="fold") for heading in headings]
