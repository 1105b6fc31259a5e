"""Which boundaries a build reads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from etl.boundary_sources import boundaries_in_use
from geodata.errors import SourceError
from geodata.sources import read_sources

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = """\
publisher = "x"
title = "x"
url = ""
licence = "x"
credit = "x"
as_of = "2025"
status = "公表値"
note = ""
"""


def add(folder: Path, *, kind: str = "boundaries", on_request: bool = False, files: int = 1) -> Path:
    """A source folder with papers and as many files."""
    folder.mkdir(parents=True)
    papers = f'kind = "{kind}"\n{PAPERS}on_request = {str(on_request).lower()}\n'
    for number in range(files):
        content = f"{folder.name}{number}".encode()
        (folder / f"{number}.zip").write_bytes(content)
        papers += f'[[files]]\npath = "{number}.zip"\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'
    (folder / "source.toml").write_text(papers, encoding="utf-8")
    return folder


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Sources: boundaries that every build reads, boundaries kept for a request, and a register."""
    add(tmp_path / "sources" / "always")
    add(tmp_path / "sources" / "n03", on_request=True, files=2)
    add(tmp_path / "sources" / "members", kind="membership")
    return tmp_path / "sources"


def used(sources: Path, *named: Path) -> tuple[dict[str, list[str]], list[Path]]:
    found, without_papers = boundaries_in_use(read_sources(sources), named)
    return {name: [file.path.name for file in source.files] for name, source in found.items()}, without_papers


def test_boundaries_kept_for_a_request_are_read_only_where_they_are_named(sources: Path) -> None:
    assert used(sources) == ({"always": ["0.zip"], "members": ["0.zip"]}, [])
    assert used(sources, sources / "n03") == ({"members": ["0.zip"], "n03": ["0.zip", "1.zip"]}, [])


def test_a_file_of_a_source_is_read_with_its_papers(sources: Path) -> None:
    assert used(sources, sources / "n03" / "1.zip") == ({"members": ["0.zip"], "n03": ["1.zip"]}, [])
    both = used(sources, sources / "n03" / "1.zip", sources / "always" / "0.zip", sources / "n03" / "0.zip")
    assert both == ({"always": ["0.zip"], "members": ["0.zip"], "n03": ["1.zip", "0.zip"]}, [])


def test_a_source_outside_the_folder_of_sources_is_read_with_its_papers(sources: Path, tmp_path: Path) -> None:
    other = add(tmp_path / "elsewhere" / "n03-2020")
    assert used(sources, other) == ({"members": ["0.zip"], "n03-2020": ["0.zip"]}, [])


def test_a_file_without_papers_stands_for_itself(sources: Path, tmp_path: Path) -> None:
    loose = [tmp_path / "towns.shp", tmp_path / "folder", sources / "n03" / "other.zip", sources / "members"]
    assert used(sources, *loose) == ({"members": ["0.zip"]}, loose)


def test_two_folders_of_one_name_are_refused_with_both(sources: Path, tmp_path: Path) -> None:
    other = add(tmp_path / "elsewhere" / "members")
    with pytest.raises(SourceError, match=r"members.*sources.*elsewhere"):
        used(sources, other)


def test_boundaries_that_are_not_those_of_their_papers_are_refused(sources: Path) -> None:
    (sources / "always" / "0.zip").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"always のファイル 0\.zip が、source\.toml の sha256 と違います"):
        used(sources)
    assert used(sources, sources / "n03" / "0.zip")[1] == []
