"""The tables of 変化 in words: named lists by prefecture, and the proof; the same on the page and in a file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import text
from dashboard.views.change_ledger import NATION, TERMS
from dashboard.wording.changes import WORDS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from dashboard.views.change_lists import NetChange
    from dashboard.views.change_traces import Seen
    from dashboard.views.changes import ChangesView
    from dashboard.wording import Words

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "joined": ("joined",),
    "left": ("left",),
    "merged": ("merged_away", "merged_into"),
    "reclassified": ("reclassified", "promoted"),
    "renamed": ("renamed",),
    "corrected": ("corrected",),
    "undone": ("undone",),
}
_NUMBERS: Final = ("opening", *TERMS, "expected", "closing", "difference")


def grouped(view: ChangesView) -> dict[str, list[NetChange]]:
    """The changes of the chosen dates by list, in the order they are shown; empty lists too."""
    every = (*view.changes, *view.corrections)
    return {name: [change for change in every if change.kind in kinds] for name, kinds in GROUPS.items()}


def list_table(changes: Sequence[NetChange], words: Words) -> pd.DataFrame:
    """One row a change, in the order given: place, codes and names, when, the rows of both lists, status."""
    own = WORDS[words.language]
    rows = [
        {
            "prefecture": text.place(change.prefecture_code, words),
            "code_before": _code(change.before, change),
            "name_before": change.before.name if change.before else "",
            "code_after": _code(change.after, change),
            "name_after": change.after.name if change.after else "",
            "kind": own.kinds[change.kind],
            "member_class": " → ".join(dict.fromkeys(_classes(change, words))),
            "effect": "、".join(text.signed(number, words) for number in change.effect.values()) or "±0",
            "when": change.happened_on or own.between.format(after=change.after_list, by=change.by_list),
            "list_before": _row(change.before, words),
            "list_after": _row(change.after, words),
            "status": words.statuses[change.status],
            "note": change.note or "、".join(change.steps if change.kind == "undone" else ()),
        }
        for change in changes
    ]
    return pd.DataFrame(rows, columns=list(own.columns)).rename(columns=own.columns).astype("str")


def list_html(changes: Sequence[NetChange], words: Words) -> str:
    """The list under the names of the prefectures, without columns in which nothing stands or nothing changes."""
    own, table = WORDS[words.language].columns, list_table(changes, words)
    filled = [name for name in table.columns[1:] if (table[name] != "").any()]
    for side in ("code", "name"):
        before, after = own[f"{side}_before"], own[f"{side}_after"]
        if table[before].equals(table[after]):
            filled.remove(before)
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in filled)
    body = ""
    for prefecture, rows in table.groupby(table.columns[0], sort=False):
        title = WORDS[words.language].counted.format(name=prefecture, n=f"{len(rows):,}")
        body += f"<tr><th scope='rowgroup' colspan='{len(filled)}'>{escape(title)}</th></tr>"
        for row in rows[filled].itertuples(index=False):
            body += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def proof_table(view: ChangesView, prefecture: str | None, words: Words) -> pd.DataFrame:
    """The proof of the nation and of each prefecture, or of one and the nation, with the verdict in words."""
    own, rows = WORDS[words.language], _of(view.ledger, prefecture)
    columns = {
        "prefecture": [_place(code, words) for code in rows["prefecture_code"]],
        "member_class": [words.member_classes.get(name, name) for name in rows["member_class"]],
        **{name: rows[name].tolist() for name in _NUMBERS},
        "verdict": [
            verdict(view, code, number, words)
            for code, number in zip(rows["prefecture_code"], rows["difference"], strict=True)
        ],
    }
    return pd.DataFrame({own.terms[name]: columns[name] for name in own.terms})


def verdict(view: ChangesView, prefecture: str, difference: int, words: Words) -> str:
    """Whether the two counts agree; where they do not, by how much, and how many rejected rows may be the reason."""
    own = WORDS[words.language]
    if not difference:
        return own.holds
    doubtful = sum(view.doubtful.values()) if prefecture == NATION else view.doubtful.get(prefecture, 0)
    said = own.fails.format(difference=text.signed(difference, words))
    return f"{said}（{own.doubtful.format(n=doubtful)}）" if doubtful else said


def proof_html(view: ChangesView, member_class: str, prefecture: str | None, words: Words) -> str:
    """The proof of one class as a table; a row that does not hold is amber and says so."""
    own = WORDS[words.language]
    rows = _of(view.ledger[view.ledger["member_class"] == member_class], prefecture)
    shown = [name for name in own.terms if name not in {"member_class", "difference"}]
    head = "".join(
        f"<th scope='col'{' class=n' if name in _NUMBERS else ''}>{escape(own.terms[name])}</th>" for name in shown
    )
    body = ""
    for row in rows.to_dict("records"):
        numbers = "".join(
            f"<td class='n'>{text.signed(row[name], words) if name in TERMS else format(row[name], ',')}</td>"
            for name in _NUMBERS
            if name in shown
        )
        said = verdict(view, row["prefecture_code"], row["difference"], words)
        amber = " class='amber'" if row["difference"] else ""
        place = escape(_place(row["prefecture_code"], words))
        body += f"<tr><th scope='row'{amber}>{place}</th>{numbers}<td{amber}>{escape(said)}</td></tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def equation(view: ChangesView, member_class: str, prefecture: str | None, words: Words) -> str:
    """The proof of the nation or of the chosen prefecture as one line with every term."""
    own, ledger = WORDS[words.language], view.ledger
    code = prefecture or NATION
    row = ledger[(ledger["prefecture_code"] == code) & (ledger["member_class"] == member_class)].iloc[0]
    return own.equation.format(
        place=_place(code, words),
        opening=f"{row['opening']:,}",
        terms=" ".join(own.term.format(number=text.signed(row[name], words), name=own.terms[name]) for name in TERMS),
        expected=f"{row['expected']:,}",
        closing=f"{row['closing']:,}",
        verdict=verdict(view, code, row["difference"], words),
    )


def totals_html(view: ChangesView, words: Words) -> str:
    """The published totals of both dates with their papers and difference; of two bodies, each in its own table."""
    own = WORDS[words.language]
    sides = (("_before", view.before), ("_after", view.after))
    if not view.are_two_bodies:
        return _totals(view.totals, {side: text.day(stand.as_of, words) for side, stand in sides}, words)
    tables = "".join(
        f"<div><h3>{escape(own.totals_of.format(body=words.bodies_long[stand.body], date=text.day(stand.as_of, words)))}</h3>"
        f"{_totals(view.totals[view.totals[f'count{side}'].notna()], {side: own.totals_columns['count']}, words)}</div>"
        for side, stand in sides
    )
    return f'<div class="abreast">{tables}</div>'


def _totals(rows: pd.DataFrame, heads: Mapping[str, str], words: Words) -> str:
    """A table with one column a side, and the difference beside two; papers that all rows share stand above them."""
    own = WORDS[words.language]
    shared = {side: _shared_papers(rows, side, words) for side in heads}
    head = f"<th scope='col'>{escape(own.totals_columns['member_class'])}</th>" + "".join(
        f"<th scope='col' class='n'>{escape(name)}<div class='small'>{escape(shared[side])}</div></th>"
        for side, name in heads.items()
    )
    has_difference = len(heads) > 1
    head += f"<th scope='col' class='n'>{escape(own.totals_columns['difference'])}</th>" if has_difference else ""
    body = ""
    for row in rows.to_dict("records"):
        cells = "".join(
            f"<td class='n'>{_total(row, side, words, with_papers=not shared[side])}</td>" for side in heads
        )
        if has_difference:
            is_known = not pd.isna(row["difference"])
            said = text.signed(int(row["difference"]), words) if is_known else own.no_difference
            cells += f"<td class='n'>{escape(said)}</td>"
        name = words.member_classes.get(row["member_class"], row["member_class"])
        body += f"<tr><th scope='row'>{escape(name)}</th>{cells}</tr>"
    return f"<table class='totals'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shared_papers(rows: pd.DataFrame, side: str, words: Words) -> str:
    known = rows[rows[f"count{side}"].notna()]
    papers = {_papers(row, side, words) for row in known.to_dict("records")}
    return papers.pop() if len(papers) == 1 else ""


def _total(row: Mapping[Hashable, Any], side: str, words: Words, *, with_papers: bool) -> str:
    count = row[f"count{side}"]
    if pd.isna(count):
        return f"<span class='small'>{escape(WORDS[words.language].not_published)}</span>"
    bound = words.at_least if row[f"is_lower_bound{side}"] else ""
    papers = f"<div class='small'>{escape(_papers(row, side, words))}</div>" if with_papers else ""
    return f"{count:,}{escape(bound)}{papers}"


def _papers(row: Mapping[Hashable, Any], side: str, words: Words) -> str:
    status, title = str(row[f"status{side}"]), row[f"source_title{side}"]
    return words.statuses.get(status, status) + (f"・{title}" if isinstance(title, str) else "")


def _of(ledger: pd.DataFrame, prefecture: str | None) -> pd.DataFrame:
    return ledger if prefecture is None else ledger[ledger["prefecture_code"].isin([NATION, prefecture])]


def _place(code: str, words: Words) -> str:
    return words.all_japan if code == NATION else text.place(code, words)


def _code(seen: Seen | None, change: NetChange) -> str:
    return (seen.code or change.prefecture_code) if seen else ""


def _classes(change: NetChange, words: Words) -> Iterable[str]:
    for seen in (change.before, change.after):
        if seen is not None:
            yield words.member_classes.get(seen.member_class, seen.member_class)


def _row(seen: Seen | None, words: Words) -> str:
    if seen is None or not seen.source_id:
        return ""
    own = WORDS[words.language]
    if seen.row is None:
        return seen.source_id
    return own.row.format(source=seen.source_id, file=seen.file, row=seen.row)
