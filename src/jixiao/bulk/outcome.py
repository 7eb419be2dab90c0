"""What stands in the output folder at the end: tables, their description, the summary."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from jixiao.bulk.duckdb_engine import SPILL
from jixiao.bulk.package import parts_of, write_package
from jixiao.bulk.parquet import connection, read_from
from jixiao.bulk.summary import Fetch, Summary, summarise
from jixiao.bulk.summary_xlsx import write_workbook

JSON, WORKBOOK = "summary.json", "summary.xlsx"


def finish(verb: str, files: Mapping[str, Path], output: Path) -> Summary:
    """Describe and sum up the tables of a run that lie in its output folder."""
    write_package(files, output)
    relations = {name: read_from(*parts_of(path)) for name, path in files.items()}
    with connection(spill=output / SPILL) as database:
        summary = summarise(verb, relations, lambda query: database.execute(query).fetchall())
    shutil.rmtree(output / SPILL, ignore_errors=True)
    return write_summary(summary, output)


def finish_elsewhere(
    verb: str, relations: Mapping[str, str], output: Path, fetch: Fetch
) -> Summary:
    """Sum up tables that stay in a database."""
    return write_summary(summarise(verb, relations, fetch), output)


def write_summary(summary: Summary, output: Path) -> Summary:
    """The summary for programs and for people."""
    unfinished = output / f"{JSON}.part"
    text = json.dumps(summary.plain(), ensure_ascii=False, indent=1)
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(output / JSON)
    write_workbook(summary, output / WORKBOOK)
    return summary
