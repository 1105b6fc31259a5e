from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from etl.sample import DATES, sample_members, write_sample
from geodata.errors import SourceError

SOURCES = Path(__file__).parents[2] / "geodata" / "sources"
PUBLISHED = {
    ("2021-02-15", "都道府県"): 36,
    ("2021-02-15", "市区町村"): 565,
    ("2023-10-01", "都道府県"): 42,
    ("2023-10-01", "市区町村"): 625,
}


def register(path: str) -> pd.DataFrame:
    return pd.read_csv(SOURCES / path, dtype="str", keep_default_na=False)


SAMPLE = register("council-members-sample/members.csv")
KNOWN = register("council-members/membership.csv")
CODES = register("municipality-codes-2020/municipality_codes_2020.csv")

TOWNS = pd.DataFrame({"municipality_code": ["20201", "20202", "20203"], "name": ["長野市", "松本市", "上田市"]})
OF_TOWNS = ["body", "as_of", "member_class", "prefecture_code", "municipality_code", "name", "status"]


def known(*codes: str) -> pd.DataFrame:
    rows = [("council", as_of, "市区町村", code[:2], code, "", "登録値") for as_of in DATES for code in codes]
    return pd.DataFrame(rows, columns=OF_TOWNS)


def totals(towns: int) -> pd.DataFrame:
    counts = {"都道府県": 0, "市区町村": towns}
    rows = [("council", as_of, kind, str(count)) for as_of in DATES for kind, count in counts.items()]
    return pd.DataFrame(rows, columns=["body", "as_of", "member_class", "count"])


def test_a_known_member_counts_towards_the_total_and_is_not_repeated() -> None:
    sample = sample_members(TOWNS, known("20202"), totals(3))
    assert list(sample["municipality_code"]) == ["20201", "20203"] * 2
    assert list(sample["name"]) == ["長野県長野市", "長野県上田市"] * 2
    assert set(sample["status"]) == {"サンプル"}


def test_places_are_drawn_by_their_code_not_by_the_order_of_the_table() -> None:
    drawn = sample_members(TOWNS, known(), totals(1))
    pd.testing.assert_frame_equal(sample_members(TOWNS[::-1], known(), totals(1)), drawn)


@pytest.mark.parametrize(("registered", "published"), [(("20201", "20202"), 1), ((), 4)])
def test_a_total_that_cannot_be_met_is_refused(registered: tuple[str, ...], published: int) -> None:
    with pytest.raises(SourceError, match="公表数を満たせません"):
        sample_members(TOWNS, known(*registered), totals(published))


def test_a_missing_total_is_refused() -> None:
    with pytest.raises(SourceError, match="2021-02-15 の都道府県の公表数"):
        sample_members(TOWNS, known(), totals(1).iloc[1:])


@pytest.mark.parametrize(("as_of", "member_class"), PUBLISHED)
def test_known_members_and_committed_sample_together_are_the_published_total(as_of: str, member_class: str) -> None:
    both = pd.concat([KNOWN, SAMPLE])
    own = both[(both["body"] == "council") & (both["as_of"] == as_of) & (both["member_class"] == member_class)]
    assert len(own) == PUBLISHED[as_of, member_class]
    assert not own.duplicated(["prefecture_code", "municipality_code"]).any()


@pytest.mark.parametrize("as_of", DATES)
def test_the_officers_are_known_members_of_both_lists(as_of: str) -> None:
    names = set(KNOWN.loc[(KNOWN["body"] == "council") & (KNOWN["as_of"] == as_of), "name"])
    assert names == {"長野県", "和歌山県田辺市", "栃木県那須町"}


def test_every_committed_row_says_that_it_is_made_up() -> None:
    assert set(SAMPLE["status"]) == {"サンプル"}
    assert set(SAMPLE["source_title"]) == {"サンプルデータ（実在の名簿ではありません）"}
    assert set(SAMPLE["source_url"]) == {""}


def test_the_platform_has_no_sample() -> None:
    assert set(SAMPLE["body"]) == {"council"}


def test_every_place_of_the_sample_exists_under_its_name() -> None:
    towns = CODES[CODES["municipality"] != ""]
    names = dict(zip(towns["code5"], towns["prefecture"] + towns["municipality"], strict=True))
    own = SAMPLE[SAMPLE["municipality_code"] != ""]
    assert list(own["name"]) == [names[code] for code in own["municipality_code"]]
    assert list(own["prefecture_code"]) == list(own["municipality_code"].str[:2])


def test_the_committed_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    sources = shutil.copytree(SOURCES, tmp_path / "sources")
    folder = sources / "council-members-sample"
    committed = {name: (folder / name).read_bytes() for name in ("members.csv", "source.toml")}
    (folder / "members.csv").unlink()
    written = write_sample(sources)
    assert written == folder / "members.csv"
    assert {name: (folder / name).read_bytes() for name in committed} == committed
