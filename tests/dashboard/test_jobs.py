"""Exports in a process of their own: told of as they go, shared by those who ask for the same, refused in a sentence."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dashboard.export.jobs import Jobs, Progress, Task
from dashboard.making import told
from dashboard.multiples import made_sheet
from dashboard.selection import Selection
from dashboard.wording.making import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    second = Task.of("table", "csv", dataset.version, Selection("council", "2023-10-01", "21"))
    assert jobs.start(first).state == "running"
    assert jobs.start(second).state == "waiting"
    assert ended(jobs, second).state == "done"
    assert jobs.progress(first).state == "done"


def test_those_that_wait_get_a_file_each(jobs: Jobs, dataset: Dataset) -> None:
    towns = {"20": "松本市", "21": "高山市", "22": "下田市"}
    tasks = [
        Task.of("table", "csv", dataset.version, Selection("council", "2023-10-01", prefecture)) for prefecture in towns
    ]
    for task in tasks:
        jobs.start(task)
    files = [jobs.made(task).decode("utf-8-sig") for task in tasks]
    assert [[town for town in towns.values() if town in file] for file in files] == [[each] for each in towns.values()]


def test_a_function_and_its_plain_data_are_work_for_a_process_and_the_same_work_is_the_same_task(
    jobs: Jobs, dataset: Dataset
) -> None:
    tasks = [
        Task.of_work(
            partial(made_sheet, dataset, Selection("council", "2023-10-01", "47"), (name,), "svg"),
            "svg",
            dataset.version,
        )
        for name in ("kaso", "kaso", "pilots")
    ]
    assert tasks[0] == tasks[1] != tasks[2]
    assert len(tasks[0].given) < 1000  # no table of the dataset is handed over
    assert jobs.made(tasks[0]).startswith(b"<?xml")
    assert jobs.progress(tasks[1]).state == "done"
    assert not jobs.is_known(tasks[2])


def test_what_cannot_be_made_says_why_in_one_sentence(jobs: Jobs, dataset: Dataset) -> None:
    task = Task.of("table", "csv", dataset.version, Selection("council", "1999-01-01"))
    progress = ended(jobs, task)
    assert progress.state == "refused"
    assert progress.said.endswith("。")
    with pytest.raises(KeyError):
        jobs.file(task)
    with pytest.raises(GeodataError, match=r"。$"):
        jobs.made(task)


def test_who_waits_is_told_of_others_only_where_others_come_first() -> None:
    said = WORDS["ja"]
    assert told(Progress("waiting"), said) == "前の人のものを作っています。順番を待っています。"
    assert told(Progress("running"), said) == "作り始めています。"
    assert told(Progress("running", 0.5, "描く"), said) == "作っています: 描く"
