"""The command line of the app: `python -m dashboard export` and `number`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the types of options
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard import days
from dashboard.export.kinds import KINDS, of_page
from dashboard.export.work import unpacked
from dashboard.export.writing import write_whole
from dashboard.navigation import ROOMS
from dashboard.number_command import number_json, number_lines, resolved
from dashboard.offered import choices_of
from dashboard.selection import Selection
from dashboard.wording import words_in
from geodata.dataset import PUBLISHED, open_dataset
from geodata.dates import read_day
from geodata.errors import GeodataError
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from dashboard.export.kinds import Kind
    from dashboard.selection import Choices
    from geodata.dataset import Dataset

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its tables cut Japanese sentences short
)


class Body(StrEnum):
    """Whose members."""

    COUNCIL = "council"
    PLATFORM = "platform"


class Language(StrEnum):
    """The language of what is exported."""

    JA = "ja"
    EN = "en"


def _prefecture(code: str | None) -> str | None:
    if code is not None and code not in PREFECTURES:
        raise typer.BadParameter(f"{code} という都道府県コードはありません。01 から 47 までの2桁で指定してください。")
    return code


def _page(name: str | None) -> str | None:
    pages = [room.name for room in ROOMS]
    if name is not None and name not in pages:
        raise typer.BadParameter(f"{name} という頁はありません。頁の名は: {'、'.join(pages)}")
    return name


def _day(written: str | None) -> str | None:
    try:
        return None if written is None else read_day(written).isoformat()
    except GeodataError as fault:
        raise typer.BadParameter(str(fault)) from None


@app.callback()
def dashboard() -> None:
    """二地域居住アトラス: 画面を開かずに、図・表・冊子を書き出し、数の番号を調べる。"""


@app.command()
def export(  # noqa: PLR0917 - each is an option of the command
    kind: Annotated[str, typer.Argument(help=f"書き出すもの: {'、'.join(KINDS)}")],
    out: Annotated[Path, typer.Option(help="書き出す先。形式は、名前の終わりで決まる")],
    prefecture: Annotated[
        str | None, typer.Option(callback=_prefecture, help="都道府県コード2桁。なければ全国")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(callback=_day, help="時点。例: 2023-10-01。なければ画面の既定の時点")
    ] = None,
    body: Annotated[Body | None, typer.Option(help="組織。なければ、その時点の組織")] = None,
    lang: Annotated[Language, typer.Option(help="書き出すものの言語")] = Language.JA,
    page: Annotated[
        str | None, typer.Option(callback=_page, help="slides と table のとき、この頁のスライド、または表をすべて")
    ] = None,
    dataset: Annotated[Path, typer.Option(help="公開データのフォルダー、またはその中の一つの版")] = PUBLISHED,
    lines: Annotated[bool, typer.Option("--lines", hidden=True)] = False,  # noqa: FBT002
) -> None:
    """画面と同じ内容を、ファイルに書き出す。"""
    made = KINDS.get(kind)
    if made is None:
        raise typer.BadParameter(f"{kind} は書き出せません。{'、'.join(KINDS)} のどれかを指定してください。")
    if page is not None and (made := of_page(kind, page)) is None:
        raise typer.BadParameter("--page は、slides と table のときに指定できます。")
    ending = out.suffix[1:].lower()
    if ending not in made.extensions:
        endings = "、".join(f".{each}" if each else "フォルダー" for each in made.extensions)
        raise typer.BadParameter(f"{kind} を {out.name} には書き出せません。書き出せる先: {endings}")
    data = _opened(dataset)
    selection = _selection(choices_of(data), prefecture, as_of, body, lang)
    written = made.make(data, selection, out, _say) if lines else _with_bar(made, data, selection, out)
    for path in written:
        typer.echo(path)


@app.command(hidden=True)
def work(
    out: Annotated[Path, typer.Option(help="書き出す先")],
    dataset: Annotated[Path, typer.Option(help="公開データの一つの版")],
) -> None:
    """画面が標準入力で渡した仕事をする。"""
    make = unpacked(sys.stdin.buffer.read(), dataset.resolve().parent)
    write_whole(out, make(_say))


@app.command()
def number(
    written: Annotated[str, typer.Argument(help="番号。例: 7c92720a-20-c20231001-members")],
    as_json: Annotated[bool, typer.Option("--json", help="もとの行も含めて、JSON で書く")] = False,  # noqa: FBT002
    lang: Annotated[Language, typer.Option(help="書くことばの言語")] = Language.JA,
    dataset: Annotated[Path, typer.Option(help="公開データのフォルダー、またはその中の一つの版")] = PUBLISHED,
) -> None:
    """資料や画面の数に付いた番号から、値・もとの行・出典・時点を示す。"""
    folder = dataset.resolve().parent if (dataset / "manifest.json").is_file() else dataset
    words = words_in(lang)
    answer, fact = resolved(folder, written, words)
    typer.echo(number_json(answer, fact, words) if as_json else "\n".join(number_lines(answer, fact, words)))


def _with_bar(made: Kind, data: Dataset, selection: Selection, out: Path) -> list[Path]:
    """Make it under a progress bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            progress.update(task, description=what, completed=done, total=total)

        return made.make(data, selection, out, tell)


def _say(what: str, done: int, total: int) -> None:
    """A line of what, done and of how many, for the program that asked."""
    print(what, done, total, sep="\t", flush=True)  # noqa: T201 - its output is how it tells


def _opened(folder: Path) -> Dataset:
    """The current version of a folder of versions, or the one version that the folder is."""
    if (folder / "manifest.json").is_file():
        return open_dataset(folder.resolve().parent, folder.resolve().name)
    return open_dataset(folder)


def _selection(
    choices: Choices, prefecture: str | None, as_of: str | None, body: str | None, language: str
) -> Selection:
    """The choice as a link would name it, but nothing of it falls back. Raises GeodataError."""
    if prefecture is not None and prefecture not in choices.prefectures:
        known = "、".join(choices.prefectures)
        raise GeodataError(f"都道府県 {prefecture} は、この公開データにありません。あるのは: {known}")
    body = body or (choices.body_on(as_of) if as_of else choices.default_list[0])
    if body not in choices.bodies:
        raise GeodataError(f"組織 {body} の名簿は、この公開データにありません。あるのは: {'、'.join(choices.bodies)}")
    if as_of is None:
        as_of = choices.default_day(body)
    elif not choices.has_day(body, as_of):
        raise GeodataError(days.read(as_of, body, choices, words_in("ja"))[1])
    return Selection(str(body), as_of, prefecture, language=str(language))  # no enums: it may travel to a process


def main() -> None:
    """Run a command; what it refuses is one sentence on stderr and exit code 1."""
    try:
        app()
    except GeodataError as refusal:
        Console(stderr=True).print(str(refusal), style="bold", highlight=False, markup=False, soft_wrap=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
