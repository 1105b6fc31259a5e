"""Templates: what a clerk fills in is what the build reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from etl.templates import FORMS, TemplateError, write_template

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", FORMS)
def test_a_template_has_the_headings_of_its_form_and_a_guide_to_each(kind: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_template(kind, tmp_path / f"{kind}.xlsx"))
    register, guide = book.worksheets
    labels = [column.label for column in FORMS[kind].columns]
    assert [cell.value for cell in register[2]] == labels
    assert [row[0].value for row in guide.iter_rows(min_row=2, max_row=1 + len(labels))] == labels


def test_codes_are_text_cells_so_that_excel_keeps_their_leading_zero(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write_template("membership", tmp_path / "a.xlsx")).worksheets[0]
    at = [cell.value for cell in sheet[2]].index("市区町村コード")
    assert sheet.column_dimensions["ABCDEFG"[at]].number_format == "@"


def test_a_column_with_few_values_offers_them_as_a_list(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write_template("membership", tmp_path / "a.xlsx")).worksheets[0]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists == ['"都道府県,市区町村"']


def test_a_filled_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(TemplateError, match="すでにあります"):
        write_template("membership", path)
    assert path.read_bytes() == b"mine"


def test_an_unknown_kind_names_the_kinds_there_are(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="membership、pilots"):
        write_template("members", tmp_path / "a.xlsx")
