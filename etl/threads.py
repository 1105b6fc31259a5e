"""How many threads the heavy steps use."""

from __future__ import annotations

from typing import Final

THREADS: Final = 2
"""As many as the machines have cores that this is meant for; more than a few wait for memory."""
