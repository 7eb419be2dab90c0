-- Which of the checked rows are new, which are known, and which contradict the ledger.
-- `checked` has row, fiscal_year, voucher, amount, content, message, kind_of_row; `stored` has
-- fiscal_year, voucher, line, amount of the ledger. A voucher beginning with ~ is made of content.

CREATE OR REPLACE TEMP TABLE keyed AS
SELECT *, row_number() OVER (PARTITION BY fiscal_year, key, content ORDER BY row) AS copy
FROM (SELECT *, CASE voucher WHEN '' THEN '~' || content ELSE voucher END AS key
      FROM checked WHERE message = '' AND kind_of_row = '');

-- Of a voucher's lines those of one amount are told apart by their order only: the same lines of
-- another export, in whatever order, are the same.
CREATE OR REPLACE TEMP TABLE lines AS
SELECT fiscal_year, key, row, amount, content, copy,
       row_number() OVER (PARTITION BY fiscal_year, key, amount ORDER BY content, copy) AS nth
FROM keyed WHERE copy = 1 OR voucher = '';

CREATE OR REPLACE TEMP TABLE ledger_lines AS
SELECT fiscal_year, voucher AS key, line, amount,
       row_number() OVER (PARTITION BY fiscal_year, voucher, amount ORDER BY line) AS nth
FROM stored SEMI JOIN lines ON stored.fiscal_year = lines.fiscal_year AND stored.voucher = lines.key;

CREATE OR REPLACE TEMP TABLE fresh AS
SELECT * FROM lines ANTI JOIN ledger_lines USING (fiscal_year, key, amount, nth);

-- A voucher that has lines in the ledger which this export does not have, and the reverse.
CREATE OR REPLACE TEMP TABLE contradicted AS
SELECT fiscal_year, key, string_agg(CAST(amount AS VARCHAR), '、' ORDER BY line) AS amounts
FROM ledger_lines ANTI JOIN lines USING (fiscal_year, key, amount, nth)
WHERE (fiscal_year, key) IN (SELECT (fiscal_year, key) FROM fresh)
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE refused AS
SELECT row, string_agg(DISTINCT message, '；') AS message FROM (
    SELECT row, message FROM checked WHERE message <> '' AND kind_of_row = ''
    UNION ALL
    SELECT row, '编号' || key || '在台账中的金额是' || amounts || '元，与本行的' || amount
        || '元不一致，台账没有改动；请核对原始凭证，台账有误的请用正确的导出文件重新建立台账'
    FROM fresh JOIN contradicted USING (fiscal_year, key)
) GROUP BY row;

CREATE OR REPLACE TEMP TABLE taken AS
SELECT fiscal_year, key, row, amount, content, coalesce(highest, 0)
       + row_number() OVER (PARTITION BY fiscal_year, key ORDER BY amount, content, copy) AS line
FROM fresh ANTI JOIN refused USING (row)
LEFT JOIN (SELECT fiscal_year, key, max(line) AS highest FROM ledger_lines GROUP BY ALL)
    USING (fiscal_year, key);
