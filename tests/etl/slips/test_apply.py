"""Slips applied to real files: what is shown, refused, written and recorded, and that nothing else changes."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.export.csv_files import csv_bytes
from etl.__main__ import main
from etl.registers import read_registers
from etl.slips.applying import plan
from etl.slips.reading import Slip, read_slips
from etl.slips.view import plan_view
from etl.slips.writing import FILE, FOLDER, with_checksum, write
from geodata.corrections import Correction, cell_text, key_of, slip_table, tidy
from geodata.errors import SourceError
from geodata.sources import read_sources
from geodata.tables import MEASURES
from tests.conftest import SOURCES, some_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = date(2026, 11, 25)
SHIOJIRI = ("特定居住促進計画", "20", "20215")
EVIDENCE = "https://www.example.jp/a"


def of(table: str, key: tuple[str, ...], field: str, old: str, new: str, **also: str) -> Correction:
    return Correction(table, key, field, old, new, **{"reason": "頁が改まった", "evidence": EVIDENCE, **also})


def slips(*corrections: Correction) -> list[Slip]:
    return [Slip(f"slip.csv {at}行目", at, each) for at, each in enumerate(corrections, 2)]


def all_bytes(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def sources(tmp_path: Path, small_sources: Path) -> Path:
    """Codes of three prefectures, and our measures, plans and known members as they are."""
    folder = tmp_path / "sources"
    shutil.copytree(small_sources, folder)
    for name in ("measures", "plans", "council-members"):
        shutil.copytree(SOURCES / name, folder / name)
    return folder


def test_a_plan_says_file_row_old_and_new_and_changes_nothing(sources: Path) -> None:
    before = all_bytes(sources)
    found = plan(slips(of("plans", SHIOJIRI, "decided_on", "2025-03-27", "令和7年3月28日", office="企画課")), sources)
    (change,) = found.changes
    assert change.correction.new == "2025-03-28"
    assert (change.source_id, change.file, change.row) == ("plans", "plans.csv", 3)
    assert (change.before, change.after) == ("2025-03-27", "2025-03-28")
    text = "\n".join(plan_view(found))
    assert "plans/plans.csv の 3 行目" in text
    assert "2025-03-27 → 2025-03-28" in text
    assert f"頁が改まった（企画課）　根拠: {EVIDENCE}" in text
    assert all_bytes(sources) == before


def test_only_the_cell_its_checksum_and_the_record_of_it_are_written(sources: Path) -> None:
    before = all_bytes(sources)
    write(plan(slips(of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28")), sources), sources, DAY)
    after = all_bytes(sources)
    assert {name for name in after if after[name] != before.get(name)} == {
        "plans/plans.csv", "plans/source.toml", f"{FOLDER}/{FILE}", f"{FOLDER}/source.toml",
    }  # fmt: skip
    assert after["plans/plans.csv"] == before["plans/plans.csv"].replace(
        "塩尻市特定居住促進計画,2025-03-27".encode(), "塩尻市特定居住促進計画,2025-03-28".encode()
    )
    own = hashlib.sha256(after["plans/plans.csv"]).hexdigest().encode()
    old = hashlib.sha256(before["plans/plans.csv"]).hexdigest().encode()
    assert after["plans/source.toml"] == before["plans/source.toml"].replace(old, own)
    registers = read_registers(read_sources(sources).values())
    plans = registers.tables["plans"].set_index("plan_title")
    assert plans.loc["塩尻市特定居住促進計画", "decided_on"] == pd.Timestamp("2025-03-28")
    (row,) = registers.tables["corrections"].to_dict("records")
    assert (row["correction_id"], row["corrected_on"], row["record_table"]) == ("k-0001", pd.Timestamp(DAY), "plans")
    assert (row["old"], row["new"], row["reason"]) == ("2025-03-27", "2025-03-28", "頁が改まった")
    assert (row["in_source"], row["in_file"], row["in_row"]) == ("plans", "plans.csv", 3)


def test_a_second_correction_is_added_and_the_papers_count_it(sources: Path) -> None:
    first = of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28")
    second = of("measures", ("st-01",), "summary", summary_of("st-01"), "=ではない要約", reason="改行\nと,カンマ")
    write(plan(slips(first), sources), sources, DAY)
    assert plan(slips(second), sources).refused  # no formula
    write(plan(slips(tidy(of("measures", ("st-01",), "summary", summary_of("st-01"), "短い要約", reason="二行\nの,理由"))), sources), sources, DAY)  # fmt: skip
    papers = tomllib.loads((sources / FOLDER / "source.toml").read_text(encoding="utf-8"))
    assert (papers["as_of"], papers["files"][0]["rows"]) == ("2026-11-25", 2)
    rows = read_registers(read_sources(sources).values()).tables["corrections"]
    assert list(rows["correction_id"]) == ["k-0001", "k-0002"]
    assert rows["reason"].iloc[1] == "二行\nの,理由"


def summary_of(measure: str) -> str:
    rows = pd.read_csv(SOURCES / "measures" / "measures.csv", dtype="str").set_index("measure_id")
    return str(rows.loc[measure, "summary"])


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (of("plans", SHIOJIRI, "decided_on", "2025-03-26", "2025-03-28"), "3 行目では「2025-03-27」で、票の今の値「2025-03-26」"),
        (of("plans", SHIOJIRI, "decided_on", "2025-03-26", "2025-03-27"), "すでに直してあります"),
        (of("plans", ("特定居住促進計画", "20", "20201"), "decided_on", "", "2025-03-28"), "この記録は出典にありません"),
        (of("plans", SHIOJIRI, "nothing", "", "x"), "この項目は訂正票では直せません"),
        (of("plans", SHIOJIRI, "decided_on", "2025-03-27", "来年"), "日"),
        (of("plans", SHIOJIRI, "name", "長野県塩尻市", "長野県松本市"), "名称とコードが一致しません"),
        (of("plans", SHIOJIRI, "plan_title", "塩尻市特定居住促進計画", ""), "空欄"),
        (of("plans", SHIOJIRI, "plan_title", "塩尻市特定居住促進計画", "計画", office="田中さん"), "敬称"),
        (of("measures", ("st-01",), "as_of", "2025-04-28", "2025-04-31"), "日"),
        (of("measures", ("st-01",), "provider_level", "国", "県庁"), "使えない値"),
        (of("memberships", ("council", "2021-02-15", "20", ""), "file", "membership.csv", "x"), "この項目"),
        (of("committee_members", ("企画・普及部会", "2023-10-01", "20", "20215"), "role", "", "x"), "この記録は出典にありません"),
    ],
)  # fmt: skip
def test_a_slip_that_does_not_hold_is_refused_with_the_reason(sources: Path, correction: Correction, why: str) -> None:
    found = plan(slips(correction), sources)
    assert found.changes == ()
    assert why in found.refused[0].reasons[0]
    assert "受け付けません: slip.csv 2行目" in "\n".join(plan_view(found))


def test_kind_that_would_make_two_rows_of_one_record_is_refused(sources: Path) -> None:
    file, papers = sources / "plans" / "plans.csv", sources / "plans" / "source.toml"
    line = next(line for line in file.read_text(encoding="utf-8").splitlines() if "20215" in line)
    with file.open("a", encoding="utf-8") as text:
        text.write(line.replace("特定居住促進計画,", "重点地区,", 1) + "\n")
    papers.write_text(papers.read_text(encoding="utf-8").partition("[[files]]")[0], encoding="utf-8")
    found = plan(slips(of("plans", ("重点地区", *SHIOJIRI[1:]), "kind", "重点地区", "特定居住促進計画")), sources)
    assert found.changes == ()
    assert "同じ内容の行が先にあります（3行目）" in found.refused[0].reasons[0]


def test_sample_rows_and_workbooks_are_never_written(sources: Path) -> None:
    shutil.copytree(SOURCES / "council-members-sample", sources / "council-members-sample")
    rows = pd.read_csv(sources / "council-members-sample" / "members.csv", dtype="str")
    sample = rows[(rows["as_of"] == "2023-10-01") & rows["municipality_code"].str.startswith(("13", "20", "34"))]
    own = ("council", "2023-10-01", sample["prefecture_code"].iloc[0], sample["municipality_code"].iloc[0])
    found = plan(slips(of("memberships", own, "office", "", "副会長", in_source="council-members-sample")), sources)
    assert "サンプル" in found.refused[0].reasons[0]
    folder = sources / "plans-book"
    folder.mkdir()
    frame = pd.DataFrame([["重点地区", "20", "20201", "長野市", "甲", "2025-01-01"]])
    frame.columns = ["kind", "prefecture_code", "municipality_code", "name", "plan_title", "decided_on"]
    frame.to_excel(folder / "plans.xlsx", index=False)
    papers = (sources / "plans" / "source.toml").read_text(encoding="utf-8").partition("[[files]]")[0]
    (folder / "source.toml").write_text(papers, encoding="utf-8")
    found = plan(slips(of("plans", ("重点地区", "20", "20201"), "plan_title", "甲", "乙")), sources)
    assert "2 行目の「計画名」を手で直してください" in found.refused[0].reasons[0]


def test_slips_of_one_record_hold_together_and_the_same_field_twice_does_not(sources: Path) -> None:
    named = of("plans", SHIOJIRI, "plan_title", "塩尻市特定居住促進計画", "計画")
    dated = of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28")
    again = of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-29")
    found = plan(slips(named, dated, again), sources)
    assert [change.correction.field for change in found.changes] == ["plan_title", "decided_on"]
    assert "先にあります" in found.refused[0].reasons[0]
    write(found, sources, DAY)
    assert "長野県塩尻市,計画,2025-03-28" in (sources / "plans" / "plans.csv").read_text(encoding="utf-8")


def test_a_file_that_changed_after_it_was_shown_is_not_written(sources: Path) -> None:
    found = plan(slips(of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28")), sources)
    with (sources / "plans" / "plans.csv").open("a", encoding="utf-8") as text:
        text.write("\n")
    before = all_bytes(sources)
    with pytest.raises(SourceError, match="変わりました"):
        write(found, sources, DAY)
    assert all_bytes(sources) == before


def test_where_one_file_cannot_be_put_all_stay_as_they_were(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os  # noqa: PLC0415

    found = plan(slips(of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28")), sources)
    before, replace = all_bytes(sources), os.replace

    def stubborn(new: Path, path: Path) -> None:
        if path.name == "source.toml" and path.parent.name == FOLDER:
            raise PermissionError(13, "使用中です", str(path))
        replace(new, path)

    monkeypatch.setattr("etl.slips.writing.os.replace", stubborn)
    with pytest.raises(SourceError, match="何も変えていません"):
        write(found, sources, DAY)
    assert all_bytes(sources) == before


def test_papers_without_a_checksum_are_left_and_one_in_another_entry_stays() -> None:
    papers = 'a = 1\n[[files]]\npath = "x.csv"\nsha256 = "00"  # of x\nrows = 3\n\n[[files]]\npath = "y.csv"\nsha256 = "11"\n'
    changed = with_checksum(papers, "y.csv", b"", 5)
    assert changed == papers.replace('"11"', f'"{hashlib.sha256(b"").hexdigest()}"')
    assert with_checksum(papers, "x.csv", b"", 4).count("rows = 4  ") == 0
    assert "rows = 4\n" in with_checksum(papers, "x.csv", b"", 4)
    assert with_checksum("a = 1\n", "x.csv", b"") == "a = 1\n"


text = st.text(
    st.characters(codec="cp932", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="¢£¬‖−〜"),
    min_size=1,
    max_size=12,
)


ways = st.tuples(
    st.sampled_from(("utf-8", "utf-8-sig", "cp932", "utf-16")), st.sampled_from(("\n", "\r\n")), st.sampled_from((",", "\t"))
)  # fmt: skip
fields = st.dictionaries(st.sampled_from(("title", "summary", "amount", "target", "note")), text, min_size=1)


@settings(max_examples=15)
@given(fields, ways, st.integers(0, 5))
def test_what_a_slip_says_as_csv_is_what_the_source_says_afterwards(
    tmp_path_factory: pytest.TempPathFactory, new: dict[str, str], way: tuple[str, str, str], at: int
) -> None:
    folder, (encoding, newline, delimiter) = tmp_path_factory.mktemp("sources"), way
    for name, file_name in (("municipality-codes-2020", "municipality_codes_2020.csv"), ("measures", "measures.csv")):
        (folder / name).mkdir()
        papers = (SOURCES / name / "source.toml").read_text(encoding="utf-8").partition("[[files]]")[0]
        (folder / name / "source.toml").write_text(papers, encoding="utf-8")
        lines = (SOURCES / name / file_name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name / file_name).write_text("".join(lines[:9]), encoding="utf-8")
    file = folder / "measures" / "measures.csv"
    rows = pd.read_csv(file, dtype="str", keep_default_na=False).head(6)
    rows.to_csv(file, index=False, sep=delimiter, encoding=encoding, lineterminator=newline, errors="replace")
    before = read_registers(read_sources(folder).values()).tables["measures"]
    record = before.iloc[at]
    key = key_of(MEASURES, record)
    asked = [tidy(of("measures", key, field, cell_text(record[field]), value)) for field, value in new.items()]
    path = folder / "slip.csv"
    path.write_bytes(csv_bytes(slip_table([(each, "") for each in asked])))
    found = plan(read_slips(path), folder)
    assert len(found.changes) + len(found.refused) == len(asked)
    if not found.changes:
        return
    write(found, folder, DAY)
    after = read_registers(read_sources(folder).values()).tables["measures"]
    changed = {(change.correction.field, change.correction.new) for change in found.changes}
    assert {(field, cell_text(after[field].iloc[at])) for field, _ in changed} == changed
    others = [name for name in before if name not in {field for field, _ in changed}]
    pd.testing.assert_frame_equal(after[others], before[others])
    pd.testing.assert_frame_equal(after.drop(index=at), before.drop(index=at))


def test_the_command_asks_and_without_yes_nothing_changes(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "slip.csv"
    path.write_bytes(csv_bytes(slip_table([(of("plans", SHIOJIRI, "decided_on", "2025-03-27", "2025-03-28"), "")])))
    before = all_bytes(sources)
    command = ["etl", "corrections", "apply", str(path), "--sources", str(sources)]

    def run(*more: str, answer: bool = False) -> int:
        monkeypatch.setattr("sys.argv", [*command, *more])
        monkeypatch.setattr("typer.confirm", lambda _: answer)
        with pytest.raises(SystemExit) as ended:
            main()
        return int(str(ended.value.code or 0))

    assert run() == 0
    assert "何も変えていません" in capsys.readouterr().out
    assert all_bytes(sources) == before
    assert run("--yes") == 0
    assert all_bytes(sources) != before
    after = all_bytes(sources)
    assert run("--yes") == 1  # it says so already
    assert "すでに直してあります" in capsys.readouterr().out
    assert all_bytes(sources) == after


def test_readings_and_codes_of_municipalities_and_population_are_found_where_they_come_from(tmp_path: Path) -> None:
    folder = some_sources(tmp_path / "s", "romaji-2025", "kaso-2022", "census-population")
    found = plan(
        slips(
            of("municipalities", ("20215",), "kana", "シオジリシ", "シオジリシシ"),
            of("municipalities", ("01202",), "kaso", "一部過疎", "全部過疎"),
            of("statistics", ("20215", "population", "2020-10-01", "総人口"), "value", "67302", "67303"),
        ),
        folder,
    )
    assert [(change.source_id, change.after) for change in found.changes] == [
        ("municipality-codes-2020", "シオジリシシ"),
        ("kaso-2022", "全部過疎"),
        ("census-population", "67303"),
    ], [refused.reasons for refused in found.refused]
