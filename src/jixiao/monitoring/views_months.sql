-- What was spent of each project in each month, net of refunds, until the cut-off date.
SELECT
    project_key(project_code, unit_code, unit, category, project) AS key,
    month_of(paid_on, fiscal_year) AS number,
    CAST(sum(amount) AS DECIMAL(24, 2)) AS amount
FROM payments
WHERE fiscal_year = $fiscal_year AND category = 'project' AND paid_on <= $as_of
GROUP BY ALL
ORDER BY ALL
