"""Rules on watching objectives and money in the course of the year (绩效运行监控)."""
