"""The app as its own process: from the repository, or from a copy with a folder of versions of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

_OWN = ("dashboard", "geodata", "pages", ".streamlit")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "published", "sources")
_PATIENCE = 90.0  # seconds


class Server:
    """The app on a port of its own, which it keeps over a restart; `options` are those of `streamlit run`."""

    def __init__(self, folder: Path, *options: str, path: str = "") -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        named = ["--server.baseUrlPath", path] if path else []
        self._options = ["--server.port", str(self.port), "--server.headless", "true", *named, *options]
        self.address = f"http://127.0.0.1:{self.port}" + (f"/{path}" if path else "")
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", *self._options],
            cwd=self._folder,
            env={**os.environ, "PYTHONWARNINGS": "default"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):  # noqa: S310 - our own loopback server
                    break
            except OSError:
                assert process.poll() is None, "the app ended as it started"
                time.sleep(0.1)
        return process

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait(10)

    def restart(self) -> None:
        """Start it anew on the same port."""
        self._process = self._start()

    def stop(self) -> None:
        """End it in order."""
        self._process.terminate()
        self._process.wait(10)


def copied_app(folder: Path, published: Path) -> Path:
    """A copy of the app in `folder` that serves a copy of `published`; it finds atlas.toml there, too."""
    for name in _OWN:
        shutil.copytree(REPOSITORY / name, folder / name, ignore=_LEFT_OUT)
    shutil.copy(REPOSITORY / "streamlit_app.py", folder)
    shutil.copytree(published, folder / "geodata" / "published")
    return folder
