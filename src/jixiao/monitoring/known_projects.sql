-- The projects of a year, as budgets or payments name them, and whether there is a budget.
SELECT project_key, max(project_code), max(project), max(unit_code), max(unit), bool_or(is_budget)
FROM (
    SELECT DISTINCT
        project_key(project_code, unit_code, unit, category, project) AS project_key,
        project_code, project, unit_code, unit, FALSE AS is_budget
    FROM payments WHERE fiscal_year = $fiscal_year AND category = 'project'
    UNION ALL
    SELECT DISTINCT
        project_key(project_code, unit_code, unit, category, project),
        project_code, project, unit_code, unit, TRUE
    FROM budgets WHERE fiscal_year = $fiscal_year AND category = 'project'
)
GROUP BY project_key
ORDER BY project_key
