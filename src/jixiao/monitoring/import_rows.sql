-- Which of the checked rows are new, which are known, and which contradict the ledger.
-- `checked` has nr, row, fiscal_year, key, amount, content, message, kind_of_row; `stored` has
-- fiscal_year, key, line, amount of the ledger. A key that begins with ~ is made of content.

CREATE OR REPLACE TEMP TABLE valid AS
SELECT nr, row, fiscal_year, key, amount, content FROM checked
WHERE message = '' AND kind_of_row = '';

CREATE OR REPLACE TEMP TABLE repeated AS
SELECT fiscal_year, key FROM valid GROUP BY ALL HAVING count(*) > 1;

-- The same line of a voucher twice in a file is one line; the same payment without a number twice
-- is two. Lines of one amount are told apart by their order only: in another export, in whatever
-- order, they are the same.
CREATE OR REPLACE TEMP TABLE lines AS
SELECT *, 1 AS nth FROM valid ANTI JOIN repeated USING (fiscal_year, key)
UNION ALL
SELECT * EXCLUDE copy,
       row_number() OVER (PARTITION BY fiscal_year, key, amount ORDER BY content, nr) AS nth
FROM (SELECT *, row_number() OVER (PARTITION BY fiscal_year, key, content ORDER BY nr) AS copy
      FROM valid SEMI JOIN repeated USING (fiscal_year, key))
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
