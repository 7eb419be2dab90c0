"""Paper: the page, the type and the tables of official documents."""
