"""A unit's own Word templates, filled with the facts that our documents are made of."""
