"""层次分析法 (AHP): importance out of comparisons in pairs, and whether these agree.

Source: T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980: the scale of 1 to 9, the
weights as the principal eigenvector, the consistency index (λ−n)÷(n−1), the ratio to the mean
index of random matrices, and 0.1 as the limit of that ratio.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

# Mean consistency index of random reciprocal matrices of 1, 2, 3 … rows (Saaty 1980).
RANDOM_INDICES = tuple(
    Decimal(one)
    for one in (
        "0", "0", "0.58", "0.90", "1.12", "1.24", "1.32", "1.41", "1.45", "1.49", "1.51", "1.48",
        "1.56", "1.57", "1.59",
    )
)  # fmt: skip
LIMIT = Decimal("0.1")
MOST_ROWS = len(RANDOM_INDICES)
HIGHEST = 9
DIGITS, MOST_ROUNDS = 40, 1000
CLOSE = Decimal("1e-20")
SHOWN = Decimal("0.0001")
MOST_DOUBTFUL = 3
# A judgement so near to what the weights say is not worth asking about again.
NEAR = Decimal("1.25")

Matrix = Sequence[Sequence[Fraction]]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A comparison that agrees least with the others, and what would agree with them."""

    one: str
    other: str
    given: Fraction
    fitting: Fraction


@dataclass(frozen=True, slots=True)
class Comparison:
    """Indicators compared in pairs: their weights (shares of 1) and how well these agree.

    ``eigenvalue`` is the principal one, ``ratio`` the consistency ratio; of one or two rows, which
    always agree, it is 0. ``doubtful`` are the comparisons to make again where it is not.
    """

    names: tuple[str, ...]
    weights: tuple[Decimal, ...]
    eigenvalue: Decimal
    index: Decimal
    ratio: Decimal
    is_consistent: bool
    doubtful: tuple[Doubtful, ...] = ()


def compare_pairs(names: Sequence[str], matrix: Matrix) -> Comparison:
    """The weights of a reciprocal matrix of at most 15 rows."""
    size = len(names)
    with localcontext() as context:
        context.prec = DIGITS
        numbers = [[Decimal(one.numerator) / one.denominator for one in row] for row in matrix]
        weights, largest = _principal(numbers)
        index = (largest - size) / (size - 1) if size > 1 else Decimal(0)
        random = RANDOM_INDICES[size - 1]
        ratio = index / random if random else Decimal(0)
        is_consistent = ratio < LIMIT
        doubtful = () if is_consistent else tuple(_doubtful(names, matrix, weights=weights))
    return Comparison(
        tuple(names),
        tuple(weights),
        eigenvalue=largest.quantize(SHOWN),
        index=index.quantize(SHOWN),
        ratio=ratio.quantize(SHOWN),
        is_consistent=is_consistent,
        doubtful=doubtful,
    )


def _principal(numbers: Sequence[Sequence[Decimal]]) -> tuple[list[Decimal], Decimal]:
    """The principal eigenvector, adding to 1, and its eigenvalue, by repeated multiplication."""
    size = len(numbers)
    weights = [Decimal(1) / size] * size
    for _ in range(MOST_ROUNDS):
        product = [
            sum((one * weight for one, weight in zip(row, weights, strict=True)), Decimal(0))
            for row in numbers
        ]
        largest = sum(product, Decimal(0))
        following = [one / largest for one in product]
        change = max(abs(a - b) for a, b in zip(following, weights, strict=True))
        weights = following
        if change < CLOSE:
            break
    return weights, largest


def _doubtful(
    names: Sequence[str], matrix: Matrix, *, weights: Sequence[Decimal]
) -> Iterator[Doubtful]:
    """The comparisons that lie furthest from what the weights say, the worst first."""
    found: list[tuple[Decimal, int, int]] = []
    for row in range(len(names)):
        for column in range(row + 1, len(names)):
            given = matrix[row][column]
            ratio = weights[row] / weights[column]
            error = Decimal(given.numerator) / given.denominator / ratio
            found.append((max(error, 1 / error), row, column))
    found.sort(key=lambda one: (-one[0], one[1:]))
    for error, row, column in found[:MOST_DOUBTFUL]:
        if error >= NEAR:
            fitting = _on_scale(weights[row] / weights[column])
            yield Doubtful(names[row], names[column], matrix[row][column], fitting)


def _on_scale(ratio: Decimal) -> Fraction:
    """The judgement of the scale 1/9 … 9 that lies next to a ratio."""
    steps = min(max(round(ratio if ratio >= 1 else 1 / ratio), 1), HIGHEST)
    return Fraction(steps) if ratio >= 1 else Fraction(1, steps)
