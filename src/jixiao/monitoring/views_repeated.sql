-- Payments of a project alike in payee, amount and day, on different vouchers; those that came
-- back (a refund or reversal of the same amount from the same payee) are not counted.
WITH
flows AS (
    SELECT
        project_key(project_code, unit_code, unit, category, project) AS key,
        voucher, paid_on, amount, payee, purpose, kind
    FROM payments
    WHERE
        fiscal_year = $fiscal_year AND category = 'project' AND payee <> ''
        AND paid_on <= $as_of
),
alike AS (
    SELECT
        key, paid_on, amount, payee,
        list(DISTINCT voucher ORDER BY voucher) AS vouchers, min(purpose) AS purpose
    FROM flows
    WHERE kind = 'payment' AND amount > 0
    GROUP BY key, paid_on, amount, payee
    HAVING count(DISTINCT voucher) > 1
),
returned AS (
    SELECT alike.key, alike.paid_on, alike.amount, alike.payee, count(*) AS times
    FROM alike
    JOIN flows
        ON flows.key = alike.key AND flows.payee = alike.payee
        AND flows.amount = -alike.amount AND flows.paid_on >= alike.paid_on
    GROUP BY ALL
)
SELECT key, vouchers, paid_on, amount, payee, purpose
FROM alike
LEFT JOIN returned USING (key, paid_on, amount, payee)
WHERE len(vouchers) - coalesce(times, 0) > 1
ORDER BY key, paid_on, amount, payee
