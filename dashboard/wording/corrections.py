"""Words of the slip of correction, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    wrong: str
    column: str
    sentence: str
    sentence_record: str
    sentence_place: str
    rules: str
    rules_lines: tuple[str, ...]
    find: str
    no_place: str
    not_there: str
    records: str
    records_note: str
    record_columns: tuple[str, ...]
    open: str
    sample_row: str
    record: str
    record_note: str
    all_values: str
    form: str
    field: str
    old: str
    new: str
    new_help: str
    empty: str
    reason: str
    reason_placeholder: str
    evidence: str
    evidence_placeholder: str
    office: str
    office_placeholder: str
    missing: str
    ready: str
    download: str
    file: str
    send: str
    desk: str
    mail: str
    no_mail: str
    too_long: str
    broken_desk: str
    subject: str
    body: str
    body_end: str
    next_steps: str
    next_lines: tuple[str, ...]
    accepted: str
    accepted_note: str
    accepted_none: str
    accepted_columns: tuple[str, ...]
    accepted_file: str
    columns: Mapping[str, str]


JA: Final = CorrectionWords(
    wrong="この情報は違います",
    column="訂正票",
    sentence="登録されている記録の誤りを、訂正票にして担当の部署に届けるための頁です。記録のそばの「この情報は違います」から開くと、その記録が入ります。",
    sentence_record="{table}の記録「{title}」の訂正票です。この頁では何も保存されず、データも変わりません。",
    sentence_place="{place}に登録されている記録は{n}件です。違っている記録を選んでください。",
    rules="書くときの決まり",
    rules_lines=(
        "個人の名は受け付けません。「○○さん」「○○氏」「○○様」、メールアドレス、電話番号は書けません。部署・団体の名を書いてください。",
        "正しい値と、それが分かる公開の頁（http:// か https://）を書いてください。",
        "どの市区町村・どの名簿の記録か（コード、番号、名簿の時点）は、この票では変えられません。記録そのものを足す・消すときは、出典の表を直します。",
    ),
    find="市区町村・都道府県から探す",
    no_place="選んでください",
    not_there="この記録は、いま開いている版にありません。市区町村・都道府県から探してください。",
    records="{place}の記録（{n}件）",
    records_note="国や全国の団体の記録は、その記録のそばの「この情報は違います」から開けます。",
    record_columns=("表", "記録", "出典", "区分", "訂正票"),
    open="訂正票を書く",
    sample_row="サンプルデータの行です。実在の記録ではないため、訂正票はありません。",
    record="いまの記録",
    record_note="データの版 {version} の値です。",
    all_values="{table}のすべての項目",
    form="訂正票",
    field="違っている項目",
    old="今の値",
    new="正しい値",
    new_help="値を消すときは空欄にします。日付は 2026-04-01、令和8年4月1日 などと書けます。",
    empty="（空欄）",
    reason="理由",
    reason_placeholder="例: 計画の頁では策定日が3月28日になっている",
    evidence="根拠のURL",
    evidence_placeholder="https://",
    office="申し出る部署（任意）",
    office_placeholder="例: 長野県塩尻市 企画課",
    missing="まだできあがっていません。",
    ready="できあがりました。CSV を保存して、担当の部署に届けてください。",
    download="訂正票を保存（CSV）",
    file="訂正票",
    send="届ける",
    desk="届け先: {office}",
    mail="メールを作る",
    no_mail="メールのボタンはありません。届け先のアドレスが設定されていないためです（管理者が atlas.toml の [corrections] mail に書くと出ます）。",
    too_long="値や理由が長く、メールの本文に入りません。CSV を保存して、メールに添えてください。",
    broken_desk="届け先の設定を使えません。{fault}",
    subject="訂正票: {table} {title}",
    body="二地域居住アトラスの記録の訂正をお願いします。",
    body_end="この頁で保存した CSV を添えてください。当てるときは CSV を使います。",
    next_steps="届いたあと",
    next_lines=(
        "担当の部署が python run.py corrections apply 訂正票.csv を実行すると、1件ずつ「前 → 後」が示され、承認すると出典が直ります。",
        "今の値が出典と違う票、値が表の決まりに合わない票、個人の名がある票は、理由とともに受け付けません。",
        "受け付けた訂正は記録され、次に公開データを作ると、版の違い（python run.py diff）に訂正として出ます。",
    ),
    accepted="受け付けた訂正（{n}件）",
    accepted_note="訂正票により出典を直したものです。新しい順です。",
    accepted_none="この版までに、訂正票で直したものはありません。",
    accepted_columns=("訂正した日", "記録", "項目", "前 → 後", "理由", "根拠"),
    accepted_file="受け付けた訂正",
    columns={
        "table": "表",
        "key": "記録の鍵",
        "record": "記録",
        "field": "項目",
        "old": "今の値",
        "new": "正しい値",
        "reason": "理由",
        "evidence": "根拠のURL",
        "office": "申し出る部署",
    },
)
EN: Final = CorrectionWords(
    wrong="This is wrong",
    column="Slip",
    sentence="A record that is wrong is put on a slip here and handed to the office in charge. Opened by “This is wrong” beside a record, the slip has the record in it.",
    sentence_record="A slip for “{title}” of {table}. This page keeps nothing and changes no data.",
    sentence_place="{n} records stand on {place}. Choose the one that is wrong.",
    rules="Rules",
    rules_lines=(
        "No names of persons: honorifics (さん, 氏, 様), e-mail addresses and telephone numbers are refused. Write offices and organisations.",
        "Give the right value and a public page that shows it (http:// or https://).",
        "Which municipality, which row of which list (codes, ids, the date of the list) cannot be changed by a slip. To add or remove a record, edit the register.",
    ),
    find="Find by municipality or prefecture",
    no_place="Choose",
    not_there="The version that is open does not have this record. Find it by municipality or prefecture.",
    records="Records of {place} ({n})",
    records_note="Records of the State and of national bodies open by “This is wrong” beside them.",
    record_columns=("Table", "Record", "Source", "Status", "Slip"),
    open="Write a slip",
    sample_row="A row of the sample: it is no real record, so there is no slip for it.",
    record="The record now",
    record_note="Values of data version {version}, in the language of the register.",
    all_values="All fields ({table})",
    form="Slip of correction",
    field="Field that is wrong",
    old="Value now",
    new="Right value",
    new_help="Leave it empty to remove the value. Dates may be written 2026-04-01.",
    empty="(empty)",
    reason="Why",
    reason_placeholder="For example: the plan's own page has 28 March",
    evidence="Page that shows it",
    evidence_placeholder="https://",
    office="Office that asks (optional)",
    office_placeholder="For example: Planning Division, Shiojiri City",
    missing="Not complete yet.",
    ready="Complete. Save the CSV and hand it to the office in charge.",
    download="Save the slip (CSV)",
    file="訂正票",
    send="Hand in",
    desk="To: {office}",
    mail="Write an e-mail",
    no_mail="There is no button for e-mail because no address is set (an administrator names one in atlas.toml, [corrections] mail).",
    too_long="The texts are too long for the body of an e-mail: save the CSV and attach it.",
    broken_desk="The address to hand in at cannot be used. {fault}",
    subject="Correction: {table} {title}",
    body="Please correct a record of the Nichiiki Atlas.",
    body_end="Please attach the CSV saved on this page; the CSV is what is applied.",
    next_steps="What happens then",
    next_lines=(
        "The office runs python run.py corrections apply SLIP.csv, sees each value before and after, and the sources change when it says yes.",
        "A slip is refused with its reason where the value now is not what the source says, where the new value breaks a rule of the table, or where it names a person.",
        "What was accepted is recorded and stands as a correction in the difference of versions (python run.py diff) from the next build on.",
    ),
    accepted="Accepted corrections ({n})",
    accepted_note="Values of the sources that slips put right, the latest first.",
    accepted_none="No slip has put anything right up to this version.",
    accepted_columns=("Corrected on", "Record", "Field", "Before → after", "Why", "Evidence"),
    accepted_file="受け付けた訂正",
    columns={
        "table": "Table",
        "key": "Key",
        "record": "Record",
        "field": "Field",
        "old": "Value now",
        "new": "Right value",
        "reason": "Why",
        "evidence": "Page that shows it",
        "office": "Office that asks",
    },
)
WORDS: Final = {"ja": JA, "en": EN}
