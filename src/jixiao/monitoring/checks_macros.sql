-- What a cell of an export means, as expressions over strings. Money never passes through a float.

CREATE OR REPLACE TEMP MACRO half_width(x) AS
    translate(x, '０１２３４５６７８９，．－＋（）／　', '0123456789,.-+()/ ');

-- An amount as a plain decimal; NULL where the cell holds none. （1,234.50） is negative.
CREATE OR REPLACE TEMP MACRO bare_amount(x) AS
    regexp_replace(half_width(x), '^\s*(人民币)?[¥￥]?\s*|\s*(万元|万|元)?整?\s*$', '', 'g');
CREATE OR REPLACE TEMP MACRO signed_amount(x) AS
    regexp_replace(regexp_replace(x, '^\(\s*[¥￥]?(.*?)\s*(?:万元|万|元)?\)$', '-\1'), '^\+|^(-)[¥￥]', '\1');
CREATE OR REPLACE TEMP MACRO grouped_amount(x) AS
    CASE WHEN regexp_full_match(x, '-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?|-?\.[0-9]+')
         THEN replace(x, ',', '') END;
CREATE OR REPLACE TEMP MACRO plain_amount(x) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]+(\.[0-9]+)?') THEN x
         ELSE grouped_amount(signed_amount(bare_amount(x))) END;
-- How many yuan the unit of an amount is: printed in the cell it wins over that of the column.
CREATE OR REPLACE TEMP MACRO yuan_of(x, column_scale) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]+(\.[0-9]+)?') THEN column_scale
         WHEN regexp_matches(x, '万元?整?\s*[)）]?$') THEN 10000
         WHEN regexp_matches(x, '元整?\s*[)）]?$') THEN 1 ELSE column_scale END;
-- Exact yuan; NULL where it is no amount, too large, or has more than ten decimals.
CREATE OR REPLACE TEMP MACRO exact_yuan(x, column_scale) AS
    CASE WHEN regexp_matches(plain_amount(x), '\.[0-9]{10}[0-9]*[1-9]') THEN NULL
         ELSE TRY_CAST(plain_amount(x) AS DECIMAL(28, 10))
              * CAST(yuan_of(x, column_scale) AS DECIMAL(5, 0)) END;

CREATE OR REPLACE TEMP MACRO parted_date(y, m, d) AS
    TRY_CAST(y || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') AS DATE);
CREATE OR REPLACE TEMP MACRO printed_date(x) AS
    CASE WHEN regexp_full_match(x, '[0-9]{8}([0-9]{6,9})?')
         THEN parted_date(substr(x, 1, 4), substr(x, 5, 2), substr(x, 7, 2))
         WHEN regexp_full_match(x, '[3-5][0-9]{4}(\.[0-9]+)?')
         THEN DATE '1899-12-30' + CAST(substr(x, 1, 5) AS INTEGER)
         WHEN regexp_matches(x, '^[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?([ T].*)?$')
         THEN parted_date(
             regexp_extract(x, '^([0-9]{4})', 1),
             regexp_extract(x, '^[0-9]{4}\s*[-/.年]\s*([0-9]{1,2})', 1),
             regexp_extract(x, '^[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*([0-9]{1,2})', 1)) END;
-- A day as it is printed: 2024-03-05, 20240305, 2024/3/5, 2024年3月5日, a number of Excel.
CREATE OR REPLACE TEMP MACRO day_of(x) AS
    CASE WHEN x = '' THEN NULL
         WHEN regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(x AS DATE)
         ELSE printed_date(half_width(x)) END;

-- Code and name in one cell: 101001-市教育局.
CREATE OR REPLACE TEMP MACRO code_in(x) AS
    regexp_extract(x, '^([0-9A-Za-z]{3,30})\s*[-_—－ 　]+\s*\S', 1);
CREATE OR REPLACE TEMP MACRO name_in(x) AS
    regexp_replace(x, '^[0-9A-Za-z]{3,30}\s*[-_—－ 　]+\s*(\S)', '\1');
-- A code that a spreadsheet has turned into a rounded number.
CREATE OR REPLACE TEMP MACRO is_rounded(x) AS
    regexp_full_match(x, '[0-9](\.[0-9]+)?[eE]\+?[0-9]+');
