"""Name and day of a version of the dataset in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.text import JAPAN
from dashboard.wording.versions import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def version_said(shown: Dataset, words: Words) -> str:
    """Name and day of a version: "データの版 15a0b8c7b091（2026年11月26日作成）"."""
    built = built_on(shown.manifest["built_at"], words)
    return WORDS[words.language].shown.format(version=shown.version, built=built)


def built_on(built_at: str, words: Words) -> str:
    """Day in Japan on which a version was built, in words; a dash where it is not known."""
    if not built_at:
        return words.empty_cell
    return text.day(datetime.fromisoformat(built_at).astimezone(JAPAN).date().isoformat(), words)
