"""Papers as PDF/A, set by typst."""
