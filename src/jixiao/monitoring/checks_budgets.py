"""What a row of a budget export says: one entry (指标), or the columns of a year's budget.

A row of the second form gives up to three entries: the original budget, what was carried over, and
the adjustment, which is the difference where only the final budget is printed.
"""

from __future__ import annotations

from jixiao.monitoring.checks import (
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
from jixiao.monitoring.columns import label, words

CELLS = ("entry", "kind", "category", "document", "subject", "effective_on")
PARTS = ("original", "carried", "adjustment")
KINDS = {"original": "original", "carried": "carry_over", "adjustment": "adjustment"}
OWNER = (
    "unit_code, unit, project_code, project, source_code, source_name, economic_code,"
    " economic_class, category"
)
CONTENT = f"concat_ws(chr(31), {OWNER}, budget_kind, yuan, document, subject, day)"
LONG_KEY = f"CASE entry WHEN '' THEN '~' || left(md5({CONTENT}), 16) ELSE entry END"
NOT_THE_SUM = (
    "调整后预算“{final_text}”不等于年初预算“{original_text}”与调整数“{adjustment_text}”之和；"
    "请核对这一行"
)


def checked_budgets(asked: Asked) -> str:
    """A SELECT that gives for every entry its values, ``kind_of_row`` and ``message``."""
    at = asked.positions
    is_wide = bool({"original", "final", "adjustment"} & at.keys()) and "kind" not in at
    return _wide(asked) if is_wide else _long(asked)


def _long(asked: Asked) -> str:
    """One amount a row, said by words to be original, carried over or an adjustment."""
    reduced = "coalesce(reduced_text_yuan, 0)" if "reduced" in asked.positions else "0"
    return f"""
        WITH cells AS (SELECT *, {_text(asked, "amount")},
                {_text(asked, "reduced")}, {cell(asked, "fiscal_year")} AS fiscal_year_text,
                {fields(asked, CELLS)}
            FROM raw WHERE row > {asked.header.last + 1}),
        read AS (SELECT *, {_yuan(asked, "amount")}, {_yuan(asked, "reduced")},
                day_of(effective_on) AS day FROM cells),
        meant AS (SELECT *, amount_text_yuan - {reduced} AS yuan,
                {year(asked, otherwise="year(day)")} AS fiscal_year,
                {_kind()} AS budget_kind,
                {no_data(asked, doubtful="TRUE", money="amount_text_yuan")} AS kind_of_row
                FROM read)
        SELECT {_columns("TRY_CAST(yuan AS DECIMAL(18, 2))", "budget_kind", LONG_KEY)},
            {said(*amount_faults("amount_text", "金额"), *_faults(asked))} AS message
        FROM meant WHERE yuan IS NULL OR yuan <> 0 OR kind_of_row <> ''"""  # noqa: S608


def _wide(asked: Asked) -> str:
    """The original, carried-over and final budgets of a project beside one another."""
    names = [one for one in (*PARTS, "final") if one in asked.positions]
    texts = ", ".join(_text(asked, one) for one in (*PARTS, "final"))
    yuan = ", ".join(_yuan(asked, one) for one in (*PARTS, "final"))
    parts = ", ".join(
        f"{{'part': {quoted(KINDS[one])}, 'yuan': {_part(one, names)}}}" for one in PARTS
    )
    any_money = f"coalesce({', '.join(f'{one}_text_yuan' for one in names)})"
    faults = [fault for one in names for fault in amount_faults(f"{one}_text", label(one))[1:]]
    blank = " AND ".join(f"{one}_text = ''" for one in names)
    nothing = (blank, "各项预算金额都为空；请补填")
    return f"""
        WITH cells AS (SELECT *, {texts},
                {cell(asked, "fiscal_year")} AS fiscal_year_text, {fields(asked, CELLS)}
            FROM raw WHERE row > {asked.header.last + 1}),
        read AS (SELECT *, {yuan}, day_of(effective_on) AS day FROM cells),
        meant AS (SELECT *, {year(asked, otherwise="year(day)")} AS fiscal_year,
                {no_data(asked, doubtful="TRUE", money=any_money)} AS kind_of_row,
                {said(nothing, *faults, *_sums(names), *_faults(asked))} AS message FROM read),
        parted AS (SELECT *, unnest([{parts}], recursive := true) FROM meant)
        SELECT {_columns("TRY_CAST(yuan AS DECIMAL(18, 2))", "part", _entry())},
            message
        FROM parted WHERE coalesce(yuan, 0) <> 0
            OR ((message <> '' OR kind_of_row <> '') AND part = 'original')"""  # noqa: S608


def _columns(amount: str, kind: str, entry: str) -> str:
    """The columns that both forms give."""
    told_by = ("economic_class",)
    return (
        f"row_number() OVER () AS nr, row, fiscal_year, {entry} AS key, {amount} AS amount,"
        f" {kind} AS kind,"
        " department_code, department, unit_code, unit, project_code, project,"
        f" {category(otherwise='project', told_by=told_by)} AS category, {source()} AS source,"
        " source_name, economic_code, economic_class, day AS effective_on, document, kind_of_row"
    )


def _entry() -> str:
    """The key of a part of a year's budget: whose it is, so that a changed amount shows."""
    base = f"coalesce(nullif(entry, ''), '~' || left(md5(concat_ws(chr(31), {OWNER})), 16))"
    return f"{base} || ':' || part"


def _text(asked: Asked, name: str) -> str:
    return f"{cell(asked, name)} AS {name}_text"


def _yuan(asked: Asked, name: str) -> str:
    return f"exact_yuan({name}_text, {asked.scale(name)}) AS {name}_text_yuan"


def _kind() -> str:
    told = "concat_ws(' ', kind, subject)"
    return (
        f"CASE WHEN regexp_matches(kind, {quoted(words('carried'))}) THEN 'carry_over'"
        f" WHEN regexp_matches({told}, {quoted(words('adjusted'))}) THEN 'adjustment'"
        f" WHEN regexp_matches(subject, {quoted(words('carried'))}) THEN 'carry_over'"
        " ELSE 'original' END"
    )


def _part(name: str, names: list[str]) -> str:
    """The yuan of a part; an adjustment that is not printed is what the final budget differs by."""
    if name == "adjustment" and name not in names and {"original", "final"} <= set(names):
        carried = " - coalesce(carried_text_yuan, 0)" if "carried" in names else ""
        return f"coalesce(final_text_yuan, original_text_yuan) - original_text_yuan{carried}"
    if name == "original" and name not in names:
        return (
            "final_text_yuan - coalesce(adjustment_text_yuan, 0) - coalesce(carried_text_yuan, 0)"
        )
    return f"{name}_text_yuan"


def _sums(names: list[str]) -> list[Fault]:
    """The final budget must be the sum of its parts, where all are printed."""
    if not {"original", "adjustment", "final"} <= set(names):
        return []
    carried = " + coalesce(carried_text_yuan, 0)" if "carried" in names else ""
    whole = f"original_text_yuan + coalesce(adjustment_text_yuan, 0){carried}"
    return [(f"final_text_yuan <> {whole}", NOT_THE_SUM)]


def _faults(asked: Asked) -> list[Fault]:
    return [
        (
            "effective_on <> '' AND day IS NULL",
            "发文日期“{effective_on}”不是日期；请改成2024-03-05这样的年月日",
        ),
        (
            "fiscal_year IS NULL AND fiscal_year_text = ''",
            "看不出是哪个年度的预算；请补上年度列，或在导入时用 --year 写明",
        ),
        (
            "project = '' AND project_code = '' AND unit = '' AND unit_code = ''",
            "没有写明是哪个项目、哪个单位的预算；请补填",
        ),
        *common_faults(asked),
    ]
