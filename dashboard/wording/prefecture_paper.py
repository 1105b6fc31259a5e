"""Words of the one-page paper of a prefecture: its sentences as templates, headings and labels; part of `wording`.

The literals of the templates hold no digit: every number in a sentence is the value of a fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.facts.telling import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

Cells = tuple[Template, ...]
"""A row of a table; a cell whose value is not known is a dash."""


def _value(names: str) -> Template:
    return Template(names, names)


STAND: Final = (
    Template(
        "{as_of}時点で、{place}の{towns}市区町村のうち{members}（{members.percent}）が{body}の正会員です。全国では、{nation.towns}市区町村のうち{nation.members}（{nation.members.percent}）です。",
        "As of {as_of}, {members} of the {towns} municipalities of {place} ({members.percent}) are regular members of the {body}; in all Japan {nation.members} of {nation.towns} ({nation.members.percent}).",
    ),
    Template(
        "{body}の会員名簿は、全体が公開資料から分かりません。{as_of}時点で、{place}の{towns}市区町村のうち参加が分かるのは{members.known}です。割合と増減は示しません。",
        "The whole list of members of the {body} is not known from public documents. As of {as_of}, {members.known} of the {towns} municipalities of {place} are known to be in. Neither shares nor changes are shown.",
        "members unknown",
    ),
    Template(
        "前の名簿（{members.before_on}）では{members.before}市区町村でした。増減は{members.change}で、全国では{nation.members.change}です。",
        "On the list before ({members.before_on}) there were {members.before}; change {members.change}, in all Japan {nation.members.change}.",
    ),
    Template(
        "この日より前の名簿が分からないため、増減は示しません。",
        "No list before this day is known, so no change is shown.",
        "members known and members.before unknown",
    ),
    Template(
        "{place}の都道府県としての参加状況は「{itself}」です。市区町村の参加とは別に数えます。",
        "{place} itself, counted apart: {itself}.",
    ),
    Template(
        "同じ基準で比べた人口の増減率は、{people.change_from}から{people.change_until}までで{people.change}です（全国は{nation.people.change}）。",
        "Population, counted on one basis, from {people.change_from} to {people.change_until}: {people.change} (all Japan: {nation.people.change}).",
    ),
)
FIGURES: Final[Mapping[str, Cells]] = {
    "towns": tuple(map(_value, ("{members}", "{towns}", "{members.percent}", "{nation.members.percent}"))),
    "change": (_value("{members.change}"), _value(""), _value(""), _value("{nation.members.change}")),
    "people": tuple(map(_value, ("{people.n}", "{people.of}", "{people.percent}", "{nation.people.percent}"))),
    "area": tuple(map(_value, ("{area.n}", "{area.of}", "{area.percent}", "{nation.area.percent}"))),
    "kaso": tuple(map(_value, ("{kaso.n}", "{kaso.of}", "{kaso.percent}", "{nation.kaso.percent}"))),
}
"""Rows under `PaperWords.figure_columns`, by the key of their label."""
BLANKS: Final[Mapping[str, Mapping[str, Template]]] = {
    register: {
        reason: Template(f"{{{name}}}/{{towns}}", f"{{{name}}}/{{towns}}", f"{name} > 0")
        for reason, name in (
            *([("not_member", "not_members")] if register == "members" else []),
            *((each, f"{register}.{each}") for each in ("not_surveyed", "no_data", "unmatched", "withheld")),
        )
    }
    for register in ("members", "pilots", "measures", "plans", "corporations")
}
"""How many municipalities lack what, by the key of its label and the reason."""
PEERS: Final = (
    Template(
        "人口、面積、過疎の指定などの条件が{place}に近いのは、近いほうから{peer.1}、{peer.2}、{peer.3}です。",
        "By people, area, depopulated areas and more, most like {place} are {peer.1}, {peer.2} and {peer.3}, the nearest first.",
    ),
    Template(
        "比べる値がそろわないため、条件の近い都道府県は示しません。",
        "The figures to compare by are not complete, so no prefectures alike are shown.",
        "peer.1 unknown",
    ),
)


def _pilots_of(of: str) -> tuple[Template, Template]:
    """Pilots of a prefecture; those that name no municipality of it are told apart."""
    named, apart = f"{{{of}pilots}}", f"{{{of}pilots.without_towns}}"
    return (
        Template(named, named, f"{of}pilots.without_towns == 0"),
        Template(f"{named}（ほか{apart}）", f"{named} ({apart} more)", f"{of}pilots.without_towns > 0"),
    )


PEER_ROWS: Final[tuple[tuple[tuple[Template, ...], ...], ...]] = tuple(
    (
        (Template(name, name),),
        *((_value(text.replace("{", "{" + of)),) for text in ("{members}/{towns}", "{members.percent}")),
        _pilots_of(of),
        (_value(f"{{{of}measures}}"),),
    )
    for name, of in (("{place}", ""), *((f"{{peer.{at}}}", f"peer.{at}:") for at in (1, 2, 3)))
)
"""Rows under `PaperWords.peer_columns`: the prefecture itself, then those most alike; of a cell's templates one is told."""
CASES: Final = (
    (
        Template(
            "実証・先導事業は{pilots}件で、{pilots.towns}市区町村にあります。新しいものから挙げます。",
            "Pilots registered: {pilots}. Municipalities with one: {pilots.towns}. The latest first.",
            "pilots > 0",
        ),
        "pilots",
    ),
    (
        Template(
            "このほか、{place}を実施地とし、市区町村の名の登録がない実証・先導事業が{pilots.without_towns}件あります。",
            "Besides, pilots that name {place} itself and no municipality of it: {pilots.without_towns}.",
            "pilots > 0 and pilots.without_towns > 0",
        ),
        "pilots.without_towns",
    ),
    (
        Template(
            "{place}を実施地とし、市区町村の名の登録がない実証・先導事業が{pilots.without_towns}件あります。",
            "Pilots that name {place} itself and no municipality of it: {pilots.without_towns}.",
            "pilots == 0 and pilots.without_towns > 0",
        ),
        "pilots.without_towns",
    ),
    (
        Template(
            "{as_of}までの実証・先導事業で、登録したものはありません。",
            "No pilot until {as_of} is registered.",
            "pilots == 0 and pilots.without_towns == 0",
        ),
        "",
    ),
    (
        Template(
            "支援施策は{measures}件で、{measures.towns}市区町村にあります。コードの順に挙げます。",
            "Support measures registered: {measures}. Municipalities with one: {measures.towns}. In the order of codes.",
            "measures > 0",
        ),
        "measures",
    ),
    (
        Template(
            "支援施策で、登録したものはありません。",
            "No support measure is registered.",
            "measures == 0",
        ),
        "",
    ),
    (
        Template(
            "全国にある{nation.measures.categories}分野のうち、支援施策の登録がないのは{measures.missing}分野です。",
            "Categories of support measures without one here: {measures.missing} of the {nation.measures.categories} found in Japan.",
            "measures.missing > 0",
        ),
        "measures.missing",
    ),
)
"""Sentences, and which names follow each."""
NEXT: Final = (
    (
        Template(
            "会員の市区町村と隣り合う未参加の市区町村は{not_members.beside}です。招待の候補を、コードの順に挙げます。",
            "Municipalities not in that border on a member: {not_members.beside}. To invite, in the order of codes.",
            "not_members.beside > 0",
        ),
        "not_members.beside",
    ),
    (
        Template(
            "過疎地域の未参加の市区町村は{not_members.kaso}です。コードの順に挙げます。",
            "Depopulated municipalities not in: {not_members.kaso}. In the order of codes.",
            "not_members.kaso > 0",
        ),
        "not_members.kaso",
    ),
    (
        Template(
            "未参加の市区町村はありません。",
            "No municipality is not in.",
            "not_members == 0",
        ),
        "",
    ),
    (
        Template(
            "名簿の全体が分からないため、招待の候補は示しません。はじめに、未調査の{members.not_surveyed}市区町村の参加を確かめます。",
            "The whole list is not known, so nobody to invite is named. First, the membership of the {members.not_surveyed} municipalities not surveyed is to be found out.",
            "members unknown and members.not_surveyed > 0",
        ),
        "",
    ),
    (
        Template(
            "特定居住促進計画のある市区町村は{plans.towns}/{towns}です。全国では、{target.plans.until}までの目標{target.plans.target}のうち{target.plans.reached}（{target.plans.percent}）です。",
            "Municipalities with a specified residence plan: {plans.towns}/{towns}; in all Japan {target.plans.reached} of the target of {target.plans.target} until {target.plans.until} ({target.plans.percent}).",
        ),
        "",
    ),
)
"""As `CASES`."""
RESTS: Final[Mapping[str, Template]] = {
    "pilots": Template("ほか{pilots.rest}件", "and {pilots.rest} more", "pilots.rest > 0"),
    "measures": Template("ほか{measures.rest}件", "and {measures.rest} more", "measures.rest > 0"),
    **{
        name: Template(f"ほか{{{name}.rest}}市区町村", f"and {{{name}.rest}} more", f"{name}.rest > 0")
        for name in ("not_members.beside", "not_members.kaso")
    },
}
"""What follows the names of a list that does not name all."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of one language; sentences have `{names}` to fill in."""

    content: str
    title: str
    headings: Mapping[str, str]
    figure_columns: tuple[str, ...]
    figure_labels: Mapping[str, str]
    blank_columns: tuple[str, ...]
    blank_labels: Mapping[str, str]
    blank_note: str
    peer_columns: tuple[str, ...]
    peer_note: str
    named: str
    more: str
    ids: str
    numbers: str
    item: str
    several: str
    source: str
    map: str
    alt: str
    inset: str
    take_away: str
    save_pdf: str
    save_word: str
    wants_prefecture: str


JA: Final = PaperWords(
    content="県別1枚ペーパー",
    title="{place}　二地域居住の現状と今後の取組",
    headings={
        "stand": "現状",
        "blanks": "空白とその理由",
        "peers": "条件の近い都道府県",
        "cases": "実証事業と支援施策",
        "next": "今後の取組",
        "sources": "出典",
    },
    figure_columns=("項目", "会員", "全体", "割合", "全国"),
    figure_labels={
        "towns": "市区町村",
        "change": "前の名簿からの増減",
        "people": "人口（人）",
        "area": "面積（km²）",
        "kaso": "過疎地域の市区町村",
    },
    blank_columns=("項目", "理由", "市区町村", "今後の対応"),
    blank_labels={
        "members": "参加",
        "pilots": "実証・先導事業",
        "measures": "支援施策",
        "plans": "特定居住促進計画",
        "corporations": "特定居住支援法人",
    },
    blank_note="未調査は、公開資料でまだ見つけていないもので、「ない」という意味ではありません。",
    peer_columns=("都道府県", "会員", "割合", "実証・先導", "支援施策"),
    peer_note="「ほか」は、都道府県を実施地とし、市区町村の名の登録がない実証・先導事業です。",
    named="{names}。",
    more="{last}、{rest}",
    ids="番号",
    numbers="番号は、{prefix} の後に右端の語を続けたもので、「番号で調べる」で値・もとの行・出典を引けます（全国の数は {nation} の後に続けます）。",
    item="{title}（{places}。出典: {source}）",
    several="{first}など",
    source="{title}（{as_of}、{status}）",
    map="{title}　{as_of}",
    alt="{title}の地図。{place}、{as_of}。{classes}。",
    inset="枠の中は縮尺が異なります。",
    take_away="この県を配る",
    save_pdf="1枚ペーパー（PDF）",
    save_word="1枚ペーパー（Word）",
    wants_prefecture="県別1枚ペーパーは、都道府県ごとの紙です。--prefecture に都道府県コードを指定するか、--out にフォルダーを指定して47都道府県を一度に書き出してください。",
)
EN: Final = PaperWords(
    content="One-page briefing",
    title="Dual residence in {place}: where it stands and what comes next",
    headings={
        "stand": "Where it stands",
        "blanks": "Blanks and their reasons",
        "peers": "Prefectures alike",
        "cases": "Pilots and support measures",
        "next": "Next steps",
        "sources": "Sources",
    },
    figure_columns=("", "Members", "Of", "Share", "Japan"),
    figure_labels={
        "towns": "Municipalities",
        "change": "Change of the list",
        "people": "People",
        "area": "Area (km²)",
        "kaso": "Depopulated",
    },
    blank_columns=("", "Reason", "Municipalities", "Next step"),
    blank_labels={
        "members": "Membership",
        "pilots": "Pilots",
        "measures": "Support measures",
        "plans": "Residence plans",
        "corporations": "Support corporations",
    },
    blank_note="“Not surveyed”: not found in public documents yet. It does not mean that there is none.",
    peer_columns=("Prefecture", "Members", "Share", "Pilots", "Measures"),
    peer_note="“More”: pilots that name no municipality of the prefecture.",
    named=" {names}.",
    more="{last}, {rest}",
    ids="Ids",
    numbers="“Look up a number” finds {prefix} followed by a word on the right (all Japan: {nation}): its value, rows, sources.",
    item="{title} ({places}; source: {source})",
    several="{first} and others",
    source="{title} ({as_of}, {status})",
    map="{title}, {as_of}",
    alt="Map: {title}. {place}, {as_of}. {classes}.",
    inset="The frames have another scale.",
    take_away="Take this prefecture away",
    save_pdf="One-page briefing (PDF)",
    save_word="One-page briefing (Word)",
    wants_prefecture="県別1枚ペーパーは、都道府県ごとの紙です。--prefecture に都道府県コードを指定するか、--out にフォルダーを指定して47都道府県を一度に書き出してください。",
)
WORDS: Final[Mapping[str, PaperWords]] = {"ja": JA, "en": EN}
