"""Rules on what a report must hold and on what is published."""
