"""The way of the data: extract → validate → join → derive → a draft to publish."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from threading import Event
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from etl.boundary_papers import given_papers, record_counts
from etl.boundary_sources import boundaries_in_use
from etl.coverage import layer_coverage
from etl.engines import LOCAL
from etl.extract.boundaries import MissingColumns
from etl.ground import ground_of, neighbours
from etl.owners import Owners, assign_owners
from etl.places import excluded_areas, municipalities, population_2020, prefectures
from etl.publish import Draft
from etl.registers import read_registers
from etl.report import report_markdown
from etl.roll import membership_roll
from etl.web import web_order
from geodata.counting import counted_rows
from geodata.dictionary import dictionary_markdown
from geodata.errors import SourceError
from geodata.matching.as_of import with_given_as_of
from geodata.matching.reasons import Reason
from geodata.sources import Source, read_sources
from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import geopandas as gpd

    from etl.engines import Engine
    from etl.extract.boundaries import BoundaryFile
    from etl.ground import Ground
    from etl.owners import Shapes, UsedFile
    from etl.registers import ReadRegisters, Registers

STEPS: Final = ("出典を読む", "境界を読む", "名簿を突き合わせる", "図形をつなぐ", "表を組み立てる")


def build(  # noqa: PLR0913 - the last two are where it is done, and not what
    sources_dir: Path,
    boundaries: Sequence[Path],
    step: Callable[[str], None],
    as_of: Sequence[str] = (),
    *,
    engine: Engine = LOCAL,
    read: ReadRegisters = read_registers,
) -> Draft:
    """Everything a version holds, from a folder of sources; `boundaries` take the place of the boundary sources.

    `as_of` are dates of lists as the command line takes them: SOURCE_ID=DATE, or DATE where one list was brought.
    `step` is told the name of each step as it begins. `engine` reads the boundaries, `read` the registers. Raises SourceError where no dataset can be made.
    """
    step(STEPS[0])
    sources, given = boundaries_in_use(with_given_as_of(read_sources(sources_dir), as_of), boundaries)
    known: Future[Owners] = Future()
    has_shapes = Event()

    def tell(codes: pd.DataFrame, changes: pd.DataFrame) -> None:
        """Let the shapes be read first: what is Python there would go at half its speed beside the registers."""
        known.set_result(Owners.from_tables(codes, changes))
        has_shapes.wait()

    with ThreadPoolExecutor(1) as beside:
        laying = beside.submit(_lay, _boundary_paths(sources, given), known, engine, step, has_shapes)
        laying.add_done_callback(lambda _: has_shapes.set())
        try:
            registers = read(sources.values(), tell)
        except BaseException as fault:
            if not known.done():
                known.set_exception(fault)
            raise
        step(STEPS[2])
        roll = membership_roll(registers, sources)
        tables = {**registers.tables, **roll.tables}
        facts = {kind: facts for kind, facts in registers.facts.items() if kind != "statistics"}
        facts["population"] = population_2020(tables["statistics"])
        shapes, refused, ground = laying.result()
    step(STEPS[4])
    towns = municipalities(ground.geometry, ground.area_km2, registers.codes, facts)
    excluded = excluded_areas(ground.geometry)
    codes = towns["municipality_code"]
    rejects = pd.concat([registers.rejects, shapes.rejects, refused], ignore_index=True)
    tables |= {
        "municipalities": towns,
        "prefectures": prefectures(towns, ground.prefectures),
        "excluded_areas": excluded,
        **neighbours(ground),
        "coverage": pd.concat([roll.coverage(codes), layer_coverage(codes, counted_rows(tables))], ignore_index=True),
        "rejects": rejects.sort_values(["source_id", "file", "row"], kind="stable").reset_index(drop=True),
    }
    papers = _papers(sources, shapes.files, registers, codes)
    return Draft(
        tables=tables,
        order=_order(ground, towns, excluded),
        papers=papers,
        documents={
            "dictionary.md": dictionary_markdown(),
            "report.md": report_markdown(papers, tables, (*shapes.report, *ground.report)),
        },
        geometry={name: packing.result() for name, packing in ground.web.items()},
    )


def _boundary_paths(sources: dict[str, Source], given: Sequence[Path]) -> list[tuple[str, Path]]:
    kept = [source for source in sources.values() if source.kind == "boundaries"]
    return [(source.id, file.path) for source in kept for file in source.files] + [(path.name, path) for path in given]


def _lay(
    paths: Sequence[tuple[str, Path]],
    owners: Future[Owners],
    engine: Engine,
    step: Callable[[str], None],
    has_shapes: Event,
) -> tuple[Shapes, pd.DataFrame, Ground]:
    """Shapes with their owners, the rejects of whole files, and the ground; beside the registers, as it needs but codes."""
    step(STEPS[1])
    files, refused = _read_boundaries(paths, owners, engine)
    shapes = assign_owners(files, owners.result())
    has_shapes.set()
    step(STEPS[3])
    return shapes, refused, ground_of(shapes, engine)


def _read_boundaries(
    paths: Sequence[tuple[str, Path]], owners: Future[Owners], engine: Engine
) -> tuple[list[tuple[str, BoundaryFile]], pd.DataFrame]:
    """Every boundary file that has a code column; those without are rejects of row 0.

    Begins before the registers have told the codes; `owners` is awaited only where a column has to be recognised by them.
    """

    def is_known(code: str) -> bool:
        return owners.result().knows(code)

    files: list[tuple[str, BoundaryFile]] = []
    refused = []
    for (source_id, path), read in zip(paths, engine.read([path for _, path in paths], is_known), strict=True):
        if not isinstance(read, MissingColumns):
            files += [(source_id, file) for file in read]
        elif len(paths) == 1:
            raise read
        else:
            words, reason = {"found": "、".join(read.columns)}, Reason.BOUNDARY_COLUMNS
            sentences = (reason.sentence(**words), reason.sentence_en(**words))
            refused.append((source_id, path.name, 0, reason.code, *sentences, words["found"], None))
    if not paths:
        raise SourceError('境界の出典（kind = "boundaries"）がありません。--boundaries でファイルを指定してください。')
    return files, REJECTS.of_rows(refused)


def _order(ground: Ground, towns: pd.DataFrame, excluded: gpd.GeoDataFrame) -> bytes:
    names = {
        **dict(zip(towns["municipality_code"], towns["name"], strict=True)),
        **dict(zip(excluded["area_code"], excluded["name"], strict=True)),
    }
    middle = excluded.geometry.representative_point()
    points = pd.concat(
        [
            towns.set_index("municipality_code")[["lon", "lat"]],
            pd.DataFrame({"lon": middle.x, "lat": middle.y}).set_index(excluded["area_code"]),
        ]
    )
    return web_order(towns, ground.geometry, names, points)


def _papers(
    sources: dict[str, Source],
    files: Sequence[UsedFile],
    registers: Registers,
    codes: pd.Series,
) -> dict[str, Any]:
    """What the manifest says of the sources and the joins."""
    outside = _outside(registers, codes)
    listed = [_source_papers(source, files, registers, outside.get(source.id, 0)) for source in sources.values()]
    listed += [given_papers(used) for used in files if used.source_id not in sources]
    missing = sorted(set(registers.codes["municipality_code"]) - set(codes))
    return {
        "sources": listed,
        "joins": {"municipalities": len(codes), "codes_without_boundary": missing},
    }


def _source_papers(source: Source, files: Sequence[UsedFile], registers: Registers, outside: int) -> dict[str, Any]:
    papers = {
        key: value
        for key, value in asdict(source).items()
        if key not in {"folder", "files", "defaults", "optional", "complete_list", "on_request", "given_as_of"}
    }
    accounts = [account for (source_id, _), account in registers.accounts.items() if source_id == source.id]
    entries = accounts or [
        {"name": file.path.name, "sha256": file.sha256, "encoding": source.encoding,
         **record_counts(used for used in files if used.file.path == file.path)}
        for file in source.files
        if file.path.exists()
    ]  # fmt: skip
    dates = {str(file["as_of"]) for file in entries if file.get("as_of")}
    return {
        **papers,
        "as_of": dates.pop() if len(dates) == 1 else source.as_of,
        "is_present": source.is_present,
        "files": [{**file, "outside": outside} for file in entries],
    }


def _outside(registers: Registers, codes: pd.Series) -> dict[str, int]:
    """By source, accepted rows whose municipality is outside the boundaries of this build; they stay in the tables."""
    columns = ["source_id", "municipality_code"]
    placed = [table[columns].dropna() for table in registers.tables.values() if set(columns) <= set(table)]
    rows = pd.concat(placed, ignore_index=True)
    counts = rows.loc[~rows["municipality_code"].isin(codes), "source_id"].value_counts()
    return {str(source): int(count) for source, count in counts.items()}
