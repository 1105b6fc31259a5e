"""The papers of a source: who published it, under which licence, as of when, and the checksum of each file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geodata.columns import STATUSES
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLE_SUFFIXES: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
_REQUIRED = ("kind", "publisher", "title", "url", "licence", "credit", "as_of", "status", "note")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One raw file of a source; `sha256` is empty where nothing was recorded (a file a user brought)."""

    path: Path
    sha256: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A folder under `geodata/sources` with its papers (`source.toml`).

    `files` are those its papers list, or every table in the folder where they list none.
    `complete_list` says that a membership list names every member, so that whoever is not on it is not one.
    `corrects` is the id of an earlier membership list that this one puts right.
    `on_request` keeps boundaries out of a build that does not name them.
    `defaults` fills columns that a register does not have, such as the body of a membership list. `given_as_of` is the
    date that the command line gave; it comes before every other.
    """

    id: str
    kind: str
    folder: Path
    files: tuple[SourceFile, ...]
    publisher: str
    title: str
    url: str
    licence: str
    credit: str
    as_of: str
    status: str
    note: str
    encoding: str
    crs: str
    optional: bool
    complete_list: bool
    defaults: Mapping[str, str]
    on_request: bool = False
    corrects: str = ""
    given_as_of: str = ""

    @property
    def is_present(self) -> bool:
        """Whether at least one of its files is there; only an optional source may be absent."""
        return any(file.path.exists() for file in self.files)


def read_source(folder: Path) -> Source:
    """Read the papers of one source folder. Raises SourceError that names the file and the missing key."""
    papers_file = folder / "source.toml"
    try:
        papers: dict[str, Any] = tomllib.loads(papers_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise SourceError(
            f"{papers_file} を読めません（{fault}）。書き方は geodata/sources/README.md にあります。"
        ) from fault
    missing = [key for key in _REQUIRED if not isinstance(papers.get(key), str)]
    if missing:
        raise SourceError(f"{papers_file} に {'、'.join(missing)} がありません。文字列で書き足してください。")
    if papers["status"] not in STATUSES:
        raise SourceError(f"{papers_file} の status は {'・'.join(STATUSES)} のどれかです: {papers['status']!r}")
    return Source(
        id=folder.name,
        folder=folder,
        files=_files(folder, papers),
        encoding=papers.get("encoding", ""),
        crs=papers.get("crs", ""),
        optional=bool(papers.get("optional", False)),
        complete_list=bool(papers.get("complete_list", False)),
        corrects=str(papers.get("corrects", "")),
        on_request=bool(papers.get("on_request", False)),
        defaults={key: str(value) for key, value in papers.get("defaults", {}).items()},
        **{key: papers[key] for key in _REQUIRED},
    )


def read_sources(sources: Path) -> dict[str, Source]:
    """Read every source folder, by id in name order. Raises SourceError."""
    folders = sorted(path.parent for path in sources.glob("*/source.toml"))
    if not folders:
        raise SourceError(f"{sources} に出典（source.toml）がひとつもありません。フォルダーの場所を確かめてください。")
    return {folder.name: read_source(folder) for folder in folders}


def _files(folder: Path, papers: Mapping[str, Any]) -> tuple[SourceFile, ...]:
    """Files the papers list; where they list none, every table an operator has put beside them."""
    if papers.get("files"):
        return tuple(_read_file(folder, entry) for entry in papers["files"])
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in TABLE_SUFFIXES)
    brought = tuple(SourceFile(path, "", None) for path in found if not path.name.startswith(("~$", ".")))
    if not brought and not papers.get("optional", False):
        raise SourceError(
            f"{folder} に表のファイル（{'・'.join(TABLE_SUFFIXES)}）がありません。置くか、フォルダーを消してください。"
        )
    return brought


def _read_file(folder: Path, entry: dict[str, Any]) -> SourceFile:
    name = str(entry.get("path", ""))
    if not name or "/" in name or "\\" in name:
        raise SourceError(f"{folder / 'source.toml'} の files.path は、同じフォルダーのファイル名です: {name!r}")
    return SourceFile(folder / name, str(entry.get("sha256", "")), entry.get("rows"))
