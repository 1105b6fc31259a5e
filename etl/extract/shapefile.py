"""A shapefile before GDAL sees it: its parts, whether they are whole and agree, and its index made again on a copy.

GDAL reads a missing, empty or lying .dbf without a word and writes a missing .shx beside the source.
Layout of the files: ESRI Shapefile Technical Description, July 1998.
"""

from __future__ import annotations

import mmap
import shutil
import struct
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import numpy as np

from etl.extract.dbf import DbfHeader, Encoding, dbf_encoding, deleted_rows, read_header
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MAX_RECORDS: Final = 5_000_000
_HEADER: Final = 100
_MAGIC: Final = struct.pack(">i", 9994)
RECORD_HEADER: Final = 8
_NULL_SHAPE: Final = 0
POLYGON: Final = 5
_POLYGONS: Final = (POLYGON, 15, 25)
FIXED: Final = 44
"""Bytes of a polygon record before its parts: type, box, number of parts, number of points."""


@dataclass(frozen=True, slots=True)
class Shapefile:
    """A shapefile that may be opened: `path` has its .shx and .dbf beside it under the same name.

    spans: (records, 2) offset and content length in bytes of each record.
    """

    path: Path
    encoding: str
    has_prj: bool
    remarks: tuple[str, ...]
    spans: NDArray[np.int64]


@contextmanager
def checked_shapefile(shp: Path) -> Iterator[Shapefile]:
    """The shapefile, checked; a temporary copy where its .shx is missing or its parts are named unevenly.

    Raises SourceError for a part that is missing, cut short, lies about its length, or holds other than polygons.
    """
    parts = _parts_of(shp)
    dbf = parts.get(".dbf")
    if dbf is None:
        raise SourceError(f"{shp.name} と同じ名前の .dbf がありません。.shp と .dbf を同じ場所に置いてください。")
    header = read_header(dbf)
    records = check_records(shp, parts.get(".shx"))
    if header.records != len(records):
        raise SourceError(
            f"{shp.name} は図形が {len(records):,}、{dbf.name} は {header.records:,} 行で、数が合いません。同じ時に取得した .shp と .dbf を置いてください。"
        )
    encoding = dbf_encoding(dbf, parts.get(".cpg"), header)
    remarks = _remarks(encoding, dbf, header, has_shx=".shx" in parts)
    if all(part == shp.with_suffix(suffix) for suffix, part in parts.items()) and ".shx" in parts:
        yield Shapefile(shp, encoding.name, ".prj" in parts, remarks, records)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.shp"
        for suffix, part in parts.items():
            shutil.copyfile(part, copy.with_suffix(suffix))
        write_shx(copy, records)
        yield Shapefile(copy, encoding.name, ".prj" in parts, remarks, records)


def _parts_of(shp: Path) -> dict[str, Path]:
    """The parts beside a .shp by lower-case ending, however their names are capitalised."""
    stem = shp.stem.casefold()
    beside = sorted((path for path in shp.parent.iterdir() if path.stem.casefold() == stem), reverse=True)
    endings = {".shx", ".dbf", ".prj", ".cpg"}
    parts = {path.suffix.lower(): path for path in beside if path.suffix.lower() in endings}
    exact = {path.suffix.lower(): path for path in beside if path.stem == shp.stem and path.suffix.lower() in parts}
    return {".shp": shp, **parts, **exact}


def _remarks(encoding: Encoding, dbf: Path, header: DbfHeader, *, has_shx: bool) -> tuple[str, ...]:
    deleted = deleted_rows(dbf, header)
    return tuple(
        remark
        for remark in (
            "" if has_shx else ".shx がないため、写しの上で作り直しました",
            encoding.remark,
            f"{dbf.name} で削除済みの印がある {deleted:,} 行は使いません" if deleted else "",
        )
        if remark
    )


def check_records(shp: Path, shx: Path | None) -> NDArray[np.int64]:
    """(records, 2) array of offset and content length in bytes of each record, every one inside the file.

    Taken from the .shx, else by walking the .shp. Raises SourceError where the two do not hold together.
    """
    size = shp.stat().st_size
    _check_header(shp, size)
    with shp.open("rb") as file, mapped(file) as raw:
        spans = _spans_of_index(shx) if shx else _spans_of_chain(shp, raw, size)
        if not len(spans):
            raise SourceError(f"{shp.name} に図形がひとつもありません。取得し直してください。")
        begin, length = spans.T
        inside = (begin >= _HEADER) & (length >= 4) & (begin + RECORD_HEADER + length <= size)  # noqa: PLR2004 - a type
        if not inside.all() or (length + RECORD_HEADER).sum() > size - _HEADER:
            raise SourceError(
                f"{shp.name} は途中で切れているか、.shx と合いません。取得し直すか、.shx を除いて指定してください。"
            )
        fault = _fault_of_contents(np.frombuffer(raw, np.uint8), begin, length)  # no array may outlive the map
    if fault:
        raise SourceError(f"{shp.name} {fault}")
    return spans


@contextmanager
def mapped(file: BinaryIO) -> Iterator[mmap.mmap]:
    """The bytes of a file; let go where something that looks at the running program still holds an array of them."""
    raw = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        yield raw
    finally:
        with suppress(BufferError):
            raw.close()


def _check_header(file: Path, size: int) -> None:
    with file.open("rb") as opened:
        head = opened.read(_HEADER)
    if not head:
        raise SourceError(f"{file.name} は空（0 バイト）です。取得し直してください。")
    if head[:4] != _MAGIC:
        raise SourceError(
            f"{file.name} はシェープファイルの {file.suffix} ではありません（中身が違います）。正しいファイルを指定してください。"
        )
    declared = struct.unpack(">i", head[24:28])[0] * 2 if len(head) == _HEADER else _HEADER
    if declared > size:
        raise SourceError(
            f"{file.name} は {declared:,} バイトと書いてありますが、{size:,} バイトしかありません。途中で切れています。取得し直してください。"
        )


def _spans_of_index(shx: Path) -> NDArray[np.int64]:
    size = shx.stat().st_size
    _check_header(shx, size)
    if (size - _HEADER) // 8 > MAX_RECORDS:
        raise SourceError(f"{shx.name} の図形が多すぎます（上限 {MAX_RECORDS:,}）。都道府県ごとに分けてください。")
    words = np.fromfile(shx, ">i4", count=(size - _HEADER) // 8 * 2, offset=_HEADER)
    return words.reshape(-1, 2).astype(np.int64) * 2


def _spans_of_chain(shp: Path, raw: mmap.mmap, size: int) -> NDArray[np.int64]:
    end = min(size, struct.unpack(">i", raw[24:28])[0] * 2)
    spans: list[tuple[int, int]] = []
    at = _HEADER
    while at + RECORD_HEADER <= end:
        length = struct.unpack_from(">i", raw, at + 4)[0] * 2
        if length < 4 or len(spans) > MAX_RECORDS:  # noqa: PLR2004 - every record has at least its type
            raise SourceError(f"{shp.name} の {len(spans) + 1:,} 番目の図形が壊れています。取得し直してください。")
        spans.append((at, length))
        at += RECORD_HEADER + length
    return np.array(spans, np.int64).reshape(-1, 2)


def _fault_of_contents(raw: NDArray[np.uint8], begin: NDArray[np.int64], length: NDArray[np.int64]) -> str | None:
    """What is wrong with the first record that is wrong, as the end of a sentence."""
    differs = integers(raw, begin + 4, ">i4") * 2 != length
    if differs.any():
        return f"の {_first(differs):,} 番目の図形が .shx と合いません。取得し直すか、.shx を除いて指定してください。"
    kind = integers(raw, begin + RECORD_HEADER, "<i4")
    if not np.isin(kind, (*_POLYGONS, _NULL_SHAPE)).all():
        return "は面（ポリゴン）の図形ではありません。市区町村の面のファイルを指定してください。"
    broken = (kind != _NULL_SHAPE) & (length < FIXED)
    whole = np.flatnonzero((kind != _NULL_SHAPE) & ~broken)
    parts = integers(raw, begin[whole] + RECORD_HEADER + 36, "<i4")
    points = integers(raw, begin[whole] + RECORD_HEADER + 40, "<i4")
    broken[whole] = (parts < 0) | (points < 0) | (FIXED + 4 * parts + 16 * points > length[whole])
    if broken.any():
        return f"の {_first(broken):,} 番目の図形が壊れています。取得し直してください。"
    return None


def _first(marked: NDArray[np.bool_]) -> int:
    return int(np.flatnonzero(marked)[0]) + 1


def integers(raw: NDArray[np.uint8], at: NDArray[np.int64], dtype: str) -> NDArray[np.int64]:
    """Numbers of four bytes from the bytes `at` on."""
    values: NDArray[np.int64] = raw[at[:, None] + np.arange(4)].view(dtype)[:, 0].astype(np.int64)
    return values


def write_shx(shp: Path, spans: NDArray[np.int64]) -> None:
    """Write the index of a .shp beside it: its header with the length of the index, and a span for each record."""
    with shp.open("rb") as file:
        head = bytearray(file.read(_HEADER))
    head[24:28] = struct.pack(">i", (_HEADER + 8 * len(spans)) // 2)
    shp.with_suffix(".shx").write_bytes(bytes(head) + (spans // 2).astype(">i4").tobytes())
