"""Sheets and results by the tables and field names of the integrated budget platform (一体化)."""
