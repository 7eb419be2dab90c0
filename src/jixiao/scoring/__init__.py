"""Scores out of published values, by rule-sets that are dated data."""
