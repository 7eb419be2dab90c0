"""Sums for the dashboards, all added up by the database."""
