"""Figures, sums and coverage in words: the same on the page, on paper, on a slide and in a table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.views.figures import MERGED
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.views.figures import Figure, Sum
    from dashboard.views.overview import OverviewView
    from dashboard.views.shares import Share
    from dashboard.wording import Words


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as it is read: "625", "1,741のうち 35.9％", "前回 … から ＋60", "2023年10月1日・公表値", the source.

    `dated` is as of and status for a table.
    """

    name: str
    value: str
    share: str
    change: str
    papers: str
    dated: str
    sample: str
    sample_count: str
    source: str


@dataclass(frozen=True, slots=True)
class CoverageText:
    """A share as it is read; `percent` is a dash where the list is not whole, and `count` and `sample` too."""

    name: str
    count: str
    total: str
    percent: str
    sample: str


def overview_sentence(view: OverviewView, words: Words) -> str:
    """What the page says, in one sentence with its numbers."""
    selection, share = view.selection, view.share
    filled = {
        "date": text.day(selection.as_of, words),
        "body": words.bodies_long[selection.body],
        "count": f"{share.count:,}",
        "total": f"{share.total:,}",
        "percent": text.percent(share.percent, words),
        "nation": text.percent(view.national.percent, words),
        "place": text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
    }
    if view.is_complete:
        sentence = words.sentence_prefecture if selection.prefecture else words.sentence_national
    else:
        sentence = words.sentence_prefecture_partial if selection.prefecture else words.sentence_totals_only
    return sentence.format(**filled)


def figure_text(figure: Figure, words: Words) -> FigureText:
    """The words of one figure."""
    own = WORDS[words.language]
    value = f"{figure.value:,}{words.at_least if figure.is_lower_bound else ''}"
    if figure.state:
        value = words.classes.get(figure.state) or words.reasons[figure.state]
    return FigureText(
        name=own.figures[figure.key],
        value=value,
        share="" if figure.state else _share(figure, words),
        change=_change(figure, words),
        dated=f"{figure.as_of} {words.statuses.get(figure.status, words.empty_cell)}",
        papers=f"{text.day(figure.as_of, words)}・{words.statuses.get(figure.status, words.empty_cell)}",
        sample=words.including_sample.format(count=f"{figure.sample:,}") if figure.sample and not figure.state else "",
        sample_count=f"{figure.sample:,}",
        source=figure.source_title,
    )


def _share(figure: Figure, words: Words) -> str:
    own = WORDS[words.language]
    if figure.total is None:
        return own.no_total_of_part if figure.key in {"都道府県", "市区町村", *MERGED} else own.no_total
    if figure.key in MERGED:
        return own.of_both.format(total=f"{figure.total:,}")
    return own.of_total.format(total=f"{figure.total:,}", percent=text.percent(figure.percent, words))


def _change(figure: Figure, words: Words) -> str:
    own = WORDS[words.language]
    if figure.change is None:
        return own.no_change.get(figure.no_change, "")
    since, before = figure.change.since, f"{figure.change.before:,}"
    return own.change.format(date=since, before=before, by=text.signed(figure.change.by, words))


def sum_text(total: Sum, words: Words) -> str:
    """The published parts and their total as a line, or what does not add up."""
    own = WORDS[words.language]
    one, other = total.parts
    numbers = {
        "one": f"{one.value:,}",
        "other": f"{other.value:,}",
        "whole": f"{total.whole.value:,}",
        "sum": f"{one.value + other.value:,}",
        "name": own.figures[total.whole.key],
        "by": text.signed(total.difference, words),
    }
    return (own.sum_broken if total.difference else own.sum).format(**numbers)


def coverage_texts(view: OverviewView, words: Words) -> list[CoverageText]:
    """The four coverages of the chosen area; dashes where the list is not whole."""
    own = WORDS[words.language]

    def row(key: str, share: Share) -> CoverageText:
        if not view.is_complete:
            return CoverageText(own.coverage_of[key], *([words.empty_cell] * 4))
        percent = text.percent(share.percent, words)
        return CoverageText(own.coverage_of[key], f"{share.count:,}", f"{share.total:,}", percent, f"{share.sample:,}")

    return [row(key, share) for key, share in view.coverages.items()]


def figures_html(figures: Sequence[Figure], words: Words, links: Mapping[str, str] | None = None) -> str:
    """Figures set in type; a figure with a link, by its key, opens its rows. A source they share stands once below."""
    shared = len({(figure.source_title, figure.as_of) for figure in figures}) == 1
    parts = "".join(_figure(figure, words, (links or {}).get(figure.key, ""), not shared) for figure in figures)
    source = WORDS[words.language].source.format(title=figures[0].source_title) if figures else ""
    below = f'<div class="atlas small">{escape(source)}</div>' if shared and figures[0].source_title else ""
    return f'<dl class="atlas figures">{parts}</dl>{below}'


def _figure(figure: Figure, words: Words, link: str, with_source: bool) -> str:  # noqa: FBT001 - of one caller
    said = figure_text(figure, words)
    value = escape(said.value)
    if link:
        opens = WORDS[words.language].opens_rows.format(name=said.name, value=said.value)
        value = f'<a href="{escape(link)}" aria-label="{escape(opens)}">{value}</a>'
    if said.share:
        value += f"<small>{escape(said.share)}</small>"
    lines = [said.change, said.papers, said.sample, said.source if with_source else ""]
    small = "".join(f'<div class="small">{escape(line)}</div>' for line in lines if line)
    return f'<div><dt>{escape(said.name)}</dt><dd><span class="value">{value}</span>{small}</dd></div>'


def sums_html(sums: Sequence[Sum], words: Words, link: Callable[[Figure], str], large: Sequence[Figure] = ()) -> str:
    """The sums as a line, each total with its link; amber where a published total is not the sum of its parts.

    The last total is told with its change where it does not stand among the large figures.
    """
    own = WORDS[words.language]
    if not sums:
        return ""
    parts = []
    for total in sums:
        said = figure_text(total.whole, words)
        opens = own.opens_rows.format(name=said.name, value=said.value)
        anchor = f'<a href="{escape(link(total.whole))}" aria-label="{escape(opens)}">{escape(said.name)}</a>'
        line = f'<span class="sum">{escape(sum_text(total, words))}</span>'
        mark = ' class="amber"' if total.difference else ""
        parts.append(f"<span{mark}>{anchor}　{line}</span>")
    last = sums[-1].whole
    change = "" if last in large else f'<span class="small">{escape(figure_text(last, words).change)}</span>'
    return f'<div class="atlas sums">{"".join(parts)}{change}</div>'


def coverage_note_html(words: Words) -> str:
    """What coverage is a share of, and where its numbers are from."""
    own = WORDS[words.language]
    return (
        f'<div class="atlas coverage-note"><span>{escape(own.coverage)}</span>'
        f'<span class="small">{escape(own.coverage_measures)}</span></div>'
    )


def _rests_on_sample(view: OverviewView) -> bool:
    return view.is_complete and all(share.sample == share.count for share in view.coverages.values())


def coverage_html(view: OverviewView, words: Words) -> str:
    """Coverage by number, people, area and 過疎 side by side; a dash with its reason where the list is not whole.

    Where all that is counted is サンプルデータ, that is said once, below.
    """
    own = WORDS[words.language]
    cells = []
    for row in coverage_texts(view, words):
        share = own.share.format(count=row.count, total=row.total) if view.is_complete else own.coverage_why
        is_told = row.sample not in {"0", words.empty_cell} and not _rests_on_sample(view)
        sample = own.with_sample.format(count=row.sample) if is_told else ""
        small = f'<div class="small">{escape(sample)}</div>' if sample else ""
        cells.append(
            f"<div><dt>{escape(row.name)}</dt><dd><b>{escape(row.percent)}</b> "
            f'<span class="small">{escape(share)}</span>{small}</dd></div>'
        )
    below = f'<div class="atlas small">{escape(own.all_sample)}</div>' if _rests_on_sample(view) else ""
    return f'<dl class="atlas figures coverage">{"".join(cells)}</dl>{below}'
