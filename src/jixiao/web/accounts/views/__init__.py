"""Pages of institutions, people and one's own account."""
