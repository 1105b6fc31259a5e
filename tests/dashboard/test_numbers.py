"""Numbers looked up by their passports: what is read, what a version says, and what a newer one says."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dashboard.__main__ import app, main
from dashboard.conditions import fields_of, parse, to_text
from dashboard.facts.catalogue import cells
from dashboard.facts.lookup import asked, look_up, refusal
from dashboard.facts.passports import BODIES, Passport, in_parts, tidied
from dashboard.number_rows import rows_in_words
from dashboard.number_said import no_answer_sentence, number_said, page_of, version_sentence
from dashboard.views.explorer import found_by
from dashboard.wording import words_in
from etl.publish import publish
from tests.conftest import BUILT_AT
from tests.dashboard.test_conditions import EXPRESSIONS
from tests.pages.test_versions import without_sapporo

if TYPE_CHECKING:
    from pathlib import Path

    from etl.publish import Draft
    from geodata.dataset import Dataset

JA = words_in("ja")
ANY = st.builds(
    Passport,
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    st.none() | st.from_regex(r"[0-4][1-9]", fullmatch=True),
    st.sampled_from(sorted(BODIES.values())),
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(sorted(key for key, cell in cells().items() if not cell.is_of_town)),
)
ASKED = st.builds(
    lambda passport, expression, rest: replace(passport, key=f"found({to_text(expression)}).{rest}"),
    ANY,
    EXPRESSIONS,
    st.sampled_from(["count", "unknown"]),
)
WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789abcdefghijklmnopqrstuvwxyz.-_"}


@given(
    passport=ANY, space=st.sampled_from(["", " ", "　", "\t"]), hyphen=st.sampled_from(["-", " - ", "－", "‐", "ー"])
)
def test_a_number_is_read_as_it_is_typed(passport: Passport, space: str, hyphen: str) -> None:
    for written in (str(passport), str(passport).upper(), str(passport).translate(WIDE)):
        assert Passport.read(f"{space}{written}{space}") == passport
    assert Passport.read(str(passport).replace("-", hyphen)) == passport
    assert [each.passport for each in asked(f"{passport}、{str(passport).upper()}\n（{passport}）")] == [passport]


@given(passport=ASKED, space=st.sampled_from(["", " ", "　", "\n"]), hyphen=st.sampled_from(["-", " - ", "－", "ー"]))
def test_conditions_in_a_number_survive_spaces_and_wide_signs_around_them(
    passport: Passport, space: str, hyphen: str
) -> None:
    written = str(passport)
    before, inside = written.split("found", 1)
    typed = before.upper().replace("-", hyphen) + "found" + inside.replace("(", f"({space}").replace(",", f",{space}")
    assert Passport.read(written) == Passport.read(typed) == passport
    wide = inside.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "():,"})
    assert Passport.read(f"{before}found{wide}") == passport
    assert [each.passport for each in asked(f"{typed}、（{written}）, x\nfoo(")] == [passport, None, None]
    link = f"https://atlas.example.jp/passport?no={quote(written, safe='')}&lang=en"
    assert [each.passport for each in asked(link)] == [passport]


def test_letters_and_hyphens_in_parentheses_are_kept() -> None:
    assert tidied("E1B1E3BA ー 20 - C20231001-Found( Measure-テレワーク:yes )．Count") == (
        "e1b1e3ba-20-c20231001-found(Measure-テレワーク:yes).count"
    )
    assert in_parts("a (b) c(d(e)f)g(h i(j)") == ("a (b) c", "(d(e)f)", "g(h i", "(j)", "")


@given(st.text())
def test_any_text_is_asked_about_without_a_fault(text: str) -> None:
    assert all(each.passport is None and each.why for each in asked(text))


def test_what_is_no_number_says_why_and_a_link_to_the_page_is_read_too() -> None:
    found = asked(
        "https://atlas.example.jp/passport?no=7c92720a-20-c20231001-members&lang=en foo 0123abcd-00-c20231001-x"
    )
    assert [(each.written, each.why) for each in found] == [
        ("7c92720a-20-c20231001-members", ""),
        ("foo", "unreadable"),
        ("0123abcd-00-c20231001-x", "unknown"),
    ]


def of(dataset: Dataset, rest: str) -> Passport:
    passport = Passport.read(f"{dataset.version[:8]}-{rest}")
    assert passport is not None
    return passport


def test_a_number_of_the_current_version_has_value_papers_and_rows(published: Path, dataset: Dataset) -> None:
    answer = look_up(published, of(dataset, "00-c20231001-published.municipalities"))
    assert answer.kept == "current"
    assert answer.shown is not None
    said = number_said(answer, answer.shown, JA)
    assert (said.name, said.value) == ("公表された市区町村の会員の数", "625")
    assert (said.papers["place"], said.papers["as_of"], said.papers["status"]) == ("全国", "2023年10月1日", "公表値")
    assert said.version == f"いまの版 {dataset.version} の値です。"
    assert any("利用条件" in source for source in said.sources)
    rows = rows_in_words(answer.shown.rows(), JA)
    assert len(rows) == 625
    assert {"市区町村コード", "区分", "出典", "行番号"} <= set(rows.columns)


def test_the_sources_of_a_made_up_number_say_so(published: Path, dataset: Dataset) -> None:
    answer = look_up(published, of(dataset, "20-c20231001-members"))
    assert answer.shown is not None
    said = number_said(answer, answer.shown, JA)
    assert said.papers["status"] == "サンプルデータ"
    assert any("サンプルデータ（実在の名簿ではありません）" in source for source in said.sources)


@pytest.mark.parametrize(
    ("rest", "refused"),
    [
        ("48-c20231001-members", "place"),
        ("99-c20231001-members", "place"),
        ("20-c20200101-members", "day"),
        ("20-c20231399-members", "day"),
        ("20-p20231001-members", "day"),
        ("20-c20231001-found(all(member:maybe)).count", "choice"),
        ("20-c20231001-found(all(member:no).count", "choice"),
        ("20-c20231001-found(list:yes).count", "choice"),
        ("20202-c20231001-score(99).total", "choice"),
        ("20-c20231001-scores(50000000,foo:1).scored", "choice"),
    ],
)
def test_what_the_dataset_does_not_have_is_refused_with_a_sentence(
    rest: str, refused: str, published: Path, dataset: Dataset
) -> None:
    passport = of(dataset, rest)
    assert refusal(dataset, passport) == refused
    answer = look_up(published, passport)
    assert answer.shown is None
    sentence = no_answer_sentence(answer, JA)
    assert f"版 {dataset.version} " in sentence
    assert sentence.startswith("版 ") or refused == "choice"


@pytest.fixture(scope="module")
def later(draft: Draft, tmp_path_factory: pytest.TempPathFactory, published: Path, dataset: Dataset) -> Path:
    """The published folder as it is after a list without 札幌市 has come in."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(published / dataset.version, folder / dataset.version)
    publish(without_sapporo(draft), folder, BUILT_AT)
    return folder


def test_a_newer_version_that_says_otherwise_is_told(later: Path, dataset: Dataset) -> None:
    japan = look_up(later, of(dataset, "00-c20231001-members"))
    now = japan.current.version
    assert now != dataset.version
    assert (japan.kept, japan.differs) == ("kept", True)
    assert version_sentence(japan, JA) == f"版 {dataset.version} では 625 ですが、いまの版 {now} では 624 です。"
    nagano = look_up(later, of(dataset, "20-c20231001-members"))
    assert not nagano.differs
    assert version_sentence(nagano, JA) == f"版 {dataset.version} では 28、いまの版 {now} でも 28 です。"


def test_a_version_that_is_gone_shows_what_the_current_one_says_marked_as_such(later: Path, dataset: Dataset) -> None:
    answer = look_up(later, replace(of(dataset, "00-c20231001-members"), version="0" * 8))
    assert (answer.kept, answer.version, answer.then) == ("gone", "", None)
    assert answer.shown is answer.now
    assert answer.shown is not None
    assert answer.shown.value == 624
    said = version_sentence(answer, JA)
    assert said.startswith("版 00000000 は保存されていません。")
    assert answer.current.version in said


def test_versions_that_cannot_be_told_apart_or_opened_say_so(later: Path, dataset: Dataset) -> None:
    for name in ("a" * 12, "a" * 8 + "0" * 4, "b" * 12):
        (later / name).mkdir(exist_ok=True)
    several, damaged = (look_up(later, replace(of(dataset, "00-c20231001-members"), version=sign * 8)) for sign in "ab")
    assert (several.kept, damaged.fault) == ("several", "damaged")
    assert several.shown is several.now
    assert version_sentence(several, JA).startswith("aaaaaaaa で始まる版が複数あり")
    assert version_sentence(damaged, JA).startswith("版 bbbbbbbbbbbb は残っていますが、開けません。")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_figure_has_a_name_and_a_page(language: str) -> None:
    words = words_in(language)
    names = [cell.name(words) for cell in cells().values()]
    assert all(names)
    assert len(set(names)) == len(names)
    assert {page_of(replace(SOMEWHERE, key=key)) for key in cells()} <= set(words.pages)


SOMEWHERE = Passport("0" * 8, "20", "council", "2023-10-01", "members")


def test_the_command_resolves_a_number_without_the_app(published: Path, dataset: Dataset) -> None:
    told = CliRunner().invoke(
        app, ["number", f"{dataset.version[:8]}-20-c20231001-members", "--dataset", str(published)]
    )
    assert told.exit_code == 0
    assert told.stdout.startswith("会員の市区町村: 28\n")
    assert "区分: サンプルデータ" in told.stdout
    asked_json = CliRunner().invoke(
        app, ["number", f"{dataset.version[:8]}-00-c20231001-members", "--json", "--dataset", str(published)]
    )
    record = json.loads(asked_json.stdout)
    assert (record["value"], record["said"], record["differs"], len(record["rows"])) == (625, "625", False, 625)


def test_the_command_resolves_conditions(published: Path, dataset: Dataset) -> None:
    number = f"{dataset.version[:8]}-20-c20231001-found(all(member:no,beside(member:yes))).count"
    told = CliRunner().invoke(app, ["number", number, "--json", "--dataset", str(published)])
    record = json.loads(told.stdout)
    found = found_by(
        parse("all(member:no,beside(member:yes))", fields_of(dataset)),
        dataset,
        body="council",
        day="2023-10-01",
        prefecture="20",
    )
    assert record["value"] == len(found.here) == len(record["rows"]) > 0
    assert record["name"] == "「未参加、かつ陸の隣に「参加」の市区町村がある」に当てはまる市区町村の数"
    assert record["status"] == "サンプル"
    assert record["as_of"] == "2023-10-01"


@pytest.mark.parametrize(
    ("written", "said"), [("foo", "番号として読めません"), ("7c92720a-48-c20231001-members", "（48）がありません")]
)
def test_the_command_refuses_with_one_sentence(
    written: str, said: str, published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["dashboard", "number", written, "--dataset", str(published)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1
