"""The one-page paper of a prefecture: what stands on it, as a value, whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dashboard import days, text
from dashboard.facts.fact import At
from dashboard.facts.passports import Passport
from dashboard.facts.sources import sources_of
from dashboard.facts.telling import Teller, Told
from dashboard.layers import membership_map
from dashboard.prefecture_paper.names import names_of
from dashboard.views.days import list_in_force
from dashboard.views.registers import is_before_law
from dashboard.wording.days import WORDS as DAY_WORDS
from dashboard.wording.prefecture_paper import BLANKS, CASES, FIGURES, NEXT, PEER_ROWS, PEERS, RESTS, STAND, WORDS
from geodata.registers_on import STATUTORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.facts.telling import Template
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_APART = "pilots.without_towns"
_WITH_SOURCE = frozenset({"pilots", _APART, "measures"})
"""Lists whose names are lines, for each has its own source."""
_COMPARED = frozenset({"boundaries", "statistics", "kaso", "metro"})
"""Kinds of sources behind the shares and the peers."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; `listed` follow it a line each, else `named` ends its paragraph. `rest`, within, says how many more."""

    told: Told
    rest: Told | None = None
    named: str = ""
    listed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph."""
        return self.told.text + self.named


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row under their columns; a cell without a passport is a word. `numbers` are the columns of numbers.

    `ids` are those of the numbers of each row, without what they all begin with; none where no room is given to them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Told, ...], ...]
    numbers: frozenset[int]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrefecturePaper:
    """All that stands on the page. `numbers` says how to look a number up; `sample` is "" where no row is made up.

    `peer_note` is "" where no pilot of these prefectures is without a municipality. `foot` are what サンプル means, the credit lines of the map, and the version.
    """

    title: str
    where: str
    sample: str
    headings: Mapping[str, str]
    stand: tuple[Line, ...]
    figures: Table
    numbers: str
    blanks: Table
    blank_note: str
    peers: tuple[Line, ...]
    peer_table: Table
    peer_note: str
    cases: tuple[Line, ...]
    next_steps: tuple[Line, ...]
    sources: tuple[str, ...]
    map: MapView
    map_said: str
    alt: str
    inset_note: str
    ids_heading: str
    foot: tuple[str, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """Every sentence and every cell, in their order."""
        lines = (*self.stand, *self.peers, *self.cases, *self.next_steps)
        tables = (self.figures, self.blanks, self.peer_table)
        return (
            *(told for line in lines for told in (line.told, line.rest) if told is not None),
            *(cell for table in tables for row in table.rows for cell in row),
        )


def prefecture_paper(dataset: Dataset, selection: Selection, words: Words) -> PrefecturePaper:
    """The paper of the prefecture of a choice, on its day, with the map of membership whatever layer is chosen."""
    own, teller = WORDS[words.language], Teller(At(dataset, selection), words)
    place = text.place(selection.prefecture or "", words)
    drawn = membership_map(dataset, selection, words)
    listed = list_in_force(dataset, selection.body, selection.as_of)
    stand = tuple(map(Line, teller.tell(STAND)))
    tables = (_figures(teller), _blanks(teller), _peers(teller))
    peers = tuple(map(Line, teller.tell(PEERS)))
    cases, steps = (_lines(teller, each) for each in (CASES, NEXT))
    facts = _names(chain(stand, peers, cases, steps), tables)
    has_sample = drawn.has_sample or any(teller.fact(name).is_sample for name in facts)
    classes = words.on_map.separator.join(f"{entry.label} {entry.count:,}" for entry in drawn.classes if entry.count)
    return PrefecturePaper(
        title=own.title.format(place=place),
        where=f"{place}　{days.with_list(selection.as_of, listed, words)}　{words.bodies_long[selection.body]}",
        sample=words.sample if has_sample else "",
        headings=own.headings,
        stand=stand,
        figures=tables[0],
        numbers=_numbers(teller),
        blanks=tables[1],
        blank_note=own.blank_note,
        peers=peers,
        peer_table=tables[2],
        peer_note=own.peer_note if any(name.endswith(_APART) for name in facts) else "",
        cases=cases,
        next_steps=steps,
        sources=_sources(teller, facts),
        map=drawn,
        map_said=own.map.format(title=drawn.title, as_of=drawn.as_of),
        alt=own.alt.format(title=drawn.title, place=place, as_of=drawn.as_of, classes=classes),
        inset_note=own.inset,
        ids_heading=own.ids,
        foot=(
            *([words.sample_note] if has_sample else []),
            f"{words.credit}: {drawn.credit}",
            f"{words.product}　{words.version} {drawn.version}",
        ),
    )


def _cell(teller: Teller, *templates: Template) -> Told:
    """The cell, empty where nothing belongs there, a dash where its value is not known."""
    return next(iter(teller.tell(templates)), Told(teller.words.empty_cell))


def _figures(teller: Teller) -> Table:
    own = WORDS[teller.words.language]
    rows = tuple(
        (Told(own.figure_labels[key]), *(_cell(teller, template) for template in cells))
        for key, cells in FIGURES.items()
    )
    ids = tuple("　".join(dict.fromkeys(each.key for cell in row for each in cell.passports.values())) for row in rows)
    return Table(own.figure_columns, rows, frozenset({1, 2, 3, 4}), ids)


def _blanks(teller: Teller) -> Table:
    """A row a reason that occurs, with what to do about it."""
    words, at = teller.words, teller.at
    own, rows = WORDS[words.language], []
    for register, templates in BLANKS.items():
        is_early = register in STATUTORY and is_before_law(at.dataset, register, at.selection.as_of)
        for reason, template in templates.items():
            label = DAY_WORDS[words.language].before_law_class if is_early else words.reasons[reason]
            step = text.next_step(reason, words, is_before_law=is_early)
            rows += [
                (Told(own.blank_labels[register]), Told(label), told, Told(step)) for told in teller.tell([template])
            ]
    return Table(own.blank_columns, tuple(rows), frozenset({2}))


def _peers(teller: Teller) -> Table:
    """The prefecture itself and those that are known to be like it."""
    kept = [cells for cells in PEER_ROWS if teller.holds(*cells[0])]
    rows = tuple(tuple(_cell(teller, *templates) for templates in cells) for cells in kept)
    return Table(WORDS[teller.words.language].peer_columns, rows, frozenset({1, 2, 3, 4}))


def _lines(teller: Teller, templates: Iterable[tuple[Template, str]]) -> tuple[Line, ...]:
    return tuple(
        _with_names(teller, told, listed) if listed else Line(told)
        for template, listed in templates
        for told in teller.tell([template])
    )


def _with_names(teller: Teller, told: Told, listed: str) -> Line:
    """Projects and measures, which have a source each, as lines; names of places and categories in the paragraph."""
    own, separator = WORDS[teller.words.language], teller.words.on_map.separator
    names = names_of(teller.at, listed, teller.words)
    rest = next(iter(teller.tell([RESTS[listed]])), None) if listed in RESTS else None
    more = () if rest is None else (rest.text,)
    if listed in _WITH_SOURCE:
        return Line(
            told, rest, listed=(*names[:-1], own.more.format(last=names[-1], rest=rest.text) if rest else names[-1])
        )
    return Line(told, rest, own.named.format(names=separator.join((*names, *more))))


def _names(lines: Iterable[Line], tables: Iterable[Table]) -> list[str]:
    """Names of the facts on the page, each once."""
    told = [each for line in lines for each in (line.told, line.rest) if each is not None]
    told += [cell for table in tables for row in table.rows for cell in row]
    return list(dict.fromkeys(name for each in told for name in each.passports))


def _numbers(teller: Teller) -> str:
    """How the ids of the figures are put together: what they all begin with, here and of all Japan."""
    at, key = teller.at, "members"
    here, nation = (str(Passport.of(at.dataset, each.selection, key)).removesuffix(key) for each in (at, at.of_nation))
    return WORDS[teller.words.language].numbers.format(prefix=here, nation=nation)


def _sources(teller: Teller, names: Iterable[str]) -> tuple[str, ...]:
    """The sources of all facts on the page and of what they are compared by, each with its day and its status."""
    dataset, words = teller.at.dataset, teller.words
    known = {source["id"] for name in names for source in sources_of(teller.fact(name), dataset)}
    return tuple(
        WORDS[words.language].source.format(
            title=source["title"],
            as_of=text.day(source["as_of"], words),
            status=words.statuses.get(source["status"], source["status"]),
        )
        for source in dataset.manifest["sources"]
        if source["is_present"] and (source["id"] in known or source["kind"] in _COMPARED)
    )
