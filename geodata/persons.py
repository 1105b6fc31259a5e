"""Whether a text names a person: by an honorific, or by an address or number at which one is reached.

The registers hold offices and organisations. A rule of signs can miss a bare name; what it finds is refused.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Final

_NAME: Final = "\u4e00-\u9fff々〆ヶァ-ヴー"
# What follows an honorific of a name: the end, a mark, or a particle. "様式", "氏名", "さんぽ" go on otherwise.
_AFTER: Final = r"(?=$|[\s、。,.・:;/)\]」』】(「『をはがのにへともやでよかだ])"
_NO_NAME: Final = (
    "多", "模", "仕", "同", "異", "一", "皆", "何", "有", "王", "神", "客", "両", "各", "奥", "若", "殿", "母", "父", "子",
    "親", "姉", "兄", "者", "方", "民", "員", "主", "源", "平", "諸", "同様", "別", "今", "逆", "左", "前", "上", "右",
)  # fmt: skip
_HONORIFIC: Final = re.compile(rf"(?P<name>[{_NAME}]+|[ぁ-ん]{{2,6}}|[A-Za-z]{{2,}})[ 　]?(?:さん|さま|氏|様){_AFTER}")
_TITLE: Final = re.compile(r"(?<![A-Za-z])(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+[A-Z][a-z]+")
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_PHONE: Final = re.compile(
    r"(?<![0-9A-Za-z/_=.\-])(?:\+81[-\s(]*\d{1,4}|\(?0\d{1,4}\)?)[-\s.)]+\d{1,4}[-\s.]+\d{3,4}(?![0-9A-Za-z/_.\-])"
    r"|(?<![0-9A-Za-z/_=.\-])0[1-9]\d{8,9}(?![0-9A-Za-z/_.\-])"
)
_PLAIN: Final = frozenset(
    {"みな", "たく", "みなさ", "おきゃく", "おかあ", "おとう", "おく", "おまわり", "かみ", "ほとけ"}
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\u30fc](?=[0-9])")
_ADDRESS: Final = re.compile(r"https?://\S+")


class Sign(Enum):
    """By what a person was recognised: in Japanese and in English."""

    HONORIFIC = ("敬称の付いた名前", "a name with an honorific")
    MAIL = ("メールアドレス", "an e-mail address")
    PHONE = ("電話番号", "a telephone number")


def person_in(text: str) -> Sign | None:
    """The first sign of a person in a text, None where there is none; of a web address only an e-mail address counts."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    if _MAIL.search(plain):
        return Sign.MAIL
    words = _ADDRESS.sub(" ", plain)
    if _PHONE.search(words):
        return Sign.PHONE
    if _TITLE.search(words) or any(_is_name(found["name"]) for found in _HONORIFIC.finditer(words)):
        return Sign.HONORIFIC
    return None


def _is_name(before: str) -> bool:
    return before not in _PLAIN and not before.endswith(_NO_NAME)
