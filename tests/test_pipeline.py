"""The verbs as a library: one call each, faults of data as values, faults of use as exceptions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao import pipeline
from jixiao.domain.document import Document, Source
from jixiao.pipeline import Checked, Unknown


@pytest.fixture(scope="module")
def report(samples):
    """The published report of 2020."""
    return pipeline.read(samples / "baoding-2020" / "report.docx")


def test_files_are_read_in_the_order_given(samples, tmp_path):
    paths = [tmp_path / "missing.docx", samples / "baoding-2020" / "report.txt"]
    documents = [pipeline.read(one) for one in pipeline.files(paths)]
    assert [one.source.path for one in documents] == [str(path) for path in paths]
    assert [one.is_readable for one in documents] == [False, True]


def test_a_fault_of_the_program_becomes_a_problem(tmp_path, monkeypatch):
    def faulty(_path):
        raise RecursionError("太深")

    monkeypatch.setattr("jixiao.readers.read.read_document", faulty)
    (problem,) = pipeline.read(tmp_path / "made.docx").problems
    assert (problem.kind, problem.is_fatal) == ("internal", True)
    assert "RecursionError：太深" in problem.message
    assert problem.message.startswith(str(tmp_path / "made.docx"))


def test_a_document_that_was_not_read_is_not_checked():
    document = Document(source=Source("missing.docx"))
    assert pipeline.check(document) == Checked(document)


def test_a_check_gives_a_state_for_every_rule_and_the_scores_of_every_sheet(report):
    checked = pipeline.check(report)
    assert set(checked.states) == {one.code for one in pipeline.choose_rules()}
    assert len(checked.scores) == len(report.sheets)
    assert {one.code for one in checked.findings} <= set(checked.states)


def test_only_the_rules_asked_for_are_run(report):
    rules = pipeline.choose_rules("TG", "TG003")
    assert {one.code[:2] for one in rules} == {"TG"}
    assert "TG003" not in {one.code for one in rules}
    assert set(pipeline.check(report, rules=rules).states) == {one.code for one in rules}


@pytest.mark.parametrize("text", ["", " ", ",", "，,"])
def test_no_code_chooses_every_rule(text):
    assert pipeline.choose_rules(text, text) == pipeline.choose_rules()


@pytest.mark.parametrize(("select", "ignore"), [("ZZ", ""), ("", "ZZ"), ("TG003,TG999", "")])
def test_a_code_that_is_no_rule_is_refused(select, ignore):
    with pytest.raises(Unknown, match="没有编号或类别为"):
        pipeline.choose_rules(select, ignore)


def test_a_ruleset_that_does_not_exist_is_refused(report):
    with pytest.raises(Unknown, match="没有名为“none”的评分办法"):
        pipeline.score(report, ruleset="none")


def test_one_report_is_about_one_document(report, tmp_path):
    checked = Checked(report)
    with pytest.raises(Unknown, match="一次只能为一份文件"):
        pipeline.write_report([checked, checked], kind="sheets", path=tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("kind", "name"), [("findings", "a.docx"), ("sheets", "a.txt"), ("self-evaluation", "a")]
)
def test_a_suffix_that_does_not_fit_the_kind_is_refused(report, tmp_path, kind, name):
    with pytest.raises(Unknown, match="只能写成"):
        pipeline.write_report([Checked(report)], kind=kind, path=tmp_path / name)


# Files checked together


def paths_of(results):
    return [one.document.source.path for one in results]


def test_files_checked_together_come_back_in_the_order_given(samples, tmp_path):
    folder = samples / "corpus"
    paths = [tmp_path / "missing.docx", folder / "farm-2023.pdf", folder / "farm-targets.docx"]
    documents = (pipeline.read(one) for one in paths)
    results = list(pipeline.check_all(documents, rules=pipeline.choose_rules("FU,OB")))
    assert paths_of(results) == [str(path) for path in paths]
    assert [one.document.is_readable for one in results] == [False, True, True]


def test_a_file_checked_with_others_has_the_findings_it_has_alone_and_those_across(report):
    rules = pipeline.choose_rules("OB,FU")
    other = replace(report, source=Source("other.docx"), fiscal_year=2019)
    alone = pipeline.check(report, rules=rules)
    together = list(pipeline.check_all(iter([report, other]), rules=rules))
    assert set(alone.findings) <= set(together[0].findings)
    assert together[0].document == report


def test_one_file_and_no_file_are_checked_as_they_are(report):
    rules = pipeline.choose_rules("OB003")
    assert list(pipeline.check_all([], rules=rules)) == []
    (only,) = pipeline.check_all([report], rules=rules)
    assert only == pipeline.check(report, rules=rules)


def test_a_file_given_in_two_formats_is_said_to_be_one(report):
    rules = pipeline.choose_rules("OB007")
    copy = replace(report, source=Source("copy.pdf", format="pdf"))
    results = list(pipeline.check_all([report, copy], rules=rules))
    messages = [one.document.problems[-1].message for one in results]
    assert "copy.pdf" in messages[0]
    assert "report.docx" in messages[1]
    assert {one.document.problems[-1].kind for one in results} == {"copy"}
