"""A request as a value, and how its parameters are read: what makes no sense is refused, never ignored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from dashboard.open_data.problems import bad, listed
from dashboard.wording import open_data as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from geodata.dataset import Dataset

_WHOLE: Final = re.compile(r"[0-9]{1,18}")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: of which dataset, under which absolute address, with which parameters.

    `address` is that of the routes, without a slash at its end. `pinned` is the version that the request names, "" for
    the current one; `query` is without it.
    """

    data: Dataset
    address: str
    path: str
    query: Mapping[str, str]
    pinned: str = ""
    contact: str = ""

    def link(self, path: str, **changed: object) -> str:
        """Absolute address of another answer, of the same version where one is named."""
        kept = {name: str(value) for name, value in changed.items() if value is not None}
        query = urlencode(kept | ({"v": self.pinned} if self.pinned else {}))
        return f"{self.address}/{path}" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer whose parameters are in order: what it is, and how its bytes are made when they are needed.

    `varies` says that its bytes name the time of their making, so that its ETag is a weak one.
    `total` is the number of rows before `limit`.
    """

    media_type: str
    make: Callable[[], bytes]
    file_name: str = ""
    is_attachment: bool = False
    varies: bool = False
    total: int | None = None
    links: tuple[tuple[str, str], ...] = ()


def once(items: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Parameters by name. Raises Problem for one that is given twice."""
    found: dict[str, str] = {}
    for name, value in items:
        if name in found:
            raise bad(words.TWICE.fill(name=_shown(name)))
        found[name] = value
    return found


def only(query: Mapping[str, str], allowed: Sequence[str]) -> None:
    """Refuse a parameter that is not allowed. Raises Problem."""
    known = (*allowed, "v")
    for name in query:
        if name not in known:
            raise bad(words.UNKNOWN_PARAMETER.fill(name=_shown(name), allowed=listed(known)), known)


def among(name: str, value: str, allowed: Collection[str]) -> str:
    """A value that is one of those there are. Raises Problem."""
    if value not in allowed:
        told = sorted(allowed)
        raise bad(words.UNKNOWN_VALUE.fill(name=name, value=_shown(value), allowed=listed(told)), told)
    return value


def whole(query: Mapping[str, str], name: str, low: int, high: int, default: int, *, cut: bool = False) -> int:
    """A whole number between two bounds, both among them; above the higher one it is cut or refused. Raises Problem."""
    if name not in query:
        return default
    value = query[name]
    number = int(value) if _WHOLE.fullmatch(value) else -1
    if cut and number > high:
        return high
    if not low <= number <= high:
        raise bad(words.NOT_WHOLE.fill(name=name, low=low, high=f"{high:,}", value=_shown(value)))
    return number


def _shown(text: str) -> str:
    """Text from outside as far as a sentence needs it, without what is no letter."""
    return "".join(sign for sign in text[:_SHOWN] if sign.isprintable())
