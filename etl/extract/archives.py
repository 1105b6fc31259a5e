"""What a person drops in, as a list of files: a zip is unpacked under names of our own and within limits."""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, Final

from geodata.errors import SourceError

FORMATS: Final = (".shp", ".gpkg", ".parquet", ".geoparquet", ".geojson", ".json")
"""Endings of files with shapes; where several have one name, the first of these is the one that is read."""

PARTS: Final = frozenset({".shx", ".dbf", ".prj", ".cpg"})
MAX_ENTRIES: Final = 10_000
MAX_BYTES: Final = 4_000_000_000
MAX_RATIO: Final = 200
"""Times an archive may grow; official ones grow three- to tenfold. Looked at from `RATIO_FLOOR` bytes on."""
RATIO_FLOOR: Final = 50_000_000

_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800
_FAULTS: Final = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error,
                  LZMAError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read, and its name as the person knows it: the path inside the zip or folder."""

    path: Path
    name: str


def unpack(archive: Path, folder: Path) -> list[FoundFile]:
    """Write the files with shapes, and the parts beside them, into `folder`; also those of zips inside the archive.

    Member folders are numbered, so that no member name becomes a path. Raises SourceError for a file that is no zip,
    is damaged, locked or nested twice, for a member that points out of its folder, and beyond the limits.
    """
    unpacking = _Unpacking(archive, folder)
    unpacking.unpack(archive, "", depth=0)
    return unpacking.found


def find_files(folder: Path) -> tuple[list[FoundFile], list[Path]]:
    """Files with shapes in a folder and below, in name order, and the zips there. Raises SourceError for too many."""
    paths = sorted(itertools.islice(folder.rglob("*"), MAX_ENTRIES + 1))
    if len(paths) > MAX_ENTRIES:
        raise SourceError(
            f"フォルダー {folder} のファイルが多すぎます（上限 {MAX_ENTRIES:,}）。境界のフォルダーを指定してください。"
        )
    files = [path for path in paths if path.is_file()]
    shapes = [FoundFile(path, path.relative_to(folder).as_posix()) for path in files if path.suffix.lower() in FORMATS]
    return shapes, [path for path in files if path.suffix.lower() == ".zip"]


class _Unpacking:
    """One archive on its way to the disk: what came out so far, and how much more may."""

    def __init__(self, archive: Path, folder: Path) -> None:
        self.archive = archive
        self.folder = folder
        self.found: list[FoundFile] = []
        self.folders: dict[str, Path] = {}
        self.entries = self.bytes = 0

    def unpack(self, file: Path, shown: str, depth: int) -> None:
        try:
            with zipfile.ZipFile(file) as opened:
                members = [(member_name(member), member) for member in opened.infolist() if not member.is_dir()]
                wanted = [(name, member) for name, member in members if self._is_wanted(name, member)]
                self._count(members, wanted)
                inner = [self._write(opened, name, member, shown) for name, member in wanted]
        except _FAULTS as fault:
            raise SourceError(
                f"{self._called(shown)} を zip として開けません（{fault}）。取得し直してください。"
            ) from fault
        for zipped, name in filter(None, inner):
            if depth:
                raise SourceError(
                    f"{self._called(name)} は、zip の中の zip の中の zip です。外側の zip を展開してから指定してください。"
                )
            self.unpack(zipped, name, depth + 1)
            zipped.unlink()

    def _is_wanted(self, name: PurePosixPath, member: zipfile.ZipInfo) -> bool:
        if ".." in name.parts or name.is_absolute() or re.match(r"[A-Za-z]:", str(name)):
            raise SourceError(
                f"{self.archive} に、フォルダーの外を指すファイル名があります（{name}）。展開しませんでした。正しい zip を取得し直してください。"
            )
        wanted = name.suffix.lower() in {*FORMATS, *PARTS, ".zip"} and "__MACOSX" not in name.parts
        if wanted and member.flag_bits & _ENCRYPTED:
            raise SourceError(
                f"{self.archive} はパスワードで保護されています。解除してから zip にし直すか、展開したフォルダーを指定してください。"
            )
        return wanted

    def _count(
        self,
        members: list[tuple[PurePosixPath, zipfile.ZipInfo]],
        wanted: list[tuple[PurePosixPath, zipfile.ZipInfo]],
    ) -> None:
        self.entries += len(members)
        self.bytes += sum(member.file_size for _, member in wanted)
        ratio = self.bytes / max(self.archive.stat().st_size, 1)
        if self.entries > MAX_ENTRIES or self.bytes > MAX_BYTES or (ratio > MAX_RATIO and self.bytes > RATIO_FLOOR):
            raise SourceError(
                f"{self.archive} は展開すると大きすぎます（上限 {MAX_ENTRIES:,} ファイル、{MAX_BYTES // 10**9} GB、元の {MAX_RATIO} 倍）。"
                "境界のファイルだけを展開して、そのフォルダーを指定してください。"
            )

    def _write(
        self, opened: zipfile.ZipFile, name: PurePosixPath, member: zipfile.ZipInfo, shown: str
    ) -> tuple[Path, str] | None:
        """Write one member; a zip inside is handed back instead of being listed."""
        where = f"{shown}/{name.parent}"
        if where not in self.folders:
            self.folders[where] = self.folder / f"{len(self.folders):04}"
            self.folders[where].mkdir()
        stem = re.sub(r'[<>:"/\\|?*\x00-\x1f]|[. ]+$', "_", name.stem)[:100]
        target = self.folders[where] / f"{stem}{name.suffix.lower()}"
        if target.exists():
            raise SourceError(f"{self.archive} に同じ名前のファイルが2つあります（{name}）。どちらかを除いてください。")
        with opened.open(member) as source, target.open("wb") as out:
            _copy(source, out, member.file_size)
        inside = f"{shown}/{name}".lstrip("/")
        if target.suffix == ".zip":
            return target, inside
        if target.suffix in FORMATS:
            self.found.append(FoundFile(target, inside))
        return None

    def _called(self, shown: str) -> str:
        return f"{self.archive} の中の {shown}" if shown else str(self.archive)


def member_name(member: zipfile.ZipInfo) -> PurePosixPath:
    """Name of a member: without the UTF-8 flag it is UTF-8 or CP932 bytes, whatever zipfile made of them."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp932"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return PurePosixPath(name.replace("\\", "/"))


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    """Copy no more than the size the archive declares, so that a lying header cannot fill the disk."""
    written = 0
    while chunk := source.read(1 << 20):
        written += len(chunk)
        if written > size:
            raise zipfile.BadZipFile("宣言より大きい")
        target.write(chunk)
