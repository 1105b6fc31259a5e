from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from rich.console import Console

from etl.__main__ import main
from etl.changes import changes_table, corrected_by_slips
from etl.diff import Difference, difference, version_difference
from etl.diff_view import difference_tables
from etl.lists import member_lists
from etl.publish import publish
from etl.table_diff import table_difference
from geodata.columns import Column, Table
from geodata.dataset import Dataset
from geodata.errors import SourceError
from geodata.tables import CORRECTIONS, MEMBERSHIPS, PLANS
from tests.conftest import SOURCES
from tests.etl.drafts import BUILT_AT, EMPTY, small
from tests.etl.lists_of_members import history, listed, succession

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = Table(
    "places",
    "場所",
    "Places",
    (
        Column("code", "text", "コード", "Code"),
        Column("name", "text", "名称", "Name", nullable=True),
        Column("count", "whole", "数", "Count", nullable=True),
    ),
    key=("code",),
)


def places(*rows: tuple[str, str | None, int | None], table: Table = PLACES) -> pd.DataFrame:
    return table.conform(pd.DataFrame(rows, columns=["code", "name", "count"]))


def shown(found: Difference) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    for table in difference_tables(found):
        console.print(table)
    return console.export_text()


def version(name: str, *lists: pd.DataFrame) -> Dataset:
    """A version whose lists these are, and of which everything else is empty."""
    rows = pd.concat(lists, ignore_index=True)
    tables = EMPTY | {"memberships": MEMBERSHIPS.conform(rows)} | history(*lists)
    return Dataset(name, Path(), MappingProxyType({}), MappingProxyType(tables))


def test_rows_are_added_removed_and_changed_by_their_key() -> None:
    before = places(("1", "甲", 1), ("2", "乙", None), ("3", "丙", 3))
    found = table_difference(PLACES, before, places(("2", "乙", 5), ("3", "丙", 3), ("4", None, None)))
    assert found.counts == {"追加": 1, "削除": 1, "変更": 1}
    assert found.rows.to_numpy().tolist() == [
        ["1", "削除", "", "甲 1", ""],
        ["4", "追加", "", "", ""],
        ["2", "変更", "count", "", "5"],
    ]


def test_equal_rows_of_a_table_without_key_are_counted() -> None:
    table = Table("places", "場所", "Places", PLACES.columns)
    once, twice = places(("1", "甲", 1), table=table), places(("1", "甲", 1), ("1", "甲", 1), table=table)
    assert table_difference(table, once, twice).counts == {"追加": 1, "削除": 0, "変更": 0}
    assert len(table_difference(table, twice, twice).rows) == 0


def test_a_new_list_of_a_version_gives_its_changes() -> None:
    first = listed("2021-02-15", "長野市", "松本市")
    found = version_difference(version("a", first), version("b", first, listed("2023-10-01", "松本市", "上田市")))
    assert found.counts == {"参加": 1, "退会": 1, "合併": 0, "名称変更": 0, "種別変更": 0, "訂正": 0}
    assert {each.table.name: each.counts["追加"] for each in found.tables} == {
        "memberships": 2,
        "membership_lists": 1,
        "membership_intervals": 1,
        "changes": 2,
    }


def test_a_list_of_the_same_date_that_says_otherwise_is_a_correction() -> None:
    before, after = version("a", listed("2021-02-15", "長野市")), version("b", listed("2021-02-15", "松本市"))
    found = version_difference(before, after)
    assert found.changes[["kind", "name", "new"]].to_numpy().tolist() == [
        ["訂正", "長野市", "記載なし"],
        ["訂正", "松本市", "会員"],
    ]


def test_made_up_rows_that_a_real_list_takes_the_place_of_are_no_corrections() -> None:
    sample = listed("2021-02-15", "松本市", source="sample", status="サンプル")
    known = listed("2021-02-15", "長野市", source="known", status="登録値")
    found = version_difference(version("a", sample, known), version("b", listed("2021-02-15", "長野市", "上田市")))
    assert found.changes[["kind", "name", "new"]].to_numpy().tolist() == [["訂正", "上田市", "会員"]]
    assert found.notes == ("council@2021-02-15 はどちらかの版だけがサンプルなので、サンプルの行を除いて比べました。",)


def test_a_version_is_no_different_from_itself() -> None:
    same = version("a", listed("2021-02-15", "長野市"))
    found = version_difference(same, same)
    assert found.tables == ()
    assert "違いはありません。" in shown(found)


def test_the_screen_shows_the_kind_the_place_the_dates_and_the_values() -> None:
    first = listed("2021-02-15", "長野市", "篠山市", source="known")
    later = listed("2023-10-01", "丹波篠山市", "上田市", source="sample", status="サンプル")
    text = re.sub(r"[ \n]+", " ", shown(version_difference(version("a", first), version("b", first, later))))
    assert "退会 20201 長野市 2021-02-15〜2023-10-01 市区町村（サンプル）" in text
    assert "名称変更 28221 丹波篠山市 2019-05-01 篠山市 → 丹波篠山市" in text


@pytest.fixture
def sources(small_sources: Path, tmp_path: Path) -> Path:
    """The codes of three prefectures, the known members, and two lists of a サンプル source each."""
    for folder in (small_sources / "municipality-codes-2020", SOURCES / "council-members"):
        shutil.copytree(folder, tmp_path / "sources" / folder.name)
    for name, as_of, places in (("list-a", "2021-02-15", "20201,長野市"), ("list-b", "2023-10-01", "20203,上田市")):
        folder = tmp_path / "sources" / name
        folder.mkdir()
        papers = ("publisher", "title", "url", "licence", "credit", "note")
        text = "".join(f'{key} = "サンプル"\n' for key in papers)
        text += f'kind = "membership"\nas_of = "{as_of}"\nstatus = "サンプル"\ncomplete_list = true\n'
        text += '[defaults]\nbody = "council"\n[[files]]\npath = "members.csv"\n'
        (folder / "source.toml").write_text(text, encoding="utf-8")
        (folder / "members.csv").write_text(f"団体コード,団体名\n20202,松本市\n{places}\n", encoding="utf-8")
    return tmp_path / "sources"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """`python -m etl …`: exit code, standard output, standard error."""

    def of(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["etl", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return of


def test_two_lists_are_compared_by_the_ids_of_their_sources(
    sources: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = run("diff", "list-a", "list-b", "--sources", str(sources), "--out", str(tmp_path), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["counts"] == {"参加": 1, "退会": 1, "合併": 0, "名称変更": 0, "種別変更": 0, "訂正": 0}
    assert [(row["kind"], row["name"], row["row_after"]) for row in found["changes"]] == [
        ("参加", "上田市", 3),
        ("退会", "長野市", None),
    ]


def test_lists_named_in_the_wrong_order_are_compared_by_their_dates(sources: Path, tmp_path: Path) -> None:
    found = difference("list-b", "council@2021-02-15", tmp_path, sources)
    assert (found.before, found.after) == ("council@2021-02-15", "list-b")
    assert found.notes[0] == "時点の早い名簿を前にしました。"


def test_a_source_that_corrects_another_gives_corrections(sources: Path, tmp_path: Path) -> None:
    papers = sources / "list-b" / "source.toml"
    papers.write_text(f'corrects = "list-a"\n{papers.read_text(encoding="utf-8")}', encoding="utf-8")
    assert difference("list-a", "list-b", tmp_path, sources).changes["kind"].tolist() == ["訂正", "訂正"]


def test_a_list_of_known_members_says_what_it_cannot_tell(sources: Path, tmp_path: Path) -> None:
    found = difference("list-a", "council-members@2023-10-01", tmp_path, sources)
    assert "退会" not in set(found.changes["kind"])
    assert found.notes == ("council-members@2023-10-01 は全会員の名簿ではないため、退会とは言えません。",)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("list-a", "nothing"), "nothing という版も名簿もありません。版: .*名簿: .*council@2021-02-15"),
        (("council", "platform"), "協議会とプラットフォームの名簿は比べません"),
        (("small", "council"), "版と版、または名簿と名簿です"),
    ],
)
def test_what_cannot_be_compared_is_refused(sources: Path, tmp_path: Path, names: tuple[str, str], said: str) -> None:
    name = publish(small(1), tmp_path / "out", BUILT_AT)
    with pytest.raises(SourceError, match=said):
        difference(names[0].replace("small", name), names[1], tmp_path / "out", sources)


def test_versions_are_named_by_name_or_folder(tmp_path: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    out = tmp_path / "out"
    first, second = (publish(small(serial), out, BUILT_AT) for serial in (1, 2))
    code, said, _ = run("diff", first, str(out / second), "--out", str(out))
    assert code == 0
    assert "excluded_areas 対象外の区域 1 1 0" in re.sub(r"[ \n]+", " ", said)


def test_an_unknown_name_is_one_sentence_and_exit_code_1(
    sources: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    code, _, said = run("diff", "x", "y", "--sources", str(sources), "--out", str(tmp_path))
    assert code == 1
    assert len(said.strip().splitlines()) == 1


def accepted(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Corrections of records: table, key, field, old and new."""
    return CORRECTIONS.of_rows(
        [
            (f"k-{at:04}", "2026-11-25", *row, "誤記", "https://example.jp", None, "s", "s.csv", at + 1, "登録値", "c")
            for at, row in enumerate(rows, 1)
        ]
    )


def test_an_accepted_correction_is_apart_from_what_changed() -> None:
    plans = PLANS.of_rows([
        {"kind": "重点地区", "prefecture_code": "20", "municipality_code": code, "name": "甲", "plan_title": "計画",
         "status": "登録値", "source_id": "s"}
        for code in ("20201", "20202")
    ])  # fmt: skip
    before = Dataset("a", Path(), MappingProxyType({}), MappingProxyType(EMPTY | {"plans": plans}))
    new = plans.assign(plan_title=["正しい計画", "新しい計画"])
    slip = accepted(("plans", '["重点地区", "20", "20201"]', "plan_title", "計画", "正しい計画"))
    tables = EMPTY | {"plans": PLANS.conform(new), "corrections": slip}
    found = version_difference(before, Dataset("b", Path(), MappingProxyType({}), MappingProxyType(tables)))
    (table,) = found.tables
    assert table.rows[["row", "change", "before", "after"]].to_numpy().tolist() == [
        ["重点地区 20 20201", "訂正", "計画", "正しい計画"],
        ["重点地区 20 20202", "変更", "計画", "新しい計画"],
    ]
    assert table.counts["変更"] == 1
    assert [row["new"] for row in found.to_json()["corrections"]] == ["正しい計画"]
    text = "".join(shown(found).split())
    assert "受け付けた訂正" in text
    assert "計画→正しい計画" in text
    assert "誤記https://example.jp" in text
    same = version_difference(before, before)
    assert same.to_json()["corrections"] == []


def test_a_corrected_member_stands_once_among_the_changes_as_a_correction() -> None:
    rows = listed("2021-02-15", "長野市")
    before, now = version("a", rows), rows.assign(office="副会長")
    log = accepted(("memberships", '["council", "2021-02-15", "20", "20201"]', "office", "", "副会長"))
    lists = list(member_lists(now, succession(), (), (), EMPTY["rejects"].assign(body="", as_of="")))
    (change,) = corrected_by_slips(log, lists)
    assert (change["kind"], change["old"], change["new"], change["row_after"]) == ("訂正", None, "副会長", 2)
    assert "訂正票による「役職」の訂正です（k-0001）。誤記" in str(change["note"])
    after = version("b", now)
    tables = {**after.tables, "changes": changes_table([change]), "corrections": log}
    found = version_difference(before, Dataset("b", Path(), MappingProxyType({}), MappingProxyType(tables)))
    assert found.counts["訂正"] == 1
    assert found.changes["note"].iloc[0] == change["note"]
