"""The documents of stories for all readers of this server: each made once, in a thread beside the pages, the last kept."""

from __future__ import annotations

import logging
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from dashboard.story.making import public_address, story_html
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from dashboard.selection import Selection
    from dashboard.story.story import Story
    from geodata.dataset import Dataset

    Make = Callable[[Dataset, Selection, Story, Callable[[int, int], None]], bytes]

_MOST: Final = 8
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """How many slides are done, and of how many; 0 of 0 before it begins."""

    done: int = 0
    total: int = 0

    def tell(self, done: int, total: int) -> None:
        """Be told."""
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True)
class Deck:
    """A document that is made, or being made."""

    future: Future[bytes]
    progress: Progress

    @property
    def body(self) -> bytes | None:
        """The document; None while it is being made, and where it could not be made."""
        return self.future.result() if self.future.done() and not self.future.exception() else None

    @property
    def has_failed(self) -> bool:
        """Whether it could not be made; what went wrong stands in the server's log."""
        return self.future.done() and self.future.exception() is not None


@dataclass(slots=True)
class Decks:
    """The last few documents by version, choice, story and address of their codes. One is drawn at a time: two would wait for each other."""

    make: Make
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "story"))
    _kept: OrderedDict[tuple[str, Selection, Story, str], Deck] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def ask(self, dataset: Dataset, selection: Selection, story: Story, *, again: bool = False) -> Deck:
        """The document of a choice, begun now where nobody has asked for it, and `again` where it has failed."""
        key = (f"{dataset.path}", _of_story(selection), story, public_address())
        with self._lock:
            deck = self._kept.get(key)
            if deck is None or (again and deck.has_failed):
                progress = Progress()
                future = self._pool.submit(self.make, dataset, key[1], story, progress.tell)
                future.add_done_callback(_log_fault)
                deck = self._kept[key] = Deck(future, progress)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return deck


def _log_fault(future: Future[bytes]) -> None:
    fault = future.exception()
    if fault is not None:
        _log.error("a story could not be made", exc_info=fault)


def _of_story(selection: Selection) -> Selection:
    """The choice without what a story does not depend on, so that readers share a document."""
    return replace(
        selection,
        municipality=None,
        order="code",
        layer="membership",
        category=None,
        of="membership",
        since=None,
        second=None,
        is_high_contrast=False,
    )


def _made(dataset: Dataset, selection: Selection, story: Story, tell: Callable[[int, int], None]) -> bytes:
    return story_html(dataset, selection, words_in(selection.language), story=story, tell=tell)


@cache
def decks() -> Decks:
    """Those of this server."""
    return Decks(_made)
