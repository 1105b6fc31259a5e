"""Publishing survives: what is published is whole, whatever stops a build. In processes, stopped for real.

The processes are forked, about 60 of them at some 50 ms; where there is no fork (Windows) they cannot be.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from etl.publish import publish
from etl.versions import only_writer
from geodata.dataset import current_version, open_dataset, published_versions
from geodata.errors import SourceError

if sys.platform == "win32":
    pytest.skip("kill -9 and limits of a process are POSIX", allow_module_level=True)

from tests.etl import publishers
from tests.etl.drafts import BUILT_AT, serial_of, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.etl.publishers"])


@pytest.fixture(autouse=True, scope="module")
def no_script_as_main() -> Iterator[None]:
    """A page that was tested before left its script as the main module, which every process would run first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        yield


def run(task: Callable[..., None], *arguments: object) -> Any:  # noqa: ANN401 - what the task answers
    """Run a task in a process of its own, which must end well; returns its answer."""
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=task, args=(*arguments, there))
    process.start()
    there.close()
    answer = here.recv()
    process.join(20)
    assert process.exitcode == 0
    return answer


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Folder with version 1 published."""
    publish(small(1), tmp_path, BUILT_AT)
    return tmp_path


@pytest.fixture
def reader(out: Path) -> Iterator[Callable[[], Any]]:
    """A process that opens the current version on and on; calling it stops it and says how often that was whole."""
    here, there = FORKS.Pipe(duplex=False)
    stop = FORKS.Event()
    process = FORKS.Process(target=publishers.read_on, args=(out, stop, there))
    process.start()

    def stopped() -> Any:  # noqa: ANN401 - a count or what was wrong
        stop.set()
        return here.recv()

    yield stopped
    stop.set()
    process.join(20)


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.iterdir() if path.name.startswith(".") and path.name != ".lock"]


def kill_points(count: int) -> list[int]:
    """Steps all over the writing, and every one of the swap."""
    return [*range(2, count - 9, max(1, count // 4)), *range(count - 9, count + 1)]


def test_a_build_killed_at_any_step_leaves_a_whole_version_for_readers_and_the_next_build(
    out: Path, reader: Callable[[], Any]
) -> None:
    points = kill_points(run(publishers.count_steps, out, 2))
    before, found = 2, []
    for step in points:
        killed = FORKS.Process(target=publishers.killed_at, args=(out, 100 + step, step))
        killed.start()
        killed.join(20)
        assert killed.exitcode == -9
        found.append(serial_of(out))
        assert found[-1] in {before, 100 + step}
        before = found[-1]
        with only_writer(out, print):
            assert leftovers(out) in ([], [".CURRENT-new"])
    assert found[0] == 2
    assert found[-1] == 100 + points[-1]
    times = reader()
    assert isinstance(times, int), times
    assert times > 10
    publish(small(1000), out, BUILT_AT)
    assert (serial_of(out), leftovers(out)) == (1000, [])


def test_builds_killed_at_random_moments_are_never_seen_half(out: Path, reader: Callable[[], Any]) -> None:
    chance = random.Random(20260101)  # noqa: S311 - moments, no secrets
    seen = {1}
    for serial in range(10, 130, 10):
        started = FORKS.Event()
        killed = FORKS.Process(target=publishers.publish_on, args=(out, serial, started))
        killed.start()
        assert started.wait(20)
        time.sleep(chance.uniform(0, 0.1))
        killed.kill()
        killed.join(20)
        seen.add(serial_of(out))
    times = reader()
    assert isinstance(times, int), times
    assert len(seen) == 13
    publish(small(1000), out, BUILT_AT)
    assert (serial_of(out), leftovers(out)) == (1000, [])


def test_a_disk_that_is_full_at_any_step_refuses_with_one_sentence_and_keeps_what_was_published(out: Path) -> None:
    count = run(publishers.count_steps, out, 2)
    published = current_version(out)
    for step in kill_points(count)[1:-2]:  # the folder is there before them, and all is in place behind them
        said = run(publishers.refused_at, out, 100 + step, step)
        assert "空き容量が足りません" in said
        assert "公開済みの版はそのままです" in said
        assert current_version(out) == published
        assert leftovers(out) in ([], [".CURRENT-new"])
    assert serial_of(out) == 2


@pytest.mark.parametrize("largest", [1_000, 20_000], ids=["a table", "the geometry"])
def test_a_file_the_system_refuses_to_write_on_refuses_the_build(out: Path, largest: int) -> None:
    said = run(publishers.on_a_small_disk, out, 2, largest)
    assert said.count("。") == 3
    assert "空き容量が足りません" in said
    assert (serial_of(out), leftovers(out)) == (1, [])


def test_a_target_that_may_not_be_written_is_refused_and_still_read() -> None:
    out = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    try:
        publish(small(1), out, BUILT_AT)
        out.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        said, found = run(publishers.as_nobody, out, 2)
    finally:
        out.chmod(stat.S_IRWXU)
        shutil.rmtree(out)
    assert str(out) in said
    assert "書き込む権限がありません" in said
    assert found == 1


def test_a_build_waits_for_the_one_that_is_publishing_and_says_so(out: Path) -> None:
    held, release = FORKS.Event(), FORKS.Event()
    other = FORKS.Process(target=publishers.hold, args=(out, held, release))
    other.start()
    assert held.wait(20)
    said = []

    def hear(words: str) -> None:
        said.append(words)
        release.set()

    publish(small(2), out, BUILT_AT, hear)
    other.join(20)
    assert ["待っています" in words for words in said] == [True]
    assert serial_of(out) == 2


def test_a_build_that_waited_long_enough_says_that_another_is_publishing(out: Path) -> None:
    held, release = FORKS.Event(), FORKS.Event()
    other = FORKS.Process(target=publishers.hold, args=(out, held, release))
    other.start()
    assert held.wait(20)
    with pytest.raises(SourceError, match="公開している最中です"), only_writer(out, lambda _: None, wait_seconds=0.1):
        pass
    other.kill()  # and a writer that is killed stands in nobody's way
    other.join(20)
    publish(small(2), out, BUILT_AT)
    assert serial_of(out) == 2


def test_many_builds_at_once_all_get_their_turn(out: Path) -> None:
    builds = [FORKS.Process(target=publishers.publish_many, args=(out, n, 3)) for n in (10, 20, 30)]
    for build in builds:
        build.start()
    for build in builds:
        build.join(30)
    assert [build.exitcode for build in builds] == [0, 0, 0]
    assert serial_of(out) in {12, 22, 32}
    assert len(published_versions(out)) == 10
    assert all(open_dataset(out, version) for version in published_versions(out))
