"""A Paper as a Word file, page and type as GB/T 9704 wants them, and made again over an old one."""
