"""The parts of the council page: history, offices, committees, cooperating members, ministries and activities."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.correction_links import slip_link
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.take_away import show_take_away
from dashboard.views.council import HEAD, bodies, committees, cooperating, dates_with_offices, facts, offices
from dashboard.wording.council import WORDS
from geodata.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from dashboard.selection import Selection
    from dashboard.views.council import Body, Committee
    from dashboard.wording import Words
    from dashboard.wording.council import CouncilWords
    from geodata.dataset import Dataset

_CHAIRS = ("会長", "共同代表")
_VICE = "副会長"
_HISTORY_TOTALS = ("総計",)


def council_sentence(dataset: Dataset, selection: Selection, words: Words) -> str:
    """Who leads the body on the day; and that it has ended, where it has."""
    said, held = WORDS[words.language], offices(dataset, selection.body, selection.as_of)
    names = {office: _places(held[held["office"] == office], dataset, words) for office in (*_CHAIRS, _VICE)}
    first = next((office for office in _CHAIRS if names[office]), "")
    date, body = text.day(selection.as_of, words), words.bodies_long[selection.body]
    if first:
        vice = said.vice.format(holders=names[_VICE]) if names[_VICE] else ""
        sentence = said.sentence.format(
            date=date, body=body, first=_office(first, dataset, words), holder=names[first], vice=vice
        )
    else:
        sentence = said.sentence_without.format(date=date, body=body)
    ended = next((each.ended_on for each in bodies(dataset) if each.body == selection.body), None)
    if ended and ended <= selection.as_of:
        sentence += " " * (words.language == "en") + said.ended.format(date=text.day(ended, words))
    return sentence


def _places(rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    separator = "、" if words.language == "ja" else "; "
    return separator.join(_place(row, dataset, words) for row in rows.to_dict("records"))


def _place(row: Mapping[Any, Any], dataset: Dataset, words: Words) -> str:
    """Name of a member with its prefecture; of an organisation that is no place, as it stands."""
    code, prefecture = row["municipality_code"], row["prefecture_code"]
    if not isinstance(prefecture, str):
        return str(row["name"])
    if not isinstance(code, str):
        return text.place(prefecture, words)
    towns = dataset["municipalities"]
    own = towns[towns["municipality_code"] == code]
    name = text.town(own.iloc[0], words) if len(own) else str(row["name"]).removeprefix(text.place(prefecture, words))
    return (
        f"{text.place(prefecture, words)}{name}"
        if words.language == "ja"
        else f"{name}, {text.place(prefecture, words)}"
    )


def _linked(row: Mapping[Any, Any], dataset: Dataset, words: Words) -> str:
    """The member as a link to its card on the map."""
    name, code, prefecture = escape(_place(row, dataset, words)), row["municipality_code"], row["prefecture_code"]
    if not isinstance(prefecture, str):
        return name
    town = f"&town={code}" if isinstance(code, str) else ""
    language = "&lang=en" if words.language == "en" else ""
    pinned = f"&v={version}" if (version := session.pinned_version()) else ""
    return f'<a href="./?pref={prefecture}{town}{language}{pinned}" target="_self">{name}</a>'


def _office(office: str, dataset: Dataset, words: Words) -> str:
    said = WORDS[words.language]
    if not office.endswith(HEAD):
        return said.office_names.get(office, office)
    names = dataset["committees"].set_index("committee")["committee_en" if words.language == "en" else "name"]
    committee = office.removesuffix("長")
    name = str(names.get(committee, committee)) if words.language == "en" else committee
    return said.head_of.format(committee=name)


def show_history(dataset: Dataset, words: Words) -> None:
    """One bar a body with its published totals, and a gap between them where one was reorganised into the other."""
    said = WORDS[words.language]
    show_heading(said.history, said.history_note)
    mark = (
        '<div style="flex:0 0 auto;align-self:flex-start;padding:0 12px;color:var(--accent);border:solid var(--accent);'
        f'border-width:0 1px">{escape(said.break_mark)}</div>'
    )
    parts = mark.join(_body(body, said, words) for body in bodies(dataset))
    st.html(
        f'<div class="atlas" style="display:flex;flex-wrap:wrap;gap:16px 8px;margin-top:8px" data-history>{parts}</div>'
    )


def _body(body: Body, said: CouncilWords, words: Words) -> str:
    name = body.name_en if words.language == "en" else body.name
    began = said.began[body.began_by or ""] if body.began_on and body.began_by in said.began else said.began_unknown
    until = said.until.format(date=text.day(body.ended_on, words)) if body.ended_on else said.goes_on
    is_total = body.totals["member_class"].isin(_HISTORY_TOTALS)
    totals = "".join(
        "<li>"
        + escape(
            said.total_line.format(
                date=text.day(row["as_of"], words),
                cls=said.total_class[row["member_class"]],
                count=f"{row['count']:,}" + (said.at_least if row["is_lower_bound"] else ""),
            )
        )
        + f"　<span class='small'>{escape(words.statuses[row['status']])}・{source_html(row)}</span></li>"
        for row in body.totals[is_total].to_dict("records")
    )
    return (
        f'<div style="flex:1 1 320px;border-top:6px solid var(--member);padding-top:8px"><h3>{escape(name)}</h3>'
        f"<div>{escape(began.format(date=text.day(body.began_on, words) if body.began_on else ''))}　{escape(until)}</div>"
        f"<ul>{totals}</ul></div>"
    )


def show_offices(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Who holds which office, without names of persons."""
    said = WORDS[words.language]
    show_heading(said.offices, said.offices_note)
    held = offices(dataset, selection.body, selection.as_of)
    if held["prefecture_code"].isna().all():
        dates = [text.day(day, words) for day in dates_with_offices(dataset, selection.body)]
        more = said.no_offices_dates.format(dates="、".join(dates)) if dates else ""
        st.info(said.no_offices + " " * (words.language == "en") + more)
    if held.empty:
        return
    heads = [said.columns[name] for name in ("office", "place", "since", "as_of", "status", "source", "note")]
    rows = [
        (
            unbroken(_office(row["office"], dataset, words)),
            _linked(row, dataset, words)
            + (
                ""
                if isinstance(row["prefecture_code"], str)
                else f" <span class='small'>{escape(said.secretariat_place)}</span>"
            ),
            unbroken(words.empty_cell if pd.isna(row["since"]) else text.day(f"{row['since']:%Y-%m-%d}", words)),
            unbroken(text.day(row["as_of"], words)),
            unbroken(words.statuses[row["status"]]),
            source_html(row),
            f"<span class='small'>{escape(row['note'] if isinstance(row['note'], str) else '')}</span>",
        )
        for row in held.to_dict("records")
    ]
    linked = [
        (*row[:-1], _with_slip(row[-1], of["table"], of)) for row, of in zip(rows, held.to_dict("records"), strict=True)
    ]
    st.html(table_html(heads, linked, said.offices, is_wide=True))
    _save(cells_table(heads, rows), said.offices, selection, words, "offices")


def _with_slip(cell: str, table: str, row: Mapping[Any, Any]) -> str:
    """A cell with the way to the slip of correction of its row below it; for the page, not for files."""
    return f"{cell}<div>{slip_link(table, row)}</div>"


def show_committees(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Each committee: head with its check, members published and listed, and what it does."""
    said = WORDS[words.language]
    rule = "；".join(_fact(row, words) for row in facts(dataset, selection.body, "部会").to_dict("records"))
    show_heading(said.committees, said.committees_note.format(rule=rule) if rule else "")
    found = committees(dataset, selection.body, selection.as_of)
    if not found:
        st.html(f'<div class="atlas small">{escape(said.no_committees)}</div>')
    for committee in found:
        _show_committee(committee, dataset, selection, words)


def _show_committee(committee: Committee, dataset: Dataset, selection: Selection, words: Words) -> None:
    said, row = WORDS[words.language], committee.row
    name = str(row["committee_en" if words.language == "en" else "committee"])
    set_up = words.empty_cell if pd.isna(row["set_up_on"]) else text.day(f"{row['set_up_on']:%Y-%m-%d}", words)
    if not committee.is_set_up:
        st.html(f'<div class="atlas"><h3>{escape(name)}</h3>{escape(said.not_yet.format(date=set_up))}</div>')
        return
    check = said.head_check[committee.head.value].format(
        date=text.day(selection.as_of, words), status=words.statuses.get(committee.head_status, "")
    )
    tasks = "".join(f"<li>{escape(_fact(task, words))}</li>" for task in committee.tasks.to_dict("records"))
    is_sound = committee.head is Standing.MEMBER
    lines = (
        (said.set_up, escape(set_up)),
        (said.head, f"{_linked(row.to_dict(), dataset, words)}<br>{_check(check, is_sound=is_sound, kind='head')}"),
        (said.members, _members(committee, said, words)),
        (said.tasks, f"<ul>{tasks}</ul>"),
        (
            said.columns["source"],
            f"<span class='small'>{escape(words.statuses[row['status']])}・{source_html(row.to_dict())}</span> "
            + slip_link("committees", row.to_dict()),
        ),
    )
    rows = [(escape(title), content) for title, content in lines]
    st.html(f'<div class="atlas"><h3>{escape(name)}</h3></div>' + table_html(("", ""), rows, name))
    if len(committee.members):
        heads = [said.columns[name] for name in ("place", "role", "standing")]
        listed = [
            (
                _linked(each, dataset, words),
                escape(each["role"] if isinstance(each["role"], str) else ""),
                escape(said.standing[each["standing"]]),
            )
            for each in committee.members.to_dict("records")
        ]
        records = committee.members.to_dict("records")
        linked = [
            (*cells[:-1], _with_slip(cells[-1], "committee_members", of))
            for cells, of in zip(listed, records, strict=True)
        ]
        st.html(table_html(heads, linked, said.members, is_named=True))
        codes = committee.members["municipality_code"].fillna(committee.members["prefecture_code"]).to_numpy()
        table = cells_table(heads, listed)
        table.insert(0, words.code, codes)
        _save(table, f"{name}_{said.members}", selection, words, f"committee-{row['committee']}")


def _check(sentence: str, *, is_sound: bool, kind: str) -> str:
    """A sentence that says how a check came out; amber where it did not hold."""
    colour = "" if is_sound else " style='color:var(--accent)'"
    return f'<span data-check="{kind}" data-holds="{str(is_sound).lower()}"{colour}>{escape(sentence)}</span>'


def _members(committee: Committee, said: CouncilWords, words: Words) -> str:
    published = [said.unknown_count if number is None else str(number) for number, _ in committee.counts]
    first = escape(said.members_published.format(prefectures=published[0], towns=published[1]))
    if committee.listed_on is None:
        return f"{first}<br>{_check(said.members_not_public, is_sound=False, kind='members')}"
    differences = [
        said.difference.format(n=listed - number) if number is not None else said.unknown_count
        for number, listed in committee.counts
    ]
    sentence = (said.members_met if committee.is_met else said.members_differ).format(
        date=text.day(committee.listed_on, words),
        prefectures=committee.counts[0][1],
        towns=committee.counts[1][1],
        prefecture_difference=differences[0],
        town_difference=differences[1],
    )
    doubtful = int((committee.members["standing"] != Standing.MEMBER.value).sum())
    more = f"<br>{_check(said.members_not_regular.format(n=doubtful), is_sound=False, kind='standing')}"
    return f"{first}<br>{_check(sentence, is_sound=committee.is_met, kind='members')}{more if doubtful else ''}"


def _fact(row: Mapping[Any, Any], words: Words) -> str:
    return str(row["fact_en" if words.language == "en" else "fact"])


def show_cooperating(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Cooperating members by kind, and who of them is named in any document."""
    said, view = WORDS[words.language], cooperating(dataset, selection.body, selection.as_of)
    show_heading(said.cooperating[selection.body], said.named_note)
    if view.published is None or view.published_on is None:
        sentence = said.cooperating_unknown
    else:
        sentence = said.cooperating_published.format(
            date=text.day(view.published_on, words),
            count=f"{view.published:,}",
            status=words.statuses[view.published_status],
            source=view.published_source,
        )
        then = said.cooperating_named if view.named_then else said.cooperating_none_named
        sentence += " " * (words.language == "en") + then.format(n=view.named_then)
    st.html(f'<div class="atlas"><p class="sentence">{escape(sentence)}</p></div>')
    if view.kinds.empty:
        st.html(f'<div class="atlas small">{escape(said.no_kinds)}</div>')
    else:
        label = "kind_en" if words.language == "en" else "kind"
        rows = [(escape(row[label]), str(row["on_day"]), str(row["earlier"])) for row in view.kinds.to_dict("records")]
        heads = (said.kind, said.named_then, said.named_earlier)
        st.html(table_html(heads, rows, said.kind, numbers=2))
        _save(cells_table(heads, rows, numbers=2), said.cooperating[selection.body], selection, words, "kinds")
    if len(view.named):
        named, cells = _named(view.named.to_dict("records"), said, words)
        records = view.named.to_dict("records")
        linked = [
            (*own[:-1], _with_slip(own[-1], "cooperating_members", of)) for own, of in zip(cells, records, strict=True)
        ]
        st.html(table_html(named, linked, said.named_table, is_named=True, is_wide=True))
        _save(cells_table(named, cells), said.named_table, selection, words, "named")


def _named(
    rows: Sequence[Mapping[Any, Any]], said: CouncilWords, words: Words
) -> tuple[list[str], list[Sequence[str]]]:
    heads = [said.columns["name"], said.columns["role"], said.area]
    heads += [said.columns[name] for name in ("as_of", "status", "source")]
    cells: list[Sequence[str]] = [
        (
            escape(row["name"]),
            escape(row["role"] if isinstance(row["role"], str) else ""),
            escape(
                said.areas.get(row["area"], said.area_unknown) if isinstance(row["area"], str) else said.area_unknown
            ),
            unbroken(text.day(row["as_of"], words)),
            unbroken(words.statuses[row["status"]]),
            source_html(row),
        )
        for row in rows
    ]
    return heads, cells


def show_facts(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Activities, ministries, advisers and how to join, each with its page."""
    said = WORDS[words.language]
    of_topics = {title: facts(dataset, selection.body, topic) for topic, title in said.topics.items()}
    found = {title: rows.to_dict("records") for title, rows in of_topics.items() if len(rows)}
    show_heading(said.about, "" if found else said.not_registered)
    lines = [
        (
            escape(title),
            "<ul>" + "".join(f"<li>{escape(_fact(row, words))}</li>" for row in rows) + "</ul>",
            f"<span class='small'>{_papers(rows[0], words)}</span>",
        )
        for title, rows in found.items()
    ]
    if lines:
        st.html(table_html(("", "", ""), lines, said.about))
        _save(cells_table(("", "", ""), lines), said.about, selection, words, "facts")


def _save(table: pd.DataFrame, content: str, selection: Selection, words: Words, key: str) -> None:
    show_take_away(table, content, words.all_japan, selection.as_of, has_sample=False, key=f"save-council-{key}")


def _papers(row: Mapping[Any, Any], words: Words) -> str:
    """Status, date and source of a row."""
    return f"{escape(words.statuses[row['status']])}・{escape(text.day(row['as_of'], words))}・{source_html(row)}"
