"""Scores that lie on the border of two hundredths: every engine must give the same digits."""

from decimal import Decimal

from jixiao.scoring.engine import Question

# Method, points, actual, target, expected; then what the method reads beside them.
ROWS = (
    ("proportional", "100", "79985", "100000", "79.99"),
    ("proportional", "100", "59995", "100000", "60.00"),
    ("proportional", "10", "8605", "10000", "8.61"),
    ("proportional", "5", "5005", "10000", "2.50"),
    ("proportional", "2.5", "1", "1", "2.50"),
    ("proportional", "1", "25", "1000", "0.03"),
    ("proportional", "1", "5", "1000", "0.01"),
    ("proportional", "10", "1", "3", "3.33"),
    ("proportional", "10", "2", "3", "6.67"),
    ("proportional", "10", "8604999", "10000000", "8.60"),
    ("proportional", "100", "7998499", "10000000", "79.98"),
    ("proportional", "0.3", "1", "4", "0.08"),
    ("proportional", "10.1", "0.5", "1", "5.05"),
    ("proportional", "2.7", "1.5", "3.6", "1.13"),
    ("proportional", "10", "-3", "5", "0.00"),
    ("equal", "9", "998.9994444444", "999", "9.00"),
    ("execution_rate", "10", "860549999999.99", "1000000000000", "8.61"),
    # Nearer to a tie than twelve places tell (docs/adr/0006).
    ("execution_rate", "10", "860499999999.99", "1000000000000", "8.61"),
    ("reverse_linear", "10", "1.1395", "1", "8.61"),
    ("reverse_linear", "10", "1000000.3", "1000000", "10.00"),
    ("reverse_ratio", "8", "3.2", "1.002", "2.51"),
    ("banded", "10", "0.8605", "1", "8.61"),
    ("banded", "10", "0.8604999", "1", "8.60"),
    ("banded", "9", "0.7777777778", "1", "7.00"),
    ("direct", "0.005", "1", "1", "0.01"),
    ("step_over", "10", "1000000.3", "1000000", "7.00", ("step", "0.1"), ("deduction", "1")),
    ("step_under", "10", "0.7", "1", "8.52", ("step", "0.1"), ("deduction", "0.495")),
    ("likert", "10", "4.442", "5", "8.61", ("threshold", "1")),
    ("rescaled_total", "100", "67.99", "85", "79.99"),
    ("capped_total", "100", "92.345", "89", "89.00"),
)
QUESTIONS = [
    Question(
        method,
        Decimal(actual),
        Decimal(target),
        Decimal(points),
        **{name: Decimal(value) for name, value in more},
    )
    for method, points, actual, target, _expected, *more in ROWS
]
EXPECTED = [Decimal(row[4]) for row in ROWS]
