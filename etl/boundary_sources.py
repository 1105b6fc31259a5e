"""Which boundaries a build reads: those it is told, else the boundary sources that are not kept for a request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.dataset import sha256_of
from geodata.errors import SourceError
from geodata.sources import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_BOUNDARIES: Final = "boundaries"


def boundaries_in_use(sources: Mapping[str, Source], named: Sequence[Path]) -> tuple[dict[str, Source], list[Path]]:
    """Sources without the boundaries this build does not read, by id in name order, and the named files without papers.

    A named folder with papers, or a file in one, is read as that source, wherever the folder stands.
    Raises SourceError where a file is not the one of the papers, or two folders have one name.
    """
    used = {name: source for name, source in sources.items() if source.kind != _BOUNDARIES}
    if not named:
        used |= {
            name: source for name, source in sources.items() if source.kind == _BOUNDARIES and not source.on_request
        }
    without_papers = []
    for path in named:
        source = _source_of(path)
        if source is None:
            without_papers.append(path)
            continue
        before = used.get(source.id)
        if before is not None and before.folder.resolve() != source.folder.resolve():
            raise SourceError(
                f"出典のフォルダー名 {source.id} が2つあります（{before.folder}、{source.folder}）。片方の名前を変えてください。"
            )
        files = (*(before.files if before else ()), *source.files)
        used[source.id] = replace(source, files=tuple(dict.fromkeys(files)))
    for source in used.values():
        if source.kind == _BOUNDARIES:
            _check(source)
    return dict(sorted(used.items())), without_papers


def _source_of(path: Path) -> Source | None:
    """The boundary source that a folder is, or with that file alone where a file of one is named."""
    if (path / "source.toml").is_file():
        source = read_source(path.resolve())
        return source if source.kind == _BOUNDARIES else None
    folder = path.resolve().parent
    if not (folder / "source.toml").is_file():
        return None
    source = read_source(folder)
    files = tuple(file for file in source.files if file.path.name == path.name)
    return replace(source, files=files) if source.kind == _BOUNDARIES and files else None


def _check(source: Source) -> None:
    """Raises SourceError where a file is missing or is not the one its papers speak of."""
    for file in source.files:
        try:
            found = sha256_of(file.path) if file.path.is_file() else file.sha256
        except OSError as fault:
            raise SourceError(f"{file.path} を読めません（{fault.strerror}）。権限を確かめてください。") from fault
        if file.sha256 and found != file.sha256:
            raise SourceError(
                f"出典 {source.id} のファイル {file.path.name} が、source.toml の sha256 と違います。"
                "取得し直すか、差し替えたなら source.toml の sha256 と時点を直してください。"
            )
