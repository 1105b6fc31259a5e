"""The membership lists of a build: every source of them together, corrected, reconciled and followed through time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.changes import corrected_by_slips
from etl.corrections import apply_corrections
from etl.history import membership_history
from etl.ledger import ledger_rows, reconcile
from etl.lists import MemberList, member_lists
from etl.memberships import complete_classes, complete_lists, membership_coverage, merge_lists
from etl.succession import Succession
from etl.written import as_written
from geodata.tables import MEMBERSHIPS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from etl.registers import Registers
    from geodata.sources import Source


@dataclass(frozen=True, slots=True)
class Roll:
    """What the lists say: one list a body and date, and the tables made from them.

    `complete` has body and date of the lists that name every municipality, `unmatched` the places that a rejected row
    may mean.
    """

    lists: tuple[MemberList, ...]
    succession: Succession
    tables: Mapping[str, pd.DataFrame]
    complete: Collection[tuple[str, str]]
    unmatched: pd.DataFrame

    def coverage(self, codes: pd.Series) -> pd.DataFrame:
        """`coverage` of each list for the given municipalities."""
        return membership_coverage(codes, self.tables["memberships"], self.complete, self.unmatched)


def membership_roll(registers: Registers, sources: Mapping[str, Source]) -> Roll:
    """From the registers as read. Raises SourceError where a list corrects one that is not there."""
    complete_sources = {source.id for source in sources.values() if source.complete_list}
    written = as_written(registers.tables["memberships"], registers.tables["resolutions"])
    succession = Succession.from_tables(registers.codes, registers.tables["code_changes"])
    every_row = written
    written, corrected = apply_corrections(written, sources, succession, list_rejects(written, registers.rejects))
    rows = written.loc[~written["is_merged"], [column.name for column in MEMBERSHIPS.columns]]
    rejects = list_rejects(rows, registers.rejects)
    members = merge_lists(rows, complete_sources)
    ledger = ledger_rows(
        every_row.assign(is_replaced=~every_row.index.isin(written.index)),
        members,
        registers.tables["cooperating_members"],
        registers.unlisted,
        registers.tables["resolutions"],
    )
    reconciliation = reconcile(registers.tables["membership_totals"], ledger)
    classes = complete_classes(reconciliation, members, complete_sources)
    lists = member_lists(written, succession, classes, complete_sources, rejects)
    corrected += corrected_by_slips(registers.tables["corrections"], lists)
    doubtful = rejects.assign(municipality_code=rejects["candidates"].str.findall(r"\b[0-9]{5}\b"))
    return Roll(
        lists=tuple(lists),
        succession=succession,
        tables={
            **membership_history(lists, succession, corrected),
            "memberships": members,
            "reconciliation": reconciliation,
            "reconciliation_rows": ledger,
        },
        complete=complete_lists(reconciliation, members, complete_sources),
        unmatched=doubtful.explode("municipality_code").dropna(subset="municipality_code"),
    )


def list_rejects(rows: pd.DataFrame, rejects: pd.DataFrame) -> pd.DataFrame:
    """Rejects of the sources of membership rows, once for each body and date the source has rows of."""
    return rejects.merge(rows[["source_id", "body", "as_of"]].drop_duplicates(), on="source_id")
