"""Words about the published versions, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class VersionWords:
    """The words of one language; sentences have `{names}` to fill in."""

    shown: str
    pin: str
    pinned: str
    unpin: str
    old: str
    back: str
    lost: Mapping[str, str]
    title: str
    note: str
    columns: tuple[str, ...]
    current: str
    open: str
    open_now: str
    cannot: Mapping[str, str]


JA: Final = VersionWords(
    shown="データの版 {version}（{built}作成）",
    pin="このリンクで版を固定する",
    pinned="リンクはこの版に固定されています。あとで開いても同じ数値になります。",
    unpin="固定をやめる",
    old="今の版（{current}、{current_built}作成）ではなく、{built}作成の版（{version}）を表示しています。",
    back="今の版に戻る",
    lost={
        "unreadable": "リンクの版の書き方が正しくないため、今の版（{current}）を表示しています。",
        "gone": "リンクの版 {version} はこのサーバーにもうないため、今の版（{current}）を表示しています。",
        "schema": "リンクの版 {version} は形式が違って開けないため、今の版（{current}）を表示しています。",
        "damaged": "リンクの版 {version} はファイルが壊れていて開けないため、今の版（{current}）を表示しています。",
    },
    title="公開した版",
    note="前の版も、見るだけなら開けます。版を固定したリンクは、あとで開いても同じ数値になります。",
    columns=("版", "作成", "形式", "市区町村", "会員名簿の行", "計画", "実証", "施策", ""),
    current="今の版",
    open="開く",
    open_now="表示中",
    cannot={"schema": "形式が違うため開けません", "damaged": "読めません"},
)
EN: Final = VersionWords(
    shown="Data version {version} (built {built})",
    pin="Pin this link to the version",
    pinned="The link is pinned to this version: opened later, it gives the same numbers.",
    unpin="Unpin",
    old="Shown is version {version}, built {built}; it is not the current one ({current}, built {current_built}).",
    back="Back to the current version",
    lost={
        "unreadable": "The version in the link is not written correctly, so the current one ({current}) is shown.",
        "gone": "Version {version} of the link is no longer on this server, so the current one ({current}) is shown.",
        "schema": "Version {version} of the link is of another schema, so the current one ({current}) is shown.",
        "damaged": "Version {version} of the link has a damaged file, so the current one ({current}) is shown.",
    },
    title="Published versions",
    note="Earlier versions can be opened, read-only. A link that is pinned to a version gives the same numbers later.",
    columns=("Version", "Built", "Schema", "Municipalities", "Membership rows", "Plans", "Pilots", "Measures", ""),
    current="current",
    open="Open",
    open_now="shown",
    cannot={"schema": "cannot be opened: another schema", "damaged": "cannot be read"},
)
WORDS: Final = {"ja": JA, "en": EN}
