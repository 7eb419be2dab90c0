"""Official documents in words and figures."""
