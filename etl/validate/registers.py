"""Each register kind and its declared table: what is renamed and what is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from etl.validate.speakers import named_speaker
from geodata import tables
from geodata.matching.reasons import Reason
from geodata.matching.registers import Register, class_of_place
from geodata.words import SAYS_NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _member_class(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill the member class of a row that does not state it, or only 正会員: without municipality it is a prefecture."""
    stated = rows["member_class"] if "member_class" in rows else pd.Series("", index=rows.index)
    return rows.assign(member_class=stated.mask(stated.isin(["", *SAYS_NOTHING["member_class"]]), class_of_place(rows)))


def _lower_bound(rows: pd.DataFrame) -> pd.DataFrame:
    """Mark totals that a source gives as "or more"; the register says so with the word 下限 in its note."""
    return _noted(rows, "is_lower_bound", "下限")


def _noted(rows: pd.DataFrame, column: str, words: str) -> pd.DataFrame:
    """Add a true-or-false column from words of the note, where the file has no such column itself."""
    if column in rows:
        return rows
    note = rows["note"] if "note" in rows else pd.Series("", index=rows.index, dtype="str")
    return rows.assign(**{column: note.str.contains(words, regex=False).astype("bool")})


# The only way the register says that a row restates a pilot, which is counted as a pilot already (26 rows in 2026-11).
_RESTATES_PILOT: Final = "先導的プロジェクト実装事業として実証"

REGISTERS: Final[Mapping[str, Register]] = {
    "membership": Register(tables.MEMBERSHIPS, name_column="name", merges_parts=True, derive=_member_class),
    "membership_totals": Register(tables.MEMBERSHIP_TOTALS, derive=_lower_bound),
    "cooperating_members": Register(tables.COOPERATING_MEMBERS),
    "council_facts": Register(tables.COUNCIL_FACTS),
    "committees": Register(tables.COMMITTEES, name_column="name"),
    "committee_members": Register(
        tables.COMMITTEE_MEMBERS,
        name_column="name",
        parents={"committees": "committee"},
        parent_key="committee",
        orphan=Reason.ORPHAN_MEMBER,
    ),
    "programme_steps": Register(tables.PROGRAMME_STEPS),
    "programme_aims": Register(tables.PROGRAMME_AIMS),
    "aim_links": Register(
        tables.AIM_LINKS, parents={"programme_aims": "aim_id"}, parent_key="aim_id", orphan=Reason.ORPHAN_AIM
    ),
    "pilots": Register(tables.PILOTS),
    "pilot_places": Register(
        tables.PILOT_PLACES,
        name_column="name",
        merges_parts=True,
        parents={"pilots": "pilot_id"},
        parent_key="pilot_id",
    ),
    "partner_kinds": Register(tables.PARTNER_KINDS),
    "measures": Register(
        tables.MEASURES,
        name_column="municipality_name",
        needs_place=False,
        derive=lambda rows: _noted(rows, "restates_pilot", _RESTATES_PILOT),
    ),
    "burden_instruments": Register(
        tables.BURDEN_INSTRUMENTS,
        parents={"measures": "measure_id", "pilots": "pilot_id"},
        parent_key="record_id",
        orphan=Reason.ORPHAN_RECORD,
    ),
    "plans": Register(tables.PLANS, name_column="name"),
    "corporations": Register(tables.CORPORATIONS, name_column="municipality_name"),
    "corporation_calls": Register(tables.CORPORATION_CALLS, name_column="municipality_name"),
    "targets": Register(tables.TARGETS),
    "surveys": Register(tables.SURVEYS, rename={"published_on": "published"}),
    "events": Register(tables.EVENTS),
    "opinions": Register(tables.OPINIONS),
    "opinion_links": Register(
        tables.OPINION_LINKS, parents={"opinions": "opinion_id"}, parent_key="opinion_id", orphan=Reason.ORPHAN_OPINION
    ),
    "opinion_categories": Register(tables.OPINION_CATEGORIES),
    "opinion_wordings": Register(
        tables.OPINION_WORDINGS,
        parents={"opinions": "opinion_id"},
        parent_key="opinion_id",
        orphan=Reason.ORPHAN_OPINION,
        refuses=named_speaker,
    ),
    "corrections": Register(tables.CORRECTIONS),
}
