"""What pages ask of years, projects, sheets, imports and the library."""
