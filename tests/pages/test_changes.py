"""変化 as Streamlit runs it: totals only where lists are not known, and lists with their proof where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.pipeline import build
from etl.publish import publish
from tests.conftest import BUILT_AT, some_sources
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

BOTH = {"from": "council@2013-10-01", "to": "council@2020-01-01"}
LISTS = {
    "list-2013": ("2013-10-01", "栃木県 岩舟町 栃木市 富谷町 篠山市 長野市 松本市", ""),
    "list-2016": ("2016-01-01", "栃木県 栃木市 富谷町 篠山市 長野市 松本市 飯田市", ""),
    "list-2020": ("2020-01-01", "栃木市 富谷市 丹波篠山市 松本市 上田市 諏訪市", ""),
    "list-2020-corrected": ("2020-01-01", "栃木市 富谷市 丹波篠山市 松本市 上田市", "list-2020"),
}
CODES = {
    "栃木県": "090000", "岩舟町": "09367", "栃木市": "09203", "富谷町": "04423", "富谷市": "04216", "篠山市": "28221",
    "丹波篠山市": "28221", "長野市": "20201", "松本市": "20202", "上田市": "20203", "飯田市": "20205", "諏訪市": "20206",
}  # fmt: skip


@pytest.fixture(scope="module")
def changing(squares: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with official lists of three dates, whose papers say サンプル, built as any other."""
    folder = tmp_path_factory.mktemp("changing")
    sources = some_sources(folder / "sources", "code-changes")
    for name, (as_of, names, corrects) in LISTS.items():
        (sources / name).mkdir()
        papers = "".join(f'{key} = "サンプル"\n' for key in ("publisher", "title", "url", "licence", "credit", "note"))
        text = f'kind = "membership"\nas_of = "{as_of}"\nstatus = "公表値"\ncomplete_list = true\n{papers}'
        text += f'corrects = "{corrects}"\n[defaults]\nbody = "council"\n[[files]]\npath = "members.csv"\n'
        (sources / name / "source.toml").write_text(text, encoding="utf-8")
        rows = "".join(f"{CODES[town]},{town}\n" for town in names.split())
        (sources / name / "members.csv").write_text(f"団体コード,団体名\n{rows}", encoding="utf-8")
    publish(build(sources, [squares], lambda _: None), folder / "out", BUILT_AT)
    return folder / "out"


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_by_default_the_totals_of_two_dates_stand_with_their_difference_and_nobody_is_said_to_have_joined(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("changes", published, monkeypatch, as_of="2023-10-01")
    said = everything(app)
    assert not app.exception
    assert "2021年2月15日の601から2023年10月1日の667になりました。差は＋66です。" in said
    assert "だれが参加し、だれが退会したかは分からないため" in said
    assert "data-proof" not in said
    assert "<h2>参加（" not in said
    assert "公式の名簿を、時点ごとのフォルダーに" in said


def test_sample_lists_are_shown_on_request_with_their_mark_and_the_link_keeps_it(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("changes", published, monkeypatch, as_of="2023-10-01")
    marks = everything(app).count('class="badge"')
    app.toggle(key="changes-sample").set_value(True).run()
    said = everything(app)
    assert "参加（66）" in said
    assert "全国: 565 ＋60（参加）" in said
    assert said.count("✓ 一致") == 2 * 48 + 2
    assert said.count('class="badge"') == marks + 4
    assert link(app)["sample"] == "1"
    app.toggle(key="changes-sample").set_value(False).run()
    assert "sample" not in link(app)
    assert "data-proof" not in everything(app)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_date_of_each_body_is_refused_in_words_and_both_totals_stand_without_a_difference(
    language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {"from": "council@2023-10-01", "to": "platform@2024-10-29"}
    app = run("changes", published, monkeypatch, lang=language, sample="1", **both)
    said = everything(app)
    assert not app.exception
    assert {"ja": "一つの系列ではありません", "en": "not one series"}[language] in said
    assert ">667<" in said
    assert ">709<" in said
    assert {"ja": ">差<", "en": ">Difference<"}[language] not in said
    assert "＋42" not in said
    assert "data-proof" not in said


def test_two_dates_are_chosen_and_stand_in_the_link_the_earlier_one_first(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("changes", published, monkeypatch, as_of="2023-10-01")
    app.selectbox(key="changes-to").set_value("council@2021-01-25").run()
    assert "2021年1月25日の594から2021年2月15日の601" in everything(app)
    assert "2021年1月25日の名簿はありません" in everything(app)
    again = run("changes", published, monkeypatch, **link(app))
    assert [again.selectbox(key=f"changes-{side}").value for side in ("from", "to")] == [
        "council@2021-01-25",
        "council@2021-02-15",
    ]


def test_a_date_against_itself_changes_nothing_and_says_so(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same = {"from": "2023-10-01", "to": "2023-10-01"}
    said = everything(run("changes", published, monkeypatch, sample="1", **same))
    assert "2023年10月1日どうしを比べているので、変化はありません" in said
    assert "data-proof" not in said


def test_official_lists_give_a_merger_a_town_become_city_a_new_name_a_correction_and_their_proof(
    changing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("changes", changing, monkeypatch, **BOTH)
    said = everything(app)
    assert not app.exception
    for name, number in {
        "参加": 1, "退会": 2, "合併": 1, "種別の変更": 1, "名称・コードの変更": 1, "名簿の訂正": 1, "打ち消し合った変化": 1,
    }.items():  # fmt: skip
        assert f"{name}（{number}）" in said
    assert "全国: 6 ＋1（参加） －1（退会） －1（合併で終わり） ±0（合併で始まり） ±0（種別の変更） ＝ 5。" in said
    assert "全国: 1 ±0（参加） －1（退会）" in said
    assert said.count("✓ 一致") == 2 * 48 + 2
    assert "class='amber'" not in said
    assert 'class="badge"' not in said
    assert [downloads(app).count(each) for each in ("CSVで保存", "Excel（.xlsx）で保存")] == [8, 8]


def test_a_chosen_prefecture_shows_its_own_lists_and_proof_beside_the_nation(
    changing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = everything(run("changes", changing, monkeypatch, pref="09", **BOTH))
    assert "栃木県: 2 ±0（参加） ±0（退会） －1（合併で終わり）" in said
    assert "岩舟町" in said
    assert "丹波篠山市" not in said
    assert said.count("✓ 一致") == 2 * 2 + 2


def test_in_english_every_part_is_there_too(changing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("changes", changing, monkeypatch, lang="en", **BOTH)
    assert not app.exception
    assert "Merged (1)" in everything(app)
    assert "✓ agrees" in everything(app)
