"""From polygons to the topology of their coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from etl.topology.arcs import Arcs, make_arcs
from etl.topology.faces import plan_rings
from etl.topology.model import Topology
from etl.topology.rings import ends_of, rings_of
from etl.topology.runs import cut_runs
from etl.topology.vertices import index_vertices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from etl.topology.rings import Indices, Rings


def build_topology(geometry: NDArray[np.object_], owner: NDArray[np.integer[Any]], n_owners: int) -> Topology:
    """Arcs between owners, dissolved: borders between records of one owner are left out.

    geometry: polygons or multipolygons, lon/lat in degrees. owner: (records,) 0 … n_owners - 1, -1 for nobody's.
    Neighbours meet where their vertices are exactly equal; an edge that its neighbour does not repeat becomes two
    outer edges. Raises GeodataError for other geometries or coordinates that are not numbers.
    """
    return topology_of_rings(rings_of(geometry, owner), n_owners)


def topology_of_rings(rings: Rings, n_owners: int) -> Topology:
    """The same from rings already read into arrays."""
    arcs = make_arcs(rings, cut_runs(rings, index_vertices(rings.xy)))
    return Topology(*arcs, plan=plan_rings(arcs, n_owners), n_owners=n_owners)


def merged(topology: Topology, group: Indices, n_groups: int) -> Topology:
    """The same with groups as owners: arcs within one group are left out. group: (owners,), -1 for nobody's."""
    of_side = np.append(group, np.int32(-1)).astype(np.int32)  # the last is nobody
    left, right = of_side[topology.left], of_side[topology.right]
    kept = (left != right) & (topology.lengths > 0)
    xy, offsets = topology.xy[np.repeat(kept, topology.lengths)], ends_of(topology.lengths[kept])
    arcs = Arcs(xy, offsets, left[kept], right[kept], topology.nodes[kept])
    return Topology(*arcs, plan=plan_rings(arcs, n_groups), n_owners=n_groups)
