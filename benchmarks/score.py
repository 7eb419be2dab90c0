"""How many indicators are scored a second, against the same sums in plain Python decimals.

The rival is a loop over ``decimal.Decimal`` for the two commonest methods: what one would write
by hand if only Python had to be served.
"""

import time
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.plain import from_plain, to_plain
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet
from jixiao.scoring.engine import EXACT, Question, evaluate
from jixiao.scoring.methods import METHODS
from jixiao.scoring.score import score_sheets

TWO = ("proportional", "reverse_linear")
QUESTIONS = 50_000
ROWS = 2_000_000
SHEETS = 1_000
FEN = Decimal("0.01")


def by_hand(questions: Sequence[Question]) -> list[Decimal]:
    """The rival."""
    scores = []
    for one in questions:
        actual, target, points = one.actual, one.target, one.points
        if one.method != "proportional":
            actual = max(2 * target - actual, Decimal(0))
        score = min(points * actual / target, points)
        scores.append(score.quantize(FEN, ROUND_HALF_UP))
    return scores


def timed(work: Callable[[], object]) -> float:
    """The better of two runs in seconds."""
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def questions(count: int) -> list[Question]:
    """As many different questions."""
    return [
        Question(TWO[n % 2], Decimal(n % 99_991) / 100, Decimal(700 + n % 13), Decimal(5 + n % 6))
        for n in range(count)
    ]


def in_a_table(count: int) -> float:
    """Seconds for the same expressions over rows that already lie in the engine."""
    import duckdb

    cases = " ".join(f"WHEN '{name}' THEN {METHODS[name].sql}" for name in TWO)
    connection = duckdb.connect(":memory:")
    connection.execute(f"""
        CREATE TABLE rows AS SELECT
            CASE n % 2 WHEN 0 THEN '{TWO[0]}' ELSE '{TWO[1]}' END AS method,
            CAST((n % 99991) / 100 AS DECIMAL(38, 10)) AS actual,
            CAST(700 + n % 13 AS DECIMAL(38, 10)) AS target,
            CAST(5 + n % 6 AS DECIMAL(12, 4)) AS points
        FROM range({count}) AS numbers(n)
    """)  # noqa: S608
    query = f"SELECT sum(round(CAST(CASE method {cases} END AS {EXACT}), 2)) FROM rows"  # noqa: S608
    return timed(lambda: connection.execute(query).fetchall())


def sheets(count: int) -> list[Sheet]:
    """As many sheets of ten indicators, half of them in words."""
    rows = [
        {"name": f"指标{n}", "points": "9", "target": target, "actual": actual}
        for n, (target, actual) in enumerate([("≥50个", "48"), ("效果明显", "达成预期指标")] * 5)
    ]
    funds = [{"source": "total", "final_budget": "65.07万元", "outturn": "52.35万元"}]
    data = {"kind": "self_evaluation", "fiscal_year": 2021, "indicators": rows, "funds": funds}
    return [from_plain(Sheet, data)] * count


def created_scored_and_read_back(count: int) -> None:
    """One sheet of as many indicators out of plain data, scored, and its scores read back."""
    rows = [
        {"name": f"指标{n}", "points": "0.09", "target": "≥50个", "actual": str(n % 60)}
        for n in range(count)
    ]
    funds = [{"source": "total", "final_budget": "65.07万元", "outturn": "52.35万元"}]
    data = {"kind": "self_evaluation", "fiscal_year": 2021, "indicators": rows, "funds": funds}
    (scored,) = score_sheets([from_plain(Sheet, data)])
    back = from_plain(SheetScore, to_plain(scored))
    assert [one.score for one in back.indicators] == [one.score for one in scored.indicators]


def main() -> None:
    """Print the figures."""
    asked = questions(QUESTIONS)
    same = [one.score for one in evaluate(asked)] == by_hand(asked)
    engine, rival = timed(lambda: evaluate(asked)), timed(lambda: by_hand(asked))
    table = in_a_table(ROWS)
    print(f"by hand    {QUESTIONS / rival:12,.0f} indicators/s (a loop over Python decimals)")
    print(
        f"from Python{QUESTIONS / engine:12,.0f} indicators/s ({rival / engine:.2f} times by hand)"
    )
    times = rival / QUESTIONS * ROWS / table
    print(f"in a table {ROWS / table:12,.0f} indicators/s ({times:.1f} times by hand)")
    print(f"the same scores as by hand: {'yes' if same else 'NO'}")
    whole = timed(lambda: created_scored_and_read_back(SHEETS))
    print(f"{SHEETS} indicators created, scored and read back: {whole:.2f} s (promised: 0.5)")
    many = sheets(SHEETS)
    together = timed(lambda: score_sheets(many))
    alone = timed(lambda: [score_sheets([one]) for one in many[:100]]) * SHEETS / 100
    print(f"sheets     {SHEETS / together:12,.0f} sheets/s of ten indicators in one query")
    print(
        f"one by one {SHEETS / alone:12,.0f} sheets/s; together {alone / together:.1f} times faster"
    )


if __name__ == "__main__":
    main()
