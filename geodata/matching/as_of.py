"""The date a list stands for: from the command line, its title or its papers; never from today."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.dates import WHOLE_DATE, days_in, read_date
from geodata.errors import GeodataError, SourceError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geodata.columns import Column
    from geodata.reading.rows import RegisterFile
    from geodata.sources import Source

_STANDS: Final = re.compile(r"^[ )）】\]]*(?:\([月火水木金土日]\))?[ )）】\]]*(?:現在|時点)")
_OTHER_AFTER: Final = re.compile(
    r"^[ )）】\]]*(?:更新|作成|印刷|出力|公表|改訂|改定|改正|訂正|発足|設立|施行|締切|締め切り|発行|配布|提出|開催|付け?|から|以降|[~〜-])"
)
_OTHER_BEFORE: Final = re.compile(
    r"(?:更新|作成|印刷|出力|公表|改訂|改定|発行|提出|開催)(?:年月日|日時|日)?[ :：(（]*$"
)


def list_as_of(file: RegisterFile, column: Column) -> tuple[str, tuple[str, ...]]:
    """As-of of a list as its `as_of` column holds it, and warnings; "" where neither title nor papers have one.

    First `--as-of`, then a date in the title above the table or the sheet's name (or one marked 現在 or 時点 in the
    file's name), then `source.toml`.
    """
    source = file.source
    found = _titled(file)
    papers = _papers(source, column)
    chosen = source.given_as_of or (found[0] if found else "") or papers
    if column.pattern == WHOLE_DATE and chosen and not re.fullmatch(WHOLE_DATE, chosen):
        chosen = ""
    warnings = []
    if found and chosen and found[0] != chosen:
        warnings.append(f"{file.name} の{found[1]}の時点（{found[0]}）は、指定された時点（{chosen}）と違います。")
    if chosen and papers and papers != chosen:
        where = found[1] if found else ""
        warnings.append(
            f"{file.name} の時点は{where}の {chosen} としました。source.toml の as_of（{papers}）と違います。"
        )
    return chosen, tuple(warnings)


def without_as_of(file: RegisterFile) -> SourceError:
    """The refusal of a list that says nowhere when it holds."""
    return SourceError(
        f"{file.name} の時点が分かりません。表題に「令和5年10月1日現在」のように書くか、source.toml の as_of に書くか、"
        f"--as-of {file.source.id}=2023-10-01 を付けてください。今日の日付は使いません。"
    )


def with_given_as_of(sources: Mapping[str, Source], options: Sequence[str]) -> dict[str, Source]:
    """Sources with the dates of `--as-of SOURCE_ID=DATE`, or of a plain DATE where one list was brought.

    A list was brought where a file of a source has no recorded checksum. Raises SourceError that says how to write it.
    """
    given: dict[str, str] = {}
    for option in options:
        name, separator, text = option.rpartition("=")
        source_id = name.strip() if separator else _only_brought(sources.values(), option)
        if source_id not in sources:
            raise SourceError(
                f"--as-of {option}: 出典 {source_id} がありません。出典のフォルダー名を書いてください（{'・'.join(sources)}）。"
            )
        if source_id in given:
            raise SourceError(f"--as-of が出典 {source_id} に2回あります。1つにしてください。")
        given[source_id] = _read_option(option, text)
    return {
        source_id: replace(source, as_of=given.get(source_id, source.as_of), given_as_of=given.get(source_id, ""))
        for source_id, source in sources.items()
    }


def _read_option(option: str, text: str) -> str:
    try:
        written = read_date(text)
    except GeodataError as fault:
        raise SourceError(f"--as-of {option}: {fault}") from fault
    if written.is_fiscal:
        raise SourceError(f"--as-of {option}: 年度ではなく、2023-10-01 のように日付を書いてください。")
    return str(written)


def _only_brought(sources: Collection[Source], option: str) -> str:
    brought = [
        source.id
        for source in sources
        if source.kind not in {"boundaries", "council"} and any(not file.sha256 for file in source.files)
    ]
    brought = [source_id for source_id in brought if next(s for s in sources if s.id == source_id).is_present]
    if len(brought) != 1:
        names = "・".join(brought) or "なし"
        raise SourceError(
            f"--as-of {option}: どの出典の時点か決まりません（手元から入れた出典: {names}）。出典のフォルダー名を付けて "
            f"--as-of SOURCE_ID=2023-10-01 のように書いてください。"
        )
    return brought[0]


def _titled(file: RegisterFile) -> tuple[str, str] | None:
    """The one date of the title, else of the sheet's name, else of the file's name, and where it stood."""
    for text, where, needs_mark in (
        (file.title, "表題", False),
        (file.sheet, "シート名", False),
        (file.name.partition("［")[0].rpartition(".")[0], "ファイル名", True),
    ):
        marked, plain = set(), set()
        for day, before, after in days_in(text):
            if _STANDS.search(after):
                marked.add(day)
            elif not _OTHER_AFTER.search(after) and not _OTHER_BEFORE.search(before):
                plain.add(day)
        found = marked if marked or needs_mark else plain
        if len(found) == 1:
            return found.pop().isoformat(), where
    return None


def _papers(source: Source, column: Column) -> str:
    """The date of source.toml as the column holds it; "" where there is none or where a whole day is needed."""
    if not source.as_of.strip() or source.given_as_of:
        return ""
    try:
        written = read_date(source.as_of)
    except GeodataError as fault:
        raise SourceError(f"出典 {source.id} の source.toml の as_of を直してください。{fault}") from fault
    return "" if written.is_fiscal or (column.pattern == WHOLE_DATE and written.day is None) else str(written)
