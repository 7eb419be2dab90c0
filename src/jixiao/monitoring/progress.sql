-- The progress table: one pass over payments and budgets, then the rows of every cut-off.
-- {keys} tell the rows apart, {labels} are the columns shown beside them.
-- Every sum is DECIMAL, no amount is ever a float.
WITH
cut_offs AS (
    SELECT unnest($months::INTEGER[]) AS cut_off, unnest($dates::DATE[]) AS until
),
flows AS (
    SELECT
        project_key(project_code, unit_code, unit, category, project) AS project_key,
        category, department_code, department, unit_code, unit, project_code, project,
        CASE WHEN is_carry_over THEN 'carry_over' ELSE source END AS source,
        economic_code, economic_class,
        month_of(paid_on, fiscal_year) AS flow_month,
        paid_on,
        amount AS paid,
        CASE WHEN is_carry_over THEN amount END AS carried_paid,
        NULL AS original, NULL AS carried, NULL AS adjusted
    FROM payments
    WHERE fiscal_year = $fiscal_year AND paid_on <= $as_of
    UNION ALL
    SELECT
        project_key(project_code, unit_code, unit, category, project),
        category, department_code, department, unit_code, unit, project_code, project,
        CASE WHEN kind = 'carry_over' THEN 'carry_over' ELSE source END,
        economic_code, economic_class,
        month_of(effective_on, fiscal_year),
        NULL, NULL, NULL,
        CASE WHEN kind = 'original' THEN amount END,
        CASE WHEN kind = 'carry_over' THEN amount END,
        CASE WHEN kind = 'adjustment' THEN amount END
    FROM (SELECT * FROM budgets UNION ALL SELECT * FROM sheet_budgets)
    WHERE fiscal_year = $fiscal_year AND coalesce(effective_on, $as_of) <= $as_of
),
cells AS (
    SELECT
        {keys}, {labels}, project_key AS plan_key, flow_month,
        sum(original) AS original, sum(carried) AS carried, sum(adjusted) AS adjusted,
        sum(paid) AS paid, sum(carried_paid) AS carried_paid,
        sum(paid) FILTER (paid < 0) AS refunded,
        count(paid) AS payments, max(paid_on) FILTER (paid > 0) AS last_paid
    FROM flows
    WHERE $only IS NULL OR project_key IN (SELECT unnest($only::VARCHAR[]))
    GROUP BY ALL
),
-- A unit or department stands beside a row only where the row has no other.
labels AS (
    SELECT
        {key_names},
        CASE WHEN only_one(category) THEN max(category) END AS category,
        only_one(code_or_name(department_code, department)) AS has_department,
        CASE WHEN has_department THEN max(department_code) ELSE '' END AS department_code,
        CASE WHEN has_department THEN max(department) ELSE '' END AS department,
        only_one(code_or_name(unit_code, unit)) AS has_unit,
        CASE WHEN has_unit THEN max(unit_code) ELSE '' END AS unit_code,
        CASE WHEN has_unit THEN max(unit) ELSE '' END AS unit,
        max(project_code) AS project_code, max(project) AS project,
        max(economic_code) AS economic_code, max(economic_class) AS economic_class
    FROM cells
    GROUP BY ALL
),
numbers AS (
    SELECT
        {key_names}, plan_key, cut_off, until,
        coalesce(sum(original), 0) AS original, coalesce(sum(carried), 0) AS carried,
        coalesce(sum(adjusted), 0) AS adjusted, coalesce(sum(paid), 0) AS paid,
        coalesce(sum(paid) FILTER (flow_month = cut_off), 0) AS month_paid,
        coalesce(sum(carried_paid), 0) AS carried_paid, coalesce(sum(refunded), 0) AS refunded,
        sum(payments) AS payments, max(last_paid) AS last_paid
    FROM cells
    JOIN cut_offs ON cells.flow_month <= cut_offs.cut_off
    GROUP BY ALL
),
-- Shares are millionths and days are whole, so that the line between two steps is exact.
steps AS (
    SELECT
        project_key, by_date AS since, CAST(share * 1000000 AS BIGINT) AS from_share,
        lead(by_date) OVER following AS next_date,
        CAST(lead(share) OVER following * 1000000 AS BIGINT) AS to_share
    FROM (
        SELECT project_key, by_date, max(share) AS share
        FROM known_steps WHERE fiscal_year = $fiscal_year GROUP BY ALL
        UNION ALL
        SELECT DISTINCT project_key, make_date($fiscal_year - 1, 12, 31), 0
        FROM known_steps WHERE fiscal_year = $fiscal_year
    )
    WINDOW following AS (PARTITION BY project_key ORDER BY by_date)
),
planned AS (
    SELECT
        project_key AS plan_key, cut_off,
        CAST(CASE WHEN next_date IS NULL THEN from_share
        ELSE from_share
            + (2 * (to_share - from_share) * (until - since) + (next_date - since))
            // (2 * (next_date - since)) END AS DECIMAL(9, 0)) * 0.000001 AS share
    FROM steps
    JOIN cut_offs ON until >= since AND (next_date IS NULL OR until < next_date)
),
-- Sums are handed over in whole fen: an integer is ten times as quick to fetch as a DECIMAL.
summed AS (
    SELECT
        {key_names}, cut_off, until,
        fen(sum(original)) AS original, fen(sum(carried)) AS carried,
        fen(sum(adjusted)) AS adjusted, fen(sum(paid)) AS paid,
        fen(sum(month_paid)) AS month_paid, fen(sum(carried_paid)) AS carried_paid,
        fen(sum(refunded)) AS refunded,
        CAST(sum(payments) AS BIGINT) AS payments, max(last_paid) AS last_paid,
        fen(round(sum(CAST(original + carried + adjusted AS DECIMAL(24, 2))
            * CAST(share AS DECIMAL(9, 6))), 2)) AS planned,
        fen(coalesce(sum(original + carried + adjusted) FILTER (share IS NOT NULL), 0))
            AS planned_budget,
        fen(coalesce(sum(paid) FILTER (share IS NOT NULL), 0)) AS planned_outturn
    FROM numbers
    LEFT JOIN planned USING (plan_key, cut_off)
    GROUP BY ALL
)
SELECT * FROM summed JOIN labels USING ({key_names})
ORDER BY {key_names}, cut_off
