"""Words of the themes by place on the page of evidence, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EvidencePlacesWords:
    """The words of this part in one language; sentences have `{names}` to fill in."""

    title: str
    note: str
    level: str
    levels: Mapping[str, str]
    town: str
    choose_town: str
    choose_town_first: str
    peers: str
    columns: Mapping[str, str]
    few: str
    cell: str
    only_not_surveyed: str
    area: str
    choose_area: str
    choose_cell: str
    cell_title: str
    cell_note: str
    answers: Mapping[str, str]
    related: str
    not_surveyed: str
    of_prefecture: str
    nobody: str
    nobody_note: str
    nobody_columns: tuple[str, ...]
    files: Mapping[str, str]
    lines: tuple[str, ...]


JA: Final = EvidencePlacesWords(
    title="どの地域が、どのテーマに応えているか",
    note="「n/N」は、登録のある市区町村Nのうち、そのテーマにつながる支援施策（二地域居住を明記）か実証のある市区町村nです。登録のない市区町村は未調査で、Nに入れず、別に数えます。関連する支援施策だけの市区町村と、実証の再掲はnに入れません。Nが3未満のセルには「件数不足」と記します。セルを選ぶと、下にその市区町村が並びます。",
    level="地域の分け方",
    levels={"prefecture": "都道府県（47）", "region": "地方（8）", "peers": "似た市区町村"},
    town="市区町村",
    choose_town="選んでください",
    choose_town_first="市区町村を選ぶと、その市区町村と似た8つの市区町村をまとめて数えます。似ているかどうかの項目と重みは「似ている地域」のページのものです。",
    peers="{town}と、似た{n}市区町村",
    columns={
        "area": "地域",
        "total": "市区町村",
        "not_surveyed": "未調査",
        "place": "市区町村",
        "class": "このテーマへの登録",
        "what": "支援施策・実証",
    },
    few="件数不足",
    cell="{n}/{N}",
    only_not_surveyed="未調査のみ",
    area="地域",
    choose_area="選んでください",
    choose_cell="表のセルか、上の「テーマ」とここの「地域」を選ぶと、市区町村の一覧が出ます。",
    cell_title="{area}・{theme}: {n}/{N}市区町村{few}",
    cell_note="この地域の{total}市区町村のうち、登録があるのは{N}、未調査は{unknown}です。",
    answers={
        "answers": "応える登録あり",
        "related": "関連する支援施策のみ",
        "none": "ほかのテーマの登録のみ",
        "not_surveyed": "未調査",
    },
    related="関連、数えない",
    not_surveyed="未調査の市区町村（{n}）",
    of_prefecture="都道府県などの支援施策・実証（市区町村の数には入れません）: {names}",
    nobody="ここでは、だれもこのテーマに応えていない",
    nobody_note="登録のある市区町村が3つ以上あり、そのテーマに応える登録が一つもない地域です。登録がないことであり、取組がないことの確認ではありません。3つ未満の地域と、未調査だけの地域では、どちらとも言えません。",
    nobody_columns=("テーマ", "だれも応えていない地域", "件数不足で言えない地域", "未調査のみの地域"),
    files={"matrix": "テーマ別に応える市区町村", "cell": "テーマに応える市区町村", "nobody": "だれも応えていない地域"},
    lines=(
        "n/N: 登録のある市区町村Nのうち、応える登録のあるn。未調査はNに入れない",
        "Nが3未満は件数不足",
        "意見とのつながりは推定を含む",
    ),
)
EN: Final = EvidencePlacesWords(
    title="Which places answer which theme",
    note="“n/N”: of the N municipalities with anything on record, n have a measure that names dual residence, or a pilot, to which the theme leads. Those without a record were not surveyed: they are counted apart and not in N. Related measures alone, and measures that restate a pilot, are not in n. Cells with N below 3 say “too few”. Choose a cell to list its municipalities below.",
    level="Group by",
    levels={"prefecture": "Prefectures (47)", "region": "Regions (8)", "peers": "Similar places"},
    town="Municipality",
    choose_town="Please choose",
    choose_town_first="Choose a municipality to count it together with the eight most like it, by the variables and weights of the page “Similar places”.",
    peers="{town} and {n} like it",
    columns={
        "area": "Area",
        "total": "Municipalities",
        "not_surveyed": "Not surveyed",
        "place": "Municipality",
        "class": "On record for this theme",
        "what": "Measures and pilots",
    },
    few="too few",
    cell="{n}/{N}",
    only_not_surveyed="not surveyed",
    area="Area",
    choose_area="Please choose",
    choose_cell="Choose a cell of the table, or a theme above and an area here, to list the municipalities.",
    cell_title="{area}, {theme}: {n}/{N} municipalities{few}",
    cell_note="Of its {total} municipalities {N} have something on record; {unknown} were not surveyed.",
    answers={
        "answers": "Answers it",
        "related": "Related measures only",
        "none": "Other themes only",
        "not_surveyed": "Not surveyed",
    },
    related="related, not counted",
    not_surveyed="Municipalities not surveyed ({n})",
    of_prefecture="Measures and pilots of prefectures (in no number of municipalities): {names}",
    nobody="Nobody answers this here",
    nobody_note="Areas with three or more municipalities on record and none that answers the theme. Nothing is on record; it was not found out that nothing is done. Of areas with fewer, or with nothing surveyed, neither can be said.",
    nobody_columns=("Theme", "Nobody answers", "Too few to say", "Not surveyed at all"),
    files={
        "matrix": "Municipalities that answer each theme",
        "cell": "Municipalities of a theme",
        "nobody": "Areas where nobody answers",
    },
    lines=(
        "n/N: of N municipalities on record n have an answer; those not surveyed are not in N",
        "N below 3: too few",
        "Links to opinions include estimates",
    ),
)
WORDS: Final = {"ja": JA, "en": EN}
