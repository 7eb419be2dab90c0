"""How often the 80 % interval of the forecast holds the outturn of years that are known.

Ledgers of known shape are generated for three years; the last one is cut off at the end of March,
June and September and forecast with and without the earlier years, then compared with what it came
to. The rival is what everybody does by hand: spent so far, divided by the share of the year gone.

The same is asked of totals: sums of some projects drawn at random, whose interval is that of
``forecast_total``, beside the interval that adds up the ends of the projects' own.

    python benchmarks/forecast.py [PROJECTS]
"""

import csv
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from jixiao.domain.forecast import Forecast
from jixiao.domain.progress import Progress
from jixiao.monitoring.forecast import forecasts
from jixiao.monitoring.forecast_total import forecast_of
from jixiao.monitoring.progress import progress
from jixiao.monitoring.store import opened

YEARS = (2023, 2024, 2025)
CUT_OFFS = ((3, 31), (6, 30), (9, 30))
PLAN = ((3, 31, "0.3"), (6, 30, "0.6"), (10, 31, "0.9"), (12, 31, "1"))
SIZES, DRAWS = (5, 30, 150), 20
FEN = Decimal("0.01")
Months = list[float]
Shape = Callable[[Random, Random], Months]


def even(_project: Random, year: Random) -> Months:
    """The same every month, more or less, 92 to 100 % in the end."""
    weights = [year.uniform(0.5, 1.5) for _ in range(12)]
    return scaled(weights, year.uniform(0.92, 1))


def as_planned(_project: Random, year: Random) -> Months:
    """30/60/90/100 by quarter with some slack, 95 to 100 % in the end."""
    weights = [3] * 3 + [3] * 3 + [2.25] * 4 + [1.5] * 2
    return scaled([one * year.uniform(0.3, 1.7) for one in weights], year.uniform(0.95, 1))


def rush(_project: Random, year: Random) -> Months:
    """Little until October, then most of it; 80 to 100 % in the end."""
    weights = [year.uniform(0.2, 0.8) for _ in range(10)] + [year.uniform(2, 5) for _ in range(2)]
    return scaled(weights, year.uniform(0.8, 1))


def lump(project: Random, year: Random) -> Months:
    """One large payment in a month of the project's own, a month sooner or later; 85 to 100 %."""
    month = min(max(project.randrange(12) + year.choice((-1, 0, 0, 1)), 0), 11)
    weights = [year.uniform(0, 0.1) for _ in range(12)]
    weights[month] += 5
    return scaled(weights, year.uniform(0.85, 1))


def stalled(_project: Random, year: Random) -> Months:
    """A third of the projects stop in some month; negative months by refunds are among them."""
    weights = [year.uniform(0.5, 1.5) for _ in range(12)]
    if year.random() < 1 / 3:
        stop = year.randrange(2, 12)
        return [one * 0.08 for one in weights[:stop]] + [-0.02] + [0.0] * (11 - stop)
    return scaled(weights, year.uniform(0.9, 1))


def mixed(project: Random, year: Random) -> Months:
    """Every project keeps to a shape of its own out of those above."""
    shape = project.choice((even, as_planned, rush, lump, stalled))
    return shape(project, year)


SHAPES: dict[str, Shape] = {
    "even": even, "as planned": as_planned, "rush": rush, "lump": lump, "stalled": stalled,
    "mixed": mixed,
}  # fmt: skip


def scaled(weights: Months, whole: float) -> Months:
    """The weights as shares that add up to a whole."""
    return [one / sum(weights) * whole for one in weights]


def rows(shape: Shape, projects: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of a ledger: which table, and its columns."""
    for number in range(projects):
        code, budget = f"P{number:06}", Decimal(10_000 + number * 7_919 % 4_990_000)
        for year in YEARS:
            named = (year, "", "", "U1", "一个单位", code, f"项目{number}", "project", "fiscal")
            entry = (f"{code}", *named, "", "", "", "original", budget, None, "", "made", 1)
            yield "budgets", entry
            months = shape(Random(number), Random(f"{number}/{year}"))  # noqa: S311
            for month, share in enumerate(months, start=1):
                amount = (budget * Decimal(share)).quantize(FEN)
                day = date(year, month, 1) + timedelta(days=14)
                kind = "payment" if amount >= 0 else "refund"
                yield (
                    "payments",
                    (f"{code}-{month}", 1, day, amount, kind, *named, *[""] * 5, False, "made", 1),
                )
        for step in PLAN:
            by = date(YEARS[-1], step[0], step[1])
            yield "plans", (YEARS[-1], code, f"项目{number}", by, step[2])


def filled(connection: Any, shape: Shape, projects: int) -> None:
    """Write the rows into a ledger."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.csv" for name in ("payments", "budgets", "plans")}
        streams = {name: one.open("w", encoding="utf-8", newline="") for name, one in files.items()}
        writers = {name: csv.writer(one) for name, one in streams.items()}
        for name, row in rows(shape, projects):
            writers[name].writerow("\\N" if one is None else one for one in row)
        for name, stream in streams.items():
            stream.close()
            connection.execute(f"COPY {name} FROM '{files[name]}' (HEADER false, NULLSTR '\\N')")


def judged(
    found: dict[str, Forecast], before: dict[str, Progress], after: dict[str, Progress]
) -> tuple[float, float, float, float]:
    """Coverage, mean width, mean error and mean error of the rival, as shares of the budget."""
    inside, width, error, naive = 0, Decimal(0), Decimal(0), Decimal(0)
    for key, one in found.items():
        truth, budget = after[key].outturn.yuan, after[key].final_budget.yuan
        inside += one.low.yuan <= truth <= one.high.yuan
        width += (one.high - one.low).yuan / budget
        error += abs(one.expected.yuan - truth) / budget
        by_hand = min(before[key].outturn.yuan / before[key].elapsed_share, budget)
        naive += abs(by_hand - truth) / budget
    count = len(found)
    return inside / count, float(width / count), float(error / count), float(naive / count)


def judged_totals(
    found: dict[str, Forecast], before: dict[str, Progress], after: dict[str, Progress]
) -> tuple[float, float, float]:
    """Coverage, mean width as a share of the budgets, and that width where ends are added."""
    draw, inside, width, added, whole = Random(1), 0, Decimal(0), Decimal(0), Decimal(0)  # noqa: S311
    for many in SIZES:
        for _ in range(DRAWS):
            keys = draw.sample(sorted(found), min(many, len(found)))
            total = forecast_of([before[one] for one in keys], found)
            truth = sum(after[one].outturn.yuan for one in keys)
            inside += total.low.yuan <= truth <= total.high.yuan
            width += (total.high - total.low).yuan
            added += sum((found[one].high - found[one].low).yuan for one in keys)
            whole += sum(after[one].final_budget.yuan for one in keys)
    return inside / (DRAWS * len(SIZES)), float(width / whole), float(added / whole)


def main() -> None:
    """Print the figures."""
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"{projects} projects a shape; interval of 80 %; shares of the budget, mean")
    print(f"totals: {DRAWS} sums each of {', '.join(map(str, SIZES))} projects drawn at random")
    head = "shape       until  by             coverage  width  error  by hand"
    print(f"{head} | total: coverage  width  ends added")
    for name, shape in SHAPES.items():
        with opened() as connection:
            filled(connection, shape, projects)
            after = {one.key: one for one in progress(connection, date(2025, 12, 31))}
            for earlier in (True, False):
                if not earlier:
                    connection.execute("DELETE FROM payments WHERE fiscal_year < 2025")
                for month, day in CUT_OFFS:
                    before = progress(connection, date(2025, month, day))
                    found = forecasts(connection, before)
                    methods = {one.method.value for one in found.values()}
                    by_key = {one.key: one for one in before}
                    figures = judged(found, by_key, after)
                    totals = judged_totals(found, by_key, after)
                    print(
                        f"{name:<11} {month:>2}-{day}  {'+'.join(sorted(methods)):<18}"
                        f"{figures[0]:>6.1%} "
                        + " ".join(f"{one:>6.1%}" for one in figures[1:])
                        + " |          "
                        + " ".join(f"{one:>6.1%}" for one in totals)
                    )


if __name__ == "__main__":
    main()
