"""Marked-up text: web pages and RTF."""
