"""Fetching from a mirror on this machine that behaves, and from one that does not."""

from __future__ import annotations

import ast
import io
import random
import re
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely

from etl.__main__ import main
from etl.download import Limits
from etl.fetch import fetch
from etl.n03 import OFFICIAL, Archive, named_archive, official_archive
from etl.pipeline import build
from geodata.dataset import sha256_of
from geodata.errors import SourceError
from geodata.sources import read_source
from tests.etl.mirrors import Mirror, cut, endless, ranged, silent, stalled, status, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[2]
NAGANO = official_archive(2025, "20")
PATH = "/N03/N03-2025/N03-20250101_20_GML.zip"
QUICK = Limits(max_bytes=1_000_000, stall_seconds=0.2)


def archive(seed: int = 1) -> bytes:
    """A zip of some 200 KB that nothing makes smaller."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("N03-20250101_20.shp", random.Random(seed).randbytes(200_000))  # noqa: S311 - no secret
    return content.getvalue()


CONTENT = archive()


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    running = Mirror()
    yield running
    running.close()


def refusal(sources: Path, mirror: Mirror, limits: Limits = QUICK) -> str:
    """The sentence of a refusal, after which nothing stands under a final name."""
    with pytest.raises(SourceError) as refused:
        fetch(NAGANO, sources, mirror.url, ignore, limits)
    assert not list(sources.glob("*/*.zip"))
    assert not list(sources.glob("*/source.toml"))
    return str(refused.value)


def ignore(_: int, __: int | None) -> None:
    """Nobody looks at the progress."""


def test_an_archive_becomes_a_source_with_papers_that_waits_to_be_named(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole(CONTENT)]
    told: list[tuple[int, int | None]] = []
    fetched = fetch(NAGANO, tmp_path, mirror.url, lambda done, total: told.append((done, total)), QUICK)
    assert fetched.is_new
    source = read_source(tmp_path / "n03-20250101-20")
    assert (source.kind, source.publisher, source.as_of, source.status) == (
        "boundaries", "国土交通省", "2025-01-01", "公表値",
    )  # fmt: skip
    assert source.licence == "CC BY 4.0"
    assert source.credit == "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成"
    assert "長野県" in source.title
    assert source.on_request
    (file,) = source.files
    assert file.path.read_bytes() == CONTENT
    assert file.sha256 == sha256_of(file.path)
    assert mirror.asked[0][0] == PATH
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert sorted(path.name for path in fetched.folder.iterdir()) == [file.path.name, "source.toml"]


def test_the_address_of_a_mirror_is_in_no_paper_that_is_published(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole(CONTENT)]
    papers = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder / "source.toml"
    assert "127.0.0.1" not in str(tomllib.loads(papers.read_text(encoding="utf-8")))
    assert papers.read_text(encoding="utf-8").startswith(f"# {mirror.url}")


def test_what_is_there_with_its_checksum_is_not_fetched_again(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole(CONTENT)]
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert not fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).is_new
    assert len(mirror.asked) == 1
    (folder / NAGANO.file_name).write_bytes(b"x")
    assert fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).is_new
    assert (folder / NAGANO.file_name).read_bytes() == CONTENT


def test_what_was_cut_off_goes_on_where_it_stopped(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [cut(CONTENT, 50_000, ETag='"a"'), ranged(CONTENT, '"a"')]
    assert "途中で切れました（50,000／" in refusal(tmp_path, mirror)
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert mirror.asked[1][1]["Range"] == "bytes=50000-"
    assert mirror.asked[1][1]["If-Range"] == '"a"'
    assert (folder / NAGANO.file_name).read_bytes() == CONTENT


def test_a_file_that_changed_in_between_is_fetched_from_its_beginning(tmp_path: Path, mirror: Mirror) -> None:
    new = archive(2)
    mirror.answers = [cut(CONTENT, 50_000, ETag='"a"'), ranged(new, '"b"')]
    refusal(tmp_path, mirror)
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert (folder / NAGANO.file_name).read_bytes() == new


def test_a_server_that_goes_on_with_another_file_is_asked_again_for_all_of_it(tmp_path: Path, mirror: Mirror) -> None:
    new = archive(2)

    def careless(request: object) -> None:
        request.headers.replace_header("If-Range", '"b"')  # type: ignore[attr-defined]
        ranged(new, '"b"')(request)  # type: ignore[arg-type]

    mirror.answers = [cut(CONTENT, 50_000, ETag='"a"'), careless, whole(new, ETag='"b"')]
    refusal(tmp_path, mirror)
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert (folder / NAGANO.file_name).read_bytes() == new
    assert "Range" not in mirror.asked[2][1]


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"a"'}], ids=["no tag", "a weak tag"])
def test_without_a_way_to_tell_whether_it_is_the_same_file_all_of_it_is_fetched(
    tmp_path: Path, mirror: Mirror, headers: dict[str, str]
) -> None:
    mirror.answers = [cut(CONTENT, 50_000, **headers), whole(CONTENT)]
    refusal(tmp_path, mirror)
    fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK)
    assert "Range" not in mirror.asked[1][1]


def test_a_server_without_ranges_sends_the_file_from_its_beginning(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [cut(CONTENT, 50_000, ETag='"a"'), whole(CONTENT, ETag='"a"')]
    refusal(tmp_path, mirror)
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert (folder / NAGANO.file_name).read_bytes() == CONTENT


def test_a_range_that_is_not_there_any_more_is_fetched_from_its_beginning(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [cut(CONTENT, 50_000, ETag='"a"'), status(416), whole(CONTENT)]
    refusal(tmp_path, mirror)
    fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK)
    assert len(mirror.asked) == 3


def test_a_server_that_only_sends_ends_of_files_is_refused(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [status(206, Content_Range="bytes 100-199/200")]
    assert "頼んだところと違う" in refusal(tmp_path, mirror)
    assert len(mirror.asked) == 2


def test_a_stalled_line_is_given_up_and_taken_up_again(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [stalled(CONTENT, 50_000, ETag='"a"'), ranged(CONTENT, '"a"')]
    assert "0.2秒間なにも届きません" in refusal(tmp_path, mirror)
    folder = fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK).folder
    assert (folder / NAGANO.file_name).read_bytes() == CONTENT


def test_a_server_that_never_answers_is_given_up(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [silent]
    assert "0.2秒間なにも届きません" in refusal(tmp_path, mirror)
    assert not (tmp_path / NAGANO.source_id).exists()


@pytest.mark.parametrize(
    ("told", "sentence"), [(len(CONTENT) + 10, "途中で切れました"), (len(CONTENT) - 10, "完結した zip ではありません")]
)
def test_a_length_that_is_a_lie_is_noticed(tmp_path: Path, mirror: Mirror, told: int, sentence: str) -> None:
    mirror.answers = [whole(CONTENT, Content_Length=told)]
    assert sentence in refusal(tmp_path, mirror)


def test_a_file_above_the_limit_is_refused_before_any_of_it_is_taken(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole(b"PK\x03\x04", Content_Length=1_000_001)]
    assert "大きすぎます（上限 1,000,000 バイト）" in refusal(tmp_path, mirror)
    assert not (tmp_path / NAGANO.source_id).exists()


def test_a_file_that_grows_above_the_limit_is_given_up(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [endless(b"PK\x03\x04" * 10_000)]
    assert "大きすぎます" in refusal(tmp_path, mirror)
    assert not (tmp_path / NAGANO.source_id).exists()


def test_what_is_no_zip_is_refused_at_its_first_bytes(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole("<!DOCTYPE html><title>ログイン</title>".encode())]
    assert "zip ではありません" in refusal(tmp_path, mirror)
    assert not (tmp_path / NAGANO.source_id).exists()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (404, "（404）.*--archive"),
        (500, "障害が起きています（500）"),
        (503, "503"),
        (403, "取得できません（403）"),
        (407, "プロキシ"),
    ],
)
def test_every_refusal_of_the_server_is_one_sentence_with_what_to_try(
    tmp_path: Path, mirror: Mirror, code: int, sentence: str
) -> None:
    mirror.answers = [status(code)]
    said = refusal(tmp_path, mirror)
    assert re.search(sentence, said)
    assert "\n" not in said


def test_a_redirect_within_the_host_is_followed(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [status(302, Location="/moved.zip"), whole(CONTENT)]
    fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK)
    assert [path for path, _ in mirror.asked] == [PATH, "/moved.zip"]


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/x.zip",
        "http://127.0.0.1:1/x.zip",
        "http://10.0.0.1/x.zip",
        "http://169.254.169.254/latest/meta-data/",
        "https://127.0.0.1:{port}/x.zip",
        "ftp://127.0.0.1:{port}/x.zip",
        "//example.com/x.zip",
    ],
)
def test_a_redirect_to_any_other_place_is_refused(tmp_path: Path, mirror: Mirror, target: str) -> None:
    mirror.answers = [status(302, Location=target.format(port=mirror.server.server_port)), whole(CONTENT)]
    assert "転送しようとした" in refusal(tmp_path, mirror)
    assert len(mirror.asked) == 1


def test_a_redirect_in_a_circle_ends(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [status(302, Location="/a.zip"), status(302, Location="/b.zip"), status(302, Location="/a.zip")]
    assert "302" in refusal(tmp_path, mirror)
    assert len(mirror.asked) < 12


def test_the_official_host_may_not_stand_in_a_private_network(tmp_path: Path, mirror: Mirror) -> None:
    mirror.answers = [whole(CONTENT)]
    limits = Limits(stall_seconds=0.2, may_be_private=False)
    assert "内部のアドレス 127.0.0.1" in refusal(tmp_path, mirror, limits)
    assert mirror.asked == []


def test_a_host_that_is_not_there_is_one_sentence(tmp_path: Path, mirror: Mirror) -> None:
    url = mirror.url
    mirror.close()
    with pytest.raises(SourceError, match="接続できない") as refused:
        fetch(NAGANO, tmp_path, url, ignore, QUICK)
    assert "--boundaries" in str(refused.value)
    assert not (tmp_path / NAGANO.source_id).exists()


@pytest.mark.parametrize(
    "url",
    ["file:///etc/", "ftp://example.com/", "example.com", "https://", "https://user:word@example.com/", "http://x:y/"],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError, match="--base-url"):
        fetch(NAGANO, tmp_path, url, ignore, QUICK)


def test_the_proxy_of_the_environment_is_asked(tmp_path: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror.answers = [whole(CONTENT)]
    monkeypatch.setenv("http_proxy", mirror.url)
    fetch(NAGANO, tmp_path, "http://mirror.invalid/N03", ignore, QUICK)
    assert mirror.asked[0][0] == f"http://mirror.invalid{PATH}"


def test_two_fetches_of_one_archive_do_not_meet(tmp_path: Path, mirror: Mirror) -> None:
    said = []

    def meanwhile(request: object) -> None:
        with pytest.raises(SourceError, match="取得している最中") as refused:
            fetch(NAGANO, tmp_path, mirror.url, ignore, QUICK)
        said.append(str(refused.value))
        whole(CONTENT)(request)  # type: ignore[arg-type]

    mirror.answers = [meanwhile]
    fetch(NAGANO, tmp_path, mirror.url, ignore, Limits(stall_seconds=5))
    assert len(said) == 1


@pytest.mark.parametrize(
    ("year", "prefecture", "path", "source_id"),
    [
        (2025, None, "N03-2025/N03-20250101_GML.zip", "n03-20250101"),
        (2020, "13", "N03-2020/N03-20200101_13_GML.zip", "n03-20200101-13"),
        (2018, "08", "N03-2018/N03-180101_08_GML.zip", "n03-180101-08"),
        (2017, None, "N03-2017/N03-170101_GML.zip", "n03-170101"),
    ],
)
def test_archives_have_the_names_of_their_year(year: int, prefecture: str | None, path: str, source_id: str) -> None:
    archive = official_archive(year, prefecture)
    assert (archive.path, archive.source_id, archive.as_of) == (path, source_id, f"{year}-01-01")


@pytest.mark.parametrize(("year", "prefecture"), [(2015, None), (2027, None), (2025, "48"), (2025, "1"), (2025, "")])
def test_a_name_that_is_not_known_is_asked_for(year: int, prefecture: str | None) -> None:
    with pytest.raises(SourceError, match=r"--archive|01 から 47"):
        official_archive(year, prefecture)


@pytest.mark.parametrize(
    ("path", "year", "as_of"),
    [
        ("N03-2010/N03-110331_GML.zip", None, "2011-03-31"),
        ("N03-1920/N03-200101_16_GML.zip", None, "1920-01-01"),
        ("N03-2020/N03-20200101_53_GML.zip", None, "2020-01-01"),
        ("N03-2000/N03-001001_38_GML.zip", None, "2000-10-01"),
        ("N03-15/N03-150101_13_GML.zip", 2015, "2015-01-01"),
        ("N03-2005/N03-05_GML.zip", None, "2005"),
    ],
)
def test_the_date_of_a_named_archive_is_read_from_its_name(path: str, year: int | None, as_of: str) -> None:
    assert named_archive(path, year) == Archive(path, as_of)


@pytest.mark.parametrize(
    "path",
    ["", "../x_GML.zip", "N03-2025/../N03-20250101_GML.zip", "http://x/N03-20250101_GML.zip", "N03-15/N03-150101_GML.zip",
     "N03-2025/N03-20251301_GML.zip", "N03-2025/N03-2025010_GML.zip"],
)  # fmt: skip
def test_a_name_without_a_date_or_outside_the_folder_is_refused(path: str) -> None:
    with pytest.raises(SourceError):
        named_archive(path, None)


def test_a_fetched_archive_is_built_with_its_papers_when_it_is_named(
    tmp_path: Path, mirror: Mirror, code_table: Path
) -> None:
    squares = gpd.GeoDataFrame(
        {"N03_001": ["長野県"], "N03_003": [None], "N03_004": ["松本市"], "N03_005": [None], "N03_007": ["20202"]},
        geometry=[shapely.box(137.9, 36.1, 138.1, 36.3)],
        crs="EPSG:6668",
    )
    squares.to_file(tmp_path / "N03-20250101_20.shp", encoding="utf-8")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for part in tmp_path.glob("N03-20250101_20.*"):
            packed.write(part, part.name)
    mirror.answers = [whole(content.getvalue())]
    folder = fetch(NAGANO, tmp_path / "brought", mirror.url, ignore, QUICK).folder
    draft = build(code_table, [folder], lambda _: None)
    assert draft.tables["municipalities"]["name"].tolist() == ["松本市"]
    (papers,) = [source for source in draft.papers["sources"] if source["kind"] == "boundaries"]
    assert (papers["id"], papers["licence"], papers["as_of"]) == ("n03-20250101-20", "CC BY 4.0", "2025-01-01")
    assert papers["files"][0]["rows_in"] == 1


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr("sys.argv", ["etl", "fetch", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_the_command_says_where_the_archive_is_and_what_comes_next(
    tmp_path: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror.answers = [whole(CONTENT)]
    asked = ("boundaries", "--year", "2025", "--prefecture", "20", "--base-url", mirror.url, "--out", str(tmp_path))
    assert command(monkeypatch, *asked) == 0
    assert f"python run.py build --boundaries {tmp_path / 'n03-20250101-20'}" in capsys.readouterr().out
    assert command(monkeypatch, *asked) == 0
    assert "すでにあります" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("boundaries", "--year", "1999"), 1),
        (("boundaries",), 2),
        (("registers", "--year", "2025"), 2),
        (("boundaries", "--archive", "N03-2010/N03-110331_GML.zip", "--prefecture", "20"), 2),
    ],
)
def test_the_command_refuses_what_it_cannot_do(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    assert command(monkeypatch, *arguments) == code


def test_the_official_address_is_the_ministrys_over_https() -> None:
    assert OFFICIAL == "https://nlftp.mlit.go.jp/ksj/gml/data/N03/"


def test_nothing_but_the_download_of_the_etl_knows_how_to_ask_another_host() -> None:
    network = {"urllib.request", "http.client", "socket", "ssl", "requests", "urllib3", "httpx", "aiohttp", "ftplib"}

    def names(node: ast.AST) -> set[str]:
        if isinstance(node, ast.Import):
            return {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            if all(alias.name.isupper() for alias in node.names):  # names of options ask nobody
                return set()
            return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return set()

    askers = {
        path.relative_to(REPOSITORY).as_posix()
        for room in ("geodata", "etl", "dashboard", "pages")
        for path in (REPOSITORY / room).rglob("*.py")
        if any(names(node) & network for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert askers == {"etl/download.py"}
