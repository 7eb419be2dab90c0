"""Paragraphs built from facts, in wordings that are data."""
