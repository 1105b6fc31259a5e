"""Empty registers as Excel workbooks: the headings `build` reads, lists to choose from, and how to fill each column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from geodata import tables
from geodata.dates import PARTIAL_DATE, WHOLE_DATE
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geodata.columns import Column, Table

_ROWS: Final = 2000
"""Rows that get the lists and the formats; rows below them are read all the same."""

_PLACE: Final = ("prefecture_code", "municipality_code")
_PAPERS: Final = ("source_title", "source_url", "checked_on", "note")
_HOW: Final = {
    "prefecture_code": "2桁。市区町村コードがあれば空欄でよい",
    "municipality_code": "5桁または6桁。都道府県の行は空欄",
    "name": "市区町村名（都道府県の行は都道府県名）。コードと食い違う行は採用されない",
    "committee": "部会の名。企画・普及部会など",
    "municipality_name": "市区町村名。コードと食い違う行は採用されない",
    "as_of": "値の時点（2020-10-01、令和2年10月1日など）",
    "value": "人口（人）",
    "pilot_id": "この表の中で一つだけの番号。実施地の表と同じもの",
    "measure_id": "この表の中で一つだけの番号",
    "body": "council（協議会）か platform（プラットフォーム）。「協議会」「プラットフォーム」でもよい",
    "aim_id": "目的の番号。目的の表と、施策分野との対応の表で同じもの",
    "record_id": "支援施策の施策ID、または実証のプロジェクトID",
    "survey_id": "この表の中で一つだけの番号",
    "step_id": "この表の中で一つだけの番号",
    "leads_to": "次の段階のID。いくつもあるときは ; で区切る",
    "opinion_id": "「有識者意見と施策」の頁の一覧にある番号（o01 など）",
    "wording_ja": "資料の文言をそのまま。空欄の意見は要約のまま。発言した人の名は書かない",
}
_KINDS: Final = {
    "text": "文字",
    "date": "日付（2026-04-01、令和8年4月1日など）",
    "whole": "整数",
    "number": "数",
    "truth": "はい・いいえ",
}


class TemplateError(GeodataError):
    """A template that cannot be written."""


@dataclass(frozen=True, slots=True)
class Form:
    """Columns of a table that a person fills, in the order of the form; the rest is derived or stands in the papers."""

    table: Table
    names: tuple[str, ...]
    is_dated_list: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """Declarations of the columns."""
        return tuple(self.table.column(name) for name in self.names)


_DERIVED: Final = frozenset({"source_id", "file", "row", "status", "is_lower_bound"})
"""What stands in the papers of the source or is worked out from the other columns."""


def _whole(table: Table, *, is_dated_list: bool = False) -> Form:
    """Every column of a table but what the build adds."""
    return Form(table, tuple(column.name for column in table.columns if column.name not in _DERIVED), is_dated_list)


FORMS: Final = {
    "membership": Form(
        tables.MEMBERSHIPS,
        (*_PLACE, "name", "member_class", "joined_on", "left_on", "office", *_PAPERS),
        is_dated_list=True,
    ),
    "pilots": Form(
        tables.PILOTS,
        ("pilot_id", "programme", "fiscal_year", "fiscal_year_western", "round", "selected_on", "title", "lead",
         "partners", "theme", "summary", "outcome", *_PAPERS),
    ),
    "pilot_places": Form(tables.PILOT_PLACES, ("pilot_id", *_PLACE, "name", "role", *_PAPERS)),
    "measures": Form(
        tables.MEASURES,
        ("measure_id", "provider_level", "provider_name", *_PLACE, "municipality_name", "title", "category", "target",
         "stage", "amount", "valid_from", "valid_to", "summary", "url", "dual_tie", *_PAPERS),
    ),
    "plans": Form(tables.PLANS, ("kind", *_PLACE, "name", "plan_title", "decided_on", *_PAPERS)),
    "corporations": Form(
        tables.CORPORATIONS, (*_PLACE, "municipality_name", "corporation_name", "designated_on", *_PAPERS)
    ),
    "corporation_calls": Form(tables.CORPORATION_CALLS, (*_PLACE, "municipality_name", "opened_on", *_PAPERS)),
    "committee_members": Form(
        tables.COMMITTEE_MEMBERS, ("committee", *_PLACE, "name", "role", *_PAPERS), is_dated_list=True
    ),
    "opinion_wordings": Form(tables.OPINION_WORDINGS, ("opinion_id", "wording_ja", "page", *_PAPERS)),
    "statistics": Form(tables.STATISTICS, ("municipality_code", "as_of", "basis", "value")),
    "membership_totals": _whole(tables.MEMBERSHIP_TOTALS),
    "cooperating_members": _whole(tables.COOPERATING_MEMBERS),
    "council_facts": _whole(tables.COUNCIL_FACTS),
    "committees": _whole(tables.COMMITTEES),
    "programme_steps": _whole(tables.PROGRAMME_STEPS),
    "programme_aims": _whole(tables.PROGRAMME_AIMS),
    "aim_links": _whole(tables.AIM_LINKS),
    "partner_kinds": _whole(tables.PARTNER_KINDS),
    "burden_instruments": _whole(tables.BURDEN_INSTRUMENTS),
    "targets": _whole(tables.TARGETS),
    "surveys": _whole(tables.SURVEYS),
    "events": _whole(tables.EVENTS),
    "opinions": _whole(tables.OPINIONS),
    "opinion_links": _whole(tables.OPINION_LINKS),
    "opinion_categories": _whole(tables.OPINION_CATEGORIES),
}  # fmt: skip
"""Every register that is kept by hand; accepted corrections are written by the command that applies them."""


def write_template(kind: str, path: Path) -> Path:
    """Write the empty register of a kind to an .xlsx that does not exist yet. Raises TemplateError."""
    if kind not in FORMS:
        raise TemplateError(f"ひな形の種類 {kind!r} はありません。選べる種類: {'、'.join(FORMS)}")
    if path.suffix.lower() != ".xlsx":
        raise TemplateError(f"ひな形は Excel の形（.xlsx）で書きます。名前を .xlsx で終えてください: {path.name}")
    if path.exists():
        raise TemplateError(f"{path} はすでにあります。記入したものを消さないよう、別の名前にしてください。")
    form = FORMS[kind]
    try:
        with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
            book.set_properties({"title": form.table.label, "created": date(2026, 1, 1)})
            _fill_register(book, form)
            _fill_guide(book, form)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as fault:
        raise TemplateError(
            f"{path} に書けません（{fault}）。フォルダーがあり、書き込めるかを確かめてください。"
        ) from fault
    return path


def _fill_register(book: Any, form: Form) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet(form.table.label[:31])
    bold = book.add_format({"bold": True, "font_size": 14})
    formats = {
        True: book.add_format({"bold": True, "bg_color": "#FFFFFF", "bottom": 1, "text_wrap": True, "valign": "top"}),
        False: book.add_format({"bold": True, "bg_color": "#DDE7EC", "bottom": 1, "text_wrap": True, "valign": "top"}),
    }
    title = f"{form.table.label}　　　　年　　月　　日現在" if form.is_dated_list else form.table.label
    sheet.write_string(0, 0, title, bold)
    for at, column in enumerate(form.columns):
        sheet.write_string(1, at, column.label, formats[column.nullable])
        sheet.set_column(at, at, max(12, 2 * len(column.label)), book.add_format(_cell_format(column)))
        sheet.data_validation(2, at, 1 + _ROWS, at, _validation(column))
    sheet.freeze_panes(2, 0)


def _cell_format(column: Column) -> dict[str, Any]:
    if column.kind == "date":
        return {"num_format": "yyyy-mm-dd"}
    return {} if column.kind in {"whole", "number"} else {"num_format": "@"}


def _validation(column: Column) -> dict[str, Any]:
    """Help that appears on the cell; values outside a list are warned of, for the person may know better."""
    tip = {"input_title": column.label[:32], "input_message": _how(column)[:255]}
    if column.among:
        return {**tip, "validate": "list", "source": list(column.among), "error_type": "warning"}
    return {**tip, "validate": "any"}


def _fill_guide(book: Any, form: Form) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet("書き方")
    wrap, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True, "bottom": 1})
    lines: list[Iterable[str]] = [("列", "必須か", "書き方")]
    lines += [(column.label, "任意" if column.nullable else "必須", _how(column)) for column in form.columns]
    for row, cells in enumerate(lines):
        sheet.write_row(row, 0, cells, wrap if row else bold)
    sheet.set_column(0, 0, 24)
    sheet.set_column(2, 2, 70)
    if form.is_dated_list:
        sheet.write_string(
            len(lines) + 1,
            0,
            "1行目の「年月日現在」に名簿の日付を書きます。書かなければ source.toml の時点になります。",
        )


def _how(column: Column) -> str:
    if column.name in _HOW:
        return _HOW[column.name]
    if column.among:
        return f"次のどれか: {'・'.join(column.among)}"
    if column.pattern in {PARTIAL_DATE, WHOLE_DATE}:
        return _KINDS["date"]
    return f"{_KINDS[column.kind]}{f'（{column.unit}）' if column.unit else ''}"
