"""The parts of 突合台帳: every total against its rows, and the rows behind the line that is open."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.take_away import show_take_away
from dashboard.views.ledger import corrections_of, line_rows
from geodata.reconciling import COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.views.ledger import DatedLines, LedgerView, Line, Sum
    from dashboard.wording import Words
    from dashboard.wording.ledger import LedgerWords
    from geodata.dataset import Dataset

LINE: Final = "line"
_NUMBERS: Final = ("published", *COUNTED)


def ledger_sentence(view: LedgerView, own: LedgerWords) -> str:
    """How many totals agree with their rows, in one sentence."""
    tally = view.tally()
    return own.sentence.format(**tally, published=tally["agree"] + tally["off"])


def show_ledger(dataset: Dataset, view: LedgerView, words: Words, own: LedgerWords) -> None:
    """Every line by body and date, with the rows of the open one below its table, and the downloads of all."""
    st.html(f'<div class="atlas small">{escape(own.scope)}</div>')
    _show_downloads(dataset, view, words, own)
    opened = view.line(session.kept(LINE))
    for number, dated in enumerate(view.dates):
        _show_date(dated, words, own)
        with st.container(horizontal=True, gap="small", key=f"lines-{number}"):
            for line in dated.lines:
                is_open = line == opened
                st.button(
                    (own.close if is_open else own.open).format(name=class_name(line.member_class, words)),
                    key=f"open-{line.key}",
                    on_click=partial(session.keep, LINE, "" if is_open else line.key),
                )
        if opened in dated.lines and opened is not None:
            with st.container(key="opened-line"):
                _show_line(dataset, opened, words, own)


def class_name(member_class: str, words: Words) -> str:
    """What the reader calls a class of members, or a sum of classes."""
    return words.member_classes.get(member_class, member_class)


def _show_date(dated: DatedLines, words: Words, own: LedgerWords) -> None:
    day = text.day(dated.as_of, words)
    papers = {
        own.published_by.format(status=words.statuses[line.status], source=line.source_title or words.empty_cell): None
        for line in dated.lines
        if line.status
    }
    show_heading(f"{words.bodies[dated.body]}　{day}", "　".join(papers))
    name = own.table_of.format(body=words.bodies_long[dated.body], date=day)
    head = "".join(f'<th scope="col"{_side(key)}>{escape(heading)}</th>' for key, heading in own.columns.items())
    rows = "".join(_table_row(line, words, own) for line in dated.lines)
    sums = "".join(
        f"<li{'' if each.holds else ' class=off'}>{escape(said)}</li>" for each, said in _sums(dated, words, own)
    )
    st.html(
        f'<div class="atlas"><div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">'
        f"<table><tr>{head}</tr>{rows}</table></div><ul class='small'>{sums}</ul></div>"
    )


def _side(key: str) -> str:
    return "" if key in {"member_class", "explanation"} else ' class="n"'


def _table_row(line: Line, words: Words, own: LedgerWords) -> str:
    cells = {key: escape(value) for key, value in line_cells(line, words, own).items()}
    shown = "".join(
        f'<th scope="row">{cells[key]}</th>'
        if key == "member_class"
        else f"<td class='{'n ' if _side(key) else ''}{'off' if line.is_off and key == 'difference' else ''}'>{cells[key]}</td>"
        for key in own.columns
    )
    return f"<tr>{shown}</tr>"


def line_cells(line: Line, words: Words, own: LedgerWords) -> dict[str, str]:
    """Texts of a line by column of the table; a difference has a sign and words beside its number."""
    published = own.none if line.published is None else f"{line.published:,}"
    if line.is_lower_bound:
        published = own.at_least.format(n=published)
    if line.difference is None:
        difference = f"{words.empty_cell} {own.bound}"
    else:
        number = f"{line.difference:+,}".replace("-", "−") if line.difference else "0"
        difference = own.off.format(n=number) if line.is_off else number
    return {
        "member_class": class_name(line.member_class, words),
        "published": published,
        **{outcome: f"{line.counts[outcome]:,}" for outcome in COUNTED},
        "difference": difference,
        "explanation": line.explanation if words.language == "ja" else line.explanation_en,
    }


def _sums(dated: DatedLines, words: Words, own: LedgerWords) -> list[tuple[Sum, str]]:
    plus = "＋" if words.language == "ja" else " + "
    return [
        (
            each,
            (own.sum_holds if each.holds else own.sum_fails).format(
                parts=plus.join(f"{count:,}" for _, count in each.parts),
                sum=f"{sum(count for _, count in each.parts):,}",
                total=f"{each.total:,}",
                name=class_name(each.total_class, words),
            ),
        )
        for each in dated.sums
    ]


def ledger_table(view: LedgerView, words: Words, own: LedgerWords) -> pd.DataFrame:
    """The whole ledger as it is saved: one row a line, numbers as numbers; what is not known is empty."""
    rows = []
    for line in view.lines:
        cells: dict[str, Any] = {words.body: words.bodies_long[line.body], words.as_of: line.as_of}
        said = line_cells(line, words, own)
        cells |= {heading: said[key] for key, heading in own.columns.items()}
        cells |= {own.columns["published"]: line.published, own.columns["difference"]: line.difference}
        cells |= {own.columns[outcome]: line.counts[outcome] for outcome in COUNTED}
        cells |= {own.terms["unnamed"]: line.unnamed, words.at_least.strip(): "○" if line.is_lower_bound else ""}
        rows.append(cells | {words.status: words.statuses.get(line.status, ""), words.source: line.source_title})
    whole = dict.fromkeys((own.columns["published"], own.columns["difference"], own.terms["unnamed"]), "Int64")
    return pd.DataFrame(rows).astype(whole)


def _show_downloads(dataset: Dataset, view: LedgerView, words: Words, own: LedgerWords) -> None:
    table = ledger_table(view, words, own)
    days = sorted({line.as_of for line in view.lines})
    lines = [line.format(version=dataset.version) for line in own.whole_lines]
    if view.has_sample:
        lines.append(words.sample_note)
    _save(table, lines, own.whole, f"{days[0]}～{days[-1]}" if days else "", has_sample=view.has_sample, key="ledger")


def _save(table: pd.DataFrame, lines: Sequence[str], content: str, as_of: str, *, has_sample: bool, key: str) -> None:
    area = session.words().all_japan
    show_take_away(table, content, area, as_of, lines=lines, has_sample=has_sample, key=f"save-{key}")


def identity(line: Line, own: LedgerWords) -> str:
    """Published = registered + sample + merged + unmatched + ambiguous + otherwise rejected + without a name."""
    terms = [("＋", own.terms[outcome], line.counts[outcome]) for outcome in COUNTED]
    if line.unnamed is not None:
        rest = "unnamed" if line.unnamed >= 0 else "beyond"
        terms.append(("＋" if line.unnamed >= 0 else "－", own.terms[rest], abs(line.unnamed)))
    said = " ".join(f"{sign} {name} {count:,}" for sign, name, count in terms).removeprefix("＋ ")
    if line.unnamed is None:
        return own.rows_only.format(terms=said)
    return own.identity.format(published=f"{line.published:,}", terms=said)


def _show_line(dataset: Dataset, line: Line, words: Words, own: LedgerWords) -> None:
    """The equation of a line, its rows, those that explain a difference first, and the corrections of its list."""
    day, name = text.day(line.as_of, words), class_name(line.member_class, words)
    show_heading(own.opened.format(body=words.bodies[line.body], date=day, name=name))
    st.html(
        f'<div class="atlas"><p class="sentence">{escape(identity(line, own))}</p>'
        f'<div class="small">{escape(own.counted_note)}</div></div>'
    )
    table = rows_table(line_rows(dataset, line), words, own)
    _show_table(table, words, "rows-of-line", wide=own.row_columns["outcome"])
    has_sample = bool(line.counts["サンプル"])
    lines = [identity(line, own), own.counted_note, *([words.sample_note] if has_sample else [])]
    _save(table, lines, f"{own.whole}_{words.bodies[line.body]}_{name}", line.as_of, has_sample=has_sample, key="line")
    corrected = corrections_of(dataset, line)
    if not corrected.empty:
        show_heading(f"{own.corrections}（{len(corrected):,}）")
        columns = own.correction_columns
        shown = corrected[list(columns)].rename(columns=columns)
        _show_table(shown, words, "corrections-of-line")
        content = f"{own.corrections}_{words.bodies[line.body]}_{name}"
        _save(shown, lines, content, line.as_of, has_sample=has_sample, key="corrections")


def rows_table(rows: pd.DataFrame, words: Words, own: LedgerWords) -> pd.DataFrame:
    """Rows behind a line in the words of the language, a row in for each row out."""
    reason = "reason" if words.language == "ja" else "reason_en"
    said: dict[str, Callable[[dict[str, Any]], Any]] = {
        "outcome": lambda row: own.outcomes.get(row["outcome"], row["outcome"]).format(n=f"{abs(row['count']):,}"),
        "member_class": lambda row: _filled(row["member_class"], lambda of: class_name(of, words)),
        "resolved": lambda row: own.resolvers[row["resolver"]].format(rule=_rule(row, words)),
        "status": lambda row: _filled(row["status"], lambda of: words.statuses[of]),
        "reason": lambda row: row[reason],
        "into": lambda row: _filled(
            row["row_into"], lambda of: own.into.format(source=row["source_into"], file=row["file_into"], row=of)
        ),
    }
    records: list[dict[str, Any]] = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    table = pd.DataFrame(
        {
            heading: [said[key](row) if key in said else row[key] for row in records]
            for key, heading in own.row_columns.items()
        }
    )
    return table.astype({own.row_columns["count"]: "int64", own.row_columns["row"]: "Int64"})


def _filled(value: str | float | None, say: Callable[[Any], str]) -> str | None:
    return None if pd.isna(value) else say(value)


def _rule(row: dict[str, Any], words: Words) -> str:
    """By which rules a place was recognised; "" where none was."""
    return "" if pd.isna(row["rule"]) else text.matched_by(str(row["rule"]), words)


def show_outside(view: LedgerView, words: Words, own: LedgerWords) -> None:
    """Rejected rows whose body or date could not be read; nothing where there is none."""
    if view.unplaced.empty:
        return
    show_heading(f"{own.outside}（{len(view.unplaced):,}）", own.outside_note)
    table = rows_table(view.unplaced, words, own)
    _show_table(table, words, "rows-outside", wide=own.row_columns["outcome"])
    _save(table, [own.outside_note], own.outside, session.dataset().version, has_sample=view.has_sample, key="outside")


def _show_table(table: pd.DataFrame, words: Words, key: str, *, wide: str = "") -> None:
    filled = table.loc[:, table.notna().any()]
    st.dataframe(
        filled,
        hide_index=True,
        row_height=36,
        height=min(540, 38 + 36 * len(filled)),
        placeholder=words.empty_cell,
        column_config={wide: st.column_config.TextColumn(width="medium")} if wide else None,
        key=key,
    )
