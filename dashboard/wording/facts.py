"""Words of facts: how each is called, and why one is not known; in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of one language: `names` by key of a fact, `unknown` by the reason."""

    names: Mapping[str, str]
    unknown: Mapping[str, str]


_CLASSES_JA: Final = {
    "regular": "正会員",
    "prefectures": "都道府県の会員",
    "municipalities": "市区町村の会員",
    "cooperating": "協力会員",
    "governments": "官の会員",
    "private": "民の会員",
    "all": "会員の総数",
}
_CLASSES_EN: Final = {
    "regular": "regular members",
    "prefectures": "member prefectures",
    "municipalities": "member municipalities",
    "cooperating": "cooperating members",
    "governments": "public members",
    "private": "private members",
    "all": "all members",
}
_REGISTERS_JA: Final = {
    "pilots": "実証・先導事業",
    "measures": "支援施策",
    "plans": "特定居住促進計画",
    "corporations": "特定居住支援法人",
}
_REGISTERS_EN: Final = {
    "pilots": "pilots",
    "measures": "support measures",
    "plans": "specified residence plans",
    "corporations": "support corporations",
}
_REASONS_JA: Final = {
    "not_surveyed": "未調査",
    "no_data": "データなし",
    "unmatched": "照合不能",
    "withheld": "秘匿",
}
_REASONS_EN: Final = {
    "not_surveyed": "not surveyed",
    "no_data": "no data",
    "unmatched": "not matched",
    "withheld": "withheld",
}
_TARGET_JA: Final = {
    "target": "目標",
    "reached": "実績",
    "percent": "目標に対する割合",
    "needed": "今後1か月に必要な数",
    "until": "期限",
}
_TARGET_EN: Final = {
    "target": "target",
    "reached": "reached",
    "percent": "share of the target",
    "needed": "needed a month from now on",
    "until": "end of the period",
}

JA: Final = FactWords(
    names={
        "towns": "市区町村の数",
        "members": "会員の市区町村",
        "members.percent": "会員の市区町村の割合",
        "members.before": "前の名簿での会員の市区町村",
        "members.before_on": "前の名簿の日付",
        "members.change": "前の名簿からの増減",
        "not_members": "未参加の市区町村",
        "not_members.beside": "未参加で、会員の市区町村と隣り合う市区町村",
        "not_members.kaso": "未参加の過疎地域の市区町村",
        "not_members.beside.rest": "未参加で、会員の市区町村と隣り合う市区町村のうち、紙に名を挙げないもの",
        "not_members.kaso.rest": "未参加の過疎地域の市区町村のうち、紙に名を挙げないもの",
        "members.known": "名簿から参加が分かる市区町村",
        **{f"members.{reason}": f"参加が{said}の市区町村" for reason, said in _REASONS_JA.items()},
        "itself": "都道府県としての参加",
        "people.n": "会員の市区町村の人口",
        "people.of": "人口",
        "people.percent": "会員の市区町村の人口の割合",
        "people.change": "同じ基準で比べた人口の増減率",
        "people.change_from": "人口の増減を比べる初めの日",
        "people.change_until": "人口の増減を比べる終わりの日",
        "area.n": "会員の市区町村の面積（km²）",
        "area.of": "面積（km²）",
        "area.percent": "会員の市区町村の面積の割合",
        "kaso.n": "過疎地域の会員の市区町村",
        "kaso.of": "過疎地域の市区町村",
        "kaso.percent": "過疎地域の市区町村のうち会員の割合",
        **{f"published.{key}": f"公表された{name}の数" for key, name in _CLASSES_JA.items()},
        "published.all": "公表された会員の総数",
        **{key: f"{name}の件数" for key, name in _REGISTERS_JA.items()},
        **{f"{key}.towns": f"{name}のある市区町村" for key, name in _REGISTERS_JA.items()},
        **{
            f"{key}.{reason}": f"{name}が{said}の市区町村"
            for key, name in _REGISTERS_JA.items()
            for reason, said in _REASONS_JA.items()
        },
        "pilots.without_towns": "市区町村の名の登録がない実証・先導事業の件数",
        "measures.categories": "支援施策の分野の数",
        "measures.missing": "全国にあって、ここに支援施策の登録がない分野の数",
        **{f"{key}.rest": f"{_REGISTERS_JA[key]}のうち、紙に名を挙げないもの" for key in ("pilots", "measures")},
        **{
            f"target.{key}.{part}": f"{_REGISTERS_JA[key]}の{said}"
            for key in ("plans", "corporations")
            for part, said in _TARGET_JA.items()
        },
        **{f"peer.{place}": f"似た都道府県（{place}番目に近い）" for place in (1, 2, 3)},
    },
    unknown={
        "list_unknown": "この日の名簿の全体が分からないため、値を示しません。",
        "no_list_before": "この日より前の名簿が分からないため、値を示しません。",
        "no_prefecture": "都道府県を選んだときの値です。",
        "not_published": "この日までに公表された数が見つかっていません。",
        "before_target": "目標の期間が始まる前の日のため、値を示しません。",
        "period_over": "目標の期間が終わっているため、値を示しません。",
        "counts_unknown": "同じ基準の人口がそろわないため、値を示しません。",
        "no_class": "この地図の凡例にその区分がないため、値を示しません。",
        "no_peer": "比べる値がそろわないため、似た都道府県を示しません。",
        "no_total": "母数の定めがないため、値を示しません。",
        "no_total_before": "比べられる前回の公表がないため、値を示しません。",
        "no_line": "この日の名簿や公表数がないため、値を示しません。",
        "no_total_of_line": "公表数がないか「以上」の値のため、計算しません。",
        "no_forecast": "日付の異なる登録が少ないため、見通しは計算しません。",
        "nothing_dated": "日付の分かる登録がないため、値を示しません。",
        "no_value": "データがないため、値を示しません。",
        "no_record": "登録がありません（未調査で、0ではありません）。",
        "no_two_lists": "二つの日の名簿か公表数がそろわないため、値を示しません。",
        "no_step": "この版には、その段階がありません。",
        "no_one_around": "比べる市区町村がないため、割合はありません。",
        "no_one_offers": "その分野の登録がある市区町村が、ほかにありません。",
        "no_such_value": "この版には、番号の示す分け方や名がありません。",
        "no_cluster": "その市区町村はどのまとまりにも入っていません。",
        "no_pair": "条件に当てはまる受入れ側ではありません。",
        "no_invitation": "招待の中にありません。",
        "no_sum": "使う項目の値が足りないため、試算しません。",
    },
)

EN: Final = FactWords(
    names={
        "towns": "municipalities",
        "members": "member municipalities",
        "members.percent": "share of member municipalities",
        "members.before": "member municipalities on the list before",
        "members.before_on": "date of the list before",
        "members.change": "change since the list before",
        "not_members": "municipalities not in",
        "not_members.beside": "municipalities not in that border on a member",
        "not_members.kaso": "depopulated municipalities not in",
        "not_members.beside.rest": "municipalities not in that border on a member and are not named on the sheet",
        "not_members.kaso.rest": "depopulated municipalities not in that are not named on the sheet",
        "members.known": "municipalities that the list says are in",
        **{f"members.{reason}": f"municipalities whose membership is {said}" for reason, said in _REASONS_EN.items()},
        "itself": "membership of the prefecture itself",
        "people.n": "people in member municipalities",
        "people.of": "people",
        "people.percent": "share of people in member municipalities",
        "people.change": "change of the population, counted on one basis",
        "people.change_from": "first day of the comparison of population",
        "people.change_until": "last day of the comparison of population",
        "area.n": "area of member municipalities (km²)",
        "area.of": "area (km²)",
        "area.percent": "share of area in member municipalities",
        "kaso.n": "depopulated member municipalities",
        "kaso.of": "depopulated municipalities",
        "kaso.percent": "share of members among depopulated municipalities",
        **{f"published.{key}": f"published number of {name}" for key, name in _CLASSES_EN.items()},
        **{key: f"number of {name}" for key, name in _REGISTERS_EN.items()},
        **{f"{key}.towns": f"municipalities with {name}" for key, name in _REGISTERS_EN.items()},
        **{
            f"{key}.{reason}": f"municipalities whose {name} are {said}"
            for key, name in _REGISTERS_EN.items()
            for reason, said in _REASONS_EN.items()
        },
        "pilots.without_towns": "number of pilots on record without a municipality",
        "measures.categories": "categories of support measures",
        "measures.missing": "categories of support measures found elsewhere in Japan and not here",
        **{f"{key}.rest": f"{_REGISTERS_EN[key]} that are not named on the sheet" for key in ("pilots", "measures")},
        **{
            f"target.{key}.{part}": f"{_REGISTERS_EN[key]}: {said}"
            for key in ("plans", "corporations")
            for part, said in _TARGET_EN.items()
        },
        **{f"peer.{place}": f"prefecture most alike, number {place}" for place in (1, 2, 3)},
    },
    unknown={
        "list_unknown": "The list of this day is not known as a whole, so no value is shown.",
        "no_list_before": "No list before this day is known, so no value is shown.",
        "no_prefecture": "This value is of a prefecture; none is chosen.",
        "not_published": "No number published until this day has been found.",
        "before_target": "The period of the target had not begun on this day, so no value is shown.",
        "period_over": "The period of the target is over, so no value is shown.",
        "counts_unknown": "Counts on one basis are not complete, so no value is shown.",
        "no_class": "The legend of this map has no such class, so no value is shown.",
        "no_peer": "The figures to compare by are not complete, so no prefecture alike is shown.",
        "no_total": "There is no fixed total to divide by, so no value is shown.",
        "no_total_before": "There is no publication before it to compare with, so no value is shown.",
        "no_line": "There is no list or total of this very day, so no value is shown.",
        "no_total_of_line": "No total was published, or one of “or more”, so nothing is computed.",
        "no_forecast": "Too few records have different dates, so nothing is forecast.",
        "nothing_dated": "No record has a date, so no value is shown.",
        "no_value": "There is no data, so no value is shown.",
        "no_record": "Nothing is on record (not surveyed, which is not zero).",
        "no_two_lists": "The lists or totals of both days are not known, so no value is shown.",
        "no_step": "This version does not have the step.",
        "no_one_around": "There is no municipality to compare, so there is no share.",
        "no_one_offers": "No other municipality has the category on record.",
        "no_such_value": "This version has nothing of the name in the id.",
        "no_cluster": "The municipality is in none of the clusters.",
        "no_pair": "It is no host that fulfils the wishes.",
        "no_invitation": "It is not among the invitations.",
        "no_sum": "A value in use is lacking, so there is no sum.",
    },
)

WORDS: Final[Mapping[str, FactWords]] = {"ja": JA, "en": EN}
