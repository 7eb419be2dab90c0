"""The corpus is read at least as well as docs/reference/accuracy.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.accuracy import PAGE, Results
from benchmarks.corpus.documents import FOLDER, all_documents, truth_of
from benchmarks.corpus.reading import NAMES, all_truths, by_kind, outcome_of

LINE = r"\| {}（目标\d+%） \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| [\d.]+% \| (\d+) \| (\d+) \|"


@pytest.fixture(scope="module")
def results() -> Results:
    """Every document read and compared."""
    return [(truth, outcome_of(truth)) for truth in all_truths()]


def published(kind: str) -> list[int]:
    """Documents, rows, found, exact, false and silent as the page prints them."""
    match = re.search(LINE.format(kind), PAGE.read_text(encoding="utf-8"))
    assert match is not None, kind
    return [int(one) for one in match.groups()]


@pytest.mark.parametrize("kind", NAMES["kinds"])
def test_no_fewer_rows_are_exact_than_the_page_says(results, kind):
    _, rows, found, exact, _, _ = published(kind)
    now = by_kind(results)[kind]
    assert now.rows == rows
    assert now.found >= found
    assert now.exact >= exact


@pytest.mark.parametrize("kind", NAMES["kinds"])
def test_no_more_rows_are_wrong_than_the_page_says(results, kind):
    *_, false, silent = published(kind)
    now = by_kind(results)[kind]
    assert now.false <= false
    assert now.silent <= silent


@pytest.mark.parametrize("name", [one.name for one in all_documents()])
def test_the_truth_beside_a_document_is_that_of_its_facts(name):
    (one,) = [one for one in all_documents() if one.name == name]
    assert one.path.exists()
    assert one.truth_path.read_text(encoding="utf-8") == truth_of(one)


def test_no_file_of_the_corpus_is_left_without_description():
    described = {path.name for one in all_documents() for path in (one.path, one.truth_path)}
    assert {path.name for path in Path(FOLDER).iterdir()} == described
