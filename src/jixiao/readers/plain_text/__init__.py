"""Plain text, with the tab-and-newline form of tables."""
