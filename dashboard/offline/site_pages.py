"""All files of the site, by name: pages as the app draws them, the map with its data, styles, fonts and tables."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import days, text
from dashboard.assets_routes import ASSETS, MAP_SCRIPT, MAP_STYLE, hashed, map_files
from dashboard.chart_papers import ChartPapers
from dashboard.navigation import ROOMS
from dashboard.offered import choices_of
from dashboard.offline.drawings import credits_of_lists
from dashboard.offline.explorer import map_html, map_start, page_css, page_script, plain_css, settings
from dashboard.offline.files import held, json_bytes
from dashboard.offline.map_data import map_data
from dashboard.offline.site_frame import LIMITS, framed, limits_html
from dashboard.offline.site_html import Painter
from dashboard.offline.site_links import HOME, Links
from dashboard.offline.site_run import Reader
from dashboard.offline.tables import table_parts
from dashboard.style import FACES, page_style
from dashboard.views.days import list_in_force
from dashboard.wording import words_in
from dashboard.wording.site import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.export.kinds import Tell
    from dashboard.offline.map_data import MapData
    from dashboard.offline.part import Part
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

PLAIN: Final = (
    "overview",
    "prefecture",
    "council",
    "changes",
    "targets",
    "members",
    "measures",
    "pilots",
    "evidence",
    "burden",
    "spread",
    "sources",
    "ledger",
)
"""Pages that say the same to everybody, so that they can be kept."""
NEEDS_SERVER: Final = tuple(room.name for room in ROOMS if room.name not in PLAIN)
"""Pages that answer what a reader asks."""
_SMALL: Final = 1_000
"""Bytes below which a packed twin saves nothing."""
_PACKED: Final = (".html", ".css", ".js", ".json", ".topojson", ".csv")


@dataclass(frozen=True, slots=True)
class _Site:
    """What all pages share; names of scripts and of the style sheet hold a hash of their content."""

    dataset: Dataset
    words: Words
    selection: Selection
    rooms: tuple[str, ...]
    prefectures: tuple[str, ...]
    data: MapData
    style: str
    scripts: tuple[tuple[str, bytes], ...]
    papers: ChartPapers

    def links(self, up: str) -> Links:
        choice = self.selection
        shown = {"body": choice.body, "as_of": choice.as_of, "lang": choice.language, "order": choice.order}
        return Links(up, frozenset(self.rooms), frozenset(self.prefectures), shown)


def site_files(
    dataset: Dataset,
    selection: Selection,
    tell: Tell,
    *,
    rooms: Sequence[str] = PLAIN,
    prefectures: Sequence[str] | None = None,
    tables: Sequence[Part] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file; the same dataset and choice give the same files.

    Of the pages, the prefectures with a page of their own, and the tables, those that are named, else all.
    """
    words = words_in(selection.language)
    said = WORDS[words.language].making
    places = tuple(dataset["prefectures"]["prefecture_code"] if prefectures is None else prefectures)
    steps = len(rooms) + len(places) + 2
    tell(said["map"], 0, steps)
    site = _site(dataset, selection, words, tuple(rooms), places)
    yield from _assets(site)
    tell(said["tables"], 1, steps)
    tables = table_parts(dataset, selection) if tables is None else tables
    yield from ((part.name, part.body) for part in tables)
    listed = "".join(f'<li><a href="../{part.name}">{escape(part.name.rpartition("/")[2])}</a></li>' for part in tables)
    yield f"{LIMITS}/index.html", _limits(site, listed)
    reader = Reader(dataset, _query(dataset, selection))
    for number, room in enumerate(rooms, 2):
        tell(words.pages[room], number, steps)
        yield "index.html" if room == HOME else f"{room}/index.html", _page(site, reader, room)
    for number, code in enumerate(places, 2 + len(rooms)):
        tell(text.place(code, words), number, steps)
        yield f"prefecture/{code}/index.html", _page(site, reader, "prefecture", code)


def with_twins(name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and its packed twin where that is smaller: for servers that look for one, and for the map's script."""
    yield name, body
    if name.endswith(_PACKED) and len(body) > _SMALL:
        yield f"{name}.gz", gzip.compress(body, 9, mtime=0)


def _query(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """The choice as a link of the app, without a place: the pages of all Japan come first."""
    query = selection.to_query(choices_of(dataset))
    return {key: value for key, value in query.items() if key not in {"pref", "town", "layer"}}


def _site(
    dataset: Dataset, selection: Selection, words: Words, rooms: tuple[str, ...], prefectures: tuple[str, ...]
) -> _Site:
    made = (
        (MAP_SCRIPT, map_files()[MAP_SCRIPT]),
        ("start.js", map_start(dataset).encode()),
        ("explorer.js", page_script("explorer.js").encode()),
    )
    css = _style()
    data = map_data(dataset, selection, words)
    day = days.with_list(selection.as_of, list_in_force(dataset, selection.body, selection.as_of), words)
    papers = ChartPapers(day, credits_of_lists(dataset), dataset.version)
    named = tuple((hashed(name, body), body) for name, body in made)
    return _Site(dataset, words, selection, rooms, prefectures, data, hashed("site.css", css), named, papers)


def _style() -> bytes:
    own = (ASSETS / "offline" / "site.css").read_text(encoding="utf-8")
    return (plain_css(page_style(fonts="fonts/")) + map_files()[MAP_STYLE].decode() + page_css() + own).encode()


def _assets(site: _Site) -> Iterator[tuple[str, bytes]]:
    """Everything below atlas/: what the map asks for, scripts, the style sheet and the fonts it names."""
    yield from ((f"atlas/{name}", body) for name, body in site.data.files.items())
    yield from ((f"atlas/{name}", body) for name, body in site.scripts)
    yield f"atlas/{site.style}", _style()
    permalink = page_script("permalink.js").encode()
    yield f"atlas/{hashed('permalink.js', permalink)}", permalink
    for _, file, _ in FACES:
        yield f"atlas/fonts/{file}", (ASSETS / "fonts" / file).read_bytes()


def _page(site: _Site, reader: Reader, room: str, prefecture: str = "") -> bytes:
    """A page of the app, of all Japan or of a prefecture."""
    words, said = site.words, WORDS[site.words.language]
    links = site.links("" if room == HOME else "../../" if prefecture else "../")
    has_map = room == HOME or bool(prefecture)
    around = map_html(site.dataset, site.data, words) if has_map else _elsewhere(room, said.map_elsewhere)
    places = _places(site) if room == "prefecture" and not prefecture else ""
    painter = Painter(links, words, site.papers, around, places, said)
    body = painter.page(reader.open(room, prefecture))
    title = f"{text.place(prefecture, words)}　{words.pages[room]}" if prefecture else words.pages[room]
    scripts = _map_scripts(site, links, prefecture) if has_map else _permalink(site) if room == "prefecture" else ""
    return framed("" if room == HOME else title, body, links, words, style=site.style, room=room, scripts=scripts)


def _elsewhere(room: str, sentence: str) -> str:
    """What stands where a page of the app has a map that is not kept."""
    has_map = next(each.map == "always" for each in ROOMS if each.name == room)
    return f'<p class="atlas small">{escape(sentence)}</p>' if has_map else ""


def _map_scripts(site: _Site, links: Links, prefecture: str) -> str:
    pages = "../{code}/index.html" if prefecture else "prefecture/{code}/index.html"
    told = settings(site.dataset, site.data, site.words, prefecture=prefecture, pages=pages)
    (atlas, _), *others = site.scripts
    return (
        held("explorer.json", json_bytes(told))
        + f'<script src="{links.up}atlas/{atlas}" data-page data-packed></script>\n'
        + "".join(f'<script src="{links.up}atlas/{name}"></script>\n' for name, _ in others)
    )


def _places(site: _Site) -> str:
    """The way to the page of each prefecture."""
    entries = "".join(
        f'<li><a href="{code}/index.html">{escape(text.place(code, site.words))}</a></li>' for code in site.prefectures
    )
    heading = escape(WORDS[site.words.language].prefectures)
    return f'<section class="atlas"><h2>{heading}</h2><ul class="places">{entries}</ul></section>'


def _permalink(site: _Site) -> str:
    name = hashed("permalink.js", page_script("permalink.js").encode())
    return f'<script src="../atlas/{name}" data-codes="{" ".join(site.prefectures)}"></script>\n'


def _limits(site: _Site, tables: str) -> bytes:
    words, links = site.words, site.links("../")
    body = limits_html(
        words,
        as_of=text.day(site.selection.as_of, words),
        body=words.bodies_long[site.selection.body],
        missing=NEEDS_SERVER,
        tables=tables,
    )
    return framed(WORDS[words.language].limits, body, links, words, style=site.style)
