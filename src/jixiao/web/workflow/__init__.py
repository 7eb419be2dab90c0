"""Moves of sheets between stages, tasks, and the trail of who did what."""
