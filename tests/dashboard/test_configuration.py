"""What an administrator may set, and what is said of a setting that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.configuration import ConfigurationError, Desk, Tiles, background_tiles, corrections_desk

if TYPE_CHECKING:
    from pathlib import Path

PALE = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png"


def write(folder: Path, text: str) -> Path:
    path = folder / "atlas.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_or_without_tiles_there_is_no_background(tmp_path: Path) -> None:
    assert background_tiles(tmp_path / "atlas.toml") is None
    assert background_tiles(write(tmp_path, "")) is None


def test_tiles_come_with_their_credit_and_depth(tmp_path: Path) -> None:
    named = f'[tiles]\nurl = "{PALE}"\ncredit = "地理院タイル"\nmax_zoom = 14\n'
    assert background_tiles(write(tmp_path, named)) == Tiles(PALE, "地理院タイル", 14)
    local = '[tiles]\nurl = "/tiles/{z}/{x}/{y}.png"\ncredit = "庁内の地図"\n'
    assert background_tiles(write(tmp_path, local)) == Tiles("/tiles/{z}/{x}/{y}.png", "庁内の地図", 18)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tiles", "TOML"),
        ('[tiles]\nurl = "javascript:alert(1)/{z}/{x}/{y}"\ncredit = "x"\n', "url"),
        ('[tiles]\nurl = "https://example.jp/{z}/{x}.png"\ncredit = "x"\n', "url"),
        (f'[tiles]\nurl = "{PALE}"\n', "credit"),
        (f'[tiles]\nurl = "{PALE}"\ncredit = "x"\nmax_zoom = 99\n', "max_zoom"),
        ('tiles = "on"\n', "url"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        background_tiles(write(tmp_path, text))


def test_the_desk_for_corrections_is_an_office_with_one_address(tmp_path: Path) -> None:
    assert corrections_desk(tmp_path / "atlas.toml") == Desk()
    named = '[corrections]\noffice = " 企画課 "\nmail = "kikaku@example.jp"\n'
    assert corrections_desk(write(tmp_path, named)) == Desk("企画課", "kikaku@example.jp")


@pytest.mark.parametrize(
    "mail", ['"a@b.jp, c@d.jp"', '"a@b.jp?bcc=c@d.jp"', '"企画課"', "1", '"a@b.jp\\r\\nBcc: c@d.jp"']
)
def test_an_address_that_is_not_one_plain_address_is_refused(mail: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="mail"):
        corrections_desk(write(tmp_path, f"[corrections]\nmail = {mail}\n"))
