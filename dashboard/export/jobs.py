"""Exports that take their time: each in a process of its own, one after the other, so that no viewer waits for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Final, Literal

from dashboard.export.work import packed
from geodata.dataset import PUBLISHED
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from dashboard.export.work import Work
    from dashboard.selection import Selection

State = Literal["waiting", "running", "done", "refused"]
_KEPT: Final = 6
"""Finished files that are kept for the next who asks for the same."""
_LOOK: Final = 0.2  # seconds between two looks of who waits


@dataclass(frozen=True, slots=True)
class Task:
    """What is made: arguments of `python -m dashboard`, of which version, the ending of the file.

    `given` is what the process reads from its standard input. Two readers who ask for the same share one.
    """

    arguments: tuple[str, ...]
    version: str
    ending: str
    given: bytes = b""

    @classmethod
    def of(cls, kind: str, ending: str, version: str, selection: Selection) -> Task:
        """A kind of export for a choice; what of it does not change the file is left out."""
        where = ("--prefecture", selection.prefecture) if selection.prefecture else ()
        options = ("--as-of", selection.as_of, "--body", selection.body, "--lang", selection.language)
        return cls(("export", kind, *options, *where, "--lines"), version, ending)

    @classmethod
    def of_work(cls, make: Work, ending: str, version: str) -> Task:
        """What a function makes that was given plain data and this version of the dataset."""
        return cls(("work",), version, ending, packed(make))

    def command(self, published: Path, out: Path) -> list[str]:
        """The command that makes it."""
        dataset = ("--dataset", str(published / self.version))
        return [sys.executable, "-m", "dashboard", *self.arguments, "--out", str(out), *dataset]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is: `share` of 0 to 1 and what is being done, or in one sentence why it was refused."""

    state: State
    share: float = 0.0
    said: str = ""


@dataclass(slots=True)
class _Job:
    out: Path
    process: subprocess.Popen[bytes] | None = None
    progress: Progress = field(default_factory=lambda: Progress("waiting"))

    @property
    def log(self) -> Path:
        return self.out.with_suffix(".log")


class Jobs:
    """The tasks of this server. Nothing runs by itself: whoever asks how far a task is moves all of them on."""

    def __init__(self, published: Path = PUBLISHED) -> None:
        self._published = published
        self._folder = tempfile.TemporaryDirectory(prefix="atlas-export-", ignore_cleanup_errors=True)
        self._jobs: OrderedDict[Task, _Job] = OrderedDict()
        self._lock = Lock()
        self._numbers = count()

    def start(self, task: Task) -> Progress:
        """Make it, unless it is being made or was made already; one that was refused is tried again."""
        with self._lock:
            job = self._jobs.get(task)
            if job is None or job.progress.state == "refused":
                self._jobs[task] = _Job(Path(self._folder.name) / f"{next(self._numbers)}.{task.ending}")
            self._jobs.move_to_end(task)
        return self.progress(task)

    def progress(self, task: Task) -> Progress:
        """How far it is; "waiting" also for one that nobody started."""
        with self._lock:
            for job in self._jobs.values():
                _look(job)
            if not any(job.progress.state == "running" for job in self._jobs.values()):
                self._begin_next()
            self._forget()
            known = self._jobs.get(task)
            return known.progress if known else Progress("waiting")

    def is_known(self, task: Task) -> bool:
        """Whether somebody started it and it has not been forgotten."""
        return task in self._jobs

    def file(self, task: Task) -> bytes:
        """The finished file. Raises KeyError for a task that is not done."""
        with self._lock:
            job = self._jobs[task]
            if job.progress.state != "done":
                raise KeyError(task)
            return job.out.read_bytes()

    def made(self, task: Task) -> bytes:
        """The file, made now and waited for where it was not made yet. Raises GeodataError with why it was refused."""
        progress = self.start(task)
        while progress.state in {"waiting", "running"}:
            sleep(_LOOK)
            progress = self.progress(task)
        if progress.state == "refused":
            raise GeodataError(progress.said)
        return self.file(task)

    def close(self) -> None:
        """End what runs and delete every file."""
        with self._lock:
            for job in self._jobs.values():
                if job.process is not None and job.process.poll() is None:
                    job.process.kill()
                    job.process.wait()
            self._jobs.clear()
        self._folder.cleanup()

    def _begin_next(self) -> None:
        for task, job in self._jobs.items():
            if job.progress.state == "waiting":
                with job.log.open("wb") as log, tempfile.TemporaryFile() as given:
                    given.write(task.given)
                    given.seek(0)
                    job.process = subprocess.Popen(  # noqa: S603 - our own program with the values of a checked choice
                        task.command(self._published, job.out),
                        stdin=given,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                        cwd=Path(__file__).parents[2],
                    )
                job.progress = Progress("running")
                return

    def _forget(self) -> None:
        done = [task for task, job in self._jobs.items() if job.progress.state in {"done", "refused"}]
        for task in done[:-_KEPT]:
            job = self._jobs.pop(task)
            job.out.unlink(missing_ok=True)


def _look(job: _Job) -> None:
    if job.process is None or job.progress.state != "running":
        return
    code = job.process.poll()
    lines = job.log.read_text(encoding="utf-8", errors="replace").splitlines()
    if code is None:
        told = [line.split("\t") for line in lines if line.count("\t") == 2]  # noqa: PLR2004 - what, done and of how many
        if told:
            what, done, of = told[-1]
            job.progress = Progress("running", int(done) / max(1, int(of)), what)
    elif code == 0 and job.out.is_file():
        job.progress = Progress("done", 1.0)
    else:
        job.progress = Progress("refused", said=next((line for line in reversed(lines) if line.strip()), ""))


@cache
def jobs() -> Jobs:
    """Those of this server."""
    return Jobs()
