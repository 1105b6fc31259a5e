"""Words of 会員一覧, the rows behind a figure; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MembersWords:
    """The words of one language; sentences have `{names}` to fill in."""

    choose: str
    sentence: str
    sentence_prefecture: str
    agrees: str
    differs: str
    not_to_hand: str
    no_total: str
    lower_bound: str
    no_ledger: str
    not_of_prefecture: str
    without_places: str
    rows: str
    no_rows: str
    elsewhen: str
    elsewhen_note: str
    columns: Mapping[str, str]
    file: str
    back: str


JA: Final = MembersWords(
    choose="会員の区分",
    sentence="{date}時点の{body}の{name}{value}の根拠になる行は、{rows}行（登録値{registered}、サンプルデータ{sample}）です。",
    sentence_prefecture="{date}時点の{body}の{name}のうち、{place}の行は{rows}行（登録値{registered}、サンプルデータ{sample}）です。",
    agrees="突合: 公表{published} ＝ 登録{registered} ＋ サンプルデータ{sample}。差は0です。",
    differs="突合: 公表{published}、登録{registered}、サンプルデータ{sample}、差 {difference}。{explanation}",
    not_to_hand="名簿は未入手：公表{published}、登録{registered}。差 {difference}。",
    no_total="この時点の公表数は見つかっていません。登録{registered}行だけが分かっています。",
    lower_bound="公表数は{published}以上です。差は計算しません。登録{registered}、サンプルデータ{sample}。",
    no_ledger="この区分とこの時点の突合の行はありません。",
    not_of_prefecture="突合は全国の数です。",
    without_places="協力会員・民間会員の資料には所在地がないため、都道府県では絞り込めません。全国の行を示します。",
    rows="{name}の行（{rows}行、{date}時点）",
    no_rows="この時点に名前の分かる行はありません。公式の名簿を置くと、ここに並びます。",
    elsewhen="ほかの時点に名前が分かっている{name}（{rows}行）",
    elsewhen_note="上の数の内訳ではありません。{date}時点の名簿ではないため、数には入れていません。",
    columns={
        "status": "区分",
        "prefecture": "都道府県",
        "municipality_code": "コード",
        "name": "名称",
        "member_class": "会員の種別",
        "joined_on": "加入日",
        "office": "役職",
        "as_of": "名簿の時点",
        "source_title": "出典",
        "source_id": "出典ID",
        "file": "ファイル",
        "row": "ファイルの行番号",
        "note": "注記",
    },
    file="会員一覧_{name}",
    back="概況に戻る",
)

EN: Final = MembersWords(
    choose="Class of members",
    sentence="{rows} rows ({registered} registered, {sample} サンプルデータ (sample data)) stand behind {name} {value} of the {body} as of {date}.",
    sentence_prefecture="Of {name} of the {body} as of {date}, {rows} rows ({registered} registered, {sample} サンプルデータ (sample data)) are in {place}.",
    agrees="Ledger: published {published} = registered {registered} + サンプルデータ (sample data) {sample}. No difference.",
    differs="Ledger: published {published}, registered {registered}, サンプルデータ (sample data) {sample}, difference {difference}. {explanation}",
    not_to_hand="The list is not to hand: published {published}, registered {registered}. Difference {difference}.",
    no_total="No published total was found for this date. Only {registered} registered rows are known.",
    lower_bound="Published as {published} or more; no difference is computed. Registered {registered}, サンプルデータ (sample data) {sample}.",
    no_ledger="The ledger has no line for this class on this date.",
    not_of_prefecture="The ledger is of all Japan.",
    without_places="Documents give no place for cooperating and private members: all of Japan is shown.",
    rows="Rows of {name} ({rows}, as of {date})",
    no_rows="No row is known by name for this date. The official list, once brought, stands here.",
    elsewhen="{name} known by name at other dates ({rows})",
    elsewhen_note="They are not part of the number above: they are not of a list as of {date}.",
    columns={
        "status": "Status",
        "prefecture": "Prefecture",
        "municipality_code": "Code",
        "name": "Name",
        "member_class": "Member class",
        "joined_on": "Joined on",
        "office": "Office",
        "as_of": "List as of",
        "source_title": "Source",
        "source_id": "Source id",
        "file": "File",
        "row": "Row in the file",
        "note": "Note",
    },
    file="members_{name}",
    back="Back to the overview",
)

WORDS: Final = {"ja": JA, "en": EN}
