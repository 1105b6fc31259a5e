"""Whether a table of official wording says who spoke: opinions are shown without their speakers, so it is not used."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.reading.rows import RegisterFile

_HEADINGS: Final = frozenset(
    {
        "発言者",
        "発言者名",
        "話者",
        "氏名",
        "名前",
        "委員",
        "委員名",
        "有識者",
        "有識者名",
        "所属",
        "肩書",
        "speaker",
        "name",
    }
)
_TITLES: Final = "委員|委員長|座長|会長|教授|准教授|氏|先生|さん|様"
_NAMED: Final = re.compile(rf"\([^()。]{{1,20}}(?:{_TITLES})\)|^\s*[^。、:()]{{1,20}}(?:{_TITLES})\s*:")


def named_speaker(file: RegisterFile) -> str:
    """Why a file that names a speaker is refused, without repeating the name; "" where it names none.

    Looks at headings and at the text of every row, of those too that would be set aside: their text is published.
    """
    column = next((name for name in file.raw.columns if _plain(str(name)).lower() in _HEADINGS), None)
    if column is not None:
        return (
            f"{file.name} に、発言した人を示す列「{column}」があります。発言した人の名は載せません。"
            "その列を消して保存し直してください。"
        )
    row = next((number for number, text in _texts(file) if _NAMED.search(_plain(text))), None)
    if row is not None:
        return (
            f"{file.name} の{row}行目に、発言した人を示す文字（「（○○委員）」「○○氏：」など）があります。"
            "発言した人の名は載せません。その文字を消して保存し直してください。"
        )
    return ""


def _texts(file: RegisterFile) -> Iterator[tuple[int, str]]:
    for number, cells in zip(file.raw.index, file.raw.itertuples(index=False), strict=True):
        yield from ((int(number), str(cell)) for cell in cells)
    yield from zip(file.non_data["row"].astype("int64"), file.non_data["raw"].astype("str"), strict=True)
    yield from ((int(str(number)), str(text)) for number, text in file.ragged.items())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
