"""Tables of the council: members, totals, committees, and its programme."""

from __future__ import annotations

from typing import Final

from geodata.columns import Column, Table
from geodata.dates import WHOLE_DATE
from geodata.tables.shared import AS_OF, BODY, IN_MUNICIPALITY, LINKED, NAME, PAGE, PAPERS, PREFECTURE_CODE, TITLE

MEMBERSHIPS: Final = Table(
    "memberships",
    "会員名簿の行",
    "Rows of membership lists",
    (
        BODY,
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE),
        Column("member_class", "text", "会員の種別", "Member class", among=("都道府県", "市区町村")),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        NAME,
        Column("joined_on", "date", "加入日", "Joined on", nullable=True),
        Column("left_on", "date", "退会日", "Left on", nullable=True),
        Column("office", "text", "役職", "Office", nullable=True),
        Column("file", "text", "ファイル", "File", nullable=True),
        Column(
            "row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", nullable=True, at_least=0
        ),
        *PAPERS,
    ),
    key=("body", "as_of", "prefecture_code", "municipality_code"),
)
MEMBERSHIP_TOTALS: Final = Table(
    "membership_totals",
    "公表された会員数",
    "Published member totals",
    (
        BODY,
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
        *PAPERS,
    ),
    key=("body", "as_of", "member_class"),
)
COOPERATING_MEMBERS: Final = Table(
    "cooperating_members",
    "協力会員・民間会員",
    "Cooperating and private members",
    (
        BODY,
        AS_OF,
        Column("kind", "text", "区分", "Kind"),
        NAME,
        Column("role", "text", "役割", "Role", nullable=True),
        Column("area", "text", "活動の範囲", "Works in", among=("全国",), nullable=True),
        Column("file", "text", "ファイル", "File", nullable=True),
        Column(
            "row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", nullable=True, at_least=0
        ),
        *PAPERS,
    ),
    key=("body", "as_of", "name"),
)
COUNCIL_FACTS: Final = Table(
    "council_facts",
    "協議会・プラットフォームの事実",
    "Facts about the bodies",
    (
        BODY,
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
        PAGE,
        AS_OF,
        *PAPERS,
    ),
    key=("body", "topic", "about", "order"),
)
COMMITTEES: Final = Table(
    "committees",
    "部会",
    "Committees",
    (
        BODY,
        Column("committee", "text", "部会", "Committee"),
        Column("committee_en", "text", "部会（英語）", "Committee (English)"),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
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
        PAGE,
        AS_OF,
        *PAPERS,
    ),
    key=("committee",),
)
COMMITTEE_MEMBERS: Final = Table(
    "committee_members",
    "部会の会員",
    "Members of committees",
    (
        BODY,
        Column("committee", "text", "部会", "Committee"),
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        NAME,
        Column("role", "text", "役割", "Role", nullable=True),
        *PAPERS,
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
        TITLE,
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
        PAGE,
        AS_OF,
        *PAPERS,
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
        TITLE,
        Column("title_en", "text", "名称（英語）", "Title (English)"),
        PAGE,
        AS_OF,
        *PAPERS,
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
        *LINKED,
    ),
    key=("aim_id", "category"),
)
