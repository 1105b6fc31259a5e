"""OGC API – Features: what the standard asks of an answer, and GDAL as a real client of the real app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.open_data.features import read_box, within
from geodata.boundaries import boundaries
from tests.browser.served import Server, copied_app
from tests.dashboard.asgi import ask

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

OGC = "/data/v1/ogc"
ITEMS = f"{OGC}/collections/municipalities/items"


@pytest.fixture(autouse=True)
def _served(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.open_data.requests.PUBLISHED", published)


def below(address: str) -> str:
    """The part of an absolute link that the app answers."""
    assert address.startswith("http://atlas.example:8501/")
    return address.removeprefix("http://atlas.example:8501")


def test_the_landing_page_leads_to_everything_and_every_link_answers() -> None:
    links = {link["rel"]: link for link in ask(OGC).json["links"]}
    assert set(links) >= {"self", "service-desc", "conformance", "data"}
    for link in links.values():
        answer = ask(below(link["href"]))
        assert (answer.status, answer.headers["content-type"]) == (200, link["type"])
    assert {name.rpartition("/")[2] for name in ask(f"{OGC}/conformance").json["conformsTo"]} == {
        "core",
        "oas30",
        "geojson",
    }


def test_a_collection_says_where_it_lies_and_where_its_items_are(dataset: Dataset) -> None:
    listed = {one["id"]: one for one in ask(f"{OGC}/collections").json["collections"]}
    assert list(listed) == ["municipalities", "prefectures", "excluded_areas"]
    assert listed["municipalities"] == ask(f"{OGC}/collections/municipalities").json
    box = listed["municipalities"]["extent"]["spatial"]["bbox"][0]
    assert box == pytest.approx(boundaries(dataset).total_bounds.tolist())
    for link in listed["municipalities"]["links"]:
        assert ask(below(link["href"])).status == 200


def test_pages_lead_to_all_items_once_and_back() -> None:
    page, seen = ask(f"{ITEMS}?limit=700").json, []
    while True:
        assert page["numberMatched"] == 1741
        assert page["numberReturned"] == len(page["features"])
        assert page["timeStamp"].endswith("Z")
        seen += [feature["id"] for feature in page["features"]]
        links = {link["rel"]: below(link["href"]) for link in page["links"]}
        if "next" not in links:
            break
        page = ask(links["next"]).json
    assert len(seen) == len(set(seen)) == 1741
    assert ask(links["prev"]).json["features"][0]["id"] == seen[700]


def test_an_item_is_found_by_its_code_and_named_as_on_the_page() -> None:
    alone = ask(f"{ITEMS}/20202").json
    listed = ask(f"{ITEMS}?municipality_code=20202").json["features"]
    assert [{**alone, "links": None}] == [{**one, "links": None} for one in listed]
    assert {link["rel"] for link in alone["links"]} == {"self", "collection"}
    assert ask(f"{ITEMS}/99999").status == 404


def test_a_limit_above_the_highest_is_cut_and_a_property_filters() -> None:
    assert ask(f"{ITEMS}?limit=99999").json["numberReturned"] == 1000
    villages = ask(f"{ITEMS}?prefecture_code=20&municipality_type=村").json
    assert villages["numberMatched"] == 35
    assert {one["properties"]["municipality_type"] for one in villages["features"]} == {"村"}
    assert ask(f"{ITEMS}?membership_council_reason=not_member").json["numberMatched"] == 1741 - 625
    assert ask(f"{ITEMS}?name=府中市").json["numberMatched"] == 2
    assert ask(f"{ITEMS}?name=ない町").json["numberMatched"] == 0


@pytest.mark.parametrize(
    "time", ["2023-10-01T00:00:00Z", "2023-10-01", "../2023-10-01", "2021-01-01T00:00:00+09:00/.."]
)
def test_a_time_matches_what_has_none(time: str) -> None:
    assert ask(f"{ITEMS}?datetime={time.replace('+', '%2B')}").json["numberMatched"] == 1741


@pytest.mark.parametrize(
    "query",
    [
        "foo=1", "limit=0", "limit=-1", "limit=ten", "offset=-1", "bbox=1,2,3", "bbox=1,2,3,x", "bbox=0,40,1,30", "bbox=",
        "bbox=1,2,3,nan", "datetime=yesterday", "datetime=2023-13-01", "datetime=2024-01-01/2023-01-01", "datetime=..",
        "datetime=a/b/c", "prefecture_code=99", "municipality_type=郡", "f=html", "limit=1&limit=1", "population=1",
    ],
)  # fmt: skip
def test_a_parameter_that_is_unknown_or_wrong_is_refused(query: str) -> None:
    answer = ask(f"{ITEMS}?{query}")
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")


DEGREES = st.integers(-180, 180)


@given(st.tuples(DEGREES, st.integers(-90, 0), DEGREES, st.integers(0, 90)), st.lists(st.tuples(DEGREES, DEGREES)))
def test_a_box_holds_what_shapely_says_it_holds(box: tuple[int, int, int, int], points: list[tuple[int, int]]) -> None:
    west, south, east, north = box
    for written in (f"{west},{south},{east},{north}", f"{west},{south},0,{east},{north},9"):
        assert read_box(written) == pytest.approx(box)
    parts = [(west, east)] if west <= east else [(west, 180), (-180, east)]
    held = shapely.union_all([shapely.box(left, south, right, north) for left, right in parts])
    boxes = np.array([(x, y, x, y) for x, y in points], dtype="float64").reshape(-1, 4)
    edges = shapely.union_all([shapely.LineString([(left, south), (left, north)]) for left in (west, east)])
    assert within(boxes, (west, south, east, north)).tolist() == [
        bool(shapely.intersects(shapely.union(held, edges), shapely.Point(x, y))) for x, y in points
    ]


def test_gdal_reads_the_app_as_a_client_of_ogc_api_and_by_link(
    tmp_path: Path, published: Path, dataset: Dataset
) -> None:
    app = copied_app(tmp_path / "app", published)
    server = Server(app, path="atlas")
    try:
        service = f"OAPIF:{server.address}/data/v1/ogc"
        assert set(pyogrio.list_layers(service)[:, 0]) >= {"municipalities", "prefectures"}
        towns = pyogrio.read_dataframe(service, layer="municipalities")
        assert sorted(towns["municipality_code"]) == sorted(dataset["municipalities"]["municipality_code"])
        assert len(towns) == 1741  # over two pages of a thousand
        nagano = pyogrio.read_dataframe(service, layer="municipalities", where="prefecture_code = '20'")
        assert len(nagano) == 77
        box = (138.1, 36.5, 138.3, 36.7)
        near = pyogrio.read_dataframe(service, layer="municipalities", bbox=box)
        held = boundaries(dataset).cx[box[0] : box[2], box[1] : box[3]]
        assert sorted(near["municipality_code"]) == sorted(held["municipality_code"])
        assert len(near) == 6
        linked = pyogrio.read_dataframe(f"/vsicurl/{server.address}/data/v1/municipalities.geojson?pref=20")
        assert (len(linked), linked.crs.to_epsg()) == (77, 6668)
    finally:
        server.stop()
