"""Setting rows aside: each rejected row once, with the first reason found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    Row = Mapping[Hashable, Any]

    from etl.extract.rows import RegisterFile
    from etl.validate.reasons import Reason


class Screening:
    """The rows of one register file that still stand, and the rejects so far."""

    def __init__(self, register: RegisterFile) -> None:
        self.rows = register.rows
        self._raw = register.raw.agg(",".join, axis="columns") if len(register.raw) else pd.Series(dtype="str")
        self._source_id = register.source.id
        self._file = register.name
        self._rejects: list[dict[str, object]] = []

    def reject(
        self,
        bad: pd.Series,
        reason: Reason,
        found: Callable[[Row], Mapping[str, str]] = lambda _: {},
        candidates: Callable[[Row], str | None] = lambda _: None,
    ) -> None:
        """Set aside the rows where `bad` is true; `found` and `candidates` say what stood there."""
        for number, row in zip(self.rows.index[bad], self.rows[bad].to_dict("records"), strict=True):
            words = found({**row, "row": number})
            self._rejects.append(
                {
                    "source_id": self._source_id,
                    "file": self._file,
                    "row": number,
                    "reason_code": reason.code,
                    "reason": reason.sentence(**words),
                    "reason_en": reason.sentence_en(**words),
                    "raw": self._raw[number],
                    "candidates": candidates(row),
                }
            )
        self.rows = self.rows[~bad]

    def rejects(self) -> pd.DataFrame:
        """Rejects so far, as the `rejects` table, in row order."""
        columns = [column.name for column in REJECTS.columns]
        return REJECTS.conform(pd.DataFrame(self._rejects, columns=columns).sort_values("row", kind="stable"))
