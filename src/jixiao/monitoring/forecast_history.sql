-- Earlier years on the same day of the year: budget in force, spent by then, spent in the end.
-- Where the day is the last of its month, so it is in every year (28 and 29 February).
WITH flows AS (
    SELECT
        fiscal_year,
        project_key(project_code, unit_code, unit, category, project) AS project_key,
        code_or_name(unit_code, unit) || '|' || project AS project_name,
        CASE WHEN $is_month_end
            THEN last_day(make_date(fiscal_year, month($as_of::DATE), 1))
            ELSE make_date(fiscal_year, month($as_of::DATE), day($as_of::DATE)) END AS same_day,
        paid_on AS flowed_on, amount AS paid, NULL AS budgeted
    FROM payments
    WHERE fiscal_year < $fiscal_year AND category <> 'unassigned'
    UNION ALL
    SELECT
        fiscal_year, project_key(project_code, unit_code, unit, category, project),
        code_or_name(unit_code, unit) || '|' || project,
        CASE WHEN $is_month_end
            THEN last_day(make_date(fiscal_year, month($as_of::DATE), 1))
            ELSE make_date(fiscal_year, month($as_of::DATE), day($as_of::DATE)) END,
        effective_on, NULL, amount
    FROM budgets
    WHERE fiscal_year < $fiscal_year
),
years AS (
    SELECT
        project_key, max(project_name) AS project_name, fiscal_year,
        CAST(sum(budgeted) FILTER (flowed_on IS NULL OR flowed_on <= same_day)
            AS DECIMAL(24, 2)) AS budget,
        CAST(coalesce(sum(paid) FILTER (flowed_on <= same_day), 0) AS DECIMAL(24, 2)) AS spent,
        CAST(coalesce(sum(paid), 0) AS DECIMAL(24, 2)) AS outturn
    FROM flows
    GROUP BY project_key, fiscal_year
)
-- A year of which the ledger has no December says nothing of how years end.
SELECT * FROM years
WHERE budget > 0 AND fiscal_year IN (
    SELECT fiscal_year FROM payments
    GROUP BY fiscal_year HAVING max(paid_on) >= make_date(fiscal_year, 12, 1)
)
ORDER BY ALL
