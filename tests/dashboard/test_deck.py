"""A deck as PowerPoint and LibreOffice take it: native parts, Japanese faces, notes, the Office schema, a PDF."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader

from dashboard.export.deck.page import cut, ems, lines_of
from dashboard.export.deck.slide import MOST_ROWS, Picture, Slide, Table
from dashboard.export.deck.writer import deck_bytes
from dashboard.export.papers import Papers
from dashboard.overview_charts import over_time_chart
from dashboard.page_record import Head, PageRecord, ShownTable
from dashboard.page_slides import shown_slides
from dashboard.selection import Selection
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.dataset import Dataset

Deck = Any
"""A presentation or a slide of python-pptx, which ships no types."""
JA, EN = words_in("ja"), words_in("en")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
PAPERS = Papers("概況", (("範囲", "全国"), ("時点", "2023-10-01")), (), ("出典一（利用条件: PDL1.0）",), "ja")
BARS = {
    "data": [
        {
            "type": "bar",
            "orientation": "h",
            "x": [12.5, 30.0, 0.0],
            "y": ["北海道", "青森県", "岩手県"],
            "text": ["12.5％  1/8", "30.0％  3/10", "0.0％  0/9"],
            "marker": {"color": "#6DB1E8"},
        }
    ],
    "layout": {
        "font": {"color": "#E8EDF2"},
        "title": {"text": "参加率<br><span style='color:red'>参加率（％） A&amp;B</span>"},
        "xaxis": {"range": [0, 40], "ticksuffix": "%"},
        "yaxis": {"autorange": "reversed"},
        "annotations": [{"text": "時点: 2023年", "xref": "paper", "yref": "paper", "x": 0, "y": 0}],
    },
}
"""As a reader of the dark theme has it."""


def png(width: int = 40, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#1F5F99").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def slides(dataset: Dataset) -> list[Slide]:
    base = Slide(
        "", where="全国　2023年10月1日", credit="クレジット: 気象庁", sources=("出典: 国土交通省",), sample=JA.sample
    )
    long = Table(("コード", "名称", "数"), tuple((f"{n:05}", f"町{n}", f"{n:,}") for n in range(1, 61)), more=5)
    return [
        replace(
            base,
            title="地図の頁の見出しです",
            lines=("一つめの文です。",),
            picture=Picture(png(), "参加 625", "地図"),
            table=Table(("区分", "数"), (("市区町村", "625"),)),
            qr=png(30, 30),
            passports=("7c92720a-00-c20231001-members",),
            notes="話すこと",
        ),
        replace(base, title="長い表です", table=long, trial="試算"),
        replace(base, title="棒の図です", chart=BARS),
        replace(base, title="折れ線の図です", chart=over_time_chart(dataset, "ja", "dark").to_dict()),
        replace(base, title="文だけです", lines=("${1} <b>&", "二つめの文です。")),
    ]


@pytest.fixture(scope="module")
def deck(slides: list[Slide]) -> bytes:
    return deck_bytes(slides, PAPERS, JA)


@pytest.fixture(scope="module")
def opened(deck: bytes) -> Deck:
    return Presentation(io.BytesIO(deck))


def of_title(opened: Deck, title: str) -> Deck:
    return next(slide for slide in opened.slides if slide.shapes.title.text == title)


def faults(file: bytes, folder: Path) -> list[str]:
    path = folder / "checked.pptx"
    path.write_bytes(file)
    return [str(fault) for fault in OpenXmlValidator().validate(path).errors]


def test_the_deck_holds_to_the_office_schema(deck: bytes, tmp_path: Path) -> None:
    assert faults(deck, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "good", "bad"),
    [
        ("ppt/slides/slide1.xml", 'r:embed="rId3"', 'r:embed="rId99"'),
        ("ppt/slides/slide1.xml", "<p:nvPr>", "<p:nvPr unknown='1'>"),
        ("ppt/charts/chart", '<c:barDir val="bar"/>', ""),
    ],
)
def test_the_check_of_the_schema_finds_what_is_broken(
    deck: bytes, part: str, good: str, bad: str, tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            changed = content.replace(good, bad, 1) if name.startswith(part) else content
            new.writestr(name, changed.encode("utf-8", "surrogateescape"))
    assert faults(out.getvalue(), tmp_path)


def test_every_part_has_a_content_type_and_every_relationship_leads_to_one(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {f"/{name}" for name in archive.namelist()}
        types = ET.fromstring(archive.read("[Content_Types].xml"))  # noqa: S314 - our own file
        named = {each.get("PartName") for each in types}
        endings = {each.get("Extension") for each in types}
        assert named - {None} <= parts
        assert {part for part in parts - named if part.rpartition(".")[2] not in endings} == set()
        assert {part for part in parts - named if part.endswith(".xml")} == {"/[Content_Types].xml"}
        for rels in (name for name in archive.namelist() if name.endswith(".rels")):
            folder = Path("/") / Path(rels).parent.parent
            for link in ET.fromstring(archive.read(rels)):  # noqa: S314 - our own file
                target = (folder / str(link.get("Target"))).as_posix()
                if link.get("TargetMode") != "External":
                    assert str(Path(target).resolve()) in parts


def test_the_theme_has_japanese_faces_and_no_text_takes_another(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        themes = [name for name in archive.namelist() if name.startswith("ppt/theme/")]
        assert len(themes) == 2  # of the slides and of the notes
        for name in themes:
            for kind in ("major", "minor"):
                (font,) = ET.fromstring(archive.read(name)).iter(f"{A}{kind}Font")  # noqa: S314 - our own file
                faces = {each.tag.removeprefix(A): each.get("typeface") for each in font if not each.get("script")}
                assert faces == {"latin": "Yu Gothic", "ea": "Yu Gothic", "cs": ""}
                assert {each.get("script"): each.get("typeface") for each in font.iter(f"{A}font")} == {
                    "Jpan": "Yu Gothic"
                }
        for name in archive.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notes")) and name.endswith(
                "xml"
            ):
                content = ET.fromstring(archive.read(name))  # noqa: S314 - our own file
                assert not [face for kind in ("latin", "ea") for face in content.iter(f"{A}{kind}")]


def test_no_text_is_smaller_than_24_of_1920_pixels(opened: Deck) -> None:
    assert opened.slide_width * 9 == opened.slide_height * 16
    pixels = 1920 / (opened.slide_width / 12_700)
    sizes = {
        int(look.get("sz")) / 100
        for slide in opened.slides
        for look in slide._element.iter(f"{A}rPr")
        if look.get("sz")
    }
    assert min(sizes) * pixels >= 24


def test_title_lines_foot_and_number_stand_in_placeholders(opened: Deck) -> None:
    slide = of_title(opened, "文だけです")
    kinds = [each.get("type") for each in slide._element.iter(f"{P}ph")]
    assert kinds == ["title", "body", "body", "ftr", "sldNum"]
    assert slide.placeholders[1].text_frame.text == "${1} <b>&\n二つめの文です。"
    for number, each in enumerate(opened.slides, start=1):
        (field,) = each._element.iter(f"{A}fld")
        assert (field.get("type"), field.findtext(f"{A}t")) == ("slidenum", str(number))
        assert not [
            shape.name for shape in each.placeholders if shape.has_text_frame and not shape.text_frame.text.strip()
        ]


def test_picture_table_marks_ids_and_notes_are_on_the_slide(opened: Deck) -> None:
    slide = of_title(opened, "地図の頁の見出しです")
    said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for part in (
        "一つめの文です。",
        "サンプルデータ",
        "数値の番号: 7c92720a-00-c20231001-members",
        "出典: 国土交通省",
        "クレジット: 気象庁",
    ):
        assert part in said
    alts = [each._element.nvPicPr.cNvPr.get("descr") for each in slide.shapes if each.shape_type == 13]
    assert alts == ["この画面を開くQRコード", "参加 625"]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == ["市区町村", "625"]
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("話すこと")
    assert "出典: 国土交通省" in notes


def test_a_long_table_goes_on_and_says_how_many_rows_are_left_out(opened: Deck) -> None:
    parts = [slide for slide in opened.slides if slide.shapes.title.text.startswith("長い表です")]
    assert [slide.shapes.title.text for slide in parts][-1] == f"長い表です（続き {len(parts)}/{len(parts)}）"
    rows = [row for slide in parts for shape in slide.shapes if shape.has_table for row in list(shape.table.rows)[1:]]
    assert [row.cells[0].text for row in rows] == [f"{n:05}" for n in range(1, MOST_ROWS + 1)]
    said = [shape.text_frame.text for shape in parts[-1].shapes if shape.has_text_frame]
    assert f"ほか{60 - MOST_ROWS + 5}行は、画面の「持ち出す」で保存する表にあります。" in said
    assert any(
        text.startswith("試算・")
        for slide in parts
        for text in [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    )


def test_bars_are_a_native_chart_with_the_labels_of_the_screen_in_light_colours(opened: Deck) -> None:
    slide = of_title(opened, "棒の図です")
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    chart = frame.chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(chart.plots[0].categories) == ["北海道", "青森県", "岩手県"]
    (series,) = chart.plots[0].series
    assert series.values == (12.5, 30.0, 0.0)  # noqa: PD011 - of python-pptx
    assert [series.points[n].data_label.text_frame.text for n in range(3)] == [
        "12.5％  1/8",
        "30.0％  3/10",
        "0.0％  0/9",
    ]
    assert str(series.format.fill.fore_color.rgb) == "1F5F99"
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 40)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "グラフ: 参加率 参加率（％） A&B"
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["北海道", 12.5],
        ["青森県", 30],
        ["岩手県", 0],
    ]


def test_the_same_slides_give_the_same_bytes(slides: list[Slide], deck: bytes) -> None:
    assert deck_bytes(slides, PAPERS, JA) == deck
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_libreoffice_lays_out_every_slide(
    slides: list[Slide],
    deck: bytes,
    opened: Deck,
    as_pdfs: Callable[..., list[Path]],
    tmp_path: Path,
) -> None:
    english = deck_bytes(slides[:1], replace(PAPERS, language="en"), EN)
    files = [tmp_path / "ja.pptx", tmp_path / "en.pptx"]
    for file, content in zip(files, (deck, english), strict=True):
        file.write_bytes(content)
    japanese, other = as_pdfs(*files)
    assert len(PdfReader(japanese).pages) == len(opened.slides)
    command = ["pdftotext", "-layout", str(japanese), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    pages = ["".join(page.split()) for page in said.stdout.split("\f")]
    for slide, page in zip(opened.slides, pages, strict=False):
        assert "".join(slide.shapes.title.text.split()) in page
    assert any("1,100以上" in page for page in pages)  # a label within a chart
    assert len(PdfReader(other).pages) == 3


def test_a_number_in_brackets_stays_with_its_word_and_scripts_have_room_between_them() -> None:
    assert ems("面積0.02") == 2 + 4 * 0.64 + 0.25
    assert lines_of("面積0.02（12,586.6km²）、", 10, 140) == 2
    assert lines_of("2016年12月16日", 10, 93) == 2
    assert lines_of("2016年12月16日", 10, 94) == 1


@pytest.mark.parametrize(
    ("language", "title"), [("ja", "会員一覧　市区町村"), ("en", "会員一覧: 市区町村")], ids=["ja", "en"]
)
def test_numbers_of_a_column_have_the_same_decimals_and_no_title_is_the_name_of_a_file(
    dataset: Dataset, language: str, title: str
) -> None:
    table = pd.DataFrame({"会員": [7, 12], "割合": [39.0, 37.7], "増減": [1.0, None]})
    shown = ShownTable(table, "会員一覧_市区町村", "全国", "2023-10-01", (), has_sample=False)
    head = Head("会員一覧", "文です。", Selection("council", "2023-10-01"), has_sample=False)
    (slide,) = shown_slides(PageRecord(head=head, shown={"members": shown}), dataset, words_in(language))
    assert slide.title == title
    assert slide.table is not None
    assert slide.table.rows == (("7", "39.0", "1"), ("12", "37.7", words_in(language).empty_cell))


def test_a_text_is_cut_where_its_lines_end_and_says_so() -> None:
    assert lines_of("あ" * 10, 10, 100) == 1
    assert lines_of("あ" * 11, 10, 100) == 2
    assert lines_of("a\nb", 10, 100) == 2
    shown = cut("あ" * 30, 10, 100, 2)
    assert shown.endswith("…")
    assert len(shown) == 20
