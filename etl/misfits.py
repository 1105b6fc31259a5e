"""Records of one municipality that do not fit together: they lie over one another, or repeat a border inexactly.

A dissolve by equal edges is right only where they fit; elsewhere its rings cross, and land cancels out even-odd. The
wards of 横浜市 and 川崎市 in N03 2017 are so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from etl.topology import merged, to_polygons
from etl.topology.rings import Rings, ends_of, rings_of, twice_area

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from etl.topology import Topology

DOUBTFUL: Final = 3e-3
"""Share of its area by which a simplified shape may differ from its records before it is looked at as in the source."""

MATERIAL: Final = 1e-4
"""Share of its area by which a dissolved shape may differ from its records."""


def recorded_area(rings: Rings, n_owners: int) -> NDArray[np.float64]:
    """Area of the records of each owner together, in square degrees; shells are negative, interior on the right."""
    return np.bincount(rings.owner, -twice_area(rings.xy, rings.offsets) / 2, n_owners).astype(np.float64)


def misfits_of(
    topology: Topology, recorded: NDArray[np.float64], drawn: NDArray[np.object_]
) -> NDArray[np.signedinteger[Any]]:
    """Owners whose dissolved shape differs in area from their records. drawn: a simplified shape an owner."""
    doubtful = np.flatnonzero(_difference(drawn, recorded) > DOUBTFUL)
    if not len(doubtful):
        return doubtful
    group = np.full(len(recorded), -1, np.int32)
    group[doubtful] = np.arange(len(doubtful))
    exact = to_polygons(merged(topology, group, len(doubtful)))
    return doubtful[_difference(exact, recorded[doubtful]) > MATERIAL]


def _difference(shapes: NDArray[np.object_], area: NDArray[np.float64]) -> NDArray[np.float64]:
    ratio = np.divide(shapely.area(shapes), area, where=area > 0, out=np.ones(len(area)))
    return np.asarray(np.abs(ratio - 1), np.float64)


def united(rings: Rings, misfits: NDArray[np.signedinteger[Any]]) -> Rings:
    """The rings, those of each misfit united to one shape; new vertices stand only where its outlines cross."""
    is_shell, bad = twice_area(rings.xy, rings.offsets) < 0, np.isin(rings.owner, misfits)
    unions = [shapely.union_all(_polygons(rings, np.flatnonzero(rings.owner == one), is_shell)) for one in misfits]
    new = rings_of(np.array(unions, dtype=object), misfits.astype(np.int32))
    lengths = np.diff(rings.offsets)
    return Rings(
        np.concatenate([rings.xy[np.repeat(~bad, lengths)], new.xy]),
        ends_of(np.concatenate([lengths[~bad], np.diff(new.offsets)])),
        np.concatenate([rings.owner[~bad], new.owner]),
    )


def _polygons(rings: Rings, numbers: NDArray[np.intp], is_shell: NDArray[np.bool_]) -> list[shapely.Polygon]:
    """Polygons of rings in the order of their records: each shell, and the holes behind it."""
    parts: list[list[NDArray[np.float64]]] = []
    for number in numbers:
        ring = rings.xy[rings.offsets[number] : rings.offsets[number + 1]]
        if is_shell[number]:
            parts.append([ring])
        elif parts:
            parts[-1].append(ring)
    return [shapely.Polygon(shell, holes) for shell, *holes in parts]


def with_unions(
    merged_shapes: NDArray[np.object_], parts: NDArray[np.object_], group: NDArray[np.integer[Any]]
) -> NDArray[np.object_]:
    """Shapes merged by equal edges, and in place of those that differ in area from their parts the union of the parts.

    parts: a valid coverage. group: the number of its shape for each part, -1 for none.
    """
    used = group >= 0
    together = np.bincount(group[used], shapely.area(parts[used]), len(merged_shapes)).astype(np.float64)
    out = merged_shapes.copy()
    for number in np.flatnonzero(_difference(merged_shapes, together) > MATERIAL):
        together_again = shapely.coverage_union_all(parts[group == number])
        out[number] = shapely.multipolygons(shapely.get_parts(together_again))
    return out
