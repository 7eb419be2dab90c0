-- What each project was paid for: purposes with their economic class, largest first.
SELECT
    project_key(project_code, unit_code, unit, category, project) AS key,
    purpose, economic_class,
    CAST(sum(amount) AS DECIMAL(24, 2)) AS amount, count(*) AS payments, min(voucher) AS voucher
FROM payments
WHERE
    fiscal_year = $fiscal_year AND category = 'project' AND kind = 'payment' AND amount > 0
    AND paid_on <= $as_of
GROUP BY ALL
ORDER BY key, amount DESC, purpose, economic_class
