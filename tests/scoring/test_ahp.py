"""Comparisons in pairs: against textbook figures and against weights that they were made from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.test_score import NATIONAL
from tests.scoring.test_weights import sheet_of

from jixiao.domain.grid import Cell, Grid
from jixiao.domain.place import Place
from jixiao.scoring.ahp import LIMIT, MOST_ROWS, compare_pairs
from jixiao.scoring.apportion import PointsNotShared, Rounding
from jixiao.scoring.importance import by_pairs
from jixiao.scoring.pair_matrix import matrices_of
from jixiao.scoring.weights import weigh

SCALE = st.sampled_from([Fraction(one) for one in range(1, 10)])


def matrix_of(*upper):
    """A reciprocal matrix out of the rows above its diagonal."""
    size = len(upper) + 1
    matrix = [[Fraction(1)] * size for _ in range(size)]
    for row, values in enumerate(upper):
        for column, value in enumerate(values, start=row + 1):
            matrix[row][column], matrix[column][row] = Fraction(value), 1 / Fraction(value)
    return matrix


def table_of(text):
    rows = [line.split("|") for line in text.strip().splitlines()]
    return Grid(
        tuple(
            tuple(
                Cell(one.strip(), column, place=Place(one, row=row, column=column + 1))
                for column, one in enumerate(cells)
            )
            for row, cells in enumerate(rows, start=1)
        )
    )


def read(text):
    ((names, matrix),) = matrices_of([table_of(text)], where="矩阵.csv")
    return names, matrix


def test_comparisons_that_agree_give_the_weights_that_they_were_made_from():
    found = compare_pairs("甲乙丙", matrix_of([2, 6], [3]))
    assert [round(one, 6) for one in found.weights] == [
        Decimal("0.600000"), Decimal("0.300000"), Decimal("0.100000"),
    ]  # fmt: skip
    assert (found.eigenvalue, found.index, found.ratio) == (3, 0, 0)
    assert found.is_consistent


def test_a_matrix_worked_by_hand_has_its_known_eigenvalue_and_ratio():
    # 1 3 5 / 1/3 1 3 / 1/5 1/3 1: weights 0.637, 0.258, 0.105, the largest root 3.0385.
    found = compare_pairs("甲乙丙", matrix_of([3, 5], [3]))
    assert [round(one, 3) for one in found.weights] == [
        Decimal("0.637"), Decimal("0.258"), Decimal("0.105"),
    ]  # fmt: skip
    assert found.eigenvalue == Decimal("3.0385")
    assert found.index == Decimal("0.0193")
    assert found.ratio == Decimal("0.0332")


def test_comparisons_that_contradict_one_another_are_named_with_what_would_fit():
    found = compare_pairs("甲乙丙", matrix_of([5, Fraction(1, 5)], [5]))
    assert not found.is_consistent
    assert found.ratio > LIMIT
    first = found.doubtful[0]
    assert {first.one, first.other} <= set("甲乙丙")
    assert len(found.doubtful) <= 3


def test_a_single_wrong_comparison_is_the_first_to_make_again():
    rows = [[2, 4, 8], [2, 4], [Fraction(1, 9)]]
    found = compare_pairs("甲乙丙丁", matrix_of(*rows))
    first = found.doubtful[0]
    assert (first.one, first.other, first.given) == ("丙", "丁", Fraction(1, 9))
    assert first.fitting >= Fraction(1, 3)


@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_rows_always_agree(size):
    found = compare_pairs("甲乙"[:size], matrix_of(*[[9]][: size - 1]))
    assert (found.ratio, found.is_consistent) == (0, True)
    assert sum(found.weights) == pytest.approx(Decimal(1))


@given(st.integers(3, 7).flatmap(lambda size: st.lists(
    SCALE, min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2,
).map(lambda values: (size, values))))  # fmt: skip
def test_weights_are_positive_add_to_one_and_solve_the_matrix(drawn):
    size, values = drawn
    given_values = iter(values)
    matrix = matrix_of(
        *[[next(given_values) for _ in range(row)] for row in range(size - 1, 0, -1)]
    )
    found = compare_pairs([str(one) for one in range(size)], matrix)
    weights = [Fraction(one) for one in found.weights]
    assert abs(sum(weights) - 1) < Fraction(1, 10**15)
    for row, weight in zip(matrix, weights, strict=True):
        product = sum(one * other for one, other in zip(row, weights, strict=True))
        assert abs(product / weight - Fraction(found.eigenvalue)) < Fraction(1, 1000)
    assert found.eigenvalue >= size - Decimal("0.0001")


def test_the_upper_half_of_a_matrix_is_enough():
    names, matrix = read("指标|甲|乙|丙\n甲|1|3|5\n乙||1|1/2\n丙|||")
    assert names == ("甲", "乙", "丙")
    assert matrix == matrix_of([3, 5], [Fraction(1, 2)])


def test_so_is_the_lower_half_and_so_are_decimals_and_ratios():
    _names, matrix = read("|甲|乙|丙\n甲|1||\n乙|0.33|1|\n丙|１：５|0.5|1")
    assert matrix == matrix_of([3, 5], [2])


def test_a_row_that_ends_early_is_blank_there():
    _names, matrix = read("|甲|乙|丙\n甲|1|3|5\n乙|1/3|1|2\n丙")
    assert matrix == matrix_of([3, 5], [2])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("|甲|乙\n甲|1|很\n乙||1", "第2行第3列“甲”与“乙”的比较写的是“很”，应是1至9或它们的倒数"),
        ("|甲|乙\n甲|1|10\n乙||1", "写的是“10”"),
        ("|甲|乙\n甲|1|1/0\n乙||1", "写的是“1/0”"),
        ("|甲|乙\n甲|1|\n乙||1", "第2行第3列“甲”与“乙”的比较写的是“”"),
        ("|甲|乙\n甲\n乙", "第2行“甲”与“乙”"),
        ("|甲|乙\n甲|1|3\n乙|3|1", "“甲”与“乙”的两次比较相互矛盾：3和3不是倒数"),
        ("|甲|乙\n甲|2|3\n乙||1", "“甲”与自己比较应是1，不能是2"),
        ("|甲|乙\n乙|1|3\n甲||1", "第一行是甲、乙，第一列是乙、甲"),
        ("甲|乙\n1|3", "没有读到比较矩阵"),
    ],
)
def test_a_matrix_that_is_not_one_is_told_with_the_cell(text, message):
    with pytest.raises(PointsNotShared, match=message):
        read(text)


def test_a_matrix_of_too_many_rows_is_told():
    names = [f"指标{one}" for one in range(MOST_ROWS + 1)]
    text = "\n".join(["|" + "|".join(names), *(f"{one}|1|1" for one in names)])
    with pytest.raises(PointsNotShared, match="有16个指标，最多15个"):
        read(text)


def test_weights_out_of_comparisons_become_points_of_their_part():
    sheet = sheet_of(3, 2, 1)
    matrices = [(("产出指标0", "产出指标1", "产出指标2"), matrix_of([2, 6], [3]))]
    found, comparisons, notes = by_pairs(sheet.indicators, matrices, ruleset=NATIONAL)
    weighting = weigh(sheet, NATIONAL, importance=found, rounding=Rounding())
    assert [int(one.points) for one in weighting.shares] == [30, 15, 5, 15, 15, 10]
    assert (len(comparisons), notes) == (1, ["效益没有比较矩阵，按指标平均分配"])


def test_one_matrix_may_compare_the_indicators_of_several_parts():
    sheet = sheet_of(2, 2)
    names = tuple(one.name for one in sheet.indicators)
    matrices = [(names, matrix_of([2, 4, 4], [2, 2], [1]))]
    found, _comparisons, notes = by_pairs(sheet.indicators, matrices, ruleset=NATIONAL)
    assert set(found) == {0, 1, 2, 3}
    assert notes == []


def test_a_part_compared_by_half_is_told():
    sheet = sheet_of(3)
    matrices = [(("产出指标0", "产出指标1"), matrix_of([2]))]
    with pytest.raises(PointsNotShared, match="缺少“产出指标2”"):
        by_pairs(sheet.indicators, matrices, ruleset=NATIONAL)


def test_an_indicator_compared_in_two_matrices_is_told():
    sheet = sheet_of(2)
    matrices = [(("产出指标0", "产出指标1"), matrix_of([2]))] * 2
    with pytest.raises(PointsNotShared, match="“产出指标0”的重要性写了两次"):
        by_pairs(sheet.indicators, matrices, ruleset=NATIONAL)
