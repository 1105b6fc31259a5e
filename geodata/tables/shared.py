"""Columns that several tables have."""

from __future__ import annotations

from dataclasses import replace

from geodata.columns import STATUSES, Column
from geodata.dates import PARTIAL_DATE

PREFECTURE_CODE = Column("prefecture_code", "text", "都道府県コード", "Prefecture code", pattern=r"[0-4][0-9]")
MUNICIPALITY_CODE = Column("municipality_code", "text", "市区町村コード", "Municipality code", pattern=r"[0-9]{5}")
IN_PREFECTURE = Column(
    "prefecture_code", "text", "都道府県コード", "Prefecture code", pattern=r"[0-4][0-9]", nullable=True
)
IN_MUNICIPALITY = Column(
    "municipality_code", "text", "市区町村コード", "Municipality code", pattern=r"[0-9]{5}", nullable=True
)
NAME = Column("name", "text", "名称", "Name")
AS_OF = Column("as_of", "text", "時点", "As of", pattern=PARTIAL_DATE)
BODY = Column("body", "text", "組織", "Body", among=("council", "platform"))
NOTE = Column("note", "text", "備考", "Note", nullable=True)
PAGE = Column("page", "whole", "資料の頁", "Page of the source", nullable=True, at_least=1)
TITLE = Column("title", "text", "名称", "Title")
SUMMARY = Column("summary", "text", "概要", "Summary", nullable=True)
PAPERS = (
    Column("status", "text", "区分", "Status", among=STATUSES),
    Column("source_id", "text", "出典ID", "Source id"),
    Column("source_title", "text", "出典", "Source", nullable=True),
    Column("source_url", "text", "出典URL", "Source URL", nullable=True),
    Column("checked_on", "date", "確認日", "Checked on", nullable=True),
    NOTE,
)
LINKED_BY = Column("linked_by", "text", "対応付け", "Linked by", among=("人手", "推定"))
WHY_LINKED = (
    Column("reason_ja", "text", "対応付けの理由", "Reason (Japanese)", nullable=True),
    Column("reason_en", "text", "対応付けの理由（英語）", "Reason", nullable=True),
)
LINKED = (
    LINKED_BY,
    *(replace(column, nullable=False) for column in WHY_LINKED),
    Column("source_id", "text", "出典ID", "Source id"),
)
"""Who laid one record beside another, and why: a person (人手), or nobody has confirmed it yet (推定)."""
GEOMETRY = Column("geometry", "geometry", "境界（線は約20 mまで簡略化）", "Boundary (lines simplified to about 20 m)")
