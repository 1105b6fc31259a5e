"""Setting rows aside: each rejected row once, with the first reason found."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    import pandas as pd

    Row = Mapping[Hashable, Any]

    from geodata.matching.reasons import Reason
    from geodata.reading.rows import RegisterFile


class Screening:
    """The rows of one register file that still stand, and the rejects so far."""

    def __init__(self, register: RegisterFile) -> None:
        self.rows = register.rows
        self._raw = register.raw
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
        """Set aside the rows where `bad` is true; `found` and `candidates` say what stood there.

        Both are given the row as it stands, with its number as "row".
        """
        if not bad.any():
            return
        rows = self.rows[bad]
        texts = self._raw.loc[rows.index].itertuples(index=False, name=None)
        for number, row, text in zip(rows.index, rows.to_dict("records"), texts, strict=True):
            whole = {**row, "row": number}
            words = found(whole)
            self._rejects.append(
                {
                    "source_id": self._source_id,
                    "file": self._file,
                    "row": number,
                    "reason_code": reason.code,
                    "reason": reason.sentence(**words),
                    "reason_en": reason.sentence_en(**words),
                    "raw": ",".join(text),
                    "candidates": candidates(whole),
                }
            )
        self.rows = self.rows[~bad]

    def rejects(self) -> pd.DataFrame:
        """Rejects so far, as the `rejects` table, in row order."""
        return REJECTS.of_rows(sorted(self._rejects, key=itemgetter("row")))
