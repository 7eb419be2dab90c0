"""Filters of the pages of the trail."""
