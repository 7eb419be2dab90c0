"""Rules about spending; they need a ledger."""
