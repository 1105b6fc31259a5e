"""What `python -m dashboard export` writes, and what it refuses."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from typer.testing import CliRunner

from dashboard import days
from dashboard.__main__ import app, main
from dashboard.export.kinds import KINDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def exported(published: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words, "--dataset", str(published)])


def test_the_map_of_a_prefecture_is_written_with_what_belongs_to_it(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "長野県.svg"
    done = exported(published, "map", "--prefecture", "20", "--as-of", "2023-10-01", "--out", str(out))
    assert (done.exit_code, done.stdout.strip()) == (0, str(out))
    said = "".join(ET.fromstring(out.read_bytes()).itertext())  # noqa: S314 - our own file
    for part in ("長野県", "2023年10月1日", "サンプルデータ", "版", "気象庁", "軽井沢町"):
        assert part in said
    assert list(tmp_path.iterdir()) == [out]


def test_a_png_of_the_map_has_300_dots_an_inch(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.PNG"
    assert exported(published, "map", "--prefecture", "20", "--lang", "en", "--out", str(out)).exit_code == 0
    with Image.open(out) as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert len(picture.convert("L").histogram()) > 2


def test_the_table_of_a_prefecture_has_its_municipalities(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    assert exported(published, "table", "--prefecture", "20", "--out", str(out)).exit_code == 0
    head, *rows = csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    assert head[0] == "市区町村コード"
    assert len(rows) == 77
    assert {row[0][:2] for row in rows} == {"20"}


def test_without_a_prefecture_the_workbook_has_all_and_says_of_what_day(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert exported(published, "table", "--as-of", "令和5年10月1日", "--out", str(out)).exit_code == 0
    table, about = openpyxl.load_workbook(out).worksheets
    assert table.max_row == 1742
    facts = dict(about.iter_rows(min_row=3, max_row=8, max_col=2, values_only=True))
    assert facts["時点"] == "2023-10-01"
    assert facts["範囲"] == "全国"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("poster", "--out", "a.png"), "poster は書き出せません。"),
        (("map", "--out", "a.docx"), "書き出せる先: .png、.svg、.pdf"),
        (("map", "--prefecture", "48", "--out", "a.png"), "48 という都道府県コードはありません"),
        (("map", "--as-of", "いつか", "--out", "a.png"), "いつか"),
        (("map",), "--out"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_known(published: Path, words: tuple[str, ...], said: str) -> None:
    done = exported(published, *words)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "2050-01-01"), "2050年1月1日は選べません"),
        (("--body", "platform", "--as-of", "2023-10-01"), "2023年10月1日は選べません"),
        (("--out", "nowhere/a.png"), "nowhere/a.png に書けません"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = exported(published, "map", "--prefecture", "47", "--out", "a.png", *words)
    assert isinstance(done.exception, GeodataError)
    assert said in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_written_as_slides_in_the_language_that_is_asked_for(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "pilots.pptx"
    done = exported(published, "slides", "--page", "pilots", "--prefecture", "20", "--lang", "en", "--out", str(out))
    assert (done.exit_code, done.stdout.strip()) == (0, str(out))
    slides = Presentation(str(out)).slides
    said = "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert slides[0].shapes.title.text == "Pilots"
    assert "By day; rows are not a scale of time" in said
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)


def test_the_tables_of_a_page_are_written_under_the_names_of_the_app(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert exported(published, "table", "--page", "measures", "--prefecture", "20", "--out", str(folder)).exit_code == 0
    made_on = f"{days.today():%Y%m%d}"
    names = [
        f"{content}_長野県_2023-10-01_{made_on}"
        for content in ("分野ごとの空白（長野県）", "支援施策", "支援施策の分野別件数")
    ]
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        f"{name}.{ending}" for name in names for ending in ("csv", "xlsx")
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("map", "--page", "pilots", "--out", "a.png"), "slides と table"),
        (("slides", "--page", "nowhere", "--out", "a.pptx"), "nowhere という頁はありません"),
        (("table", "--page", "pilots", "--out", "a.csv"), "書き出せる先: フォルダー"),
    ],
)
def test_a_page_is_named_for_slides_and_tables_alone(published: Path, words: tuple[str, ...], said: str) -> None:
    done = exported(published, *words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_page_with_nothing_to_write_says_so(published: Path, tmp_path: Path) -> None:
    done = exported(published, "slides", "--page", "passport", "--out", str(tmp_path / "a.pptx"))
    assert isinstance(done.exception, GeodataError)
    assert "「番号で調べる」の頁には、書き出すものがありません" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_sheet_of_the_overview_is_written_as_the_app_hands_it_out(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert exported(published, "overview", "--prefecture", "20", "--out", str(out)).exit_code == 0
    (page,) = PdfReader(out).pages
    assert "長野県の77市区町村のうち28" in page.extract_text().replace("\n", "")


def test_a_refusal_is_exit_code_1_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["dashboard", "export", "map", "--out", "a.png", "--dataset", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert "公開データがまだありません" in capsys.readouterr().err


def test_every_kind_names_its_endings_without_a_dot() -> None:
    assert [each for kind in KINDS.values() for each in kind.extensions if each.startswith(".")] == []
    assert all(kind.extensions for kind in KINDS.values())
