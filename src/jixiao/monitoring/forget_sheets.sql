-- What sheets said before: they are laid beside the ledger anew, not once more.
DELETE FROM plan_steps;
DELETE FROM sheet_budgets;
