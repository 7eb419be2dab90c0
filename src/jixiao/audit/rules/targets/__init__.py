"""Rules of the family 指标值（TG）."""
