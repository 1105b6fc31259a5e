"""Words of the page on who bears the cost of public services, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class BurdenWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    scope: str
    later: str
    opinions: str
    opinions_note: str
    opinion_source: str
    supposed: str
    official: str
    trace: str
    instruments: Mapping[str, tuple[str, str]]
    sides: Mapping[str, tuple[str, str]]
    none: str
    pilot: str
    measure: str
    nationwide: str
    nobody: str
    loose: str
    reason: Mapping[str, str]
    checked: str
    count: str
    columns: Mapping[str, str]
    file: str


JA: Final = BurdenWords(
    sentence="{date}時点で、{place}で行政サービスの負担に関わる手段と認められる取組の登録は{n}件です（地域側{region}件、実践者側{practitioner}件、うち{both}件は両方）。取組の実施地として名がある市区町村は{total}のうち{towns}で、ほかは未調査です。",
    scope="支援施策と実証の登録から、4つの手段に当たるものを並べたものです。手段への対応付けは登録表にあり、人が確かめるまでは「推定」です。優劣や点数は付けません。割引は料金・運賃・税を下げると登録にあるもので、補助金やマイルの支給は含みません。計画は名称だけの登録のため、対応付けていません。",
    later="選んだ日より後に始まった{n}件は、表示していません。",
    opinions="もとになる有識者の意見",
    opinions_note="公式の文言がない意見は、私たちの言葉による要約です。だれの発言かは示しません。",
    opinion_source="参考資料５ {page}頁・テーマ内{order}番",
    supposed="見出しは推定",
    official="公式の文言",
    trace="意見から施策への対応を開く",
    instruments={
        "負担金・税": ("負担金・税", "住民でない人に、サービスの費用の一部を求めるもの"),
        "寄付": ("寄付", "見返りを求めない、または特典を伴う寄付によるもの"),
        "居住の証明・登録": ("居住の証明・登録", "二地域居住者や関わる人であることを、証明・登録するもの"),
        "割引": ("割引", "住民に準じて、料金・運賃・税を下げるもの"),
    },
    sides={
        "地域側": ("地域側", "受け入れる地域の負担を軽くする、または誰が利用するかを明らかにするもの"),
        "実践者側": ("実践者側", "通う人の負担を軽くする、または地域への貢献にこたえるもの"),
    },
    none="事例の登録なし",
    pilot="実証",
    measure="支援施策",
    nationwide="全国・地域を限らない",
    nobody="団体の登録なし",
    loose="出典は二地域居住と書いていません",
    reason={"推定": "対応付け（推定）: {reason}", "人手": "対応付け（人手）: {reason}"},
    checked="確認日 {day}",
    count="{n}件",
    columns={
        "instrument": "手段",
        "side": "だれの負担か",
        "register": "登録表",
        "id": "ID",
        "title": "名称",
        "provider": "だれが",
        "place": "地域",
        "summary": "概要",
        "linked_by": "対応付け",
        "reason": "対応付けの理由",
        "source": "出典",
        "status": "区分",
        "checked": "確認日",
    },
    file="行政サービスの負担の手段",
)
EN: Final = BurdenWords(
    sentence="As of {date}, the register has {n} efforts in {place} that are an instrument of the burden of public services (host region {region}, practitioner {practitioner}, both {both}). {towns} of {total} municipalities are named as a place of one; the others were not surveyed.",
    scope="Support measures and pilots that are one of four instruments. Which record is which stands in a register, and is estimated until a person confirms it. Nothing is scored. A discount lowers a fee, a fare or a tax; grants and miles are not among them. Of plans only the name is on record, so none is linked.",
    later="Efforts that began after the chosen day, not shown: {n}.",
    opinions="The expert opinions behind it",
    opinions_note="Summaries in our own words where there is no official wording. Nobody is named.",
    opinion_source="Reference 5, page {page}, number {order} of the theme",
    supposed="heading estimated",
    official="official wording",
    trace="Follow the opinions to measures",
    instruments={
        "負担金・税": ("Charge or tax", "Asks those who are no residents for part of the cost of services"),
        "寄付": ("Donation", "By donations, with or without something in return"),
        "居住の証明・登録": (
            "Proof of residence, registration",
            "Certifies or registers who is a dual resident or has ties",
        ),
        "割引": ("Discount", "Lowers fees, fares or taxes as for residents"),
    },
    sides={
        "地域側": ("Host region", "Eases the burden of the host, or makes clear who uses its services"),
        "実践者側": ("Practitioner", "Eases the burden of those who come, or answers what they give"),
    },
    none="No case on record",
    pilot="Pilot",
    measure="Support measure",
    nationwide="Nationwide, or not tied to a place",
    nobody="No body on record",
    loose="Its source does not write of dual residence",
    reason={"推定": "Linked (estimated): {reason}", "人手": "Linked (by a person): {reason}"},
    checked="checked on {day}",
    count="{n}",
    columns={
        "instrument": "Instrument",
        "side": "Whose burden",
        "register": "Register",
        "id": "Id",
        "title": "Title",
        "provider": "Who",
        "place": "Place",
        "summary": "Summary",
        "linked_by": "Linked by",
        "reason": "Why linked",
        "source": "Source",
        "status": "Status",
        "checked": "Checked on",
    },
    file="Instruments of the burden of public services",
)
WORDS: Final = {"ja": JA, "en": EN}
