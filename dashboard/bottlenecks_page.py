"""The part of 法定KPI that lists municipalities whose prefecture has no registered plan."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import text
from dashboard.components import show_heading
from dashboard.targets_page import show_and_save
from dashboard.views.bottlenecks import STEPS, PlanState, prefecture_plans, waiting_towns

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.wording import Words
    from dashboard.wording.targets import TargetWords
    from geodata.dataset import Dataset


def show_bottlenecks(dataset: Dataset, day: str, prefecture: str | None, words: Words, own: TargetWords) -> None:
    """What is to be asked first, the state of every prefecture, and all municipalities, or those of the chosen one."""
    plans, towns = prefecture_plans(dataset, day), waiting_towns(dataset, day)
    counts = plans["state"].value_counts()
    names = {"there": PlanState.THERE, "absent": PlanState.ABSENT, "unknown": PlanState.NOT_SURVEYED}
    said = own.bottleneck_sentence.format(**{name: f"{counts.get(of.value, 0):,}" for name, of in names.items()})
    show_heading(own.bottleneck)
    st.html(
        f'<div class="atlas"><p class="sentence">{escape(said)}</p>'
        f'<div class="small">{escape(own.bottleneck_note)}</div></div>'
    )
    nation = (words.all_japan, day)
    lines = [said, own.bottleneck_note, own.scope]
    begun = towns[towns["is_finding"]]
    show_heading(f"{own.findings}（{len(begun):,}）", own.findings_note if len(begun) else own.no_findings)
    if len(begun):
        show_and_save(towns_table(begun, words, own), lines, own.findings, nation, has_sample=False, key="findings")
    show_heading(own.by_prefecture, own.by_prefecture_note)
    show_and_save(
        prefectures_table(plans, words, own), lines, own.by_prefecture, nation, has_sample=False, key="prefectures"
    )
    here = towns if prefecture is None else towns[towns["prefecture_code"] == prefecture]
    area = text.place(prefecture, words) if prefecture else words.all_japan
    show_heading(f"{own.towns}　{area}（{len(here):,}）", own.towns_note if len(here) else own.no_findings)
    if len(here):
        show_and_save(
            towns_table(here, words, own), lines, own.bottleneck, (area, day), has_sample=False, key="waiting"
        )


def towns_table(towns: pd.DataFrame, words: Words, own: TargetWords) -> pd.DataFrame:
    """Rows of `waiting_towns` in words; a step without a date says so, and one that is not registered is empty."""
    shown = towns.assign(
        prefecture=[text.place(code, words) for code in towns["prefecture_code"]],
        name=towns["name"] if words.language == "ja" else towns["romaji"].fillna(towns["name"]),
        state=towns["state"].map(own.states),
        **{step: towns[step].replace("", own.no_date) for step in STEPS},
    )
    return shown[list(own.town_columns)].rename(columns=own.town_columns)


def prefectures_table(plans: pd.DataFrame, words: Words, own: TargetWords) -> pd.DataFrame:
    """Rows of `prefecture_plans` in words."""
    shown = plans.assign(
        code=plans["prefecture_code"],
        prefecture=[text.place(code, words) for code in plans["prefecture_code"]],
        state=plans["state"].map(own.states),
    )
    return shown[list(own.prefecture_columns)].rename(columns=own.prefecture_columns)
