"""Tables in text that lost its cells: the cuts that fit best."""
