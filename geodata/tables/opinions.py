"""Tables of the opinions of experts, and of what they are laid beside."""

from __future__ import annotations

from typing import Final

from geodata.columns import Column, Table
from geodata.tables.shared import AS_OF, LINKED_BY, PAGE, PAPERS, WHY_LINKED

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
        LINKED_BY,
        *WHY_LINKED,
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
        LINKED_BY,
        *WHY_LINKED,
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
        PAGE,
        AS_OF,
        *PAPERS,
    ),
    key=("opinion_id",),
)
