"""Grids into sheets, by the titles in them."""
