"""A small dataset by the real pipeline whose list of members has every kind of row that a ledger has to explain."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import geopandas as gpd

from etl.pipeline import build
from etl.publish import publish
from tests.conftest import BUILT_AT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "body,as_of,member_class,municipality_code,prefecture_name,name,left_on\n"
LIST = """\
council,2021-02-15,都道府県,,長野県,長野県,
council,2021-02-15,市区町村,20201,長野県,長野市,
council,2021-02-15,市区町村,,長野県,奈川村,
council,2021-02-15,市区町村,,長野県,梓川村,
council,2021-02-15,市区町村,,,府中市,
council,2021-02-15,市区町村,,長野県,ない町,
council,2021-02-15,市区町村,20201,長野県,長野市,
council,2021-02-15,市区町村,20203,長野県,上田市,2020-03-31
council,2021-02-15,市区町村,20204,長野県,岡谷市,いつか
"""
SAMPLE = "council,2021-02-15,市区町村,20205,長野県,飯田市,\ncouncil,2021-02-15,市区町村,20201,長野県,長野市,\n"
TOTALS = """\
body,as_of,member_class,count,status
council,2021-02-15,都道府県,1,公表値
council,2021-02-15,市区町村,10,公表値
council,2021-02-15,正会員計,11,公表値
council,2021-02-15,協力会員,3,公表値
council,2021-02-15,総計,15,公表値
"""
PRIVATE = """\
body,as_of,kind,name,status
council,2021-02-15,関連メディア等,サンプル新聞,登録値
council,2021-02-15,関連メディア等,サンプル新聞,登録値
"""
_PAPERS = """\
kind = "{kind}"
publisher = "サンプル"
title = "{title}"
url = ""
licence = ""
credit = "サンプル"
as_of = "2021-02-15"
status = "{status}"
encoding = "UTF-8"
note = ""
[[files]]
path = "rows.csv"
"""
_SOURCES = (
    ("register", "membership", "登録値", HEAD + LIST),
    ("sample", "membership", "サンプル", HEAD + SAMPLE),
    ("totals", "membership_totals", "公表値", TOTALS),
    ("private", "cooperating_members", "登録値", PRIVATE),
)


def publish_messy(folder: Path, small_sources: Path, squares: Path) -> Path:
    """Folder with the published dataset. Of the 10 municipalities published, two rows and one sample row stand, one was
    merged, one may be two cities, one is nowhere, one has a date that is none; three have no row."""
    sources = folder / "sources"
    shutil.copytree(small_sources, sources)
    for name, kind, status, text in _SOURCES:
        (sources / name).mkdir()
        (sources / name / "source.toml").write_text(_PAPERS.format(kind=kind, title=name, status=status), "utf-8")
        (sources / name / "rows.csv").write_text(text, "utf-8")
    shapes = gpd.read_file(squares)
    shapes[shapes["code"].str[:2].isin(["13", "20", "34"])].to_file(folder / "three.shp", encoding="utf-8")
    publish(build(sources, [folder / "three.shp"], lambda _: None), folder / "out", BUILT_AT)
    return folder / "out"
