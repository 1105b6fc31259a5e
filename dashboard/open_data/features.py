"""OGC API – Features, the items of a collection: which are meant, and how they are sent.

Standard: OGC 17-069r4 (Part 1: Core, 1.0.1).
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.open_data.asked import Ask, Prepared, among, only, whole
from dashboard.open_data.bodies import compact
from dashboard.open_data.problems import bad, missing
from dashboard.open_data.shapes import features, papers, properties
from dashboard.wording import open_data as words
from geodata.tables import COVERAGE, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.open_data.shapes import Features
    from geodata.columns import Column
    from geodata.dataset import Dataset

GEOJSON: Final = "application/geo+json"
DEFAULT_LIMIT: Final = 100
MOST: Final = 1_000
"""Most features of one page; the standard has a higher limit cut to it, not refused."""
LAST_OFFSET: Final = 1_000_000
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{0,15})?([eE][+-]?[0-9]{1,2})?")
_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?", re.IGNORECASE
)
_OPEN: Final = ("", "..")
_RESERVED: Final = ("limit", "offset", "bbox", "datetime", "f")


@lru_cache(maxsize=6)
def queryables(data: Dataset, table: str) -> tuple[Column, ...]:
    """Properties by which the items can be filtered, each to be equal to a value: texts of the table.

    Of municipalities also the status of what covers them, and the reason where nothing does.
    """
    own = [column for column in TABLES[table].columns if column.kind == "text"]
    declared = {column.name for column in TABLES[table].columns}
    for name in properties(data, table).columns.difference(list(declared), sort=False):
        for ending in ("status", "reason"):
            if name.endswith(f"_{ending}"):
                column = COVERAGE.column(ending)
                layer = name.removesuffix(f"_{ending}")
                own.append(
                    replace(column, name=name, label=f"{layer} {column.label}", label_en=f"{layer} {column.label_en}")
                )
    return tuple(own)


def allowed_values(data: Dataset, column: Column, table: str) -> frozenset[str]:
    """The values of a property that is a code or a word of a fixed list; none where it is any text."""
    if column.among:
        return frozenset(column.among)
    if column.pattern:
        return frozenset(data[table][column.name].dropna())
    return frozenset()


def prepare_items(ask: Ask, table: str) -> Prepared:
    """Read the parameters of a request for items. Raises Problem."""
    by = queryables(ask.data, table)
    only(ask.query, (*_RESERVED, *(column.name for column in by)))
    among("f", ask.query.get("f", "json"), ("json",))
    limit = whole(ask.query, "limit", 1, MOST, DEFAULT_LIMIT, cut=True)
    offset = whole(ask.query, "offset", 0, LAST_OFFSET, 0)
    check_time(ask.query.get("datetime"))
    box = read_box(ask.query.get("bbox"))
    found = features(ask.data, table)
    mask = np.ones(len(found.ids), dtype=bool) if box is None else within(found.boxes, box)
    for column in by:
        if column.name in ask.query:
            value = ask.query[column.name]
            if allowed := allowed_values(ask.data, column, table):
                among(column.name, value, allowed)
            mask &= found.properties[column.name].eq(value).to_numpy(dtype=bool, na_value=False)
    matched = np.flatnonzero(mask)
    links = _links(ask, table, limit, offset, len(matched))
    rows = matched[offset : offset + limit]
    return Prepared(
        GEOJSON,
        partial(_page, ask, table, rows, len(matched), links),
        varies=True,  # it says when it was made
        links=tuple((link["rel"], link["href"]) for link in links if link["rel"] in {"next", "prev"}),
    )


def prepare_item(ask: Ask, table: str, feature: str) -> Prepared:
    """One feature by its id. Raises Problem."""
    only(ask.query, ("f",))
    among("f", ask.query.get("f", "json"), ("json",))
    found = features(ask.data, table)
    if feature not in found.ids:
        raise missing(words.NO_FEATURE.fill(id="".join(sign for sign in feature[:40] if sign.isprintable())))
    text = found.texts[found.ids.index(feature)]
    links = compact(
        [
            link("self", GEOJSON, ask.link(f"ogc/collections/{table}/items/{feature}")),
            link("collection", "application/json", ask.link(f"ogc/collections/{table}")),
        ]
    ).decode()
    return Prepared(GEOJSON, f'{text[:-1]},"links":{links}}}'.encode)


def read_box(text: str | None) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees; west may be east of east, over the 180th meridian. Raises Problem."""
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) not in {4, 6} or not all(map(_NUMBER.fullmatch, parts)):
        raise bad(words.BAD_BOX)
    numbers = [float(part) for part in parts]
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])  # noqa: PLR2004 - without heights
    if not all(map(math.isfinite, numbers)) or south > north:
        raise bad(words.BAD_BOX)
    return west, south, east, north


def within(boxes: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    """Which boxes meet a box; the standard allows a test by the box of a feature."""
    west, south, east, north = box
    across = (boxes[:, 0] <= east) & (boxes[:, 2] >= west)
    if west > east:
        across = (boxes[:, 2] >= west) | (boxes[:, 0] <= east)
    return np.asarray(across & (boxes[:, 1] <= north) & (boxes[:, 3] >= south))


def check_time(text: str | None) -> None:
    """A date-time or an interval; no feature has a time, so that every one matches. Raises Problem."""
    if text is None:
        return
    ends = text.split("/")
    if len(ends) > 2 or (len(ends) == 1 and text in _OPEN):  # noqa: PLR2004 - from and to
        raise bad(words.BAD_TIME)
    known = [_moment(end) for end in ends if end not in _OPEN]
    if len(known) == 2 and known[0] > known[1]:  # noqa: PLR2004 - from and to
        raise bad(words.BAD_TIME)


def _moment(text: str) -> datetime:
    if not _MOMENT.fullmatch(text):
        raise bad(words.BAD_TIME)
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError as fault:
        raise bad(words.BAD_TIME) from fault
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def link(rel: str, media_type: str, address: str, title: str = "") -> dict[str, str]:
    """A link as OGC API writes it."""
    return {"rel": rel, "type": media_type, "href": address} | ({"title": title} if title else {})


def _links(ask: Ask, table: str, limit: int, offset: int, matched: int) -> list[dict[str, str]]:
    here = f"ogc/collections/{table}/items"
    links = [link("self", GEOJSON, ask.link(here, **ask.query))]
    if offset + limit < matched:
        links.append(link("next", GEOJSON, ask.link(here, **{**ask.query, "limit": limit, "offset": offset + limit})))
    if offset:
        before = {**ask.query, "limit": limit, "offset": max(0, offset - limit)}
        links.append(link("prev", GEOJSON, ask.link(here, **before)))
    links.append(link("collection", "application/json", ask.link(f"ogc/collections/{table}")))
    return links


def _page(ask: Ask, table: str, rows: np.ndarray, matched: int, links: Sequence[Mapping[str, str]]) -> bytes:
    found: Features = features(ask.data, table)
    told: dict[str, Any] = {
        "type": "FeatureCollection",
        "timeStamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "numberMatched": matched,
        "numberReturned": len(rows),
        "version": ask.data.version,
        **papers(ask.data, TABLES[table]),
        "links": links,
    }
    drawn = ",".join(found.texts[row] for row in rows)
    return f'{compact(told).decode()[:-1]},"features":[{drawn}]}}'.encode()
