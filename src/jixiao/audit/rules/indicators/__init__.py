"""Rules of the family 绩效指标（IN）."""
