"""All prefectures side by side, in code order: n of N by four measures, special wards apart, no ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.views.prefecture import prefecture_classes
from dashboard.views.shares import SAMPLE, Share, coverages, is_list_complete, share_of, towns_with_membership

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

SMALL: Final = 20
"""Below this many municipalities, a single one moves the share by more than five points."""
BANDS: Final = (0, 20, 40, 60, 80)
"""Lower edges of the bands in %; the last one holds 100 too."""
_WARD: Final = "特別区"


@dataclass(frozen=True, slots=True)
class PrefectureLine:
    """One prefecture: `itself` is "member" or its gap reason; `wards` are its special wards, None where it has none.

    `shares` are those of `coverages`; `band` is the lower edge of its band, None where there is no percentage.
    """

    code: str
    itself: str
    shares: dict[str, Share]
    wards: Share | None
    is_small: bool
    band: int | None

    @property
    def sample(self) -> int:
        """Sample rows among its members."""
        return self.shares["towns"].sample


@dataclass(frozen=True, slots=True)
class PrefecturesView:
    """Every prefecture in code order, and the nation; without a complete list there is no percentage and no band."""

    lines: tuple[PrefectureLine, ...]
    nation: dict[str, Share]
    is_complete: bool
    has_sample: bool

    def in_band(self, band: int) -> tuple[str, ...]:
        """Codes of the prefectures of a band."""
        return tuple(line.code for line in self.lines if line.band == band)


def prefectures_view(dataset: Dataset, selection: Selection) -> PrefecturesView:
    """The state of every prefecture on the chosen day."""
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    is_complete = is_list_complete(towns)
    itself = prefecture_classes(dataset, selection)
    own = dict(iter(towns.groupby("prefecture_code")))
    codes = [code for code in sorted(dataset["prefectures"]["prefecture_code"]) if code in own]
    lines = tuple(prefecture_line(code, itself[code], own[code], is_complete=is_complete) for code in codes)
    return PrefecturesView(lines, coverages(towns), is_complete, bool((towns["status"] == SAMPLE).any()))


def prefecture_line(code: str, itself: str, towns: pd.DataFrame, *, is_complete: bool) -> PrefectureLine:
    """One prefecture from its municipalities."""
    shares = coverages(towns)
    wards = towns[towns["municipality_type"] == _WARD]
    return PrefectureLine(
        code=code,
        itself=itself,
        shares=shares,
        wards=share_of(wards) if len(wards) else None,
        is_small=shares["towns"].total < SMALL,
        band=band_of(shares["towns"]) if is_complete else None,
    )


def band_of(share: Share) -> int | None:
    """Lower edge of the band of a share; 20 % itself is in the band that begins there."""
    if not share.total:
        return None
    # In whole numbers: 7 of 35 is 20 % exactly.
    return max(edge for edge in BANDS if 100 * share.count >= edge * share.total)
