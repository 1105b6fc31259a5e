"""Words of the flow of the programme and of its aims, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """The words of one language; sentences have `{names}` to fill in."""

    open: str
    close: str
    opened: str
    opened_note: str
    pages: Mapping[str, str]
    aims: str
    aims_note: str
    aims_columns: tuple[str, ...]
    aims_source: str
    no_measure: str
    linked: Mapping[str, str]
    without: str
    without_each: str
    without_none: str


JA: Final = ProgrammeWords(
    open="{count}の記録を開く",
    close="記録を閉じる",
    opened="「{step}」の記録: {count}",
    opened_note="登録表の全部の記録です（{counts}）。",
    pages={
        "pilots": "実証・先導事業のページを開く",
        "measures": "支援施策のページを開く",
        "opinions": "有識者意見のページを開く",
    },
    aims="調査の目的と施策",
    aims_note="資料に挙げられた目的と、支援施策の分野との対応です。対応付けは私たちの案で、人が確かめるまで「推定」です。1つの分野が2つ以上の目的に対応することがあります。実証の再掲は施策の件数に入れず、分けて示します。政策目標の一覧は登録がありません。",
    aims_columns=("目的", "施策の分野", "対応付けと理由", "施策", "実証の再掲", "市区町村"),
    aims_source="参考資料５ {page}頁",
    no_measure="対応施策は未登録",
    linked={"推定": "推定", "人手": "人手"},
    without="どの目的にも対応付けのない分野: {names}",
    without_each="{name} {n}件",
    without_none="なし",
)
EN: Final = ProgrammeWords(
    open="Open the records: {count}",
    close="Close the records",
    opened="Records of “{step}”: {count}",
    opened_note="All records of the register ({counts}).",
    pages={
        "pilots": "Open the page of pilots",
        "measures": "Open the page of measures",
        "opinions": "Open the page of opinions",
    },
    aims="Aims of the programme, and measures",
    aims_note="The aims that the document names, and the categories of support measures that serve them. The links are our suggestion, estimated until a person confirms them. A category may serve several aims. What restates a pilot is not among the measures and stands apart. No list of policy targets is on record.",
    aims_columns=("Aim", "Category of measures", "Linked, and why", "Measures", "Restated pilots", "Municipalities"),
    aims_source="Reference 5, page {page}",
    no_measure="No measure on record",
    linked={"推定": "estimated", "人手": "by a person"},
    without="Categories that serve no aim on record: {names}",
    without_each="{name} {n}",
    without_none="none",
)
WORDS: Final = {"ja": JA, "en": EN}
