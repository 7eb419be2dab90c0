"""Pages of years, projects, sheets, imports and the library."""
