"""Sheets printed on their forms."""
