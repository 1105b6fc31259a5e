"""Which published versions there are, which of them can be shown, and how many are open at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dashboard.versions import OPEN_AT_ONCE, _open, fault_of, find, opened, versions
from etl.publish import publish
from tests.etl.drafts import BUILT_AT, small

if TYPE_CHECKING:
    from pathlib import Path


def test_versions_stand_with_the_current_one_first_and_what_their_papers_say(tmp_path: Path) -> None:
    names = [publish(small(serial), tmp_path, BUILT_AT) for serial in (1, 2)]
    assert [version.name for version in versions(tmp_path)] == names[::-1]
    assert {version.built_at for version in versions(tmp_path)} == {"2026-11-24T00:00:00+00:00"}
    assert [version.row_counts["excluded_areas"] for version in versions(tmp_path)] == [1, 1]
    assert opened(tmp_path).version == names[1]
    assert opened(tmp_path, names[0])["excluded_areas"]["area_code"].tolist() == ["1"]
    assert opened(tmp_path, names[0]) is opened(tmp_path, names[0])


def test_a_version_that_cannot_be_shown_says_why(tmp_path: Path) -> None:
    good, old, cut, altered, current = (publish(small(serial), tmp_path, BUILT_AT) for serial in range(5))
    manifest = tmp_path / old / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**told, "schema_version": 1}), encoding="utf-8")
    (tmp_path / cut / "manifest.json").write_text("{", encoding="utf-8")
    (tmp_path / altered / "pilots.parquet").write_bytes(b"x")
    assert (fault_of(tmp_path, good), fault_of(tmp_path, current)) == (None, None)
    assert (fault_of(tmp_path, old), fault_of(tmp_path, cut), fault_of(tmp_path, altered)) == (
        "schema",
        "damaged",
        "damaged",
    )
    assert (fault_of(tmp_path, "0" * 12), fault_of(tmp_path, "../" + good)) == ("gone", "unreadable")
    assert [find(tmp_path, name).schema for name in (old, cut)] == [1, 0]  # type: ignore[union-attr]


def test_only_a_few_versions_are_open_at_a_time(tmp_path: Path) -> None:
    _open.cache_clear()
    for serial in range(OPEN_AT_ONCE + 2):
        opened(tmp_path, publish(small(serial), tmp_path, BUILT_AT))
    assert _open.cache_info().currsize == OPEN_AT_ONCE
