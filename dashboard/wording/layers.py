"""Words of the map's layers, in Japanese and English; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LayerWords:
    """The words of the layers in one language; sentences have `{names}` to fill in."""

    choose: str
    options: Mapping[str, str]
    none: str
    all_categories: str
    list_before: str
    names: Mapping[str, str]
    units: Mapping[str, str]
    unit_line: str
    classes: Mapping[str, str]
    reason_means: Mapping[str, str]
    outlines: Mapping[str, tuple[str, Mapping[str, str]]]
    counted_outlines: str
    excluded: str
    statuses_of_towns: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    value: str
    count: str
    count_top: str
    value_count: str
    people: str
    from_to: str
    reading: Mapping[str, str]
    told: Mapping[str, str]
    lowest_band: str
    bands: str
    top_band: str
    separator: str
    end: str
    categories: Mapping[str, str]


JA: Final = LayerWords(
    choose="地図に示すもの",
    options={"category": "分野", "of": "対象の項目", "since": "比べる前の時点", "second": "重ねる項目"},
    none="なし",
    all_categories="すべての分野",
    list_before="一つ前の名簿",
    names={
        "membership": "市区町村の参加",
        "membership_change": "参加の変化（2時点）",
        "plans": "特定居住促進計画",
        "corporations": "特定居住支援法人",
        "pilots": "実証調査・先導的プロジェクト",
        "measures": "支援施策",
        "population": "人口",
        "population_change": "人口の増減",
        "kaso": "過疎地域の指定",
        "gaps": "値がない理由",
    },
    units={"count": "件", "people": "人", "percent": "％"},
    unit_line="単位: {unit}",
    classes={
        "joined": "＋　新たに参加",
        "stayed": "引き続き参加",
        "left": "－　退会",
        "neither": "どちらの時点も未参加",
        "plans": "計画を確認",
        "corporations": "指定を確認",
        "valued": "値がある",
        "up2": "＋　5％を超える増加",
        "up1": "＋　1％を超え5％まで増加",
        "same": "±　1％以内",
        "down1": "－　1％を超え5％まで減少",
        "down2": "－　5％を超える減少",
        "under5": "5％を超える減少",
        "under0": "5％までの減少",
        "grown": "増減なし・増加",
    },
    reason_means={
        "not_member": "この名簿に載っていません",
        "not_surveyed": "まだ調べていません（「ない」という意味ではありません）",
        "no_data": "出典に値がありません",
        "out_of_scope": "対象外の区域です（どの数にも入りません）",
        "unmatched": "行はありますが、どの市区町村か特定できません",
        "withheld": "出典が値を伏せています",
    },
    outlines={
        "membership": ("都道府県の参加（輪郭）", {"1": "参加", "0": "未参加", "-": "未調査"}),
        "plans": ("都道府県の広域的地域活性化基盤整備計画（輪郭）", {"1": "計画を確認", "-": "未調査"}),
    },
    counted_outlines="全国の都道府県",
    excluded="北方領土は対象外で、どの数にも入れていません。",
    statuses_of_towns="（市区町村: {statuses}）",
    titles={
        "membership_change": "{body}への参加の変化",
        "measures": "支援施策（{category}）",
        "gaps": "値がない理由（{layer}）",
        "pair": "{first} × {second}",
    },
    notes={
        "membership_change": "市区町村だけを比べています。都道府県の参加は含みません。この間の名簿の訂正は{corrections}件で、参加・退会に数えていません。",
        "no_earlier": "この組織にはこれより前の名簿がないため、変化は分かりません。",
        "plans": "公開資料で確認できた計画だけです。市区町村の計画（塗り）と都道府県の計画（輪郭）は別のものです。",
        "corporations": "公開資料で確認できた指定だけです。数は市区町村の数で、法人の数ではありません。",
        "pilots": "公開資料で実施地の市区町村が分かるものだけです。都道府県だけが分かる{prefectures}件の実施地は数えていません。点は実施地の代表点です。",
        "measures": "市区町村の施策のうち、二地域居住を明記し、実証の再掲でないものの数です。国の{nation}件と都道府県の{prefectures}件は、市区町村に数えていません。",
        "population": "国勢調査の{basis}です。0人も数えた結果です。",
        "population_change": "{basis}どうしの比較です。対象の違う年とは比べていません。初めが0人の市区町村は計算できません。",
        "kaso": "「指定なし」は調べた結果で、値がないのではありません。",
        "gaps": "値がある市区町村は一色、ない市区町村は理由ごとの模様です。次の一歩は、{steps}です。",
        "pair": "どちらかの値がない市区町村は、理由の模様で示します。",
    },
    value="{n}件",
    count="{n}件",
    count_top="{n}件以上",
    value_count="{n}件: {parts}",
    people="{n}人",
    from_to="{first} → {last}",
    reading={
        "share": "{total}市区町村のうち{count}（{percent}）が{what}です。",
        "known": "{total}市区町村のうち、{what}が分かっているのは{count}です。",
        "known_names": "{total}市区町村のうち、{what}が分かっているのは{count}（{names}）です。",
        "regions": "{what}の地方別の内訳: {parts}。",
        "nation": "全国では{total}のうち{count}（{percent}）です。",
        "nation_known": "全国では{total}のうち{count}です。",
        "highest": "最も大きいのは{town}（{value}）",
        "highest_shared": "最も大きい値は{value}で、{n}市区町村が同じ",
        "lowest": "最も小さいのは{town}（{value}）です。",
        "lowest_shared": "最も小さい値は{value}で、{n}市区町村が同じです。",
        "single": "値は{value}だけで、{n}市区町村が同じです。",
        "join": "、",
        "largest_class": "最も多いのは「{label}」の{n}、最も少ないのは「{least}」の{m}です。",
        "blanks": "値がない市区町村は{n}（{parts}）です。",
        "others": "ほかは{parts}です。",
        "no_blanks": "値がない市区町村はありません。",
        "nothing": "値のある市区町村はありません。",
        "most": "該当する市区町村が最も多い都道府県は{places}（{n}）です。",
        "both": "どちらも最も高い段階にあるのは{n}市区町村です。",
    },
    told={
        "membership": "参加",
        "joined": "新たに参加",
        "left": "退会",
        "plans": "計画",
        "corporations": "指定",
        "pilots": "実施地のある市区町村",
        "measures": "施策のある市区町村",
        "large": "10万人以上",
        "grown": "1％を超える増加",
        "kaso": "過疎地域の指定あり",
        "valued": "値あり",
        "pair": "どちらも最も高い段階",
    },
    lowest_band="{high}人未満",
    bands="{low}〜{high}人未満",
    top_band="{low}人以上",
    separator="、",
    end="",
    categories={},
)

EN: Final = LayerWords(
    choose="Shown on the map",
    options={"category": "Category", "of": "Of which layer", "since": "Earlier list", "second": "Second layer"},
    none="None",
    all_categories="All categories",
    list_before="The list before",
    names={
        "membership": "Membership of municipalities",
        "membership_change": "Change of membership between two dates",
        "plans": "Specified residence promotion plans",
        "corporations": "Specified residence support corporations",
        "pilots": "Pilots and leading projects",
        "measures": "Support measures",
        "population": "Population",
        "population_change": "Change of population",
        "kaso": "Depopulated-area designation",
        "gaps": "Why there is no value",
    },
    units={"count": "entries", "people": "people", "percent": "%"},
    unit_line="Unit: {unit}",
    classes={
        "joined": "＋ Joined",
        "stayed": "Member at both dates",
        "left": "－ Left",
        "neither": "Not a member at either date",
        "plans": "Plan confirmed",
        "corporations": "Designation confirmed",
        "valued": "Has a value",
        "up2": "＋ more than 5% more",
        "up1": "＋ over 1 to 5% more",
        "same": "± within 1%",
        "down1": "－ over 1 to 5% fewer",
        "down2": "－ more than 5% fewer",
        "under5": "More than 5% fewer",
        "under0": "Up to 5% fewer",
        "grown": "No change or more",
    },
    reason_means={
        "not_member": "Not on this list",
        "not_surveyed": "Not looked at yet (this does not mean there is none)",
        "no_data": "The source has no value",
        "out_of_scope": "Out of scope; in no number",
        "unmatched": "There is a row, but it cannot be told which municipality it is",
        "withheld": "The source withholds the value",
    },
    outlines={
        "membership": (
            "Membership of prefectures (outline)",
            {"1": "Member", "0": "Not a member", "-": "Not surveyed"},
        ),
        "plans": ("Infrastructure plans of prefectures (outline)", {"1": "Plan confirmed", "-": "Not surveyed"}),
    },
    counted_outlines="prefectures of all Japan",
    excluded="The Northern Territories are out of scope and in no number.",
    statuses_of_towns=" (municipalities: {statuses})",
    titles={
        "membership_change": "Change of membership of the {body}",
        "measures": "Support measures ({category})",
        "gaps": "Why there is no value ({layer})",
        "pair": "{first} × {second}",
    },
    notes={
        "membership_change": "Municipalities alone are compared, not prefectures. Corrections of the lists between the dates: {corrections}; they count neither as joining nor as leaving.",
        "no_earlier": "This body has no earlier list, so no change is known.",
        "plans": "Only plans confirmed in public documents. Plans of municipalities (fill) and of prefectures (outline) are separate things.",
        "corporations": "Only designations confirmed in public documents. Numbers are municipalities, not corporations.",
        "pilots": "Only places known as municipalities from public documents. {prefectures} places known only as a prefecture are not counted. Points stand inside the municipalities.",
        "measures": "Measures of municipalities that name dual residence and do not restate a pilot. {nation} of the nation and {prefectures} of prefectures are not counted on municipalities.",
        "population": "Census, {basis}. Zero people is a count too.",
        "population_change": "Both counts are of {basis}; years on another basis are not compared. Nothing is computed where the first count is zero.",
        "kaso": "“Not designated” is a finding, not a blank.",
        "gaps": "Municipalities with a value have one colour, those without the pattern of the reason. Next steps: {steps}.",
        "pair": "Municipalities without one of the two values have the pattern of the reason.",
    },
    value="{n}",
    count="{n}",
    count_top="{n} and more",
    value_count="{n}: {parts}",
    people="{n} people",
    from_to="{first} → {last}",
    reading={
        "share": "Of {total} municipalities, {count} ({percent}) are: {what}.",
        "known": "Of {total} municipalities, {count} are known: {what}.",
        "known_names": "Of {total} municipalities, {count} are known: {what} ({names}).",
        "regions": "By region, {what}: {parts}.",
        "nation": "Nation: {count} of {total} ({percent}).",
        "nation_known": "Nation: {count} of {total}.",
        "highest": "Highest: {town} ({value})",
        "highest_shared": "Highest: {value}, in {n} municipalities",
        "lowest": "Lowest: {town} ({value}).",
        "lowest_shared": "Lowest: {value}, in {n} municipalities.",
        "single": "The only value is {value}, in {n} municipalities.",
        "join": ". ",
        "largest_class": "Most are “{label}” ({n}), fewest “{least}” ({m}).",
        "blanks": "Municipalities without a value: {n} ({parts}).",
        "others": "The others: {parts}.",
        "no_blanks": "Every municipality has a value.",
        "nothing": "No municipality has a value.",
        "most": "Most such municipalities are in {places} ({n}).",
        "both": "In the highest step of both: {n} municipalities.",
    },
    told={
        "membership": "members",
        "joined": "joined",
        "left": "left",
        "plans": "with a plan",
        "corporations": "with a designation",
        "pilots": "municipalities with a pilot",
        "measures": "municipalities with a measure",
        "large": "100,000 people and more",
        "grown": "more than 1% more people",
        "kaso": "designated as depopulated",
        "valued": "with a value",
        "pair": "highest step of both",
    },
    lowest_band="Under {high} people",
    bands="{low} to under {high} people",
    top_band="{low} people and more",
    separator=", ",
    end=" ",
    categories={
        "お試し滞在": "Trial stays",
        "その他": "Other",
        "コミュニティ・交流": "Community and exchange",
        "テレワーク": "Telework",
        "交通費": "Travel costs",
        "仕事・起業": "Work and start-ups",
        "住まい": "Housing",
        "相談・情報発信": "Advice and information",
        "税・負担": "Taxes and charges",
        "空き家": "Vacant houses",
        "行政サービス・証明": "Public services and certificates",
        "子育て・教育": "Children and education",
        "医療・福祉": "Health and care",
    },
)
