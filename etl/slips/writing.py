"""Accepted corrections written: the files, their papers, and a record of each correction that every build publishes."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import tomllib
from typing import TYPE_CHECKING, Final

from geodata.corrections import key_text
from geodata.errors import SourceError
from geodata.tables import CORRECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from etl.slips.applying import Change, Plan

FOLDER: Final = "accepted-corrections"
FILE: Final = "corrections.csv"
_COLUMNS: Final = tuple(column.name for column in CORRECTIONS.columns if column.name not in {"status", "source_id"})
_PAPERS: Final = """kind = "corrections"
publisher = "二地域居住アトラス（訂正票から作成）"
title = "受け付けた訂正"
url = ""
licence = "このプロジェクトの登録表（MIT License）"
credit = "訂正票をもとに二地域居住アトラスが作成"
as_of = "{day}"
status = "登録値"
encoding = "UTF-8"
note = "訂正票により直した値です。python -m etl corrections apply が書き足します。個人の名は受け付けません。"

[[files]]
path = "corrections.csv"
sha256 = "{sha256}"
rows = {rows}
"""
_AS_OF: Final = re.compile(r'(?m)^(as_of\s*=\s*)"[^"]*"')
_ENTRY: Final = re.compile(r"(?m)^\[\[files\]\][^\[]*")


def write(plan: Plan, sources_dir: Path, day: date) -> list[Path]:
    """Write a plan whole: every file is made beside its place first, then put there by a rename. The files written.

    Raises SourceError, and leaves everything as it was, where a file has changed since or cannot be written.
    """
    for path, (before, _) in plan.files.items():
        if path.read_bytes() != before:
            raise SourceError(f"{path} が、示した後に変わりました。もう一度実行してください。")
    made: dict[Path, bytes] = {path: after for path, (_, after) in plan.files.items()}
    for path, raw in list(made.items()):
        papers = path.parent / "source.toml"
        text = (made.get(papers) or papers.read_bytes()).decode("utf-8")
        made[papers] = with_checksum(text, path.name, raw).encode("utf-8")
    made |= _record(plan.changes, sources_dir / FOLDER, day)
    _put(made)
    return sorted(made)


def _put(made: Mapping[Path, bytes]) -> None:
    standing = {path: path.read_bytes() if path.is_file() else None for path in made}
    waiting = {path: path.with_name(f".{path.name}.new") for path in made}
    done: list[Path] = []
    try:
        for path, raw in made.items():
            path.parent.mkdir(exist_ok=True)
            waiting[path].write_bytes(raw)
        for path, new in waiting.items():
            os.replace(new, path)  # noqa: PTH105 - takes the place of a file on Windows as well
            done.append(path)
    except OSError as fault:
        for path in done:
            _restore(path, standing[path])
        raise SourceError(
            f"{fault.filename} に書けません（{fault.strerror}）。何も変えていません。ファイルを閉じてから、もう一度実行してください。"
        ) from fault
    finally:
        for new in waiting.values():
            new.unlink(missing_ok=True)


def _restore(path: Path, raw: bytes | None) -> None:
    if raw is None:
        path.unlink()
    else:
        path.write_bytes(raw)


def with_checksum(papers: str, name: str, raw: bytes, rows: int | None = None) -> str:
    """Papers with the checksum of a file, and where given its rows, in its own entry; every other letter stays.

    Papers that record none for the file are left as they are. Raises SourceError where the entry cannot be rewritten.
    """
    entries = {str(entry.get("path")): entry for entry in tomllib.loads(papers).get("files", [])}
    if not entries.get(name, {}).get("sha256"):
        return papers
    sha256 = hashlib.sha256(raw).hexdigest()

    def renewed(found: re.Match[str]) -> str:
        entry = found[0]
        if tomllib.loads(entry)["files"][0].get("path") != name:
            return entry
        entry = re.sub(r"(?m)^(sha256\s*=\s*)[\"'][^\"']*[\"']", rf'\g<1>"{sha256}"', entry)
        return entry if rows is None else re.sub(r"(?m)^(rows\s*=\s*)\d+", rf"\g<1>{rows}", entry)

    changed = _ENTRY.sub(renewed, papers)
    after = {str(entry.get("path")): entry for entry in tomllib.loads(changed)["files"]}
    if after[name].get("sha256") != sha256:
        raise SourceError(f"source.toml の {name} の sha256 を書き換えられません。手で直してください: {sha256}")
    return changed


def _record(changes: Sequence[Change], folder: Path, day: date) -> Mapping[Path, bytes]:
    """The register of accepted corrections with these added, and its papers."""
    file, papers = folder / FILE, folder / "source.toml"
    before = file.read_bytes() if file.is_file() else _line(_COLUMNS).encode("utf-8")
    known = list(csv.DictReader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    last = max((int(row["correction_id"].rpartition("-")[2]) for row in known), default=0)
    start = before if before.endswith(b"\n") else before + b"\n"
    added = "".join(_line(_cells(change, last + at, day)) for at, change in enumerate(changes, 1))
    raw, rows = start + added.encode("utf-8"), len(known) + len(changes)
    if papers.is_file():
        text = _AS_OF.sub(rf'\g<1>"{day.isoformat()}"', papers.read_bytes().decode("utf-8"), count=1)
        text = with_checksum(text, FILE, raw, rows)
    else:
        text = _PAPERS.format(day=day.isoformat(), sha256=hashlib.sha256(raw).hexdigest(), rows=rows)
    return {file: raw, papers: text.encode("utf-8")}


def _cells(change: Change, number: int, day: date) -> tuple[str, ...]:
    of = change.correction
    cells = {
        "correction_id": f"k-{number:04}",
        "corrected_on": day.isoformat(),
        "record_table": of.table,
        "record_key": key_text(of.key),
        "field": of.field,
        "old": of.old,
        "new": of.new,
        "reason": of.reason,
        "evidence_url": of.evidence,
        "asked_by": of.office,
        "in_source": change.source_id,
        "in_file": change.file,
        "in_row": str(change.row),
    }
    return tuple(cells[name] for name in _COLUMNS)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
