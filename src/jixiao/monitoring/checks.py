"""The checks of an import as SQL over columns of strings: what a row says, and what is wrong in it.

Both kinds of export share the columns that say whose money it is; the rest of each kind is in
``checks_payments.py`` and ``checks_budgets.py``. A message is a plain sentence, '' where the row
can be taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.monitoring.columns import settings, words
from jixiao.monitoring.mapping import ColumnMapping, Header

Fault = tuple[str, str]
"""A condition of SQL, and the sentence for it with the names of columns in braces."""
WIDER = "本行的单元格比标题行多，可能有未加引号的逗号，各列已错位；请在原系统重新导出，或改正这一行"
ROUNDED = "{}“{{{}}}”被Excel改成了科学计数法，已不是原来的号码；请把该列设为文本格式后重新导出"
VAGUE = "不能精确到分（折合元后多于两位小数，或者数额过大）；请核对原始凭证"
SCALES = {"元": 1, "万元": 10_000}
MISSING = "''"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a table is to be read: its header, its columns, and the year where no column says it."""

    header: Header
    mapping: ColumnMapping
    width: int
    fiscal_year: int | None = None

    @property
    def positions(self) -> Mapping[str, int]:
        """The number of each field's column."""
        return self.mapping.positions(self.header)

    def scale(self, name: str) -> int:
        """How many yuan the unit of a column of money is."""
        return SCALES[self.mapping.units.get(name, "元")]


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def cell(asked: Asked, name: str) -> str:
    """The text of a field's cell; '' where the export has no such column."""
    at = asked.positions
    return f"coalesce(c{at[name]}, '')" if name in at else MISSING


def fields(asked: Asked, names: tuple[str, ...]) -> str:
    """The cells of a row by field, with those of department, unit, project, fund and class."""
    return ",\n".join([*(f"{cell(asked, one)} AS {one}" for one in names), *_split(asked)])


def _split(asked: Asked) -> list[str]:
    """Codes and names of unit, project …: apart, or out of the one cell that holds both."""
    found = []
    for code, name in PAIRS:
        cells = [cell(asked, one) for one in (code, name)]
        if MISSING not in cells or cells == [MISSING, MISSING]:
            found += [f"{cells[0]} AS {code}", f"{cells[1]} AS {name}"]
            continue
        both = cells[1] if cells[0] == MISSING else cells[0]
        whole = f"CASE WHEN code_in({both}) = '' THEN {both} ELSE code_in({both}) END"
        rest = f"CASE WHEN code_in({both}) = '' THEN '' ELSE name_in({both}) END"
        if cells[0] == MISSING:
            found += [f"code_in({both}) AS {code}", f"name_in({both}) AS {name}"]
        else:
            found += [f"{whole} AS {code}", f"{rest} AS {name}"]
    return found


PAIRS = (
    ("department_code", "department"),
    ("unit_code", "unit"),
    ("project_code", "project"),
    ("source_code", "source_name"),
    ("economic_code", "economic_class"),
)
"""The fields that come as a code and a name."""


def no_data(asked: Asked, *, doubtful: str, money: str) -> str:
    """Whether a row is none of money: blank, a total, the titles again, or below the table.

    ``doubtful`` says of which rows this is asked at all: those without a day or a number.
    """
    at = asked.positions
    joined = "concat_ws(chr(31), " + ", ".join(f"trim(c{n})" for n in range(asked.width)) + ")"
    repeated = " OR ".join(
        f"trim(c{column}) = {quoted(asked.header.titles[column])}" for column in at.values()
    )
    return (
        f"CASE WHEN {doubtful} THEN CASE"
        f" WHEN trim({joined}, chr(31)) = '' THEN 'blank'"
        f" WHEN regexp_matches({joined}, {quoted(_whole_cell(words('total')))}) THEN 'total'"
        f" WHEN ({repeated}) AND {money} IS NULL THEN 'titles'"
        f" WHEN regexp_matches(ltrim({joined}, chr(31)), {quoted(words('footer'))})"
        f" AND {money} IS NULL THEN 'footer' ELSE '' END ELSE '' END"
    )


def _whole_cell(pattern: str) -> str:
    """A pattern for a whole cell as one for a row whose cells are joined."""
    return f"(?:^|\x1f)(?:{pattern})(?:\x1f|$)"


def source() -> str:
    """The source of a fund by its printed name, else by its code; blank is fiscal money.

    The last of the sources is that of most rows, so all others are ruled out at once first.
    """
    known = settings()["sources"]
    *others, last = [_is_named(one) for one in known]
    codes = [
        f"WHEN source_name = '' AND source_code = {quoted(code)} THEN {quoted(one['source'])}"
        for one in known
        for code in one.get("codes", ())
    ]
    others_words = quoted("|".join(one["words"] for one in known[:-1]))
    blank = "WHEN source_name = '' AND source_code = '' THEN 'fiscal'"
    rest = " ".join([last, *codes])
    return (
        f"CASE {blank} WHEN regexp_matches(source_name, {others_words})"
        f" THEN CASE {' '.join(others)} END {rest} ELSE 'other' END"
    )


def _is_named(one: Mapping[str, str]) -> str:
    """A case of a source that is told by words."""
    return f"WHEN regexp_matches(source_name, {quoted(one['words'])}) THEN {quoted(one['source'])}"


def category(*, otherwise: str, told_by: tuple[str, ...]) -> str:
    """基本支出 or 项目支出 by what is printed, the project, or the economic class."""
    printed = "concat_ws(chr(31), category, project)"
    named = " || ' ' || ".join(told_by) or MISSING
    basic, project = quoted(words("basic")), quoted(words("project"))
    economic = quoted(settings()["basic"]["economic"])
    purposes = quoted(f"{words('basic')}|{settings()['basic']['purposes']}")
    return (
        f"CASE WHEN regexp_matches(category, {project}) THEN 'project'"
        f" WHEN regexp_matches({printed}, {basic}) THEN 'basic'"
        " WHEN project_code <> '' OR project <> '' THEN 'project'"
        f" WHEN regexp_matches({named}, {purposes}) THEN 'basic'"
        f" WHEN regexp_matches(economic_code, {economic}) THEN 'basic'"
        f" ELSE {quoted(otherwise)} END"
    )


def year(asked: Asked, *, otherwise: str) -> str:
    """The fiscal year: of the row's column, else as asked or titled, else another expression."""
    known = asked.fiscal_year or asked.mapping.fiscal_year
    fallback = str(known) if known else otherwise
    return (
        f"CASE WHEN fiscal_year_text = '' THEN {fallback} WHEN fiscal_year_text BETWEEN '2000' AND"
        " '2099' AND length(fiscal_year_text) = 4 THEN TRY_CAST(fiscal_year_text AS INTEGER) ELSE"
        " TRY_CAST(regexp_extract(half_width(fiscal_year_text), '^(20[0-9]{2})(\\.0)?年?度?$', 1)"
        " AS INTEGER) END"
    )


def said(*faults: Fault) -> str:
    """The sentences of all faults that a row has, '' where it has none."""
    cases = [f"CASE WHEN {condition} THEN {_sentence(text)} END" for condition, text in faults]
    return f"concat_ws('；', {', '.join(cases)})"


def _sentence(text: str) -> str:
    """A sentence with the columns in braces filled in, as an expression."""
    parts = re.split(r"\{(\w+)\}", text)
    return " || ".join(part if at % 2 else quoted(part) for at, part in enumerate(parts))


def common_faults(asked: Asked) -> list[Fault]:
    """Faults that a row of either kind may have."""
    spare = [
        f"coalesce(trim(c{n}), '') <> ''" for n in range(len(asked.header.titles), asked.width)
    ]
    return [
        (" OR ".join(spare) or "FALSE", WIDER),
        ("is_rounded(project_code)", ROUNDED.format("项目编码", "project_code")),
        (
            "fiscal_year IS NULL AND fiscal_year_text <> ''",
            "年度“{fiscal_year_text}”不是年份；请改成2024这样的四位数字",
        ),
    ]


def amount_faults(name: str, label: str) -> list[Fault]:
    """Faults of an amount: ``name`` is its cell, ``name_yuan`` the exact yuan of it."""
    yuan, plain = f"{name}_yuan", f"plain_amount({name})"
    is_vague = (
        f"CASE WHEN {yuan} IS NULL THEN {plain} IS NOT NULL ELSE {yuan} <> round({yuan}, 2) END"
    )
    return [
        (f"{name} = ''", f"{label}为空；请补填，没有支付的请删除这一行"),
        (
            f"{yuan} IS NULL AND {name} <> '' AND {plain} IS NULL",
            f"{label}“{{{name}}}”不是金额；请改成1234.50这样的数字",
        ),
        (is_vague, f"{label}“{{{name}}}”{VAGUE}"),
    ]
