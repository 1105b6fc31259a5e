"""TopoJSON (specification 1.0.0, Bostock & Metcalf): quantised, delta-encoded, the same bytes for the same arcs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.topology.polygons import arc_of, kept_rings
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Indices, Ints, Mask

_CLOSED_TRIANGLE = 4
_SMALLEST_GRID = 2


class _Grid(NamedTuple):
    """Quantisation: lon/lat = translate + scale * whole number."""

    bbox: tuple[float, float, float, float]
    scale: Floats
    translate: Floats


def to_topojson(
    topology: Topology, codes: Sequence[str], groups: Sequence[str], quantization: int, only: Mask | None = None
) -> bytes:
    """TopoJSON of the owners in `only` (all without it), in the order of owners.

    codes, groups: one per owner, municipality and prefecture. quantization: steps along each side of the bounding box.
    Objects: `municipalities` (one geometry an owner, `id` its code, type null without land), `prefectures` (one
    MultiLineString a prefecture: coast and land border), `borders` (land borders between prefectures).
    Raises GeodataError where codes or groups do not match the owners, or quantization is below 2.
    """
    if not len(codes) == len(groups) == topology.n_owners:
        raise GeodataError(f"{topology.n_owners} owners, {len(codes)} codes and {len(groups)} groups")
    if quantization < _SMALLEST_GRID:
        raise GeodataError(f"quantization must be at least {_SMALLEST_GRID}, got {quantization}")
    shown = np.ones(topology.n_owners, np.bool_) if only is None else np.asarray(only, np.bool_)
    listed = np.append(shown, False)  # -1 is nobody
    used = (listed[topology.left] | listed[topology.right]) & (topology.lengths > 0)
    grid, arcs = _arcs(topology, used, quantization)
    number = (np.cumsum(used) - 1).astype(np.int32)
    objects = {
        "municipalities": _collection(_municipalities(topology, codes, shown, number)),
        "prefectures": _collection(_outlines(topology, groups, shown, used, number)),
        "borders": _lines(_borders(topology, groups, used), number),
    }
    head = json.dumps(
        {
            "type": "Topology",
            "bbox": grid.bbox,
            "transform": {"scale": grid.scale.tolist(), "translate": grid.translate.tolist()},
        },
        separators=(",", ":"),
    )
    named = ",".join(f'"{name}":{text}' for name, text in objects.items())
    return f'{head[:-1]},"objects":{{{named}}},"arcs":{arcs}}}'.encode()


def _arcs(topology: Topology, used: Mask, quantization: int) -> tuple[_Grid, str]:
    lengths = topology.lengths[used]
    xy = topology.xy[np.repeat(used, topology.lengths)]
    if not len(xy):
        return _Grid((0.0, 0.0, 0.0, 0.0), np.ones(2), np.zeros(2)), "[]"
    low, high = xy.min(axis=0), xy.max(axis=0)
    scale = np.where(high > low, (high - low) / (quantization - 1), 1.0)
    grid = _Grid((float(low[0]), float(low[1]), float(high[0]), float(high[1])), scale, low)
    steps, offsets = _without_repeats(np.rint((xy - low) / scale).astype(np.int64), lengths)
    delta = np.diff(steps, axis=0, prepend=steps[:1])
    delta[offsets[:-1]] = steps[offsets[:-1]]
    east, north = (pc.cast(pa.array(np.ascontiguousarray(delta[:, axis])), pa.string()) for axis in (0, 1))
    pairs = pc.binary_join_element_wise("[", pc.binary_join_element_wise(east, north, ","), "]", "")
    return grid, _list(_lists(pairs, offsets))


def _without_repeats(steps: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Drop vertices that fall on the one before; a line keeps two points, a closed one four."""
    ends = np.cumsum(lengths)
    kept = np.ones(len(steps), np.bool_)
    kept[1:] = (steps[1:] != steps[:-1]).any(axis=1)
    kept[ends - lengths] = True
    left = np.add.reduceat(kept, ends - lengths, dtype=np.int64)
    closed = (steps[ends - 1] == steps[ends - lengths]).all(axis=1)
    collapsed = left < np.where(closed, _CLOSED_TRIANGLE, 2)
    kept |= np.repeat(collapsed, lengths)
    return steps[kept], np.concatenate([[0], np.cumsum(kept)])[np.concatenate([[0], ends])]


def _municipalities(topology: Topology, codes: Sequence[str], shown: Mask, number: Indices) -> list[str]:
    plan = topology.plan
    kept, _ = kept_rings(topology)
    owner_of_polygon = np.repeat(shown, np.diff(plan.owner_offsets))
    kept &= np.repeat(owner_of_polygon, np.diff(plan.polygon_offsets))
    refs = plan.refs[np.repeat(kept, np.diff(plan.ring_offsets))]
    numbered = np.where(refs < 0, ~number[arc_of(refs)], number[arc_of(refs)])
    rings = _lists(pc.cast(pa.array(numbered), pa.string()), _ends(np.diff(plan.ring_offsets)[kept]))
    ring_ends = np.concatenate([[0], np.cumsum(kept)])[plan.polygon_offsets]
    there = np.diff(ring_ends) > 0
    polygons = _lists(rings, _ends(np.diff(ring_ends)[there]))
    owner_ends = np.concatenate([[0], np.cumsum(there)])[plan.owner_offsets]
    several = _lists(polygons, owner_ends).to_pylist()
    out = []
    for owner in np.flatnonzero(shown).tolist():
        count = owner_ends[owner + 1] - owner_ends[owner]
        kind = '"Polygon"' if count == 1 else '"MultiPolygon"' if count else "null"
        arcs = polygons[owner_ends[owner]].as_py() if count == 1 else several[owner]
        out.append(f'{{"type":{kind},"id":{json.dumps(codes[owner])}' + (f',"arcs":{arcs}}}' if count else "}"))
    return out


def _outlines(topology: Topology, groups: Sequence[str], shown: Mask, used: Mask, number: Indices) -> list[str]:
    """The outline of every group that has an owner shown."""
    names = sorted({groups[owner] for owner in np.flatnonzero(shown).tolist()})
    left, right = _group_numbers(topology, groups)
    every = sorted(set(groups))
    edge = used & (left != right)
    out = []
    for name in names:
        mine = edge & ((left == every.index(name)) | (right == every.index(name)))
        out.append(_lines(mine, number, name))
    return out


def _borders(topology: Topology, groups: Sequence[str], used: Mask) -> Mask:
    left, right = _group_numbers(topology, groups)
    between: Mask = used & (left != right) & topology.is_shared
    return between


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


def _ends(lengths: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)])
