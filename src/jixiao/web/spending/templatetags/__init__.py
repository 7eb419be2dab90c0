"""Tags of the pages of money."""
