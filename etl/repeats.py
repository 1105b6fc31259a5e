"""Entries that stand already in another sheet or file: set aside, so that a key is once in a table of all files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from geodata.matching.reasons import Reason
from geodata.tables import MEMBERSHIPS, REJECTS

if TYPE_CHECKING:
    from geodata.columns import Table
    from geodata.matching.registers import Validated
    from geodata.reading.rows import RegisterFile

Seen = dict[tuple[str, ...], tuple[str, int]]
"""File and row of each entry so far, by its key."""


def without_repeats(result: Validated, file: RegisterFile, table: Table, seen: Seen) -> Validated:
    """The same without the rows whose key an earlier file has; the rest is added to `seen`.

    Members of different sources may be the same: successive papers on one list, which are merged later.
    """
    if not table.key:
        return result
    by_source = ("source_id",) if table.name == MEMBERSHIPS.name else ()
    columns = [result.table[name].astype("str").fillna("").tolist() for name in (*table.key, *by_source)]
    keys = list(zip(*columns, strict=True))
    kept = [key not in seen for key in keys]
    repeated = [(number, seen[key]) for number, key in zip(result.numbers, keys, strict=True) if key in seen]
    seen.update((key, (file.name, number)) for key, number in zip(keys, result.numbers, strict=True) if key not in seen)
    if not repeated:
        return result
    rows = [_reject(file, number, first) for number, first in repeated]
    rejects = REJECTS.conform(pd.DataFrame(rows, columns=[column.name for column in REJECTS.columns]))
    gone = {number for number, _ in repeated}
    return replace(
        result,
        table=result.table[kept].reset_index(drop=True),
        rejects=pd.concat([result.rejects, rejects], ignore_index=True),
        resolutions=result.resolutions[~result.resolutions["row"].isin(gone)],
        numbers=tuple(number for number in result.numbers if number not in gone),
    )


def _reject(file: RegisterFile, number: int, first: tuple[str, int]) -> tuple[object, ...]:
    words = {"expected": f"{first[0]} の {first[1]}"}
    raw = ",".join(file.raw.loc[[number]].to_numpy().tolist()[0])
    reason = Reason.DUPLICATE
    sentences = (reason.sentence(**words), reason.sentence_en(**words))
    return (file.source.id, file.name, number, reason.code, *sentences, raw, None)
