"""The card of a municipality for a phone: what it says, how light it is, and what is answered where there is none."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from dashboard.card_document import Links
from dashboard.card_section import cards_html
from dashboard.configuration import OpenData
from dashboard.export.qr import qr_png, qr_svg
from dashboard.locator import locator_svg
from dashboard.public_link import public_card, public_link
from dashboard.selection import Selection
from dashboard.town_card import card_html
from dashboard.town_finder import find_html
from tests.dashboard.asgi import ask

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

LIGHT = 30_000


@pytest.fixture(autouse=True)
def _served(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.card_routes.PUBLISHED", published)


def page(target: str, status: int = 200) -> str:
    answer = ask(target)
    assert answer.status == status
    assert len(answer.body) < LIGHT
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    return answer.body.decode()


def test_the_card_says_who_is_in_with_papers_and_leads_to_neighbours_map_and_correction() -> None:
    card = page("/card/20215")
    assert "塩尻市" in card
    assert "長野県としての参加" in card
    assert "2023年10月1日" in card
    assert 'href="20202"' in card
    assert 'href="../?pref=20&amp;town=20215"' in card
    assert 'href="../corrections?pref=20&amp;where=20215"' in card
    assert "となりの市区町村のうち会員 3/8" in card
    assert card.index("となりの市区町村のうち会員") < card.index('href="20202"')
    assert 'aria-label="長野県の中の位置。上が北です。"' in card
    assert "<script" not in card
    assert not re.search(r"(src|href)=.?https?://(?!www)[^\"]*\.(js|css|woff)", card)


def test_a_made_up_membership_is_marked_and_a_link_keeps_day_and_language() -> None:
    members = page("/card/01100")
    assert "サンプル" in members
    card = page("/card/20215?lang=en&as_of=2026-11-23&body=platform")
    assert "Municipality card" in card
    assert "as_of=2026-11-23" in card
    assert "that are members" not in card  # no list of that day says of each neighbour
    assert '<html lang="en">' in card


def test_an_english_card_names_kinds_and_categories_in_english() -> None:
    card = page("/card/20202?lang=en")
    assert "2010-03-31　merged into another　20449" in card
    assert "Housing　四賀クラインガルテン" in card
    assert "編入" not in card


def test_a_former_code_leads_to_the_card_of_today_and_says_so() -> None:
    answer = ask("/card/22131")
    assert (answer.status, answer.headers["location"]) == (302, "22130?from=22131")
    assert "（22131）は、いまは次の市区町村です。" in page("/card/22130?from=22131")


def test_six_digits_lead_to_the_card_and_a_slash_to_the_search() -> None:
    assert ask("/card/202029?lang=en").headers["location"] == "20202?lang=en"
    assert ask("/card/").headers["location"] == "../card"


def test_an_unknown_code_is_answered_with_a_sentence_and_the_search() -> None:
    said = page("/card/99999", 404)
    assert "コード 99999 の市区町村は見つかりません" in said
    assert '<form action="../card"' in said


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "'\"><img src=x>", "${1}"])
def test_what_was_asked_is_shown_as_text(hostile: str) -> None:
    for said in (page(f"/card?q={hostile}"), page(f"/card/{hostile.replace('/', '')}", 404)):
        assert "<script>" not in said
        assert "<img" not in said


def test_names_and_titles_of_the_dataset_are_shown_as_text(dataset: Dataset) -> None:
    hostile = "</style><script>alert(1)</script><img src=x onerror='1'>"
    towns, pilots = dataset["municipalities"], dataset["pilots"]
    tables = {
        **dataset.tables,
        "municipalities": towns.assign(name=hostile, kana=hostile),
        "pilots": pilots.assign(title=hostile, source_title=hostile, source_url="javascript:alert(1)"),
    }
    bad = replace(dataset, tables=tables)
    chosen = Selection("council", "2023-10-01", municipality="20215")
    card = card_html(bad, chosen, Links("", "../"), note=hostile)
    assert card is not None
    for said in (card, find_html(bad, chosen, Links("card/", "./"), ["20215"], asked=hostile)):
        assert "&lt;script&gt;" in said
        assert not re.search(r"<(script|img)|javascript:", said)


def test_every_card_is_light_and_its_outline_is_within_its_picture(dataset: Dataset) -> None:
    towns = dataset["municipalities"].set_index("municipality_code")
    for prefecture in ("01", "13", "20", "42", "46", "47"):
        own = towns[towns["prefecture_code"] == prefecture]
        for code in (own.index[0], own.index[-1]):
            picture = locator_svg(dataset, own.loc[code], "")
            width, height, x, y = map(int, re.findall(r'(?:width|height|cx|cy)="(\d+)"', picture)[:4])
            assert max(width, height) in {200, 201}
            assert 0 < x < width
            assert 0 < y < height
            assert len(picture) < 8_000


def test_a_prefecture_lists_all_its_municipalities_and_narrows_a_name() -> None:
    hokkaido = page("/card?pref=01&q=")
    assert "北海道の市区町村は179です。" in hokkaido
    assert hokkaido.count("<li>") == 179
    assert 'value="01" selected' in hokkaido
    tokyo = page("/card?pref=13&q=府中市")
    assert 'href="card/13206"' in tokyo
    assert 'href="card/34208"' not in tokyo


def test_a_name_kana_romaji_or_prefecture_finds_the_municipality() -> None:
    assert 'href="card/20202"' in page("/card?q=まつもと 長野")
    assert 'href="card/20202"' in page("/card?q=matsumoto-shi")
    assert "当てはまる市区町村は見つかりません" in page("/card?q=ありえない")
    both = page("/card?q=府中市")
    assert 'href="card/13206"' in both
    assert 'href="card/34208"' in both
    assert "はじめの30件" in page("/card?q=町")


def test_a_code_is_read_back_from_its_picture_and_is_the_same_each_time(tmp_path: Path) -> None:
    address = "https://atlas.example.jp/atlas/card/20202?as_of=2026-11-23"
    picture = tmp_path / "code.png"
    picture.write_bytes(qr_png(address))
    (found,) = zxingcpp.read_barcodes(Image.open(picture).convert("L"))
    assert found.text == address
    assert qr_png(address) == qr_png(address)
    assert qr_svg(address).startswith("<svg")


def test_links_lead_to_the_public_address_and_there_is_none_without_one(dataset: Dataset) -> None:
    settings = OpenData(address="https://atlas.example.jp/atlas")
    chosen = Selection("council", "2023-10-01", "20", "20202", layer="kaso")
    assert public_card(dataset, chosen, settings) == "https://atlas.example.jp/atlas/card/20202"
    assert (
        public_link(dataset, chosen, "targets", settings)
        == "https://atlas.example.jp/atlas/targets?pref=20&town=20202&layer=kaso"
    )
    assert public_link(dataset, chosen, "", OpenData()) is None


def test_the_page_of_a_municipality_shows_the_code_of_its_card_or_says_why_there_is_none(dataset: Dataset) -> None:
    chosen = Selection("council", "2023-10-01")
    shown = cards_html(["20202"], dataset, chosen, OpenData(address="https://atlas.example.jp/atlas"))
    assert "<svg" not in shown  # Streamlit takes it out
    (picture,) = re.findall(r'src="data:image/png;base64,([^"]+)"', shown)
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(b64decode(picture))).convert("L"))
    assert found.text == "https://atlas.example.jp/atlas/card/20202"
    without = cards_html(["20202"], dataset, chosen, OpenData())
    assert 'href="card/20202"' in without
    assert "<img" not in without
    assert "公開アドレスが設定されていないため、QRコードは出ません" in without
