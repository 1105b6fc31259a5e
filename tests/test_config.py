from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

from fontTools.ttLib import TTFont

from dashboard.style import FACES, page_style

REPOSITORY = Path(__file__).parents[1]
CONFIG_FILE = REPOSITORY / ".streamlit" / "config.toml"
CONFIG = tomllib.loads(CONFIG_FILE.read_text(encoding="utf-8"))
FONTS = REPOSITORY / "dashboard" / "assets" / "fonts"


def characters_of(file: str) -> set[str]:
    with TTFont(FONTS / file) as font:
        return set(map(chr, font.getBestCmap()))


def in_range(character: str, unicode_range: str) -> bool:
    spans = (re.fullmatch(r"U\+([0-9A-F]+)-([0-9A-F]+)", span.strip()) for span in unicode_range.split(","))
    return any(span and int(span[1], 16) <= ord(character) <= int(span[2], 16) for span in spans)


COVERED = [(span, characters_of(file)) for _, file, span in FACES]


def without_glyph(text: str) -> set[str]:
    """Printed characters that no face has, or only one whose range does not let the browser look there."""
    wanted = {character for character in text if character.isprintable() and not character.isspace()}
    return {c for c in wanted if not any(c in there and in_range(c, unicode_range) for unicode_range, there in COVERED)}


def test_streamlit_calls_nobody_and_asks_nothing() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["showEmailPrompt"] is False
    assert (
        "serverAddress" in CONFIG["browser"]
    )  # left out, a server without a screen asks an outside host for its address
    assert re.findall(r"https?:|//", CONFIG_FILE.read_text(encoding="utf-8")) == []


def test_readers_see_no_traceback_and_tables_leave_by_our_own_buttons() -> None:
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["disableDataExport"] is True


def test_fonts_are_named_by_what_is_in_them() -> None:
    named = {file for _, file, _ in FACES}
    assert named == {path.name for path in FONTS.glob("*.woff2")}
    assert all(f'url("atlas/fonts/{name}")' in page_style() for name in named)
    for name in named:
        assert name.split(".")[1] == hashlib.sha256((FONTS / name).read_bytes()).hexdigest()[:8]


def test_every_family_is_used_and_can_stand_in_a_style_sheet() -> None:
    families = {family for family, _, _ in FACES}
    assert {family for family in families if f'"{family}"' not in CONFIG["theme"]["font"]} == set()
    assert [family for family in families if not re.fullmatch(r"[A-Za-z]\w*( [A-Za-z]\w*)*", family)] == []


def test_fonts_stay_small() -> None:
    sizes = {path.name.split(".")[0]: path.stat().st_size for path in FONTS.glob("*.woff2")}
    assert sum(sizes.values()) < 1_600_000
    assert sizes["noto-sans-jp-kana"] + sizes["noto-sans-jp-common"] < 400_000


def test_every_character_of_the_sources_and_of_the_pages_has_a_glyph() -> None:
    rooms = ("geodata", "etl", "dashboard", "pages")
    texts = [
        path for room in rooms for path in (REPOSITORY / room).rglob("*") if path.suffix in {".py", ".csv", ".toml"}
    ]
    assert len(texts) > 20
    assert without_glyph("".join(path.read_text(encoding="utf-8") for path in texts)) == set()


def test_every_kanji_of_the_usual_standard_has_a_glyph() -> None:
    cells = (bytes([0xA0 + row, cell]) for row in range(16, 85) for cell in range(0xA1, 0xFF))
    kanji = "".join(cell.decode("euc_jp", "ignore") for cell in cells)
    assert len(kanji) == 6355
    assert without_glyph(kanji) == set()


def test_figures_are_of_one_width() -> None:
    with TTFont(next(FONTS.glob("*kana*.woff2"))) as font:
        names = font.getBestCmap()
        assert len({font["hmtx"][names[ord(figure)]][0] for figure in "0123456789"}) == 1
