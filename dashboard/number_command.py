"""A number looked up without the app, as lines to read or as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dashboard.facts.lookup import asked, look_up
from dashboard.number_rows import rows_in_words
from dashboard.number_said import no_answer_sentence, number_said, refusal_sentence, value_said
from dashboard.wording.passport import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.facts.fact import Fact
    from dashboard.facts.lookup import Answer
    from dashboard.wording import Words

EXAMPLE = "7c92720a-20-c20231001-members"


def resolved(published: Path, written: str, words: Words) -> tuple[Answer, Fact]:
    """The answer to a number and the fact that is shown. Raises GeodataError with a sentence where there is none."""
    first = next(iter(asked(written)), None)
    if first is None or first.passport is None:
        why = refusal_sentence(first, EXAMPLE, words) if first else WORDS[words.language].where
        raise GeodataError(why)
    answer = look_up(published, first.passport)
    if answer.shown is None:
        raise GeodataError(no_answer_sentence(answer, words))
    return answer, answer.shown


def number_lines(answer: Answer, fact: Fact, words: Words) -> list[str]:
    """What a number is, line by line; of the rows how many there are."""
    own, names = number_said(answer, fact, words), WORDS[words.language].facts
    value = f"{own.value} {own.why}".strip()
    papers = [f"{names[key]}: {paper}" for key, paper in own.papers.items()]
    sources = [f"{names['sources']}: {source}" for source in own.sources]
    rows = WORDS[words.language].rows.format(n=f"{len(fact.rows()):,}")
    return [f"{own.name}: {value}", own.version, *papers, *sources, rows]


def number_json(answer: Answer, fact: Fact, words: Words) -> str:
    """The same as one JSON object, with the rows."""
    own = number_said(answer, fact, words)
    record: dict[str, Any] = {
        "number": own.papers["number"],
        "name": own.name,
        "value": fact.value,
        "said": own.value,
        "why": own.why or None,
        **{key: own.papers[key] for key in ("place", "day")},
        "as_of": fact.as_of,
        "status": fact.status,
        "sources": list(own.sources),
        "version": answer.version or None,
        "current_version": answer.current.version,
        "resolved_in": answer.dataset.version,
        "current_said": None if answer.now is None else value_said(answer.now, words),
        "differs": answer.differs,
        "sentence": own.version,
        "rows": json.loads(rows_in_words(fact.rows(), words).to_json(orient="records", force_ascii=False)),
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
