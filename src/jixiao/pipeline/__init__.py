"""The verbs, one call each: read, check, score, report. Only this package knows every capability.

Capabilities are imported where they are used, so that asking for help loads none of them.
"""

from jixiao.pipeline.asked import Unknown, choose_rules, one_rule
from jixiao.pipeline.checking import Checked, check, check_all
from jixiao.pipeline.reading import evidence, files, read, read_all
from jixiao.pipeline.scores import score
from jixiao.pipeline.writing import write_findings, write_readings, write_report, write_scores

__all__ = [
    "EVIDENCE_SCHEMA", "FINDINGS_SCHEMA", "SCORES_SCHEMA", "Checked", "Unknown", "check",
    "check_all", "choose_rules", "evidence", "files", "one_rule", "read", "read_all", "score",
    "write_findings", "write_readings", "write_report", "write_scores",
]  # fmt: skip

SCORES_SCHEMA = "jixiao/scores/1"
FINDINGS_SCHEMA = "jixiao/findings/1"
EVIDENCE_SCHEMA = "jixiao/evidence/1"
