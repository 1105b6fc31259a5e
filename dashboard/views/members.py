"""The rows behind a figure: exactly those it counts, and where they fall short of the published total, by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import pandas as pd

from dashboard.views.days import list_in_force
from dashboard.views.figures import published_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.selection import Selection
    from dashboard.views.figures import Figure
    from geodata.dataset import Dataset

KEY: Final = "class"
CLASSES: Final = {
    "regular": "正会員計",
    "prefectures": "都道府県",
    "municipalities": "市区町村",
    "cooperating": "協力会員",
    "governments": "官",
    "private": "民",
    "all": "総計",
}
"""Classes by their names in links, in the order they are offered."""
DEFAULT: Final = "municipalities"
_PLACES: Final = {
    "正会員計": ("都道府県", "市区町村"),
    "官": ("都道府県", "市区町村"),
    "総計": ("都道府県", "市区町村"),
}
_OTHERS: Final = frozenset({"協力会員", "民", "総計"})
_SAMPLE: Final = "サンプル"
_COLUMNS: Final = (
    "status",
    "member_class",
    "prefecture_code",
    "municipality_code",
    "name",
    "joined_on",
    "office",
    "as_of",
    "source_title",
    "source_id",
    "file",
    "row",
    "note",
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger says of a class on a date; None where no total was published, or it is a lower bound."""

    as_of: str
    published: int | None
    registered: int
    sample: int
    difference: int | None
    explanation: str
    explanation_en: str


@dataclass(frozen=True, slots=True)
class MembersView:
    """The rows of a class on a day, of all Japan or of the chosen prefecture.

    `rows` are those behind the figure, of the date `as_of`: in all Japan of the publication in force, in a prefecture
    of the list in force. `elsewhen` are rows of other dates up to the day, where the figure has no list of its own. Of each row:
    status, class, place, name, day of joining, office, as of, source, file, row in it, note.
    """

    selection: Selection
    member_class: str
    figure: Figure | None
    as_of: str
    rows: pd.DataFrame
    elsewhen: pd.DataFrame
    ledger: Ledger | None
    is_without_places: bool

    @property
    def sample(self) -> int:
        """How many of the rows are sample data."""
        return int((self.rows["status"] == _SAMPLE).sum())

    @property
    def has_sample(self) -> bool:
        """Whether a sample row is among what is shown."""
        return bool((pd.concat([self.rows["status"], self.elsewhen["status"]]) == _SAMPLE).any())


def rows_link(query: Mapping[str, str], member_class: str) -> str:
    """Relative link to the rows behind a figure of a class ("県" is the prefecture itself), with the choice kept."""
    name = next((name for name, of in CLASSES.items() if of == member_class), "prefectures")
    return f"members?{urlencode({**query, KEY: name})}"


def offered_classes(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """Classes of the body by their names in links: each that has a published total or a line in the ledger."""
    ledger = dataset["reconciliation"]
    known = set(ledger.loc[ledger["body"] == selection.body, "member_class"])
    return tuple(name for name, of in CLASSES.items() if of in known)


def members_view(dataset: Dataset, selection: Selection, name: str) -> MembersView:
    """The rows of a class by its name in links; an unknown one is the default."""
    member_class = CLASSES.get(name, CLASSES[DEFAULT])
    figures = published_figures(dataset, selection.body, selection.as_of)
    in_force = list_in_force(dataset, selection.body, selection.as_of) or ""
    published = figures[0].as_of if figures else in_force
    is_local = selection.prefecture is not None and member_class not in {"協力会員", "民"}
    as_of = in_force if is_local else published
    known = _known_rows(dataset, selection.body, member_class)
    if is_local:
        known = known[known["prefecture_code"] == selection.prefecture]
    is_of_others = member_class in {"協力会員", "民"}
    named = known[known["as_of"] <= selection.as_of] if is_of_others else known[known["as_of"] == in_force]
    rows = known[known["as_of"] == as_of]
    return MembersView(
        selection=selection,
        member_class=member_class,
        figure=next((figure for figure in figures if figure.key == member_class), None),
        as_of=as_of,
        rows=rows.reset_index(drop=True),
        elsewhen=named[named["as_of"] != as_of].reset_index(drop=True),
        ledger=_ledger(dataset, selection.body, published, member_class),
        is_without_places=selection.prefecture is not None and not is_local,
    )


def _known_rows(dataset: Dataset, body: str, member_class: str) -> pd.DataFrame:
    """Rows of all lists of a body that count in a class: places first, in the order of their codes, then the others."""
    parts = []
    places = dataset["memberships"]
    wanted = _PLACES.get(member_class, (member_class,))
    own = places[(places["body"] == body) & places["member_class"].isin(wanted)]
    today = {
        **dict(zip(dataset["municipalities"]["municipality_code"], dataset["municipalities"]["name"], strict=True)),
    }
    now = own["municipality_code"].map(today)
    own = own.assign(name=now.where(now.notna(), own["name"]))
    order = own["municipality_code"].fillna("")
    parts.append(own.assign(order=order).sort_values(["prefecture_code", "order"]).drop(columns="order"))
    if member_class in _OTHERS:
        others = dataset["cooperating_members"]
        others = others[others["body"] == body]
        parts.append(others.assign(member_class=others["kind"], office=others["role"]))
    return pd.concat([part.reindex(columns=list(_COLUMNS)).astype("object") for part in parts], ignore_index=True)


def _ledger(dataset: Dataset, body: str, as_of: str, member_class: str) -> Ledger | None:
    ledger = dataset["reconciliation"]
    lines = ledger[
        (ledger["body"] == body) & (ledger["as_of"] == as_of) & (ledger["member_class"] == member_class)
    ].to_dict("records")
    if not lines:
        return None
    line = lines[0]
    whole = {key: None if pd.isna(line[key]) else int(line[key]) for key in ("published", "difference")}
    return Ledger(
        as_of,
        whole["published"],
        int(line["registered"]),
        int(line["sample"]),
        whole["difference"],
        str(line["explanation"]),
        str(line["explanation_en"]),
    )
