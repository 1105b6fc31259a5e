"""What `python -m dashboard export` can make: a function for each kind, and the endings of a file it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dashboard.briefing import make_overview
from dashboard.export.map_file import make_map
from dashboard.export.table_file import make_table
from dashboard.offline.kit import make_kit
from dashboard.offline.page_files import make_page_slides, make_page_tables
from dashboard.offline.site import make_site
from dashboard.prefecture_paper.files import make_briefing
from dashboard.selection import Selection
from dashboard.story.making import make_slides
from geodata.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Mapping

Tell = Callable[[str, int, int], None]
"""Told of progress: what is being done, how many steps are done, and of how many."""
Make = Callable[[Dataset, Selection, Path, Tell], list[Path]]
"""Writes to a path and gives the files it wrote. Raises GeodataError where it refuses, in one sentence."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export. `extensions` are the endings of --out without a dot, "" stands for a folder."""

    make: Make
    extensions: tuple[str, ...]


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "briefing": Kind(make_briefing, ("pdf", "docx", "zip", "")),
        "kit": Kind(make_kit, ("zip",)),
        "map": Kind(make_map, ("png", "svg", "pdf")),
        "overview": Kind(make_overview, ("pdf",)),
        "site": Kind(make_site, ("",)),
        "slides": Kind(make_slides, ("pptx", "html")),
        "table": Kind(make_table, ("csv", "xlsx")),
    }
)


def of_page(kind: str, page: str) -> Kind | None:
    """The same of a page of the app in place of the story or of the municipalities; None for any other kind."""
    match kind:
        case "slides":
            return Kind(partial(make_page_slides, page=page), ("pptx",))
        case "table":
            return Kind(partial(make_page_tables, page=page), ("",))
    return None
