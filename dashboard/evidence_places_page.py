"""Themes by place on the page of evidence: the table, the municipalities of a cell, and where nobody answers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.evidence_names import said, theme_names
from dashboard.evidence_page import OPINION, THEME, asked
from dashboard.html_tables import cells_table, table_html
from dashboard.place_names import place_name
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.evidence import COUNTS
from dashboard.views.evidence_places import ANSWERS, LEVELS, Cell, answers, cells, groups, level_of
from dashboard.views.peers import weights_of
from dashboard.views.shares import SAMPLE
from dashboard.wording.evidence_places import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.wording.evidence_places import EvidencePlacesWords
    from geodata.dataset import Dataset

LEVEL: Final = "groups"
AREA: Final = "area"
TOWN: Final = "like"
_TABLE: Final = "evidence-matrix"
_SHOWN: Final = "evidence_cells_shown"
_PREFECTURE: Final = len("20")


def told() -> EvidencePlacesWords:
    """The words of this part in the chosen language."""
    return WORDS[session.words().language]


def level() -> str:
    """How municipalities are grouped."""
    return level_of(session.kept(LEVEL))


def _groups(dataset: Dataset, selection: Selection) -> dict[str, tuple[str, ...]]:
    return groups(dataset, level(), _town(selection), weights_of(session.kept("weights")))


def _town(selection: Selection) -> str:
    """The municipality whose peers are counted: the one of the link, else that of the panel."""
    kept = session.kept(TOWN)
    return kept if kept in session.choices().municipalities else selection.municipality or ""


def _area(of: dict[str, tuple[str, ...]], selection: Selection) -> str:
    """The group whose municipalities are listed: that of the link, else the chosen prefecture, else the only one."""
    kept = session.kept(AREA)
    if kept in of:
        return kept
    return next(iter(of)) if len(of) == 1 else selection.prefecture if selection.prefecture in of else ""


def area_name(group: str, dataset: Dataset, of: dict[str, tuple[str, ...]]) -> str:
    """Name of a group: a region, a prefecture, or a municipality with those like it."""
    words = session.words()
    if group in words.regions:
        return words.regions[group]
    name = place_name(dataset, group, words)
    return name if len(group) == _PREFECTURE else told().peers.format(town=name, n=len(of[group]) - 1)


def cell_text(cell: Cell) -> str:
    """n/N of a cell, with 件数不足 where N is below three; where nothing is on record no share."""
    if not cell.surveyed:
        return told().only_not_surveyed
    share = told().cell.format(n=len(cell.answering), N=cell.surveyed)
    return f"{share} {told().few}" if cell.is_few else share


def show_themes_by_place(dataset: Dataset, selection: Selection) -> None:
    """Every theme in every group; a cell that is chosen becomes the theme and the area of the link."""
    show_heading(told().title, told().note)
    _show_level(dataset, selection)
    of = _groups(dataset, selection)
    if not of:
        st.info(told().choose_town_first)
        return
    found = cells(dataset, selection.as_of, of)
    _show_matrix(found, of, dataset, selection)
    _show_cell(found, of, dataset, selection)
    _show_nobody(found, of, dataset, selection)


def _show_level(dataset: Dataset, selection: Selection) -> None:
    st.session_state["evidence-level"] = level()
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-levels"):
        st.segmented_control(
            told().level,
            LEVELS,
            format_func=told().levels.__getitem__,
            key="evidence-level",
            required=True,
            on_change=_keep,
            args=(LEVEL, "evidence-level"),
        )
        if level() == "peers":
            codes = dataset["municipalities"]["municipality_code"].sort_values().tolist()
            st.session_state["evidence-town"] = _town(selection)
            st.selectbox(
                told().town,
                ["", *codes],
                format_func=lambda code: (
                    f"{code} {place_name(dataset, code, session.words())}" if code else told().choose_town
                ),
                key="evidence-town",
                width=320,
                on_change=_keep,
                args=(TOWN, "evidence-town"),
            )


def _keep(key: str, widget: str) -> None:
    session.keep(key, st.session_state[widget] or "")


def matrix(found: tuple[Cell, ...], of: dict[str, tuple[str, ...]], dataset: Dataset) -> pd.DataFrame:
    """The table as it is shown: a row a group with its municipalities and those not surveyed, a column a theme."""
    names, heading, words = theme_names(dataset), told().columns, session.words()
    by_group = {group: [cell for cell in found if cell.group == group] for group in of}
    is_coded = level() == "prefecture"
    table = pd.DataFrame(
        {
            **({words.code: list(of)} if is_coded else {}),
            heading["area"]: [area_name(group, dataset, of) for group in of],
            heading["total"]: [len(codes) for codes in of.values()],
            heading["not_surveyed"]: [len(by_group[group][0].not_surveyed) for group in of],
        }
    )
    texts = {names[theme]: [cell_text(cell) for cell in found if cell.theme == theme] for theme in names}
    return table.assign(**texts)


def _show_matrix(
    found: tuple[Cell, ...], of: dict[str, tuple[str, ...]], dataset: Dataset, selection: Selection
) -> None:
    table, names = matrix(found, of, dataset), theme_names(dataset)
    st.dataframe(
        table,
        hide_index=True,
        key=_TABLE,
        row_height=36,
        height=min(420, 38 + 36 * len(table)),
        on_select=_take_cell,
        selection_mode="single-cell",
        column_config={name: st.column_config.TextColumn(width=130, help=name) for name in names.values()},
    )
    st.session_state[_SHOWN] = (tuple(of), {name: theme for theme, name in names.items()})
    show_take_away(
        table,
        told().files["matrix"],
        session.words().all_japan,
        selection.as_of,
        lines=told().lines,
        has_sample=_has_sample(dataset),
        key="save-evidence-matrix",
    )


def _take_cell() -> None:
    chosen = st.session_state[_TABLE]["selection"]["cells"]
    if not chosen:
        return
    of, themes = st.session_state[_SHOWN]
    row, column = chosen[0]
    session.keep(AREA, of[row])
    if column in themes:
        session.keep(OPINION, "")
        session.keep(THEME, themes[column])


def _has_sample(dataset: Dataset) -> bool:
    return any(bool((dataset[name]["status"] == SAMPLE).any()) for name in ("measures", "pilots"))


def _show_cell(found: tuple[Cell, ...], of: dict[str, tuple[str, ...]], dataset: Dataset, selection: Selection) -> None:
    """The municipalities of a theme in a group, each with its class and what it has."""
    theme, area = asked(dataset)[0], _area(of, selection)
    st.session_state["evidence-area"] = area
    st.selectbox(
        told().area,
        ["", *of],
        format_func=lambda group: area_name(group, dataset, of) if group else told().choose_area,
        key="evidence-area",
        width=320,
        on_change=_keep,
        args=(AREA, "evidence-area"),
    )
    cell = next((cell for cell in found if (cell.theme, cell.group) == (theme, area)), None)
    if cell is None:
        st.caption(told().choose_cell)
        return
    name = area_name(area, dataset, of)
    filled = {
        "area": name,
        "theme": theme_names(dataset)[theme],
        "n": f"{len(cell.answering):,}",
        "N": f"{cell.surveyed:,}",
        "few": f" {told().few}" if cell.is_few else "",
        "total": f"{len(of[area]):,}",
        "unknown": f"{len(cell.not_surveyed):,}",
    }
    show_heading(told().cell_title.format(**filled), told().cell_note.format(**filled))
    rows = answers(dataset, selection.as_of, theme)
    heading = [told().columns[key] for key in ("place", "class", "what")]
    listed = [code for code in of[area] if code not in set(cell.not_surveyed)]
    what = {code: _what(rows[rows["municipality_code"] == code]) for code in listed}
    html = [
        [place_link(dataset, code, selection, session.words()), escape(told().answers[cell.answer_of(code)]), escape(what[code])]
        for code in listed
    ]  # fmt: skip
    if html:
        st.html(table_html(heading, html, told().cell_title.format(**filled), is_wide=True))
    _show_not_surveyed(cell, dataset)
    _show_of_prefectures(rows, {code[:2] for code in of[area]}, dataset)
    table = pd.DataFrame(
        [
            (code, place_name(dataset, code, session.words()), told().answers[cell.answer_of(code)], what.get(code, ""))
            for code in of[area]
        ],
        columns=[session.words().code, *heading],
    ).sort_values(heading[1], key=lambda column: column.map(_order()), kind="stable")
    show_take_away(
        table,
        told().files["cell"],
        name,
        selection.as_of,
        lines=[told().cell_title.format(**filled), told().cell_note.format(**filled), *told().lines],
        has_sample=_has_sample(dataset),
        key="save-evidence-cell",
    )


def _order() -> dict[str, int]:
    return {told().answers[name]: at for at, name in enumerate(ANSWERS)}


def _what(rows: pd.DataFrame) -> str:
    """Titles of the records, those merely related with a mark."""
    separator, related = session.words().on_map.separator, told().related
    return separator.join(
        dict.fromkeys(
            f"{said().registers[row['register']]}: {row['title']}"
            + ("" if row["standing"] == COUNTS else f"（{related}）")
            for row in rows.to_dict("records")
        )
    )


def _show_not_surveyed(cell: Cell, dataset: Dataset) -> None:
    if cell.not_surveyed:
        names = session.words().on_map.separator.join(
            place_name(dataset, code, session.words()) for code in cell.not_surveyed
        )
        title = told().not_surveyed.format(n=f"{len(cell.not_surveyed):,}")
        st.html(
            f'<div class="atlas evidence"><details><summary>{escape(title)}</summary>'
            f'<div class="small">{escape(names)}</div></details></div>'
        )


def _show_of_prefectures(rows: pd.DataFrame, prefectures: set[str], dataset: Dataset) -> None:
    own = rows[rows["municipality_code"].isna() & rows["prefecture_code"].isin(prefectures)]
    if own.empty:
        return
    by = [
        f"{place_name(dataset, str(code), session.words())}: {_what(each)}"
        for code, each in own.groupby("prefecture_code")
    ]
    st.html(f'<div class="atlas small">{escape(told().of_prefecture.format(names="；".join(by)))}</div>')


def _show_nobody(
    found: tuple[Cell, ...], of: dict[str, tuple[str, ...]], dataset: Dataset, selection: Selection
) -> None:
    """By theme the groups in which nobody answers, those too few to say, and those with nothing on record."""
    show_heading(told().nobody, told().nobody_note)
    empty = session.words().empty_cell

    def listed(cells_of_theme: list[Cell]) -> str:
        names = [area_name(cell.group, dataset, of) for cell in cells_of_theme]
        return escape(f"{len(names):,}　{session.words().on_map.separator.join(names)}" if names else empty)

    rows = []
    for theme, name in theme_names(dataset).items():
        own = [cell for cell in found if cell.theme == theme and not cell.answering]
        rows.append(
            [
                escape(name),
                listed([cell for cell in own if cell.is_finding]),
                listed([cell for cell in own if cell.is_few and cell.surveyed]),
                listed([cell for cell in own if not cell.surveyed]),
            ]
        )
    st.html(table_html(told().nobody_columns, rows, told().nobody, is_wide=True))
    show_take_away(
        cells_table(told().nobody_columns, rows),
        told().files["nobody"],
        session.words().all_japan,
        selection.as_of,
        lines=[told().nobody_note, *told().lines],
        has_sample=_has_sample(dataset),
        key="save-evidence-nobody",
    )
