"""From shapes with a code as written to shapes with the municipality of today that owns them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from etl.places import NORTHERN
from geodata.codes import NORTHERN_TERRITORIES, city_of_ward, parse_code
from geodata.errors import GeodataError, SourceError
from geodata.matching.reasons import Reason
from geodata.prefectures import PREFECTURES
from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from etl.extract.boundaries import BoundaryFile

_NOBODY = "000"
"""Last digits of 所属未定地 in N03 (PP000)."""


@dataclass(frozen=True, slots=True)
class UsedFile:
    """A boundary file of a source, and how many of its shapes were rejected."""

    source_id: str
    file: BoundaryFile
    rejected: int


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes with the municipality that owns each: `owner` is a five-digit code or "hoppo".

    `report` counts what was merged or set aside, in words for the build report.
    """

    shapes: gpd.GeoDataFrame
    rejects: pd.DataFrame
    report: tuple[str, ...]
    files: tuple[UsedFile, ...]


@dataclass(frozen=True, slots=True)
class Owners:
    """Today's municipalities, and the one of today for each code that was given up.

    `successors` has only codes whose whole area went to one municipality; an area that was split is nobody's guess.
    """

    codes: frozenset[str]
    successors: Mapping[str, str]

    @classmethod
    def from_tables(cls, codes: pd.DataFrame, changes: pd.DataFrame) -> Owners:
        """From the code table and `code_changes`."""
        known = frozenset(codes["municipality_code"])
        gone = changes[~changes["old_code"].isin(known) & changes["current_code"].isin(known)]
        one = gone.groupby("old_code")["current_code"].agg(["nunique", "first"])
        split = set(changes.loc[~changes["current_code"].isin(known), "old_code"])
        single = one.loc[(one["nunique"] == 1) & ~one.index.isin(split), "first"]
        return cls(known, {str(old): str(new) for old, new in single.items()})

    def of(self, text: str) -> str | None:
        """Owner of a code as written: itself, the city of a ward, the successor of a former municipality, or None."""
        if text == NORTHERN or text in NORTHERN_TERRITORIES:
            return NORTHERN
        try:
            code = parse_code(text).value
        except GeodataError:
            return None
        if code in self.codes:
            return code
        return city_of_ward(code, self.codes) or self.successors.get(code)

    def knows(self, text: str) -> bool:
        """Whether the code has an owner."""
        return self.of(text) is not None


def assign_owners(files: Sequence[tuple[str, BoundaryFile]], owners: Owners) -> Shapes:
    """Give every shape of the boundary files its municipality; wards go to their city.

    `files` are pairs of source id and file. Shapes without a code, with one that is not today's and went to no single
    municipality, or with a fault, are rejected. Raises SourceError when nothing is left, or when a code comes from two
    files.
    """
    parts, rejects, report, used = [], [], [], []
    for number, (source_id, file) in enumerate(files):
        owner = _by_code(file.shapes["code"], owners.of).where(file.shapes["fault"] == "", None)
        parts.append(file.shapes.assign(owner=owner, file=number))
        rejects.append(_boundary_rejects(source_id, file, owner))
        used.append(UsedFile(source_id, file, int(owner.isna().sum())))
        report.append(_line_of(file, owner, owners))
    shapes = pd.concat(parts, ignore_index=True) if parts else gpd.GeoDataFrame({"owner": [], "file": []})
    shapes = shapes[shapes["owner"].notna()]
    if shapes.empty:
        raise SourceError("使える境界がひとつもありません。境界ファイルと、除外の理由（rejects）を確かめてください。")
    _refuse_two_files(shapes, owners, [file for _, file in files])
    report.append(_coverage(set(shapes["owner"].unique()), owners.codes))
    return Shapes(shapes, pd.concat(rejects, ignore_index=True), tuple(report), tuple(used))


def _by_code(codes: pd.Series, answer: Callable[[str], str | None]) -> pd.Series:
    """The answer for each of the codes, asked once for codes that are alike."""
    number, written = pd.factorize(codes)
    answers = pd.Series([answer(code) for code in written], dtype="str")
    return answers.take(number).set_axis(codes.index)


def _line_of(file: BoundaryFile, owner: pd.Series, owners: Owners) -> str:
    """What the build report says of one file: its counts."""
    code = _by_code(file.shapes["code"], _plain)
    elsewhere = owner.notna() & (owner != code) & (owner != NORTHERN)
    former = elsewhere & code.isin(owners.successors.keys()) & (owner == code.map(owners.successors))
    line = (
        f"{file.path.name}: 図形{file.records:,}、文字コード{file.encoding}、座標系{file.crs}、"
        f"市に合わせた政令市の区の図形{int((elsewhere & ~former).sum()):,}、使わない図形{int(owner.isna().sum()):,}"
    )
    return line + (f"、合併・改称の前のコードを今の市区町村にした図形{int(former.sum()):,}" if former.any() else "")


def _plain(text: str) -> str:
    try:
        return parse_code(text).value
    except GeodataError:
        return text


def _boundary_rejects(source_id: str, file: BoundaryFile, owner: pd.Series) -> pd.DataFrame:
    rows = []
    for number, code, name, fault in file.shapes.loc[owner.isna(), ["code", "name", "fault"]].itertuples():
        nobody = not code or (_plain(code)[:2] in PREFECTURES and _plain(code)[2:] == _NOBODY)
        reason = Reason.BOUNDARY_NO_OWNER if nobody else Reason.BOUNDARY_CODE_UNKNOWN
        reason = Reason.BOUNDARY_SHAPE if fault else reason
        words = {"found": fault or code or name or "空欄"}
        sentences = (reason.sentence(**words), reason.sentence_en(**words))
        rows.append((source_id, file.layer, number + 1, reason.code, *sentences, f"{code},{name}", None))
    return REJECTS.of_rows(rows)


def _refuse_two_files(shapes: gpd.GeoDataFrame, owners: Owners, read: Sequence[BoundaryFile]) -> None:
    """A city may be spread over the files of its wards, but neither a ward nor anything else may be in two files."""
    if len(read) < 2:  # noqa: PLR2004 - nothing to compare
        return
    code = _by_code(shapes["code"], _plain)
    is_ward = ~code.isin(owners.codes) & ~code.isin(owners.successors.keys())
    drawn = shapes.assign(key=code.where(is_ward, shapes["owner"]))[shapes["owner"] != NORTHERN]
    files = drawn.groupby("key")["file"].unique()
    twice = files[files.map(len) > 1]
    cities = drawn[~is_ward.loc[drawn.index]].groupby("owner")["file"].first()
    wards = drawn[is_ward.loc[drawn.index]].groupby("owner")["file"].first()
    both = cities.index.intersection(wards.index)
    if len(twice):
        code, numbers = twice.index[0], list(twice.iloc[0])
    elif len(both):
        code, numbers = both[0], sorted({cities[both[0]], wards[both[0]]})
    else:
        return
    names = "、".join(_called(read[number]) for number in numbers)
    raise SourceError(f"市区町村 {code} が2つの境界ファイルにあります（{names}）。どちらかを外してください。")


def _called(file: BoundaryFile) -> str:
    return str(file.path) if file.path.name == file.layer else f"{file.path} の {file.layer}"


def _coverage(found: Collection[str], codes: Collection[str]) -> str:
    """Which prefectures the boundaries hold, and how much of those that are not whole."""
    whole: list[str] = []
    part: list[str] = []
    there_in, of_in = Counter(code[:2] for code in found if code != NORTHERN), Counter(code[:2] for code in codes)
    for prefecture in PREFECTURES:
        there, of = there_in[prefecture], of_in[prefecture]
        if there:
            (whole if there == of else part).append(f"{PREFECTURES[prefecture].name} {there}/{of}")
    some = f"（一部だけの都道府県: {'、'.join(part)}）" if part else ""
    return f"境界のある都道府県: {len(whole) + len(part)} / {len(PREFECTURES)}{some}"
