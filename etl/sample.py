"""A made-up membership list for each date whose list is not public, so that every published total is met.

It is no guess at who the members are: places are drawn by a fixed rule, and every row is marked サンプル.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

import pandas as pd

from etl.extract.rows import read_register
from etl.validate.reference import code_table
from geodata.dataset import sha256_of
from geodata.errors import SourceError
from geodata.prefectures import PREFECTURES
from geodata.sources import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.reading.rows import RegisterFile

SAMPLE_ID: Final = "council-members-sample"
BODY: Final = "council"
DATES: Final = ("2021-02-15", "2023-10-01")
"""Lists of the council that get a sample. The platform gets none: it publishes no total of municipalities."""

CLASSES: Final = ("都道府県", "市区町村")
STATUS: Final = "サンプル"
_SOURCE_TITLE: Final = "サンプルデータ（実在の名簿ではありません）"


def sample_members(codes: pd.DataFrame, known: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Rows that fill up each list of `DATES`: known members and sample together are the published total exactly.

    `codes` has municipality_code and name of every municipality; `known` is the register of known members, whose
    columns the sample takes, and `totals` the published totals, both as text. Known members are not repeated. The
    order in which places are drawn hangs on their codes alone, so lists of two dates mostly name the same places.
    Raises SourceError if a date has no published total, or one that cannot be met.
    """
    places = _places(codes)
    frames = []
    for as_of in DATES:
        for member_class in CLASSES:
            candidates = places[places["member_class"] == member_class]
            there = _of_list(known, as_of, member_class)
            wanted = _published(totals, as_of, member_class) - len(there)
            frames.append(_draw(candidates, set(there["prefecture_code"] + there["municipality_code"]), wanted, as_of))
    return pd.concat(frames, ignore_index=True).reindex(columns=known.columns, fill_value="")


def write_sample(sources_dir: Path) -> Path:
    """Write the sample under `sources_dir` and bring its papers up to date; gives the path of the written list."""
    codes = code_table(_register(sources_dir, "municipality-codes-2020")).table
    known = _register(sources_dir, "council-members").rows
    totals = _register(sources_dir, "membership-totals").rows
    sample = sample_members(codes, known, totals)
    path = read_source(sources_dir / SAMPLE_ID).files[0].path
    path.write_bytes(sample.to_csv(index=False, lineterminator="\n").encode())
    papers = path.with_name("source.toml")
    text = papers.read_text(encoding="utf-8")
    for key, value in {"sha256": f'"{sha256_of(path)}"', "rows": str(len(sample))}.items():
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
    papers.write_bytes(text.encode())
    return path


def _register(sources_dir: Path, source_id: str) -> RegisterFile:
    source = read_source(sources_dir / source_id)
    return read_register(source, source.files[0])[0]


def _places(codes: pd.DataFrame) -> pd.DataFrame:
    """Every prefecture and municipality, in the order in which they are drawn."""
    prefecture = codes["municipality_code"].str[:2]
    names = {code: prefecture.name for code, prefecture in PREFECTURES.items()}
    towns = pd.DataFrame(
        {
            "member_class": "市区町村",
            "prefecture_code": prefecture,
            "municipality_code": codes["municipality_code"],
            "name": prefecture.map(names) + codes["name"],
        }
    )
    prefectures = pd.DataFrame(
        {"member_class": "都道府県", "prefecture_code": list(names), "municipality_code": "", "name": names.values()}
    )
    places = pd.concat([prefectures, towns], ignore_index=True).astype("str")
    own_code = places["municipality_code"].where(places["municipality_code"] != "", places["prefecture_code"])
    return places.assign(drawn=own_code.map(_drawn)).sort_values("drawn", ignore_index=True)


def _drawn(code: str) -> str:
    return hashlib.sha256(f"nichiiki-sample|{code}".encode()).hexdigest()


def _of_list(rows: pd.DataFrame, as_of: str, member_class: str) -> pd.DataFrame:
    return rows[(rows["body"] == BODY) & (rows["as_of"] == as_of) & (rows["member_class"] == member_class)]


def _published(totals: pd.DataFrame, as_of: str, member_class: str) -> int:
    found = _of_list(totals, as_of, member_class)["count"]
    if len(found) != 1:
        raise SourceError(
            f"{as_of} の{member_class}の公表数が membership-totals に1行ではありません。確かめてください。"
        )
    return int(found.iloc[0])


def _draw(candidates: pd.DataFrame, known: set[str], wanted: int, as_of: str) -> pd.DataFrame:
    """First `wanted` of the candidates that are not known, as rows in code order."""
    free = candidates[~(candidates["prefecture_code"] + candidates["municipality_code"]).isin(known)]
    if not 0 <= wanted <= len(free):
        raise SourceError(
            f"{as_of} の公表数を満たせません（足りない数 {wanted}、候補 {len(free)}）。表を確かめてください。"
        )
    drawn = free.head(wanted).sort_values(["prefecture_code", "municipality_code"])
    return drawn.assign(body=BODY, as_of=as_of, status=STATUS, source_title=_SOURCE_TITLE)
