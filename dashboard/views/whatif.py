"""加入シミュレーター: what coverage would be if some municipalities joined. Codes and frames in, figures out."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dashboard.views.neighbours import blocks, land_neighbours
from dashboard.views.shares import SAMPLE, Share, coverages, is_list_complete
from geodata.codes import MunicipalityCode
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import pandas as pd

    from geodata.dataset import Dataset

LINK_KEY: Final = "join"
"""The key of the link that holds the ticked municipalities."""
_FEW: Final = 40  # codes; as many are still read by a person, more are packed
_PACKED: Final = "~"
_LONGEST: Final = 8_000  # letters; a link with every municipality takes less than a third
_LAST: Final = 99_999


def whatif_query(codes: Iterable[str]) -> dict[str, str]:
    """What a link to the page carries for these municipalities; {} for none.

    Up to 40 codes stand as they are ("20202.20203"). More are packed: the steps from each code to the next as numbers
    of seven bits a byte, in base64url after a "~". Neither needs the list of codes of a dataset, so a link means the
    same municipalities in every version; all 1,741 take about 2,400 letters.
    Raises GeodataError for what is no code.
    """
    wanted = sorted({MunicipalityCode(code).value for code in codes})
    if not wanted:
        return {}
    return {LINK_KEY: ".".join(wanted) if len(wanted) <= _FEW else _PACKED + _packed([int(code) for code in wanted])}


def codes_of(text: str) -> frozenset[str]:
    """The codes in a link's text, which comes from outside: what is no code is left out, nothing raises."""
    if len(text) > _LONGEST:
        return frozenset()
    if text.startswith(_PACKED):
        return frozenset(f"{number:05d}" for number in _unpacked(text[1:]))
    found = set()
    for part in text.split("."):
        try:
            found.add(MunicipalityCode(part).value)
        except GeodataError:
            continue
    return frozenset(found)


def _packed(numbers: list[int]) -> str:
    steps = bytearray()
    for before, number in zip([0, *numbers], numbers, strict=False):
        step = number - before
        while step > 0x7F:  # noqa: PLR2004 - seven bits a byte, the eighth says that more follow
            steps.append(0x80 | step & 0x7F)
            step >>= 7
        steps.append(step)
    return urlsafe_b64encode(bytes(steps)).decode("ascii").rstrip("=")


def _unpacked(text: str) -> list[int]:
    try:
        steps = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Base64Error, ValueError):
        return []
    numbers, at, step, shift = [], 0, 0, 0
    for byte in steps:
        step |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the last byte of a step
            at += step
            if at > _LAST:
                break
            numbers.append(at)
            step, shift = 0, 0
    return numbers


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a link asks for, against a list: who is assumed to join, who is in already, and what is no municipality."""

    joining: frozenset[str]
    already: frozenset[str]
    unknown: frozenset[str]

    @classmethod
    def against(cls, codes: Collection[str], towns: pd.DataFrame) -> Self:
        """Sort the codes by `towns` (`shares.towns_with_membership`)."""
        asked = frozenset(codes)
        members = frozenset(towns.loc[towns["is_member"], "municipality_code"])
        known = frozenset(towns["municipality_code"])
        return cls(asked & (known - members), asked & members, asked - known)


def with_joining(towns: pd.DataFrame, joining: Collection[str]) -> pd.DataFrame:
    """`towns` as if these had joined; one row in, one row out, and the same frame where none joins."""
    if not joining:
        return towns
    return towns.assign(is_member=towns["is_member"] | towns["municipality_code"].isin(joining))


@dataclass(frozen=True, slots=True)
class State:
    """Coverage of an area (`coverages`), how its members hang together on land, and which prefectures are all in."""

    coverages: Mapping[str, Share]
    block_count: int
    largest_block: int
    completed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Today beside the trial, for the chosen area; `by_prefecture` has a row a prefecture of all Japan in code order.

    Its columns: key (prefecture code), total, today, trial (members).
    """

    ticks: Ticks
    today: State
    trial: State
    by_prefecture: pd.DataFrame
    has_sample: bool


def whatif_view(dataset: Dataset, towns: pd.DataFrame, ticks: Ticks, prefecture: str | None) -> WhatIf | None:
    """What changes if the ticked join, or None where the list does not say of every municipality if it is a member."""
    if not is_list_complete(towns):
        return None
    trial = with_joining(towns, ticks.joining)
    beside = land_neighbours(dataset)
    return WhatIf(
        ticks,
        _state(towns, beside, prefecture),
        _state(trial, beside, prefecture),
        _by_prefecture(towns, trial),
        bool((towns["status"] == SAMPLE).any()),
    )


def _state(towns: pd.DataFrame, beside: Mapping[str, Iterable[str]], prefecture: str | None) -> State:
    here = towns if prefecture is None else towns[towns["prefecture_code"] == prefecture]
    found = blocks(set(here.loc[here["is_member"], "municipality_code"]), beside)
    whole = here.groupby("prefecture_code")["is_member"].all()
    return State(
        coverages(here),
        len(found),
        len(found[0]) if found else 0,
        tuple(sorted(str(code) for code in whole[whole].index)),
    )


def _by_prefecture(towns: pd.DataFrame, trial: pd.DataFrame) -> pd.DataFrame:
    own = towns.assign(will_be=trial["is_member"]).groupby("prefecture_code", sort=True)
    counted = own.agg(total=("is_member", "size"), today=("is_member", "sum"), trial=("will_be", "sum"))
    return counted.rename_axis("key").reset_index().astype({"today": "int64", "trial": "int64"})
