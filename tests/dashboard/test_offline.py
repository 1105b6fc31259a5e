from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.configuration import OpenData
from dashboard.facts.fact import said
from dashboard.facts.passports import Passport
from dashboard.layers import map_view
from dashboard.legend import shown_classes
from dashboard.offline.files import held, script
from dashboard.offline.numbers import map_numbers, town_numbers
from dashboard.offline.part import Part, safe_name, zipped
from dashboard.offline.qr_sheet import qr_sheet
from dashboard.offline.site_links import Links, linked
from dashboard.offline.site_tables import table_html
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


def test_the_sheet_of_qr_codes_has_all_japan_and_each_prefecture(dataset: Dataset) -> None:
    sheet = qr_sheet(dataset, Selection("council", "2023-10-01"), OpenData("https://atlas.example.jp")).decode()
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


LINKS = Links("../", frozenset({"overview", "prefecture", "pilots"}), frozenset({"20"}), {"as_of": "2023-10-01"})


@pytest.mark.parametrize(
    ("of_app", "of_site"),
    [
        ("./?pref=20&layer=pilots", "../index.html#pref=20&layer=pilots"),
        ("prefecture?pref=20&as_of=2023-10-01", "../prefecture/20/index.html"),
        ("prefecture?pref=13", None),
        ("pilots", "../pilots/index.html"),
        ("pilots?programme=x", None),
        ("pilots?pref=20", None),
        ("pilots?as_of=2024-10-29", None),
        ("towns?towns=20202", "../index.html#pref=20&town=20202"),
        ("towns?towns=20202,20203", None),
        ("card/20202?as_of=2023-10-01", "../index.html#pref=20&town=20202"),
        ("whatif?join=20202", None),
        ("data/v1/openapi.json", None),
        ("javascript:alert(1)", None),
        ("//elsewhere.example/", None),
        ("https://www.mlit.go.jp/", "https://www.mlit.go.jp/"),
        ("#papers", "#papers"),
    ],
)
def test_a_link_leads_to_what_the_site_has_of_the_same_or_nowhere(of_app: str, of_site: str | None) -> None:
    assert LINKS.of(of_app) == of_site


def test_a_text_stays_where_its_link_leads_nowhere_but_a_slip_of_correction_goes_whole() -> None:
    html = '<p><a href="members?class=x">42</a> &lt;b&gt;<a class="slip" href="corrections?record=1">違います</a></p>'
    assert linked(html, LINKS) == "<p>42 &lt;b&gt;</p>"
    papers = '<div>登録値 · 確認日 2026-11-23 · <a class="slip" href="corrections?record=1">違います</a></div>'
    assert linked(papers, LINKS) == "<div>登録値 · 確認日 2026-11-23</div>"
    assert linked("<style>p{}</style><script>x</script><a href='pilots' target='_self'>p</a><br>", LINKS) == (
        '<a href="../pilots/index.html">p</a><br>'
    )


def test_a_table_keeps_codes_as_texts_numbers_to_the_right_and_drops_links_that_lead_nowhere() -> None:
    table = pd.DataFrame({"code": ["01100"], "n": [1234], "slip": ["corrections?record=1"], "at": ["pilots"]})
    columns = (
        '{"_index": {"hidden": true}, "slip": {"type_config": {"type": "link", "display_text": "x"}},'
        ' "at": {"label": "頁", "type_config": {"type": "link", "display_text": "開く"}}}'
    )
    html = table_html(table, columns, "表", LINKS)
    assert "<td>01100</td>" in html
    assert '<td class="n">1,234</td>' in html
    assert "corrections" not in html
    assert '<th scope="col">頁</th>' in html
    assert '<a href="../pilots/index.html">開く</a>' in html


IDS = re.compile(r"<code>([^<]+)</code>")


def read_back(dataset: Dataset, html: str) -> set[str]:
    """What the ids of a part of the explorer lead to, as it is read; every one leads somewhere."""
    found = [Passport.read(unescape(written)) for written in IDS.findall(html)]
    facts = [each.fact(dataset) for each in found if each is not None]
    assert len(facts) == len(found) > 0
    assert all(fact.value is not None for fact in facts)
    return {said(fact, words_in("ja")) for fact in facts}


@pytest.mark.parametrize("day", [("council", "2023-10-01"), ("platform", "2026-11-23")])
def test_every_number_of_the_map_and_of_a_card_has_an_id_that_leads_to_its_value(
    dataset: Dataset, day: tuple[str, str]
) -> None:
    chosen, words = Selection(*day), words_in("ja")
    for layer, place in (("population", "20"), ("measures", None), ("membership", "47")):
        own = replace(chosen, layer=layer, prefecture=place)
        view = map_view(dataset, own, words)
        values = read_back(dataset, map_numbers(dataset, own, view, words))
        assert {f"{each.count:,}" for each in shown_classes(view)} <= values
        named = re.sub(r"10万人以上|\d+年\d+月\d+日", "", view.reading)
        assert set(re.findall(r"[\d,]+(?:\.\d％)?", named)) - {","} <= values
    ids = town_numbers(dataset, chosen, words)
    assert len(ids) == 1741
    values = read_back(dataset, ids["20202"])
    assert {"977.2", "241,337", "239,056", "238,680", "＋0.2％"} <= values


def test_a_register_on_record_is_counted_by_an_id_of_the_card(dataset: Dataset) -> None:
    ids = town_numbers(dataset, Selection("platform", "2026-11-23"), words_in("en"))
    assert "20215-p20261123-town.plans</code>" in ids["20215"]
    assert "town.plans" not in ids["20202"]
