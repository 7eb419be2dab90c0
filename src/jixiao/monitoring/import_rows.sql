-- Which of the checked rows are new, which are known, and which contradict the ledger.
-- `checked` has nr, row, fiscal_year, key, amount, what else the ledger keeps, message and
-- kind_of_row; `stored` has fiscal_year, key, line, amount of the ledger. A key that begins with ~
-- is made of content. Most keys stand once in a file, and need no comparison within it.

CREATE OR REPLACE TEMP TABLE valid AS
SELECT nr, row, fiscal_year, key, amount FROM checked WHERE message = '' AND kind_of_row = '';

CREATE OR REPLACE TEMP TABLE repeated AS
SELECT valid.*, hash(*COLUMNS(checked.* EXCLUDE (nr, row, message, kind_of_row))) AS content
FROM valid JOIN checked USING (nr)
SEMI JOIN (SELECT fiscal_year, key FROM valid GROUP BY ALL HAVING count(*) > 1) AS twice
    ON twice.fiscal_year = valid.fiscal_year AND twice.key = valid.key;

-- The same line of a voucher twice in a file is one line; the same payment without a number twice
-- is two. Lines of one amount are told apart by their order only: in another export, in whatever
-- order, they are the same.
CREATE OR REPLACE TEMP TABLE lines AS
SELECT *, 0 AS content, 1 AS nth FROM valid ANTI JOIN repeated USING (nr)
UNION ALL
SELECT * EXCLUDE copy,
       row_number() OVER (PARTITION BY fiscal_year, key, amount ORDER BY content, nr) AS nth
FROM (SELECT *, row_number() OVER (PARTITION BY fiscal_year, key, content ORDER BY nr) AS copy
      FROM repeated)
WHERE copy = 1 OR starts_with(key, '~');

CREATE OR REPLACE TEMP TABLE ledger_lines AS
SELECT fiscal_year, key, line, amount,
       row_number() OVER (PARTITION BY fiscal_year, key, amount ORDER BY line) AS nth
FROM stored SEMI JOIN lines USING (fiscal_year, key);

CREATE OR REPLACE TEMP TABLE fresh AS
SELECT * FROM lines ANTI JOIN ledger_lines USING (fiscal_year, key, amount, nth);

-- A voucher that has lines in the ledger which this export does not have, and the reverse.
CREATE OR REPLACE TEMP TABLE contradicted AS
SELECT fiscal_year, key, string_agg(CAST(amount AS VARCHAR), '、' ORDER BY line) AS amounts
FROM ledger_lines ANTI JOIN lines USING (fiscal_year, key, amount, nth)
SEMI JOIN fresh USING (fiscal_year, key)
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE refused AS
SELECT row, string_agg(DISTINCT message, '；') AS message FROM (
    SELECT row, message FROM checked WHERE message <> '' AND kind_of_row = ''
    UNION ALL
    SELECT row, CASE WHEN starts_with(key, '~') THEN '这一项' ELSE '编号' || key END
        || '在台账中的金额是' || amounts || '元，与本行的' || amount
        || '元不一致，台账没有改动；请核对原始凭证，台账有误的请用正确的导出文件重新建立台账'
    FROM fresh JOIN contradicted USING (fiscal_year, key)
) GROUP BY row;

CREATE OR REPLACE TEMP TABLE taken AS
SELECT nr, row, fiscal_year, key, coalesce(highest, 0)
       + row_number() OVER (PARTITION BY fiscal_year, key ORDER BY content, nr) AS line
FROM fresh ANTI JOIN refused USING (row)
LEFT JOIN (SELECT fiscal_year, key, max(line) AS highest FROM ledger_lines GROUP BY ALL)
    USING (fiscal_year, key);
