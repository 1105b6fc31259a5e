"""The official archives of municipal boundaries (国土数値情報 行政区域データ, N03): their names, and their papers.

Names as the archives have them at the publisher: `N03-2019/N03-190101_20_GML.zip` up to 2019, with the year in full from
2020. Older names follow no rule (several a year, dates of a fiscal year, two digits) and are asked for, not guessed.
Terms by vintage as the publisher's pages state them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from geodata.errors import SourceError
from geodata.prefectures import PREFECTURES

OFFICIAL: Final = "https://nlftp.mlit.go.jp/ksj/gml/data/N03/"
PAGE: Final = "https://nlftp.mlit.go.jp/ksj/"
KNOWN_YEARS: Final = range(2016, 2027)
_FULL_YEAR_SINCE: Final = 2020
_NAME: Final = re.compile(
    r"N03-(?P<year>[0-9]{2}|[0-9]{4})/(?P<stem>N03-(?P<date>[0-9]{2,8})(_(?P<area>[0-9]{2}))?)_GML\.zip"
)
_OPEN_SINCE: Final = 2018
_CC_BY_SINCE: Final = 2024


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive: its path below the base address, and the date of the boundaries in it (`2025-01-01`, or a year)."""

    path: str
    as_of: str

    @property
    def file_name(self) -> str:
        """Name of the archive."""
        return self.path.rpartition("/")[2]

    @property
    def source_id(self) -> str:
        """Name of its folder among the sources: `n03-20250101-20`."""
        return self.file_name.removesuffix("_GML.zip").lower().replace("_", "-")


def official_archive(year: int, prefecture: str | None) -> Archive:
    """The archive of 1 January of a year, of one prefecture or all. Raises SourceError where its name is not known."""
    if prefecture is not None and prefecture not in PREFECTURES:
        raise SourceError(f"都道府県コードは 01 から 47 の2桁です: {prefecture!r}")
    if year not in KNOWN_YEARS:
        raise SourceError(
            f"{year}年の N03 のファイル名は分かりません（分かるのは {KNOWN_YEARS[0]}年から {KNOWN_YEARS[-1]}年まで）。"
            f"{PAGE} の「行政区域」のページで名前を確かめて、--archive N03-2010/N03-110331_GML.zip のように指定してください。"
        )
    stem = f"N03-{year}0101" if year >= _FULL_YEAR_SINCE else f"N03-{year % 100:02}0101"
    area = f"_{prefecture}" if prefecture else ""
    return Archive(f"N03-{year}/{stem}{area}_GML.zip", f"{year}-01-01")


def named_archive(path: str, year: int | None) -> Archive:
    """An archive by its path below the base address. Raises SourceError where that tells no date, or is no such path."""
    found = _NAME.fullmatch(path)
    if found is None:
        raise SourceError(f"--archive は N03-2010/N03-110331_GML.zip のような名前です: {path!r}")
    told = year or (int(found["year"]) if len(found["year"]) == len("2010") else None)
    if told is None:
        raise SourceError(f"{path} からは西暦が分かりません。--year 2015 のように書き足してください。")
    return Archive(path, _as_of(found["date"], told, path))


def _as_of(digits: str, year: int, path: str) -> str:
    """`20250101`, `110331` (of the century next to the year of the folder) or `05` as a date or a year."""
    if len(digits) == len("05"):
        return str(year)
    try:
        if len(digits) == len("20250101"):
            return date.fromisoformat(digits).isoformat()
        if len(digits) == len("110331"):
            days = (date.fromisoformat(f"{century}{digits}") for century in (19, 20))
            return min(days, key=lambda day: abs(day.year - year)).isoformat()
    except ValueError:
        pass
    raise SourceError(f"{path} の数字 {digits} は日付として読めません。ファイル名を確かめてください。")


def papers_of(archive: Archive, sha256: str, url: str) -> str:
    """`source.toml` of a fetched archive. The build reads it only where it is named (`on_request`).

    A mirror's address stays a comment: it is nobody's business outside the network it stands in.
    """
    found = _NAME.fullmatch(archive.path)
    area = PREFECTURES[found["area"]].name if found and found["area"] in PREFECTURES else ""
    whole = "全国" if found and not found["area"] else area or "一部地域"
    origin = "国土数値情報ダウンロードサイトから" if url.startswith(OFFICIAL) else "公式の書庫の複製（--base-url）から"
    lines = {
        "kind": "boundaries",
        "publisher": "国土交通省",
        "title": f"国土数値情報 行政区域データ（N03、{archive.as_of}、{whole}）",
        "url": PAGE,
        "licence": _licence(int(archive.as_of[:4])),
        "credit": "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
        "as_of": archive.as_of,
        "status": "公表値",
        "note": f"{origin}取得したままの {archive.file_name} です。"
        "二次利用には、測量法に基づく国土地理院への申請が要る場合があります。",
    }
    said = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    file = f'[[files]]\npath = "{archive.file_name}"\nsha256 = "{sha256}"\n'
    return f"# {url}\n{said}on_request = true\n\n{file}"


def _licence(year: int) -> str:
    if year >= _CC_BY_SINCE:
        return "CC BY 4.0"
    if year >= _OPEN_SINCE:
        return "国土数値情報ダウンロードサイトコンテンツ利用規約（オープンデータ）"
    return "国土数値情報利用約款（商用可）"
