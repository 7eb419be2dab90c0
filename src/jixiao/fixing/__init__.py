"""Mending what is mechanical: the unit's own words, never its judgement."""
