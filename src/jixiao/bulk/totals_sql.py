"""The query that gives every sheet of a table of indicators its total and its rating.

It says in SQL what ``scoring/totals.py`` says of one sheet, with the same two methods. What
rule-sets say on totals (full points, ratings, caps, rescaling) enters as constants.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.bulk.scoring_sql import EXECUTION, NOT_APPLICABLE, OWNERS, Source, scored_rows
from jixiao.scoring.dialects import Dialect, score_by
from jixiao.scoring.ruleset import Ruleset, all_rulesets


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
        FROM ({scored_rows(source, dialect)}) AS scored GROUP BY path, sheet
    """  # noqa: S608
    return _rated(_capped(_rescaled(grouped, source, dialect), source, dialect), source)


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
    kept = "path, sheet, ruleset, indicators, unscored_rows, judged, all_points, " + ", ".join(
        OWNERS
    )
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
