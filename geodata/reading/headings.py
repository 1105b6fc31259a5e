"""Headings that people write, and the column each means: by its declared name and labels, then by usual synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geodata import tables
from geodata.corrections import SLIP
from geodata.reading.tidy import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geodata.columns import Column, Table

SLIPS: Final = "correction_slip"
"""The kind of a file of slips, which is no register."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_MARKS: Final = re.compile(r"^[*※●○■□◎・]+|[*※:]+$|※[0-9]*$")

_PLACE: Final = {
    "municipality_code": (
        "団体コード", "市区町村コード", "市町村コード", "自治体コード", "地方公共団体コード", "全国地方公共団体コード",
        "都道府県コード又は市区町村コード", "標準地域コード", "行政区域コード", "JISコード", "コード", "code", "code5",
        "city_code", "citycode", "lgcode", "municipality code",
    ),
    "prefecture_code": ("都道府県コード", "県コード", "pref_code", "prefcode", "prefecture code"),
    "prefecture_name": ("都道府県", "都道府県名", "県名", "県", "府県名", "pref", "prefecture", "prefecture name"),
    "county_name": ("郡", "郡名", "county"),
}  # fmt: skip
_TOWN: Final = (
    "市区町村名", "市区町村", "市町村名", "市町村", "市区町村等", "市町村等", "自治体名", "自治体", "地方公共団体名",
    "地方公共団体", "municipality", "municipality_name", "municipality name", "city",
)  # fmt: skip
_MEMBER: Final = (*_TOWN, "団体名", "会員名", "会員", "会員団体名", "会員自治体", "構成団体", "構成団体名")
_NAMED: Final = (*_TOWN, "団体名")
_PAPERS: Final = {
    "as_of": ("時点", "基準日", "調査時点", "名簿の時点", "現在日", "as of"),
    "source_title": ("出典", "出典名", "資料名", "source"),
    "source_url": ("出典URL", "URL", "ホームページ", "HP", "リンク", "source url"),
    "checked_on": ("確認日", "確認年月日", "最終確認日", "checked on"),
    "note": ("備考", "摘要", "コメント", "備考欄", "note", "notes", "remarks"),
}
_CLASSES: Final = ("会員種別", "会員区分", "会員の種別", "会員種類", "種別", "区分", "member class")
_OWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "places": {
        "municipality_code": ("municipality_code",),
        "prefecture_name": ("prefecture_name",),
        "county_name": ("county_name",),
        "name": ("name", *_MEMBER, "名称", "名前", "地名", "place"),
    },
    "memberships": {
        "name": _MEMBER,
        "member_class": _CLASSES,
        "joined_on": (
            "加入日", "加入年月日", "加入年月", "加入時期", "入会日", "入会年月日", "入会年月", "加盟日", "加盟年月日",
            "参加日", "参加年月日", "joined",
        ),
        "left_on": ("退会日", "退会年月日", "退会年月", "脱退日", "脱退年月日", "left"),
        "office": ("役職", "役職名", "役員", "役員等"),
        "body": ("組織", "協議会"),
    },
    "membership_totals": {
        "member_class": _CLASSES,
        "count": ("会員数", "団体数", "件数", "count"),
        "body": ("組織", "協議会"),
    },
    "cooperating_members": {
        "kind": ("区分", "種別", "会員種別", "会員区分"),
        "name": ("名称", "会員名", "法人名", "企業名", "団体名", "企業・団体名"),
        "role": ("役割", "役職"),
        "body": ("組織", "協議会"),
    },
    "committee_members": {
        "name": _MEMBER,
        "committee": ("部会", "部会名"),
        "role": ("役割", "役職", "役職名"),
        "body": ("組織", "協議会"),
    },
    "pilots": {
        "pilot_id": ("プロジェクトID", "事業ID", "整理番号", "管理番号"),
        "programme": ("事業名", "制度名", "事業区分"),
        "fiscal_year": ("年度", "採択年度", "実施年度"),
        "fiscal_year_western": ("年度(西暦)", "西暦年度", "西暦"),
        "round": ("募集回", "採択回"),
        "selected_on": ("採択日", "採択年月日", "選定日", "選定年月日"),
        "title": ("名称", "プロジェクト名", "プロジェクト名称", "取組名", "取組名称", "調査名", "タイトル"),
        "lead": ("代表団体", "代表団体名", "代表者", "代表事業者", "実施主体", "事業主体", "申請者"),
        "partners": ("連携団体", "連携先", "参画団体", "構成員", "共同実施者"),
        "theme": ("テーマ", "分野"),
        "summary": ("概要", "事業概要", "取組概要", "内容", "取組内容"),
        "outcome": ("成果", "結果"),
    },
    "pilot_places": {
        "pilot_id": ("プロジェクトID", "事業ID", "整理番号", "管理番号"),
        "name": _NAMED,
        "role": ("役割", "役割区分"),
    },
    "measures": {
        "measure_id": ("施策ID", "整理番号", "管理番号"),
        "provider_level": ("実施主体の別", "主体区分", "実施主体区分"),
        "provider_name": ("実施主体", "実施主体名", "提供主体", "提供者"),
        "municipality_name": _NAMED,
        "title": ("名称", "施策名", "施策名称", "支援施策", "支援施策名", "支援策", "事業名", "事業名称", "制度名", "取組名"),
        "category": ("分野", "分類", "カテゴリ", "カテゴリー", "施策分類", "施策分野", "種類", "種別"),
        "target": ("対象", "対象者"),
        "stage": ("段階", "ステージ", "フェーズ"),
        "amount": ("金額など", "金額", "補助額", "支援額", "上限額"),
        "valid_from": ("開始", "開始日", "開始年月日"),
        "valid_to": ("終了", "終了日", "終了年月日", "期限"),
        "summary": ("概要", "施策概要", "内容", "施策内容", "支援内容"),
        "url": ("案内ページ", "URL", "ホームページ", "HP", "リンク", "Webサイト", "ウェブサイト"),
        "source_url": ("出典URL", "source url"),
        "restates_pilot": (),
    },
    "plans": {
        "kind": ("種類", "計画の種類", "計画種別", "種別", "区分"),
        "name": _NAMED,
        "plan_title": ("計画名", "計画名称", "計画の名称"),
        "decided_on": ("策定日", "策定年月日", "公表日", "公表年月日", "作成日"),
    },
    "corporations": {
        "municipality_name": (*_TOWN, "指定した市区町村", "指定市区町村", "指定市町村"),
        "corporation_name": ("法人名", "法人名称", "法人の名称", "支援法人", "支援法人名", "指定法人", "特定居住支援法人"),
        "designated_on": ("指定日", "指定年月日"),
    },
    "corporation_calls": {
        "municipality_name": _NAMED,
        "opened_on": ("受付開始日", "受付開始", "募集開始日"),
    },
    "opinion_wordings": {
        "opinion_id": ("意見番号",),
        "wording_ja": ("文言", "原文", "意見", "発言の内容"),
        "page": ("ページ", "page"),
    },
    "statistics": {
        "name": _NAMED,
        "population": ("人口", "総人口", "人口(人)"),
        "as_of": ("時点", "基準日", "調査時点"),
        "basis": ("対象",),
    },
    SLIPS: {column.name: (column.name, column.label, column.label_en) for column in SLIP},
}  # fmt: skip
# Files of facts, read by the names they were made with.
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "codes": (
        "code6", "prefecture", "municipality", "prefecture_kana", "municipality_kana",
    ),
    "code_changes": (
        "effective_on", "kind", "pref", "county", "old_code", "old_name", "new_code", "new_name", "current_code",
        "current_name", "source",
    ),
    "statistics": ("name", "year", "as_of", "basis", "population", "households", "source_id"),
    "kaso": ("name", "kaso_2022"),
    "romaji": ("romaji", "name_en", "kana"),
    "metro": ("name", "lon", "lat", "area_km2", "nearest_metro", "distance_km", "status"),
    "surveys": ("published_on",),
}  # fmt: skip
_TABLE_OF: Final = {"membership": "memberships"}
_IDENTITY: Final[Mapping[str, tuple[str, ...]]] = {
    "places": ("municipality_code", "name"),
    "memberships": ("municipality_code", "name"),
    "membership_totals": ("member_class", "count"),
    "cooperating_members": ("name",),
    "council_facts": ("fact",),
    "committees": ("committee",),
    "committee_members": ("municipality_code", "name"),
    "pilots": ("pilot_id", "title"),
    "measures": ("title", "measure_id"),
    "plans": ("municipality_code", "name", "plan_title"),
    "corporations": ("corporation_name", "municipality_name", "municipality_code"),
    "corporation_calls": ("municipality_code", "municipality_name"),
    "pilot_places": ("municipality_code", "name"),
    "code_changes": ("old_code",),
    SLIPS: ("record_table", "record_key"),
}
_BLOCKS: Final = frozenset(
    {"memberships", "committee_members", "plans", "pilot_places", "corporations", "corporation_calls", "places"}
)
# A list of places has columns of the reader's own, which nobody can know.
_ENOUGH: Final = {"places": 1}
# Text that is compared or counted, beside codes and whatever a declaration limits; all other text is a person's own.
_COMPARED: Final = frozenset({"municipality_name", "category", "stage", "basis", "indicator", "kind", "role", "office"})


@dataclass(frozen=True, slots=True)
class Headings:
    """How the headings of one kind of file are understood.

    `columns` leads from a heading as compared to the columns that claim it, the first claim first; `identity` are the columns of which one must be there for
    a sheet to be this table; `names` those in which a total is written. `is_in_blocks` says that a row without
    prefecture may belong to the one above. So many known headings as `enough` make a header, whatever stands beside them.
    """

    columns: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, ...]]
    declared: Mapping[str, Column]
    identity: tuple[str, ...]
    is_in_blocks: bool
    enough: int = 2

    def claims_on(self, heading: str) -> tuple[str, ...]:
        """Columns a heading may mean; none for one that is not known. What stands in brackets is an explanation."""
        plain = _plain(heading)
        return self.columns.get(plain) or self.columns.get(_BRACKETS.sub("", plain), ())

    def is_compared(self, column: str) -> bool:
        """Whether the text of a column is compared (NFKC) rather than shown as typed."""
        about = self.declared.get(column)
        if about is None or about.kind != "text" or about.among or about.pattern:
            return True
        is_place_name = column == "name" and "prefecture_code" in self.declared
        return is_place_name or column in _COMPARED or column.endswith(("_code", "_id"))

    def accepted(self, column: str) -> str:
        """Headings that mean a column, for a sentence."""
        written = dict.fromkeys(self.labels.get(column, ()))
        return "・".join([heading for heading in written if not heading.isascii()][:6]) or column


@lru_cache(maxsize=65_536)
def _plain(heading: str) -> str:
    return _MARKS.sub("", compact(heading).lower())


def headings_of(kind: str, stem: str) -> Headings:
    """Headings of a source's kind; where one kind has files of several tables, `stem` (the file's name) says which."""
    name = FILES.get(kind, {}).get(stem, kind)
    name = _TABLE_OF.get(name, name)
    table = tables.TABLES.get(name)
    declared = {column.name: column for column in (table.columns if table else ())}
    known: dict[str, tuple[str, ...]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for column, written in _written(name, table):
        labels[column] = (*labels.get(column, ()), *written)
        for heading in written:
            key = compact(heading).lower()
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), column)))
    identity = _IDENTITY.get(name) or (table.key[:1] if table else ("municipality_code", "code6"))
    return Headings(known, labels, declared, identity, name in _BLOCKS, _ENOUGH.get(name, 2))


FILES: Final = {
    "pilots": {"pilots": "pilots", "pilot_places": "pilot_places", "partner_kinds": "partner_kinds"},
    "council_organisation": {
        "facts": "council_facts",
        "committees": "committees",
        "programme": "programme_steps",
        "aims": "programme_aims",
        "aim_links": "aim_links",
    },
    "opinion_links": {"opinion_links": "opinion_links", "opinion_categories": "opinion_categories"},
    "corporations": {"support_corporations": "corporations", "corporations_calls": "corporation_calls"},
}
"""A kind whose files become different tables, by the name of the file without its ending."""


def _written(name: str, table: Table | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Columns with the headings that mean them; the first claim on a heading holds."""
    yield from ((fact, (fact,)) for fact in _FACTS.get(name, ()))
    own = _OWN.get(name, {})
    columns = table.columns if table else ()
    yield from ((column.name, (column.name,)) for column in columns)
    yield from own.items()
    yield from ((column.name, (column.label, column.label_en)) for column in columns)
    yield from _PLACE.items()
    names = {column.name for column in columns}
    yield from ((column, written) for column, written in _PAPERS.items() if column in names)
