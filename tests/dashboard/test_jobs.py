"""Exports in a process of their own: told of as they go, shared by those who ask for the same, refused in a sentence."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.export.jobs import Jobs, Task
from dashboard.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.export.jobs import Progress
    from geodata.dataset import Dataset


@pytest.fixture
def jobs(published: Path) -> Iterator[Jobs]:
    made = Jobs(published)
    yield made
    made.close()


def ended(jobs: Jobs, task: Task) -> Progress:
    progress = jobs.start(task)
    while progress.state in {"waiting", "running"}:
        time.sleep(0.05)
        progress = jobs.progress(task)
    return progress


def test_a_file_is_made_beside_the_server_and_once_for_all_who_ask(jobs: Jobs, dataset: Dataset) -> None:
    task = Task.of("table", "csv", dataset.version, Selection("council", "2023-10-01", "20", layer="kaso"))
    assert jobs.progress(task).state == "waiting"
    assert not jobs.is_known(task)
    assert ended(jobs, task).state == "done"
    assert "松本市" in jobs.file(task).decode("utf-8-sig")
    same = Task.of("table", "csv", dataset.version, Selection("council", "2023-10-01", "20", order="value"))
    assert jobs.start(same).state == "done"


def test_one_runs_while_the_other_waits_its_turn(jobs: Jobs, dataset: Dataset) -> None:
    first = Task.of("table", "csv", dataset.version, Selection("council", "2023-10-01", "20"))
    second = replace(first, prefecture="21")
    assert jobs.start(first).state == "running"
    assert jobs.start(second).state == "waiting"
    assert ended(jobs, second).state == "done"
    assert jobs.progress(first).state == "done"


def test_what_cannot_be_made_says_why_in_one_sentence(jobs: Jobs, dataset: Dataset) -> None:
    task = Task.of("table", "csv", dataset.version, Selection("council", "1999-01-01"))
    progress = ended(jobs, task)
    assert progress.state == "refused"
    assert progress.said.endswith("。")
    with pytest.raises(KeyError):
        jobs.file(task)
