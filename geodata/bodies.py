"""The last days of bodies: one followed the other, and they are never mixed in one number."""

from __future__ import annotations

from typing import Final

ENDED: Final = {"council": "2024-10-29"}
"""Last day of a body; one that is not here still exists. 国土交通省: 協議会 was reorganised into the プラットフォーム."""
