"""Rules on lists of rectifications: who does what by when, and whether it was done."""
