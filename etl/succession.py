"""What became of a municipality: the same one under another name or code, or part of another one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.matching.spelling import name_key, readings_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

_SAME: Final = frozenset({"市制施行", "町制施行", "名称変更", "コード変更"})
_COLUMNS: Final = ("on", "kind", "old_code", "old_name", "new_code", "new_name")
_WARDS: Final = "区の再編"  # wards are no members; a row that names one means its city


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change of one municipality, as `code_changes` has it; the date as text, `2016-10-10`."""

    on: str
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The changes of `code_changes` by what they do.

    `renamed` leads from an old code to the code of the same municipality, `merged` from a code to what it became part
    of, `old` from today's code to every earlier municipality that is in it now, latest first. `names` are today's.
    """

    names: Mapping[str, str]
    renamed: Mapping[str, str]
    renamings: Mapping[str, tuple[Change, ...]]
    merged: Mapping[str, tuple[Change, ...]]
    old: Mapping[str, tuple[Change, ...]]

    @classmethod
    def from_tables(cls, codes: pd.DataFrame, changes: pd.DataFrame) -> Succession:
        """From the code table (municipality_code, name) and `code_changes`."""
        renamed: dict[str, str] = {}
        renamings: dict[str, list[Change]] = defaultdict(list)
        merged: dict[str, list[Change]] = defaultdict(list)
        old: dict[str, list[Change]] = defaultdict(list)
        dated = changes[changes["kind"] != _WARDS].assign(on=changes["effective_on"].dt.strftime("%Y-%m-%d"))
        for row in dated.sort_values("on", kind="stable").to_dict("records"):
            change = Change(*(str(row[name]) for name in _COLUMNS))
            old[str(row["current_code"])].insert(0, change)
            if change.kind not in _SAME and change.old_code != change.new_code:
                merged[change.old_code].append(change)
                continue
            renamings[change.old_code].append(change)
            if change.old_code != change.new_code:
                renamed[change.old_code] = change.new_code
        names = dict(zip(codes["municipality_code"], codes["name"], strict=True))
        return cls(
            names, renamed, *({code: tuple(of) for code, of in each.items()} for each in (renamings, merged, old))
        )

    def lasting_code(self, code: str) -> str:
        """Last code of the municipality that once had `code`; a merger ends it, a change of name or code does not."""
        seen = {code}
        while (following := self.renamed.get(code)) and following not in seen:
            code = following
            seen.add(code)
        return code

    def listed_as(self, current_code: str, written_name: str, written_code: str = "") -> tuple[str, str]:
        """Code and official name of the municipality a row names, where today's code is `current_code`.

        A row may name one that has since been renamed, or merged into `current_code`. The way a name is spelt (ヶ or
        ケ, with prefecture and 郡 or without) makes no difference: the name is the one of the code tables.
        """
        earlier = self.old.get(current_code, ())
        for change in earlier:
            if written_code == change.old_code != current_code:
                return change.old_code, change.old_name
        current = self.names.get(current_code, written_name)
        if not _is_named(current_code, current, written_name):
            for change in earlier:
                if _is_named(change.old_code, change.old_name, written_name):
                    return change.old_code, change.old_name
        return current_code, current

    def renaming(self, old_name: str, new_name: str, code: str) -> Change | None:
        """The change that gave the municipality with the lasting code `code` its new name, None if none is known."""
        for changes in self.renamings.values():
            for change in changes:
                if self.lasting_code(change.new_code) == code and (change.old_name, change.new_name) == (
                    old_name,
                    new_name,
                ):
                    return change
        return None

    def mergers(self, code: str) -> Iterator[tuple[Change, str]]:
        """What the municipality became part of, nearest first: each merger, and the lasting code it led to."""
        waiting, seen = [code], {code}
        while waiting:
            for change in self.merged.get(waiting.pop(0), ()):
                successor = self.lasting_code(change.new_code)
                if successor not in seen:
                    seen.add(successor)
                    waiting.append(successor)
                    yield change, successor


def _is_named(code: str, own: str, written: str) -> bool:
    key = name_key(own)
    return any(place.key == key and place.prefecture in {"", code[:2]} for place in readings_of_name(written))
