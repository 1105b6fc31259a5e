"""A story as one HTML document: slides, keys, notes and pictures in it, and no request to anybody."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from dashboard.offline.files import document, held, json_bytes, script, style
from dashboard.palette import token
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.palette import Theme
    from dashboard.story.lists import Listed
    from dashboard.story.telling import Said, StorySlide
    from dashboard.wording import Words
    from dashboard.wording.story import StoryWords

_ASSETS: Final = Path(__file__).parents[1] / "assets" / "story"
_TOKENS: Final = ("paper", "ink", "second_ink", "hairline", "member", "accent")
_BUTTONS: Final = ("previous", "next", "blank", "notes", "codes", "full", "leave")
_FOOT_EMS: Final = 84.0
_WIDE: Final = 75.0
_BETWEEN: Final = 2.5
_SIZES: Final = {"large": 6.0, "middle": 4.25, "small-values": 3.0}
"""Rem of the values of figures by class, and above how wide a slide is and what stands between two."""
_TOLD: Final = ("slide_of", "next_is", "no_notes", "notes_title")


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for a slide: its PNG, its legend as HTML, and the HTML of its QR codes; empty where it has none."""

    picture: bytes = b""
    legend: str = ""
    code: str = ""


NOTHING: Final = Drawn()


def deck_html(slides: Sequence[StorySlide], drawn: Mapping[str, Drawn], words: Words, *, name: str) -> bytes:
    """The document; `drawn` is by the name of the slide. Under `name`, that of the story, a reload finds its slide."""
    own = WORDS[words.language]
    parts = [
        _slide(slide, number, len(slides), drawn.get(slide.name, NOTHING), words)
        for number, slide in enumerate(slides, start=1)
    ]
    told = {key: getattr(own, key) for key in _TOLD} | {"deck": name, "version": slides[0].version if slides else ""}
    dark = f"@media (prefers-color-scheme: dark) {{ .speaking {{ {_tokens('dark')} }} }}"
    head = style(f":root {{ {_tokens('contrast')} }}\n{dark}\n{_asset('deck.css')}")
    body = (
        f"<body>\n<main>\n{''.join(parts)}</main>\n{_speaker(own)}{_bar(own)}"
        f'<div class="blank" hidden></div>\n<p class="message" role="alert" hidden>{escape(own.popup_blocked)}</p>\n'
        f'<p class="live" aria-live="polite"></p>\n{held("said", json_bytes(told))}{script(_asset("deck.js"))}</body>\n'
    )
    title = slides[0].title if slides else own.deck
    return document(title, words.language, head=head, body=body).encode()


def _tokens(theme: Theme) -> str:
    """Colours: of slides those of paper, also in a dark hall, where a lamp has no black; of the notes the speaker's."""
    return " ".join(f"--{each}: {token(each, theme)};" for each in _TOKENS)


def _slide(slide: StorySlide, number: int, total: int, drawn: Drawn, words: Words) -> str:
    own = WORDS[words.language]
    is_plain = not (slide.map or slide.chart or slide.figures or slide.rows)
    kinds = ["slide"]
    kinds += ["with-map"] if slide.map else []
    kinds += ["opening"] if is_plain else []
    kinds += ["numbers"] if slide.link.startswith("sources") else []
    mark = f'<span class="mark">{escape(slide.sample)}</span>' if slide.sample else ""
    said = "".join(f'<p class="said">{escape(line)}</p>' for line in slide.text)
    shown = _chart(slide, drawn, own) + _figures(slide) + _table(slide.rows, own)
    notes = "".join(f"<p>{escape(line)}</p>" for line in _notes_of(slide, own))
    return (
        f'<section class="{" ".join(kinds)}" data-name="{escape(slide.name)}" aria-labelledby="title-{number}">\n'
        f'{_map(slide, drawn, words)}<div class="words"><p class="where"><span>{escape(slide.where)}</span>{mark}</p>'
        f'<h1 id="title-{number}">{escape(slide.title)}</h1>{said}{shown}{drawn.legend}</div>\n{drawn.code}'
        f'<div class="foot"><p class="papers">{escape(_papers(slide, words))}</p>'
        f'<p class="n">{escape(own.slide_of.format(n=number, total=total))}</p></div>\n'
        f'<aside class="notes" aria-label="{escape(own.notes_title)}">{notes}</aside>\n</section>\n'
    )


def _papers(slide: StorySlide, words: Words) -> str:
    """Credit, version, and as many sources as two lines hold; all of them stand in the notes."""
    own = WORDS[words.language]
    head = "　".join(part for part in (slide.credit, f"{words.version} {slide.version}") if part)
    for kept in range(len(slide.sources), 0, -1):
        more = [own.more_sources.format(n=len(slide.sources) - kept)] if kept < len(slide.sources) else []
        said = f"{head}　{own.source}: {'、'.join([*slide.sources[:kept], *more])}"
        if ems(said) <= _FOOT_EMS:
            return said
    return f"{head}　{own.source}: {own.more_sources.format(n=len(slide.sources))}" if slide.sources else head


def ems(text: str) -> float:
    """About how wide a text is: full-width signs one em, others a little over half."""
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.58 for sign in text)


def _notes_of(slide: StorySlide, own: StoryWords) -> list[str]:
    """What the speaker says, then whose word it is and the ids of the numbers."""
    passports = "、".join(map(str, slide.passports.values()))
    sources = "、".join(slide.sources)
    papers = [f"{own.source}: {sources}"] if sources else []
    return [*slide.notes, *papers, *([f"{own.numbers[2]}: {passports}"] if passports else [])]


def _png(body: bytes, alt: str) -> str:
    data = b64encode(body).decode("ascii")
    return f'<figure class="picture"><img src="data:image/png;base64,{data}" alt="{escape(alt)}"></figure>'


def map_alt(slide: StorySlide, words: Words) -> str:
    """What a reader who does not see the map is told."""
    view = slide.map
    if view is None:
        return ""
    classes = words.on_map.separator.join(f"{each.label} {each.count:,}" for each in view.classes if each.count)
    place = slide.where.partition("　")[0]
    return WORDS[words.language].map_alt.format(title=view.title, place=place, as_of=view.as_of, classes=classes)


def _map(slide: StorySlide, drawn: Drawn, words: Words) -> str:
    return _png(drawn.picture, map_alt(slide, words)) if slide.map and drawn.picture else ""


def _chart(slide: StorySlide, drawn: Drawn, own: StoryWords) -> str:
    if slide.chart is None:
        return ""
    if not drawn.picture:
        return f'<p class="small">{escape(own.picture_failed)}</p>'
    return _png(drawn.picture, own.chart_alt.format(title=slide.title))


def _figures(slide: StorySlide) -> str:
    figures = "".join(
        f'<div><dt>{escape(each.name)}</dt><dd class="value">{escape(each.value)}</dd>'
        f"{f'<dd class=small>{escape(each.share)}</dd>' if each.share else ''}</div>"
        for each in slide.figures
    )
    return f'<dl class="figures {_size_of(slide.figures)}">{figures}</dl>' if figures else ""


def _size_of(figures: Sequence[Said]) -> str:
    """The largest size at which every value fits into its share of the slide."""
    longest = max((ems(each.value) for each in figures), default=0)
    room = (_WIDE - _BETWEEN * (len(figures) - 1)) / max(1, len(figures))
    return next((name for name, size in _SIZES.items() if longest * size <= room), next(reversed(_SIZES)))


def _table(rows: Listed | None, own: StoryWords) -> str:
    if rows is None:
        return ""
    more = own.more.format(n=f"{rows.more:,}") if rows.more else ""
    below = " ".join(part for part in (rows.note, more) if part)
    note = f'<p class="small">{escape(below)}</p>' if below else ""
    if not rows.rows:
        return note
    heading = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows.heading)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows.rows)
    return f"<table><thead><tr>{heading}</tr></thead><tbody>{lines}</tbody></table>{note}"


def _bar(own: StoryWords) -> str:
    buttons = "".join(f'<button type="button" data-do="{key}">{escape(getattr(own, key))}</button>' for key in _BUTTONS)
    return f'<nav class="bar" aria-label="{escape(own.keys)}">{buttons}</nav>\n'


def _speaker(own: StoryWords) -> str:
    return (
        f'<section class="speaker" aria-label="{escape(own.notes_title)}"><p class="top"><span class="n"></span>'
        f'<span class="dark" hidden>{escape(own.is_blank)}</span><span class="clock"></span></p>'
        '<h1></h1><div class="lines"></div><p class="next"></p></section>\n'
    )
