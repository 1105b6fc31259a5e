from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import struct
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geodata.errors import SourceError
from geodata.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(__file__).parents[2] / "geodata" / "sources"
FOLDERS = sorted(papers.parent for papers in SOURCES.glob("*/source.toml"))
KINDS = {
    "jma-boundaries-2025": "boundaries",
    "municipality-codes-2020": "codes",
    "census-population": "statistics",
    "kaso-2022": "kaso",
    "romaji-2025": "romaji",
    "metro-2025": "metro",
    "code-changes": "code_changes",
    "council-members": "membership",
    "council-members-sample": "membership",
    "council-members-official": "membership",
    "membership-totals": "membership_totals",
    "cooperating-members": "cooperating_members",
    "pilots": "pilots",
    "measures": "measures",
    "burden-instruments": "burden_instruments",
    "plans": "plans",
    "corporations": "corporations",
    "targets": "targets",
    "surveys": "surveys",
    "events": "events",
    "expert-opinions": "opinions",
    "opinion-links": "opinion_links",
    "opinion-wordings-official": "opinion_wordings",
    "council-facts": "council",
    "council-organisation": "council_organisation",
    "committee-members-official": "committee_members",
}
OFFICIAL = "council-members-official"
BROUGHT = {OFFICIAL, "committee-members-official", "opinion-wordings-official"}
FILLED = ("kind", "publisher", "title", "licence", "credit", "as_of", "status", "encoding", "note")


def papers_of(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))


def listed_files() -> Iterator[tuple[str, str, int | None, Path]]:
    for folder in FOLDERS:
        for file in papers_of(folder).get("files", []):
            if folder.name not in BROUGHT:
                yield folder.name, file["sha256"], file.get("rows"), folder / file["path"]


LISTED = [pytest.param(*file, id=f"{file[0]}/{file[3].name}") for file in listed_files()]


def data_rows(path: Path) -> int | None:
    if path.suffix == ".csv":
        return sum(1 for _ in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))) - 1
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            table = next(name for name in archive.namelist() if name.endswith(".dbf"))
            return int(struct.unpack("<I", archive.read(table)[4:8])[0])
    return None


def test_the_sources_are_those_of_the_plan() -> None:
    assert {folder.name: papers_of(folder)["kind"] for folder in FOLDERS} == KINDS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_papers_are_complete(folder: Path) -> None:
    papers = papers_of(folder)
    assert [key for key in FILLED if not papers.get(key)] == []
    assert re.fullmatch(r"|https://[^ ]+", papers["url"])
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", papers["as_of"])
    assert papers["status"] in {"公表値", "登録値", "推計", "サンプル"}
    assert ("crs" in papers) == (papers["kind"] == "boundaries")
    assert "\n" not in papers["note"]


@pytest.mark.parametrize(("source", "sha256", "rows", "path"), LISTED)
def test_file_is_the_one_its_papers_describe(source: str, sha256: str, rows: int | None, path: Path) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256, f"correct the sha256 of {path.name} in {source}"
    assert data_rows(path) == rows, f"correct the rows of {path.name} in {source}"


def test_no_file_lies_there_without_papers() -> None:
    listed = {file for *_, file in listed_files()} | {folder / "source.toml" for folder in FOLDERS}
    there = {path for path in SOURCES.rglob("*") if path.is_file() and path.parent.name not in BROUGHT}
    assert there - listed == {SOURCES / "README.md"}


def test_the_place_for_the_official_list_takes_any_table_under_any_name() -> None:
    papers = papers_of(SOURCES / OFFICIAL)
    assert papers["optional"] is True
    assert papers["complete_list"] is True
    assert "files" not in papers


def test_without_a_list_of_files_every_table_in_the_folder_is_read(tmp_path: Path) -> None:
    shutil.copy(SOURCES / OFFICIAL / "source.toml", tmp_path)
    for name in ("会員名簿.xlsx", "b.CSV", "~$会員名簿.xlsx", "note.pdf"):
        (tmp_path / name).touch()
    assert [file.path.name for file in read_source(tmp_path).files] == ["b.CSV", "会員名簿.xlsx"]


def test_a_source_that_may_not_be_absent_says_that_its_file_is_missing(tmp_path: Path) -> None:
    papers = (SOURCES / OFFICIAL / "source.toml").read_text(encoding="utf-8")
    (tmp_path / "source.toml").write_text(papers.replace("optional = true", "optional = false"), encoding="utf-8")
    with pytest.raises(SourceError, match="表のファイル"):
        read_source(tmp_path)


def test_raw_files_keep_their_bytes_on_every_system() -> None:
    attributes = (SOURCES.parents[1] / ".gitattributes").read_text(encoding="utf-8")
    assert "geodata/sources/** -text" in attributes


def test_nothing_was_taken_from_the_test_fixtures(shared_data: Path) -> None:
    theirs = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for folder in ("boundaries", "reference")
        for path in (shared_data / folder).rglob("*")
        if path.is_file()
    }
    ours = {hashlib.sha256(path.read_bytes()).hexdigest() for path in SOURCES.rglob("*") if path.is_file()}
    assert {path for sha256, path in theirs.items() if sha256 in ours} == set()
