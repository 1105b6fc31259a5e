"""What stands around a chart that leaves the app, beside what the chart says itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPapers:
    """`where` is place, filters and as-of in words; `sample` is empty without sample data, `watermark` without a trial.

    `credits` are credit lines, `version` the name of the version of the dataset.
    """

    where: str
    credits: tuple[str, ...]
    version: str
    sample: str = ""
    watermark: str = ""
