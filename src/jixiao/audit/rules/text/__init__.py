"""Rules of the family 文字（TX）."""
