"""Rules of the family 绩效目标（OB）."""
