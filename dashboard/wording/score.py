"""Words of the sum of points by a reader's own weights, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """The words of one language; sentences have `{names}` to fill in."""

    title: str
    note: str
    switch: str
    off: str
    groups: Mapping[str, str]
    inputs: Mapping[str, str]
    rules: Mapping[str, str]
    units: Mapping[str, str]
    kaso: Mapping[float, str]
    change_dates: str
    weight_range: str
    no_data: str
    no_data_today: str
    ignored: str
    no_weight: str
    nothing: str
    nobody: str
    all_lack: str
    sentence: str
    sentence_all: str
    order: str
    orders: Mapping[str, str]
    table: str
    table_note: str
    total: str
    value: str
    points: str
    weight: str
    contribution: str
    points_ruled: str
    state: str
    scored: str
    lacking: str
    missing: str
    missing_note: str
    missing_column: str
    reason: str
    weights_line: str
    weight_of: str
    trial_line: str
    file: str


JA: Final = ScoreWords(
    title="重み付きの試算",
    note="どの項目をどれだけ重く見るかを自分で決めて、点を足し合わせます。合計は決めた重みによる試算で、市区町村の良し悪しや順位を表しません。",
    switch="重みを決めて試算する",
    off="試算はしていません。「重みを決めて試算する」を入れ、項目の重みを1以上にすると計算します。",
    groups={"need": "必要", "readiness": "準備", "reach": "近さ"},
    inputs={
        "change": "人口の減少",
        "vacancy": "空き家率",
        "kaso": "過疎の指定",
        "pilots": "実証調査など",
        "measures": "支援施策",
        "plans": "法定計画など",
        "neighbours": "隣の正会員",
        "metro": "主要駅への近さ",
    },
    rules={
        "change": "増減0％以上で0点、－10％以下で1点、間は直線",
        "vacancy": "10％以下で0点、30％以上で1点、間は直線",
        "kaso": "指定なし0点、一部・みなし0.5点、全部1点",
        "pilots": "0件で0点、1件以上で1点",
        "measures": "0件で0点、3件以上で1点、間は直線",
        "plans": "0件で0点、1件以上で1点",
        "neighbours": "陸で隣り合う正会員が0で0点、3以上で1点、間は直線",
        "metro": "直線距離（推計）200 km以上で0点、50 km以下で1点、間は直線",
    },
    units={
        "change": "％",
        "vacancy": "％",
        "kaso": "指定",
        "pilots": "件",
        "measures": "件",
        "plans": "件",
        "neighbours": "団体",
        "metro": "km、推計",
    },
    kaso={0.0: "指定なし", 0.5: "一部・みなし", 1.0: "全部"},
    change_dates="人口の増減は{basis}の{first}から{last}です。",
    weight_range="重みは0から5までです。0の項目は使いません。点は小数第2位に丸めてから重みを掛けます。",
    no_data="データがありません（{rule}）",
    no_data_today="この時点のデータがありません（{rule}）",
    ignored="リンクの重みのうち、データがない項目（{inputs}）は使っていません。",
    no_weight="重みがすべて0なので、試算はありません。1つ以上の項目の重みを1以上にしてください。",
    nothing="重みを付けた項目のどれにもデータがないので、試算はありません。ほかの項目の重みを1以上にしてください。",
    nobody="条件に合う市区町村がないので、試算はありません。条件を減らすか、都道府県を変えてください。",
    all_lack="条件に合う{n}市区町村のすべてで、使う項目の値が足りないので、試算はありません。足りない項目の重みを0にしてください。",
    sentence="条件に合う{n}市区町村のうち、使う項目の値がすべてある{scored}を試算しました（満点は{most}点）。値が足りない{missing}は、0点とせず、下に分けて示します。",
    sentence_all="条件に合う{n}市区町村のすべてを試算しました（満点は{most}点）。",
    order="並び",
    orders={"code": "コードの順", "score": "合計の大きい順"},
    table="試算の内訳",
    table_note="寄与は点と重みの積で、寄与を足すと合計になります。",
    total="合計（試算）",
    value="{name}（値、{unit}）",
    points="{name}（点）",
    weight="{name}（重み）",
    contribution="{name}（寄与）",
    points_ruled="{name}（点。{rule}）",
    state="状態",
    scored="試算",
    lacking="値が足りない",
    missing="値が足りず試算していない市区町村: {n}",
    missing_note="未調査は「ない」ことを意味しないため、0点としません。",
    missing_column="足りない項目（理由）",
    reason="{name}（{reason}）",
    weights_line="重み: {weights}",
    weight_of="{name} {weight}",
    trial_line="合計は、上の重みと規則による試算です。主要駅までの距離は推計です。",
    file="重み付きの試算",
)
EN: Final = ScoreWords(
    title="Weighted trial",
    note="You decide how much each input counts; the points are added up. The sum is a trial by your weights: it says nothing about how good a municipality is, and is no ranking.",
    switch="Set weights and calculate",
    off="Nothing is calculated. Turn on “Set weights and calculate” and give at least one input a weight of 1 or more.",
    groups={"need": "Need", "readiness": "Readiness", "reach": "Reach"},
    inputs={
        "change": "Population decline",
        "vacancy": "Vacant dwellings",
        "kaso": "Depopulated area",
        "pilots": "Pilots",
        "measures": "Measures",
        "plans": "Statutory plans",
        "neighbours": "Member neighbours",
        "metro": "Reach of a main station",
    },
    rules={
        "change": "0% or growth: 0 points; −10% or below: 1; a straight line between",
        "vacancy": "10% or less: 0 points; 30% or more: 1; a straight line between",
        "kaso": "not designated 0 points, in part or deemed 0.5, whole 1",
        "pilots": "none: 0 points; one or more: 1",
        "measures": "none: 0 points; three or more: 1; a straight line between",
        "plans": "none: 0 points; one or more: 1",
        "neighbours": "no member next to it on land: 0 points; three or more: 1; a straight line between",
        "metro": "straight distance (estimate) 200 km or more: 0 points; 50 km or less: 1; a straight line between",
    },
    units={
        "change": "%",
        "vacancy": "%",
        "kaso": "designation",
        "pilots": "number",
        "measures": "number",
        "plans": "number",
        "neighbours": "number",
        "metro": "km, estimate",
    },
    kaso={0.0: "not designated", 0.5: "in part or deemed", 1.0: "whole"},
    change_dates="Population change: {basis}, {first} to {last}.",
    weight_range="Weights go from 0 to 5; 0 leaves an input out. Points are rounded to two decimals before they are weighted.",
    no_data="There is no data ({rule})",
    no_data_today="There is no data for this day ({rule})",
    ignored="Weights in the link on inputs without data are not used: {inputs}.",
    no_weight="All weights are 0, so nothing is calculated. Give at least one input a weight of 1 or more.",
    nothing="There is no data for any input with a weight, so nothing is calculated. Give another input a weight of 1 or more.",
    nobody="No municipality meets the conditions, so nothing is calculated. Drop a condition or choose another prefecture.",
    all_lack="All {n} municipalities that meet the conditions lack an input in use, so nothing is calculated. Set the weight of what is missing to 0.",
    sentence="Of the {n} municipalities that meet the conditions, {scored} have every input in use and are calculated (at most {most} points). The {missing} that lack one are not counted as 0 but listed apart below.",
    sentence_all="All {n} municipalities that meet the conditions are calculated (at most {most} points).",
    order="Order",
    orders={"code": "By code", "score": "Largest sum first"},
    table="How each sum is made up",
    table_note="A contribution is points times weight; the contributions add up to the sum.",
    total="Sum (trial)",
    value="{name} (value, {unit})",
    points="{name} (points)",
    weight="{name} (weight)",
    contribution="{name} (contribution)",
    points_ruled="{name} (points; {rule})",
    state="State",
    scored="trial",
    lacking="lacks an input",
    missing="Municipalities that lack an input and are not calculated: {n}",
    missing_note="Not surveyed does not mean that there is none, so it is not counted as 0.",
    missing_column="Missing inputs (reason)",
    reason="{name} ({reason})",
    weights_line="Weights: {weights}",
    weight_of="{name} {weight}",
    trial_line="The sums are a trial by these weights and rules. The distance to a main station is an estimate.",
    file="Weighted trial",
)
WORDS: Final = {"ja": JA, "en": EN}
