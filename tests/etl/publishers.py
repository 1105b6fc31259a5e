"""Processes that publish, read and are stopped: what the tests of publishing start.

They are forked from one server process that has imported everything (`forkserver`), so that each costs milliseconds.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

from etl.publish import publish
from etl.versions import only_writer
from geodata.errors import GeodataError
from tests.etl.drafts import BUILT_AT, serial_of, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Event
    from pathlib import Path

NOBODY = 65534
_STEPS = frozenset({"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "shutil.rmtree"})


def before_step(number: int, act: Callable[[], None]) -> Callable[[], int]:
    """Act before the numbered change to the file system that this process makes from now on; tells how many it made."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in _STEPS or (event == "open" and not _is_for_writing(arguments)):
            return
        seen += 1
        if seen == number:
            act()

    sys.addaudithook(hook)
    return lambda: seen


def _is_for_writing(opened: tuple[object, ...]) -> bool:
    """Whether a file is opened to be written, as "open" tells the audit: path, mode, flags."""
    path, _, flags = opened
    return isinstance(path, str) and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def count_steps(published: Path, serial: int, answer: Connection) -> None:
    """Publish, and send in how many steps."""
    made = before_step(0, lambda: None)
    publish(small(serial), published, BUILT_AT)
    answer.send(made())


def killed_at(published: Path, serial: int, step: int) -> None:
    """Publish and be killed before a step, as by kill -9."""
    before_step(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
    publish(small(serial), published, BUILT_AT)


def refused_at(published: Path, serial: int, step: int, answer: Connection) -> None:
    """Publish on a disk that is full from a step on; sends the sentence of the refusal, or "" without one."""

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before_step(step, full)
    answer.send(sentence(published, serial))


def on_a_small_disk(published: Path, serial: int, largest: int, answer: Connection) -> None:
    """Publish where no file may grow beyond a number of bytes: the system itself refuses to write."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    answer.send(sentence(published, serial))


def as_nobody(published: Path, serial: int, answer: Connection) -> None:
    """Publish, then read, as a user who may not write there."""
    serial_of(published)  # imports what reading takes, as the other user may not see where it is installed
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    answer.send((sentence(published, serial), serial_of(published)))


def sentence(published: Path, serial: int) -> str:
    try:
        publish(small(serial), published, BUILT_AT)
    except GeodataError as refusal:
        return str(refusal)
    return ""


def hold(published: Path, held: Event, release: Event) -> None:
    """Be the writer until released."""
    with only_writer(published, lambda _: None):
        held.set()
        release.wait(20)


def publish_many(published: Path, serial: int, times: int) -> None:
    """Publish as many versions, with this and the following serial numbers."""
    for number in range(times):
        publish(small(serial + number), published, BUILT_AT)


def publish_on(published: Path, serial: int, started: Event) -> None:
    """Publish on and on, and say so after the first time."""
    publish(small(serial), published, BUILT_AT)
    started.set()
    publish_many(published, serial + 1, 1000)


def read_on(published: Path, stop: Event, answer: Connection) -> None:
    """Open the current version again and again; sends how often it was whole, or what was wrong."""
    times = 0
    try:
        while not stop.is_set():
            serial_of(published)
            times += 1
    except Exception as fault:  # noqa: BLE001 - whatever it is, the test must hear of it
        answer.send(f"{type(fault).__name__}: {fault}")
    else:
        answer.send(times)
