"""The two bodies and the days on which they exist: one followed the other, and they are never mixed in one number."""

from __future__ import annotations

from typing import Final

FOUNDED: Final = {"council": "2021-03-09", "platform": "2024-10-29"}
ENDED: Final = {"council": "2024-10-29"}
"""Last day of a body; one that is not here still exists. 国土交通省: 協議会 was reorganised into the プラットフォーム."""
