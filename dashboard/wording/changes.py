"""Words of 変化, two dates side by side; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ChangesWords:
    """The words of one language; sentences have `{names}` to fill in."""

    first: str
    last: str
    known: Mapping[str, str]
    option: str
    sentence: str
    sentence_bound: str
    sentence_missing: str
    sentence_same: str
    sentence_bodies: str
    nothing: str
    totals: str
    totals_note: str
    totals_of: str
    totals_columns: Mapping[str, str]
    not_published: str
    no_difference: str
    nation_only: str
    lists: str
    lists_note: str
    with_sample: str
    hidden: str
    unknown: Mapping[str, str]
    totals_only: str
    one_class: str
    bring: str
    groups: Mapping[str, str]
    group_notes: Mapping[str, str]
    counted: str
    none_of: str
    separator: str
    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    between: str
    row: str
    proof: str
    proof_note: str
    proof_of: str
    proof_file: str
    terms: Mapping[str, str]
    holds: str
    fails: str
    doubtful: str
    equation: str
    term: str
    over_time: str


JA: Final = ChangesWords(
    first="前の時点",
    last="後の時点",
    known={
        "list": "全会員の名簿",
        "sample": "公表数だけ。名簿はサンプルデータ",
        "part": "名簿は一部",
        "totals": "公表数だけ",
    },
    option="{body}　{date}（{known}）",
    sentence="{body}の{name}（公表数）は、{first}の{before}から{last}の{after}になりました。差は{difference}です。",
    sentence_bound="{body}の{name}（公表数）は、{first}が{before}、{last}が{after}です。「以上」の値があるため、差は計算しません。",
    sentence_missing="{body}の{first}と{last}には、同じ区分の公表数がそろっていません。差は計算しません。",
    sentence_same="{date}どうしを比べているので、変化はありません。別の時点を選んでください。",
    sentence_bodies="{first}は{before}、{last}は{after}です。二つは別の組織で、会員の数え方も違うため、一つの系列ではありません。比べずに、それぞれの公表数を並べます。",
    nothing="この組織には、公表数も名簿もまだありません。名簿を置くと、ここに出ます。",
    totals="公表された会員数",
    totals_note="差は公表数どうしの引き算です。だれが入り、だれが抜けたかは、公表数からは分かりません。",
    totals_of="{body}　{date}",
    totals_columns={"member_class": "会員の種別", "count": "会員数", "difference": "差"},
    not_published="公表なし",
    no_difference="計算しません",
    nation_only="公表数は全国の数です。都道府県別には公表されていません。",
    lists="参加・退会などの一覧",
    lists_note="二つの名簿の間にほかの名簿があるときは、名簿ごとの変化を会員ごとにまとめています。参加してから退会した会員のように打ち消し合う変化は数えず、別に示します。",
    with_sample="サンプルデータの名簿で示す",
    hidden="全会員の名簿は公開資料から読み取れていません。だれが参加し、だれが退会したかは分からないため、公表数だけを示します。下のスイッチを入れると、公表数に合わせて作ったサンプルデータの名簿で、一覧と検算を試せます（実際の会員ではありません）。",
    unknown={
        "none": "{date}の名簿はありません（分かるのは公表数だけです）。",
        "part": "{date}の名簿には、一部の会員しか載っていません。",
    },
    totals_only="このため、参加・退会は求めず、公表数だけを示します。",
    one_class="{names}は、両方の時点に全会員の名簿があるため、一覧と検算を示します。ほかの種別は公表数だけです。",
    bring="二つの時点の公式の名簿を、時点ごとのフォルダーに置いて作り直すと、参加・退会が名前で出ます。",
    groups={
        "joined": "参加",
        "left": "退会",
        "merged": "合併",
        "reclassified": "種別の変更",
        "renamed": "名称・コードの変更",
        "corrected": "名簿の訂正",
        "undone": "打ち消し合った変化",
    },
    group_notes={
        "merged": "合併で別の会員の一部になったもので、退会ではありません。新しくできた市町村は、会員から続くものとして数えます。",
        "reclassified": "会員の種別の変更と、町や村が市や町になったものです。市制・町制の施行では会員の数は変わりません。",
        "renamed": "同じ会員です。会員の数は変わりません。",
        "corrected": "前の記録の誤りを直したもの、または記録の食い違いです。参加・退会に数えません。",
        "undone": "二つの時点の間に元に戻った変化です。会員の数に入れません。",
    },
    counted="{name}（{n}）",
    none_of="{names}はありません。",
    separator="・",
    columns={
        "prefecture": "都道府県",
        "code_before": "前のコード",
        "name_before": "前の名称",
        "code_after": "後のコード",
        "name_after": "後の名称",
        "kind": "変化",
        "member_class": "会員の種別",
        "effect": "会員数",
        "when": "日付・期間",
        "list_before": "前の名簿の行",
        "list_after": "後の名簿の行",
        "status": "区分",
        "note": "注記",
    },
    kinds={
        "joined": "参加",
        "left": "退会",
        "merged_away": "合併で別の会員の一部に",
        "merged_into": "合併でできた会員",
        "reclassified": "会員の種別の変更",
        "promoted": "市制・町制の施行",
        "renamed": "名称・コードの変更",
        "corrected": "訂正",
        "undone": "打ち消し",
    },
    between="{after}の名簿から{by}の名簿までの間",
    row="{source} {file} {row}行目",
    proof="検算",
    proof_note="「前」と「後」はそれぞれの名簿の行を数えた数、ほかの項は変化の記録を数えた数です。別々に数えた数が合うかを、都道府県ごとに確かめています。",
    proof_of="{name}の検算",
    proof_file="変化の検算",
    terms={
        "prefecture": "都道府県",
        "member_class": "会員の種別",
        "opening": "前",
        "joined": "参加",
        "left": "退会",
        "merged_away": "合併で終わり",
        "merged_into": "合併で始まり",
        "reclassified": "種別の変更",
        "expected": "計算",
        "closing": "後",
        "difference": "差",
        "verdict": "判定",
    },
    holds="✓ 一致",
    fails="差 {difference}",
    doubtful="会員かもしれない除外行 {n}",
    equation="{place}: {opening} {terms} ＝ {expected}。後の名簿は{closing}で、{verdict}です。",
    term="{number}（{name}）",
    over_time="公表数の推移と改組",
)

EN: Final = ChangesWords(
    first="Earlier date",
    last="Later date",
    known={
        "list": "list of all members",
        "sample": "published totals; the list is サンプルデータ (sample data)",
        "part": "part of the list",
        "totals": "published totals only",
    },
    option="{body}, {date} ({known})",
    sentence="{name} of the {body}, as published: {before} on {first}, {after} on {last}. The difference is {difference}.",
    sentence_bound="{name} of the {body}, as published: {before} on {first}, {after} on {last}. One figure is “or more”, so no difference is computed.",
    sentence_missing="No class of members of the {body} was published on both {first} and {last}. No difference is computed.",
    sentence_same="{date} is held against itself, so nothing changes. Please choose another date.",
    sentence_bodies="{first} belongs to the {before}, {last} to the {after}. They are two bodies that count their members differently, not one series. They are not compared: the published totals of each stand side by side.",
    nothing="This body has neither published totals nor a list yet. A list, once brought, shows here.",
    totals="Published numbers of members",
    totals_note="The difference is one published total less the other. Totals do not tell who joined and who left.",
    totals_of="{body}, {date}",
    totals_columns={"member_class": "Member class", "count": "Members", "difference": "Difference"},
    not_published="not published",
    no_difference="not computed",
    nation_only="The published totals are of all Japan; there are none by prefecture.",
    lists="Who joined, left or changed",
    lists_note="Where other lists lie between the two, their changes are put together member by member. Changes that undo each other, as of a member that joined and left again, are not counted and stand apart.",
    with_sample="Show it with lists of サンプルデータ (sample data)",
    hidden="No list of all members could be read from public documents. Nobody knows who joined and who left, so only published totals are shown. The switch below shows lists and proof with サンプルデータ (sample data) made to fit the totals (these are not the real members).",
    unknown={
        "none": "There is no list of {date} (only published totals are known).",
        "part": "The list of {date} names only some of the members.",
    },
    totals_only="So nobody is said to have joined or left; only published totals are shown.",
    one_class="{names}: both dates have a list of all members, so lists and proof are shown. Of the other class there are only totals.",
    bring="Bring the official lists of both dates, each in a folder of its own, and build again: members that joined and left then show by name.",
    groups={
        "joined": "Joined",
        "left": "Left",
        "merged": "Merged",
        "reclassified": "Reclassified",
        "renamed": "Renamed or recoded",
        "corrected": "Corrections of lists",
        "undone": "Changes that undo each other",
    },
    group_notes={
        "merged": "They became part of another member and did not leave. A new municipality made of members goes on as one.",
        "reclassified": "Another class of member, or a town that became a city (or a village a town). The latter does not change the number of members.",
        "renamed": "The same member. The number of members does not change.",
        "corrected": "Faults of earlier records put right, or records that disagree. Nobody is counted as joined or left.",
        "undone": "Changes that were undone between the two dates. They are not counted.",
    },
    counted="{name} ({n})",
    none_of="None: {names}.",
    separator=", ",
    columns={
        "prefecture": "Prefecture",
        "code_before": "Code before",
        "name_before": "Name before",
        "code_after": "Code after",
        "name_after": "Name after",
        "kind": "Change",
        "member_class": "Member class",
        "effect": "Members",
        "when": "Day or time between",
        "list_before": "Row of the earlier list",
        "list_after": "Row of the later list",
        "status": "Status",
        "note": "Note",
    },
    kinds={
        "joined": "joined",
        "left": "left",
        "merged_away": "became part of another member",
        "merged_into": "made of members",
        "reclassified": "another class of member",
        "promoted": "became a city or town",
        "renamed": "another name or code",
        "corrected": "correction",
        "undone": "undone",
    },
    between="between the lists of {after} and {by}",
    row="{source} {file}, row {row}",
    proof="Proof",
    proof_note="“Before” and “after” are counted from the rows of each list, the other terms from the recorded changes. Whether the two counts agree is checked for every prefecture.",
    proof_of="Proof of {name}",
    proof_file="proof_of_changes",
    terms={
        "prefecture": "Prefecture",
        "member_class": "Member class",
        "opening": "Before",
        "joined": "Joined",
        "left": "Left",
        "merged_away": "Ended by merger",
        "merged_into": "Began by merger",
        "reclassified": "Reclassified",
        "expected": "Computed",
        "closing": "After",
        "difference": "Difference",
        "verdict": "Verdict",
    },
    holds="✓ agrees",
    fails="difference {difference}",
    doubtful="rejected rows that may be members: {n}",
    equation="{place}: {opening} {terms} = {expected}. The later list has {closing}: {verdict}.",
    term="{number} ({name})",
    over_time="Published totals over time, and the reorganisation",
)

WORDS: Final = {"ja": JA, "en": EN}
