"""Descriptions of printed forms as data, used to recognise a form and to print it."""
