"""Money and goals watched together: the ledger, progress against plan, lights, forecasts."""
