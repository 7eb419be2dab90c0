"""``jixiao check --format sarif``: one log that review tools can read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

CONSTRAINTS = json.loads(
    (Path(__file__).parent / "sarif_constraints.json").read_text(encoding="utf-8")
)


@pytest.fixture
def text(samples) -> Path:
    """The published report as plain text, which has lines."""
    return samples / "baoding-2020" / "report.txt"


@pytest.fixture
def sarif(run):
    """The only run of the log that a check with these arguments prints."""

    def made(*arguments):
        log = json.loads(run("check", "--format", "sarif", "--select", "TG", *arguments).out)
        Draft202012Validator(CONSTRAINTS).validate(log)
        (only,) = log["runs"]
        return only

    return made


def test_the_constraints_are_a_schema_themselves():
    Draft202012Validator.check_schema(CONSTRAINTS)


def test_there_is_one_log_for_all_files_with_their_hashes(sarif, text, good):
    log = sarif(text, good)
    assert [one["hashes"]["sha-256"] for one in log["artifacts"]] == [
        hashlib.sha256(one.read_bytes()).hexdigest() for one in (text, good)
    ]
    assert log["invocations"][0]["executionSuccessful"] is True


def test_a_result_names_its_rule_and_its_file_by_number_too(sarif, text):
    log = sarif(text)
    assert log["results"]
    for result in log["results"]:
        rule = log["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        (location,) = result["locations"]
        named = location["physicalLocation"]["artifactLocation"]
        assert log["artifacts"][named["index"]]["location"]["uri"] == named["uri"]


def test_a_text_has_lines_and_a_word_file_has_project_indicator_and_cell(sarif, text, report):
    regions = [
        one["locations"][0]["physicalLocation"].get("region") for one in sarif(text)["results"]
    ]
    assert any(regions)
    located = [one["locations"][0]["logicalLocations"] for one in sarif(report)["results"]]
    kinds = [{each["kind"] for each in one} for one in located]
    assert {"project", "indicator", "cell"} in kinds
    first = located[kinds.index({"project", "indicator", "cell"})]
    assert first[-1]["fullyQualifiedName"] == "/".join(each["name"] for each in first)


def test_a_path_is_an_address_also_with_chinese_letters_and_blanks(sarif, text, tmp_path):
    path = tmp_path / "自评 报告#1.txt"
    path.write_bytes(text.read_bytes())
    uri = sarif(path)["artifacts"][0]["location"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("%20%E6%8A%A5%E5%91%8A%231.txt")


def test_a_file_that_cannot_be_read_is_told_as_a_notification(sarif, tmp_path):
    log = sarif(tmp_path / "missing.docx")
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["descriptor"]["id"]) == ("error", "missing")
    assert "hashes" not in log["artifacts"][0]


def test_fingerprints_are_the_same_in_every_run_and_each_its_own(sarif, text):
    words = [
        [one["partialFingerprints"]["jixiaoFinding/v1"] for one in sarif(text)["results"]]
        for _ in range(2)
    ]
    assert words[0] == words[1]
    assert len(set(words[0])) == len(words[0])


def test_what_is_let_stand_is_suppressed_with_the_reason(sarif, run, text, tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(text.read_bytes())
    code = sarif(path)["results"][0]["ruleId"]
    run("acknowledge", path, code, "--reason", "批复如此", "--by", "甲")
    suppressed = [one for one in sarif(path)["results"] if "suppressions" in one]
    assert {one["ruleId"] for one in suppressed} == {code}
    said = suppressed[0]["suppressions"]
    assert said == [{"kind": "external", "status": "accepted", "justification": "批复如此（甲）"}]


def test_with_a_baseline_every_result_says_whether_it_is_new(sarif, run, text, tmp_path):
    path, baseline = tmp_path / "report.txt", tmp_path / "before.jsonl"
    written = text.read_text(encoding="utf-8")
    path.write_text(written, encoding="utf-8")
    run("check", path, "--select", "TG", "--write-baseline", baseline)
    states = {one["baselineState"] for one in sarif(path, "--baseline", baseline)["results"]}
    assert states == {"unchanged"}
    path.write_text(written.replace("≥100%", "≥90%"), encoding="utf-8")
    after = [one["baselineState"] for one in sarif(path, "--baseline", baseline)["results"]]
    assert "absent" in after
    assert "unchanged" in after
