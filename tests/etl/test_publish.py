"""What is published, in which order, and what happens when it is damaged; on small versions."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from etl.__main__ import main
from etl.publish import Draft, publish
from etl.versions import use_version
from geodata.dataset import current_version, open_dataset, published_versions
from geodata.errors import DatasetError
from tests.etl.drafts import BUILT_AT, serial_of, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Folder with version 1 published."""
    publish(small(1), tmp_path, BUILT_AT)
    return tmp_path


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.iterdir() if path.name.startswith(".") and path.name != ".lock"]


def test_a_build_that_fails_leaves_what_was_published(out: Path) -> None:
    broken = Draft({**small(2).tables, "municipalities": None}, {}, b"", {}, {})  # type: ignore[dict-item]
    with pytest.raises((AttributeError, ValueError, TypeError)):
        publish(broken, out, BUILT_AT)
    assert (serial_of(out), leftovers(out)) == (1, [])


def test_versions_stand_in_the_order_of_their_publication_also_when_the_clock_goes_back(tmp_path: Path) -> None:
    first = publish(small(1), tmp_path, datetime(2026, 11, 24, tzinfo=UTC))
    second = publish(small(2), tmp_path, datetime(1999, 1, 1, tzinfo=UTC))
    assert current_version(tmp_path) == second
    assert published_versions(tmp_path) == (second, first)
    third = publish(small(3), tmp_path, datetime(2010, 1, 1, tzinfo=UTC))
    publish(small(1), tmp_path, datetime(2000, 1, 1, tzinfo=UTC))
    assert published_versions(tmp_path) == (first, third, second)


def test_a_corrupted_old_version_stands_in_nobodys_way_and_is_mended_when_it_is_published_again(out: Path) -> None:
    old = current_version(out)
    publish(small(2), out, BUILT_AT)
    (out / old / "manifest.json").write_bytes(b"\0" * 100)
    (out / old / "events.parquet").unlink()
    assert serial_of(out) == 2
    publish(small(3), out, BUILT_AT)
    assert serial_of(out) == 3
    assert publish(small(1), out, BUILT_AT) == old
    assert (serial_of(out), leftovers(out)) == (1, [])


def test_a_damaged_pointer_is_said_and_mended_by_the_next_build(out: Path) -> None:
    first = current_version(out)
    second = publish(small(2), out, datetime(2026, 12, 1, tzinfo=UTC))
    for garbage in (b"", b"\0\0\0\0", b"\xff\xfe", b"../../etc\n"):
        (out / "CURRENT").write_bytes(garbage)
        with pytest.raises(DatasetError, match=r"CURRENT.*python run.py build"):
            open_dataset(out)
    third = publish(small(3), out, BUILT_AT)
    assert published_versions(out) == (third, second, first)


def test_a_damaged_current_version_names_the_one_to_go_back_to(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = current_version(out)
    second = publish(small(2), out, BUILT_AT)
    (out / second / "report.md").write_text("x", encoding="utf-8")
    with pytest.raises(DatasetError, match=rf"report\.md が書き換え.*python run.py build.*python run.py use {first}"):
        open_dataset(out)
    monkeypatch.setattr(sys, "argv", ["etl", "use", first, "--out", str(out)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert first in capsys.readouterr().out
    assert serial_of(out) == 1
    with pytest.raises(DatasetError, match=r"report\.md"):
        use_version(out, second, print)
    assert serial_of(out) == 1


@pytest.mark.parametrize("name", ["../1", "", "0123456789abc", "/etc"])
def test_a_version_is_named_by_its_twelve_letters_and_nothing_else(out: Path, name: str) -> None:
    with pytest.raises(DatasetError, match="12文字"):
        use_version(out, name or " ", print)
    with pytest.raises(DatasetError, match="ありません"):
        use_version(out / "nowhere", current_version(out), print)
    assert not (out / "nowhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_published_version_may_be_read_by_everybody(out: Path) -> None:
    assert (out / current_version(out)).stat().st_mode & 0o777 == 0o755
