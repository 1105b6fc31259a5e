"""From polygons to the topology of their coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.topology.arcs import make_arcs
from etl.topology.faces import plan_rings
from etl.topology.model import Topology
from etl.topology.rings import rings_of
from etl.topology.runs import cut_runs
from etl.topology.vertices import index_vertices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from etl.topology.rings import Rings


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
