"""The whole corpus read, and what came of it by format and by form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from benchmarks.corpus.compare import Outcome, compared
from benchmarks.corpus.documents import FOLDER, all_documents
from benchmarks.corpus.layout import Truth
from benchmarks.corpus.published import published

from jixiao.readers.read import read_document

NAMES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("names.yaml").read_text(encoding="utf-8")
)


def all_truths() -> Iterator[Truth]:
    """What every document says: the stored truth, and that of the published samples."""
    for one in all_documents():
        yield json.loads(one.truth_path.read_text(encoding="utf-8"))
    yield from published()


def outcome_of(truth: Truth) -> Outcome:
    """Read one document and compare."""
    return compared(truth, read_document(FOLDER / truth["file"]))


def grouped(results: list[tuple[Truth, Outcome]], key: str) -> dict[str, Outcome]:
    """The sum of outcomes by ``format`` or ``form``."""
    found: dict[str, Outcome] = {}
    for truth, outcome in results:
        found.setdefault(truth[key], Outcome()).add(outcome)
    return found


def kind_of(name: str) -> str:
    """The kind of a format."""
    return next(str(kind) for kind, names in NAMES["kinds"].items() if name in names)


def by_kind(results: list[tuple[Truth, Outcome]]) -> dict[str, Outcome]:
    """The sum of outcomes by kind of format."""
    found: dict[str, Outcome] = {kind: Outcome() for kind in NAMES["kinds"]}
    for truth, outcome in results:
        found[kind_of(truth["format"])].add(outcome)
    return found
