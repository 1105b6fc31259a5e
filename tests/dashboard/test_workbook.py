"""Workbooks read back as Excel reads them."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pandas as pd

from dashboard.workbook import workbook_bytes

TABLE = pd.DataFrame({"コード": ["01100", "02201"], "名称": ["=1+1", None], "件数": [3, 0]})


def test_codes_stay_text_formulas_stay_inert_and_zero_is_a_value() -> None:
    sheet = openpyxl.load_workbook(BytesIO(workbook_bytes(TABLE, "表", ["2023-10-01 時点"]))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [
        ("表", None, None),
        ("2023-10-01 時点", None, None),
        (None, None, None),
        ("コード", "名称", "件数"),
        ("01100", "=1+1", 3),
        ("02201", None, 0),
    ]
    assert sheet["B5"].data_type == "s"


def test_the_same_table_gives_the_same_bytes() -> None:
    assert workbook_bytes(TABLE, "表", []) == workbook_bytes(TABLE, "表", [])
