"""A file of the kit, and the zip that holds them: the same parts give the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.export.archives import archive
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECKSUMS: Final = "SHA256SUMS"
_UNSAFE: Final = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its name below the top, with "/" between folders, its bytes, and what it is in a sentence."""

    name: str
    body: bytes
    about: str = ""


def safe_name(name: str) -> str:
    """The name, where Windows can write a file of it. Raises GeodataError."""
    pieces = name.split("/")
    if len(name) > _LONGEST or any(
        not piece or _UNSAFE.search(piece) or _RESERVED.fullmatch(piece) for piece in pieces
    ):
        raise GeodataError(f"キットのファイル名 {name!r} は Windows で使えません。別の名前にしてください。")
    return name


def checksums(parts: Iterable[Part]) -> Part:
    """SHA-256 of each part as `sha256sum --check` reads it, sorted by name."""
    lines = (f"{hashlib.sha256(part.body).hexdigest()}  {part.name}\n" for part in _sorted(parts))
    return Part(CHECKSUMS, "".join(lines).encode())


def zipped(parts: Iterable[Part]) -> bytes:
    """A zip of the parts and their checksums, sorted by name, without the time of its making. Raises GeodataError."""
    own = list(parts)
    names = [safe_name(part.name) for part in own]
    twice = {name for name in names if [each.casefold() for each in names].count(name.casefold()) > 1}
    if twice:
        raise GeodataError(f"キットに同じ名前のファイルがあります: {'、'.join(sorted(twice))}")
    return archive({part.name: part.body for part in _sorted([*own, checksums(own)])})


def _sorted(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: part.name)
