"""A story told of a place: from the dataset and the choice to slides as values, with no picture drawn yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from dashboard import days, text
from dashboard.facts import fact, where
from dashboard.facts.fact import At, said
from dashboard.facts.telling import Teller, Told
from dashboard.layers import map_view
from dashboard.offered import choices_of
from dashboard.overview_charts import last_total, over_time_chart
from dashboard.place_names import place_name
from dashboard.story.highlights import highlighted
from dashboard.story.lists import Listed, listed
from dashboard.story.story import MAP
from dashboard.views.days import list_in_force
from dashboard.views.papers import credit_lines, source_titles, sources_behind, sources_of_list
from dashboard.wording.facts import WORDS as FACTS
from dashboard.wording.story import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.facts.passports import Passport
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.story.story import Slide, Story
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_NUMBERS: Final = 6
_STRONGER: Final = {"category5": "sequential3"}
"""Instead of a colour that a washed-out projector takes for land."""
_BETWEEN: Final = re.compile(r"、(?![^（]*）)")
"""Between titles of sources, which may have one in brackets."""
_PAGES: Final = {
    "list.solved": "pilots",
    "list.pilots": "pilots",
    "list.measures": "measures",
    "list.not_members": "invitations",
    "figures": "invitations",
    "numbers": "sources",
}
"""The page of the app that shows what a view shows; of the others it is the overview."""
_TABLES: Final = {
    "chart.over_time": ("membership_totals",),
    "list.solved": ("pilots", "measures"),
    "list.pilots": ("pilots",),
    "list.measures": ("measures",),
}
"""What the rows of a view are from."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number as a slide shows it: its name, the value, n of N beside a share, and its passport."""

    name: str
    value: str
    share: str = ""
    passport: str = ""


@dataclass(frozen=True, slots=True)
class StorySlide:
    """One slide; whatever it has none of is empty.

    `chart` is a figure of plotly. `passports` are by the names of facts. `where` is place, day and body; `sample` the
    mark サンプルデータ where made-up rows reach the slide; `link` the same view in the app, below its address.
    """

    name: str
    title: str
    text: tuple[str, ...]
    notes: tuple[str, ...]
    where: str
    version: str
    link: str
    map: MapView | None = None
    chart: Any = None
    figures: tuple[Said, ...] = ()
    rows: Listed | None = None
    passports: Mapping[str, Passport] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    credit: str = ""
    sample: str = ""

    @property
    def mark(self) -> str:
        """What is written across its map."""
        return self.map.watermark if self.map else ""


def tell_story(story: Story, dataset: Dataset, selection: Selection, words: Words) -> tuple[StorySlide, ...]:
    """The slides of a story that have something to say of the chosen place, body and day; each fact is computed once."""
    plain = replace(
        selection,
        municipality=None,
        category=None,
        of="membership",
        since=None,
        second=None,
        order="code",
        is_high_contrast=False,
        language=words.language,
    )
    teller = Teller(At(dataset, plain), words)
    told = [one for slide in story.slides if (one := _told(slide, teller, words)) is not None]
    known = {name: own for slide in told for name, own in slide.passports.items()}
    credit = " / ".join(dict.fromkeys(part for slide in told for part in slide.credit.split(" / ") if part))
    return tuple(
        replace(_with_numbers(slide, known, teller, words), credit=credit)
        if slide.link.startswith("sources")
        else slide
        for slide in told
    )


def _told(slide: Slide, teller: Teller, words: Words) -> StorySlide | None:
    title = next(iter(teller.tell(slide.title)), None)
    if title is None:
        return None
    body, notes = teller.tell(slide.text), teller.tell(slide.notes)
    at, shown = teller.at, {}
    view = chart = rows = None
    figures: tuple[Said, ...] = ()
    if slide.view.startswith(MAP):
        at = At(at.dataset, replace(at.selection, layer=slide.view.removeprefix(MAP)))
        view = highlighted(_on_stage(map_view(at.dataset, at.selection, words)), slide.highlight, at, words)
    elif slide.view.startswith("list."):
        rows = listed(slide.view, at, words)
    elif slide.view == "chart.over_time":
        chart = over_time_chart(at.dataset, words.language, "light")
    elif slide.view == "figures":
        names = [name for name in slide.figures if teller.fact(name).value is not None]
        figures = tuple(said_of(name, teller, words) for name in names)
        shown = _passports(names, teller)
    passports = {name: own for each in (title, *body) for name, own in each.passports.items()} | shown
    return _dressed(
        StorySlide(
            slide.name,
            title.text,
            tuple(each.text for each in body),
            tuple(each.text for each in notes),
            _where_of_totals(at, words) if chart is not None else _where(at, words),
            at.dataset.version,
            _link(slide.view, at),
            view,
            chart,
            figures,
            rows,
            passports,
        ),
        teller,
        notes,
        slide.view,
        words,
    )


def _behind(view: str, at: At) -> frozenset[str]:
    """Ids of the sources of a chart or a list; those of maps and figures are known from what they show."""
    if view == "list.not_members":
        return sources_of_list(at.dataset, at.selection.body, at.selection.as_of)
    return sources_behind(at.dataset, *_TABLES.get(view, ()))


def _dressed(slide: StorySlide, teller: Teller, notes: Sequence[Told], view: str, words: Words) -> StorySlide:
    """The slide with sources, credit and the mark of made-up rows."""
    noted = {name: own for each in notes for name, own in each.passports.items()}
    facts = [teller.fact(name) for name in {**slide.passports, **noted}]
    sources = [source for each in facts for source in _titles(each.source)]
    credit, has_sample = "", any(each.is_sample for each in facts)
    if slide.map is not None:
        sources = [*_map_sources(slide.map, words), *sources]
        credit, has_sample = slide.map.credit, has_sample or slide.map.has_sample
    behind = _behind(view, teller.at)
    if behind:
        titles = source_titles(teller.at.dataset)
        sources = [*(title for source, title in titles.items() if source in behind), *sources]
    if slide.rows is not None:
        has_sample = has_sample or slide.rows.has_sample
    if slide.chart is not None:
        credit = " / ".join(credit_lines(teller.at.dataset, behind))
        totals = teller.at.dataset["membership_totals"]
        has_sample = has_sample or bool((totals["status"] == "サンプル").any())
    return replace(
        slide,
        sources=tuple(dict.fromkeys(sources)),
        credit=credit,
        sample=words.sample if has_sample else "",
        passports=slide.passports,
    )


def _on_stage(view: MapView) -> MapView:
    """The map without the outlines of prefectures, which are a message of their own, in colours that a lamp leaves."""
    classes = tuple(replace(entry, token=_STRONGER.get(entry.token, entry.token)) for entry in view.classes)
    return replace(view, classes=classes, prefecture_string="", prefecture_counts={})


def _map_sources(view: MapView, words: Words) -> list[str]:
    titles = view.source.removesuffix(view.source_counts).removeprefix(f"{words.source}: ")
    return _titles(titles)


def _titles(written: str) -> list[str]:
    return [title for title in _BETWEEN.split(written) if title]


def _where(at: At, words: Words) -> str:
    chosen = at.selection
    place = text.place(chosen.prefecture, words) if chosen.prefecture else words.all_japan
    listed_on = list_in_force(at.dataset, chosen.body, chosen.as_of)
    return f"{place}　{days.with_list(chosen.as_of, listed_on, words)}　{words.bodies[chosen.body]}"


def _where_of_totals(at: At, words: Words) -> str:
    """The published totals are of all Japan, until the last of them, whatever is chosen."""
    last = last_total(at.dataset)
    return "　".join(filter(None, (words.all_japan, text.day(last, words) if last else "")))


def _link(view: str, at: At) -> str:
    query = at.selection.to_query(choices_of(at.dataset))
    page = _PAGES.get(view, "overview")
    return f"{page}?{urlencode(query)}" if query else page


def _passports(names: Sequence[str], teller: Teller) -> dict[str, Passport]:
    return {name: own for name in names if (own := teller.passport(name)) is not None}


def name_of(name: str, at: At, words: Words) -> str:
    """What a fact is called: of another place than the chosen one with its place."""
    place, key = where(at, name)
    called, own = FACTS[words.language].names[key], WORDS[words.language]
    if name.startswith("nation.") and at.selection.prefecture is not None:
        return own.nation_of.format(name=called)
    if ":" in name and place.selection.prefecture in set(at.dataset["prefectures"]["prefecture_code"]):
        return own.peer_of.format(place=place_name(at.dataset, str(place.selection.prefecture), words), name=called)
    return called


def said_of(name: str, teller: Teller, words: Words) -> Said:
    """A number with its name, n of N beside a share, and its passport."""
    passport = teller.passport(name)
    stem = name.removesuffix(".percent")
    share = ""
    if stem != name:
        parts = (stem, f"{stem[: -len('members')]}towns") if stem.endswith("members") else (f"{stem}.n", f"{stem}.of")
        parts = (f"{stem}.reached", f"{stem}.target") if "target." in stem else parts
        count, total = (said(fact(teller.at, part), words) for part in parts)
        share = WORDS[words.language].of.format(count=count, total=total)
    return Said(name_of(name, teller.at, words), teller.said(name), share, str(passport or ""))


def _with_numbers(slide: StorySlide, known: Mapping[str, Passport], teller: Teller, words: Words) -> StorySlide:
    """The slide of numbers: the first of all that the story tells, the others in its notes, and every source."""
    own = WORDS[words.language]
    all_said = [said_of(name, teller, words) for name in known]
    rows = tuple((each.name, each.value, each.passport) for each in all_said)
    more = [f"{name}: {value}（{passport}）" for name, value, passport in rows[_NUMBERS:]]
    note = own.more_in_notes.format(n=len(more)) if more else ""
    facts = [teller.fact(name) for name in known]
    sources = dict.fromkeys(source for each in facts for source in _titles(each.source))
    has_sample = any(each.is_sample for each in facts)
    return replace(
        slide,
        rows=Listed(own.numbers, rows[:_NUMBERS], 0, note, has_sample),
        notes=(*slide.notes, *more),
        passports=dict(known),
        sources=tuple(sources),
        sample=words.sample if has_sample else "",
    )
