"""A figure of the overview opens its rows, and the overview is taken away with the same figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_figure_625_opens_625_rows_by_key_and_back_leads_to_the_overview(visit: Visit) -> None:
    visit.open("/?layer=kaso")
    visit.wait_for_map()
    figure = visit.page.get_by_role("link", name="市区町村 625の行を開く")
    figure.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator("h1", has_text="会員一覧").wait_for()
    visit.page.locator('[data-rows="625"]').wait_for()
    visit.page.get_by_role("heading", name="市区町村の行（625行、2023年10月1日時点）").wait_for()
    visit.page.wait_for_url(lambda url: "class=municipalities" in url)
    visit.page.wait_for_url(lambda url: "layer=kaso" in url)
    visit.page.go_back()
    visit.page.locator("h1", has_text="概況").wait_for()
    visit.wait_for_map()
    assert visit.elsewhere == []
    assert visit.faults == []


def test_the_overview_is_saved_as_pdf_and_as_slides_with_the_same_figure(visit: Visit, tmp_path: Path) -> None:
    visit.open("/")
    visit.wait_for_map()
    visit.page.get_by_role("button", name="この頁を配る").click()
    for make, save in (
        ("このページをスライドにする（PowerPoint）", "スライドを保存（PowerPoint）"),
        ("PDF（A4 1枚）を作る", "PDF（A4 1枚）を保存"),
    ):
        visit.page.get_by_role("button", name=make).click()
        visit.page.get_by_role("button", name=save).wait_for(timeout=120_000)
    saved: dict[str, Path] = {}
    for label, suffix in (("PDF（A4 1枚）を保存", "pdf"), ("スライドを保存（PowerPoint）", "pptx")):
        visit.rest()
        with visit.page.expect_download(timeout=120_000) as waiting:
            visit.page.get_by_role("button", name=label).click()
        saved[suffix] = tmp_path / f"saved.{suffix}"
        waiting.value.save_as(saved[suffix])
        assert "全国_2023-10-01_サンプルデータ" in waiting.value.suggested_filename
    assert "625" in PdfReader(saved["pdf"]).pages[0].extract_text().split()
    deck = Presentation(str(saved["pptx"]))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    assert "625" in cells
    assert visit.faults == []
