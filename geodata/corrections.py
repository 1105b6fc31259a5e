"""訂正票: one field of one record that an office says is wrong, what it should say, and what shows it.

The form of the app writes slips and `python -m etl corrections apply` reads them; both hold them against these rules.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geodata import tables
from geodata.columns import Column
from geodata.matching.values import Unreadable, read_value
from geodata.persons import person_in
from geodata.reading.tidy import comparable, verbatim

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from geodata.columns import Table

_OF_PLACES: Final = {"municipalities": ("kana", "romaji", "kaso"), "statistics": ("value",)}
"""Tables of which only some fields come from a register that a person can put right."""

_RECORDED: Final = (
    tables.MEMBERSHIPS, tables.COMMITTEE_MEMBERS, tables.COMMITTEES, tables.COOPERATING_MEMBERS, tables.COUNCIL_FACTS,
    tables.PROGRAMME_STEPS, tables.MEMBERSHIP_TOTALS, tables.PILOTS, tables.PILOT_PLACES, tables.MEASURES, tables.PLANS,
    tables.PARTNER_KINDS, tables.BURDEN_INSTRUMENTS, tables.CORPORATIONS, tables.CORPORATION_CALLS, tables.TARGETS,
    tables.SURVEYS, tables.EVENTS, tables.OPINIONS, tables.OPINION_LINKS, tables.OPINION_CATEGORIES,
    tables.PROGRAMME_AIMS, tables.AIM_LINKS,
    tables.STATISTICS, tables.MUNICIPALITIES,
)  # fmt: skip
_TELLS_WHICH: Final = frozenset({"prefecture_code", "municipality_code", "body", "file", "row"})
"""Which place, body or row a record is: with another it would be another record."""
_FOLLOWS: Final = frozenset({"member_class"})
"""What follows from the place."""
_WEB: Final = re.compile(r"https?://[^\s<>\"]+")
_YES, _NO = "はい", "いいえ"
MOST: Final = 2000
"""Characters of a value or a reason."""
SAMPLE: Final = "サンプル"

SLIP: Final = (
    Column("record_table", "text", "表", "Table"),
    Column("record_key", "text", "記録の鍵", "Key of the record"),
    Column("in_source", "text", "出典ID", "Source id", nullable=True),
    Column("record", "text", "記録", "Record", nullable=True),
    Column("field", "text", "項目", "Field"),
    Column("old", "text", "今の値", "Value now", nullable=True),
    Column("new", "text", "正しい値", "Proposed value", nullable=True),
    Column("reason", "text", "理由", "Reason"),
    Column("evidence_url", "text", "根拠のURL", "Evidence (web address)"),
    Column("asked_by", "text", "申し出る部署", "Office that asks", nullable=True),
)
"""Columns of a file of slips, one row a slip."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip. `key` are the values of the table's key as text, "" where missing; `in_source` says of which source's row."""

    table: str
    key: tuple[str, ...]
    field: str
    old: str
    new: str
    reason: str
    evidence: str
    office: str = ""
    in_source: str = ""


class Rule(Enum):
    """Why a slip is refused, in both languages; `{…}` is filled with what was found."""

    TABLE = ("この表の記録は訂正票では直せません（{found}）。", "Records of this table cannot be corrected ({found}).")
    KEY = ("記録の鍵を読めません（{found}）。", "The key of the record cannot be read ({found}).")
    FIELD = (
        "この項目は訂正票では直せません（{found}）。直せる項目: {expected}。",
        "This field cannot be corrected ({found}). Those that can: {expected}.",
    )
    SAME = ("正しい値が、今の値と同じです。", "The proposed value is the one that stands there now.")
    VALUE = ("正しい値を使えません。{why}", "The proposed value cannot be used. {why}")
    ADDRESS = (
        "正しい値は http:// か https:// で始まるアドレスにしてください。",
        "The proposed value has to be an address that begins with http:// or https://.",
    )
    SAMPLE = (
        "区分を「サンプル」にはできません。",
        "The status cannot become sample.",
    )
    FORMULA = (
        "「{column}」が表計算ソフトの計算式になる書き方です。はじめの = や @ を除いてください。",
        "{column_en} begins as a formula of a spreadsheet does; leave out the = or @ at its beginning.",
    )
    REASON = ("理由を書いてください。", "Say why.")
    EVIDENCE = (
        "根拠のURLを http:// か https:// で始まる形で書いてください。",
        "Give a web address (http:// or https://) that shows it.",
    )
    LONG = ("「{column}」が長すぎます（{most}字まで）。", "{column_en} is too long (at most {most} characters).")
    PERSON = (
        "「{column}」に{sign}があるため受け付けません。個人ではなく、部署・団体の名を書いてください。",
        "{column_en} has {sign_en} and is refused: write offices and organisations, never persons.",
    )

    def sentence(self, language: str = "ja", **found: str) -> str:
        """The sentence in one language."""
        return self.value[language == "en"].format(**found)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule that a slip breaks, with the sentence in both languages."""

    rule: Rule
    ja: str
    en: str

    def said(self, language: str) -> str:
        """The sentence in one language."""
        return self.en if language == "en" else self.ja


def _refusal(rule: Rule, ja: Mapping[str, str] | None = None, en: Mapping[str, str] | None = None) -> Refusal:
    words = ja or {}
    return Refusal(rule, rule.sentence("ja", **words), rule.sentence("en", **(en or words)))


def fields_of(table: Table) -> tuple[Column, ...]:
    """Columns of a table that a slip can correct."""
    if table.name in _OF_PLACES:
        return tuple(table.column(name) for name in _OF_PLACES[table.name])
    return tuple(
        column
        for column in table.columns
        if column.kind not in {"geometry", "truth"}
        and column.name not in _TELLS_WHICH | _FOLLOWS
        and not column.name.endswith("_id")
        and not (column.name == "as_of" and "as_of" in table.key)
    )


CORRECTABLE: Final = {table.name: table for table in _RECORDED}
"""Tables whose records can be corrected, by name."""


def key_of(table: Table, record: Mapping[Hashable, Any] | pd.Series) -> tuple[str, ...]:
    """The key of a record as text, "" where it is empty."""
    return tuple(cell_text(record[name]) for name in table.key)


def key_text(key: tuple[str, ...]) -> str:
    """A key as links and files have it; in brackets, so that a spreadsheet keeps its leading zeros."""
    return json.dumps(key, ensure_ascii=False)


def read_key(text: str, table: Table) -> tuple[str, ...] | None:
    """The key a text means; None where it is no key of the table."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_key = isinstance(found, list) and len(found) == len(table.key) and all(isinstance(each, str) for each in found)
    return tuple(found) if is_key else None


def cell_text(value: Any) -> str:  # noqa: ANN401 - a value of any column
    """A value of the dataset as a slip has it: "" where empty, days as ISO, whole numbers without a point."""
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return _YES if value else _NO
    return f"{float(value):.15g}"


def as_held(text: str, column: Column) -> str:
    """A written value as the dataset would hold it, as text. Raises Unreadable."""
    return cell_text(read_value(text, column))


def is_same(one: str, other: str, column: Column) -> bool:
    """Whether two texts say the same value of a column: a spreadsheet writes dates and numbers its own way."""
    return comparable(_held(one, column)) == comparable(_held(other, column))


def _held(text: str, column: Column) -> str:
    try:
        return as_held(text, column)
    except Unreadable:
        return text


def tidy(correction: Correction) -> Correction:
    """The slip with its texts trimmed, without invisible characters."""
    texts = {name: verbatim(getattr(correction, name)) for name in ("old", "new", "reason", "evidence", "office")}
    plain = {name: getattr(correction, name).strip() for name in ("table", "field", "in_source")}
    return Correction(key=correction.key, **plain, **texts)


def in_form(correction: Correction) -> Correction:
    """A slip that breaks no rule with its values as the dataset holds them: 令和7年3月28日 is 2025-03-28."""
    column = CORRECTABLE[correction.table].column(correction.field)
    return replace(correction, old=_held(correction.old, column), new=_held(correction.new, column))


def refusals(correction: Correction) -> tuple[Refusal, ...]:
    """Every rule that a slip breaks by itself, whatever the sources say."""
    table = CORRECTABLE.get(correction.table)
    if table is None:
        return (_refusal(Rule.TABLE, {"found": correction.table}),)
    if len(correction.key) != len(table.key):
        return (_refusal(Rule.KEY, {"found": key_text(correction.key)}),)
    column = {each.name: each for each in fields_of(table)}.get(correction.field)
    if column is None:
        named = [
            {"found": correction.field, "expected": separator.join(getattr(each, label) for each in fields_of(table))}
            for label, separator in (("label", "・"), ("label_en", ", "))
        ]
        return (_refusal(Rule.FIELD, *named),)
    return (*_of_value(correction, column), *_of_reason(correction), *_of_texts(correction))


def _of_value(correction: Correction, column: Column) -> tuple[Refusal, ...]:
    if is_same(correction.old, correction.new, column):
        return (_refusal(Rule.SAME),)
    try:
        held = as_held(correction.new, column)
    except Unreadable as fault:
        words = {"column": column.label, "column_en": column.label_en, **fault.words}
        why = fault.reason.sentence(**words), fault.reason.sentence_en(**words)
        return (_refusal(Rule.VALUE, {"why": why[0]}, {"why": why[1]}),)
    if held and column.name.endswith("url") and not _WEB.fullmatch(held):
        return (_refusal(Rule.ADDRESS),)
    return (_refusal(Rule.SAMPLE),) if column.name == "status" and held == SAMPLE else ()


def _of_reason(correction: Correction) -> tuple[Refusal, ...]:
    return (
        *(() if correction.reason else (_refusal(Rule.REASON),)),
        *(() if _WEB.fullmatch(correction.evidence) else (_refusal(Rule.EVIDENCE),)),
    )


def _of_texts(correction: Correction) -> tuple[Refusal, ...]:
    """What no text may hold: a person, a formula, or more than anybody reads. The old value is what stands there."""
    labels = {column.name: column for column in SLIP}
    texts = {
        "new": correction.new,
        "reason": correction.reason,
        "evidence_url": correction.evidence,
        "asked_by": correction.office,
    }
    found = []
    for name, text in texts.items():
        words = {"column": labels[name].label, "column_en": labels[name].label_en}
        sign = person_in(text)
        if sign is not None:
            found.append(_refusal(Rule.PERSON, {**words, "sign": sign.value[0], "sign_en": sign.value[1]}))
        if comparable(text).startswith(("=", "@")) or text.startswith(("=", "@")):
            found.append(_refusal(Rule.FORMULA, words))
        if len(text) > MOST:
            found.append(_refusal(Rule.LONG, {**words, "most": f"{MOST:,}"}))
    return tuple(found)


def slip_table(corrections: list[tuple[Correction, str]], language: str = "ja") -> pd.DataFrame:
    """Slips, each with the words that name its record, as the table of a file; `from_slip` reads a row of it back.

    An apostrophe at the beginning is doubled: one is what keeps a spreadsheet from taking a text for a formula.
    """
    rows = [
        (each.table, key_text(each.key), each.in_source, record, each.field, each.old, each.new, each.reason,
         each.evidence, each.office)
        for each, record in corrections
    ]  # fmt: skip
    heads = [column.label_en if language == "en" else column.label for column in SLIP]
    frame = pd.DataFrame(rows, columns=heads, dtype="str")
    return frame.map(lambda cell: f"'{cell}" if cell.startswith("'") else cell)


def from_slip(row: Mapping[str, str]) -> Correction | Refusal:
    """A row of a file of slips, by the names of its columns."""
    cells = {name: verbatim(row.get(name) or "") for name in (column.name for column in SLIP)}
    cells = {name: cell.removeprefix("'").strip() for name, cell in cells.items()}
    table = CORRECTABLE.get(cells["record_table"])
    if table is None:
        return _refusal(Rule.TABLE, {"found": cells["record_table"]})
    key = read_key(cells["record_key"], table)
    if key is None:
        return _refusal(Rule.KEY, {"found": cells["record_key"]})
    return Correction(
        table.name, key, cells["field"], cells["old"], cells["new"], cells["reason"], cells["evidence_url"],
        cells["asked_by"], cells["in_source"],
    )  # fmt: skip
