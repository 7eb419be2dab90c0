"""The query that gives every row of a table of indicators its score.

It is written in DuckDB's SQL around the expressions of ``scoring/methods.py`` and rendered for
other engines by ``scoring/dialects.py``. ``totals_sql.py`` makes the totals of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jixiao.domain.score import TOLERANCE
from jixiao.scoring.dialects import TYPES, Dialect, ratio_of, score_of
from jixiao.scoring.engine import NUMBERS
from jixiao.scoring.methods import METHODS

REQUIRED = ("sheet", "method", "actual", "target", "points")
"""The columns that a table must have to be scored."""
SETTINGS = tuple(name for name in NUMBERS if name not in REQUIRED)
OWNERS = ("region", "department", "unit", "project", "fiscal_year")
OPTIONAL = ("path", "indicator", "ruleset", "printed_score", "unscored", *SETTINGS, *OWNERS)
"""The columns that are used where a table has them."""
KEPT = ("path", "sheet", "indicator", "ruleset", "method", "unscored", "printed_score")
EXECUTION, NOT_APPLICABLE = "execution_rate", "not_applicable"
WHY = (
    ("method IS NULL", "没有写明评分方法"),
    ("points IS NULL OR points < 0", "分值不是0至9999之间的数"),
    ("actual IS NULL", "实际值不是数，或者过大"),
    ("target IS NULL", "指标值不是数，或者过大"),
    (f"method = '{NOT_APPLICABLE}'", "本年度不涉及"),
)
CANNOT = "按这种方法算不出得分；请核对指标值（不能为0）和步长、界限"
UNKNOWN = "没有这种评分方法"


@dataclass(frozen=True, slots=True)
class Source:
    """A table to be scored: what it is called in SQL, its columns, and what its rows name.

    ``ruleset`` is for all rows of a table that names none.
    """

    relation: str
    columns: frozenset[str]
    methods: tuple[str, ...]
    rulesets: tuple[str, ...]
    ruleset: str | None = None


def named_in(relation: str, columns: Collection[str]) -> str:
    """The query for the methods and rule-sets that rows name."""
    ruleset = "ruleset" if "ruleset" in columns else "CAST(NULL AS VARCHAR)"
    return f"SELECT DISTINCT method, {ruleset} AS ruleset FROM {relation}"  # noqa: S608


def scores_query(source: Source, dialect: Dialect) -> str:
    """A score for every row, with what it is known by."""
    difference = f"abs(score - printed_score) > {TOLERANCE}"
    return f"""
        SELECT path, sheet, indicator, ruleset, method, points,
               {ratio_of(source.methods, dialect)} AS ratio,
               score, printed_score, {difference} AS is_different,
               CASE WHEN score IS NULL THEN COALESCE(unscored, {_why()}) END AS unscored
        FROM ({scored_rows(source, dialect)}) AS scored
    """  # noqa: S608


def scored_rows(source: Source, dialect: Dialect) -> str:
    """The rows of a table with their scores."""
    kept = ", ".join([*KEPT, *TYPES, *OWNERS])
    score = score_of(source.methods, dialect)
    return (
        f"SELECT {kept}, CASE WHEN points >= 0 THEN {score} END AS score "  # noqa: S608
        f"FROM ({_asked(source)}) AS asked"
    )


def _asked(source: Source) -> str:
    """The columns of a table with their types; those that it has not are null."""
    names = {"path": "VARCHAR", "indicator": "BIGINT", "unscored": "VARCHAR", "method": "VARCHAR"}
    names |= dict.fromkeys(OWNERS, "VARCHAR")
    parts = ["sheet"]
    parts += [
        one if one in source.columns else f"CAST(NULL AS {names[one]}) AS {one}" for one in names
    ]
    named = f"'{source.ruleset}'" if source.ruleset else "CAST(NULL AS VARCHAR)"
    parts.append("ruleset" if "ruleset" in source.columns else f"{named} AS ruleset")
    numbers = {**TYPES, "printed_score": "DECIMAL(25, 10)"}
    for name, kind in numbers.items():
        value = f"TRY_CAST({name} AS {kind})" if name in source.columns else f"CAST(NULL AS {kind})"
        value = f"COALESCE({value}, 0)" if name in SETTINGS else value
        parts.append(f"{value} AS {name}")
    return f"SELECT {', '.join(parts)} FROM {source.relation}"  # noqa: S608


def _why() -> str:
    """Why a row has no score, where its table does not say."""
    known = ", ".join(f"'{one}'" for one in METHODS)
    cases = [*WHY[:1], (f"method NOT IN ({known})", UNKNOWN), *WHY[1:]]
    told = " ".join(f"WHEN {test} THEN '{words}'" for test, words in cases)
    return f"CASE {told} ELSE '{CANNOT}' END"
