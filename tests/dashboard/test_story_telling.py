"""A story told of a place: worked-out texts, and that nothing but the place stands on its slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dashboard.facts import fact
from dashboard.facts.fact import At
from dashboard.layers import web_order
from dashboard.selection import Selection
from dashboard.story.deck_html import deck_html
from dashboard.story.making import standard_story
from dashboard.story.reading import story_of
from dashboard.story.telling import Said, StorySlide, tell_story
from dashboard.views.pilots import Asked, chosen, projects_on
from dashboard.wording import words_in
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = ("council", "2023-10-01")
LATER = ("platform", "2026-11-23")
LINKS = ["title", "stand", "changed", "blanks", "solved", "next", "numbers"]


def told(dataset: Dataset, list_of: tuple[str, str], prefecture: str | None, language: str = "ja") -> list[StorySlide]:
    selection = Selection(*list_of, prefecture, language=language, layer="kaso", municipality="20202")
    return list(tell_story(standard_story(), dataset, selection, words_in(language)))


def test_the_story_of_nagano_is_worked_out(dataset: Dataset) -> None:
    slides = {slide.name: slide for slide in told(dataset, COUNCIL, "20")}
    assert list(slides) == LINKS
    assert slides["stand"].title == "長野県では、77市区町村のうち28（36.4％）が会員です。"
    assert slides["stand"].text == (
        "都道府県としては「参加」です。",
        "全国では1,741のうち625（35.9％）です。",
    )
    assert slides["changed"].title == "長野県の会員は27から28へ、＋1です。"
    assert slides["blanks"].title == "未参加の49市区町村のうち、45は会員と隣り合っています。"
    assert slides["solved"].rows is not None
    assert [row[0] for row in slides["solved"].rows.rows] == ["長野県富士見町", "長野県", *["長野県佐久市"] * 3]
    assert slides["solved"].text == ("市区町村の名の登録がない事業が、ほかに1件あります。",)
    assert [(each.name, each.value) for each in slides["next"].figures] == [
        ("未参加で、会員の市区町村と隣り合う市区町村", "45"),
        ("未参加の過疎地域の市区町村", "25"),
        ("支援施策が未調査の市区町村", "76"),
    ]
    assert [slides[name].sample for name in LINKS] == ["", *["サンプルデータ"] * 3, "", *["サンプルデータ"] * 2]
    assert slides["changed"].link == "overview?pref=20&layer=membership_change"


def test_the_story_of_all_japan_is_worked_out_in_english(dataset: Dataset) -> None:
    slides = {slide.name: slide for slide in told(dataset, COUNCIL, None, "en")}
    assert list(slides) == LINKS
    assert slides["stand"].title == "All Japan: 625 of 1,741 municipalities (35.9%) are members."
    assert slides["stand"].text == ("Published: 625 member municipalities.",)
    assert slides["blanks"].title == "Of 1,116 municipalities not in, 946 border on a member."


def test_where_a_place_has_no_record_similar_places_are_shown_and_named(dataset: Dataset) -> None:
    slides = {slide.name: slide for slide in told(dataset, COUNCIL, "47")}
    rows = slides["solved"].rows
    assert rows is not None
    assert rows.note == "登録がないため、似た石川県の例です。"
    assert all(row[0].startswith("石川県") for row in rows.rows)
    assert "まだ登録がありません" in slides["solved"].title


@pytest.mark.parametrize(
    ("day", "nation", "prefectures"), [("2023-10-01", 1, "01 07 19 20"), ("2026-11-23", 2, "01 07 17 19 20")]
)
def test_pilots_with_and_without_municipalities_are_together_those_of_the_page(
    dataset: Dataset, day: str, nation: int, prefectures: str
) -> None:
    apart: dict[str, int] = {}
    for prefecture in (None, *PREFECTURES):
        at = At(dataset, Selection("council", day, prefecture))
        named, unnamed = fact(at, "pilots"), fact(at, "pilots.without_towns")
        apart[prefecture or "00"] = own = len(unnamed.rows())
        assert unnamed.value == own
        assert len(named.rows()) + own == len(chosen(projects_on(dataset, day), Asked(), prefecture))
    assert {code: n for code, n in apart.items() if n} == {"00": nation, **dict.fromkeys(prefectures.split(), 1)}


def test_what_stands_out_is_a_class_of_its_own_and_no_municipality_is_counted_twice(dataset: Dataset) -> None:
    slides = {slide.name: slide for slide in told(dataset, COUNCIL, "20")}
    view = slides["blanks"].map
    assert view is not None
    assert {entry.label: entry.count for entry in view.classes if entry.count} == {
        "参加": 28,
        "未参加": 4,
        "未参加で、会員の市区町村と隣り合う市区町村": 45,
    }
    order, last = web_order(dataset)["codes"], "0123456789abcdefghijklmnopqrstuvwxyz"[len(view.classes) - 1]
    marked = [code for code, sign in zip(order, view.class_string, strict=True) if sign == last]
    assert len(marked) == 45
    assert all(code.startswith("20") for code in marked)


@pytest.mark.parametrize(
    ("list_of", "language", "step"),
    [(COUNCIL, "ja", 1), (COUNCIL, "en", 6), (LATER, "ja", 6), (LATER, "en", 12)],
    ids=["council", "council-en", "later", "later-en"],
)
def test_every_prefecture_has_a_story_of_six_to_eight_short_slides_about_itself(
    dataset: Dataset, list_of: tuple[str, str], language: str, step: int
) -> None:
    words = words_in(language)
    for code in [None, *list(PREFECTURES)[::step]]:
        name = words.all_japan
        if code is not None:
            name = PREFECTURES[code].name if language == "ja" else PREFECTURES[code].name_en
        slides = told(dataset, list_of, code, language)
        assert 6 <= len(slides) <= 8, code
        assert name in slides[0].title
        others = {each.name if language == "ja" else each.name_en for each in PREFECTURES.values()} - {name}
        for slide in slides:
            said = " ".join([slide.title, *slide.text])
            assert slide.where.startswith(name)
            assert (len(said) <= 120) if language == "ja" else (len(re.findall(r"\S+", said)) <= 30), (code, said)
            assert not [other for other in others if other in said], (code, said)
            if slide.map is not None:
                assert (slide.map.prefecture, slide.map.municipality) == (code, None)


def test_every_number_on_a_slide_has_a_passport_that_leads_to_it(dataset: Dataset) -> None:
    slides = told(dataset, COUNCIL, "20")
    known = {str(own): own for slide in slides for own in slide.passports.values()}
    rows = slides[-1].rows
    assert rows is not None
    assert [row[0:2] for row in rows.rows][:2] == [("市区町村の数", "77"), ("会員の市区町村", "28")]
    for _, value, passport in rows.rows:
        assert known[passport].fact(dataset).value is not None
        assert value
    listed = len(rows.rows) + sum("（e" in note or "-20-c" in note or "-00-c" in note for note in slides[-1].notes)
    assert listed == len(slides[-1].passports)


def test_a_slide_whose_titles_do_not_hold_is_left_out(dataset: Dataset) -> None:
    written = """
name = "話"
[[slides]]
name = "never"
title = { ja = "決して", when = "towns == 0" }
[[slides]]
name = "second"
view = "map.measures"
highlight = ["20217", "13", "99999"]
title = [{ ja = "違う", when = "towns == 0" }, { ja = "{towns}市区町村" }]
[[slides]]
name = "third"
view = "chart.over_time"
title = "推移"
[[slides]]
name = "fourth"
view = "list.not_members"
title = "未参加"
"""
    slides = tell_story(story_of(written, "x"), dataset, Selection(*COUNCIL, "20"), words_in("ja"))
    assert [slide.title for slide in slides] == ["77市区町村", "推移", "未参加"]
    view, rows = slides[0].map, slides[2].rows
    assert view is not None
    assert (view.classes[-1].label, view.classes[-1].count) == ("長野県佐久市", 1)
    assert slides[1].chart is not None
    assert rows is not None
    assert (len(rows.rows), rows.more) == (5, 40)


def test_a_chart_and_a_list_of_a_story_of_ones_own_say_whose_word_they_are(dataset: Dataset) -> None:
    views = ("chart.over_time", "list.not_members", "list.measures")
    slides = "".join(f'[[slides]]\nname = "s{n}"\nview = "{view}"\ntitle = "題"\n' for n, view in enumerate(views))
    story = story_of(f'name = "話"\n{slides}', "story.toml")
    chart, beside, measures = tell_story(story, dataset, Selection(*COUNCIL, "20"), words_in("ja"))
    assert (chart.where, chart.sources) == ("全国　2025年9月26日", ("協議会・プラットフォームの公表された会員数",))
    assert chart.credit == "各行の出典をもとに二地域居住アトラスが作成"
    assert "サンプルデータ（実在の名簿ではありません）" in beside.sources
    assert measures.sources == ("支援施策",)


@pytest.mark.parametrize(
    ("values", "size"), [(("36.4％", "5"), "large"), (("36.4％",) * 4, "middle"), (("12,345,678",) * 4, "small-values")]
)
def test_figures_of_a_slide_are_as_large_as_all_of_them_fit(values: tuple[str, ...], size: str) -> None:
    slide = StorySlide("a", "題", (), (), "", "", "", figures=tuple(Said("値", value) for value in values))
    assert f'<dl class="figures {size}">' in deck_html([slide], {}, words_in("ja"), name="話").decode()
