"""Rules of the family 绩效自评（SE）."""
