"""What a file is, told by its bytes: its name may say something else."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError
from geodata.reading.zipped_sheets import damaged

if TYPE_CHECKING:
    from pathlib import PurePath

_NAMED: Final = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods"}
_OTHERS: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "画像"),
    (b"\xff\xd8\xff", "画像"),
    (b"\x1f\x8b", "圧縮ファイル"),
    (b"7z\xbc\xaf", "圧縮ファイル"),
    (b"Rar!", "圧縮ファイル"),
)
_START: Final = 4096


def form_of(path: PurePath, raw: bytes) -> str:
    """`xlsx`, `xls`, `ods` or `text`. Raises SourceError for what is none of them."""
    for mark, what in _OTHERS:
        if raw.startswith(mark):
            raise _not_a_table(path, what)
    if raw.startswith(b"PK"):
        return _zip_form(path, raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "xls"
    _refuse_markup(path, raw[:_START])
    return "text"


def said_otherwise(path: PurePath, form: str) -> str:
    """A sentence where the file's name says another form than its content; "" where they agree."""
    named = _NAMED.get(path.suffix.lower(), "text")
    if named == form:
        return ""
    forms = {"text": "文字だけの表（CSV）"}
    return f"{path.name} の中身は {forms.get(form, form)} です。名前の終わりは違いますが、中身に合わせて読みました。"


def _zip_form(path: PurePath, raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError) as fault:
        raise damaged(path, fault) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    what = "Excel バイナリ ブック（xlsb）" if "xl/workbook.bin" in names else "zip（または別の種類の文書）"
    raise _not_a_table(path, what)


def _refuse_markup(path: PurePath, start: bytes) -> None:
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith(b"mime-version:") or (text[:1] == b"<" and text[1:2].isalpha()) or text[:2] in {b"<?", b"<!"}:
        is_excel = b"urn:schemas-microsoft-com:office:spreadsheet" in text
        raise _not_a_table(path, "XML スプレッドシート 2003" if is_excel else "HTML などのマークアップ")


def _not_a_table(path: PurePath, what: str) -> SourceError:
    return SourceError(
        f"{path.name} の中身は{what}です。Excel などで開き、「Excel ブック（.xlsx）」か CSV で保存し直してください。"
    )
