"""Words of the overview's figures, sums and coverage, on the page, on paper and on slides; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OverviewWords:
    """The words of one language; sentences have `{names}` to fill in."""

    figures: Mapping[str, str]
    of_total: str
    of_both: str
    no_total: str
    no_total_of_part: str
    change: str
    no_change: Mapping[str, str]
    source: str
    opens_rows: str
    sum: str
    sum_broken: str
    nothing_published: str
    coverage: str
    coverage_of: Mapping[str, str]
    coverage_measures: str
    coverage_unknown: str
    coverage_why: str
    share: str
    with_sample: str
    shares_by_prefecture: str
    shares_by_group: str
    grouped: str
    share_columns: tuple[str, str, str, str]
    all_sample: str
    take_away: str
    save_pdf: str
    columns: tuple[str, str, str, str, str, str]
    columns_coverage: tuple[str, str, str, str, str]
    sheet: str
    sentence_coverage: str
    alt: str
    table_alt: str


JA: Final = OverviewWords(
    figures={
        "正会員計": "正会員",
        "都道府県": "都道府県",
        "市区町村": "市区町村",
        "協力会員": "協力会員",
        "官": "官（都道府県と市区町村）",
        "民": "民",
        "総計": "会員の総数",
        "県": "都道府県としての参加",
    },
    of_total="{total}のうち {percent}",
    of_both="{total}のうち",
    no_total="母数の定めなし",
    no_total_of_part="全国の境界がないため母数は示しません",
    change="前回 {date} の {before} から {by}",
    no_change={
        "first": "この組織の最初の公表のため、前回はありません",
        "new_class": "前の公表にこの区分がないため、差は示しません",
        "lower_bound": "公表が「以上」の値のため、差は計算しません",
        "list_unknown": "前の名簿の全体が分からないため、差は示しません",
    },
    source="出典: {title}",
    opens_rows="{name} {value}の行を開く",
    sum="{one} ＋ {other} ＝ {whole}",
    sum_broken="{one} ＋ {other} ＝ {sum} ですが、公表された{name}は {whole} です（差 {by}）",
    nothing_published="この日までに公表された会員数は見つかっていません。上の「時点」で後の日を選んでください。",
    coverage="正会員の市区町村がしめる割合",
    coverage_of={"towns": "市区町村", "population": "人口", "area": "面積（km²）", "kaso": "過疎地域の市区町村"},
    coverage_measures="人口は2020年国勢調査（速報）、面積は境界データからの計算、過疎は令和4年4月1日の指定です。",
    coverage_unknown="名簿の全体が分からないため、割合は示しません",
    coverage_why="名簿の全体が分かりません",
    share="{count}／{total}",
    with_sample="うちサンプルデータ{count}",
    shares_by_prefecture="都道府県別の参加率",
    shares_by_group="地方・種別・人口規模別の参加率",
    grouped="分け方",
    share_columns=("名称", "参加する市区町村数", "市区町村数", "参加率（％）"),
    all_sample="数えた市区町村はすべてサンプルデータです。",
    take_away="この頁を配る",
    save_pdf="PDF（A4 1枚）",
    columns=("区分", "会員数", "母数と割合", "前回との差", "時点・区分", "サンプルデータ"),
    columns_coverage=("割合のはかり方", "正会員の分", "全体", "割合", "サンプルデータ"),
    sheet="概況",
    sentence_coverage="正会員の市区町村は、数で{towns}、人口で{population}、面積で{area}、過疎地域の市区町村では{kaso}です。",
    alt="{title}の地図。{place}、{as_of}。{classes}。",
    table_alt="{title}の表",
)

EN: Final = OverviewWords(
    figures={
        "正会員計": "Regular members",
        "都道府県": "Prefectures",
        "市区町村": "Municipalities",
        "協力会員": "Cooperating members",
        "官": "Governments (prefectures and municipalities)",
        "民": "Private members",
        "総計": "All members",
        "県": "The prefecture itself",
    },
    of_total="of {total} {percent}",
    of_both="of {total}",
    no_total="no fixed total",
    no_total_of_part="No denominator: the boundaries do not cover Japan",
    change="{by} since {before} on {date}",
    no_change={
        "first": "The body's first publication: there is none before",
        "new_class": "The publication before does not state this class",
        "lower_bound": "Published as “or more”: no difference is computed",
        "list_unknown": "The list before is not wholly known: no difference",
    },
    source="Source: {title}",
    opens_rows="Open the rows behind {name} {value}",
    sum="{one} + {other} = {whole}",
    sum_broken="{one} + {other} = {sum}, but the published number of {name} is {whole} (difference {by})",
    nothing_published="No number of members was published by this day. Choose a later day under “As of” above.",
    coverage="What the member municipalities make up",
    coverage_of={
        "towns": "Municipalities",
        "population": "Population",
        "area": "Area (km²)",
        "kaso": "Depopulated municipalities",
    },
    coverage_measures=(
        "Population: 2020 census, preliminary. Area: computed from the boundaries. "
        "Depopulated: as designated on 1 April 2022."
    ),
    coverage_unknown="The whole list is not known: no percentage",
    coverage_why="The whole list is not known",
    share="{count}/{total}",
    with_sample="of which {count} are サンプルデータ (sample data)",
    shares_by_prefecture="Share of members by prefecture",
    shares_by_group="Share of members by region, type and size",
    grouped="Grouped by",
    share_columns=("Name", "Members", "Municipalities", "Share (%)"),
    all_sample="All municipalities counted are サンプルデータ (sample data).",
    take_away="Take this page away",
    save_pdf="PDF (one A4 page)",
    columns=("Class", "Members", "Of how many", "Change", "As of, status", "サンプルデータ (sample data)"),
    columns_coverage=("Measured by", "Members", "All", "Share", "サンプルデータ (sample data)"),
    sheet="Overview",
    sentence_coverage=(
        "Member municipalities are {towns} by number, {population} by population, {area} by area, "
        "and {kaso} of the depopulated ones."
    ),
    alt="Map: {title}. {place}, {as_of}. {classes}.",
    table_alt="Table: {title}",
)

WORDS: Final = {"ja": JA, "en": EN}
