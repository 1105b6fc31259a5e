"""`python -m etl`; the commands are in `etl.commands`, which takes a second to load."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from etl.elsewhere import Elsewhere

if TYPE_CHECKING:
    from etl.registers import ReadRegisters


def main(read: ReadRegisters | None = None) -> None:
    """Run a command; `read` reads the registers of a build, in this process where it is left out."""
    from etl.commands import run  # noqa: PLC0415 - while another process may be loading too

    run(read)


if __name__ == "__main__":
    main(Elsewhere().read_registers if sys.argv[1:2] == ["build"] else None)
