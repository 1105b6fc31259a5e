"""Every page as Streamlit runs it: with data, with an empty prefecture, with a broken dataset."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe

from dashboard import versions
from dashboard.deck_control import deck_task
from dashboard.export.deck.parts import pieces_of
from dashboard.export.work import unpacked
from dashboard.page_slides import shown_slides
from dashboard.wording import words_in
from dashboard.wording.deck import WORDS as DECK_WORDS
from etl.pipeline import build
from etl.publish import publish
from tests.conftest import BUILT_AT, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1.element_tree import Element

    from dashboard.page_record import PageRecord
    from geodata.dataset import Dataset

APP = Path(__file__).parents[2] / "dashboard" / "main.py"
PAGES = [
    "overview",
    "prefecture",
    "changes",
    "peers",
    "council",
    "targets",
    "explorer",
    "measures",
    "pilots",
    "burden",
    "spread",
    "towns",
    "pairs",
    "evidence",
    "whatif",
    "invitations",
    "multiples",
    "sources",
    "corrections",
    "ledger",
    "members",
    "passport",
]
_SLIDES = "このページをスライドにする（PowerPoint）"
WITHOUT_SLIDES = {"pairs", "multiples", "corrections", "passport"}  # before anything is chosen there


def run(page: str, published: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setattr("dashboard.session.PUBLISHED", published)
    app = AppTest.from_file(str(APP), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.session_state["map_has_answered"] = True  # as the map does, once it is painted
    app.run()
    if page != "overview":
        app.switch_page(f"../pages/{page}.py").run()
    return app


def link(app: AppTest) -> dict[str, str]:
    """What the address says; the test frame gives some values as lists."""
    return {key: value if isinstance(value, str) else value[0] for key, value in app.query_params.items()}


def everything(app: AppTest) -> str:
    return "\n".join(
        [
            str(getattr(element, "value", ""))
            for kind in ("markdown", "title", "error", "info", "code")
            for element in app.get(kind)
        ]
        + [str(element.proto.body) for element in app.get("html")]
    )


def without_a_way_out(app: AppTest) -> list[str]:
    """Tables of a page that nothing after them, before the next table, takes away."""
    waiting: list[str] = []
    for element in elements(app._tree):
        is_words = element.type == "html" and "role='columnheader'" in str(element.proto.body)
        if is_words or isinstance(element, Dataframe):
            waiting.append(str(element)[:200])
        elif element.type == "download_button" and str(element.key).endswith("-csv") and waiting:
            waiting.pop()
    return waiting


def elements(block: Block) -> Iterator[Element]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield from elements(child)
        else:
            yield child


def slides_of(app: AppTest, dataset: Dataset, language: str) -> bool:
    """Whether every chart and table of the page stands on a slide, under a title; a chart that none can draw raises.

    The record is read as the process that makes the deck reads it.
    """
    shown: PageRecord = app.session_state["page_record"]
    record: PageRecord = unpacked(deck_task(shown, dataset, language, "").given, dataset.path.parent).args[0]
    slides = shown_slides(record, dataset, words_in(language))
    pieces = [piece for slide in slides for piece in pieces_of(slide, DECK_WORDS[language])]
    return not record.is_empty and all(piece.title and piece.slide.where for piece in pieces)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_shows_its_data_names_the_version_and_says_sample(
    page: str, language: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, lang=language, pref="20", town="20215")
    assert not app.exception
    assert "サンプルデータ" in everything(app)
    assert without_a_way_out(app) == []
    assert slides_of(app, dataset, language) == (page not in WITHOUT_SLIDES)
    assert f"{'データの版' if language == 'ja' else 'Data version'} {dataset.version}" in everything(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_platform_is_free_of_sample(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, body="platform")
    assert not app.exception


def test_a_prefecture_that_is_not_in_has_the_day_of_the_list_and_no_status_behind_it(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = everything(run("prefecture", published, monkeypatch, pref="06"))
    assert "<span class='value'>未参加</span><div class='small'>2023年10月1日</div>" in said


def test_the_prefecture_control_filters(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", published, monkeypatch)
    control = app.selectbox(key="pref")
    assert control.label == "都道府県"
    control.set_value("20").run()
    assert "長野県の77市区町村" in everything(app)
    assert not app.exception


def test_the_platform_is_one_click_away(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", published, monkeypatch)
    app.segmented_control(key="body").set_value("platform").run()
    assert not app.exception
    assert "709" in everything(app)


def test_the_layer_of_the_map_is_chosen_kept_over_pages_and_asks_only_what_it_needs(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch)
    app.selectbox(key="map-layer").set_value("measures").run()
    assert [box.key for box in app.selectbox if str(box.key).startswith("map-")] == [
        "map-layer",
        "map-category",
        "map-second",
    ]
    app.selectbox(key="map-category").set_value("交通費").run()
    assert "支援施策（交通費）" in everything(app)
    assert link(app) == {"layer": "measures", "category": "交通費"}
    app.selectbox(key="map-layer").set_value("kaso").run()
    assert link(app) == {"layer": "kaso"}
    assert [box.key for box in app.selectbox if str(box.key).startswith("map-")] == ["map-layer"]
    app.switch_page("../pages/sources.py").run()
    app.switch_page("../pages/overview.py").run()
    assert app.selectbox(key="map-layer").value == "kaso"
    assert "過疎地域の指定" in everything(app)
    assert not app.exception


@pytest.mark.parametrize(
    "query",
    [
        {"layer": "population_change"},
        {"layer": "gaps", "of": "pilots"},
        {"second": "population"},
        {"layer": "membership_change", "body": "platform"},
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_link_to_a_layer_opens_it(
    query: dict[str, str], language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch, lang=language, **query)
    assert not app.exception
    assert app.selectbox(key="map-layer").value == query.get("layer", "membership")
    assert query.items() <= link(app).items()


def test_a_link_with_nonsense_opens_the_default_view(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("overview", published, monkeypatch, pref="99", town="<script>", as_of="x", lang="xx")
    assert not app.exception
    assert "1,741市区町村のうち625" in everything(app)


# Reading these takes most of a build, and they say nothing of who is a member.
LONG_TABLES = ("census-population", "code-changes", "kaso-2022", "romaji-2025")


@pytest.fixture(scope="module")
def toyama(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toyama")
    shutil.copytree(SOURCES, folder / "sources", ignore=shutil.ignore_patterns(*LONG_TABLES))
    draft = build(folder / "sources", [shared_data / "boundaries" / "N03-180101_16_GML"], lambda _: None)
    publish(draft, folder / "out", BUILT_AT)
    return folder / "out"


@pytest.mark.parametrize("page", PAGES)
def test_a_dataset_of_one_prefecture_works_and_another_ones_link_falls_back(
    page: str, toyama: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, toyama, monkeypatch, pref="20")
    assert not app.exception
    if page == "overview":
        assert app.selectbox(key="pref").options == ["全国", "16 富山県"]


@pytest.fixture(scope="module")
def without_sample(squares: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    left_out = shutil.ignore_patterns("council-members-sample", *LONG_TABLES)
    shutil.copytree(SOURCES, folder / "sources", ignore=left_out)
    publish(build(folder / "sources", [squares], lambda _: None), folder / "out", BUILT_AT)
    return folder / "out"


@pytest.mark.parametrize("page", PAGES)
def test_without_the_sample_every_page_shows_what_is_known(
    page: str, without_sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, without_sample, monkeypatch, pref="20")
    assert not app.exception
    assert 'class="badge"' not in everything(app)


# What is wrong is told by the frame, whatever the page: each page meets one fault, the first of them all.
@pytest.mark.parametrize(
    ("page", "fault"), [(PAGES[0], "missing"), (PAGES[0], "none"), *((p, "altered") for p in PAGES[::4])]
)
def test_a_dataset_that_breaks_is_one_clear_page_wherever_the_reader_is(
    page: str, fault: str, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "published"
    shutil.copytree(published, folder)
    app = run(page, folder, monkeypatch)
    file = folder / (folder / "CURRENT").read_text().strip() / "pilots.parquet"
    if fault == "none":
        (folder / "CURRENT").unlink()
    elif fault == "missing":
        file.unlink()
    else:
        file.write_bytes(b"x")
    versions._open.cache_clear()  # as a server that was started anew
    app.run()
    assert not app.exception
    said = everything(app)
    assert "公開データを開けません" in said
    assert "python run.py build" in said
    assert fault == "none" or "pilots.parquet" in said


def test_maps_side_by_side_ask_for_a_choice_first(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("multiples", published, monkeypatch)
    assert not app.exception
    assert "地図がまだ選ばれていません" in everything(app)
    assert not app.get("download_button")


def test_two_dates_stand_side_by_side_with_a_text_and_its_downloads(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("multiples", published, monkeypatch, pref="47")
    app.multiselect(key="chosen_maps").set_value(["platform@2024-10-29", "council@2023-10-01"]).run()
    assert not app.exception
    said = "沖縄県の地図2枚を並べた図。官民連携プラットフォームへの参加 2024年10月29日、協議会への参加 2023年10月1日"
    assert f'alt="{said}"' in everything(app)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["CSVで保存", "Excel（.xlsx）で保存", "GeoJSONで保存", "GeoPackage（.gpkg）で保存"]
    made = [button.label for button in app.button if str(button.key).startswith("make-")]
    assert made == ["PNGを作る", "SVGを作る", "PDFを作る", _SLIDES]
    assert app.query_params["maps"] == "platform@2024-10-29,council@2023-10-01"


@pytest.mark.parametrize("page", PAGES)
def test_a_town_that_is_looked_for_opens_on_a_page_with_the_map_and_empties_the_box(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, published, monkeypatch, layer="kaso")
    box = app.selectbox(key="find-town")
    wanted = next(label for label in box.options if label.startswith("飯田市（長野県"))
    box.set_value(wanted).run()
    assert not app.exception
    assert 'data-town="20205"' in everything(app)
    assert app.selectbox(key="find-town").value is None
    assert link(app) == {"layer": "kaso", "pref": "20", "town": "20205"}


def test_the_map_is_read_out_beside_it_and_shown_as_a_table_when_asked(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch, pref="20", layer="population")
    assert "最も大きいのは" in everything(app)
    assert not app.dataframe
    app.toggle(key="map-as-table").set_value(True).run()
    assert not app.exception
    assert len(app.dataframe[0].value) == 77
    app.selectbox(key="pref").set_value("13").run()
    assert list(app.dataframe[0].value["都道府県"].unique()) == ["東京都"]
    app.toggle(key="map-as-table").set_value(False).run()
    assert not app.dataframe


def test_the_page_of_data_says_how_many_are_not_surveyed_and_how_old_sources_are(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("sources", published, monkeypatch, as_of="2026-11-23")
    reach, ages = (grid.value for grid in app.dataframe[:2])
    assert (reach["施策: 未調査"] + reach["施策: あり"] == reach["市区町村数"]).all()
    assert f"施策 {reach['施策: 未調査'].iloc[0]:,}" in everything(app)
    assert set(ages["新しさ"]) <= {"12か月より前", "12か月以内", "日付が分かりません"}
    assert "法律の施行より前" not in everything(app)
    early = run("sources", published, monkeypatch, as_of="2023-10-01", lang="en")
    assert "The day is before the law" in everything(early)
    assert not early.exception
