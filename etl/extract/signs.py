"""What a file is by its first bytes, held against what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

_SIGNS: Final = (
    (b"\x89PNG", "PNG 画像"), (b"\xff\xd8\xff", "JPEG 画像"), (b"GIF8", "GIF 画像"), (b"%PDF", "PDF"),
    (b"PK\x03\x04", "zip（または Excel）"), (b"\xd0\xcf\x11\xe0", "古い Excel・Word"), (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"SQLite format 3\x00", "GeoPackage（SQLite）"), (b"PAR1", "Parquet"),
    (b"<", "HTML か XML"), (b"\x00\x00\x27\x0a", "シェープファイル"), (b"{", "JSON"),
)  # fmt: skip
_EXPECTED: Final = {
    ".shp": b"\x00\x00\x27\x0a", ".gpkg": b"SQLite format 3\x00", ".parquet": b"PAR1", ".geoparquet": b"PAR1",
    ".geojson": b"{", ".json": b"{",
}  # fmt: skip


def check_sign(path: Path) -> None:
    """Raises SourceError for an empty file, or one that is something else than its ending says."""
    with path.open("rb") as file:
        head = file.read(64)
    expected, suffix = _EXPECTED[path.suffix.lower()], path.suffix.lower()
    if not head:
        raise SourceError(f"{path.name} は空（0 バイト）です。取得し直してください。")
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(expected):
        found = next((name for sign, name in _SIGNS if head.lstrip().startswith(sign)), None)
        looks = f"（中身は {found} のようです）" if found else ""
        raise SourceError(
            f"{path.name} は {suffix} のファイルではありません{looks}。正しいファイルを指定してください。"
        )
