"""Words of the table of all prefectures, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PrefecturesWords:
    """The words of one language; sentences have `{names}` to fill in."""

    sentence: str
    sentence_incomplete: str
    table: str
    how: str
    small_note: str
    wards_note: str
    incomplete_note: str
    itself: str
    members: str
    percent: str
    band: str
    wards: str
    caution: str
    small: str
    population: str
    population_percent: str
    area: str
    area_percent: str
    kaso: str
    kaso_percent: str
    sample: str
    bands: str
    bands_note: str
    band_name: str
    top_band: str
    band_count: str
    band_names: str
    nation: str
    lines: Mapping[str, str]
    similar: str


JA: Final = PrefecturesWords(
    sentence="{date}の時点で、{prefectures}都道府県の{total}市区町村のうち{count}（{percent}）が{body}の正会員です。",
    sentence_incomplete="{date}の時点の名簿は全部がそろっていないため、{prefectures}都道府県ごとに、分かっている会員の数だけを示します。",
    table="都道府県の一覧",
    how="コードの順です。順位は付けません。行を選ぶと、その都道府県の頁になります。",
    small_note="「分母が小さい」は市区町村が{limit}未満の都道府県です。1団体の違いで割合が5ポイントより大きく動くため、ほかと比べるときは数（n/N）を見てください。",
    wards_note="東京都は、特別区（{n}/{total}）を別にも示します。特別区は市区町村の数に入っています。",
    incomplete_note="割合と帯は、全会員の名簿がある時点だけで示します。",
    itself="都道府県自身",
    members="参加市区町村（n/N）",
    percent="割合（％）",
    band="帯",
    wards="うち特別区（n/N）",
    caution="注意",
    small="分母が小さい",
    population="人口（n/N 人）",
    population_percent="人口の割合（％）",
    area="面積（n/N km²）",
    area_percent="面積の割合（％）",
    kaso="過疎の指定（n/N）",
    kaso_percent="過疎の割合（％）",
    sample="うちサンプル",
    bands="割合の帯ごとの都道府県",
    bands_note="帯の中はコードの順です。",
    band_name="{low}〜{high}％未満",
    top_band="{low}〜100％",
    band_count="都道府県の数",
    band_names="都道府県",
    nation="全国",
    lines={"body": "組織: {body}", "date": "時点: {date}", "sample": "サンプルデータを含みます。"},
    similar="似た地域を調べる",
)
EN: Final = PrefecturesWords(
    sentence="As of {date}, {count} of the {total} municipalities ({percent}) in {prefectures} prefectures are regular members of the {body}.",
    sentence_incomplete="The list of {date} is not complete: for each of {prefectures} prefectures only the number of known members is shown.",
    table="All prefectures",
    how="In the order of their codes, without ranks. Select a row to open the page of the prefecture.",
    small_note="“Small denominator” marks prefectures with fewer than {limit} municipalities: one of them moves the share by more than five points, so look at n/N before comparing.",
    wards_note="For Tokyo the special wards ({n}/{total}) are shown apart too; they are counted as municipalities.",
    incomplete_note="Percentages and bands are shown only for dates with a list of all members.",
    itself="Prefecture itself",
    members="Municipalities (n/N)",
    percent="Share (%)",
    band="Band",
    wards="Special wards (n/N)",
    caution="Caution",
    small="small denominator",
    population="Population (n/N)",
    population_percent="Population (%)",
    area="Area (n/N km²)",
    area_percent="Area (%)",
    kaso="Depopulated areas (n/N)",
    kaso_percent="Depopulated areas (%)",
    sample="Sample rows",
    bands="Prefectures by band",
    bands_note="Within a band, in the order of codes.",
    band_name="{low} to under {high}%",
    top_band="{low} to 100%",
    band_count="Prefectures",
    band_names="Which",
    nation="All Japan",
    lines={"body": "Body: {body}", "date": "As of: {date}", "sample": "Contains sample data."},
    similar="Look for similar places",
)
WORDS: Final = {"ja": JA, "en": EN}
