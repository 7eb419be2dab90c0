"""Files that print pages: .pdf and .ofd; lines and boxes become paragraphs and grids."""
