"""What the addresses of the matrix are sent by POST: the fields of their forms."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from tests.web.accounts.rosters import workbook
from tests.web.security.things import THINGS

# What a POST sends, by URL name (a function of the world where it takes one); else nothing.
FORMS = {
    "set_language": {"language": "zh-hans"},
    "unlock": {"username": "section_head"},
    "remark_pin": {"field": "", "text": "请补充"},
    "year_deadline": {"kind": "objective", "due_date": "2026-12-01", "reason": "示例"},
    "sheet_start": lambda world: {"year": THINGS["year"](world)},
    "task": {"note": "示例：已在本单位网站公开"},
    "draft": {"name": "示例新项目"},
    "spending-reason": {
        "causes": ["other"],
        "explanation": "示例原因",
        "measure": "示例措施",
    },
    "evaluation-review": {"save": "1", "opinion": "示例意见"},
    "evaluation-evidence": lambda _world: {"uploads": [ContentFile(b"1", name="1.txt")]},
    "rosters": lambda _world: {"file": ContentFile(_roster_file(), name="1.xlsx")},
}


def _roster_file():
    """A workbook as somebody fills it in."""
    with TemporaryDirectory() as folder:
        return workbook(Path(folder)).read_bytes()


def sent(name, world):
    """The form of an address, made anew: a file is read only once."""
    form = FORMS.get(name, {})
    return form(world) if callable(form) else form
