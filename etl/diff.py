"""What is different between two published versions, or between two membership lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from etl.changes import KINDS, changes_table, corrections
from etl.history import membership_history
from etl.lists import MemberList, member_lists
from etl.memberships import CLASSES, SAMPLE
from etl.registers import read_registers
from etl.roll import list_rejects, membership_roll
from etl.succession import Succession
from etl.table_diff import TableDifference, row_text, table_difference, with_corrections
from etl.written import as_written
from geodata.corrections import read_key
from geodata.dataset import Dataset, open_dataset, published_versions
from geodata.errors import DatasetError, SourceError
from geodata.sources import read_sources
from geodata.tables import CORRECTIONS, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.registers import Registers
    from etl.roll import Roll
    from geodata.columns import Table
    from geodata.sources import Source

_SAME: Final = ["body", "kind", "prefecture_code", "municipality_code", "previous_code", "after", "by", "old", "new"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from `before` to `after`: memberships as rows of `changes`, and the tables row by row.

    `corrected` are the corrections that were accepted in between, apart from what changed in the world.
    """

    before: str
    after: str
    changes: pd.DataFrame
    tables: tuple[TableDifference, ...] = ()
    notes: tuple[str, ...] = field(default=())
    corrected: pd.DataFrame = field(default_factory=lambda: CORRECTIONS.of_rows(()))

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of membership there are of each kind."""
        found = self.changes["kind"].value_counts()
        return {kind: int(found.get(kind, 0)) for kind in KINDS}

    def to_json(self) -> dict[str, Any]:
        """The whole difference for machines; a missing value is null."""
        return {
            "before": self.before,
            "after": self.after,
            "counts": self.counts,
            "changes": _records(self.changes),
            "tables": {
                each.table.name: {"counts": dict(each.counts), "rows": _records(each.rows)} for each in self.tables
            },
            "corrections": _records(self.corrected),
            "notes": list(self.notes),
        }


def difference(before: str, after: str, published: Path, sources: Path) -> Difference:
    """Difference of two versions (a name under `published`, or a folder), or of two membership lists.

    A list is named by the id of its source, or by its body, where needed with a date: `council@2023-10-01`. Raises
    SourceError or DatasetError with what there is to choose from.
    """
    versions = [_version(name, published) for name in (before, after)]
    if versions[0] and versions[1]:
        return version_difference(open_dataset(*versions[0]), open_dataset(*versions[1]))
    if versions[0] or versions[1]:
        raise SourceError("比べるものは、版と版、または名簿と名簿です。どちらかを直してください。")
    return _list_difference(before, after, published, sources)


def _version(name: str, published: Path) -> tuple[Path, str] | None:
    for folder in (published / name, Path(name)):
        if (folder / "manifest.json").is_file():
            return folder.resolve().parent, folder.resolve().name
    return None


def version_difference(before: Dataset, after: Dataset) -> Difference:
    """Difference of two versions: what the lists that are new say, what lists of the same date say otherwise."""
    old, new = _published_lists(before), _published_lists(after)
    rows, notes = [], []
    for key in sorted(set(old) & set(new)):
        pair = (old[key], new[key])
        if old[key].has_sample != new[key].has_sample:
            pair = (_without_sample(old[key]), _without_sample(new[key]))
            notes.append(f"{key[0]}@{key[1]} はどちらかの版だけがサンプルなので、サンプルの行を除いて比べました。")
        rows += corrections(*pair)
    known = set(_identities(before["changes"]))
    added = _without(after["changes"], known)
    otherwise = _without(changes_table(rows), set(_identities(added)))  # what a slip put right is in both
    changes = changes_table([*_records(added), *_records(otherwise)])
    corrected = _newly_corrected(before, after)
    tables = [
        with_corrections(table_difference(table, before[name], after[name]), _corrected_cells(corrected, table))
        for name, table in TABLES.items()
        if table is not CORRECTIONS
    ]
    differing = tuple(each for each in tables if len(each.rows))
    return Difference(before.version, after.version, changes, differing, tuple(notes), corrected)


def _newly_corrected(before: Dataset, after: Dataset) -> pd.DataFrame:
    known = set(before["corrections"]["correction_id"])
    rows = after["corrections"]
    return rows[~rows["correction_id"].isin(known)].reset_index(drop=True)


def _corrected_cells(corrected: pd.DataFrame, table: Table) -> set[tuple[str, str]]:
    own = corrected[corrected["record_table"] == table.name]
    keys = [read_key(text, table) or () for text in own["record_key"]]
    return {(row_text(key), field) for key, field in zip(keys, own["field"], strict=True)}


def _without_sample(of: MemberList) -> MemberList:
    real = {place: member for place, member in of.members.items() if member.status != SAMPLE}
    return replace(of, members=real)


def _without(changes: pd.DataFrame, known: set[tuple[object, ...]]) -> pd.DataFrame:
    return changes[~pd.Series(_identities(changes), index=changes.index, dtype="object").isin(known)]


def _identities(changes: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(changes[_SAME].astype("object").fillna("").itertuples(index=False, name=None))


def _published_lists(dataset: Dataset) -> dict[tuple[str, str], MemberList]:
    succession = Succession.from_tables(dataset["municipalities"], dataset["code_changes"])
    no_rejects = dataset["rejects"].head(0).assign(body="", as_of="")
    lists = member_lists(dataset["memberships"], succession, (), (), no_rejects)
    return {(each.body, each.as_of): each for each in lists}


def _list_difference(before: str, after: str, published: Path, sources_dir: Path) -> Difference:
    sources = read_sources(sources_dir)
    registers = read_registers(sources.values())
    roll = membership_roll(registers, sources)
    named = [_named_list(name, roll, registers, sources) for name in (before, after)]
    missing = [name for name, found in zip((before, after), named, strict=True) if found is None]
    if missing:
        raise SourceError(_choice(missing[0], published, roll, sources))
    pairs = sorted(zip((each for each in named if each is not None), (before, after), strict=True), key=_by_date)
    (old, old_name), (new, new_name) = pairs
    if old.body != new.body:
        raise SourceError("協議会とプラットフォームの名簿は比べません。同じ組織の名簿を指定してください。")
    notes = [] if old_name == before else ["時点の早い名簿を前にしました。"]
    source = sources.get(new_name.partition("@")[0])
    is_correction = source is not None and source.corrects == old_name.partition("@")[0]
    if is_correction or old.as_of == new.as_of:
        rows = corrections(old, new, only_listed=not new.complete_classes)
        return Difference(old_name, new_name, changes_table(rows), notes=tuple(notes))
    if not old.complete_classes:
        notes.append(f"{old_name} は全会員の名簿ではないため、参加は加入日がある会員だけです。")
    if not new.complete_classes:
        notes.append(f"{new_name} は全会員の名簿ではないため、退会とは言えません。")
    changes = membership_history([old, new], roll.succession)["changes"]
    return Difference(old_name, new_name, changes, notes=tuple(notes))


def _named_list(name: str, roll: Roll, registers: Registers, sources: Mapping[str, Source]) -> MemberList | None:
    """The list of a body, or of one source alone; the newest where no date is named."""
    of, _, as_of = name.partition("@")
    lists = [each for each in roll.lists if each.body == of]
    if of in sources:
        rows = as_written(registers.tables["memberships"], registers.tables["resolutions"])
        own = rows[rows["source_id"] == of]
        complete = own[["body", "as_of"]].drop_duplicates().merge(pd.DataFrame({"of": CLASSES}), how="cross")
        is_complete = sources[of].complete_list
        keys = set(complete.itertuples(index=False, name=None)) if is_complete else set()
        lists = member_lists(own, roll.succession, keys, {of}, list_rejects(own, registers.rejects))
    found = [each for each in lists if as_of in {"", each.as_of}]
    return max(found, key=lambda each: each.as_of, default=None)


def _by_date(named: tuple[MemberList, str]) -> str:
    return named[0].as_of


def _choice(name: str, published: Path, roll: Roll, sources: Mapping[str, Source]) -> str:
    """The sentence that says what can be compared."""
    try:
        versions = published_versions(published)
    except DatasetError:
        versions = ()
    lists = [f"{each.body}@{each.as_of}" for each in roll.lists]
    lists += [source.id for source in sources.values() if source.kind == "membership" and source.is_present]
    return (
        f"{name} という版も名簿もありません。版: {'、'.join(versions) or 'なし'}。名簿: {'、'.join(lists) or 'なし'}。"
    )


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for JSON: dates as text, missing values None."""
    shown = frame.assign(
        **{str(name): frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime").columns}
    ).astype("object")
    records = shown.where(shown.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]
