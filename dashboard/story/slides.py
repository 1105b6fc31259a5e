"""A story as PowerPoint: its slides as values of the deck. Import it where a deck is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.export.deck.slide import Picture, Slide, Table
from dashboard.export.deck.writer import deck_bytes
from dashboard.export.papers_of import papers_of
from dashboard.export.qr import qr_png
from dashboard.page_slides import credit_line, map_alt
from dashboard.story.pictures import picture_with_legend
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.selection import Selection
    from dashboard.story.telling import StorySlide
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def deck_of(
    slides: Sequence[StorySlide],
    dataset: Dataset,
    selection: Selection,
    words: Words,
    *,
    name: str,
    address_of: Callable[[StorySlide], str],
    made_on: str,
) -> bytes:
    """The deck of a story that was told; `address_of` is where the audience finds a slide's view, "" for nowhere."""
    papers = papers_of(
        dataset,
        words,
        name,
        area=slides[0].where.partition("　")[0] if slides else words.all_japan,
        as_of=selection.as_of,
        body=selection.body,
        lines=(),
        has_sample=any(slide.sample for slide in slides),
        made_on=made_on,
    )
    return deck_bytes([_slide(slide, dataset, words, address_of(slide)) for slide in slides], papers, words)


def _slide(slide: StorySlide, dataset: Dataset, words: Words, address: str) -> Slide:
    view = slide.map
    return Slide(
        slide.title,
        where=slide.where,
        lines=(*slide.text, *([slide.rows.note] if slide.rows and slide.rows.note else [])),
        picture=Picture(picture_with_legend(view, dataset, words), map_alt(view, words), view.title) if view else None,
        chart=slide.chart.to_dict() if slide.chart is not None else None,
        table=_table(slide, words),
        notes="\n".join((*slide.notes, *map(str, slide.passports.values()))),
        sources=slide.sources,
        credit=credit_line(dataset, words, *filter(None, [slide.credit])),
        sample=slide.sample,
        qr=qr_png(address) if address else None,
    )


def _table(slide: StorySlide, words: Words) -> Table | None:
    if slide.figures:
        rows = tuple((each.name, each.value, each.share) for each in slide.figures)
        has_shares = any(each.share for each in slide.figures)
        heading = (*WORDS[words.language].numbers[:2], "")
        kept = 3 if has_shares else 2
        return Table(heading[:kept], tuple(row[:kept] for row in rows))
    if slide.rows is None or not slide.rows.rows:
        return None
    return Table(slide.rows.heading, slide.rows.rows, more=slide.rows.more)
