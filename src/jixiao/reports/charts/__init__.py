"""Charts of official documents: SVG, black on white, told apart by hatching, dash and mark."""
