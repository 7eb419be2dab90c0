-- The ledger of a fiscal year or of several: what was budgeted, and every payment.
-- Amounts are yuan to the fen. Rows are added by one transaction an import, never changed.

CREATE TABLE IF NOT EXISTS payments (
    voucher         VARCHAR NOT NULL,      -- number of the payment voucher (支付凭证号)
    line            INTEGER NOT NULL,      -- which line of the voucher, from 1
    paid_on         DATE NOT NULL,         -- the day the money left (实际支付日期)
    amount          DECIMAL(18, 2) NOT NULL, -- negative for refunds and reversals
    kind            VARCHAR NOT NULL,      -- payment, refund (退款), reversal (冲销)
    fiscal_year     INTEGER NOT NULL,
    department_code VARCHAR NOT NULL DEFAULT '',
    department      VARCHAR NOT NULL DEFAULT '',
    unit_code       VARCHAR NOT NULL DEFAULT '',
    unit            VARCHAR NOT NULL DEFAULT '',
    project_code    VARCHAR NOT NULL DEFAULT '',
    project         VARCHAR NOT NULL DEFAULT '',
    category        VARCHAR NOT NULL,      -- project (项目支出), basic (基本支出), unassigned (待认领)
    source          VARCHAR NOT NULL DEFAULT 'fiscal', -- a FundSource
    source_name     VARCHAR NOT NULL DEFAULT '', -- as printed (资金性质)
    economic_code   VARCHAR NOT NULL DEFAULT '',
    economic_class  VARCHAR NOT NULL DEFAULT '', -- 经济分类
    payee           VARCHAR NOT NULL DEFAULT '',
    purpose         VARCHAR NOT NULL DEFAULT '',
    is_carry_over   BOOLEAN NOT NULL DEFAULT FALSE, -- paid out of carried-over money
    file            VARCHAR NOT NULL,      -- which import file, and its row
    row             INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, voucher, line)
);

CREATE TABLE IF NOT EXISTS budgets (
    entry           VARCHAR NOT NULL,      -- number of the budget document line, or made of its content
    fiscal_year     INTEGER NOT NULL,
    department_code VARCHAR NOT NULL DEFAULT '',
    department      VARCHAR NOT NULL DEFAULT '',
    unit_code       VARCHAR NOT NULL DEFAULT '',
    unit            VARCHAR NOT NULL DEFAULT '',
    project_code    VARCHAR NOT NULL DEFAULT '',
    project         VARCHAR NOT NULL DEFAULT '',
    category        VARCHAR NOT NULL,      -- project, basic
    source          VARCHAR NOT NULL DEFAULT 'fiscal',
    source_name     VARCHAR NOT NULL DEFAULT '',
    economic_code   VARCHAR NOT NULL DEFAULT '',
    economic_class  VARCHAR NOT NULL DEFAULT '',
    kind            VARCHAR NOT NULL,      -- original (年初), adjustment (调整), carry_over (结转)
    amount          DECIMAL(18, 2) NOT NULL,
    effective_on    DATE,                  -- the day of an adjustment; none for the original budget
    document        VARCHAR NOT NULL DEFAULT '', -- 文号
    file            VARCHAR NOT NULL,
    row             INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, entry)
);

CREATE TABLE IF NOT EXISTS imports (
    file            VARCHAR NOT NULL,
    sha256          VARCHAR NOT NULL,
    kind            VARCHAR NOT NULL,      -- payments, budgets
    imported_at     TIMESTAMP NOT NULL,
    taken           INTEGER NOT NULL,      -- rows added
    known           INTEGER NOT NULL,      -- rows that were there already
    refused         INTEGER NOT NULL,      -- rows that came back with 错误信息
    mapping         VARCHAR NOT NULL,      -- the columns as matched, as JSON
    PRIMARY KEY (sha256, kind)
);

CREATE TABLE IF NOT EXISTS plans (
    fiscal_year     INTEGER NOT NULL,
    project_code    VARCHAR NOT NULL DEFAULT '',
    project         VARCHAR NOT NULL,
    by_date         DATE NOT NULL,
    share           DECIMAL(9, 6) NOT NULL, -- cumulative share of 1 of the final budget
    PRIMARY KEY (fiscal_year, project_code, project, by_date)
);
