-- Payments out of a year's budget that were made after the year.
SELECT
    project_key(project_code, unit_code, unit, category, project) AS key,
    [voucher] AS vouchers, paid_on, amount, payee, purpose
FROM payments
WHERE
    fiscal_year = $fiscal_year AND category = 'project' AND kind = 'payment' AND amount > 0
    AND paid_on > make_date($fiscal_year, 12, 31)
ORDER BY key, paid_on, voucher, line
