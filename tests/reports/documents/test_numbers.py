"""Every number in a report against the data: none without an origin, none that is not right."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.made import POINTS, WORDS, sheets
from tests.reports.documents.oracle import Oracle, words
from tests.reports.documents.papers import body_of, figures_in, untraced

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.score import IndicatorScore, SheetScore
from jixiao.domain.sheet import SheetKind
from jixiao.domain.unit import BudgetUnit
from jixiao.forms.form import all_forms
from jixiao.pipeline.checking import Checked, check
from jixiao.pipeline.scores import score
from jixiao.readers.read import read_document
from jixiao.reports.documents.evaluation import evaluation_paper
from jixiao.reports.documents.self_evaluation import self_evaluation_paper
from jixiao.reports.paper.model import Annex, Heading, Text

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = ("baoding-2020", "self-evaluations", "audit", "held-out", "corpus")
SUFFIXES = {".docx", ".xlsx", ".html", ".pdf", ".doc", ".xls", ".rtf", ".ofd"}
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (SAMPLES / folder).iterdir()
    if path.suffix in SUFFIXES and "cells" not in path.name
)
CODES = ("OB001", "IN003", "TG003", "FU001", "SE003", "TX002", "ZZ001")


def assert_right(paper, oracle):
    """Nothing untraced in text and tables of the report, and every figure as it must be."""
    keys = [one.key for one in body_of(paper) if isinstance(one, Heading | Text)]
    assert len(set(keys)) == len(keys)
    assert list(untraced(body_of(paper))) == []
    for text, origin in figures_in(body_of(paper)):
        if origin.name == "整改措施" or origin.name.endswith("原文"):
            continue
        known = oracle.known[origin.name]
        assert words(text) in {words(one) for one in known}, (text, origin.name, sorted(known)[:9])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_number_of_a_sample_report_is_that_of_its_sheets(path):
    document = read_document(path)
    if not document.sheets:
        assert document.is_readable
        return
    if path.parent.name == "corpus":
        # Their findings are the same again: the audit of a hundred files takes minutes.
        checked = Checked(document, scores=score(document))
    else:
        checked = check(document)
    oracle = Oracle(document, checked.scores, checked.findings)
    for make in (self_evaluation_paper, evaluation_paper):
        paper = make(document, findings=checked.findings, scores=checked.scores)
        assert_right(paper, oracle)


FORMS = [one for one in all_forms() if one.kind is not SheetKind.MONITORING]


@st.composite
def documents(draw):
    """A document of made-up sheets with findings and scores that fit them."""
    made = draw(st.lists(st.sampled_from(FORMS).flatmap(sheets), max_size=4))
    document = Document(
        unit=BudgetUnit("", draw(st.just("") | WORDS)),
        fiscal_year=draw(st.none() | st.integers(2019, 2030)),
        sheets=tuple(made),
    )
    findings = [
        Finding(
            draw(st.sampled_from(CODES)), draw(st.sampled_from(list(Severity))), draw(WORDS),
            project=draw(st.sampled_from(["", *(one.project.name for one in made)])),
            fix=draw(st.just("") | WORDS),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    return document, findings, [draw(st.none() | scores(one)) for one in made]


@st.composite
def scores(draw, sheet):
    """A score by some rule-set, with the methods that decide which way is better."""
    methods = st.sampled_from(["", "proportional", "reverse_ratio", "banded", "zero_target"])
    rows = tuple(
        IndicatorScore(one.name, method=draw(methods), place=one.place) for one in sheet.indicators
    )
    total = draw(st.none() | POINTS)
    rating = "" if total is None else draw(st.sampled_from(["优", "良", "中", "差"]))
    return SheetScore(ruleset="made_up", indicators=rows, total=total, rating=rating)


@given(documents(), documents())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_every_number_of_a_report_on_made_up_sheets_is_that_of_its_sheets(made, other):
    document, findings, given_scores = made
    previous = other[0]
    oracle = Oracle(document, given_scores, findings, previous)
    paper = self_evaluation_paper(
        document, findings=findings, scores=given_scores, previous=previous
    )
    assert_right(paper, oracle)
    assert_right(evaluation_paper(document, findings=findings, scores=given_scores), oracle)


def test_a_wrong_number_would_be_found(report):
    paper = self_evaluation_paper(report, findings=(), scores=())
    sheet = report.sheets[0]
    fund = replace(sheet.funds[0], original_budget=sheet.budget + sheet.budget)
    changed = replace(sheet, funds=(fund, *sheet.funds[1:]))
    oracle = Oracle(replace(report, sheets=(changed, *report.sheets[1:])))
    with pytest.raises(AssertionError, match="预算数"):
        assert_right(paper, oracle)


def test_the_score_table_of_an_evaluation_prints_what_the_sheets_print(evaluation):
    paper = evaluation_paper(evaluation, findings=(), scores=())
    starts = [at for at, one in enumerate(paper.blocks) if isinstance(one, Annex)]
    table = chain(paper.blocks[starts[0] : starts[1]])
    figures = list(figures_in(table))
    oracle = Oracle(evaluation)
    indicators = [(text, one) for text, one in figures if one.name.endswith(("：分值", "：得分"))]
    assert len(indicators) == 2 * len(evaluation.sheets[0].indicators)
    assert all(text in oracle.known[one.name] for text, one in indicators)
