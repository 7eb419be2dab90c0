"""The verbs, one call each: read, check, score, report. Only this package knows every capability.

Capabilities are imported where they are used, so that asking for help loads none of them.
"""

from jixiao.pipeline.asked import Unknown, choose_rules, one_rule
from jixiao.pipeline.checking import Checked, check, check_all
from jixiao.pipeline.mending import fix
from jixiao.pipeline.paper_makers import Wanted
from jixiao.pipeline.papers import write_report, write_sheets
from jixiao.pipeline.planning import Weighed, weigh, write_form, write_template
from jixiao.pipeline.reading import evidence, files, read, read_all
from jixiao.pipeline.scores import SCORES_SCHEMA, score, verify, what_if, with_sensitivity
from jixiao.pipeline.writing import write_findings, write_readings, write_scores

__all__ = [
    "EVIDENCE_SCHEMA", "FINDINGS_SCHEMA", "SCORES_SCHEMA", "VERIFICATION_SCHEMA",
    "WEIGHTS_SCHEMA", "Checked", "Unknown", "Wanted", "Weighed", "check", "check_all",
    "choose_rules", "evidence", "files", "fix", "one_rule", "read", "read_all", "score",
    "verify", "weigh", "what_if", "with_sensitivity", "write_findings",
    "write_form", "write_readings",
    "write_report", "write_scores", "write_sheets", "write_template",
]  # fmt: skip

FINDINGS_SCHEMA = "jixiao/findings/1"
EVIDENCE_SCHEMA = "jixiao/evidence/1"
WEIGHTS_SCHEMA = "jixiao/weights/1"
VERIFICATION_SCHEMA = "jixiao/verification/1"
