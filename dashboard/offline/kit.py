"""The kit for a symposium: one zip with everything that is shown or handed out where there is no network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import days, text
from dashboard.configuration import open_data
from dashboard.export.writing import write_whole
from dashboard.offline.drawings import overview_drawings
from dashboard.offline.explorer import explorer_html, page_css, plain_css
from dashboard.offline.files import document, style
from dashboard.offline.part import Part, zipped
from dashboard.offline.qr_sheet import qr_sheet
from dashboard.offline.tables import built_day, table_parts
from dashboard.prefecture_paper.files import light_files
from dashboard.story.making import chosen_story, story_deck, story_html
from dashboard.style import page_style
from dashboard.version_said import version_said
from dashboard.views.days import list_in_force
from dashboard.views.papers import credits_of
from dashboard.wording import words_in
from dashboard.wording.kit import WORDS
from dashboard.wording.offline import WORDS as OFFLINE
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

LIMIT: Final = 15_000_000
"""Bytes of a kit at most: it goes by mail and on small sticks."""
_FIRST: Final = ("story.html", "explorer.html", "slides.pptx", "qr.html")
_TABLES: Final = "tables/"


def make_kit(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """Write the kit of all Japan, whose explorer opens at the chosen prefecture. Raises GeodataError."""
    said = WORDS[selection.language].making
    parts: list[Part] = []
    for number, (name, make) in enumerate(MAKERS.items()):
        tell(said.get(name, name), number, len(MAKERS) + 1)
        parts += make(dataset, selection)
    tell(said["zip"], len(MAKERS), len(MAKERS) + 1)
    write_whole(out, kit_zip(dataset, selection, parts))
    tell(said["done"], len(MAKERS) + 1, len(MAKERS) + 1)
    return [out]


def kit_zip(dataset: Dataset, selection: Selection, parts: Sequence[Part]) -> bytes:
    """The zip of these parts with their index, read-me and checksums; the same parts give the same bytes.

    Raises GeodataError where a name is none for Windows, or where it is larger than LIMIT.
    """
    said = WORDS[selection.language]
    index = Part("index.html", _index(dataset, selection, parts))
    read_me = Part(said.read_me, _read_me(dataset, selection, parts))
    made = zipped([*parts, index, read_me])
    if len(made) > LIMIT:
        raise GeodataError(said.too_large.format(size=f"{len(made) / 1e6:.1f}", limit=LIMIT // 1_000_000))
    return made


def _explorer(dataset: Dataset, selection: Selection) -> list[Part]:
    drawings = overview_drawings(dataset, selection, words_in(selection.language))
    return [Part("explorer.html", explorer_html(dataset, selection, drawings))]


def _story(dataset: Dataset, selection: Selection) -> list[Part]:
    """The story of the chosen place, the one an administrator named, as a document for the stage."""
    return [Part("story.html", story_html(dataset, selection, words_in(selection.language), story=chosen_story()))]


def _slides(dataset: Dataset, selection: Selection) -> list[Part]:
    words, day = words_in(selection.language), built_day(dataset)
    return [Part("slides.pptx", story_deck(dataset, selection, words, story=chosen_story(), made_on=day))]


def _papers(dataset: Dataset, selection: Selection) -> list[Part]:
    """The one-page paper of the chosen prefecture, or of all."""
    words = words_in(selection.language)
    about = WORDS[words.language].paper
    return [
        Part(f"papers/{name}", body, about.format(place=text.place(name[:2], words)))
        for name, body in light_files(dataset, selection)
    ]


def _qr(dataset: Dataset, selection: Selection) -> list[Part]:
    """The sheet of QR codes, where an administrator has set the address that others see."""
    settings = open_data()
    return [Part("qr.html", qr_sheet(dataset, selection, settings))] if settings.address else []


MAKERS: Final[dict[str, Callable[[Dataset, Selection], list[Part]]]] = {
    "story": _story,
    "explorer": _explorer,
    "slides": _slides,
    "papers": _papers,
    "tables": table_parts,
    "qr": _qr,
}
"""What makes the parts of a kit, in the order they are made."""


def _ordered(parts: Sequence[Part]) -> list[Part]:
    """What is opened first, then the others by name; of tables nothing."""
    first = [part for name in _FIRST for part in parts if part.name == name]
    rest = [part for part in parts if part.name not in _FIRST and not part.name.startswith(_TABLES)]
    return [*first, *sorted(rest, key=lambda part: part.name)]


def _index(dataset: Dataset, selection: Selection, parts: Sequence[Part]) -> bytes:
    words = words_in(selection.language)
    said = WORDS[words.language]
    opened = "".join(
        f'<li><a href="{escape(_at(part, selection))}">{escape(said.abouts.get(part.name) or part.about or part.name)}</a>'
        f' <span class="small">{escape(part.name)}・{_size(part)}</span></li>'
        for part in _ordered(parts)
    )
    tables = "".join(f"<li>{_table(own)}</li>" for own in _tables(parts).values())
    credits_ = "".join(f"<li>{escape(line)}</li>" for line in _credits(dataset))
    body = (
        f'<body class="stApp explorer"><header class="atlas"><h1>{escape(said.title)}</h1>'
        f'<div class="line"><span>{escape(words.all_japan)}</span><span>{escape(words.as_of)}: '
        f"{escape(_day(dataset, selection))}</span><span>{escape(words.bodies_long[selection.body])}</span></div>"
        f'<p class="small">{escape(said.sample)}</p></header>\n'
        f'<main class="atlas index"><ul class="first">{opened}</ul><h2>{escape(said.tables)}</h2><ul>{tables}</ul></main>\n'
        f'<section class="atlas small foot"><h2>{escape(words.credits)}</h2><ul class="small">{credits_}</ul>'
        f"<p>{escape(version_said(dataset, words))}</p></section></body>\n"
    )
    head = style(plain_css(page_style(fonts=""))) + style(page_css())
    return document(said.title, words.language, head=head, body=body).encode()


def _tables(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """The files of each table, by name without ending."""
    found: dict[str, list[Part]] = {}
    for part in sorted(parts, key=lambda part: part.name):
        if part.name.startswith(_TABLES):
            found.setdefault(part.name.removeprefix(_TABLES).rpartition(".")[0], []).append(part)
    return found


def _table(own: list[Part]) -> str:
    """A table's title, and each of its files."""
    links = "　".join(
        f'<a href="{escape(part.name)}">{escape(part.name.rpartition(".")[2].upper())}</a> {_size(part)}'
        for part in own
    )
    return f'{escape(own[0].name.removeprefix(_TABLES).rpartition(".")[0].replace("_", " "))}　<span class="small">{links}</span>'


def _at(part: Part, selection: Selection) -> str:
    """A part's address; the explorer opens at the chosen prefecture."""
    is_of_place = part.name == "explorer.html" and selection.prefecture
    return f"{part.name}#pref={selection.prefecture}" if is_of_place else part.name


def _size(part: Part) -> str:
    size = len(part.body)
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} KB"  # noqa: PLR2004 - where MB read better


def _day(dataset: Dataset, selection: Selection) -> str:
    listed = list_in_force(dataset, selection.body, selection.as_of)
    return days.with_list(selection.as_of, listed, words_in(selection.language))


def _credits(dataset: Dataset) -> list[str]:
    return [f"{each['credit']}（{each['title']}）" for each in credits_of(dataset)]


def _read_me(dataset: Dataset, selection: Selection, parts: Sequence[Part]) -> bytes:
    """The read-me with BOM and CRLF, as Windows' editor wants it."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    names = [f"- {part.name}　{said.abouts.get(part.name) or part.about}".rstrip("　") for part in _ordered(parts)]
    limits = [*OFFLINE[words.language].limits]
    if not any(part.name == "qr.html" for part in parts):
        limits.append(said.no_address)
    told = {
        "as_of": _day(dataset, selection),
        "body": words.bodies_long[selection.body],
        "version": version_said(dataset, words),
        "contents": "\n".join([*names, f"- {_TABLES}　{said.tables}"]),
        "limits": "\n".join(f"- {line}" for line in limits),
        "sample": said.sample,
        "credits": "\n".join(f"- {line}" for line in _credits(dataset)),
    }
    lines = "\n".join(line.format(**told) for line in (said.title, "", *said.lines)) + "\n"
    return lines.replace("\n", "\r\n").encode("utf-8-sig")
