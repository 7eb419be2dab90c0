"""Money against plan, month by month."""
