"""The tables of the published dataset. Checks, dictionary, headings and footnotes are all read from here."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from geodata.columns import STATUSES, Column, Table
from geodata.dates import PARTIAL_DATE, WHOLE_DATE
from geodata.gaps import GapReason
from geodata.reconciling import OUTCOMES, ROW_CLASSES

SCHEMA_VERSION: Final = 6

_PREFECTURE = Column("prefecture_code", "text", "都道府県コード", "Prefecture code", pattern=r"[0-4][0-9]")
_MUNICIPALITY = Column("municipality_code", "text", "市区町村コード", "Municipality code", pattern=r"[0-9]{5}")
_IN_PREFECTURE = Column(
    "prefecture_code", "text", "都道府県コード", "Prefecture code", pattern=r"[0-4][0-9]", nullable=True
)
_IN_MUNICIPALITY = Column(
    "municipality_code", "text", "市区町村コード", "Municipality code", pattern=r"[0-9]{5}", nullable=True
)
_NAME = Column("name", "text", "名称", "Name")
_AS_OF = Column("as_of", "text", "時点", "As of", pattern=PARTIAL_DATE)
_BODY = Column("body", "text", "組織", "Body", among=("council", "platform"))
_NOTE = Column("note", "text", "備考", "Note", nullable=True)
_PAGE = Column("page", "whole", "資料の頁", "Page of the source", nullable=True, at_least=1)
_TITLE = Column("title", "text", "名称", "Title")
_SUMMARY = Column("summary", "text", "概要", "Summary", nullable=True)
_PAPERS = (
    Column("status", "text", "区分", "Status", among=STATUSES),
    Column("source_id", "text", "出典ID", "Source id"),
    Column("source_title", "text", "出典", "Source", nullable=True),
    Column("source_url", "text", "出典URL", "Source URL", nullable=True),
    Column("checked_on", "date", "確認日", "Checked on", nullable=True),
    _NOTE,
)
_LINKED_BY = Column("linked_by", "text", "対応付け", "Linked by", among=("人手", "推定"))
_WHY_LINKED = (
    Column("reason_ja", "text", "対応付けの理由", "Reason (Japanese)", nullable=True),
    Column("reason_en", "text", "対応付けの理由（英語）", "Reason", nullable=True),
)
_LINKED = (
    _LINKED_BY,
    *(replace(column, nullable=False) for column in _WHY_LINKED),
    Column("source_id", "text", "出典ID", "Source id"),
)
"""Who laid one record beside another, and why: a person (人手), or nobody has confirmed it yet (推定)."""
_GEOMETRY = Column("geometry", "geometry", "境界（線は約20 mまで簡略化）", "Boundary (lines simplified to about 20 m)")

MUNICIPALITIES: Final = Table(
    "municipalities",
    "市区町村",
    "Municipalities",
    (
        _MUNICIPALITY,
        _PREFECTURE,
        _NAME,
        Column("kana", "text", "カナ", "Kana"),
        Column("romaji", "text", "ローマ字", "Romaji", nullable=True),
        Column(
            "municipality_type",
            "text",
            "種別",
            "Type",
            among=("政令指定都市", "市", "特別区", "町", "村"),
        ),
        Column(
            "area_km2", "number", "面積（境界から計算）", "Area (computed from the boundary)", unit="km²", at_least=0
        ),
        Column("lon", "number", "代表点の経度", "Longitude of a point inside", unit="度"),
        Column("lat", "number", "代表点の緯度", "Latitude of a point inside", unit="度"),
        Column("nearest_metro", "text", "最寄りの主要駅", "Nearest main station", nullable=True),
        Column(
            "metro_distance_km",
            "number",
            "主要駅までの直線距離（推計）",
            "Straight distance to it (estimate)",
            unit="km",
            nullable=True,
            at_least=0,
        ),
        Column(
            "kaso",
            "text",
            "過疎地域の指定（2022-04-01）",
            "Depopulated-area designation (2022-04-01)",
            among=("全部過疎", "一部過疎", "みなし過疎", "指定なし"),
            nullable=True,
        ),
        Column(
            "population",
            "whole",
            "人口（2020年国勢調査速報）",
            "Population (2020 census, preliminary)",
            unit="人",
            nullable=True,
            at_least=0,
        ),
        _GEOMETRY,
    ),
    key=("municipality_code",),
)
PREFECTURES: Final = Table(
    "prefectures",
    "都道府県",
    "Prefectures",
    (
        _PREFECTURE,
        _NAME,
        Column("name_en", "text", "英語名", "English name"),
        Column("region", "text", "地方", "Region"),
        Column("municipality_count", "whole", "市区町村数", "Municipalities", at_least=1),
        Column(
            "population",
            "whole",
            "人口（2020年国勢調査速報）",
            "Population (2020 census, preliminary)",
            unit="人",
            nullable=True,
            at_least=0,
        ),
        Column(
            "area_km2", "number", "面積（境界から計算）", "Area (computed from the boundary)", unit="km²", at_least=0
        ),
        _GEOMETRY,
    ),
    key=("prefecture_code",),
)
EXCLUDED_AREAS: Final = Table(
    "excluded_areas",
    "対象外の区域",
    "Areas in no denominator",
    (Column("area_code", "text", "区域コード", "Area code"), _PREFECTURE, _NAME, _GEOMETRY),
    key=("area_code",),
)
MEMBERSHIPS: Final = Table(
    "memberships",
    "会員名簿の行",
    "Rows of membership lists",
    (
        _BODY,
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE),
        Column("member_class", "text", "会員の種別", "Member class", among=("都道府県", "市区町村")),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _NAME,
        Column("joined_on", "date", "加入日", "Joined on", nullable=True),
        Column("left_on", "date", "退会日", "Left on", nullable=True),
        Column("office", "text", "役職", "Office", nullable=True),
        Column("file", "text", "ファイル", "File", nullable=True),
        Column(
            "row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", nullable=True, at_least=0
        ),
        *_PAPERS,
    ),
    key=("body", "as_of", "prefecture_code", "municipality_code"),
)
MEMBERSHIP_TOTALS: Final = Table(
    "membership_totals",
    "公表された会員数",
    "Published member totals",
    (
        _BODY,
        Column("as_of", "text", "時点", "As of", pattern=WHOLE_DATE),
        Column(
            "member_class",
            "text",
            "会員の種別",
            "Member class",
            among=("都道府県", "市区町村", "正会員計", "協力会員", "官", "民", "総計"),
        ),
        Column("count", "whole", "会員数", "Members", at_least=0),
        Column("is_lower_bound", "truth", "下限の値か", "Is a lower bound"),
        *_PAPERS,
    ),
    key=("body", "as_of", "member_class"),
)
COOPERATING_MEMBERS: Final = Table(
    "cooperating_members",
    "協力会員・民間会員",
    "Cooperating and private members",
    (
        _BODY,
        _AS_OF,
        Column("kind", "text", "区分", "Kind"),
        _NAME,
        Column("role", "text", "役割", "Role", nullable=True),
        Column("area", "text", "活動の範囲", "Works in", among=("全国",), nullable=True),
        Column("file", "text", "ファイル", "File", nullable=True),
        Column(
            "row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", nullable=True, at_least=0
        ),
        *_PAPERS,
    ),
    key=("body", "as_of", "name"),
)
COUNCIL_FACTS: Final = Table(
    "council_facts",
    "協議会・プラットフォームの事実",
    "Facts about the bodies",
    (
        _BODY,
        Column(
            "topic",
            "text",
            "項目",
            "Topic",
            among=(
                "名称",
                "事務局",
                "正会員",
                "協力会員の区分",
                "顧問",
                "協力府省",
                "活動",
                "入会",
                "部会",
                "部会の活動",
            ),
        ),
        Column("about", "text", "対象の部会", "Committee it is about", nullable=True),
        Column("order", "whole", "項目内の順", "Order in the topic", at_least=1),
        Column("fact", "text", "事実（要約）", "Fact (Japanese)"),
        Column("fact_en", "text", "事実（英語）", "Fact"),
        _PAGE,
        _AS_OF,
        *_PAPERS,
    ),
    key=("body", "topic", "about", "order"),
)
COMMITTEES: Final = Table(
    "committees",
    "部会",
    "Committees",
    (
        _BODY,
        Column("committee", "text", "部会", "Committee"),
        Column("committee_en", "text", "部会（英語）", "Committee (English)"),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        Column("name", "text", "部会長の団体", "Member that heads it"),
        Column("set_up_on", "date", "設置日", "Set up on", nullable=True),
        Column(
            "prefecture_count", "whole", "都道府県の数（公表）", "Prefectures (published)", nullable=True, at_least=0
        ),
        Column(
            "municipality_count",
            "whole",
            "市区町村の数（公表）",
            "Municipalities (published)",
            nullable=True,
            at_least=0,
        ),
        _PAGE,
        _AS_OF,
        *_PAPERS,
    ),
    key=("committee",),
)
COMMITTEE_MEMBERS: Final = Table(
    "committee_members",
    "部会の会員",
    "Members of committees",
    (
        _BODY,
        Column("committee", "text", "部会", "Committee"),
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _NAME,
        Column("role", "text", "役割", "Role", nullable=True),
        *_PAPERS,
    ),
    key=("committee", "as_of", "prefecture_code", "municipality_code"),
)
PROGRAMME_STEPS: Final = Table(
    "programme_steps",
    "調査の流れ",
    "Steps of the programme",
    (
        Column("step_id", "text", "段階ID", "Step id"),
        Column("order", "whole", "順", "Order", at_least=1),
        Column("fiscal_year", "text", "年度", "Fiscal year"),
        Column("fiscal_year_western", "whole", "年度（西暦）", "Fiscal year (western)"),
        _TITLE,
        Column("title_en", "text", "名称（英語）", "Title (English)"),
        Column("summary", "text", "概要", "Summary (Japanese)"),
        Column("summary_en", "text", "概要（英語）", "Summary"),
        Column("leads_to", "text", "次の段階のID（「;」区切り）", "Ids of the steps it leads to", nullable=True),
        Column(
            "records",
            "text",
            "関係する登録表",
            "Register with its records",
            among=("surveys", "measures", "pilots", "opinions", "events"),
        ),
        _PAGE,
        _AS_OF,
        *_PAPERS,
    ),
    key=("step_id",),
)
PROGRAMME_AIMS: Final = Table(
    "programme_aims",
    "調査の目的",
    "Aims of the programme",
    (
        Column("aim_id", "text", "目的ID", "Aim id"),
        Column("order", "whole", "順", "Order", at_least=1),
        _TITLE,
        Column("title_en", "text", "名称（英語）", "Title (English)"),
        _PAGE,
        _AS_OF,
        *_PAPERS,
    ),
    key=("aim_id",),
)
AIM_LINKS: Final = Table(
    "aim_links",
    "目的と施策分野の対応",
    "Links from aims to categories",
    (
        Column("aim_id", "text", "目的ID", "Aim id"),
        Column("category", "text", "施策の分野", "Category of measures"),
        *_LINKED,
    ),
    key=("aim_id", "category"),
)
PILOTS: Final = Table(
    "pilots",
    "実証調査・先導的プロジェクト",
    "Pilots",
    (
        Column("pilot_id", "text", "プロジェクトID", "Pilot id"),
        Column("programme", "text", "事業名", "Programme"),
        Column("fiscal_year", "text", "年度", "Fiscal year", nullable=True),
        Column("fiscal_year_western", "whole", "年度（西暦）", "Fiscal year (western)", nullable=True),
        Column("round", "text", "募集回", "Round", nullable=True),
        Column("selected_on", "date", "採択日", "Selected on", nullable=True),
        _TITLE,
        Column("lead", "text", "代表団体", "Lead", nullable=True),
        Column("partners", "text", "連携団体", "Partners", nullable=True),
        Column("theme", "text", "テーマ", "Themes", nullable=True),
        _SUMMARY,
        Column("outcome", "text", "成果", "Outcome", nullable=True),
        _AS_OF,
        *_PAPERS,
    ),
    key=("pilot_id",),
)
PILOT_PLACES: Final = Table(
    "pilot_places",
    "プロジェクトの実施地",
    "Places of pilots",
    (
        Column("pilot_id", "text", "プロジェクトID", "Pilot id"),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _NAME,
        Column("role", "text", "役割", "Role"),
        _AS_OF,
        *_PAPERS,
    ),
    key=("pilot_id", "prefecture_code", "municipality_code"),
)
PARTNER_KINDS: Final = Table(
    "partner_kinds",
    "代表・連携団体の種別",
    "Kinds of partners",
    (
        Column("name", "text", "団体（実証の表に書かれた名）", "Partner (as pilots write it)"),
        Column(
            "kind",
            "text",
            "種別",
            "Kind",
            among=(
                "自治体",
                "協議体",
                "企業",
                "NPO・公益団体",
                "業界・専門団体",
                "大学",
                "金融機関",
                "国",
                "未確認",
            ),
        ),
        Column("same_as", "text", "同じ団体の別の名", "Other name of the same body", nullable=True),
        Column("is_group", "truth", "団体をまとめて書いた名か", "Stands for several bodies"),
        _LINKED_BY,
        Column("reason_ja", "text", "種別の理由", "Reason (Japanese)"),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("name",),
)
MEASURES: Final = Table(
    "measures",
    "支援施策",
    "Support measures",
    (
        Column("measure_id", "text", "施策ID", "Measure id"),
        Column(
            "provider_level", "text", "実施主体の別", "Provider level", among=("国", "都道府県", "市区町村", "民間")
        ),
        Column("provider_name", "text", "実施主体", "Provider"),
        _IN_PREFECTURE,
        _IN_MUNICIPALITY,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)", nullable=True),
        _TITLE,
        Column("category", "text", "分野", "Category"),
        Column("target", "text", "対象", "Target", nullable=True),
        Column("stage", "text", "段階", "Stage", nullable=True),
        Column("amount", "text", "金額など", "Amount", nullable=True),
        Column("valid_from", "text", "開始", "From", pattern=PARTIAL_DATE, nullable=True),
        Column("valid_to", "text", "終了", "To", pattern=PARTIAL_DATE, nullable=True),
        _SUMMARY,
        Column("url", "text", "案内ページ", "Page", nullable=True),
        Column("dual_tie", "text", "二地域居住との関係", "Tie to dual residence", among=("明記", "関連")),
        Column("restates_pilot", "truth", "実証の再掲か", "Restates a pilot"),
        _AS_OF,
        *_PAPERS,
    ),
    key=("measure_id",),
)
BURDEN_INSTRUMENTS: Final = Table(
    "burden_instruments",
    "行政サービスの負担の手段",
    "Instruments of the burden of public services",
    (
        Column(
            "instrument",
            "text",
            "手段",
            "Instrument",
            among=("負担金・税", "寄付", "居住の証明・登録", "割引"),
        ),
        Column("side", "text", "どちらの負担か", "Whose burden", among=("地域側", "実践者側")),
        Column("record_id", "text", "施策IDまたはプロジェクトID", "Id of the measure or pilot"),
        *_LINKED,
    ),
    key=("instrument", "side", "record_id"),
)
PLANS: Final = Table(
    "plans",
    "法定計画など",
    "Statutory plans",
    (
        Column(
            "kind",
            "text",
            "種類",
            "Kind",
            among=("特定居住促進計画", "広域的地域活性化基盤整備計画", "重点地区", "特定居住促進協議会"),
        ),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _NAME,
        Column("plan_title", "text", "計画名", "Plan"),
        Column("decided_on", "date", "策定日", "Decided on", nullable=True),
        *_PAPERS,
    ),
    key=("kind", "prefecture_code", "municipality_code"),
)
CORPORATIONS: Final = Table(
    "corporations",
    "特定居住支援法人",
    "Support corporations",
    (
        _PREFECTURE,
        _MUNICIPALITY,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)"),
        Column("corporation_name", "text", "法人名", "Corporation"),
        Column("designated_on", "date", "指定日", "Designated on", nullable=True),
        *_PAPERS,
    ),
    key=("municipality_code", "corporation_name"),
)
CORPORATION_CALLS: Final = Table(
    "corporation_calls",
    "支援法人の指定申請を受け付ける市区町村",
    "Municipalities that take applications",
    (
        _PREFECTURE,
        _MUNICIPALITY,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)"),
        Column("opened_on", "date", "受付開始日", "Opened on", nullable=True),
        *_PAPERS,
    ),
    key=("municipality_code",),
)
TARGETS: Final = Table(
    "targets",
    "法定の目標",
    "Legal targets",
    (
        Column("target", "text", "目標", "Target"),
        Column("value", "whole", "目標値", "Value", at_least=0),
        Column("unit", "text", "単位", "Unit"),
        Column("start_on", "date", "始期", "Start"),
        Column("end_on", "date", "終期", "End"),
        *_PAPERS,
    ),
    key=("target",),
)
SURVEYS: Final = Table(
    "surveys",
    "調査の値",
    "Survey figures",
    (
        Column("survey_id", "text", "調査値ID", "Figure id"),
        _TITLE,
        Column("published", "text", "公表", "Published", pattern=PARTIAL_DATE, nullable=True),
        Column("indicator", "text", "項目", "Indicator"),
        Column("value", "text", "値（原文）", "Value (as written)"),
        Column("unit", "text", "単位", "Unit", nullable=True),
        Column("population", "text", "調査の対象", "Asked", nullable=True),
        _AS_OF,
        *_PAPERS,
    ),
    key=("survey_id",),
)
EVENTS: Final = Table(
    "events",
    "出来事",
    "Events",
    (
        _TITLE,
        Column("kind", "text", "種類", "Kind"),
        Column("held_on", "date", "日付", "Date", nullable=True),
        Column("place", "text", "場所", "Place", nullable=True),
        _SUMMARY,
        *_PAPERS,
    ),
    key=("title",),
)
OPINIONS: Final = Table(
    "opinions",
    "有識者意見（要約）",
    "Expert opinions (summaries)",
    (
        Column("opinion_id", "text", "意見ID", "Opinion id"),
        Column("page", "whole", "頁", "Page"),
        Column("theme_id", "text", "テーマID", "Theme id"),
        Column("theme_ja", "text", "テーマ", "Theme (Japanese)"),
        Column("theme_en", "text", "テーマ（英語）", "Theme"),
        Column("heading_ja", "text", "見出し", "Heading"),
        Column("heading_confidence", "text", "見出しの確かさ", "Confidence of the heading", among=("推定", "確実")),
        Column("order_in_theme", "whole", "テーマ内の順", "Order in theme"),
        Column("summary_ja", "text", "要約", "Summary (Japanese)"),
        Column("summary_en", "text", "要約（英語）", "Summary"),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("opinion_id",),
)
OPINION_LINKS: Final = Table(
    "opinion_links",
    "意見と施策分野の対応",
    "Links from opinions to categories",
    (
        Column("opinion_id", "text", "意見ID", "Opinion id"),
        Column("category", "text", "施策分野（英語の鍵）", "Category key"),
        _LINKED_BY,
        *_WHY_LINKED,
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("opinion_id", "category"),
)
OPINION_CATEGORIES: Final = Table(
    "opinion_categories",
    "意見の分野と、支援施策の分野・実証のテーマの対応",
    "Categories of opinions and what they are in the registers",
    (
        Column("category", "text", "施策分野（英語の鍵）", "Category key"),
        Column("category_ja", "text", "意見の分野", "Category of the opinion (Japanese)"),
        Column("category_en", "text", "意見の分野（英語）", "Category of the opinion"),
        Column("register", "text", "登録表", "Register", among=("measures", "pilots")),
        Column("value", "text", "その表での分野・テーマ（空欄は当たるものなし）", "Value there, if any", nullable=True),
        _LINKED_BY,
        *_WHY_LINKED,
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("category", "register", "value"),
)
OPINION_WORDINGS: Final = Table(
    "opinion_wordings",
    "有識者意見（公式の文言）",
    "Expert opinions (official wording)",
    (
        Column("opinion_id", "text", "意見ID", "Opinion id"),
        Column("wording_ja", "text", "公式の文言", "Official wording (Japanese)", nullable=True),
        _PAGE,
        _AS_OF,
        *_PAPERS,
    ),
    key=("opinion_id",),
)
STATISTICS: Final = Table(
    "statistics",
    "統計",
    "Statistics",
    (
        _MUNICIPALITY,
        Column("indicator", "text", "項目", "Indicator", among=("population",)),
        _AS_OF,
        Column("basis", "text", "対象（総人口・日本人）", "Basis", among=("総人口", "日本人")),
        Column("value", "number", "値", "Value", at_least=0),
        Column("unit", "text", "単位", "Unit"),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("municipality_code", "indicator", "as_of", "basis"),
)
ADJACENCY: Final = Table(
    "adjacency",
    "隣接（陸の境）",
    "Land neighbours",
    (
        _MUNICIPALITY,
        Column("neighbour_code", "text", "隣の市区町村コード", "Neighbour code", pattern=r"[0-9]{5}"),
        Column("border_km", "number", "共有する境の長さ", "Shared border", unit="km", at_least=0),
    ),
    key=("municipality_code", "neighbour_code"),
)
SEA_WITHIN_KM: Final = 10
"""A crossing of half an hour by ferry; farther apart, the boats of every island would make all its coast neighbours."""

SEA_ADJACENCY: Final = Table(
    "sea_adjacency",
    f"隣接（海を挟む、{SEA_WITHIN_KM}km以内）",
    f"Neighbours across water, within {SEA_WITHIN_KM} km",
    (
        _MUNICIPALITY,
        Column("neighbour_code", "text", "向かいの市区町村コード", "Neighbour code", pattern=r"[0-9]{5}"),
        Column(
            "distance_km",
            "number",
            "海岸の間の最短距離（約100 mの精度、1 ha未満の島を除く）",
            "Shortest distance between the coasts (to about 100 m; islands under a hectare left out)",
            unit="km",
            at_least=0,
        ),
    ),
    key=("municipality_code", "neighbour_code"),
)
COVERAGE: Final = Table(
    "coverage",
    "状況と欠落理由",
    "Coverage and gap reasons",
    (
        _MUNICIPALITY,
        Column("layer", "text", "項目", "Layer", among=("membership", "pilots", "measures", "plans", "corporations")),
        Column("body", "text", "組織", "Body", among=("council", "platform"), nullable=True),
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE, nullable=True),
        Column("count", "whole", "件数", "Count", at_least=1, nullable=True),
        Column("status", "text", "区分", "Status", among=STATUSES, nullable=True),
        Column("reason", "text", "欠落理由", "Gap reason", among=tuple(GapReason), nullable=True),
    ),
    key=("municipality_code", "layer", "body", "as_of"),
)
CODE_CHANGES: Final = Table(
    "code_changes",
    "コード・名称の変更",
    "Changes of codes and names",
    (
        Column("effective_on", "date", "施行日", "Effective on"),
        Column("kind", "text", "種類", "Kind"),
        Column("old_code", "text", "旧コード", "Old code", pattern=r"[0-9]{5}"),
        Column("old_name", "text", "旧名称", "Old name"),
        Column("new_code", "text", "直後のコード", "New code", pattern=r"[0-9]{5}"),
        Column("new_name", "text", "直後の名称", "New name"),
        Column("current_code", "text", "現在のコード", "Current code", pattern=r"[0-9]{5}"),
        Column("current_name", "text", "現在の名称", "Current name"),
        Column("prefecture_name", "text", "都道府県", "Prefecture"),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
)
RECONCILIATION: Final = Table(
    "reconciliation",
    "公表数と登録行の突合",
    "Published totals against registered rows",
    (
        _BODY,
        Column("as_of", "text", "時点", "As of", pattern=WHOLE_DATE),
        Column("member_class", "text", "会員の種別", "Member class"),
        Column("published", "whole", "公表数", "Published", nullable=True),
        Column("is_lower_bound", "truth", "公表数が下限か", "Published is a lower bound"),
        Column("registered", "whole", "登録行（サンプルを除く）", "Registered rows without sample", at_least=0),
        Column("sample", "whole", "サンプル行", "Sample rows", at_least=0),
        Column("merged", "whole", "まとめた行", "Rows merged into another", at_least=0),
        Column("rejected", "whole", "除外行（重複を除く）", "Rejected rows without repeated ones", at_least=0),
        Column("unmatched", "whole", "除外行のうち照合不能", "Rejected rows that match no place", at_least=0),
        Column("ambiguous", "whole", "除外行のうち候補が複数", "Rejected rows that match several places", at_least=0),
        Column("difference", "whole", "差（登録＋サンプル－公表）", "Difference", nullable=True),
        Column(
            "unnamed",
            "whole",
            "どの行もない数（公表－登録－サンプル－まとめた－除外。負は公表数を超える行）",
            "Without any row (published less all rows; negative: rows beyond it)",
            nullable=True,
        ),
        Column("explanation", "text", "説明", "Explanation"),
        Column("explanation_en", "text", "説明（英語）", "Explanation (English)"),
    ),
    key=("body", "as_of", "member_class"),
)
RECONCILIATION_ROWS: Final = Table(
    "reconciliation_rows",
    "突合の内訳（会員名簿の行ごとの扱い）",
    "Rows behind the reconciliation",
    (
        Column("body", "text", "組織", "Body", among=("council", "platform"), nullable=True),
        Column("as_of", "text", "時点", "As of", pattern=WHOLE_DATE, nullable=True),
        Column("member_class", "text", "会員の種別", "Member class", among=ROW_CLASSES),
        Column("outcome", "text", "扱い", "Outcome", among=OUTCOMES),
        _IN_PREFECTURE,
        _IN_MUNICIPALITY,
        Column("name", "text", "名称", "Name", nullable=True),
        Column("written", "text", "書かれた団体", "Place as written", nullable=True),
        Column("rule", "text", "照合の規則（コード）", "Rules", nullable=True),
        Column("rule_label", "text", "照合の規則", "Rules (Japanese)", nullable=True),
        Column("reason", "text", "除外の理由と直し方", "Reason (Japanese)", nullable=True),
        Column("reason_en", "text", "除外の理由と直し方（英語）", "Reason and remedy", nullable=True),
        Column("candidates", "text", "候補", "Candidates", nullable=True),
        Column("raw", "text", "除外した元の行", "Original text of a rejected row", nullable=True),
        Column(
            "source_id_into", "text", "代わりに立つ行の出典ID", "Source id of the row that stands for it", nullable=True
        ),
        Column("file_into", "text", "代わりに立つ行のファイル", "File of that row", nullable=True),
        Column("row_into", "whole", "代わりに立つ行の番号", "Number of that row", nullable=True, at_least=0),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
    ),
    key=("source_id", "file", "row"),
)
REJECTS: Final = Table(
    "rejects",
    "除外した行",
    "Rejected rows",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
        Column("reason_code", "text", "理由コード", "Reason code"),
        Column("reason", "text", "理由と直し方", "Reason (Japanese)"),
        Column("reason_en", "text", "理由と直し方（英語）", "Reason and remedy"),
        Column("raw", "text", "元の行", "Original text"),
        Column("candidates", "text", "候補", "Candidates", nullable=True),
    ),
)
NON_DATA_ROWS: Final = Table(
    "non_data_rows",
    "表の行でない行",
    "Rows that are no entry",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=1),
        Column("kind", "text", "種類", "Kind", among=("表題", "見出し", "合計", "注記", "空行")),
        Column("text", "text", "元の行", "Original text"),
    ),
    key=("source_id", "file", "row"),
)

_LIST_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LISTED_CODE = Column(
    "listed_code", "text", "名簿の時点のコード（今と違うとき）", "Code on the list, where not today's",
    pattern=r"[0-9]{5}", nullable=True,
)  # fmt: skip
_MEMBER_CLASS = Column("member_class", "text", "会員の種別", "Member class", among=("都道府県", "市区町村"))
_STATUS = Column("status", "text", "区分", "Status", among=STATUSES)

MEMBERSHIP_LISTS: Final = Table(
    "membership_lists",
    "会員名簿の時点",
    "Dates of membership lists",
    (
        _BODY,
        Column("as_of", "text", "名簿の時点", "List as of", pattern=_LIST_DATE),
        Column("prefecture_count", "whole", "都道府県会員の数", "Prefectures on it", at_least=0),
        Column("municipality_count", "whole", "市区町村会員の数", "Municipalities on it", at_least=0),
        Column("has_all_prefectures", "truth", "都道府県会員の全部か", "Names every prefecture that is a member"),
        Column("has_all_municipalities", "truth", "市区町村会員の全部か", "Names every municipality that is a member"),
        Column(
            "doubtful",
            "text",
            "除外した行かもしれない団体のコード",
            "Codes that a rejected row may mean",
            nullable=True,
        ),
        _STATUS,
        Column("source_ids", "text", "出典ID（「、」区切り）", "Source ids"),
    ),
    key=("body", "as_of"),
)
MEMBERSHIP_INTERVALS: Final = Table(
    "membership_intervals",
    "会員であった期間",
    "Intervals of membership",
    (
        _BODY,
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _LISTED_CODE,
        _NAME,
        _MEMBER_CLASS,
        Column(
            "from_after", "text", "載っていない最後の名簿", "Last list before, without it", pattern=_LIST_DATE,
            nullable=True,
        ),
        Column("from_by", "text", "載っている最初の名簿", "First list with it", pattern=_LIST_DATE),
        Column("joined_on", "date", "加入日（名簿にあるとき）", "Joined on, where a list states it", nullable=True),
        Column("to_after", "text", "載っている最後の名簿", "Last list with it", pattern=_LIST_DATE),
        Column(
            "to_by", "text", "載っていない最初の名簿", "First list after, without it", pattern=_LIST_DATE, nullable=True
        ),
        Column("left_on", "date", "退会日・合併日（分かるとき）", "Left or merged on, where known", nullable=True),
        Column(
            "began_by", "text", "始まり", "Began by", among=("参加", "合併", "種別変更"), nullable=True
        ),
        Column("ended_by", "text", "終わり", "Ended by", among=("退会", "合併", "種別変更"), nullable=True),
        _STATUS,
        Column("source_id_first", "text", "最初の名簿の出典ID", "Source id of the first list"),
        Column("source_id_last", "text", "最後の名簿の出典ID", "Source id of the last list"),
        _NOTE,
    ),
    key=("body", "prefecture_code", "municipality_code", "listed_code", "from_by"),
)  # fmt: skip
CHANGES: Final = Table(
    "changes",
    "名簿の間の変化",
    "Changes between lists",
    (
        _BODY,
        Column(
            "kind", "text", "変化", "Change", among=("参加", "退会", "合併", "名称変更", "種別変更", "訂正")
        ),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        _LISTED_CODE,
        Column("previous_code", "text", "前のコード", "Previous code", pattern=r"[0-9]{5}", nullable=True),
        _NAME,
        _MEMBER_CLASS,
        Column("after", "text", "前の名簿の時点", "Earlier list as of", pattern=_LIST_DATE),
        Column("by", "text", "後の名簿の時点", "Later list as of", pattern=_LIST_DATE),
        Column("happened_on", "date", "その日（分かるとき）", "Day, where known", nullable=True),
        Column("old", "text", "前の値", "Old value", nullable=True),
        Column("new", "text", "後の値", "New value", nullable=True),
        _STATUS,
        Column("source_id_before", "text", "前の名簿の出典ID", "Source id of the earlier list", nullable=True),
        Column("file_before", "text", "前の名簿のファイル", "File of the earlier list", nullable=True),
        Column("row_before", "whole", "前の名簿の行番号", "Row in the earlier list", nullable=True, at_least=0),
        Column("source_id_after", "text", "後の名簿の出典ID", "Source id of the later list", nullable=True),
        Column("file_after", "text", "後の名簿のファイル", "File of the later list", nullable=True),
        Column("row_after", "whole", "後の名簿の行番号", "Row in the later list", nullable=True, at_least=0),
        _NOTE,
    ),
)  # fmt: skip

RESOLUTIONS: Final = Table(
    "resolutions",
    "団体の照合",
    "How places were recognised",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
        Column("written", "text", "原文", "As written"),
        _PREFECTURE,
        _IN_MUNICIPALITY,
        Column("rule", "text", "照合の規則（コード）", "Rules"),
        Column("rule_label", "text", "照合の規則", "Rules (Japanese)"),
        Column("merged_into_row", "whole", "まとめた先の行", "Merged into row", nullable=True, at_least=0),
    ),
    key=("source_id", "file", "row"),
)

CORRECTIONS: Final = Table(
    "corrections",
    "受け付けた訂正",
    "Accepted corrections",
    (
        Column("correction_id", "text", "訂正ID", "Correction id"),
        Column("corrected_on", "date", "訂正した日", "Corrected on"),
        Column("record_table", "text", "表", "Table of the record"),
        Column("record_key", "text", "記録の鍵", "Key of the record"),
        Column("field", "text", "項目", "Field"),
        Column("old", "text", "前の値", "Old value", nullable=True),
        Column("new", "text", "後の値", "New value", nullable=True),
        Column("reason", "text", "訂正の理由", "Reason"),
        Column("evidence_url", "text", "根拠のURL", "Evidence", pattern=r"https?://.+"),
        Column("asked_by", "text", "申し出た部署", "Office that asked", nullable=True),
        Column("in_source", "text", "直した出典のID", "Source that was put right"),
        Column("in_file", "text", "直したファイル", "File that was put right"),
        Column("in_row", "whole", "直した行番号", "Row that was put right", at_least=1),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("correction_id",),
)

TABLES: Final = {
    table.name: table
    for table in (
        MUNICIPALITIES, PREFECTURES, EXCLUDED_AREAS, MEMBERSHIPS, MEMBERSHIP_TOTALS, COOPERATING_MEMBERS, COUNCIL_FACTS,
        COMMITTEES, COMMITTEE_MEMBERS, PROGRAMME_STEPS, PROGRAMME_AIMS, AIM_LINKS, PILOTS, PILOT_PLACES,
        PARTNER_KINDS, MEASURES, BURDEN_INSTRUMENTS, PLANS, CORPORATIONS, CORPORATION_CALLS, TARGETS, SURVEYS, EVENTS, OPINIONS,
        OPINION_LINKS, OPINION_CATEGORIES, OPINION_WORDINGS, STATISTICS, ADJACENCY, SEA_ADJACENCY, COVERAGE, CODE_CHANGES, RECONCILIATION, REJECTS, MEMBERSHIP_LISTS,
        RECONCILIATION_ROWS,
        MEMBERSHIP_INTERVALS, CHANGES,
        NON_DATA_ROWS, RESOLUTIONS, CORRECTIONS,
    )
}  # fmt: skip
