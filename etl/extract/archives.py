"""Unpacking a zip of shapefiles: only the parts GDAL needs, under names of our own, within limits."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Final

from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

PARTS: Final = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})
MAX_ENTRIES: Final = 10_000
MAX_BYTES: Final = 4_000_000_000


def unpack(archive: Path, folder: Path) -> None:
    """Write the shapefile parts of an archive into `folder`; member folders become part of the file name.

    Raises SourceError for a file that is no zip, is damaged, or unpacks to more than the limits.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            _check_limits(archive, members)
            for member in members:
                name = PurePosixPath(member.filename.replace("\\", "/"))
                if name.suffix.lower() in PARTS:
                    safe = "__".join(part for part in name.parts if part not in {"..", "/"})
                    with opened.open(member) as source, (folder / safe).open("wb") as target:
                        _copy(source, target, member.file_size)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as fault:
        raise SourceError(f"{archive} を zip として開けません（{fault}）。取得し直してください。") from fault


def _check_limits(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_ENTRIES or sum(member.file_size for member in members) > MAX_BYTES:
        raise SourceError(
            f"{archive} は展開すると大きすぎます（上限 {MAX_ENTRIES} ファイル、{MAX_BYTES // 10**9} GB）。"
        )


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    """Copy no more than the size the archive declares, so that a lying header cannot fill the disk."""
    written = 0
    while chunk := source.read(1 << 20):
        written += len(chunk)
        if written > size:
            raise zipfile.BadZipFile("宣言より大きい")
        target.write(chunk)
