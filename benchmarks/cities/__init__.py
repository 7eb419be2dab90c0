"""A generated city, taken apart: its projects, their payments, and exports of a platform."""
