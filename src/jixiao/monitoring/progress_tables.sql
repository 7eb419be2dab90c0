-- What a progress query needs beside the ledger: names for things, and what sheets say.
-- Temporary, so that a ledger opened for reading is not changed.

-- A project is known by its code; without one by its unit, category and name.
CREATE OR REPLACE TEMP MACRO project_key(project_code, unit_code, unit, category, project) AS
    CASE WHEN project_code <> '' THEN project_code
    ELSE concat_ws('|', CASE WHEN unit_code <> '' THEN unit_code ELSE unit END, category, project) END;

CREATE OR REPLACE TEMP MACRO code_or_name(code, name) AS
    CASE WHEN code <> '' THEN code ELSE name END;

CREATE OR REPLACE TEMP MACRO only_one(value) AS min(value) = max(value);

CREATE OR REPLACE TEMP MACRO fen(amount) AS
    CAST(CAST(amount AS DECIMAL(24, 2)) * 100 AS BIGINT);

-- What falls out of the year counts in its first or last month.
CREATE OR REPLACE TEMP MACRO month_of(day, fiscal_year) AS
    CASE WHEN day IS NULL OR year(day) < fiscal_year THEN 1
    WHEN year(day) > fiscal_year THEN 12 ELSE month(day) END;

-- The plans of sheets: cumulative shares of the budget by date. They go before the ledger's.
CREATE TEMP TABLE IF NOT EXISTS plan_steps (
    project_key VARCHAR NOT NULL,
    by_date     DATE NOT NULL,
    share       DECIMAL(9, 6) NOT NULL
);

-- The budgets of sheets, for projects that the ledger has payments of but no budget.
CREATE TEMP TABLE IF NOT EXISTS sheet_budgets AS SELECT * FROM budgets LIMIT 0;

-- The steps of all plans; what a sheet says goes before the ledger. A plan without a code is that of
-- the projects of its name.
CREATE OR REPLACE TEMP VIEW known_steps AS
SELECT year(by_date) AS fiscal_year, project_key, by_date, share FROM plan_steps
UNION ALL
SELECT fiscal_year, project_key, by_date, share
FROM (
    SELECT
        plans.fiscal_year, by_date, share,
        CASE WHEN plans.project_code = '' THEN named.project_key ELSE plans.project_code END
            AS project_key
    FROM plans
    LEFT JOIN (
        SELECT DISTINCT
            fiscal_year, project,
            project_key(project_code, unit_code, unit, category, project) AS project_key
        FROM (
            SELECT fiscal_year, project_code, unit_code, unit, category, project FROM payments
            UNION ALL
            SELECT fiscal_year, project_code, unit_code, unit, category, project FROM budgets
        )
        WHERE project_code = '' AND category = 'project'
    ) AS named
        ON plans.project_code = '' AND named.project = plans.project
        AND named.fiscal_year = plans.fiscal_year
) AS resolved
WHERE (fiscal_year, project_key) NOT IN (SELECT year(by_date), project_key FROM plan_steps);
