"""The parts of 次の一手: figures, what is out of reach, the steps as a chart, a table and files, and the islands."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.chart_section import show_chart, where_of_list
from dashboard.charts import ChartText
from dashboard.components import show_heading
from dashboard.invitation_chart import step_line
from dashboard.invitation_sheet import backing, chart_points, csv_table, percent_of, proof, sheet_lines, steps_table
from dashboard.navigation import ROOMS
from dashboard.overview_charts import chart_footer
from dashboard.take_away import show_take_away
from dashboard.views.papers import credits_of, sources_behind, sources_of_list
from dashboard.views.whatif import whatif_query
from dashboard.wording.whatif import WORDS as WHATIF
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.invitation_sheet import Sheet
    from dashboard.views.invitations import Unreached
    from dashboard.wording.invitations import InvitationWords


def show_plan_figures(sheet: Sheet) -> None:
    """How many invitations, and what they change: as of the list, and after them."""
    plan, said, words = sheet.plan, sheet.said, sheet.words
    start, end = plan.start, plan.steps[-1].state if plan.steps else plan.start

    def share(count: int, total: int) -> tuple[str, str]:
        return text.percent(percent_of(count, total), words), f"{count:,}/{total:,}"

    figures = [
        ("towns", share(start.members, plan.municipalities), share(end.members, plan.municipalities)),
        ("people", share(start.people, plan.population), share(end.people, plan.population)),
    ]
    if plan.criteria.goal == "prefectures" and plan.criteria.prefecture is None:
        figures.insert(0, ("prefectures", (f"{start.prefectures_below:,}", ""), (f"{end.prefectures_below:,}", "")))
    else:
        figures.insert(0, ("lacking", (f"{start.lacking:,}", ""), (f"{end.lacking:,}", "")))
    count = said.invitations.format(n=f"{len(plan.steps):,}")
    parts = [_figure(said.figures["invitations"], count, "", proof(plan, said) if plan.steps else "", backing(sheet))]
    status = words.sample if sheet.has_sample else ""
    as_of = text.day(sheet.selection.as_of, words)
    parts += [
        _figure(
            said.figures[key].format(percent=plan.criteria.percent),
            *before,
            said.after.format(value=f"{value}　{of_total}".strip()),
            as_of,
            status,
        )
        for key, before, (value, of_total) in figures
    ]
    st.html(f'<dl class="atlas figures">{"".join(parts)}</dl>')


def _figure(name: str, value: str, of_total: str, *lines: str) -> str:
    small = "".join(f'<div class="small">{escape(line)}</div>' for line in lines if line)
    return (
        f'<div><dt>{escape(name)}</dt><dd><span class="value">{escape(value)}'
        f"<small>{escape(of_total)}</small></span>{small}</dd></div>"
    )


def show_unreached(sheet: Sheet) -> None:
    """What the criteria rule out, and which to loosen."""
    plan, said, words = sheet.plan, sheet.said, sheet.words
    goal = plan.criteria.goal
    show_heading(said.unreached[goal].format(n=len(plan.unreached)), said.unreached_how[goal])
    loosen = [ways(part, said) for part in plan.unreached]
    if goal == "beside":
        table = pd.DataFrame({said.short[goal]: [sheet.full_names[part.code] for part in plan.unreached]})
    else:
        places = [text.place(part.code, words) if part.code else sheet.place for part in plan.unreached]
        table = pd.DataFrame({words.prefecture: places, said.short[goal]: [part.lacking for part in plan.unreached]})
    table = table.assign(**{said.loosen: loosen})
    st.dataframe(
        table,
        hide_index=True,
        key="invitation-unreached",
        row_height=36,
        height=min(320, 38 + 36 * len(table)),
        column_config={
            said.short["population"]: st.column_config.NumberColumn(format="localized"),
            said.loosen: st.column_config.TextColumn(width="large"),
        },
    )
    _save(table, sheet, said.unreached[goal].format(n=len(plan.unreached)), "unreached")


def ways(part: Unreached, said: InvitationWords) -> str:
    """Which criteria to loosen, one or the other, some only together."""
    return said.either.join(
        said.both.join(said.quoted.format(name=said.criteria[name]) for name in way) for way in part.loosen
    )


def show_steps_chart(sheet: Sheet) -> None:
    """The measure of the goal after each invitation."""
    plan, said, words = sheet.plan, sheet.said, sheet.words
    kind, values = chart_points(plan)
    is_share = kind in {"own", "population"}
    told = [text.percent(value, words) if is_share else f"{value:,.0f}" for value in values]
    percent = plan.criteria.percent
    has_goal = is_share and percent > 0
    title = said.chart.format(n=f"{len(plan.steps):,}", first=told[0], last=told[-1])
    footer = chart_footer(sheet.selection.as_of, words, has_sample=sheet.has_sample)
    data = session.dataset()
    area = text.place(sheet.selection.prefecture, words) if sheet.selection.prefecture else words.all_japan
    show_chart(
        lambda theme: step_line(
            values=values,
            labels=told,
            goal=(percent, said.chart_goal.format(percent=percent)) if has_goal else None,
            text=ChartText(title, said.chart_measures[kind], footer),
            theme=theme,
            is_count=not is_share,
        ),
        f"{WHATIF['ja'].mark}_{words.pages['invitations']}",
        area,
        sheet.selection.as_of,
        where=where_of_list(area, sheet.selection),
        sources=sources_of_list(data, sheet.selection.body, sheet.selection.as_of) | sources_behind(data, "statistics"),
        has_sample=sheet.has_sample,
        key="invitation-chart",
        watermark=WHATIF[words.language].mark,
    )


def show_steps(sheet: Sheet) -> None:
    """The invitations in order with their gain, their files, and the way to the what-if page."""
    said, as_of = sheet.said, sheet.selection.as_of
    show_heading(said.steps, said.steps_note)
    table = steps_table(sheet)
    heading = labels(MUNICIPALITIES.columns, sheet.words.language)
    number = st.column_config.NumberColumn
    st.dataframe(
        table,
        hide_index=True,
        key="invitation-steps",
        row_height=36,
        height=min(640, 38 + 36 * len(table)),
        placeholder=sheet.words.empty_cell,
        column_config={
            heading["population"]: number(format="localized"),
            said.columns["own_percent"]: number(format="%.1f"),
            said.columns["people"]: number(format="%.1f"),
            said.columns["reason"]: st.column_config.TextColumn(width="large"),
        },
    )
    named = (said.list_name, sheet.place, as_of)
    lines = sheet_lines(sheet, credits_of(session.dataset()))
    with st.container(horizontal=True, key="invitation-downloads"):
        show_take_away(
            table,
            *named,
            lines=lines,
            has_sample=sheet.has_sample,
            key="save-invitations",
            saved=partial(csv_table, table, sheet),
        )
        if any(room.name == "whatif" for room in ROOMS) and st.button(said.see, key="see-in-whatif"):
            for key, value in whatif_query(step.code for step in sheet.plan.steps).items():
                session.keep(key, value)
            st.switch_page("../pages/whatif.py")


def show_islands(sheet: Sheet) -> None:
    """Non-members without a neighbour, by prefecture."""
    plan, said = sheet.plan, sheet.said
    title = said.islands_by_sea if plan.criteria.by_sea else said.islands
    show_heading(title.format(n=len(plan.islands)), "" if plan.criteria.by_sea else said.islands_note)
    lines = "".join(
        f"<tr><td>{escape(text.place(prefecture, sheet.words))}</td>"
        f"<td>{escape(said.names.join(sheet.names[code] for code in codes))}</td></tr>"
        for prefecture, codes in groupby(plan.islands, key=lambda code: code[:2])
    )
    st.html(f'<div class="atlas"><table>{lines}</table></div>')
    towns = session.dataset()["municipalities"].set_index("municipality_code").loc[list(plan.islands)]
    heading = labels(MUNICIPALITIES.columns, sheet.words.language)
    table = pd.DataFrame(
        {
            heading["municipality_code"]: list(plan.islands),
            sheet.words.prefecture: [text.place(code, sheet.words) for code in towns["prefecture_code"]],
            heading["name"]: [sheet.names[code] for code in plan.islands],
        }
    )
    _save(table, sheet, title.format(n=len(plan.islands)), "islands")


def _save(table: pd.DataFrame, sheet: Sheet, title: str, key: str) -> None:
    lines = sheet_lines(sheet, credits_of(session.dataset()))
    show_take_away(
        table,
        f"{sheet.said.list_name}_{title}",
        sheet.place,
        sheet.selection.as_of,
        lines=lines,
        has_sample=sheet.has_sample,
        key=f"save-invitations-{key}",
    )


def show_how(said: InvitationWords) -> None:
    """How the invitations are worked out."""
    with st.expander(said.how, key="invitation-how"):
        st.html(f'<div class="atlas"><ul>{"".join(f"<li>{escape(line)}</li>" for line in said.how_lines)}</ul></div>')
