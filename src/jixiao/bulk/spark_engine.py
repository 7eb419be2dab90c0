"""Scores of a Parquet table on a Spark cluster, or on a Spark of this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jixiao.bulk.scoring_sql import Source, named_in, scores_query
from jixiao.bulk.sources import checked_source
from jixiao.bulk.totals_sql import totals_query
from jixiao.pipeline import Unknown
from jixiao.scoring.dialects import Dialect, rendered

NO_PYSPARK = (
    "没有安装 PySpark，不能用 --engine spark；请执行 pip install 'jixiao[spark]'，"
    "或者改用 --engine duckdb"
)
NO_JAVA = (
    "没有找到 Java，Spark 要用 Java 17 或 21 运行；请安装 Java 并使 java 命令可用（或设置 "
    "JAVA_HOME），或者改用 --engine duckdb"
)
FAILED = "Spark 没有完成评分（{reason}）；请检查 --master、表的位置，以及各节点能否读写该位置"
GIVEN = "jixiao_given"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.parquet.compression.codec": "zstd",
}


def score_table(
    table: str, output: Path, *, master: str, ruleset: str | None = None
) -> tuple[Source, dict[str, Path]]:
    """Write the folders ``scores.parquet`` and ``totals.parquet`` as Spark writes tables.

    Raises Unknown where Spark or Java is missing, or where the table has no rows to score.
    """
    files = {name: output / f"{name}.parquet" for name in ("scores", "totals")}
    with _session(master) as session:
        frame = session.read.parquet(_address(table))
        frame.createOrReplaceTempView(GIVEN)
        source = checked_source(
            GIVEN,
            frame.columns,
            name=table,
            ruleset=ruleset,
            named=lambda: session.sql(named_in(GIVEN, frame.columns)).collect(),
        )
        for name, query in (("scores", scores_query), ("totals", totals_query)):
            found = session.sql(rendered(query(source, Dialect.SPARK), Dialect.SPARK))
            _make_room(files[name])
            found.write.mode("overwrite").parquet(_address(str(files[name].absolute())))
    return source, files


def _address(table: str) -> str:
    """A file of this machine by its full name; anything else is an address that Spark knows.

    Names are not escaped: Hadoop takes every sign of an address as it stands.
    """
    path = Path(table)
    return f"file://{path.absolute()}" if path.is_absolute() or path.exists() else table


def _make_room(path: Path) -> None:
    """Where another engine left a file, Spark could not make its folder."""
    if path.is_file():
        path.unlink()


@contextmanager
def _session(master: str) -> Iterator[Any]:
    """A session that is stopped in any case: left alone, Spark fills the exit with errors."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise Unknown(NO_PYSPARK) from None
    if not has_java():
        raise Unknown(NO_JAVA)
    builder = SparkSession.builder.master(master).appName("jixiao")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:
        raise Unknown(FAILED.format(reason=_first_line(error))) from error
    session.sparkContext.setLogLevel("FATAL")
    try:
        yield session
    except PySparkException as error:
        raise Unknown(FAILED.format(reason=_first_line(error))) from error
    finally:
        session.stop()


def has_java() -> bool:
    """Whether a Java can be started."""
    home = os.environ.get("JAVA_HOME", "")
    return bool(home and (Path(home) / "bin" / "java").exists()) or shutil.which("java") is not None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
