"""Words of pictures that leave the app, and of the command line that exports, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of one language."""

    collecting: str
    drawing: str
    writing: str
    done: str
    nothing_shown: str
    save_chart: str
    save_map: str
    formats: Mapping[str, str]
    picture_note: str


JA: Final = ExportWords(
    collecting="データを集める",
    drawing="描く",
    writing="書き出す",
    done="できあがり",
    nothing_shown="「{page}」の頁には、書き出すものがありません。画面で選んでから示す頁と、表のない頁は、書き出せません。",
    save_chart="図を保存",
    save_map="地図を保存",
    formats={"png": "PNG（300 dpi）で保存", "svg": "SVGで保存", "pdf": "PDFで保存"},
    picture_note="題、時点、範囲、凡例、出典、クレジット、データの版が入ります。SVGの文字は、文字のまま直せます。",
)
EN: Final = ExportWords(
    collecting="Collecting the data",
    drawing="Drawing",
    writing="Writing",
    done="Done",
    nothing_shown="The page “{page}” has nothing of this kind to write, or shows it only once something is chosen in the app.",
    save_chart="Save chart",
    save_map="Save map",
    formats={"png": "Save as PNG (300 dpi)", "svg": "Save as SVG", "pdf": "Save as PDF"},
    picture_note="With title, day, place, legend, source, credit and version of the data. Text in the SVG stays text.",
)
WORDS: Final[Mapping[str, ExportWords]] = {"ja": JA, "en": EN}
