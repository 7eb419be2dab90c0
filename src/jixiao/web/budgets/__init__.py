"""Fiscal years, projects, and the sheets of objectives with their versions."""
