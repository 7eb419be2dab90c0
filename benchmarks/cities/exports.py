"""Payments and budgets of a ledger as a platform exports them, as csv and as a workbook."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

EXPORTED = {
    "payments": """SELECT fiscal_year AS 年度, voucher AS 支付凭证号, paid_on AS 实际支付日期,
        department_code AS 主管部门编码, department AS 主管部门名称, unit_code AS 预算单位编码,
        unit AS 预算单位名称, project_code AS 项目编码, project AS 项目名称,
        source_name AS 资金性质, economic_code AS 部门经济分类编码,
        economic_class AS 部门经济分类名称, payee AS 收款人, purpose AS 用途,
        amount AS "实际支付金额（元）" FROM payments ORDER BY row""",
    "budgets": """SELECT fiscal_year AS 年度, entry AS 指标编号, department_code AS 主管部门编码,
        department AS 主管部门名称, unit_code AS 预算单位编码, unit AS 预算单位名称,
        project_code AS 项目编码, project AS 项目名称, source_name AS 资金性质,
        economic_code AS 部门经济分类编码, economic_class AS 部门经济分类名称,
        CASE kind WHEN 'original' THEN '年初预算' WHEN 'carry_over' THEN '上年结转'
        ELSE '预算调整' END AS 指标类型, document AS 指标文号, effective_on AS 发文日期,
        amount AS "指标金额（元）" FROM budgets ORDER BY row""",
}
"""A table of the ledger as a platform exports it."""


def write_csv(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    kind: str,
    limit: int | None = None,
    every: int = 0,
) -> None:
    """Write payments or budgets of a ledger as a csv export in UTF-8, spoilt as in ``_query``."""
    query = _query(kind, limit, every)
    connection.execute(f"COPY ({query}) TO '{path}' (HEADER)")


def _query(kind: str, limit: int | None, every: int) -> str:
    """The rows of an export; of payments one in so many has a day or an amount that is none."""
    query = f"{EXPORTED[kind]}{f' LIMIT {limit}' if limit else ''}"
    if not every:
        return query
    at = f"row_number() OVER () % {2 * every}"
    day = f"CASE WHEN {at} = 0 THEN '2025-02-30' ELSE CAST(实际支付日期 AS VARCHAR) END"
    money = '"实际支付金额（元）"'
    amount = f"CASE WHEN {at} = {every} THEN '壹拾元' ELSE CAST({money} AS VARCHAR) END"
    return f"SELECT * REPLACE ({day} AS 实际支付日期, {amount} AS {money}) FROM ({query})"  # noqa: S608


def write_xlsx(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    kind: str,
    limit: int | None = None,
    every: int = 0,
) -> None:
    """The same as a workbook, amounts as numbers and all else as text."""
    import xlsxwriter

    found = connection.execute(_query(kind, limit, every))
    titles = [one[0] for one in found.description or ()]
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet("导出")
        tab.write_row(0, 0, titles)
        row = 0
        while rows := found.fetchmany(10_000):
            for one in rows:
                row += 1
                texts = ("" if each is None else str(each) for each in one[:-1])
                tab.write_row(row, 0, [*texts, _number(one[-1])])


def _number(value: object) -> object:
    """An amount as a number; what is none stays text."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value
