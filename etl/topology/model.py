"""The topology of a coverage: arcs, who lies on either side, and the rings they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Indices, Ints, Mask


@dataclass(frozen=True, slots=True)
class RingPlan:
    """Which arcs make which ring; the same at every level of detail.

    refs: arcs in order along the rings, `a` forward, `~a` backward (as in TopoJSON). ring_offsets: (rings + 1,) into refs.
    polygon_offsets: (polygons + 1,) into rings, the shell first, then its holes. owner_offsets: (owners + 1,) into
    polygons, the largest first. Shells run clockwise, holes counter-clockwise: the interior is on the right.
    """

    refs: Indices
    ring_offsets: Ints
    polygon_offsets: Ints
    owner_offsets: Ints


@dataclass(frozen=True, slots=True)
class Topology:
    """Borders of a coverage, each stretch once.

    xy: (n, 2) lon, lat in degrees (the CRS of the source). offsets: (arcs + 1,) into xy; an arc dropped by simplification
    has no vertices but keeps its number. left, right: (arcs,) owner on either hand, -1 where nobody is.
    nodes: (arcs, 2) number of the junction at the begin and the end, equal for a closed arc.
    """

    xy: Floats
    offsets: Ints
    left: Indices
    right: Indices
    nodes: Indices
    plan: RingPlan
    n_owners: int

    @property
    def lengths(self) -> Ints:
        """Vertices of each arc."""
        return np.diff(self.offsets)

    @property
    def is_shared(self) -> Mask:
        """Arcs between two owners; the others are coast, or a border without its counterpart."""
        return (self.left >= 0) & (self.right >= 0)
