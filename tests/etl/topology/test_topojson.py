"""The TopoJSON read back by a plain reader."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from hypothesis import given

from etl.topology import build_topology, to_polygons, to_topojson
from geodata.errors import GeodataError
from tests.etl.topology.grids import cells, decode, random_rows

CODES = ("01100", "01202", "02201", "02202")
GROUPS = ("01", "01", "02", "02")
STEPS = 100_000


def document(*rows: str, only: list[bool] | None = None) -> bytes:
    topology = build_topology(*cells(*rows), 4)
    return to_topojson(topology, CODES, GROUPS, STEPS, None if only is None else np.array(only))


def test_objects_are_named_and_in_the_order_of_owners() -> None:
    read = json.loads(document("abcd"))
    assert list(read["objects"]) == ["municipalities", "prefectures", "borders"]
    assert [item["id"] for item in read["objects"]["municipalities"]["geometries"]] == list(CODES)
    assert [item["id"] for item in read["objects"]["prefectures"]["geometries"]] == ["01", "02"]
    assert read["bbox"] == pytest.approx([139.0, 36.0, 139.04, 36.01])


def test_border_between_prefectures_is_apart_from_borders_within() -> None:
    shapes = decode(document("abcd"))
    assert shapes["borders/"].length == pytest.approx(0.01, abs=1e-6)
    assert shapes["prefectures/01"].length == pytest.approx(0.06, abs=1e-6)


def test_only_some_owners_bring_only_their_arcs() -> None:
    read = json.loads(document("abcd", only=[True, True, False, False]))
    assert [item["id"] for item in read["objects"]["municipalities"]["geometries"]] == list(CODES[:2])
    assert [item["id"] for item in read["objects"]["prefectures"]["geometries"]] == ["01"]
    assert read["bbox"] == pytest.approx([139.0, 36.0, 139.02, 36.01])
    used = {
        ref if ref >= 0 else ~ref
        for ref in np.concatenate([np.ravel(a["arcs"]) for a in read["objects"]["municipalities"]["geometries"]])
    }
    assert used == set(range(len(read["arcs"])))


def test_owner_without_land_keeps_its_place() -> None:
    geometries = json.loads(document("ab.d"))["objects"]["municipalities"]["geometries"]
    assert geometries[2] == {"type": None, "id": "02201"}


def test_same_arcs_same_bytes() -> None:
    assert document("abcd", "aacd") == document("abcd", "aacd")


def test_coarse_steps_keep_rings_closed() -> None:
    topology = build_topology(*cells("a........b"), 4)
    shapes = decode(to_topojson(topology, CODES, GROUPS, 1))
    assert shapely.get_num_coordinates(shapes["municipalities/01100"]) >= 4


def test_codes_that_do_not_match_the_owners_are_refused() -> None:
    topology = build_topology(*cells("ab"), 2)
    with pytest.raises(GeodataError, match="2 owners"):
        to_topojson(topology, CODES, GROUPS, STEPS)
    with pytest.raises(GeodataError, match="step"):
        to_topojson(topology, CODES[:2], GROUPS[:2], 0)


def test_no_land_at_all_is_still_a_topology() -> None:
    topology = build_topology(np.array([], dtype=object), np.array([], dtype=np.int64), 1)
    assert json.loads(to_topojson(topology, ["01100"], ["01"], STEPS))["arcs"] == []


@given(random_rows())
def test_any_grid_is_read_back_as_it_was(rows: list[str]) -> None:
    topology = build_topology(*cells(*rows), 4)
    if not len(topology.xy):
        return
    shapes = decode(to_topojson(topology, CODES, GROUPS, 99_991))
    for code, polygon in zip(CODES, to_polygons(topology), strict=True):
        back = shapes[f"municipalities/{code}"]
        assert back.is_valid
        assert shapely.symmetric_difference(back, polygon).area < 1e-5
