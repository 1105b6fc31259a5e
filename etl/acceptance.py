"""Whether a draft may be published: a source most of whose rows are set aside is a wrong file, not a few wrong rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

MAX_REJECTED: Final = 0.2
"""Share of a source's rows that may be rejected; blank rows, totals and notes are not rows in this count."""

_REASONS_SHOWN: Final = 3


def refuse_mostly_rejected(papers: Mapping[str, Any], rejects: pd.DataFrame, allowed: float = MAX_REJECTED) -> None:
    """Raise SourceError naming every source of which more than `allowed` (0 to 1) of the rows were rejected, and why.

    `papers` are those of the manifest, `rejects` the table of that name.
    """
    sentences = []
    for source in papers["sources"]:
        rejected = sum(file["rejected"] for file in source["files"])
        rows = sum(file["rows_in"] - file.get("not_data", 0) for file in source["files"])
        if rejected > allowed * rows:
            own = rejects[rejects["source_id"] == source["id"]]
            reasons = own.groupby("reason", sort=False).size().sort_values(ascending=False, kind="stable")
            shown = "／".join(f"{reason}（{count}行）" for reason, count in reasons.head(_REASONS_SHOWN).items())
            sentences.append(f"出典 {source['id']}: {rows:,}行のうち{rejected:,}行（{rejected / rows:.0%}）。{shown}")
    if sentences:
        raise SourceError(
            f"除外した行が{allowed:.0%}を超える出典があるため、公開しませんでした（前の版はそのままです）。"
            f"{'　'.join(sentences)}　python run.py inspect で1行ずつ確かめて直すか、"
            "承知のうえで公開するなら --max-rejected 1 を付けてください。"
        )
