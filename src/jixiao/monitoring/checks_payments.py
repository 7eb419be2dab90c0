"""What a row of a payment export says, and what is wrong in it."""

from __future__ import annotations

from jixiao.monitoring.checks import (
    MISSING,
    ROUNDED,
    Asked,
    Fault,
    amount_faults,
    category,
    cell,
    common_faults,
    fields,
    no_data,
    quoted,
    said,
    source,
    year,
)
from jixiao.monitoring.columns import words

CELLS = ("voucher", "line", "type", "category", "payee", "purpose", "is_carry_over")
CONTENT = (
    "concat_ws(chr(31), paid_on, amount, unit_code, unit, project_code, project, economic_code,"
    " economic_class, source_name, payee, purpose, line)"
)
"""What makes a line of a voucher, or a payment without voucher, different from another."""
YEARS_APART = 1
"""A payment is of the fiscal year, of the January after it, or of December before."""


def checked_payments(asked: Asked) -> str:
    """A SELECT that gives for every row its values, ``kind_of_row`` and ``message``."""
    return f"""
        WITH cells AS (SELECT *, {_money_and_days(asked)},
                {fields(asked, CELLS)}
            FROM raw WHERE row > {asked.header.last + 1}),
        read AS (SELECT *,
                exact_yuan(amount_text, {asked.scale(_actual(asked))}) AS amount_text_yuan,
                coalesce(nullif(paid_on_text, ''), voucher_date_text) AS day_text,
                day_of(day_text) AS paid_on FROM cells),
        meant AS (SELECT *, {_amount()} AS amount, {year(asked, otherwise="year(paid_on)")}
                AS fiscal_year, {source()} AS source,
                {_no_data(asked)} AS kind_of_row FROM read)
        SELECT row AS nr, row, fiscal_year, {_key()} AS key, paid_on, amount, {_kind()} AS kind,
            department_code, department, unit_code, unit, project_code, project,
            {category(otherwise="unassigned", told_by=("purpose", "economic_class"))} AS category,
            source, source_name, economic_code, economic_class, payee, purpose,
            {_is_carry_over()} AS is_carry_over, line, kind_of_row,
            {said(*_faults(asked))} AS message
        FROM meant"""  # noqa: S608


def _actual(asked: Asked) -> str:
    """The column of money that was paid; what was only applied for where there is no other."""
    return "amount" if "amount" in asked.positions else "applied"


def _money_and_days(asked: Asked) -> str:
    at = asked.positions
    days = [cell(asked, one) for one in ("paid_on", "voucher_date") if one in at]
    first, second = (*days, MISSING)[:2]
    return (
        f"{cell(asked, _actual(asked))} AS amount_text, {first} AS paid_on_text,"
        f" {second} AS voucher_date_text, {cell(asked, 'fiscal_year')} AS fiscal_year_text"
    )


def _amount() -> str:
    """Exact yuan; negative where the type of the row is a refund or a reversal."""
    back = quoted(f"{words('refund')}|{words('reversal')}")
    return (
        f"TRY_CAST(CASE WHEN type <> '' AND regexp_matches(type, {back})"
        " THEN -abs(amount_text_yuan) ELSE amount_text_yuan END AS DECIMAL(18, 2))"
    )


def _kind() -> str:
    reversal = quoted(words("reversal"))
    return (
        "CASE WHEN amount >= 0 THEN 'payment'"
        f" WHEN regexp_matches(concat_ws(' ', type, purpose), {reversal}) THEN 'reversal'"
        " ELSE 'refund' END"
    )


def _no_data(asked: Asked) -> str:
    doubtful = "paid_on IS NULL OR voucher = ''"
    return no_data(asked, doubtful=doubtful, money="amount_text_yuan")


def _is_carry_over() -> str:
    yes = quoted(words("yes"))
    return f"source = 'carry_over' OR regexp_matches(lower(is_carry_over), {yes})"


def _key() -> str:
    """The number of the voucher; of a payment without one, what is said of it."""
    return f"CASE voucher WHEN '' THEN '~' || left(md5({CONTENT}), 16) ELSE voucher END"


def _faults(asked: Asked) -> list[Fault]:
    return [
        *amount_faults("amount_text", "支付金额"),
        ("amount = 0", "金额为0，没有实际支付；只申请、未支付的不计入支出，请删除这一行"),
        ("day_text = ''", "支付日期为空；请补填"),
        (
            "day_text <> '' AND paid_on IS NULL",
            "支付日期“{day_text}”不是日期；请改成2024-03-05这样的年月日",
        ),
        (
            f"abs(year(paid_on) - fiscal_year) > {YEARS_APART}",
            "支付日期{paid_on}与年度{fiscal_year}相差太远；请核对年份",
        ),
        ("is_rounded(voucher)", ROUNDED.format("凭证号", "voucher")),
        *common_faults(asked),
    ]
