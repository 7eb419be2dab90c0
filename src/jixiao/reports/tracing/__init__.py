"""Where every printed figure comes from, kept inside the document that prints it."""
