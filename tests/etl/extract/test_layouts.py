"""Which column is the code."""

from __future__ import annotations

import pandas as pd
import pytest

from etl.extract.layouts import Layout, Unrecognised, recognise

KNOWN = frozenset({"16201", "16202", "01101", "14131", "14130"})


def layout(**columns: list[object]) -> Layout:
    return recognise(pd.DataFrame(columns), KNOWN.__contains__)


def layout_without_code_table(**columns: list[object]) -> Layout:
    return recognise(pd.DataFrame(columns))


def test_n03_up_to_2023_has_city_and_ward_in_its_third_and_fourth_column() -> None:
    found = layout(N03_001=["神奈川県"], N03_003=["川崎市"], N03_004=["川崎区"], N03_007=["14131"])
    assert (found.kind, found.code.tolist(), found.name.tolist()) == ("n03", ["14131"], ["川崎市川崎区"])


def test_n03_from_2024_has_the_ward_in_its_fifth_column() -> None:
    found = layout(N03_001=["神奈川県"], N03_003=[None], N03_004=["川崎市"], N03_005=["川崎区"], N03_007=["14131"])
    assert found.name.tolist() == ["川崎市川崎区"]


def test_small_letters_make_no_difference_and_an_empty_code_stays_empty() -> None:
    found = layout(n03_004=["富山市", "所属未定地"], n03_007=["16201", None])
    assert (found.kind, found.code.tolist()) == ("n03", ["16201", ""])


def test_a_number_column_that_lost_its_leading_zero_keeps_its_digits() -> None:
    assert layout(N03_007=[1101.0, None]).code.tolist() == ["1101", ""]


def test_the_layer_of_prefectures_beside_n03_has_no_municipality_code() -> None:
    with pytest.raises(Unrecognised, match="コードの列がありません"):
        layout(N03_001=["富山県"], N03_007=[None])


def test_e_stat_makes_the_code_of_prefecture_and_city_and_tells_water() -> None:
    found = layout(KEY_CODE=["162010010", "16201"], PREF=["16", "16"], CITY=["201", "201"], CITY_NAME=["富山市"] * 2,
                   HCODE=[8101, 8154])  # fmt: skip
    assert (found.kind, found.code.tolist(), found.name.tolist()) == ("estat", ["16201"] * 2, ["富山市"] * 2)
    assert found.is_water.tolist() == [False, True]
    assert "水面（HCODE 8154）の図形 1 は陸地に含めません" in found.remarks


def test_e_stat_before_2015_calls_the_prefecture_ken_and_has_numbers() -> None:
    found = layout(KEY_CODE=["011010010"], KEN=[1], CITY=[101], GST_NAME=["札幌市"], CSS_NAME=["中央区"], HCODE=[8101])
    assert (found.code.tolist(), found.name.tolist()) == (["01101"], ["札幌市中央区"])


@pytest.mark.parametrize(
    "name", ["code", "C5", "jcode", "市区町村コード", "団体コード", "MUNI_CODE", "\uff43\uff4f\uff44\uff45"]
)
def test_usual_names_of_the_code_column_are_known(name: str) -> None:
    assert recognise(pd.DataFrame({name: ["16201", "16202"], "pop": ["1", "2"]})).code.tolist() == ["16201", "16202"]


def test_a_renamed_column_is_found_by_its_known_codes_and_said() -> None:
    found = layout(id=["1", "2"], gun=["", ""], xx=["16201", "162027"], label=["富山市", "高岡市"])
    assert found.code.tolist() == ["16201", "162027"]
    assert found.name.tolist() == ["富山市", "高岡市"]
    assert found.remarks == ("列「xx」を、値から市区町村コードと判断しました",)


def test_without_a_code_table_the_prefecture_beside_a_code_bears_it_out() -> None:
    columns: dict[str, list[object]] = {"a": ["富山県", "富山県"], "b": ["16201", "16202"]}
    assert layout_without_code_table(**columns).code.tolist() == ["16201", "16202"]
    with pytest.raises(Unrecognised):
        layout_without_code_table(a=["石川県", "石川県"], b=["16201", "16202"])


def test_without_a_code_table_five_digits_alone_are_no_code() -> None:
    """Populations look like codes too."""
    with pytest.raises(Unrecognised):
        layout_without_code_table(population=["16201", "16202"])


def test_one_in_twenty_cells_may_be_something_else_but_not_more() -> None:
    good: list[object] = ["16201"] * 19
    assert layout(xx=[*good, "16999"]).code.iloc[0] == "16201"
    with pytest.raises(Unrecognised):
        layout(xx=[*good, "16999", "x"])


def test_five_and_six_digit_columns_that_agree_are_one() -> None:
    assert layout(code6=["162019"], code5=["16201"]).code.tolist() == ["16201"]


def test_two_columns_of_different_codes_are_ambiguous_and_named() -> None:
    with pytest.raises(Unrecognised, match=r"いくつもあり.*own、neighbour"):
        layout(own=["16201", "16202"], neighbour=["16202", "16201"])


def test_a_column_of_the_right_name_and_other_values_is_named() -> None:
    with pytest.raises(Unrecognised, match="列「code」の値が市区町村コードではありません"):
        layout(code=["A", "B"])
