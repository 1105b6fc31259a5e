"""The open-data routes: what other programs get by address, and what is refused with what sentence."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import brotli
import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from dashboard.configuration import ConfigurationError, OpenData, open_data
from dashboard.open_data import requests
from dashboard.open_data.answers import chosen_coding
from dashboard.open_data.selecting import COLUMNS, OPEN_TABLES, WITHHELD
from geodata.tables import TABLES
from tests.dashboard.asgi import ask

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset


@pytest.fixture(autouse=True)
def _served(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.open_data.requests.PUBLISHED", published)


def test_the_catalogue_names_every_open_table_with_size_licence_credit_and_publisher(dataset: Dataset) -> None:
    told = ask("/data/v1/").json
    assert ask("/data/v1").json == told
    assert told["dcat:version"] == dataset.version
    by_name = {one["dct:identifier"]: one for one in told["dcat:dataset"]}
    assert set(by_name) == set(OPEN_TABLES) == set(TABLES) - WITHHELD
    towns = by_name["municipalities"]
    assert [one["dct:format"] for one in towns["dcat:distribution"]][:2] == ["CSV", "JSON"]
    assert "EPSG" in towns["dct:conformsTo"]["@id"]
    assert {source["dct:identifier"] for source in towns["dct:source"]} >= {"jma-boundaries-2025", "kaso-2022"}
    for one in towns["dcat:distribution"]:
        answer = ask(one["@id"].removeprefix("http://atlas.example:8501"))
        assert (answer.status, len(answer.body)) == (200, one["dcat:byteSize"])
        assert one["dcat:mediaType"]["@id"].endswith(answer.headers["content-type"].partition(";")[0])
        assert one["dct:license"]
        assert one["dct:rights"]
    members = by_name["memberships"]
    assert "サンプル" in members["dct:title"][0]["@value"]
    assert members["dct:temporal"] == {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": "2021-02-15",
        "dcat:endDate": "2024-10-29",
    }
    assert "dcat:contactPoint" not in told


@pytest.mark.parametrize("name", ["openapi.json", "ogc/api"])
def test_the_descriptions_are_valid_openapi(name: str) -> None:
    told = ask(f"/data/v1/{name}").json
    validate(told)
    assert told["openapi"] == {"openapi.json": "3.1.0", "ogc/api": "3.0.3"}[name]


def test_every_address_that_is_described_answers() -> None:
    for path, operations in ask("/data/v1/openapi.json").json["paths"].items():
        answer = ask(f"/data/v1{path}".replace("{featureId}", "20202" if "municipalities" in path else "20"))
        described = operations["get"]["responses"]["200"]["content"]
        if "excluded_areas" not in path or "featureId" not in path:
            assert answer.status == 200, path
            assert answer.headers["content-type"].partition("; ")[0] in described


def test_a_csv_holds_the_rows_of_the_prefecture_with_codes_as_text(dataset: Dataset) -> None:
    answer = ask("/data/v1/memberships.csv?pref=01&as_of=2023-10-01&body=council")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.body.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(BytesIO(answer.body), dtype="str")
    rows = dataset["memberships"]
    rows = rows[rows["prefecture_code"].eq("01") & rows["as_of"].eq("2023-10-01") & rows["body"].eq("council")]
    assert len(rows)
    assert read["municipality_code"].tolist() == rows["municipality_code"].tolist()
    assert answer.headers["x-total-count"] == str(len(rows))
    assert "%E3%82%B5%E3%83%B3%E3%83%97%E3%83%AB" in answer.headers["content-disposition"]  # サンプル
    assert ask("/data/v1/plans.csv?labels=ja").body.decode("utf-8-sig").startswith("種類,都道府県コード")


def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = dataset["plans"].assign(plan_title='=HYPERLINK("http://x")')
    evil = replace(dataset, tables={**dataset.tables, "plans": hostile})
    monkeypatch.setattr(requests, "_dataset", lambda _: replace(evil, version="0" * 12))
    read = pd.read_csv(BytesIO(ask("/data/v1/plans.csv").body), dtype="str")
    assert set(read["plan_title"]) == {'\'=HYPERLINK("http://x")'}


def test_json_and_parquet_hold_the_same_rows_page_by_page(dataset: Dataset) -> None:
    first = ask("/data/v1/coverage.json?pref=20&layer=plans&limit=50").json
    assert (first["numberMatched"], first["numberReturned"], first["version"]) == (77, 50, dataset.version)
    rest = ask(first["next"].removeprefix("http://atlas.example:8501")).json
    assert (rest["numberReturned"], rest["next"]) == (27, None)
    whole = pq.read_table(BytesIO(ask("/data/v1/coverage.parquet?pref=20&layer=plans").body)).to_pandas()
    codes = [row["municipality_code"] for row in first["rows"] + rest["rows"]]
    assert codes == whole["municipality_code"].tolist()
    assert {row["reason"] for row in first["rows"]} <= {None, "not_surveyed"}
    published = (dataset.path / "coverage.parquet").read_bytes()
    assert ask("/data/v1/coverage.parquet").body == published


def test_a_prefecture_as_geojson_geopackage_and_geoparquet_is_the_published_boundary(
    dataset: Dataset, tmp_path: Path
) -> None:
    answer = ask("/data/v1/municipalities.geojson?pref=20")
    told = answer.json
    assert answer.headers["content-type"] == "application/geo+json"
    assert len(told["features"]) == 77
    nagano = next(one for one in told["features"] if one["id"] == "20201")
    west, south = nagano["geometry"]["coordinates"][0][0][0]
    assert shapely.is_ccw(shapely.LinearRing(nagano["geometry"]["coordinates"][0][0]))
    assert (137 < west < 139, 36 < south < 38) == (True, True)
    assert {"membership_council", "membership_council_status", "plans_reason"} <= set(nagano["properties"])
    published = gpd.read_parquet(dataset.path / "municipalities.parquet").set_index("municipality_code").loc["20201"]
    package = tmp_path / "prefecture.gpkg"
    package.write_bytes(ask("/data/v1/municipalities.gpkg?pref=20").body)
    for read in (
        gpd.read_file(BytesIO(answer.body)),
        gpd.read_file(package),
        gpd.read_parquet(BytesIO(ask("/data/v1/municipalities.parquet?pref=20").body)),
    ):
        assert (len(read), read.crs.to_epsg()) == (77, 6668)
        assert read.set_index("municipality_code").loc["20201"].geometry.equals(published.geometry)


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("memberships.csv?prefecture=20", "pref"),
        ("memberships.csv?pref=48", "47"),
        ("memberships.csv?pref=2０", "20"),
        ("memberships.csv?municipality=20999", "20202"),
        ("memberships.csv?as_of=2023-12-01", "2023-10-01"),
        ("memberships.csv?body=senate", "platform"),
        ("targets.csv?pref=20", "limit"),
        ("memberships.json?labels=ja", "pref"),
        ("memberships.csv?labels=fr", "en"),
        ("?pref=20", "v"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused_with_what_is_allowed(target: str, allowed: str) -> None:
    answer = ask(f"/data/v1/{target}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json["status"], answer.json["title"]) == (400, "Bad Request")
    assert allowed in answer.json["allowed"]
    assert "使え" in answer.json["detail"]
    assert "llowed" in answer.json["detail_en"]


@pytest.mark.parametrize("query", ["limit=0", "limit=100001", "limit=x", "offset=-1", "limit=1&limit=2", "v=x"])
def test_a_bad_number_a_parameter_twice_or_a_version_that_is_none_is_refused(query: str) -> None:
    assert ask(f"/data/v1/plans.csv?{query}").status == 400


def test_what_is_not_there_says_where_to_choose() -> None:
    for name in ("nothing.csv", "rejects.csv", "plans.geojson", "ogc/collections/x", "..%2fpyproject.toml", "plans"):
        answer = ask(f"/data/v1/{name}")
        assert answer.status == 404
        assert "http://atlas.example:8501/data/v1/" in answer.json["detail"]
    assert ask("/data/v1/plans.csv?v=" + "0" * 12).status == 404


def test_links_are_never_made_from_a_host_that_is_none() -> None:
    assert ask("/data/v1/", host='x"><script>').status == 400
    assert ask("/data/v1/", host="[::1]:8501").json["@id"] == "http://[::1]:8501/data/v1/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(method: str) -> None:
    answer = ask("/data/v1/plans.csv", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_an_answer_that_is_known_is_not_sent_twice_and_head_has_no_body(dataset: Dataset) -> None:
    first = ask("/data/v1/plans.csv", accept_encoding="gzip;q=1, br;q=0")
    assert (first.headers["content-encoding"], first.headers["x-dataset-version"]) == ("gzip", dataset.version)
    plain = ask("/data/v1/plans.csv")
    assert gzip.decompress(first.body) == plain.body
    assert brotli.decompress(ask("/data/v1/plans.csv", accept_encoding="gzip, br").body) == plain.body
    assert not first.headers["etag"].startswith("W/")
    assert first.headers["etag"] != plain.headers["etag"] != ask("/data/v1/plans.csv?limit=1").headers["etag"]
    known = ask("/data/v1/plans.csv", if_none_match=f'"x", {plain.headers["etag"]}')
    assert (known.status, known.body, known.headers["etag"]) == (304, b"", plain.headers["etag"])
    head = ask("/data/v1/plans.csv", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(plain.body)))
    assert 'rel="service-desc"' in plain.headers["link"]


def test_a_range_is_sent_as_gdal_reads_a_file_by_link() -> None:
    whole = ask("/data/v1/plans.csv").body
    part = ask("/data/v1/plans.csv", range="bytes=3-9", accept_encoding="gzip")
    assert (part.status, part.body, part.headers["content-range"]) == (206, whole[3:10], f"bytes 3-9/{len(whole)}")
    assert ask("/data/v1/plans.csv", range="bytes=-4").body == whole[-4:]
    assert ask("/data/v1/plans.csv", range=f"bytes={len(whole)}-").status == 416
    assert ask("/data/v1/plans.csv", range="lines=1-2").body == whole
    assert ask("/data/v1/plans.csv", range="bytes=3-9", if_range='"old"').body == whole


def test_pages_of_other_origins_may_read_only_where_an_administrator_lets_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    origin = "https://gis.example.jp"
    assert "access-control-allow-origin" not in ask("/data/v1/plans.csv", origin=origin).headers
    named = OpenData("https://atlas.example.jp/a", "kikaku@example.jp", (origin,))
    monkeypatch.setattr(requests, "open_data", lambda: named)
    assert ask("/data/v1/plans.csv", origin=origin).headers["access-control-allow-origin"] == origin
    assert "access-control-allow-origin" not in ask("/data/v1/plans.csv", origin="https://x.example").headers
    assert ask("/data/v1/plans.csv", "OPTIONS", origin=origin).status == 204
    told = ask("/data/v1/").json
    assert told["@id"] == "https://atlas.example.jp/a/data/v1/"
    assert told["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:kikaku@example.jp"}


@pytest.mark.parametrize("line", ['address = "atlas"', "contact = 1", 'origins = "*"', 'origins = ["x"]'])
def test_settings_of_the_open_data_that_cannot_be_used_are_said(line: str, tmp_path: Path) -> None:
    file = tmp_path / "atlas.toml"
    file.write_text(f"[open_data]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="open_data"):
        open_data(file)


@pytest.mark.parametrize(
    ("header", "coding"), [("", ""), ("gzip", "gzip"), ("*", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", "")]
)
def test_a_coding_is_chosen_as_the_client_likes(header: str, coding: str) -> None:
    assert chosen_coding(header) == coding


NAMES = st.sampled_from(["plans.csv", "municipalities.geojson", "coverage.json", "ogc/collections/prefectures/items"])
KEYS = (
    st.sampled_from(["pref", "municipality", "limit", "offset", "v", "labels", "bbox", "datetime", *COLUMNS])
    | st.text()
)
TEXTS = st.text() | st.sampled_from(["20", "1", "council", "138,36,139,37", "nan,0,0,0", "../..", "2023-10-01", "²"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES | st.text(), st.lists(st.tuples(KEYS, TEXTS), max_size=3) | st.text())
def test_any_request_is_answered_or_refused_and_never_breaks(name: str, query: list[tuple[str, str]] | str) -> None:
    written = query if isinstance(query, str) else urlencode(query, errors="surrogatepass")
    answer = ask(f"/data/v1/{name.replace('?', '').replace('#', '')}?{written.encode('utf-8', 'replace').decode()}")
    assert answer.status in {200, 304, 400, 404}
    if answer.status >= 400:
        assert json.loads(answer.body)["detail"]
