"""Words of the files that tables leave the app as, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TakeAwayWords:
    """The words of one language; sentences have `{names}` to fill in."""

    take_away: str
    formats: Mapping[str, str]
    note: str
    note_places: str
    table: str
    about: str
    what: str
    place: str
    as_of: str
    body: str
    made_on: str
    version: str
    link: str
    sample: str
    crs: str
    crs_said: str
    notes: str
    sources: str
    source: str
    columns: str
    column_heads: tuple[str, str, str, str, str]
    kinds: Mapping[str, str]
    of_table: str
    of_page: str


JA: Final = TakeAwayWords(
    take_away="持ち出す",
    formats={
        "csv": "CSVで保存",
        "xlsx": "Excel（.xlsx）で保存",
        "geojson": "GeoJSONで保存",
        "gpkg": "GeoPackage（.gpkg）で保存",
    },
    note="CSVはUTF-8（BOM付き）です。Excelには、条件・出典・列の説明のシートが付きます。",
    note_places="GeoJSONとGeoPackageには境界が付き、QGISで開けます。座標はJGD2011（EPSG:6668）です。",
    table="表",
    about="説明",
    what="内容",
    place="範囲",
    as_of="時点",
    body="組織",
    made_on="作成日",
    version="データの版",
    link="この画面を開くリンク",
    sample="サンプルデータ",
    crs="座標",
    crs_said="JGD2011（EPSG:6668）の経度・緯度の順。WGS 84との差は数センチから数十センチで、変換はしていません。境界の線は約20 mまで簡略化しています。",
    notes="条件と注",
    sources="出典",
    source="{credit}（{title}、利用条件: {licence}）",
    columns="列の説明",
    column_heads=("列", "GISでの項目名", "型", "単位", "意味"),
    kinds={"text": "文字", "whole": "整数", "number": "数", "date": "日付", "truth": "真偽"},
    of_table="データの表「{table}」の列 {column}",
    of_page="画面の表と同じ列（この画面で数えたか、書き表したもの）",
)
EN: Final = TakeAwayWords(
    take_away="Take away",
    formats={
        "csv": "Save as CSV",
        "xlsx": "Save as Excel (.xlsx)",
        "geojson": "Save as GeoJSON",
        "gpkg": "Save as GeoPackage (.gpkg)",
    },
    note="CSV is UTF-8 with BOM. The workbook has a sheet with what was chosen, the sources and the columns.",
    note_places="GeoJSON and GeoPackage have the boundaries and open in QGIS. Coordinates are JGD2011 (EPSG:6668).",
    table="Table",
    about="About",
    what="Content",
    place="Area",
    as_of="As of",
    body="Body",
    made_on="Made on",
    version="Data version",
    link="Link to this page",
    sample="Sample data",
    crs="Coordinates",
    crs_said="JGD2011 (EPSG:6668), longitude before latitude; within centimetres to decimetres of WGS 84, not reprojected. Lines of the boundaries are simplified to about 20 m.",
    notes="What was chosen, and notes",
    sources="Sources",
    source="{credit} ({title}; terms: {licence})",
    columns="Columns",
    column_heads=("Column", "Field in a GIS", "Type", "Unit", "Meaning"),
    kinds={"text": "text", "whole": "whole number", "number": "number", "date": "date", "truth": "true or false"},
    of_table="Column {column} of the dataset's table “{table}”",
    of_page="As in the table of the page, where it is counted or put into words",
)
WORDS: Final = {"ja": JA, "en": EN}
