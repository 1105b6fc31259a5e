"""The commands of `python -m etl`."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn, TransferSpeedColumn
from rich.table import Column, Table

from etl import pipeline
from etl.acceptance import MAX_REJECTED, refuse_mostly_rejected
from etl.diff import difference
from etl.diff_view import difference_tables
from etl.engines import EngineName, engine_of
from etl.fetch import fetch as fetch_archive
from etl.inspect import KINDS, inspect_file
from etl.inspect_view import inspection_view
from etl.n03 import named_archive, official_archive
from etl.publish import Draft, publish
from etl.registers import read_registers
from etl.report import BODIES
from etl.sample import write_sample
from etl.slips.applying import plan
from etl.slips.reading import read_slips
from etl.slips.view import plan_view
from etl.slips.writing import write
from etl.templates import FORMS, write_template
from etl.versions import use_version
from geodata.dataset import PUBLISHED
from geodata.errors import GeodataError, SourceError

if TYPE_CHECKING:
    from etl.registers import ReadRegisters

SOURCES = PUBLISHED.parent / "sources"
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its tables cut Japanese sentences short
)
corrections = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="訂正票を出典に当てる。")
app.add_typer(corrections, name="corrections")
out = Console()
JAPAN = timezone(timedelta(hours=9))
_SWITCH = 0.0002
"""Seconds, not 0.005: the thread with the registers, all Python, keeps that with the shapes waiting at every step."""
_NUMBERS = ("published", "registered", "sample", "difference")


@app.callback()
def etl() -> None:
    """二地域居住アトラス: 出典から公開データを作る。"""


@app.command()
def build(  # noqa: PLR0913, PLR0917 - each is an option of the command
    context: typer.Context,
    boundaries: Annotated[
        list[Path] | None,
        typer.Option(
            help="境界の zip・フォルダー・.shp・.gpkg・.geojson・.parquet（国土数値情報 N03、e-Stat、コードの列のある図形）。くり返し指定できる"
        ),
    ] = None,
    sources: Annotated[Path, typer.Option(help="出典のフォルダー")] = SOURCES,
    out_dir: Annotated[Path, typer.Option("--out", help="公開先のフォルダー")] = PUBLISHED,
    max_rejected: Annotated[
        float, typer.Option(min=0, max=1, help="出典ごとに、除外してよい行の割合。超えると公開しない")
    ] = MAX_REJECTED,
    as_of: Annotated[
        list[str] | None,
        typer.Option(
            help="名簿の時点。出典のフォルダー名=日付（手元から入れた出典が1つなら日付だけ）。くり返し指定できる"
        ),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="境界を読むところ。dask は都道府県ごとに分けて複数のプロセスで読む（結果は同じ）")
    ] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(help="dask のスケジューラーのアドレス。なければこの計算機のプロセス")
    ] = None,
) -> None:
    """出典を読み、検査し、結び付けて、新しい版を公開する。"""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out) as progress:
        task = progress.add_task("はじめる", total=len(pipeline.STEPS) + 1)

        def step(name: str) -> None:
            progress.update(task, description=name, advance=1)

        with engine_of(engine, scheduler) as reader:
            read = context.obj or read_registers
            draft = pipeline.build(sources, boundaries or [], step, as_of or [], engine=reader, read=read)
        refuse_mostly_rejected(draft.papers, draft.tables["rejects"], max_rejected)
        progress.update(task, description="公開する")
        version = publish(draft, out_dir, datetime.now(UTC), lambda words: progress.update(task, description=words))
        progress.update(task, description="できあがり", completed=len(pipeline.STEPS) + 1)
    _say_result(draft, version, out_dir)


@app.command()
def fetch(  # noqa: PLR0913, PLR0917 - each is an option of the command
    kind: Annotated[str, typer.Argument(help="取得するもの: boundaries（国土数値情報 行政区域データ N03）")],
    year: Annotated[int | None, typer.Option(help="何年1月1日の境界か")] = None,
    prefecture: Annotated[str | None, typer.Option(help="都道府県コード2桁。なければ全国")] = None,
    archive: Annotated[str | None, typer.Option(help="書庫の名前。例: N03-2010/N03-110331_GML.zip")] = None,
    base_url: Annotated[str | None, typer.Option(help="公式サイトの代わりに取得する、複製の場所")] = None,
    out_dir: Annotated[Path, typer.Option("--out", help="出典のフォルダー")] = SOURCES,
) -> None:
    """公式の境界を取得して、出典のフォルダーに置く。"""
    if kind != "boundaries" or not (year or archive) or (prefecture and archive):
        raise typer.BadParameter("fetch boundaries --year 2025 [--prefecture 20] か、--archive … と指定してください。")
    wanted = named_archive(archive, year) if archive else official_archive(year or 0, prefecture)
    if base_url and base_url.startswith("http:"):
        out.print("http では、途中で書き換えられても分かりません。できれば https を使ってください。", highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=out) as progress:
        task = progress.add_task(wanted.file_name, total=None)
        fetched = fetch_archive(
            wanted, out_dir, base_url, lambda done, total: progress.update(task, completed=done, total=total)
        )
    said = "取得しました" if fetched.is_new else "すでにあります（取り直すときは、このフォルダーを消してください）"
    out.print(f"{said}: {fetched.folder}", highlight=False, soft_wrap=True)
    out.print(f"次は: python run.py build --boundaries {fetched.folder}", highlight=False, soft_wrap=True)


@app.command()
def inspect(
    kind: Annotated[str, typer.Argument(help=f"種類: {'、'.join(KINDS)}")],
    file: Annotated[Path, typer.Argument(help="調べるファイル")],
    as_json: Annotated[bool, typer.Option("--json", help="機械で読む形で全部を出す")] = False,  # noqa: FBT002
    as_of: Annotated[str, typer.Option(help="名簿の時点。表題や source.toml に日付がないとき")] = "",
    sources: Annotated[Path, typer.Option(help="出典のフォルダー")] = SOURCES,
) -> None:
    """1つのファイルの行が、それぞれどうなるかを調べる（公開はしない）。"""
    inspection = inspect_file(kind, file, sources, as_of)
    if as_json:
        typer.echo(json.dumps(inspection.as_dict(), ensure_ascii=False))
    elif inspection.reason is None:
        for part in inspection_view(inspection):
            out.print(part, highlight=False, markup=False, soft_wrap=isinstance(part, str))
    if inspection.reason is not None:
        raise SourceError(inspection.reason)


@app.command()
def use(
    version: Annotated[str, typer.Argument(help="版の名前（公開先のフォルダー名）")],
    out_dir: Annotated[Path, typer.Option("--out", help="公開先のフォルダー")] = PUBLISHED,
) -> None:
    """公開済みの版に切り替える。"""
    use_version(out_dir, version, out.print)
    out.print(f"版 {version} に切り替えました。", highlight=False)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="版の名前かフォルダー、または名簿")],
    after: Annotated[str, typer.Argument(metavar="B", help="同じ。名簿は 出典ID か council@2023-10-01 の形")],
    sources: Annotated[Path, typer.Option(help="出典のフォルダー")] = SOURCES,
    out_dir: Annotated[Path, typer.Option("--out", help="公開先のフォルダー")] = PUBLISHED,
    as_json: Annotated[bool, typer.Option("--json", help="機械で読む形で全部を出す")] = False,  # noqa: FBT002
) -> None:
    """二つの版、または二つの名簿の違いを示す（参加・退会・合併・名称変更・種別変更・訂正）。"""
    found = difference(before, after, out_dir, sources)
    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False))
        return
    for table in difference_tables(found):
        out.print(table)


@app.command()
def sample(sources: Annotated[Path, typer.Option(help="出典のフォルダー")] = SOURCES) -> None:
    """会員名簿のサンプルを作り直す（実在の名簿ではない）。"""
    out.print(f"サンプルを書きました: {write_sample(sources)}", highlight=False)


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help=f"種類: {'、'.join(FORMS)}")],
    out_file: Annotated[Path | None, typer.Option("--out", help="書くファイル（.xlsx）")] = None,
) -> None:
    """記入用のひな形（Excel）を書く。"""
    out.print(f"ひな形を書きました: {write_template(kind, out_file or Path(f'{kind}.xlsx'))}", highlight=False)


@corrections.callback()
def of_corrections() -> None:
    """訂正票を出典に当てる。"""


@corrections.command()
def apply(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="訂正票（アプリの CSV、またはそれを表計算ソフトで保存したもの）"),
    ],
    sources: Annotated[Path, typer.Option(help="出典のフォルダー")] = SOURCES,
    yes: Annotated[bool, typer.Option("--yes", help="聞かずに当てる")] = False,  # noqa: FBT002
) -> None:
    """訂正票の1件ずつの違いを示し、承認すると出典を直して記録する。承認するまで何も変わらない。"""
    planned = plan([slip for file in files for slip in read_slips(file)], sources)
    for part in plan_view(planned):
        out.print(part, highlight=False, markup=False, soft_wrap=True)
    if not planned.changes:
        raise SourceError("直せる訂正票がありません。何も変えていません。")
    if not yes and not _is_confirmed("出典を直しますか（公開データは build まで変わりません）"):
        out.print("何も変えていません。", highlight=False)
        return
    written = write(planned, sources, datetime.now(JAPAN).date())
    out.print("直しました: " + "、".join(str(path) for path in written), highlight=False, soft_wrap=True)
    out.print("次は: python run.py build", highlight=False)


def _is_confirmed(question: str) -> bool:
    """Whether a person says yes; where nobody can be asked, nobody does."""
    try:
        return typer.confirm(question)
    except typer.Abort:
        out.print()
        return False


def _say_result(draft: Draft, version: str, out_dir: Path) -> None:
    headings = ("組織", "時点", "種別", "公表", "登録", "サンプル", "差", "説明")
    ledger = Table(*(Column(heading, overflow="fold") for heading in headings), title="公表数と登録行の突合")
    for row in draft.tables["reconciliation"].to_dict("records"):
        numbers = ("—" if pd.isna(row[name]) else f"{int(row[name]):,}" for name in _NUMBERS)
        ledger.add_row(BODIES[str(row["body"])], row["as_of"], row["member_class"], *numbers, row["explanation"])
    out.print(ledger)
    out.print(
        f"市区町村 {len(draft.tables['municipalities']):,}・除外した行 {len(draft.tables['rejects']):,}。"
        f"版 {version} を公開しました。報告: {out_dir / version / 'report.md'}",
        highlight=False,
        soft_wrap=True,
    )


def run(read: ReadRegisters | None) -> None:
    """Run a command; what it refuses is one sentence on stderr and exit code 1. `read` is what a build reads with."""
    sys.setswitchinterval(_SWITCH)
    try:
        app(obj=read)
    except GeodataError as refusal:
        Console(stderr=True).print(str(refusal), style="bold", highlight=False, markup=False, soft_wrap=True)
        raise SystemExit(1) from None
