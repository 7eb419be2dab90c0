"""Scores and totals by SQL: the same as those of the library, whatever the rule-set."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bulk.tables import rows_of, write_indicators, write_ties
from tests.bulk.ties import EXPECTED, QUESTIONS

from jixiao import pipeline
from jixiao.bulk.duckdb_engine import score_table
from jixiao.bulk.parquet import write_rows
from jixiao.bulk.questions import indicator_rows
from jixiao.bulk.scoring_sql import SETTINGS
from jixiao.bulk.sources import warnings_of
from jixiao.bulk.tables import all_tables
from jixiao.domain.document import Document
from jixiao.domain.plain import from_plain
from jixiao.scoring.dialects import TYPES, Dialect, score_of
from jixiao.scoring.engine import NUMBERS, Question, evaluate
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.score import score_sheets

FOLDERS = ("self-evaluations", "corpus", "baoding-2020")
METHOD = "proportional"


@pytest.fixture(scope="module")
def documents(samples):
    found = [
        one
        for folder in FOLDERS
        for one in pipeline.files([samples / folder])
        if one.path.suffix in (".docx", ".xlsx", ".txt", ".csv")
    ]
    made = [from_plain(Document, {"source": {"path": f"{name}.json"}, "sheets": [one]})
            for name, one in MADE.items()]  # fmt: skip
    return [pipeline.read(one) for one in found] + made


def sheet(*rows, outturn="90万元", **more):
    funds = [{"source": "total", "final_budget": "100万元", "outturn": outturn, **more}]
    indicators = [
        {
            "name": name,
            "points": points,
            "target": "≥10个",
            "actual": actual,
            "dimension": "产出指标",
        }
        for name, points, actual in rows
    ]
    return {
        "kind": "self_evaluation",
        "fiscal_year": 2022,
        "funds": funds,
        "indicators": indicators,
    }


FULL = (("甲", "50", "9个"), ("乙", "40", "不涉及"))
MADE = {
    "不涉及": sheet(*FULL),
    "全不涉及": sheet(("甲", "90", "不涉及")),
    "执行率低": sheet(("甲", "90", "10个"), outturn="65万元"),
    "执行率很低": sheet(("甲", "90", "10个"), outturn="5万元"),
    "执行率刚好": sheet(("甲", "90", "10个"), outturn="80万元"),
    "没有执行数": sheet(("甲", "90", "10个"), outturn=None),
    "执行率不单独计分": sheet(("甲", "100", "10个"), outturn="55万元"),
    "没有指标": sheet(),
    "没有分值": sheet(("甲", None, "10个")),
    "不是满分": sheet(("甲", "50", "10个")),
}


@pytest.mark.parametrize("ruleset", [None, *all_rulesets()], ids=lambda one: one and one.name)
def test_sql_gives_the_scores_totals_and_ratings_of_the_library(documents, ruleset, tmp_path):
    rows = [row for one in documents for row in indicator_rows(one, ruleset)]
    table = tmp_path / "indicators.parquet"
    write_rows(rows, all_tables()["indicators"], table)
    score_table(table, tmp_path)
    scores = defaultdict(dict)
    for path, number, indicator, score in rows_of(
        tmp_path / "scores.parquet", "path, sheet, indicator, score"
    ):
        scores[path, number][indicator] = score
    totals = {
        (path, number): (total, rating or "")
        for path, number, total, rating in rows_of(
            tmp_path / "totals.parquet", "path, sheet, total, rating"
        )
    }
    compared = 0
    for document in documents:
        for number, one in enumerate(score_sheets(document.sheets, ruleset), start=1):
            key = document.source.path, number
            found = scores.get(key, {})
            for place, indicator in enumerate(one.indicators, start=1):
                assert found[place] == indicator.score, (key, place)
            if one.execution.score is not None:
                assert found[0] == one.execution.score, key
            assert totals.get(key, (None, "")) == (one.total, one.rating), key
            compared += one.total is not None
    assert compared


def test_ties_go_up_in_a_table_as_they_do_for_one_sheet(tmp_path):
    write_ties(tmp_path / "indicators.parquet")
    score_table(tmp_path / "indicators.parquet", tmp_path)
    found = rows_of(tmp_path / "scores.parquet", "score", "ORDER BY indicator")
    assert [one for (one,) in found] == EXPECTED
    assert [one.score for one in evaluate(QUESTIONS)] == EXPECTED


# What they give is bounded by what they are given: shares of one, scores of a sheet.
UNBOUNDED = ("banded", "rescaled_total", "capped_total")
NUMBER = st.decimals(-1000, 10_000_000, places=4)
POSITIVE = st.decimals(Decimal("0.0001"), 1000, places=4)


@settings(max_examples=50)
@given(
    st.lists(
        st.builds(
            Question,
            st.sampled_from([one for one in METHODS if one not in UNBOUNDED]),
            NUMBER,
            NUMBER,
            st.decimals(0, 100, places=2),
            POSITIVE,
            POSITIVE,
            POSITIVE,
        ),
        min_size=1,
        max_size=40,
    )
)
def test_any_row_scores_in_a_table_as_it_does_alone(questions):
    columns = ", ".join(
        f"CAST(unnest(${place}::VARCHAR[]) AS {kind}) AS {name}"
        for place, (name, kind) in enumerate(TYPES.items(), start=2)
    )
    query = (
        f"SELECT {score_of(METHODS, Dialect.DUCKDB)} FROM "  # noqa: S608
        f"(SELECT unnest($1::VARCHAR[]) AS method, {columns})"
    )
    values = [[str(getattr(one, name)) for one in questions] for name in TYPES]
    database = duckdb.connect(":memory:")
    found = database.execute(query, [[one.method for one in questions], *values]).fetchall()
    assert [one for (one,) in found] == [one.score for one in evaluate(questions)]


def test_the_table_of_indicators_has_every_column_that_a_method_reads():
    names = [one.name for one in all_tables()["indicators"].columns]
    assert {"method", *NUMBERS} <= set(names)
    assert set(SETTINGS) < set(NUMBERS)


def test_a_row_that_cannot_be_scored_says_why_and_stops_no_other(tmp_path):
    good = asdict(Question(METHOD, Decimal(9), Decimal(10), Decimal(10)))
    table = write_indicators(
        tmp_path / "indicators.parquet",
        [
            good,
            good | {"method": None},
            good | {"method": "guess"},
            good | {"points": Decimal(-1)},
            good | {"points": Decimal(10**9)},
            good | {"actual": Decimal(10**20)},
            good | {"target": None},
            good | {"method": "not_applicable"},
            good | {"method": "execution_rate", "target": Decimal(0)},
            good | {"method": None, "unscored": "实际完成值是空白；请填写"},
            good | {"method": "banded", "actual": Decimal(10**14)},
        ],
    )
    source, _files = score_table(table, tmp_path)
    found = rows_of(tmp_path / "scores.parquet", "score, unscored", "ORDER BY indicator")
    assert found[0] == (Decimal("9.00"), None)
    assert [score for score, _why in found[1:]] == [None] * 10
    words = ["没有写明", "没有这种", "0至9999", "0至9999", "实际值", "指标值", "不涉及", "算不出",
             "空白", "算不出"]  # fmt: skip
    for (_score, why), word in zip(found[1:], words, strict=True):
        assert word in why
    assert any("guess" in one for one in warnings_of(source))


def test_a_table_of_a_province_needs_no_more_than_five_columns(tmp_path):
    table = tmp_path / "省表[1].parquet"
    duckdb.connect(":memory:").execute(
        "COPY (SELECT 'A-1' AS sheet, 'proportional' AS method, '9' AS actual,"
        f" 10::DOUBLE AS target, 100 AS points) TO '{table}'"
    )
    source, _files = score_table(table, tmp_path, ruleset="mof_2020_self_evaluation")
    found = rows_of(tmp_path / "totals.parquet", "sheet, total, rating")
    assert found == [("A-1", Decimal("90.00"), "优")]
    assert warnings_of(source) == []


def test_a_table_without_the_columns_is_refused_with_their_names(tmp_path):
    table = tmp_path / "t.parquet"
    duckdb.connect(":memory:").execute(f"COPY (SELECT 1 AS sheet, 2 AS actual) TO '{table}'")
    with pytest.raises(pipeline.Unknown, match=r"没有 method、target、points 列"):
        score_table(table, tmp_path)


def test_rule_sets_that_do_not_exist_are_named(tmp_path):
    good = asdict(Question(METHOD, Decimal(9), Decimal(10), Decimal(100)))
    table = write_indicators(tmp_path / "i.parquet", [good | {"ruleset": "某省办法"}])
    source, _files = score_table(table, tmp_path)
    assert ["某省办法" in one for one in warnings_of(source)] == [True]
    assert rows_of(tmp_path / "totals.parquet", "total, rating") == [(Decimal("90.00"), None)]
    with pytest.raises(pipeline.Unknown, match="没有名为“某省办法”的评分办法"):
        score_table(table, tmp_path, ruleset="某省办法")
    assert (
        "没有等级" in warnings_of(score_table(write_ties(tmp_path / "t.parquet"), tmp_path)[0])[0]
    )
