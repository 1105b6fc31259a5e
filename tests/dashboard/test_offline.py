from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from dashboard.offline.files import held, script
from dashboard.offline.part import Part, safe_name, zipped
from dashboard.offline.qr_sheet import qr_sheet, qr_svg
from dashboard.offline.town_cards import town_cards
from dashboard.panel import panel_html
from dashboard.selection import Selection
from dashboard.views.town import town_view
from dashboard.wording import words_in
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from geodata.dataset import Dataset


@pytest.mark.parametrize("name", ["a:b.csv", "con.txt", "nul", "a?.csv", "a.", "tables//a.csv", "x" * 200, "a\\b"])
def test_a_name_that_windows_cannot_write_is_refused_before_the_zip_is_made(name: str) -> None:
    with pytest.raises(GeodataError, match="Windows"):
        safe_name(name)


def test_a_zip_depends_on_its_parts_alone_and_not_on_their_order_or_the_day() -> None:
    one, two = Part("b.txt", b"b"), Part("表/あ.csv", b"a")
    made = zipped([one, two])
    assert made == zipped([two, one])
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.namelist() == ["SHA256SUMS", "b.txt", "表/あ.csv"]
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with pytest.raises(GeodataError, match="同じ名前"):
        zipped([one, Part("B.txt", b"c")])


def test_nothing_of_a_file_within_a_document_can_end_its_element() -> None:
    assert held("a.json", b'["</script><b>"]').count("<") == 2
    with pytest.raises(ValueError, match="script"):
        script("var a = '</script>';")


def test_a_qr_code_is_svg_that_names_no_other_address() -> None:
    drawn = qr_svg("https://atlas.example.jp/?pref=20")
    assert drawn.startswith("<svg")
    assert "example" not in drawn
    assert set(re.findall(r'https?://[^"]+', drawn)) == {"http://www.w3.org/2000/svg"}


def test_the_sheet_of_qr_codes_has_all_japan_and_each_prefecture(dataset: Dataset) -> None:
    sheet = qr_sheet(dataset, Selection("council", "2023-10-01"), "https://atlas.example.jp").decode()
    assert sheet.count("<svg") == 48
    assert "https://atlas.example.jp/prefecture?pref=47" in sheet


@pytest.mark.parametrize("day", [("council", "2023-10-01"), ("platform", "2026-11-23")])
def test_a_card_says_of_a_town_what_the_panel_of_the_app_says_but_its_neighbours(
    dataset: Dataset, day: tuple[str, str]
) -> None:
    words, chosen = words_in("ja"), Selection(*day)
    cards = town_cards(dataset, chosen, words)
    assert len(cards) == 1741
    for code in ("20202", "13103", "07546", "32528", "01100"):
        view = town_view(dataset, Selection(*day, code[:2], code))
        assert view is not None
        panel = panel_html(view, words)
        before, _, after = panel.partition(f"<h3>{words.neighbours}")
        assert cards[code] in before.removesuffix("</div>") + after or cards[code] == before.partition(">")[2]
