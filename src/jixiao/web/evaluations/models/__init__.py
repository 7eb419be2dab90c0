"""Evidence, reports, and the reviews of self-evaluations."""

from jixiao.web.evaluations.models.evidence import Evidence, StoredFile
from jixiao.web.evaluations.models.reports import Report, ReportKind, ReportState
from jixiao.web.evaluations.models.reviews import Level, Review, ReviewScore

__all__ = [
    "Evidence", "Level", "Report", "ReportKind", "ReportState", "Review", "ReviewScore",
    "StoredFile",
]  # fmt: skip
