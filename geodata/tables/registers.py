"""Tables of the registers: pilots, measures, plans, corporations, targets, surveys and events."""

from __future__ import annotations

from typing import Final

from geodata.columns import Column, Table
from geodata.dates import PARTIAL_DATE
from geodata.tables.shared import (
    AS_OF,
    IN_MUNICIPALITY,
    IN_PREFECTURE,
    LINKED,
    LINKED_BY,
    MUNICIPALITY_CODE,
    NAME,
    PAPERS,
    PREFECTURE_CODE,
    SUMMARY,
    TITLE,
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
        TITLE,
        Column("lead", "text", "代表団体", "Lead", nullable=True),
        Column("partners", "text", "連携団体", "Partners", nullable=True),
        Column("theme", "text", "テーマ", "Themes", nullable=True),
        SUMMARY,
        Column("outcome", "text", "成果", "Outcome", nullable=True),
        AS_OF,
        *PAPERS,
    ),
    key=("pilot_id",),
)
PILOT_PLACES: Final = Table(
    "pilot_places",
    "プロジェクトの実施地",
    "Places of pilots",
    (
        Column("pilot_id", "text", "プロジェクトID", "Pilot id"),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        NAME,
        Column("role", "text", "役割", "Role"),
        AS_OF,
        *PAPERS,
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
        LINKED_BY,
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
        IN_PREFECTURE,
        IN_MUNICIPALITY,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)", nullable=True),
        TITLE,
        Column("category", "text", "分野", "Category"),
        Column("target", "text", "対象", "Target", nullable=True),
        Column("stage", "text", "段階", "Stage", nullable=True),
        Column("amount", "text", "金額など", "Amount", nullable=True),
        Column("valid_from", "text", "開始", "From", pattern=PARTIAL_DATE, nullable=True),
        Column("valid_to", "text", "終了", "To", pattern=PARTIAL_DATE, nullable=True),
        SUMMARY,
        Column("url", "text", "案内ページ", "Page", nullable=True),
        Column("dual_tie", "text", "二地域居住との関係", "Tie to dual residence", among=("明記", "関連")),
        Column("restates_pilot", "truth", "実証の再掲か", "Restates a pilot"),
        AS_OF,
        *PAPERS,
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
        *LINKED,
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
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        NAME,
        Column("plan_title", "text", "計画名", "Plan"),
        Column("decided_on", "date", "策定日", "Decided on", nullable=True),
        *PAPERS,
    ),
    key=("kind", "prefecture_code", "municipality_code"),
)
CORPORATIONS: Final = Table(
    "corporations",
    "特定居住支援法人",
    "Support corporations",
    (
        PREFECTURE_CODE,
        MUNICIPALITY_CODE,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)"),
        Column("corporation_name", "text", "法人名", "Corporation"),
        Column("designated_on", "date", "指定日", "Designated on", nullable=True),
        *PAPERS,
    ),
    key=("municipality_code", "corporation_name"),
)
CORPORATION_CALLS: Final = Table(
    "corporation_calls",
    "支援法人の指定申請を受け付ける市区町村",
    "Municipalities that take applications",
    (
        PREFECTURE_CODE,
        MUNICIPALITY_CODE,
        Column("municipality_name", "text", "市区町村名（原文）", "Municipality (as written)"),
        Column("opened_on", "date", "受付開始日", "Opened on", nullable=True),
        *PAPERS,
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
        *PAPERS,
    ),
    key=("target",),
)
SURVEYS: Final = Table(
    "surveys",
    "調査の値",
    "Survey figures",
    (
        Column("survey_id", "text", "調査値ID", "Figure id"),
        TITLE,
        Column("published", "text", "公表", "Published", pattern=PARTIAL_DATE, nullable=True),
        Column("indicator", "text", "項目", "Indicator"),
        Column("value", "text", "値（原文）", "Value (as written)"),
        Column("unit", "text", "単位", "Unit", nullable=True),
        Column("population", "text", "調査の対象", "Asked", nullable=True),
        AS_OF,
        *PAPERS,
    ),
    key=("survey_id",),
)
EVENTS: Final = Table(
    "events",
    "出来事",
    "Events",
    (
        TITLE,
        Column("kind", "text", "種類", "Kind"),
        Column("held_on", "date", "日付", "Date", nullable=True),
        Column("place", "text", "場所", "Place", nullable=True),
        SUMMARY,
        *PAPERS,
    ),
    key=("title",),
)
