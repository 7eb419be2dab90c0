-- What some projects were paid for by the same day of this year and of the last, by economic class.
-- Projects are found again by their key or, where the code has changed, by unit and name.
SELECT
    project_key(project_code, unit_code, unit, category, project) AS project_key,
    code_or_name(unit_code, unit) || '|' || project AS project_name,
    fiscal_year,
    code_or_name(economic_code, economic_class) AS class_key,
    max(economic_code), max(economic_class),
    CAST(sum(amount) AS DECIMAL(24, 2))
FROM payments
WHERE fiscal_year IN ($fiscal_year, $fiscal_year - 1)
    AND paid_on <= CASE WHEN fiscal_year = $fiscal_year THEN $as_of::DATE ELSE $last_year::DATE END
    AND (
        project_key(project_code, unit_code, unit, category, project)
            IN (SELECT unnest($keys::VARCHAR[]))
        OR code_or_name(unit_code, unit) || '|' || project IN (SELECT unnest($names::VARCHAR[]))
    )
GROUP BY ALL
ORDER BY ALL
