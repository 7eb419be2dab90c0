"""The published documents of tests/samples as parts of the corpus."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from benchmarks.corpus.documents import FOLDER
from benchmarks.corpus.facts import Value
from benchmarks.corpus.indicators import BLANK
from benchmarks.corpus.layout import Truth

BAODING = FOLDER.parent / "baoding-2020"
FORM = "published"
EMPTY: Truth = {
    "kind": "", "title": "", "project_name": "", "project_code": "", "department": "", "unit": "",
    "fiscal_year": None, "purpose": "", "funds": [], "long_term_funds": [], "plan": [],
    "tasks": [], "objectives": {"annual": "", "result": "", "long_term": ""}, "indicators": [],
    "total_points": None, "total_score": None, "rating": "",
}  # fmt: skip


def published() -> list[Truth]:
    """The truth of every published document; ``skip`` names what a file does not hold."""
    found = [_by_eye(one) for one in yaml.safe_load(_file("published.yaml"))]
    truth = json.loads((BAODING / "truth.json").read_text(encoding="utf-8"))
    formats = {"report.docx": "docx", "report.doc": "doc", "report.html": "html",
               "report.pdf": "pdf", "report.txt": "txt_tabs"}  # fmt: skip
    sheets = [_baoding(one, truth) for one in truth["tables"]]
    for name, form in formats.items():
        found.append(_document(f"../baoding-2020/{name}", form, sheets))
    for name in ("tables.xls", "tables.xlsx"):
        one = _document(f"../baoding-2020/{name}", name.split(".")[1], sheets)
        found.append({**one, "skip": ["title", "fiscal_year"]})
    return found


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _document(file: str, form: str, sheets: list[Truth]) -> Truth:
    return {"file": file, "form": FORM, "format": form, "sheets": sheets}


def _by_eye(one: dict[str, Any]) -> Truth:
    rows = []
    for line in one["rows"]:
        dimension, kind, name, target, actual, points, score, group = [
            *line.split("|"),
            *[None] * 8,
        ][:8]
        rows.append({
            **BLANK, "dimension": dimension, "kind": kind, "name": name,
            "target": Value.parse(target or "").plain(),
            "actual": Value.parse(actual).plain() if actual else None,
            "points": points, "score": score, "weight_of_group": group,
        })  # fmt: skip
    sheet = {**EMPTY, **one["head"], "indicators": rows, "funds": one.get("funds", [])}
    return _document(one["file"], one["format"], [sheet])


def _baoding(table: dict[str, Any], truth: dict[str, Any]) -> Truth:
    rows = []
    for one in table["indicators"]:
        parsed = one["parsed"]
        value = {
            "text": one["target"], "comparison": parsed["op"] or "",
            "number": parsed["number"], "unit": parsed["unit"],
        }  # fmt: skip
        rows.append({
            **BLANK, "dimension": one["level1"], "kind": one["level2"], "name": one["level3"],
            "definition": one["description"] or "", "target": value, "basis": one["basis"] or "",
        })  # fmt: skip
    money = (("total", "budget"), ("fiscal", "fiscal"), ("other", "other"))
    return {
        **EMPTY, "kind": "objective", "title": table["title"], "project_name": table["name"],
        "project_code": table["code"], "unit": f"{truth['unit_code']}{truth['unit_name']}",
        "fiscal_year": truth["year"], "purpose": table["purpose"] or "",
        "objectives": {"annual": "".join(table["goals"]), "result": "", "long_term": ""},
        "plan": [
            {"text": step, "share": None if share is None else str(Decimal(str(share)) / 100)}
            for step, share in table["plan_percent"].items()
        ],
        "funds": [
            {"source": source, "original_budget": None if table[key] is None
             else format(Decimal(str(table[key])) * 10_000, "f")}
            for source, key in money
        ],
        "indicators": rows,
    }  # fmt: skip
