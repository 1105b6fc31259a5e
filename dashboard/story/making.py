"""Stories made: the document of a place, and its deck. Each loads what it draws with only where it is asked for."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from dashboard.configuration import ConfigurationError, OpenData, open_data, story_file
from dashboard.export.writing import write_whole
from dashboard.public_link import public_finder
from dashboard.story.deck_html import Drawn, deck_html
from dashboard.story.reading import STANDARD, read_story
from dashboard.story.telling import tell_story
from dashboard.wording import words_in
from dashboard.wording.export import WORDS as EXPORT
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.selection import Selection
    from dashboard.story.story import Story
    from dashboard.story.telling import StorySlide
    from dashboard.wording import Words
    from dashboard.wording.story import StoryWords
    from geodata.dataset import Dataset


@lru_cache(maxsize=1)
def standard_story() -> Story:
    """The story that comes with the app."""
    return read_story(STANDARD)


def chosen_story() -> Story:
    """The story an administrator named in atlas.toml, else the standard one. Raises GeodataError where it cannot be used."""
    file = story_file()
    return standard_story() if file is None else read_story(file)


def nothing_to_tell(_done: int, _total: int) -> None:
    """Nobody waits."""


def story_html(
    dataset: Dataset,
    selection: Selection,
    words: Words,
    *,
    story: Story | None = None,
    tell: Callable[[int, int], None] = nothing_to_tell,
) -> bytes:
    """The story of a place as one HTML document; `tell` is told how many slides are done, and of how many."""
    from dashboard.story.swatches import legend_of, measure_of  # noqa: PLC0415 - imports matplotlib

    told_by = story or standard_story()
    slides = tell_story(told_by, dataset, selection, words)
    finder = public_finder(dataset, selection, _settings()) or ""
    drawn: dict[str, Drawn] = {}
    for number, slide in enumerate(slides):
        tell(number, len(slides))
        legend = legend_of(slide.map, dataset, slide.name, words) if slide.map is not None else measure_of(slide.chart)
        drawn[slide.name] = Drawn(picture_of(slide, dataset, words) or b"", legend, _codes(slide, finder, words))
    tell(len(slides), len(slides))
    return deck_html(slides, drawn, words, name=told_by.name("ja"))


def story_deck(
    dataset: Dataset,
    selection: Selection,
    words: Words,
    *,
    story: Story | None = None,
    made_on: str = "",
) -> bytes:
    """The story of a place as PowerPoint; made today, or on the day that is named."""
    from dashboard.story.slides import deck_of  # noqa: PLC0415 - imports matplotlib and python-pptx

    told_by = story or standard_story()
    slides = tell_story(told_by, dataset, selection, words)
    name = told_by.name(words.language)
    return deck_of(slides, dataset, selection, words, name=name, address_of=address_of, made_on=made_on)


def make_slides(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The story of the choice as a file of the command line: PowerPoint, or one HTML document. Raises GeodataError."""
    words, said = words_in(selection.language), EXPORT[selection.language]
    story = chosen_story()
    tell(said.drawing, 0, 2)
    make = story_html if out.suffix.lower() == ".html" else story_deck
    file = make(dataset, selection, words, story=story)
    tell(said.writing, 1, 2)
    write_whole(out, file)
    tell(said.done, 2, 2)
    return [out]


def public_address() -> str:
    """The public address an administrator has set; "" without one."""
    return _settings().address


def address_of(slide: StorySlide) -> str:
    """Where the audience finds the slide's view, at the public address; "" without one."""
    address = public_address()
    return f"{address}/{slide.link}" if address else ""


def _settings() -> OpenData:
    try:
        return open_data()
    except ConfigurationError:  # the pages say so
        return OpenData()


def _codes(slide: StorySlide, finder: str, words: Words) -> str:
    """The codes of the slide's view and of the page to find one's own municipality, each with what it opens."""
    own = WORDS[words.language]
    address = address_of(slide)
    codes = _code(address, own.qr_view, own) + _code(finder, own.qr_town, own)
    return f'<div class="qr">{codes}</div>' if address else ""


def _code(address: str, opens: str, own: StoryWords) -> str:
    from dashboard.export.qr import qr_svg  # noqa: PLC0415 - loaded where a code is asked for

    if not address:
        return ""
    said = own.qr_alt.format(opens=opens, address=address)
    code = f'<div role="img" aria-label="{escape(said)}">{qr_svg(address)}</div>'
    return f'<figure>{code}<figcaption aria-hidden="true">{escape(opens)}</figcaption></figure>'


def picture_of(slide: StorySlide, dataset: Dataset, words: Words) -> bytes | None:
    """The PNG of a slide's map or chart; None where it has none, or where it cannot be drawn."""
    from dashboard.static_chart import UnknownInChart  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for
    from dashboard.story.pictures import picture_of_chart, picture_of_map  # noqa: PLC0415 - likewise

    if slide.map is not None:
        return picture_of_map(slide.map, dataset, words)
    if slide.chart is None:
        return None
    try:
        return picture_of_chart(slide.chart, slide.title)
    except UnknownInChart:
        return None
