"""Tables of the page of evidence as they are saved: every way from an opinion to a place, and the opinions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import session
from dashboard.evidence_names import (
    category_names,
    in_language,
    key_of_place,
    named_place,
    opinion_texts,
    said,
    theme_names,
    value_name,
)
from dashboard.views.evidence import opinions

if TYPE_CHECKING:
    from geodata.dataset import Dataset


def links_table(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Every way of the chosen opinions as it is saved: a row a link, record and place, all in words."""
    heading, words, texts = said().columns, session.words(), opinion_texts(dataset)
    listed = rows.to_dict("records")
    return pd.DataFrame(
        {
            heading["id"]: rows["opinion_id"],
            heading["theme"]: rows["theme_id"].map(theme_names(dataset)),
            heading["opinion"]: rows["opinion_id"].map(texts),
            heading["category"]: rows["category"].map(category_names(dataset)).fillna(rows["category"]),
            heading["linked_by"]: rows["linked_by"].map(said().linked_by),
            heading["reason"]: [in_language(row, "reason") for row in listed],
            heading["register"]: rows["register"].map(said().registers),
            heading["value"]: [
                value_name(row["register"], row["value"]) if isinstance(row["value"], str) else "" for row in listed
            ],
            heading["mapped_by"]: rows["mapped_by"].map(said().linked_by),
            heading["mapped_reason"]: [in_language(row, "mapped_reason") for row in listed],
            heading["record"]: rows["record_id"],
            heading["title"]: rows["title"],
            heading["standing"]: rows["standing"].map(said().apart),
            words.code: rows["municipality_code"],
            heading["prefecture"]: rows["prefecture_code"],
            heading["place"]: [
                named_place(dataset, key_of_place(row)) if isinstance(row["record_id"], str) else "" for row in listed
            ],
            heading["source"]: rows["source_title"],
            "URL": rows["source_url"],
            heading["status"]: rows["status"].map(words.statuses),
        }
    )


def opinions_table(dataset: Dataset) -> pd.DataFrame:
    """Every opinion as it is saved; with the official wording filled in, a table that a build reads."""
    heading, rows = said().columns, opinions(dataset)
    listed = rows.to_dict("records")
    return pd.DataFrame(
        {
            heading["id"]: rows["opinion_id"],
            heading["theme"]: rows["theme_id"].map(theme_names(dataset)),
            heading["order"]: rows["order_in_theme"],
            heading["heading"]: [said().headings.get(row["heading_ja"], row["heading_ja"]) for row in listed],
            heading["confidence"]: rows["heading_confidence"].map(said().confidence),
            heading["summary"]: [in_language(row, "summary") for row in listed],
            heading["wording"]: rows["wording_ja"],
            heading["page"]: rows["page"],
        }
    )
