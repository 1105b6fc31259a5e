"""The papers of a table that leaves, from the dataset and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import days
from dashboard.export.papers import Papers
from dashboard.version_said import version_said
from dashboard.views.papers import credits_of
from dashboard.wording.passport import WORDS as PASSPORT
from dashboard.wording.take_away import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.wording import Words
    from geodata.dataset import Dataset


def papers_of(
    data: Dataset,
    words: Words,
    content: str,
    *,
    area: str,
    as_of: str,
    body: str,
    lines: Sequence[str],
    has_sample: bool,
    link: str = "",
    made_on: str = "",
) -> Papers:
    """What a file says of itself; `link` opens the page it is from, "" where no page is known.

    `made_on` stands in place of today where the same version is to give the same bytes on any day.
    """
    said = WORDS[words.language]
    facts = {
        said.place: area,
        said.as_of: as_of,
        said.body: words.bodies_long[body],
        said.made_on: made_on or days.today().isoformat(),
        said.version: version_said(data, words),
        **({said.link: link} if link else {}),
        **({said.sample: words.sample_note} if has_sample else {}),
    }
    sources = tuple(
        said.source.format(credit=source["credit"], title=source["title"], licence=source["licence"])
        for source in credits_of(data)
    )
    kept = tuple(line for text in lines if text for line in text.split("\n"))
    numbers = PASSPORT[words.language].scheme.format(version=data.version[:8])
    return Papers(content, tuple(facts.items()), (*kept, numbers), sources, words.language)
