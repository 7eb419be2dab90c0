"""Findings written into copies of the files that they were found in."""
