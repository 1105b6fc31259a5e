"""Words of 次の一手, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class InvitationWords:
    """The words of the page in one language; sentences have `{names}` to fill in. Keys of goals and criteria are theirs."""

    trial: str
    list_name: str
    goal: str
    goals: Mapping[str, str]
    goal_lines: Mapping[str, str]
    goal_is: str
    share: str
    share_help: Mapping[str, str]
    by_sea: str
    by_sea_line: str
    who: str
    within: str
    within_area: str
    only: Mapping[str, str]
    spared: str
    wanted: str
    none_named: str
    town_in: str
    least: str
    most: str
    no_limit: str
    clear: str
    criteria: Mapping[str, str]
    no_criteria: str
    candidates: str
    people_from: str
    people_to: str
    needs: Mapping[str, str]
    needs_so_far: Mapping[str, str]
    reached: str
    proven: str
    proven_bound: str
    working: str
    cannot_tell: str
    figures: Mapping[str, str]
    invitations: str
    after: str
    backed_by: str
    unreached: Mapping[str, str]
    unreached_how: Mapping[str, str]
    short: Mapping[str, str]
    loosen: str
    either: str
    both: str
    quoted: str
    unused: str
    islands: str
    islands_note: str
    islands_by_sea: str
    steps: str
    steps_note: str
    columns: Mapping[str, str]
    gains: Mapping[str, str]
    reasons: Mapping[str, str]
    is_wanted: str
    names: str
    chart: str
    chart_measures: Mapping[str, str]
    chart_goal: str
    see: str
    how: str
    how_lines: tuple[str, ...]
    sheet: Mapping[str, str]


JA: Final = InvitationWords(
    trial="試算",
    list_name="招待先の一覧（試算）",
    goal="目標",
    goals={
        "beside": "どの未参加の隣にも参加を",
        "prefectures": "どの都道府県でも X％以上",
        "population": "人口の X％をカバー",
    },
    goal_lines={
        "beside": "未参加の市区町村のどれもが、隣に参加の市区町村を持つ（招待した市区町村は参加とみなす）",
        "prefectures": "どの都道府県でも、市区町村の{percent}％以上が参加",
        "population": "人口の{percent}％以上が、参加の市区町村に住む",
    },
    goal_is="目標: {goal}",
    share="X（％）",
    share_help={
        "prefectures": "1から100までの整数。端数は切り上げます。例: 19市区町村の50％は10市区町村です。",
        "population": "1から100までの整数。人口は2020年国勢調査（速報）です。",
    },
    by_sea="海を挟む隣も数える（10km以内）",
    by_sea_line="隣: 陸の境を共有する市区町村と、海を挟んで10km以内の市区町村",
    who="招待する先の条件",
    within="都道府県",
    within_area="目標の範囲と同じ",
    only={"kaso": "過疎地域の指定がある所だけ", "pilot": "実証調査・先導的プロジェクトの実施地だけ"},
    spared="招待しない市区町村",
    wanted="必ず招待する市区町村",
    none_named="指定なし",
    town_in="{name}（{place}）",
    least="人口の下限",
    most="人口の上限",
    no_limit="なし",
    clear="条件をすべて外す",
    criteria={
        "place": "都道府県",
        "kaso": "過疎地域だけ",
        "pilot": "実証の実施地だけ",
        "people": "人口の範囲",
        "spared": "招待しない市区町村",
    },
    no_criteria="招待する先の条件: なし",
    candidates="この条件で招待できるのは{n}市区町村です。",
    people_from="人口{n}人以上",
    people_to="人口{n}人以下",
    needs={
        "beside": "{place}の未参加{others}市区町村のうち、隣に参加がないのは{lacking}です。{n}件の招待で、どの未参加の隣にも参加の市区町村ができます。",
        "prefectures": "{place}で、市区町村の{percent}％に届かない都道府県は{below}です。{n}件の招待で、どの都道府県も{percent}％以上になります。",
        "population": "{place}の人口のうち、参加の市区町村に住むのは{covered}です。{n}件の招待で{percent}％以上になります。",
    },
    needs_so_far={
        "beside": "{place}の未参加{others}市区町村のうち、隣に参加がないのは{lacking}です。いまの条件では{unreached}市区町村に届きません。残りに届くには、{n}件の招待が要ります。",
        "prefectures": "{place}で、市区町村の{percent}％に届かない都道府県は{below}です。いまの条件では{unreached}都道府県が届きません。招待できるだけ招待すると、{n}件です。",
        "population": "{place}の人口のうち、参加の市区町村に住むのは{covered}です。いまの条件では、{n}件すべてを招待しても{reach}で、{percent}％に届きません。",
    },
    reached="目標「{goal}」は、招待がなくても達しています。",
    proven="最小は{n}件と証明済み",
    proven_bound="{n}件（最小は{least}件以上と証明済み）",
    working="招待の組み合わせを計算しています",
    cannot_tell="この日の名簿は一部しか分からないため、どの市区町村が未参加かを言えません。招待の案は作れません。上の「組織」と「時点」で、全体が分かる名簿を選んでください。公式の名簿は「データ」の頁の手順で読み込めます。",
    figures={
        "invitations": "招待",
        "lacking": "隣に参加がない未参加",
        "towns": "参加する市区町村",
        "people": "参加する市区町村の人口",
        "prefectures": "{percent}％に届かない都道府県",
    },
    invitations="{n}件",
    after="招待の後 {value}",
    backed_by="試算・{status}",
    unreached={
        "beside": "いまの条件では届かない市区町村（{n}）",
        "prefectures": "いまの条件では届かない都道府県（{n}）",
        "population": "いまの条件では届かない人口",
    },
    unreached_how={
        "beside": "どの条件を緩めると届くかを、緩める条件が最も少ない組み合わせで示します。下の案は、これを除いた残りに届くものです。",
        "prefectures": "どの条件を緩めると届くかを、緩める条件が最も少ない組み合わせで示します。下の案では、ここにある都道府県は招待できるだけ招待しています。",
        "population": "どの条件を緩めると届くかを、緩める条件が最も少ない組み合わせで示します。下の案は、招待できるだけ招待したものです。",
    },
    short={"beside": "届かない市区町村", "prefectures": "不足（件）", "population": "不足（人）"},
    loosen="緩める条件",
    either="　または　",
    both="と",
    quoted="「{name}」",
    unused="必ず招待する市区町村のうち、次はすでに参加しているか、招待する都道府県の外なので、入れていません: {names}",
    islands="陸の隣がない未参加（{n}）",
    islands_note="陸の境を共有する市区町村がないため、この目標には入れていません。「海を挟む隣も数える」を選ぶと、10km以内に対岸の市区町村がある所は目標に入ります。",
    islands_by_sea="陸の隣がなく、海を挟む10km以内にも市区町村がない未参加（{n}）",
    steps="招待の順",
    steps_note="順は、効果の大きいものから招待するときの順番です（同じなら団体コードの順）。市区町村の優劣ではありません。値はその招待までを終えたときのものです。",
    columns={
        "step": "順",
        "prefecture": "都道府県",
        "lacking": "残る「隣に参加がない未参加」",
        "own": "その都道府県の参加",
        "own_percent": "その都道府県の参加率（％）",
        "people": "人口の割合（％）",
        "reason": "理由",
        "kind": "区分",
        "criteria": "条件",
    },
    gains={
        "beside": "効果: 新たに届く市区町村",
        "prefectures": "効果: 都道府県の参加率（ポイント）",
        "population": "効果: 人口（ポイント）",
    },
    reasons={
        "beside": "隣に参加がない{n}市区町村に届く: {names}",
        "beside_none": "新たに届く市区町村はない",
        "prefectures": "{prefecture}の参加が{count}/{total}（{percent}）になる。目標は{goal}",
        "population": "人口{people}人が加わり、{percent}になる",
        "outside": "目標の範囲の外",
    },
    is_wanted="必ず招待に指定。",
    names="、",
    chart="{n}件の招待で {first} から {last} へ",
    chart_measures={
        "beside": "横は招待の件数、縦は隣に参加がない未参加の数（試算）",
        "prefectures": "横は招待の件数、縦は目標に届かない都道府県の数（試算）",
        "own": "横は招待の件数、縦は市区町村の参加率（％、試算）",
        "population": "横は招待の件数、縦は参加の市区町村の人口の割合（％、試算）",
    },
    chart_goal="目標 {percent}％",
    see="加入シミュレーターで見る",
    how="どう計算したか",
    how_lines=(
        "隣は、陸の境を共有する市区町村です。都道府県の境を越えた隣も、参加していれば数えます。招待した市区町村は参加とみなし、自らの隣は問いません。",
        "「どの未参加の隣にも参加を」は、都道府県を選ぶと整数計画法（HiGHS）による厳密な最小です。最小の組み合わせが複数あるときは、団体コードの順で最も早いものを選びます。",
        "全国では、最も多くの市区町村に届く招待を一つずつ選び（同じなら団体コードの順）、なくてもよくなった招待を除きます。最小とは限らないので、これより少なくはできない件数を線形計画法で証明して添えます。二つが同じなら、最小です。",
        "「どの都道府県でも X％以上」は都道府県ごとに足りない件数で、厳密な最小です。同じ都道府県の中ではどの一件も同じなので、団体コードの順に選びます。「招待しない」「必ず招待する」で入れ替えてください。",
        "「人口の X％」は人口の多い順に選びます。同じ件数でこれより多くの人口になる組み合わせはないので、厳密な最小です。人口が分からない市区町村は、人口に数えません。",
        "どの案も、必ず招待する市区町村を除き、一件でも欠けると目標に届きません。",
    ),
    sheet={
        "trial": "試算です。招待した市区町村がすべて参加したとした場合の数で、決まったことではありません。",
        "order": "順は招待の順番で、市区町村の優劣ではありません。",
        "list": "名簿: {body}、{date}",
        "area": "範囲: {place}",
        "result": "結果: {result}",
        "partial": "いまの条件では目標のすべてには届かない案です。",
        "list_of": "{name}: {names}",
    },
)

EN: Final = InvitationWords(
    trial="Trial calculation",
    list_name="Invitations (trial calculation)",
    goal="Goal",
    goals={
        "beside": "A member beside every non-member",
        "prefectures": "X% in every prefecture",
        "population": "X% of the population",
    },
    goal_lines={
        "beside": "every non-member municipality has a member neighbour (those invited count as members)",
        "prefectures": "at least {percent}% of the municipalities of every prefecture are members",
        "population": "at least {percent}% of the people live in member municipalities",
    },
    goal_is="Goal: {goal}",
    share="X (%)",
    share_help={
        "prefectures": "A whole number from 1 to 100, rounded up to whole municipalities: 50% of 19 is 10.",
        "population": "A whole number from 1 to 100. Population: 2020 census, preliminary count.",
    },
    by_sea="Count neighbours across water (within 10 km)",
    by_sea_line="Neighbours: municipalities with a common border on land, and those within 10 km across water",
    who="Whom to invite",
    within="Prefectures",
    within_area="Same as the area of the goal",
    only={"kaso": "Designated as depopulated only", "pilot": "With a pilot or leading project only"},
    spared="Not to be invited",
    wanted="To be invited in any case",
    none_named="None",
    town_in="{name} ({place})",
    least="Population from",
    most="Population to",
    no_limit="No limit",
    clear="Clear all criteria",
    criteria={
        "place": "Prefectures",
        "kaso": "Depopulated only",
        "pilot": "With a pilot only",
        "people": "Population range",
        "spared": "Not to be invited",
    },
    no_criteria="Criteria for whom to invite: none",
    candidates="{n} municipalities can be invited under these criteria.",
    people_from="Population of {n} or more",
    people_to="Population of {n} or less",
    needs={
        "beside": "{place}: of {others} non-member municipalities, {lacking} have no member neighbour. Invitations needed so that every non-member has one: {n}.",
        "prefectures": "{place}: prefectures below {percent}% of their municipalities: {below}. Invitations needed so that every prefecture has at least {percent}%: {n}.",
        "population": "{place}: {covered} of the people live in member municipalities. Invitations needed for at least {percent}%: {n}.",
    },
    needs_so_far={
        "beside": "{place}: of {others} non-member municipalities, {lacking} have no member neighbour. The criteria leave {unreached} of them out of reach. Invitations needed for the rest: {n}.",
        "prefectures": "{place}: prefectures below {percent}% of their municipalities: {below}. The criteria leave {unreached} of them out of reach. Invitations as far as they allow: {n}.",
        "population": "{place}: {covered} of the people live in member municipalities. Even with all {n} invitations that the criteria allow it is {reach}, not {percent}%.",
    },
    reached="The goal is reached without any invitation: {goal}.",
    proven="proven to be the fewest: {n}",
    proven_bound="{n} (proven: at least {least} are needed)",
    working="Working out the invitations",
    cannot_tell="The list of this day is known in part only, so it cannot be told which municipalities are missing, and whom to invite cannot be worked out. Choose a list that is known whole under “Body” and “As of” above. The page “Data” says how to bring the official list.",
    figures={
        "invitations": "Invitations",
        "lacking": "Non-members without a member neighbour",
        "towns": "Member municipalities",
        "people": "People in member municipalities",
        "prefectures": "Prefectures below {percent}%",
    },
    invitations="{n}",
    after="After the invitations: {value}",
    backed_by="Trial calculation, {status}",
    unreached={
        "beside": "Municipalities out of reach under these criteria ({n})",
        "prefectures": "Prefectures out of reach under these criteria ({n})",
        "population": "People out of reach under these criteria",
    },
    unreached_how={
        "beside": "Which criteria to loosen so that they are reached, in the combinations with the fewest. The plan below reaches all the others.",
        "prefectures": "Which criteria to loosen so that they are reached, in the combinations with the fewest. In these prefectures the plan below invites all it can.",
        "population": "Which criteria to loosen so that it is reached, in the combinations with the fewest. The plan below invites all it can.",
    },
    short={"beside": "Out of reach", "prefectures": "Invitations short", "population": "People short"},
    loosen="Criteria to loosen",
    either=", or ",
    both=" and ",
    quoted="“{name}”",
    unused="Named to be invited in any case, but left out, because they are members already or outside the prefectures to invite from: {names}",
    islands="Non-members without a neighbour on land ({n})",
    islands_note="They have no common border with another municipality on land and are left out of this goal. With neighbours across water counted, those within 10 km of another municipality are part of it.",
    islands_by_sea="Non-members without a neighbour on land or within 10 km across water ({n})",
    steps="Step by step",
    steps_note="The order of inviting, what brings most first, ties in code order; it does not rate municipalities. Values are those after each invitation.",
    columns={
        "step": "Step",
        "prefecture": "Prefecture",
        "lacking": "Non-members left without a member neighbour",
        "own": "Members in its prefecture",
        "own_percent": "Share in its prefecture (%)",
        "people": "Share of the people (%)",
        "reason": "Reason",
        "kind": "Kind",
        "criteria": "Criteria",
    },
    gains={
        "beside": "Gain: municipalities newly reached",
        "prefectures": "Gain: share in its prefecture (points)",
        "population": "Gain: people (points)",
    },
    reasons={
        "beside": "Reaches {n} without a member neighbour: {names}",
        "beside_none": "Reaches none that was without",
        "prefectures": "Brings {prefecture} to {count}/{total} ({percent}); goal {goal}",
        "population": "Adds {people} people, which makes {percent}",
        "outside": "Outside the area of the goal",
    },
    is_wanted="Named to be invited in any case. ",
    names=", ",
    chart="{first} to {last} with {n} invitations",
    chart_measures={
        "beside": "Non-members without a member neighbour, by invitations (trial)",
        "prefectures": "Prefectures below the goal, by invitations (trial)",
        "own": "Member municipalities in %, by invitations (trial)",
        "population": "People in member municipalities in %, by invitations (trial)",
    },
    chart_goal="Goal {percent}%",
    see="See in the what-if page",
    how="How this is worked out",
    how_lines=(
        "Neighbours have a common border on land. Those in another prefecture count too if they are members. An invited municipality counts as a member and needs no neighbour itself.",
        "“A member beside every non-member” is the exact minimum within a prefecture, by integer programming (HiGHS); among several smallest sets the one first in code order is taken.",
        "For the nation, the invitation that reaches most municipalities is taken one by one (ties in code order), and those no longer needed are given back. This need not be the minimum, so a number below which it cannot go is proven by linear programming and stated. If both are the same, it is the minimum.",
        "“X% in every prefecture” counts what each prefecture lacks and is the exact minimum. Within a prefecture one municipality counts as much as another, so they are taken in code order; exchange them by naming whom not to invite or whom to invite in any case.",
        "“X% of the population” takes the largest first. No other set of as many covers more people, so it is the exact minimum. Municipalities of unknown population are not counted among the people.",
        "In every plan, except for those named to be invited in any case, leaving out a single invitation misses the goal.",
    ),
    sheet={
        "trial": "A trial calculation: the numbers if all invited municipalities joined. Nothing of it is decided.",
        "order": "The order is that of inviting; it does not rate municipalities.",
        "list": "List: {body}, {date}",
        "area": "Area: {place}",
        "result": "Result: {result}",
        "partial": "Under these criteria the plan does not reach the whole goal.",
        "list_of": "{name}: {names}",
    },
)

WORDS: Final = {"ja": JA, "en": EN}
