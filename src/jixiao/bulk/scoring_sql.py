"""The two queries that score a table of indicators: a score a row, and a total a sheet.

They are written in DuckDB's SQL around the expressions of ``scoring/methods.py`` and rendered for
other engines by ``scoring/dialects.py``. What a rule-set says on totals (full points, ratings,
caps, rescaling) enters as constants.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from jixiao.domain.score import TOLERANCE
from jixiao.scoring.dialects import TYPES, Dialect, ratio_of, score_by, score_of
from jixiao.scoring.engine import NUMBERS
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import Ruleset, all_rulesets

REQUIRED = ("sheet", "method", "actual", "target", "points")
"""The columns that a table must have to be scored."""
SETTINGS = tuple(name for name in NUMBERS if name not in REQUIRED)
OWNERS = ("region", "department", "unit", "project", "fiscal_year")
OPTIONAL = ("path", "indicator", "ruleset", "printed_score", "unscored", *SETTINGS, *OWNERS)
"""The columns that are used where a table has them."""
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
               CASE WHEN score IS NULL THEN COALESCE(unscored, {_why(source)}) END AS unscored
        FROM ({_scored(source, dialect)}) AS scored
    """  # noqa: S608


def totals_query(source: Source, dialect: Dialect) -> str:
    """A total for every sheet, as ``scoring/totals.py`` makes it."""
    owners = ", ".join(f"min({one}) AS {one}" for one in OWNERS)
    judged = f"method IS NULL OR method NOT IN ('{EXECUTION}', '{NOT_APPLICABLE}')"
    unscored = f"score IS NULL AND (method IS NULL OR method <> '{NOT_APPLICABLE}')"
    grouped = f"""
        SELECT path, sheet, {owners}, min(ruleset) AS ruleset,
               count(*) AS indicators,
               count(CASE WHEN {unscored} THEN 1 END) AS unscored_rows,
               count(CASE WHEN {judged} THEN 1 END) AS judged,
               count(CASE WHEN method = '{NOT_APPLICABLE}' THEN 1 END) AS idle,
               sum(points) AS all_points,
               sum(CASE WHEN method = '{NOT_APPLICABLE}' THEN NULL ELSE points END) AS own_points,
               sum(score) AS plain,
               min(CASE WHEN method = '{EXECUTION}' THEN actual END) AS outturn,
               min(CASE WHEN method = '{EXECUTION}' THEN target END) AS budget
        FROM ({_scored(source, dialect)}) AS scored GROUP BY path, sheet
    """  # noqa: S608
    return _rated(_capped(_rescaled(grouped, source, dialect), source, dialect), source)


def _scored(source: Source, dialect: Dialect) -> str:
    """The rows of a table with their scores."""
    kept = ", ".join(
        ["path", "sheet", "indicator", "ruleset", "method", "unscored", "printed_score"]
        + [*TYPES, *OWNERS]
    )
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
    parts += [one if one in source.columns else f"CAST(NULL AS {names[one]}) AS {one}" for one in names]
    named = f"'{source.ruleset}'" if source.ruleset else "CAST(NULL AS VARCHAR)"
    parts.append("ruleset" if "ruleset" in source.columns else f"{named} AS ruleset")
    numbers = {**TYPES, "printed_score": "DECIMAL(25, 10)"}
    for name, kind in numbers.items():
        value = f"TRY_CAST({name} AS {kind})" if name in source.columns else f"CAST(NULL AS {kind})"
        value = f"COALESCE({value}, 0)" if name in SETTINGS else value
        parts.append(f"{value} AS {name}")
    return f"SELECT {', '.join(parts)} FROM {source.relation}"  # noqa: S608


def _why(source: Source) -> str:
    """Why a row has no score, where its table does not say."""
    known = ", ".join(f"'{one}'" for one in METHODS)
    cases = [*WHY[:1], (f"method NOT IN ({known})", UNKNOWN), *WHY[1:]]
    told = " ".join(f"WHEN {test} THEN '{words}'" for test, words in cases)
    return f"CASE {told} ELSE '{CANNOT}' END"


def _rescaled(grouped: str, source: Source, dialect: Dialect) -> str:
    """What does not apply is left out and the rest counts for the full points, if it may."""
    used = _used(source)
    may = _in("ruleset", [one.name for one in used if one.rescales])
    full = _by_ruleset(used, lambda one: str(one.full_points))
    return f"""
        SELECT *, CASE WHEN idle = 0 THEN plain WHEN {may} THEN rescaled END AS summed
        FROM (
            SELECT *, {score_by("rescaled_total", dialect)} AS rescaled
            FROM (
                SELECT *, plain AS actual, own_points AS target, {full} AS points
                FROM ({grouped}) AS grouped
            ) AS asked
        ) AS worked
    """  # noqa: S608


def _capped(query: str, source: Source, dialect: Dialect) -> str:
    """A total is no more than its rule-set lets a low execution rate have."""
    used = [one for one in _used(source) if one.total_caps]
    most = _by_ruleset(used, _cap)
    needs_rate = f"{_in('ruleset', [one.name for one in used])} AND budget IS NULL"
    kept = "path, sheet, ruleset, indicators, unscored_rows, judged, all_points, " + ", ".join(OWNERS)
    whole = f"judged > 0 AND unscored_rows = 0 AND NOT ({needs_rate})"
    return f"""
        SELECT {kept}, CASE WHEN {whole} THEN
                   CASE WHEN target IS NULL THEN actual ELSE {score_by("capped_total", dialect)} END
               END AS total
        FROM (SELECT {kept}, budget, summed AS actual, {most} AS target, all_points AS points
              FROM ({query}) AS summed) AS asked
    """  # noqa: S608


def _cap(ruleset: Ruleset) -> str:
    """The most that a total may be, by the execution rate."""
    cases = " ".join(
        f"WHEN outturn < {limit} * budget THEN {most}" for limit, most in ruleset.total_caps
    )
    return f"CASE {cases} END"


def _rated(query: str, source: Source) -> str:
    """The rating of a total of the full points."""
    used = _used(source)
    full = _by_ruleset(used, lambda one: str(one.full_points))
    rating = _by_ruleset(used, _rating)
    return f"""
        SELECT path, sheet, {", ".join(OWNERS)}, ruleset, indicators, unscored_rows,
               all_points AS points, total,
               CASE WHEN all_points = {full} THEN {rating} END AS rating
        FROM ({query}) AS totalled
    """  # noqa: S608


def _rating(ruleset: Ruleset) -> str:
    cases = " ".join(f"WHEN total >= {limit} THEN '{name}'" for name, limit in ruleset.ratings)
    return f"CASE {cases} END" if cases else "NULL"


def _used(source: Source) -> list[Ruleset]:
    """The rule-sets that rows name."""
    named = {*source.rulesets, source.ruleset}
    return [one for one in all_rulesets() if one.name in named]


def _by_ruleset(rulesets: Sequence[Ruleset], told: Callable[[Ruleset], str]) -> str:
    if not rulesets:
        return "CAST(NULL AS DECIMAL(25, 10))"
    cases = " ".join(f"WHEN '{one.name}' THEN {told(one)}" for one in rulesets)
    return f"CASE ruleset {cases} END"


def _in(column: str, names: Sequence[str]) -> str:
    """Whether a column has one of some values; false where there are none to have."""
    return f"{column} IN ({', '.join(repr(one) for one in names)})" if names else "1 = 0"
