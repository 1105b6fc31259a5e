"""Where a link of the app leads in the site: to a page that is there, to the map, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME: Final = "overview"
_PLACE: Final = ("pref", "town", "layer")
_CARD: Final = "card/"
_BESIDE: Final = "towns"
_SLIPS: Final = "corrections"
_DROPPED: Final = frozenset({"script", "style"})
_TOWN: Final = re.compile(r"[0-9]{5}")


@dataclass(frozen=True, slots=True)
class Links:
    """The pages of the site as one of them sees them.

    `up` leads from the page to the top ("", "../", "../../"); `rooms` are the pages that are there, `prefectures` those
    with a page of their own; `shown` is the choice that all pages show, as links have it.
    """

    up: str
    rooms: frozenset[str]
    prefectures: frozenset[str]
    shown: Mapping[str, str]

    def to(self, room: str, query: Mapping[str, str] | None = None) -> str | None:
        """Address of a page of the app with a choice; None where the site has nothing that shows it."""
        asked = {key: value for key, value in (query or {}).items() if self.shown.get(key) != value}
        if room == _BESIDE and _TOWN.fullmatch(asked.get(_BESIDE, "")):  # one alone is what stands beside the map
            return self._map({"pref": asked[_BESIDE][:2], "town": asked[_BESIDE]})
        if room not in self.rooms or set(asked) - set(_PLACE):
            return None
        if room == HOME:
            return self._map(asked)
        prefecture = asked.get("pref")
        if room == "prefecture" and prefecture in self.prefectures:
            place = {key: value for key, value in asked.items() if key != "pref"}
            return f"{self.up}prefecture/{prefecture}/index.html{_hash(place)}"
        return None if asked else f"{self.up}{room}/index.html"

    def of(self, href: str) -> str | None:
        """Where an address that a page of the app holds leads; addresses of others and places of the page stay."""
        parts = urlsplit(href)
        if parts.scheme in {"http", "https"} or (href.startswith("#") and len(href) > 1):
            return href
        if parts.scheme or parts.netloc:
            return None
        room = parts.path.strip("./")
        if room.startswith(_CARD) and _TOWN.fullmatch(code := room.removeprefix(_CARD)):
            return self.to(_BESIDE, {_BESIDE: code})
        return self.to(room or HOME, dict(parse_qsl(parts.query, keep_blank_values=True)))

    def is_asking(self, href: str) -> bool:
        """Whether a link only asks the app for something, so that nothing is left of it: a slip of correction."""
        return urlsplit(href).path.strip("./") == _SLIPS

    def _map(self, place: Mapping[str, str]) -> str:
        return f"{self.up}index.html{_hash(place)}"


def _hash(place: Mapping[str, str]) -> str:
    told = {key: place[key] for key in _PLACE if key in place}
    return f"#{urlencode(told)}" if told else ""


def linked(html: str, links: Links) -> str:
    """The same HTML with the links of the site, without scripts and styles; what leads nowhere stays as its text."""
    writer = _Writer(links)
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


class _Writer(HTMLParser):
    """Writes what it reads, tag by tag, as it came."""

    def __init__(self, links: Links) -> None:
        super().__init__(convert_charrefs=True)
        self.links = links
        self.written: list[str] = []
        self._dropped = 0
        self._anchors: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropped += 1
            return
        told = dict(attrs)
        if tag == "a":
            href = told.get("href") or ""
            to = self.links.of(href)
            self._anchors.append(_KEPT if to is not None else _GONE if self.links.is_asking(href) else _AS_TEXT)
            if self._anchors[-1] == _GONE:
                self._dropped += 1
                self.written[-1:] = [text.removesuffix(_BETWEEN) for text in self.written[-1:]]
            if to is None:
                return
            told["href"] = to
            if told.get("target") == "_self":
                del told["target"]
        self.written.append(f"<{tag}{''.join(_attribute(*each) for each in told.items())}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped -= 1
        elif tag == "a":
            was = self._anchors.pop() if self._anchors else _AS_TEXT
            self._dropped -= was == _GONE
            self.written += ["</a>"] if was == _KEPT else []
        elif tag not in _VOID:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.written.append(escape(data, quote=False))


_KEPT, _AS_TEXT, _GONE = range(3)
_BETWEEN: Final = " · "
"""What parts a slip from the papers before it, and goes with it."""
_VOID: Final = frozenset({"br", "hr", "img", "input", "col", "wbr"})


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
