"""What a row was found to mean, and by which rule; or why it could not be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.matching.reasons import Reason


class Rule(Enum):
    """By what a place was recognised: the code in `resolutions`, and its term in both languages."""

    CODE = ("コード", "code")
    LOST_ZERO = ("先頭の0を補ったコード", "code that lost its leading zero")
    NAME = ("名称", "name")
    PREFECTURE = ("都道府県と名称", "prefecture and name")
    COUNTY = ("郡と名称", "county and name")
    VARIANT = ("表記のゆれ", "another spelling")
    FORMER = ("旧名称・旧コード", "former name or code")
    WARD = ("政令市の区", "ward of a designated city")
    WHOLE_PREFECTURE = ("都道府県", "the prefecture itself")

    @property
    def code(self) -> str:
        """Code used in tables and CSV files."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a row means. Without `reason` the place is used; with one the row is set aside.

    `municipality_code` is today's, "" for a prefecture or no place; `prefecture_code` likewise; `name` is today's.
    `identity` tells two former municipalities of one of today apart, and `is_part` says that what is written is no more
    than a part of today's. `words` fill the sentence of the reason, `candidates` are today's codes that it may mean.
    """

    municipality_code: str = ""
    prefecture_code: str = ""
    rules: tuple[Rule, ...] = ()
    name: str = ""
    identity: str = ""
    is_part: bool = False
    reason: Reason | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """Codes of the rules, "code+former"; empty where the row means no place."""
        return "+".join(rule.code for rule in self.rules)

    @property
    def rule_label(self) -> str:
        """Japanese terms of the rules: "コード＋旧名称・旧コード"."""
        return "＋".join(rule.value[0] for rule in self.rules)


def refused(reason: Reason, candidates: tuple[str, ...], **words: str) -> Resolution:
    """A resolution that sets the row aside."""
    return Resolution(reason=reason, words=words, candidates=candidates)
