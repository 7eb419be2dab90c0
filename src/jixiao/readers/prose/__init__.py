"""The narrative: sections, lists of projects, indicators and figures in sentences."""
