"""Which column of a boundary file is the municipality code: by its name where we know it, by its values elsewhere.

N03 up to 2023: N03_003 = 郡 or designated city, N03_004 = ward or municipality; from 2024: N03_003 = 郡, N03_004 = city,
N03_005 = ward. N03_007 is the five-digit code in every vintage. e-Stat 境界データ: PREF (KEN in older files) and CITY
make the code, HCODE 8154 is a water surface.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from geodata.codes import NORTHERN_TERRITORIES, check_digit, parse_code
from geodata.errors import GeodataError
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["n03", "estat", "other"]
ENOUGH: Final = 0.95
"""Share of the filled cells of a column that must be codes before the column is taken for one by its values."""

_NORTHERN: Final = "hoppo"
_N03_CODE: Final = "n03_007"
_N03_NAMES: Final = ("n03_003", "n03_004", "n03_005")
_CODE_NAMES: Final = (
    "code", "code5", "code6", "c5", "c6", "jcode", "jiscode", "jis_code", "citycode", "city_code", "municode",
    "muni_code", "municipality_code", "lgcode", "lg_code", "市区町村コード", "市町村コード", "団体コード",
    "全国地方公共団体コード", "行政区域コード", "自治体コード", "コード",
)  # fmt: skip
_NAME_NAMES: Final = ("name", "city_name", "市区町村名", "市町村名", "団体名", "自治体名", "名称")
_WATER: Final = "8154"
_PREFECTURE_NAMES: Final = frozenset(prefecture.name for prefecture in PREFECTURES.values())


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file's columns mean: `code` and `name` as text (may be empty), `is_water` for shapes that are no land."""

    kind: Kind
    code: pd.Series
    name: pd.Series
    is_water: pd.Series
    remarks: tuple[str, ...]


class Unrecognised(GeodataError):
    """No column, or more than one, can be the code; the message says which."""


def recognise(columns: pd.DataFrame, is_known: Callable[[str], bool] | None = None) -> Layout:
    """Find code and name in the attributes of a file. `is_known` tells the codes of a municipality, ward or former one.

    Raises Unrecognised.
    """
    texts = pd.DataFrame({str(name): _text(columns[name]) for name in columns})
    by_name = {unicodedata.normalize("NFKC", name).strip().casefold(): name for name in _names(texts)}
    no_water = pd.Series(data=False, index=texts.index)
    n03 = by_name.get(_N03_CODE)
    if n03 and _share(texts[n03], is_known) > 0:
        return Layout("n03", texts[n03], _joined(texts, by_name, _N03_NAMES), no_water, ())
    if "city" in by_name and {"pref", "ken"} & by_name.keys() and {"key_code", "hcode", "keycode1"} & by_name.keys():
        return _estat(texts, by_name)
    code = _code_column(texts, by_name, is_known)
    remark = () if code.casefold() in _CODE_NAMES else (f"列「{code}」を、値から市区町村コードと判断しました",)
    return Layout("other", texts[code], _name(texts, by_name), no_water, remark)


def is_code(text: str, is_known: Callable[[str], bool] | None) -> bool:
    """Whether the text is a municipality code: a known one, or, where nothing is known, one of the form JIS gives."""
    if text == _NORTHERN:
        return True
    try:
        code = parse_code(text).value
    except GeodataError:
        return False
    if is_known:
        return is_known(code) or code in NORTHERN_TERRITORIES
    return code[:2] in PREFECTURES and 100 <= int(code[2:]) < 800  # noqa: PLR2004 - wards and cities 1xx, 村 up to 7xx


def _code_column(texts: pd.DataFrame, by_name: dict[str, str], is_known: Callable[[str], bool] | None) -> str:
    named = [by_name[name] for name in _CODE_NAMES if name in by_name]
    share = {column: _share(texts[column], is_known) for column in named}
    sure = [column for column in named if share[column] >= ENOUGH]
    found = sure or [column for column in _names(texts) if _is_code_by_values(texts, column, is_known)]
    found = found or sorted((column for column in named if share[column] > 0), key=lambda name: -share[name])[:1]
    if not found:
        why = f"列「{named[0]}」の値が市区町村コードではありません" if named else "市区町村コードの列がありません"
        raise Unrecognised(why)
    first, *others = found
    differing = [other for other in others if not _plain(texts[other]).equals(_plain(texts[first]))]
    if differing:
        raise Unrecognised(
            f"市区町村コードらしい列がいくつもあり、値が違います（{'、'.join([first, *differing])}）。コードの列の名前を code にしてください"
        )
    return first


def _is_code_by_values(texts: pd.DataFrame, column: str, is_known: Callable[[str], bool] | None) -> bool:
    values = texts[column]
    if (values != "").mean() < ENOUGH or _share(values, is_known) < ENOUGH:
        return False
    prefectures = [name for name in texts if texts[name].isin(_PREFECTURE_NAMES).mean() >= ENOUGH]
    if prefectures:
        home = _plain(values).str[:2].map({code: row.name for code, row in PREFECTURES.items()})
        return bool((home == texts[prefectures[0]]).mean() >= ENOUGH)
    return is_known is not None or bool((values.str.len() == 6).all() and values.map(_checks).all())  # noqa: PLR2004


def _checks(code: str) -> bool:
    return code.isdigit() and check_digit(code[:5]) == code[5]


def _share(values: pd.Series, is_known: Callable[[str], bool] | None) -> float:
    counts = values[values != ""].value_counts()
    good = sum(int(count) for value, count in counts.items() if is_code(str(value), is_known))
    return good / int(counts.sum()) if len(counts) else 0.0


def _plain(values: pd.Series) -> pd.Series:
    """Five digits where the text is a code, the text elsewhere."""

    def plain(text: str) -> str:
        try:
            return parse_code(text).value
        except GeodataError:
            return text

    return values.map({text: plain(text) for text in values.unique()})


def _estat(texts: pd.DataFrame, by_name: dict[str, str]) -> Layout:
    prefecture = texts[by_name.get("pref", by_name.get("ken", ""))].str.removesuffix(".0").str.zfill(2)
    code = prefecture + texts[by_name["city"]].str.removesuffix(".0").str.zfill(3)
    names = ("city_name",) if "city_name" in by_name else ("gst_name", "css_name")
    is_water = pd.Series(data=False, index=texts.index)
    if "hcode" in by_name:
        is_water = texts[by_name["hcode"]].str.removesuffix(".0") == _WATER
    water = int(is_water.sum())
    remarks = ["e-Stat の境界データとして、小地域を市区町村にまとめました"]
    if water:
        remarks.append(f"水面（HCODE {_WATER}）の図形 {water:,} は陸地に含めません")
    return Layout("estat", code, _joined(texts, by_name, names), is_water, tuple(remarks))


def _name(texts: pd.DataFrame, by_name: dict[str, str]) -> pd.Series:
    column = next((by_name[name] for name in _NAME_NAMES if name in by_name), None)
    if column is None:
        column = next(
            (name for name in _names(texts) if texts[name].str.contains(r"[市区町村]$").mean() >= ENOUGH), None
        )
    return texts[column] if column else pd.Series("", index=texts.index)


def _joined(texts: pd.DataFrame, by_name: dict[str, str], names: tuple[str, ...]) -> pd.Series:
    """Name as written, its parts joined: "川崎市川崎区"; only shown to people, never joined on."""
    joined = pd.Series("", index=texts.index)
    for name in names:
        if name in by_name:
            joined = joined + texts[by_name[name]]
    return joined


def _names(columns: pd.DataFrame) -> list[str]:
    return [str(name) for name in columns]


def _text(values: pd.Series) -> pd.Series:
    """Text of a column, whatever its type; empty for missing values, whole numbers without their ".0"."""
    text = values.astype("str").str.strip().where(values.notna(), "")
    return text.str.removesuffix(".0") if re.match(r"float", str(values.dtype)) else text
