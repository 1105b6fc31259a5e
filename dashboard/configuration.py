"""What an administrator may set for a place: `atlas.toml` beside streamlit_app.py. Without it the app asks nobody."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geodata.errors import GeodataError

CONFIGURATION: Final = Path(__file__).parents[1] / "atlas.toml"
_TEMPLATE: Final = re.compile(r"(https?://[^\s{}]+|/)[^\s]*")
_PARTS: Final = ("{z}", "{x}", "{y}")
_DEEPEST: Final = 18
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.\[\]:_-]+(/[A-Za-z0-9._~/-]*)?")
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_ORIGIN: Final = re.compile(r"\*|https?://[A-Za-z0-9.\[\]:_-]+")


class ConfigurationError(GeodataError):
    """A setting that cannot be used: what, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Background tiles: a template with {z}, {x} and {y}, the credit its owner asks for, and its deepest zoom."""

    url: str
    credit: str
    max_zoom: int


@dataclass(frozen=True, slots=True)
class OpenData:
    """How the open data is offered: the app's own address as others see it, whom to ask, whose pages may read it.

    `address` is without a slash at its end, "" where it is the one that was asked. `origins` are those whose pages a
    browser lets read the data; "*" is every page, also one outside a closed network.
    """

    address: str = ""
    contact: str = ""
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes slips of correction: the office's name and its address, "" where none is set."""

    office: str = ""
    mail: str = ""


def background_tiles(path: Path = CONFIGURATION) -> Tiles | None:
    """The tiles an administrator named, or None. Raises ConfigurationError for a file that cannot be used."""
    tiles = _settings(path).get("tiles")
    return None if tiles is None else _tiles(tiles, path.name)


def open_data(path: Path = CONFIGURATION) -> OpenData:
    """How an administrator offers the open data. Raises ConfigurationError for a file that cannot be used."""
    given = _settings(path).get("open_data", {})
    given = given if isinstance(given, dict) else {}
    address, contact, origins = given.get("address", ""), given.get("contact", ""), given.get("origins", [])
    if not isinstance(address, str) or (address and not _ADDRESS.fullmatch(address)):
        raise ConfigurationError(
            f"{path.name} の [open_data] address を使えません。https://atlas.example.jp/atlas のように書いてください。"
        )
    if not isinstance(contact, str):
        raise ConfigurationError(f"{path.name} の [open_data] contact に、連絡先を文字で書いてください。")
    if not isinstance(origins, list) or not all(isinstance(one, str) and _ORIGIN.fullmatch(one) for one in origins):
        raise ConfigurationError(
            f'{path.name} の [open_data] origins を使えません。["https://gis.example.jp"] のように書いてください。'
        )
    return OpenData(address.rstrip("/"), contact.strip(), tuple(origins))


def corrections_desk(path: Path = CONFIGURATION) -> Desk:
    """The office that takes slips of correction. Raises ConfigurationError for a file that cannot be used."""
    given = _settings(path).get("corrections", {})
    given = given if isinstance(given, dict) else {}
    office, mail = given.get("office", ""), given.get("mail", "")
    if not isinstance(office, str):
        raise ConfigurationError(f"{path.name} の [corrections] office に、部署の名を文字で書いてください。")
    if not isinstance(mail, str) or (mail and not _MAIL.fullmatch(mail)):
        raise ConfigurationError(
            f"{path.name} の [corrections] mail を使えません。kikaku@example.jp のように、部署のアドレスを1つ書いてください。"
        )
    return Desk(office.strip(), mail)


def story_file(path: Path = CONFIGURATION) -> Path | None:
    """The story of the presenter that an administrator wrote, or None. Raises ConfigurationError.

    A name is that of a file beside the configuration.
    """
    given = _settings(path).get("present", {})
    name = given.get("story") if isinstance(given, dict) else given
    if name is None:
        return None
    if not isinstance(name, str) or not name.strip().endswith(".toml"):
        raise ConfigurationError(
            f'{path.name} の [present] story に、話のファイルの名前を "my-story.toml" のように書いてください。'
        )
    return path.parent / name.strip()


def _settings(path: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none. Raises ConfigurationError."""
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ConfigurationError(f"{path.name} を読めません。TOML の書き方を確かめてください（{fault}）。") from fault


def _tiles(tiles: Any, name: str) -> Tiles:  # noqa: ANN401 - whatever the file holds
    given = tiles if isinstance(tiles, dict) else {}
    url, credit, deepest = given.get("url"), given.get("credit"), given.get("max_zoom", _DEEPEST)
    if not isinstance(url, str) or not _TEMPLATE.fullmatch(url) or any(part not in url for part in _PARTS):
        raise ConfigurationError(
            f"{name} の [tiles] url を使えません。https:// で始まり {{z}}、{{x}}、{{y}} を含むひな形を書いてください。"
        )
    if not isinstance(credit, str) or not credit.strip():
        raise ConfigurationError(f"{name} の [tiles] credit に、地図の出典の表示を書いてください。")
    if not isinstance(deepest, int) or isinstance(deepest, bool) or not 0 < deepest <= 24:  # noqa: PLR2004 - as far as any tile server goes
        raise ConfigurationError(f"{name} の [tiles] max_zoom は1から24までの整数にしてください。")
    return Tiles(url, credit.strip(), deepest)
