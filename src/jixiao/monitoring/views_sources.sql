-- What was spent of each project in each month by source of money, money carried over apart.
-- A project of which any payment names no source is left out: its sources are not known.
WITH
paid AS (
    SELECT
        project_key(project_code, unit_code, unit, category, project) AS key,
        CASE WHEN is_carry_over THEN 'carry_over' ELSE source END AS source,
        month_of(paid_on, fiscal_year) AS number, amount,
        source_name <> '' OR is_carry_over AS is_named
    FROM payments
    WHERE fiscal_year = $fiscal_year AND category = 'project' AND paid_on <= $as_of
),
named AS (
    SELECT key FROM paid GROUP BY key HAVING bool_and(is_named)
)
SELECT key, source, number, CAST(sum(amount) AS DECIMAL(24, 2)) AS amount
FROM paid
JOIN named USING (key)
GROUP BY ALL
ORDER BY ALL
