"""Text set downwards in a column of a page: headings, paragraphs, lists and tables; measured before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.palette import token
from dashboard.static_map.paper import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.static_map.paper import Paper

SMALL_PT: Final = 8.0
IDS_PT: Final = 6.5
_BULLET: Final = "・"


@dataclass(slots=True)
class Flow:
    """A column from `line`, the top of what comes next, downwards; without a paper it only measures."""

    paper: Paper | None
    left: float
    width: float
    line: float
    size: float
    leading: float = 1.35

    def heading(self, said: str) -> None:
        """The name of a section, over a hairline."""
        self.line -= 0.5 * self.size
        self._write(self.left, said, self.size + 1)
        self.line -= 1.3 * (self.size + 1)
        self._hairline("second_ink")
        self.line -= 0.25 * self.size

    def paragraph(self, said: str, *, size: float = 0.0, ink: str = "ink", indent: float = 0.0) -> None:
        """Lines of text, after an indent."""
        own = size or self.size
        for part in wrapped(said, own, self.width - indent):
            self._write(self.left + indent, part, own, ink)
            self.line -= self.leading * own

    def bullet(self, said: str) -> None:
        """One entry of a list."""
        self._write(self.left, _BULLET, self.size)
        self.paragraph(said, indent=self.size)

    def row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        numbers: frozenset[int],
        *,
        ids: str = "",
        is_head: bool = False,
    ) -> None:
        """A row of a table with a hairline below it; `ids` stand small at its right end, beyond the last cell."""
        size, ink = (SMALL_PT, "second_ink") if is_head else (self.size, "ink")
        top, left, deepest = self.line - 0.25 * size, self.left, 1
        for column, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            lines = wrapped(cell, size, wide - 6)
            for number, part in enumerate(lines):
                self.line = top - number * 1.25 * size
                is_number = column in numbers
                self._write(left + (wide - 6 if is_number else 0), part, size, ink, "right" if is_number else "left")
            deepest, left = max(deepest, len(lines)), left + wide
        self.line = top - 0.5 * (size - IDS_PT)
        self._write(left + 6, ids, IDS_PT, "second_ink")
        self.line = top - deepest * 1.25 * size - 0.1 * size
        self._hairline("hairline")

    def gap(self, points: float) -> None:
        """Leave room."""
        self.line -= points

    def _write(self, x: float, said: str, size: float, ink: str = "ink", align: str = "left") -> None:
        if self.paper is not None:
            self.paper.write(x, self.line - size, said, size, ink=ink, align=align)

    def _hairline(self, ink: str) -> None:
        if self.paper is not None:
            self.paper.rectangle((self.left, self.line, self.width, 0.5), facecolor=token(ink, "light"))
