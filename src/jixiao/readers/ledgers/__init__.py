"""Exports of a finance platform: tables of strings that may have a million rows."""
