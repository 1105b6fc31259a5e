"""Words of the page of pairs of areas, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PairsWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    choose: str
    sentence: str
    home: str
    home_none: str
    host: str
    host_any: str
    furthest: str
    any_distance: str
    km: str
    needs: str
    need_names: Mapping[str, str]
    theme: str
    any_theme: str
    order: str
    orders: Mapping[str, str]
    nothing: str
    list: str
    list_note: str
    columns: Mapping[str, str]
    reasons: Mapping[str, str]
    hours: str
    more: str
    missing: str
    missing_lines: tuple[str, ...]
    law_note: str
    file: str
    lines: tuple[str, ...]


JA: Final = PairsWords(
    choose="住まいのある地域（主な生活の場）を選ぶと、もう一つの地域の候補を、距離・共通するテーマ・実証などの理由とともに並べます。",
    sentence="{home}から見て、条件に当てはまる受入れ側の市区町村は{n}です（{date}時点）。",
    home="住まいのある地域",
    home_none="選んでください",
    host="もう一つの地域",
    host_any="限らない（全国）",
    furthest="直線距離の上限",
    any_distance="限らない",
    km="{n}km以内",
    needs="受入れ側にあるもの（すべて満たす）",
    need_names={
        "member": "参加",
        "measure": "支援施策の登録",
        "pilot": "実証・先導的プロジェクト",
        "plan": "特定居住促進計画",
        "corporation": "特定居住支援法人",
        "kaso": "過疎地域の指定",
    },
    theme="受入れ側のテーマ",
    any_theme="限らない",
    order="並べ方",
    orders={"distance": "距離の近い順", "code": "コード順"},
    nothing="条件に当てはまる市区町村がありません。距離を広げるか、条件を減らしてください。登録がないものは、実際にないとは限りません（未調査を含みます）。",
    list="候補 {n}",
    list_note="点数は付けません。理由はすべて登録された事実です。距離は代表点どうしの直線（測地線）で、住まいの側の最も近い市区町村から測ります。移動の目安は直線距離の1.3倍を時速60kmで進む場合の推計で、実際の道路や時刻表によりません。",
    columns={
        "code": "コード",
        "place": "市区町村",
        "from": "測った相手",
        "km": "直線距離（km）",
        "hours": "移動の目安（推計）",
        "reasons": "理由",
        "shared": "両方にあるテーマ",
    },
    reasons={
        "shared": "両方にあるテーマ: {names}",
        "themes": "テーマ: {names}",
        "together": "両方で行う実証: {names}",
        "member": "協議会・プラットフォームに参加",
        "measure": "支援施策の登録あり",
        "pilot": "実証の実施地",
        "plan": "特定居住促進計画あり",
        "corporation": "特定居住支援法人あり",
        "kaso": "過疎地域の指定: {names}",
    },
    hours="約{n}時間",
    more="ほか{n}。条件で絞るか、CSVでご覧ください。",
    missing="この画面にないもの",
    missing_lines=(
        "災害の危険区域: データを読み込んでいないため、災害リスクの違いは示せません。",
        "鉄道・道路・航路の所要時間: 時刻表や道路のデータがないため、直線距離からの目安だけです。",
        "空き家率・住宅の供給、医療機関などの統計: このデータにありません。",
        "人の行き来（関係人口など）の実測: このデータにありません。",
    ),
    law_note="計画と支援法人は2024年11月の法律によるもので、それより前の時点では表示されません。",
    file="二地域の組合せ",
    lines=("住まいのある地域: {home}", "もう一つの地域: {host}", "条件: {wish}", "並べ方: {order}"),
)
EN: Final = PairsWords(
    choose="Choose the area of the home to list candidates for the second one, with distance, themes of both sides, pilots and other reasons.",
    sentence="Seen from {home}, {n} host municipalities fulfil the conditions (as of {date}).",
    home="Area of the home",
    home_none="Please choose",
    host="Second area",
    host_any="Anywhere",
    furthest="Straight distance at most",
    any_distance="No limit",
    km="Within {n} km",
    needs="What the host must have (all of it)",
    need_names={
        "member": "Membership",
        "measure": "A registered support measure",
        "pilot": "A pilot or leading project",
        "plan": "A residence promotion plan",
        "corporation": "A support corporation",
        "kaso": "Depopulated-area designation",
    },
    theme="Theme of the host",
    any_theme="No limit",
    order="Order",
    orders={"distance": "Nearest first", "code": "By code"},
    nothing="No municipality fulfils the conditions. Allow a longer distance or ask for less. What is not registered may exist all the same (it includes what was not surveyed).",
    list="{n} candidates",
    list_note="Nothing is scored; every reason is a registered fact. Distances are straight (geodesic) between representative points, from the nearest municipality of the home. The travel proxy is an estimate: 1.3 times the straight distance at 60 km/h, not from roads or timetables.",
    columns={
        "code": "Code",
        "place": "Municipality",
        "from": "Measured from",
        "km": "Straight distance (km)",
        "hours": "Travel proxy (estimate)",
        "reasons": "Reasons",
        "shared": "Themes of both sides",
    },
    reasons={
        "shared": "Themes of both sides: {names}",
        "themes": "Themes: {names}",
        "together": "Pilots with places on both sides: {names}",
        "member": "Member of the body",
        "measure": "Has registered measures",
        "pilot": "Has had a pilot",
        "plan": "Has a residence promotion plan",
        "corporation": "Has a support corporation",
        "kaso": "Depopulated-area designation: {names}",
    },
    hours="about {n} h",
    more="{n} more: narrow them down, or see the CSV.",
    missing="What this page does not have",
    missing_lines=(
        "Hazard areas: no data is loaded, so differences in disaster risk cannot be shown.",
        "Travel times by rail, road or ferry: there are no timetables or roads, only a proxy from the straight distance.",
        "Vacant homes, housing supply, medical facilities: not in this dataset.",
        "How people really move between areas: not in this dataset.",
    ),
    law_note="Plans and support corporations come from the law of November 2024 and are not shown for earlier days.",
    file="Pairs of areas",
    lines=("Area of the home: {home}", "Second area: {host}", "Conditions: {wish}", "Order: {order}"),
)
WORDS: Final = {"ja": JA, "en": EN}
