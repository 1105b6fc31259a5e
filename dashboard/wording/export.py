"""Words of the command line that exports, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of one language."""

    collecting: str
    drawing: str
    writing: str
    done: str


JA: Final = ExportWords(
    collecting="データを集める",
    drawing="描く",
    writing="書き出す",
    done="できあがり",
)
EN: Final = ExportWords(
    collecting="Collecting the data",
    drawing="Drawing",
    writing="Writing",
    done="Done",
)
WORDS: Final[Mapping[str, ExportWords]] = {"ja": JA, "en": EN}
