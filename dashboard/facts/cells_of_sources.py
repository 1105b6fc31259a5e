"""Cells of データ: rows of each table and of each file of a source, and rows that were set aside."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.registers import count_fact
from dashboard.facts.value_keys import value_key
from dashboard.wording.cells import WORDS
from geodata.tables import TABLES

if TYPE_CHECKING:
    from dashboard.wording import Words

OF_FILE: Final = ("rows_in", "rows_out", "rejected", "merged", "not_data", "outside")
_KEY: Final = re.compile(
    rf"sources\.(?:rows\.(?P<table>{'|'.join(TABLES)})"
    rf"|(?P<whole>rejects|files)"
    rf"|total\.(?P<total>{'|'.join(OF_FILE)})"
    rf"|file\.(?P<source>[a-z0-9_]+)\.(?P<place>[1-9][0-9]*)\.(?P<count>{'|'.join(OF_FILE)}))"
)


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if whole := found["whole"]:
        return Cell(rejects if whole == "rejects" else files, partial(_named, key=key))
    if total := found["total"]:
        return Cell(partial(of_all, count=total), partial(_all_named, count=total))
    if table := found["table"]:
        return Cell(partial(rows_of, table=table), partial(_table_named, table=table))
    source, place, count = found["source"], int(found["place"]), found["count"]
    make = partial(of_file, source=source, place=place, count=count)
    return Cell(make, partial(_file_named, source=source, place=place, count=count))


def rows_of(at: At, table: str) -> Fact:
    """Rows of a table of the dataset."""
    rows = at.dataset[table]
    tables = (table,) if "source_id" in rows else ()
    return count_fact(at, tables, at.dataset.manifest["row_counts"][table], lambda: rows, rows)


def rejects(at: At) -> Fact:
    """Rows of the sources that were set aside."""
    rows = at.dataset["rejects"]
    return count_fact(at, ("rejects",), len(rows), lambda: rows, None)


def _files(at: At) -> pd.DataFrame:
    return pd.DataFrame([file for source in at.dataset.manifest["sources"] for file in source["files"]])


def files(at: At) -> Fact:
    """Files of all sources."""
    return Fact("count", len(_files(at)), at.selection.as_of, "登録値", "", lambda: _files(at)[["name", *OF_FILE]])


def of_all(at: At, count: str) -> Fact:
    """What became of the rows of all files."""
    return replace(files(at), value=int(_files(at)[count].sum()))


def of_file(at: At, source: str, place: int, count: str) -> Fact:
    """What became of the rows of a file of a source; `place` is where it stands among the files, from 1."""
    own = next((each for each in at.dataset.manifest["sources"] if value_key(each["id"]) == source), None)
    if own is None or len(own["files"]) < place:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")
    file = own["files"][place - 1]
    rows = pd.DataFrame([{"file": file["name"], **{name: file[name] for name in OF_FILE}}])
    return Fact("count", file[count], own["as_of"], own["status"], own["title"], lambda: rows)


def _named(words: Words, key: str, **filled: str | int) -> str:
    return WORDS[words.language].names[key].format(**filled)


def _all_named(words: Words, count: str) -> str:
    return _named(words, "sources.total", count=getattr(words, count))


def _table_named(words: Words, table: str) -> str:
    own = TABLES[table]
    return _named(words, "sources.rows", table=own.label_en if words.language == "en" else own.label)


def _file_named(words: Words, source: str, place: int, count: str) -> str:
    return _named(words, "sources.file", source=source, place=place, count=getattr(words, count))
