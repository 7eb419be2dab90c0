"""Payments and budgets of a ledger as a platform exports them, as csv and as a workbook."""

from __future__ import annotations

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
    connection: duckdb.DuckDBPyConnection, path: Path, *, kind: str, limit: int | None = None
) -> None:
    """Write payments or budgets of a ledger as a csv export in UTF-8."""
    cut = f" LIMIT {limit}" if limit else ""
    connection.execute(f"COPY ({EXPORTED[kind]}{cut}) TO '{path}' (HEADER)")


def write_xlsx(
    connection: duckdb.DuckDBPyConnection, path: Path, *, kind: str, limit: int | None = None
) -> None:
    """The same as a workbook, amounts as numbers and all else as text."""
    import xlsxwriter

    cut = f" LIMIT {limit}" if limit else ""
    found = connection.execute(f"{EXPORTED[kind]}{cut}")
    titles = [one[0] for one in found.description or ()]
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet("导出")
        tab.write_row(0, 0, titles)
        row = 0
        while rows := found.fetchmany(10_000):
            for one in rows:
                row += 1
                tab.write_row(row, 0, [*("" if v is None else str(v) for v in one[:-1]), one[-1]])
