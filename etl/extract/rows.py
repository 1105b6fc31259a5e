"""Register files from the disk, held against the checksum of their papers before anything reads them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from geodata.errors import SourceError
from geodata.reading.rows import tables_of
from geodata.reading.sheets import MAX_BYTES

if TYPE_CHECKING:
    from geodata.reading.rows import RegisterFile
    from geodata.sources import Source, SourceFile


def read_register(source: Source, file: SourceFile) -> list[RegisterFile]:
    """Every table of a file, as `tables_of` reads its bytes. Raises SourceError that says what to do."""
    return tables_of(source, file.path, _checked_bytes(source, file))


def _checked_bytes(source: Source, file: SourceFile) -> bytes:
    try:
        size = file.path.stat().st_size
        raw = file.path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as fault:
        raise SourceError(
            f"出典 {source.id} のファイル {file.path} を開けません。置き場所を確かめてください。"
        ) from fault
    if size > MAX_BYTES:
        raise SourceError(
            f"{file.path.name} は大きすぎます（{size / 10**6:,.0f} MB）。"
            f"上限は {MAX_BYTES // 10**6} MB です。表だけを残して保存し直してください。"
        )
    if file.sha256 and hashlib.sha256(raw).hexdigest() != file.sha256:
        message = (
            f"出典 {source.id} のファイル {file.path.name} が、source.toml の sha256 と違います。"
            "正しいファイルに戻すか、差し替えたなら source.toml の sha256 と時点を直してください。"
        )
        raise SourceError(message)
    return raw
