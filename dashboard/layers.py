"""Map layers: from the dataset and the choice to one class a municipality."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dashboard import text
from dashboard.map_view import MapClass, MapView
from dashboard.palette import PATTERNS
from dashboard.views.prefecture import prefecture_classes
from dashboard.views.shares import towns_with_membership
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MEMBER: Final = "member"
_KEYS: Final = (MEMBER, *GapReason)


@lru_cache(maxsize=4)
def _order(path: Path) -> dict[str, Any]:
    order: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return order | {"codes": tuple(order["codes"])}


def web_order(dataset: Dataset) -> dict[str, Any]:
    """The order of municipalities (`codes`) and prefectures in every class string of this version."""
    return _order(dataset.web_dir / dataset.manifest["web"]["order"])


def membership_map(dataset: Dataset, selection: Selection, words: Words) -> MapView:
    """Membership of one list: members in the strong colour, everyone else by gap reason; areas in no list 対象外."""
    towns = towns_with_membership(dataset, selection.body, selection.as_of)
    keys = towns["reason"].where(~towns["is_member"], MEMBER)
    by_code = dict(zip(towns["municipality_code"], keys, strict=True))
    order = web_order(dataset)
    here = keys if selection.prefecture is None else keys[towns["prefecture_code"] == selection.prefecture]
    counts = here.value_counts()
    prefectures = prefecture_classes(dataset, selection)
    states = {MEMBER: "1", GapReason.NOT_MEMBER.value: "0", GapReason.NOT_SURVEYED.value: "-"}
    string = "".join(states[prefectures[entry["code"]]] for entry in order["prefectures"])
    sources = {source["kind"]: source for source in dataset.manifest["sources"]}
    return MapView(
        version=dataset.version,
        layer="membership",
        title=words.map_title.format(body=words.bodies[selection.body]),
        unit=words.municipalities_unit,
        classes=(
            MapClass(words.classes[MEMBER], int(counts.get(MEMBER, 0)), token=MEMBER),
            *(
                MapClass(words.reasons[reason.value], int(counts.get(reason.value, 0)), pattern=PATTERNS[reason])
                for reason in GapReason
            ),
        ),
        class_string="".join(str(_KEYS.index(by_code.get(code, GapReason.OUT_OF_SCOPE))) for code in order["codes"]),
        values=(),
        prefecture_string=string,
        prefecture_counts={state: string.count(state) for state in ("1", "0", "-") if state in string},
        prefecture=selection.prefecture,
        municipality=selection.municipality,
        as_of=f"{words.as_of}: {text.day(selection.as_of, words)}",
        source=f"{words.source}: {_source(dataset, selection, words)}",
        credit=" / ".join(source["credit"] for source in (sources["boundaries"],)),
        note=words.map_scope_note,
        language=words.language,
        has_sample=bool((towns["status"] == "サンプル").any()),
        sample_label=words.sample,
    )


def _source(dataset: Dataset, selection: Selection, words: Words) -> str:
    members = dataset["memberships"]
    own = members[(members["body"] == selection.body) & (members["as_of"] == selection.as_of)]
    statuses = own["status"].value_counts()
    return "・".join(f"{words.statuses[str(status)]} {count:,}" for status, count in statuses.items())
