"""Every change to years, projects, sheets, imports and the library."""
