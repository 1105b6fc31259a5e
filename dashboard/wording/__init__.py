"""Every word a reader sees, in Japanese and English. A page never writes text of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.wording import layers as layer_words
from geodata.prefectures import REGIONS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; sentences have `{names}` to fill in.

    `kinds` are those of changes of codes and of plans that are called otherwise than in the dataset.
    """

    language: str
    on_map: layer_words.LayerWords
    product: str
    pages: Mapping[str, str]
    page_groups: Mapping[str, str]
    prefecture: str
    all_japan: str
    reset: str
    reading: str
    map_as_table: str
    map_class: str
    map_value: str
    map_number: str
    find_town: str
    find_placeholder: str
    former_name: str
    ward_of: str
    body: str
    bodies: Mapping[str, str]
    bodies_long: Mapping[str, str]
    as_of: str
    language_label: str
    high_contrast: str
    sample: str
    sample_note: str
    bring_list: str
    classes: Mapping[str, str]
    reasons: Mapping[str, str]
    next_steps: Mapping[str, str]
    next_step_before_law: str
    next_step: str
    reason_code: str
    statuses: Mapping[str, str]
    types: Mapping[str, str]
    regions: Mapping[str, str]
    kaso: Mapping[str, str]
    layers: Mapping[str, str]
    comparison: Mapping[str, str]
    sentence_national: str
    sentence_prefecture: str
    sentence_totals_only: str
    sentence_prefecture_partial: str
    including_sample: str
    at_least: str
    of_total: str
    map_title: str
    map_scope_note: str
    legend: str
    legend_unit: str
    map_texts: Mapping[str, str]
    municipalities_unit: str
    by_prefecture: str
    by_region: str
    by_type: str
    by_band: str
    over_time: str
    over_time_note: str
    over_time_classes: Mapping[str, str]
    reorganised: str
    share_axis: str
    members_axis: str
    order: str
    orders: Mapping[str, str]
    rates_unknown: str
    band: str
    band_top: str
    nation: str
    table_of_towns: str
    search_table: str
    search_placeholder: str
    nothing_found: str
    nothing_here_how: str
    close_panel: str
    click_hint: str
    memberships: str
    no_membership_rows: str
    pilots: str
    measures: str
    plans: str
    corporations: str
    population: str
    neighbours: str
    kinds: Mapping[str, str]
    former: str
    none_registered: str
    not_surveyed_note: str
    restates: str
    related: str
    joined: str
    office: str
    source: str
    status: str
    code: str
    area: str
    border: str
    population_note: str
    basis: Mapping[str, str]
    sources_intro: str
    sources_of_version: str
    licence: str
    publisher: str
    credit: str
    checksum: str
    files: str
    rows_in: str
    rows_out: str
    rejected: str
    merged: str
    not_data: str
    outside: str
    note: str
    missing_file: str
    dictionary: str
    dictionary_columns: Mapping[str, str]
    report: str
    rejects: str
    no_rejects: str
    reconciliation: str
    bring_title: str
    bring_steps: str
    version: str
    built: str
    broken_title: str
    broken_how: str
    figures: Mapping[str, str]
    member_classes: Mapping[str, str]
    empty_cell: str
    credits: str
    offline_note: str
    sheet_note: str
    sheet_title_more: str
    sheet_of: str
    several_dates: str
    multiples_how: str
    multiples_maps: str
    multiples_empty: str
    multiples_too_many: str
    multiples_alt: str
    make_picture: str
    save_picture: str


_JA: Final = Words(
    language="ja",
    on_map=layer_words.JA,
    product="二地域居住アトラス",
    page_groups={
        "stand": "現状",
        "seek": "探す・比べる",
        "evidence": "施策と事例",
        "next": "次の手を試す",
        "stage": "発表",
        "papers": "データと訂正",
    },
    pages={
        "overview": "概況",
        "prefecture": "都道府県",
        "explorer": "ギャップ探索",
        "measures": "支援施策",
        "pilots": "実証・先導事業",
        "burden": "行政サービスの負担",
        "spread": "横展開",
        "towns": "市区町村",
        "pairs": "二地域の組合せ",
        "evidence": "有識者意見と施策",
        "peers": "似た地域",
        "changes": "変化",
        "council": "協議会",
        "targets": "法定KPI",
        "whatif": "加入シミュレーター",
        "invitations": "次の一手",
        "multiples": "地図を並べる",
        "stage": "発表と配布",
        "sources": "データ",
        "corrections": "訂正票",
        "ledger": "突合台帳",
        "members": "会員一覧",
        "passport": "番号で調べる",
    },
    prefecture="都道府県",
    all_japan="全国",
    reset="全国に戻す",
    reading="読みとり",
    map_as_table="地図を表で見る",
    map_class="区分・値がない理由",
    map_value="内容",
    map_number="数値（{unit}）",
    find_town="市区町村を探す",
    find_placeholder="名称・かな・ローマ字・コード・旧名称",
    former_name="旧{old}　→　{now}",
    ward_of="{ward}　→　{now}",
    body="組織",
    bodies={"council": "協議会", "platform": "官民連携プラットフォーム"},
    bodies_long={
        "council": "全国二地域居住等促進協議会",
        "platform": "全国二地域居住等促進官民連携プラットフォーム",
    },
    as_of="時点",
    language_label="言語",
    high_contrast="高コントラスト",
    sample="サンプルデータ",
    sample_note="公式の会員名簿を入手していないため、市区町村の参加・未参加は、公表数に合わせて機械的に割り当てたサンプルデータです。実際の会員ではありません。",
    bring_list="公式の名簿に置き換える",
    classes={"member": "参加"},
    reasons={
        "not_member": "未参加",
        "not_surveyed": "未調査",
        "no_data": "データなし",
        "out_of_scope": "対象外",
        "unmatched": "照合不能",
        "withheld": "秘匿",
    },
    next_steps={
        "not_member": "招待",
        "not_surveyed": "調査",
        "no_data": "出典の追加",
        "out_of_scope": "なし",
        "unmatched": "名簿の修正",
        "withheld": "出典元への照会",
    },
    next_step_before_law="制度の開始後の時点を選ぶ",
    next_step="次の一歩",
    reason_code="理由コード",
    statuses={"公表値": "公表値", "登録値": "登録値", "推計": "推計", "サンプル": "サンプルデータ"},
    types={name: name for name in ("政令指定都市", "特別区", "市", "町", "村")},
    regions={name: name for name in REGIONS},
    kaso={name: name for name in ("全部過疎", "一部過疎", "みなし過疎", "指定なし")},
    layers={"pilots": "実証", "measures": "施策", "plans": "計画", "corporations": "支援法人"},
    comparison={
        "towns": "参加する市区町村",
        "population": "参加する市区町村の人口",
        "area": "参加する市区町村の面積（km²）",
        "kaso": "過疎地域の指定がある市区町村の参加",
    },
    sentence_national="{date}時点で、{total}市区町村のうち{count}（{percent}）が{body}の正会員です。",
    sentence_prefecture="{date}時点で、{place}の{total}市区町村のうち{count}（{percent}）が{body}の正会員です。全国は{nation}です。",
    sentence_totals_only="{body}の会員名簿は公開資料から読み取れていません。{date}時点で名前が分かる市区町村は{count}だけで、ほかは未調査です。",
    sentence_prefecture_partial="{body}の会員名簿は公開資料から読み取れていません。{date}時点で、{place}の{total}市区町村のうち参加が分かるのは{count}で、ほかは未調査です。",
    including_sample="サンプルデータ{count}を含む",
    at_least="以上",
    of_total="{total}のうち",
    map_title="{body}への参加",
    map_scope_note="市区町村の参加（塗り）と都道府県の参加（輪郭）は別のものです。",
    legend="凡例",
    legend_unit="右の数は{unit}の数",
    map_texts={
        "inset": "縮尺が異なります",
        "okinawa": "沖縄・奄美",
        "izu": "伊豆諸島",
        "amami": "トカラ・奄美",
        "sakishima": "先島諸島",
        "daito": "大東諸島",
        "ogasawara": "小笠原",
        "loading": "地図を読み込んでいます",
        "failed": "地図の形を読み込めませんでした。画面を読み込み直してください。",
        "mismatch": "新しいデータが公開されました。画面を読み込み直してください。",
        "label": "市区町村の地図。矢印キーで動かし、＋と－で拡大・縮小します。同じ内容は都道府県の頁の一覧にあります。",
        "painted": "{n}市区町村を塗りました",
        "north": "北",
        "true_position": "島を実際の位置で見る",
        "zoom_in": "拡大",
        "zoom_out": "縮小",
    },
    municipalities_unit="市区町村",
    by_prefecture="都道府県別の参加率",
    by_region="地方別",
    by_type="種別",
    by_band="人口規模別（2020年国勢調査速報）",
    over_time="公表された会員数の推移",
    over_time_note="2024年10月29日に協議会は官民連携プラットフォームへ改組されました。会員の数え方が違うため、前後をつないで比べることはできません。",
    over_time_classes={"正会員計": "正会員", "協力会員": "協力会員", "官": "官", "民": "民", "総計": "総数"},
    reorganised="改組",
    share_axis="参加率（％）",
    members_axis="会員数",
    order="並び順",
    orders={"code": "コード順", "value": "参加率順"},
    rates_unknown="名簿の全体が分からないため、割合は示しません。",
    band="{low}〜{high}未満",
    band_top="{low}以上",
    nation="全国",
    table_of_towns="市区町村の一覧",
    search_table="一覧を絞り込む",
    search_placeholder="市区町村名・カナ・コード",
    nothing_found="「{text}」に当てはまる市区町村がありません。文字を減らすか、消してください。",
    nothing_here_how="境界のデータに含まれる都道府県は、{places}です。「全国に戻す」で戻れます。",
    close_panel="閉じる",
    click_hint="地図か一覧で市区町村を選ぶと、ここに内容が出ます。",
    memberships="会員としての記録",
    no_membership_rows="会員として登録された行はありません。",
    pilots="実証調査・先導的プロジェクト",
    measures="支援施策",
    plans="法定計画など",
    corporations="特定居住支援法人",
    population="人口",
    kinds={},
    neighbours="隣接する市区町村",
    former="コード・名称の変更",
    none_registered="登録はありません（未調査。「ない」という意味ではありません）。",
    not_surveyed_note="公開資料で見つけたものだけを登録しています。",
    restates="実証の再掲",
    related="関連（二地域居住の明記なし）",
    joined="加入",
    office="役職",
    source="出典",
    status="区分",
    code="コード",
    area="面積",
    border="共有する境 km",
    population_note="2010年・2015年は日本人人口、2020年は総人口（速報）です。基準が違うため、2020年との増減は計算しません。",
    basis={"総人口": "総人口", "日本人": "日本人"},
    sources_intro="この版で使った出典です。利用条件とクレジットは出典ごとに違います。",
    sources_of_version="出典",
    licence="利用条件",
    publisher="発行者",
    credit="クレジット",
    checksum="チェックサム（SHA-256）",
    files="ファイル",
    rows_in="入力",
    rows_out="採用",
    rejected="除外",
    merged="対象外の行",
    not_data="表の行でない行",
    outside="境界の外",
    note="注意",
    missing_file="ファイルはまだ置かれていません。",
    dictionary="データ辞書",
    dictionary_columns={
        "table": "表",
        "column": "列",
        "label": "意味",
        "kind": "型",
        "unit": "単位",
        "allowed": "使える値",
        "nullable": "空欄可",
    },
    report="作成報告",
    rejects="除外した行",
    no_rejects="除外した行はありません。",
    reconciliation="公表数と登録行の突合",
    bring_title="公式の会員名簿を使う",
    bring_steps=(
        "1. 名簿（Excel・CSV など。列: 団体コード、団体名）を、フォルダー "
        "`geodata/sources/council-members-official/` に置きます。\n"
        "2. 同じフォルダーの `source.toml` に、名簿の時点と題名を書きます。\n"
        "3. `python run.py build` を実行します。サンプルデータは公式の名簿に置き換わります。"
    ),
    version="版",
    built="作成",
    broken_title="公開データを開けません",
    broken_how="管理者の方は、アプリのあるフォルダーで次のコマンドを実行してから、この画面を読み込み直してください。",
    figures={
        "都道府県": "都道府県",
        "市区町村": "市区町村",
        "協力会員": "協力会員",
        "総計": "会員の総数",
        "官": "官（都道府県と市区町村）",
        "民": "民",
        "県": "都道府県としての参加",
    },
    member_classes={},
    empty_cell="—",
    credits="出典とクレジット",
    offline_note="この画面は、ほかのサーバーに何も問い合わせません。",
    sheet_note="各図の範囲と縮尺は同じです。枠の中は縮尺が異なります。塗りは市区町村、輪郭は都道府県です。",
    sheet_title_more="{titles}ほか{n}図",
    sheet_of="{title}（{place}）",
    several_dates="複数時点",
    multiples_how="並べたい地図を選ぶと、選んだ順に9枚まで1枚の紙に並びます。報告書や配布資料に使えます。",
    multiples_maps="並べる地図",
    multiples_empty="地図がまだ選ばれていません。上の欄で1枚から9枚まで選んでください。",
    multiples_too_many="並べられるのは9枚までです。はじめの9枚だけを並べました。",
    multiples_alt="{place}の地図{n}枚を並べた図。{maps}",
    make_picture="{kind}を作る",
    save_picture="{kind}で保存",
)

_EN: Final = Words(
    language="en",
    on_map=layer_words.EN,
    product="Nichiiki Atlas",
    page_groups={
        "stand": "Where we stand",
        "seek": "Find and compare",
        "evidence": "Measures and cases",
        "next": "Try what comes next",
        "stage": "Present",
        "papers": "Data and corrections",
    },
    pages={
        "overview": "Overview",
        "prefecture": "Prefecture",
        "explorer": "Gap explorer",
        "measures": "Measures",
        "pilots": "Pilots",
        "burden": "Who bears the cost",
        "spread": "Spread",
        "towns": "Municipalities",
        "pairs": "Pairs",
        "evidence": "Opinions and measures",
        "peers": "Similar places",
        "changes": "Changes",
        "council": "Council",
        "targets": "Legal targets",
        "whatif": "What if",
        "invitations": "Next best invitations",
        "multiples": "Maps side by side",
        "stage": "Present and hand out",
        "sources": "Data",
        "corrections": "Corrections",
        "ledger": "Reconciliation ledger",
        "members": "Members",
        "passport": "Look up a number",
    },
    prefecture="Prefecture",
    all_japan="All Japan",
    reset="Back to all Japan",
    reading="Reading the map",
    map_as_table="Show the map as a table",
    map_class="Class, or reason for no value",
    map_value="What it says",
    map_number="Number ({unit})",
    find_town="Find a municipality",
    find_placeholder="Name, romaji, kana, code or former name",
    former_name="formerly:{old}　→　{now}",
    ward_of="{ward}　→　{now}",
    body="Body",
    bodies={"council": "Council", "platform": "Platform"},
    bodies_long={
        "council": "National Council for the Promotion of Dual Residence",
        "platform": "National Public-Private Platform for Dual Residence",
    },
    as_of="As of",
    language_label="Language",
    high_contrast="High contrast",
    sample="サンプルデータ (sample data)",
    sample_note=(
        "The official list of members is not to hand. Which municipalities are members is sample data, "
        "assigned mechanically to meet the published totals. These are not the real members."
    ),
    bring_list="Bring the official list",
    classes={"member": "Member"},
    reasons={
        "not_member": "Not a member",
        "not_surveyed": "Not surveyed",
        "no_data": "No data",
        "out_of_scope": "Out of scope",
        "unmatched": "Could not be matched",
        "withheld": "Withheld",
    },
    next_steps={
        "not_member": "Invite",
        "not_surveyed": "Survey",
        "no_data": "Add a source",
        "out_of_scope": "None",
        "unmatched": "Mend the list",
        "withheld": "Ask the source",
    },
    next_step_before_law="Choose a day after the system began",
    next_step="Next step",
    reason_code="Reason code",
    statuses={
        "公表値": "Published",
        "登録値": "Registered",
        "推計": "Estimate",
        "サンプル": "サンプルデータ (sample data)",
    },
    types={
        "政令指定都市": "Designated city",
        "特別区": "Special ward",
        "市": "City",
        "町": "Town",
        "村": "Village",
    },
    regions=REGIONS,
    kaso={
        "全部過疎": "Whole area",
        "一部過疎": "Part of the area",
        "みなし過疎": "Deemed",
        "指定なし": "Not designated",
    },
    layers={"pilots": "Pilots", "measures": "Measures", "plans": "Plans", "corporations": "Corporations"},
    comparison={
        "towns": "Member municipalities",
        "population": "People in member municipalities",
        "area": "Area of member municipalities (km²)",
        "kaso": "Members among depopulated municipalities",
    },
    sentence_national="As of {date}, {count} of {total} municipalities ({percent}) are regular members of the {body}.",
    sentence_prefecture=(
        "As of {date}, {count} of {total} municipalities in {place} ({percent}) are regular members of the {body}. "
        "The national figure is {nation}."
    ),
    sentence_totals_only=(
        "The list of members of the {body} could not be read from public documents. As of {date} only {count} "
        "municipalities are known by name; the others are not surveyed."
    ),
    sentence_prefecture_partial=(
        "The list of members of the {body} could not be read from public documents. As of {date}, {count} of {total} "
        "municipalities in {place} are known to be members; the others are not surveyed."
    ),
    including_sample="including {count} of サンプルデータ (sample data)",
    at_least=" or more",
    of_total="of {total}",
    map_title="Membership of the {body}",
    map_scope_note="Membership of municipalities (fill) and of prefectures (outline) are separate things.",
    legend="Legend",
    legend_unit="Numbers are {unit}",
    map_texts={
        "inset": "Not to the same scale",
        "okinawa": "Okinawa, Amami",
        "izu": "Izu Islands",
        "amami": "Tokara, Amami",
        "sakishima": "Sakishima",
        "daito": "Daito",
        "ogasawara": "Ogasawara",
        "loading": "Loading the map",
        "failed": "The map could not be loaded. Load the page again.",
        "mismatch": "New data was published. Load the page again.",
        "label": "Map of municipalities. Arrow keys move it, + and - zoom. The prefecture page has the same as a list.",
        "painted": "{n} municipalities painted",
        "north": "N",
        "true_position": "Islands in true position",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
    },
    municipalities_unit="municipalities",
    by_prefecture="Share of members by prefecture",
    by_region="By region",
    by_type="By type",
    by_band="By population (2020 census, preliminary)",
    over_time="Published numbers of members",
    over_time_note=(
        "On 29 October 2024 the council became the public-private platform. Members are counted in another way, "
        "so the two must not be read as one series."
    ),
    over_time_classes={
        "正会員計": "Regular",
        "協力会員": "Cooperating",
        "官": "Governments",
        "民": "Private",
        "総計": "All",
    },
    reorganised="Reorganised",
    share_axis="Share of members (%)",
    members_axis="Members",
    order="Order",
    orders={"code": "By code", "value": "By share"},
    rates_unknown="No percentages are shown, because the whole list is not known.",
    band="{low} to under {high}",
    band_top="{low} and more",
    nation="Nation",
    table_of_towns="Municipalities",
    search_table="Filter the list",
    search_placeholder="Name, kana, romaji or code",
    nothing_found="No municipality matches “{text}”. Shorten the text or clear it.",
    nothing_here_how="Its boundaries cover {places}. “Back to all Japan” takes you back.",
    close_panel="Close",
    click_hint="Select a municipality on the map or in the list to see what is known of it.",
    memberships="Records of membership",
    no_membership_rows="No row names it as a member.",
    pilots="Pilots",
    measures="Support measures",
    plans="Statutory plans",
    corporations="Support corporations",
    population="Population",
    kinds={
        "新設": "merged into a new one",
        "合併": "merged",
        "編入": "merged into another",
        "分割編入": "divided among others",
        "市制施行": "became a city",
        "町制施行": "became a town",
        "名称変更": "renamed",
        "コード変更": "new code",
        "区の再編": "wards reorganised",
        "特定居住促進計画": "Specified residence plan",
        "広域的地域活性化基盤整備計画": "Infrastructure plan",
        "重点地区": "Priority area",
        "特定居住促進協議会": "Specified residence council",
    },
    neighbours="Neighbouring municipalities",
    former="Changes of code and name",
    none_registered="Nothing is registered (not surveyed; this does not mean there is none).",
    not_surveyed_note="Only what was found in public documents is registered.",
    restates="restates a pilot",
    related="related (dual residence is not named)",
    joined="Joined",
    office="Office",
    source="Source",
    status="Status",
    code="Code",
    area="Area",
    border="shared border, km",
    population_note=(
        "2010 and 2015 count Japanese nationals, 2020 all residents (preliminary). The bases differ, so no change "
        "to 2020 is computed."
    ),
    basis={"総人口": "all residents", "日本人": "Japanese nationals"},
    sources_intro="The sources of this version. Licence and credit line differ from source to source.",
    sources_of_version="Sources",
    licence="Licence",
    publisher="Publisher",
    credit="Credit",
    checksum="Checksum (SHA-256)",
    files="Files",
    rows_in="In",
    rows_out="Used",
    rejected="Rejected",
    merged="Other rows",
    not_data="No entry",
    outside="Outside the boundaries",
    note="Note",
    missing_file="The file has not been brought yet.",
    dictionary="Data dictionary",
    dictionary_columns={
        "table": "Table",
        "column": "Column",
        "label_en": "Meaning",
        "kind": "Type",
        "unit": "Unit",
        "allowed": "Allowed",
        "nullable": "May be empty",
    },
    report="Build report (Japanese)",
    rejects="Rejected rows",
    no_rejects="No row was rejected.",
    reconciliation="Published totals against registered rows",
    bring_title="Use the official list of members",
    bring_steps=(
        "1. Put the list (Excel, CSV; columns 団体コード, 団体名) into the folder "
        "`geodata/sources/council-members-official/`.\n"
        "2. Write the date and the title of the list into `source.toml` in the same folder.\n"
        "3. Run `python run.py build`. The sample data gives way to the official list."
    ),
    version="Version",
    built="built",
    broken_title="The published dataset cannot be opened",
    broken_how="If you run this app, run this command in its folder and load this page again.",
    figures={
        "都道府県": "Prefectures",
        "市区町村": "Municipalities",
        "協力会員": "Cooperating members",
        "総計": "All members",
        "官": "Governments (prefectures and municipalities)",
        "民": "Private members",
        "県": "The prefecture itself",
    },
    member_classes={
        "都道府県": "Prefectures",
        "市区町村": "Municipalities",
        "正会員計": "Regular members",
        "協力会員": "Cooperating members",
        "官": "Governments",
        "民": "Private members",
        "総計": "All members",
    },
    empty_cell="—",
    credits="Sources and credits",
    offline_note="This page asks no other server for anything.",
    sheet_note="All maps have one extent and scale. Framed parts are to another scale. Fill: municipalities; outline: prefectures.",
    sheet_title_more="{titles} and {n} more",
    sheet_of="{title} ({place})",
    several_dates="Several dates",
    multiples_how="Choose maps: up to nine are put on one sheet in the order you chose them, for reports and handouts.",
    multiples_maps="Maps on the sheet",
    multiples_empty="No map is chosen yet. Choose one to nine maps above.",
    multiples_too_many="A sheet holds nine maps. Only the first nine are shown.",
    multiples_alt="{n} maps of {place} side by side. {maps}",
    make_picture="Make {kind}",
    save_picture="Save as {kind}",
)

_WORDS: Final = {"ja": _JA, "en": _EN}


def words_in(language: str) -> Words:
    """Words of a language ("ja" or "en")."""
    return _WORDS[language]
