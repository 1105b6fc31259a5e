"""Conditions as data: read and written, held against towns on paper, and against a naive reading of any tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from dashboard.conditions import (
    EVERYWHERE,
    All,
    Among,
    AnyOf,
    Beside,
    Between,
    ConditionError,
    Expression,
    Field,
    Not,
    emptied_by,
    fields_of,
    matched,
    parse,
    to_text,
)
from dashboard.conditions.facts import Facts, facts_on
from dashboard.conditions.fields import HAVING, NO, NUMBERS, REASONS, YES
from dashboard.conditions.told import sentence, told
from dashboard.views.explorer import asked_registers, found_by
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

FIELDS = {
    **{name: Field(name, "having", (YES, NO, *REASONS)) for name in ("member", "plan", "measure")},
    "kaso": Field("kaso", "choice", (YES, "全部過疎", "指定なし")),
    "population": Field("population", "number"),
}
NUMBER = st.integers(-(10**12) + 1, 10**12 - 1).map(float) | st.decimals(-999, 999, places=6).map(float)


def is_range(ends: tuple[float | None, float | None]) -> bool:
    low, high = ends
    return (low is not None or high is not None) and (low is None or high is None or low < high)


def ranges() -> st.SearchStrategy[Expression]:
    ends = st.tuples(st.none() | NUMBER, st.none() | NUMBER).filter(is_range)
    return ends.map(lambda both: Between("population", *both))


def choices() -> st.SearchStrategy[Expression]:
    fields = [field for field in FIELDS.values() if field.kind != "number"]
    return st.sampled_from(fields).flatmap(
        lambda field: st.lists(st.sampled_from(field.values), min_size=1, max_size=3, unique=True).map(
            lambda values: Among(field.name, tuple(values))
        )
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    choices() | ranges(),
    lambda inner: (
        inner.map(Not)
        | st.builds(Beside, inner, st.booleans())
        | st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts)))
        | st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
    ),
    max_leaves=8,
)


def facts(rows: list[dict[str, object]], land: list[tuple[int, int]], water: list[tuple[int, int]]) -> Facts:
    def beside(pairs: list[tuple[int, int]]) -> sparse.csr_array:
        matrix = np.zeros((len(rows), len(rows)), np.int32)
        for one, other in pairs:
            matrix[one, other] = matrix[other, one] = 1
        return sparse.csr_array(matrix)

    texts = {name: np.array([row[name] for row in rows], dtype=object) for name in FIELDS if name != "population"}
    numbers = {"population": np.array([row["population"] for row in rows], dtype=float)}
    return Facts(tuple(f"{at:05d}" for at in range(len(rows))), texts, numbers, beside(land), beside(water))


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    having = st.sampled_from((YES, NO, *REASONS))
    row = st.fixed_dictionaries(
        {
            "member": having,
            "plan": having,
            "measure": having,
            "kaso": st.sampled_from(("全部過疎", "指定なし", "")),
            "population": st.sampled_from((0.0, 5_000.0, 10_000.0, float("nan"))),
        }
    )
    rows = draw(st.lists(row, min_size=1, max_size=6))
    pairs = st.lists(st.tuples(st.integers(0, len(rows) - 1), st.integers(0, len(rows) - 1)), max_size=8)
    return facts(rows, *(list({(a, b) for a, b in draw(pairs) if a < b}) for _ in range(2)))


def naive(expression: Expression, of: Facts, at: int) -> bool | None:  # noqa: PLR0911 - a plain reading
    """True, False, or None where nobody can tell, of one town, by the words of the definition."""
    match expression:
        case Among(field=field, values=values):
            own = of.texts[field][at]
            if own in values or (field == "kaso" and YES in values and own not in {"", "指定なし"}):
                return True
            if set(values) <= set(REASONS):
                return False
            return None if own in {"", *REASONS} else False
        case Between(field=field, low=low, high=high):
            number = of.numbers[field][at]
            if np.isnan(number):
                return None
            return (low is None or number >= low) and (high is None or number < high)
        case Not(of=inner):
            said = naive(inner, of, at)
            return None if said is None else not said
        case Beside(of=inner, by_sea=by_sea):
            near = [other for other in range(len(of.codes)) if of.land[at, other] or (by_sea and of.water[at, other])]
            said_of = [naive(inner, of, other) for other in near]
            return True if True in said_of else None if None in said_of else False
        case All(parts=parts):
            said_of = [naive(part, of, at) for part in parts]
            return False if False in said_of else None if None in said_of else True
        case AnyOf(parts=parts):
            said_of = [naive(part, of, at) for part in parts]
            return True if True in said_of else None if None in said_of else False


@given(EXPRESSIONS, some_facts())
def test_any_expression_holds_where_a_naive_reading_says_so(expression: Expression, of: Facts) -> None:
    found = matched(expression, of)
    expected = [naive(expression, of, at) for at in range(len(of.codes))]
    assert [True if yes else False if no else None for yes, no in zip(found.yes, found.no, strict=True)] == expected
    assert not (found.yes & found.no).any()


@given(EXPRESSIONS)
def test_any_expression_is_read_back_from_its_text(expression: Expression) -> None:
    assert parse(to_text(expression), FIELDS) == expression


@given(st.text(max_size=80) | st.text("alnytmebr(),:|.0123456789", max_size=80))
def test_any_text_is_an_expression_or_one_sentence(text: str) -> None:
    fault = None
    try:
        parse(text, FIELDS)
    except ConditionError as found:
        fault = found
    assert fault is None or (fault.told_in("ja").endswith("。") and fault.told_in("en").endswith("."))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("member", "条件の7字目（終わり）を読めません"),
        ("member:maybe", "「maybe」という値はありません"),
        ("height:1..2", "「height」という項目はありません"),
        ("population:9..3", "下限が上限より小さくありません"),
        ("population:many", "範囲"),
        ("not(member:yes,member:no)", "条件が1つの not"),
        ("all(member:yes", "「,」か「)」"),
        ("member:yes)", "条件の終わり"),
        ("not(" * 10 + "member:yes" + ")" * 10, "入れ子が深すぎます"),
        ("a" * 3_000, "長すぎます"),
        (f"all({','.join(['member:yes'] * 41)})", "多すぎます"),
        ("__import__('os')", "を読めません"),
    ],
)
def test_a_text_that_is_no_expression_says_what_is_wrong_and_where(text: str, why: str) -> None:
    with pytest.raises(ConditionError, match=why.replace("(", r"\(").replace(")", r"\)")):
        parse(text, FIELDS)


@pytest.fixture
def on_paper() -> Facts:
    """A (member) – B (not) – C (not surveyed), in a row on land; D (not) across water from A."""
    kinds = (YES, NO, "not_surveyed", NO)
    plain = {"plan": NO, "measure": "not_surveyed", "kaso": "指定なし"}
    rows = [{**plain, "member": kind, "population": 1_000.0 * at} for at, kind in enumerate(kinds)]
    return facts(rows, [(0, 1), (1, 2)], [(0, 3)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "ABCD"),
        ("member:yes", "A"),
        ("member:no", "BD"),
        ("not(member:yes)", "BD"),  # of C nobody can tell
        ("member:not_surveyed", "C"),
        ("not(member:not_surveyed)", "ABD"),  # why there is no value is known of everyone
        ("member:no|not_surveyed", "BCD"),
        ("all(member:no,beside(member:yes))", "B"),
        ("all(member:no,near(member:yes))", "BD"),
        ("beside(member:no)", "AC"),
        ("not(beside(member:yes))", "ACD"),  # B has one; D has no neighbour on land
        ("population:1000..3000", "BC"),
        ("any(member:yes,population:3000..)", "AD"),
        ("measure:no", ""),
        ("not(measure:yes)", ""),
    ],
)
def test_conditions_on_four_towns_on_paper(text: str, expected: str, on_paper: Facts) -> None:
    found = "".join(
        letter for letter, yes in zip("ABCD", matched(parse(text, FIELDS), on_paper).yes, strict=True) if yes
    )
    assert found == expected


def test_of_conditions_that_leave_nothing_the_one_is_named_that_takes_the_last(on_paper: Facts) -> None:
    everywhere = np.ones(4, np.bool_)
    alone = parse("all(member:no,measure:yes)", FIELDS)
    assert emptied_by(alone, on_paper, everywhere) == Among("measure", (YES,))
    together = parse("all(member:no,population:..3000,kaso:指定なし,population:3000..)", FIELDS)
    assert emptied_by(together, on_paper, everywhere) == Between("population", 3_000.0, None)


def test_a_list_that_is_not_there_is_said_and_one_that_is_there_is_asked(on_paper: Facts) -> None:
    expression = Among("list", (YES,))
    with pytest.raises(ConditionError, match="一覧がまだ読み込まれていません"):
        matched(expression, on_paper)
    assert matched(expression, on_paper.with_list({"00001", "99999"})).yes.tolist() == [False, True, False, False]


@pytest.mark.parametrize("day", ["2021-02-15", "2023-10-01", "2026-11-23"])
def test_none_is_never_found_where_nobody_has_looked(day: str, dataset: Dataset) -> None:
    body = "platform" if day > "2024" else "council"
    of = facts_on(dataset, body, day)
    for field in HAVING:
        found = matched(Among(field, (NO,)), of)
        assert set(of.texts[field][found.yes]) <= {NO}
        assert np.array_equal(matched(Not(Among(field, (YES,))), of).yes, found.yes)
        whole = sum(int(matched(Among(field, (value,)), of).yes.sum()) for value in (YES, NO, *REASONS))
        assert whole == len(of.codes) == 1741


def test_members_and_those_beside_them_are_those_of_the_list(dataset: Dataset) -> None:
    of = {"body": "council", "day": "2023-10-01"}
    members = found_by(Among("member", (YES,)), dataset, **of)
    assert len(members.here) == 625
    assert len(found_by(Among("member", (YES,)), dataset, **of, prefecture="20").here) == 28
    beside = found_by(All((Among("member", (NO,)), Beside(Among("member", (YES,))))), dataset, **of)
    borders = dataset["adjacency"]
    both = [*zip(borders["municipality_code"], borders["neighbour_code"], strict=True)]
    expected = {one for a, b in both for one, other in ((a, b), (b, a)) if other in members.yes} - members.yes
    assert beside.yes == expected


def test_pilots_are_counted_where_there_are_any_and_unknown_elsewhere(dataset: Dataset) -> None:
    of = facts_on(dataset, "platform", "2026-11-23")
    some, several = (matched(Between("pilot-count", least), of) for least in (1, 2))
    assert np.array_equal(some.yes, of.texts["pilot"] == YES)
    assert np.array_equal(some.unknown, of.texts["pilot"] != YES)
    places = dataset["pilot_places"].drop_duplicates(["pilot_id", "municipality_code"])["municipality_code"]
    assert {code for code, yes in zip(of.codes, several.yes, strict=True) if yes} == {
        code for code, count in places.value_counts().items() if count > 1
    }


def test_an_empty_result_says_how_many_are_left_without_the_condition_that_empties_it(dataset: Dataset) -> None:
    asked = parse("all(member:yes,prefecture:20,plan:yes)", fields_of(dataset))
    found = found_by(asked, dataset, body="council", day="2023-10-01")
    assert (found.emptied_by, found.left_without) == (Among("plan", (YES,)), 28)
    assert asked_registers(asked) == ("plans",)
    assert found_by(Among("plan", (YES,)), dataset, body="council", day="2023-10-01").left_without == 0


def test_every_field_of_the_dataset_can_be_asked_and_told_in_both_languages(dataset: Dataset) -> None:
    of = facts_on(dataset, "platform", "2026-11-23").with_list(())
    for field in fields_of(dataset).values():
        asked = (
            [Between(field.name, 1, 2)] if field.name in NUMBERS else [Among(field.name, (v,)) for v in field.values]
        )
        for each in asked:
            assert parse(to_text(each), fields_of(dataset)) == each
            matched(each, of)
            assert told(each, words_in("ja")) != told(each, words_in("en"))


def test_an_expression_is_one_sentence() -> None:
    expression = parse("all(member:no,beside(member:yes),any(kaso:yes,not(population:10000..)))", FIELDS)
    assert sentence(expression, words_in("ja")) == (
        "「未参加、かつ陸の隣に「参加」の市区町村がある、かつ（過疎地域の指定: 指定あり（いずれか）、または"
        "「人口: 10,000以上（人）」ではない）」に当てはまる市区町村です。"
    )
    assert sentence(EVERYWHERE, words_in("en")) == "No condition yet."
