"""Coverages made of unit squares: small enough to work out by hand, or drawn at random."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from hypothesis import strategies as st

if TYPE_CHECKING:
    from numpy.typing import NDArray

ORIGIN = (139.0, 36.0)


def cells(*rows: str) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """One record a square of 0.01°, north first: letters are owners ("a" is 0), "." is nobody's and no record."""
    shapes, owners = [], []
    for north, row in enumerate(reversed(rows)):
        for east, letter in enumerate(row):
            if letter != ".":
                shapes.append(square(east, north))
                owners.append(ord(letter) - ord("a"))
    return np.array(shapes, dtype=object), np.array(owners, dtype=np.int64)


def square(east: int, north: int, size: int = 1) -> shapely.Polygon:
    """A square of `size` hundredths of a degree, its south-west corner so many hundredths from the origin."""
    xs, ys = [ORIGIN[0] + (east + step) / 100 for step in (0, size)], [ORIGIN[1] + (north + s) / 100 for s in (0, size)]
    return shapely.Polygon([(xs[0], ys[0]), (xs[0], ys[1]), (xs[1], ys[1]), (xs[1], ys[0])])


def random_rows() -> st.SearchStrategy[list[str]]:
    """Rows of up to 7 × 7 squares of up to four owners and the sea."""
    size = st.tuples(st.integers(1, 7), st.integers(1, 7))
    return size.flatmap(
        lambda wh: st.lists(st.text("abcd.", min_size=wh[0], max_size=wh[0]), min_size=wh[1], max_size=wh[1])
    )


def union_of(shapes: NDArray[np.object_], owners: NDArray[np.int64], owner: int) -> shapely.Geometry:
    """What the owner's land must be, by another road."""
    return shapely.union_all(shapes[owners == owner])


def decode(document: bytes) -> dict[str, shapely.Geometry]:
    """Geometries of a TopoJSON by id, prefixed with their object: a plain reader after the specification."""
    topology = json.loads(document)
    scale, translate = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]

    def line(refs: list[int]) -> NDArray[np.float64]:
        parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def polygon(rings: list[list[int]]) -> shapely.Polygon:
        return shapely.Polygon(line(rings[0]), [line(ring) for ring in rings[1:]])

    def shape(item: dict[str, Any]) -> shapely.Geometry:
        match item["type"]:
            case "Polygon":
                return polygon(item["arcs"])
            case "MultiPolygon":
                return shapely.MultiPolygon([polygon(rings) for rings in item["arcs"]])
            case "MultiLineString":
                return shapely.MultiLineString([line(refs) for refs in item["arcs"]])
            case _:
                return shapely.MultiPolygon()

    objects = topology["objects"]
    return {
        f"{name}/{item.get('id', '')}": shape(item)
        for name in objects
        for item in objects[name].get("geometries", [objects[name]])
    }
