"""TopoJSON (specification 1.0.0, Bostock & Metcalf): quantised, delta-encoded, the same bytes for the same arcs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.topology.polygons import arc_of, kept_rings
from etl.topology.rings import ends_of
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Indices, Ints, Mask

_CLOSED_TRIANGLE = 4


@dataclass(frozen=True, slots=True)
class _Written:
    """Arcs of a topology as texts, to be put into one file or many.

    origin: lon, lat of the whole number zero, in steps. arcs: (arcs,) JSON of each. low, high: (arcs, 2) corners of each
    in degrees. rings: which rings of the plan are there. left, right: (arcs,) group on either hand, -1 for nobody.
    """

    topology: Topology
    steps_per_degree: int
    origin: Ints
    arcs: pa.StringArray
    low: Floats
    high: Floats
    rings: Mask
    left: Ints
    right: Ints


def to_topojson(
    topology: Topology, codes: Sequence[str], groups: Sequence[str], steps_per_degree: int, only: Mask | None = None
) -> bytes:
    """TopoJSON of the owners in `only` (all without it), in the order of owners.

    codes, groups: one per owner, municipality and prefecture. Coordinates are rounded to whole steps, so that data on
    a grid of decimals stay as they are.
    Objects: `municipalities` (one geometry an owner, `id` its code, type null without land), `prefectures` (one
    MultiLineString a prefecture: coast and land border), `borders` (land borders between prefectures).
    Raises GeodataError where codes or groups do not match the owners, or there is no step in a degree.
    """
    shown = np.ones(topology.n_owners, np.bool_) if only is None else np.asarray(only, np.bool_)
    return _document(_written(topology, codes, groups, steps_per_degree), codes, groups, shown)


def to_topojson_by_group(
    topology: Topology, codes: Sequence[str], groups: Sequence[str], steps_per_degree: int
) -> dict[str, bytes]:
    """One TopoJSON for each group, as `to_topojson` with its owners only."""
    written, home = _written(topology, codes, groups, steps_per_degree), np.asarray(groups)
    return {name: _document(written, codes, groups, home == name) for name in sorted(set(groups))}


def _written(topology: Topology, codes: Sequence[str], groups: Sequence[str], steps_per_degree: int) -> _Written:
    if not len(codes) == len(groups) == topology.n_owners:
        raise GeodataError(f"{topology.n_owners} owners, {len(codes)} codes and {len(groups)} groups")
    if steps_per_degree < 1:
        raise GeodataError(f"there must be at least one step in a degree, got {steps_per_degree}")
    steps = np.rint(topology.xy * steps_per_degree).astype(np.int64)
    origin = steps.min(axis=0) if len(steps) else np.zeros(2, np.int64)
    steps, offsets = _without_repeats(steps - origin, topology.lengths)
    delta = np.diff(steps, axis=0, prepend=steps[:1])
    some = np.flatnonzero(np.diff(offsets))
    delta[offsets[some]] = steps[offsets[some]]
    east, north = (pc.cast(pa.array(np.ascontiguousarray(delta[:, axis])), pa.string()) for axis in (0, 1))
    pairs = pc.binary_join_element_wise("[", pc.binary_join_element_wise(east, north, ","), "]", "")
    low, high = np.full((len(offsets) - 1, 2), np.inf), np.full((len(offsets) - 1, 2), -np.inf)
    if len(some):
        low[some] = (np.minimum.reduceat(steps, offsets[some]) + origin) / steps_per_degree
        high[some] = (np.maximum.reduceat(steps, offsets[some]) + origin) / steps_per_degree
    return _Written(
        topology,
        steps_per_degree,
        origin,
        _lists(pairs, offsets),
        low,
        high,
        kept_rings(topology)[0],
        *_group_numbers(topology, groups),
    )


def _document(written: _Written, codes: Sequence[str], groups: Sequence[str], shown: Mask) -> bytes:
    topology = written.topology
    listed = np.append(shown, False)  # -1 is nobody
    used = (listed[topology.left] | listed[topology.right]) & (topology.lengths > 0)
    number = (np.cumsum(used) - 1).astype(np.int32)
    objects = {
        "municipalities": _collection(_municipalities(written, codes, shown, number)),
        "prefectures": _collection(_outlines(written, groups, shown, used, number)),
        "borders": _lines(used & (written.left != written.right) & topology.is_shared, number),
    }
    low, high = (written.low[used].min(axis=0), written.high[used].max(axis=0)) if used.any() else np.zeros((2, 2))
    scale = [1 / written.steps_per_degree] * 2
    translate = (written.origin / written.steps_per_degree).tolist()
    head = json.dumps(
        {
            "type": "Topology",
            "bbox": [*low.tolist(), *high.tolist()],
            "transform": {"scale": scale, "translate": translate},
        },
        separators=(",", ":"),
    )
    named = ",".join(f'"{name}":{text}' for name, text in objects.items())
    arcs = _list(written.arcs.filter(pa.array(used)))
    return f'{head[:-1]},"objects":{{{named}}},"arcs":{arcs}}}'.encode()


def _without_repeats(steps: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Drop vertices that fall on the one before; a line keeps two points, a closed one four."""
    offsets = ends_of(lengths)
    if not len(steps):
        return steps, offsets
    some = lengths > 0
    begin, end = offsets[:-1][some], offsets[1:][some]
    kept = np.ones(len(steps), np.bool_)
    kept[1:] = (steps[1:] != steps[:-1]).any(axis=1)
    kept[begin] = True
    left = np.add.reduceat(kept, begin, dtype=np.int64)
    closed = (steps[end - 1] == steps[begin]).all(axis=1)
    collapsed = left < np.where(closed, _CLOSED_TRIANGLE, 2)
    kept |= np.repeat(collapsed, lengths[some])
    return steps[kept], np.concatenate([[0], np.cumsum(kept)])[offsets]


def _municipalities(written: _Written, codes: Sequence[str], shown: Mask, number: Indices) -> list[str]:
    plan = written.topology.plan
    owner_of_polygon = np.repeat(shown, np.diff(plan.owner_offsets))
    kept = written.rings & np.repeat(owner_of_polygon, np.diff(plan.polygon_offsets))
    refs = plan.refs[np.repeat(kept, np.diff(plan.ring_offsets))]
    numbered = np.where(refs < 0, ~number[arc_of(refs)], number[arc_of(refs)])
    rings = _lists(pc.cast(pa.array(numbered), pa.string()), ends_of(np.diff(plan.ring_offsets)[kept]))
    ring_ends = np.concatenate([[0], np.cumsum(kept)])[plan.polygon_offsets]
    there = np.diff(ring_ends) > 0
    polygons = _lists(rings, ends_of(np.diff(ring_ends)[there]))
    owner_ends = np.concatenate([[0], np.cumsum(there)])[plan.owner_offsets]
    several = _lists(polygons, owner_ends).to_pylist()
    out = []
    for owner in np.flatnonzero(shown).tolist():
        count = owner_ends[owner + 1] - owner_ends[owner]
        kind = '"Polygon"' if count == 1 else '"MultiPolygon"' if count else "null"
        arcs = polygons[owner_ends[owner]].as_py() if count == 1 else several[owner]
        out.append(f'{{"type":{kind},"id":{json.dumps(codes[owner])}' + (f',"arcs":{arcs}}}' if count else "}"))
    return out


def _outlines(written: _Written, groups: Sequence[str], shown: Mask, used: Mask, number: Indices) -> list[str]:
    """The outline of every group that has an owner shown."""
    names = sorted({groups[owner] for owner in np.flatnonzero(shown).tolist()})
    every = sorted(set(groups))
    edge = used & (written.left != written.right)
    out = []
    for name in names:
        mine = edge & ((written.left == every.index(name)) | (written.right == every.index(name)))
        out.append(_lines(mine, number, name))
    return out


def _group_numbers(topology: Topology, groups: Sequence[str]) -> tuple[Ints, Ints]:
    """Number of the group on the left and on the right of each arc, -1 for nobody."""
    place = {name: number for number, name in enumerate(sorted(set(groups)))}
    of_owner = np.array([place[name] for name in groups] + [-1], np.int64)
    return of_owner[topology.left], of_owner[topology.right]


def _lines(arcs: Mask, number: Indices, name: str | None = None) -> str:
    listed = ",".join(f"[{arc}]" for arc in number[arcs].tolist())
    named = "" if name is None else f',"id":{json.dumps(name)}'
    return f'{{"type":"MultiLineString"{named},"arcs":[{listed}]}}'


def _collection(geometries: list[str]) -> str:
    return f'{{"type":"GeometryCollection","geometries":[{",".join(geometries)}]}}'


def _lists(texts: pa.StringArray, offsets: Ints) -> pa.StringArray:
    """JSON arrays of texts laid one behind the other."""
    joined = pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), texts), ",")
    return pc.binary_join_element_wise("[", joined, "]", "")


def _list(texts: pa.StringArray) -> str:
    return (
        "["
        + str(pc.binary_join(pa.ListArray.from_arrays(pa.array([0, len(texts)], pa.int32()), texts), ",")[0].as_py())
        + "]"
    )
