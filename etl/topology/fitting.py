"""Shapes made to fit: the few that overlap their neighbours, or miss their vertices, are cut anew from common lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

if TYPE_CHECKING:
    from etl.topology.rings import Geometries, Ints

_ROUNDS: Final = 3
"""Cutting puts vertices where lines cross; a neighbour whose edge got one is taken along in the next round."""


def fitted(shapes: Geometries) -> Geometries:
    """A valid coverage of the same owners, from valid polygons that are one but for a few: (owners,) MultiPolygons.

    Land of two owners goes to the one with less, so that nobody loses all; gaps stay gaps. Shapes that fit already are
    the same objects as before.
    """
    out = np.array(shapes, dtype=object)
    boxes = shapely.STRtree(shapely.box(*shapely.bounds(out).T))
    involved, looked_at = np.zeros(len(out), dtype=np.bool_), np.arange(len(out))
    for _ in range(_ROUNDS):
        edges = shapely.coverage_invalid_edges(out[looked_at])
        faulty = ~shapely.is_empty(edges)
        if not faulty.any():
            break
        involved[looked_at[faulty]] = True
        involved[_around(edges[faulty], out[looked_at], looked_at)] = True
        out[involved] = _cut_anew(out[involved])
        looked_at = np.unique(boxes.query(shapely.box(*shapely.bounds(out[involved]).T))[1])
    return out


def _around(edges: Geometries, shapes: Geometries, numbers: Ints) -> Ints:
    """Owners whose land the edges touch; one that holds a whole part of another has no faulty edge itself."""
    touched, _ = shapely.STRtree(shapely.get_parts(edges)).query(shapes, predicate="intersects")
    around: Ints = numbers[np.unique(touched)]
    return around


def _cut_anew(shapes: Geometries) -> Geometries:
    lines = shapely.union_all(shapely.boundary(shapes))
    faces = shapely.get_parts(shapely.polygonize([lines]))
    inside, owner = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="intersects")
    rank = np.argsort(np.argsort(shapely.area(shapes), kind="stable"))
    winner = np.full(len(faces), len(shapes))
    np.minimum.at(winner, inside, rank[owner])
    cut = [shapely.coverage_union_all(faces[winner == place]) for place in rank]
    return np.array([shapely.multipolygons(shapely.get_parts(shape)) for shape in cut], dtype=object)
