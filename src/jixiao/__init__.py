"""Budget performance management (预算绩效管理): objectives, monitoring, evaluation, audit."""

__version__ = "0.1.0"
