"""What does not belong to a text: marks, chrome, watermarks, scripts."""
