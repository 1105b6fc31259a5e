"""Processor time of a filter on ギャップ探索: the conditions alone, against reading every town by itself, and the whole page.

usage: python benchmarks/explorer.py [--runs 21] [--published DIR]

Conditions are held against the facts of the dataset in arrays, and by the naive reading of the tests, in turn, in one
run; those on neighbours alone, as the naive reading looks at every pair of towns. The page is run as Streamlit runs it, without a browser, each time with another condition. Prints medians in ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from streamlit.testing.v1 import AppTest  # noqa: E402 - after the path

from dashboard.conditions import fields_of, matched, parse  # noqa: E402 - after the path
from dashboard.conditions.facts import facts_on  # noqa: E402 - after the path
from geodata.dataset import PUBLISHED, current_version, open_dataset  # noqa: E402 - after the path
from tests.dashboard.test_conditions import naive  # noqa: E402 - after the path

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED: Final = (
    "member:no",
    "all(member:no,beside(member:yes))",
    "all(kaso:yes,plan:no|not_surveyed|no_data,population:..10000)",
    "any(all(member:no,near(all(member:yes,kaso:yes))),not(metro:100..),type:村)",
)
BUDGET: Final = 100  # ms


def spent(work: Callable[[], object]) -> float:
    """Processor time of this process in ms."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print a line a condition, and one for the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--published", type=Path, default=PUBLISHED)
    options = parser.parse_args()
    data = open_dataset(options.published, current_version(options.published))
    facts, fields = facts_on(data, "council", "2023-10-01"), fields_of(data)
    towns = range(len(facts.codes))
    for text in ASKED:
        expression = parse(text, fields)
        own = statistics.median(spent(lambda asked=expression: matched(asked, facts)) for _ in range(options.runs))  # type: ignore[misc]
        if "near" in text or "beside" in text:
            print(f"{own:8.2f} ms  {text}")
            continue
        plain = statistics.median(
            spent(lambda asked=expression: [naive(asked, facts, at) for at in towns])  # type: ignore[misc]
            for _ in range(3)
        )
        print(f"{own:8.2f} ms  {text}: {own / plain:.3f} of the naive reading ({plain:.1f} ms)")
    print(f"{page(options.runs):8.2f} ms  the whole page (budget {BUDGET} ms)")


def page(runs: int) -> float:
    """Median of a run of the page with another condition than before."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "main.py"), default_timeout=60)
    app.session_state["map_has_answered"] = True
    app.run()
    app.switch_page("../pages/explorer.py").run()
    times = []
    for number in range(runs + len(ASKED)):
        app.query_params["if"] = ASKED[number % len(ASKED)]
        times.append(spent(app.run))
    return statistics.median(times[len(ASKED) :])


if __name__ == "__main__":
    main()
