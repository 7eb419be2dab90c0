"""The JSON Schemas that are shipped say what `read`, `check` and `score --format json` print."""

import json
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from jixiao import pipeline
from jixiao.cli.check import findings_plain
from jixiao.cli.score import scores_plain
from jixiao.domain.dates import PartialDate, Period
from jixiao.domain.document import SCHEMA, Document, ListedItem, Listing, Section, Source
from jixiao.domain.document_number import DocumentNumber
from jixiao.domain.finding import Finding, Outcome, Severity, State
from jixiao.domain.forecast import Forecast, TotalForecast
from jixiao.domain.indicator import Indicator
from jixiao.domain.light import Light
from jixiao.domain.monitoring import Cause, Likelihood, Monitoring
from jixiao.domain.month import Month
from jixiao.domain.nature import Nature
from jixiao.domain.place import Place
from jixiao.domain.plain import to_plain
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Progress
from jixiao.domain.rectification import Rectification
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.score_record import (
    Assumption,
    ScoreFingerprint,
    ScoreInput,
    Sensitivity,
    WhatIf,
)
from jixiao.domain.sheet import Fund, FundSource, Objective, PlanStep, Project, Sheet, SheetKind
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.task import Task
from jixiao.domain.terms import _data
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.value import PublishedValue
from jixiao.domain.watching import LightProfile, WatchedRow

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(one for one in SAMPLES.rglob("*") if one.is_file())
DEFINED = {
    "document": (
        *(Source, BudgetUnit, Sheet, Project, Fund, PlanStep, Objective, Indicator),
        *(Task, Monitoring),
        *(PublishedValue, Period, PartialDate, Section, Listing, ListedItem, Place, Problem),
        *(DocumentNumber, Rectification),
    ),
    "findings": (Finding, Outcome, Place, Problem),
    "scores": (
        *(SheetScore, ExecutionScore, IndicatorScore, Place, Problem),
        *(ScoreInput, ScoreFingerprint, Assumption, WhatIf, Sensitivity),
    ),
    "progress": (
        *(Progress, Month, BudgetUnit, Project, Light, LightProfile, WatchedRow, Forecast),
        TotalForecast,
        *(SlowProject, MissingPayment, Place, Problem),
    ),
}


@cache
def schema(name):
    path = resources.files("jixiao") / "schemas" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def validate(name, value):
    plain = json.loads(json.dumps(to_plain(value)))
    Draft202012Validator(schema(name), format_checker=FormatChecker()).validate(plain)
    return plain


@pytest.fixture(params=[*FILES, SAMPLES / "没有这个文件.docx"], ids=lambda one: one.name)
def document(request):
    return pipeline.read(request.param)


@pytest.mark.parametrize("name", DEFINED)
def test_a_schema_is_itself_valid(name):
    Draft202012Validator.check_schema(schema(name))


def test_what_is_read_fits_its_schema(document):
    assert validate("document", document)["schema"] == SCHEMA


def test_what_is_found_fits_its_schema(document):
    plain = validate("findings", findings_plain(pipeline.check(document)))
    assert bool(plain["states"]) is document.is_readable


def test_what_is_scored_fits_its_schema(document):
    plain = validate("scores", scores_plain(document, pipeline.score(document)))
    assert len(plain["sheets"]) == len(document.sheets)


def test_a_file_that_cannot_be_read_has_no_sheets_and_a_fatal_problem():
    plain = validate("document", pipeline.read(SAMPLES / "没有这个文件.docx"))
    assert plain["sheets"] == []
    assert [one["is_fatal"] for one in plain["problems"]] == [True]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "budget"},
        {"fiscal_year": "2020"},
        {"signed_date": "2021年2月24日"},
        {"authors": []},
        {"sheets": [{}]},
    ],
)
def test_what_does_not_fit_is_refused(change):
    plain = to_plain(Document()) | change
    with pytest.raises(ValidationError):
        validate("document", plain)


def test_an_amount_that_is_a_number_is_refused():
    sheet = to_plain(Sheet(funds=(Fund(FundSource.TOTAL),)))
    sheet["funds"][0]["outturn"] = 480000.0
    with pytest.raises(ValidationError, match="480000"):
        validate("document", to_plain(Document()) | {"sheets": [sheet]})


def written(kind):
    if kind is Place:
        return set(Place._fields)
    return {one.name for one in fields(kind) if one.metadata.get("plain", True)}


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, kinds in DEFINED.items() for kind in kinds]
)
def test_an_object_has_the_fields_of_its_class_and_no_others(name, kind):
    defined = schema(name)["$defs"][kind.__name__]
    assert set(defined["properties"]) == written(kind)
    assert defined["additionalProperties"] is False
    assert defined["description"]
    expected = {"text"} if kind is Place else written(kind)
    assert set(defined["required"]) == expected


def test_every_class_that_is_defined_is_tested():
    for name, kinds in DEFINED.items():
        classes = {one for one in schema(name)["$defs"] if one[0].isupper()}
        assert classes == {kind.__name__ for kind in kinds}


def test_the_outermost_objects_have_the_fields_that_are_printed():
    assert set(schema("document")["properties"]) == written(Document)
    found = findings_plain(pipeline.Checked(Document()))
    assert set(schema("findings")["properties"]) == set(found)
    assert set(schema("scores")["properties"]) == set(scores_plain(Document(), ()))
    for name in DEFINED:
        assert set(schema(name)["required"]) == set(schema(name)["properties"])


@pytest.mark.parametrize(
    ("name", "kind", "field", "values"),
    [
        ("document", "Sheet", "kind", set(SheetKind)),
        ("document", "Fund", "source", set(FundSource)),
        ("document", "PublishedValue", "nature", set(Nature)),
        ("document", "Monitoring", "likelihood", {None, *Likelihood}),
        ("document", "Indicator", "dimension_term", {None, *_data()["level"]["dimension"]}),
        ("document", "Indicator", "kind_term", {None, *_data()["level"]["kind"]}),
        ("findings", "Finding", "severity", set(Severity)),
        ("findings", "Outcome", "state", set(State)),
    ],
)
def test_a_closed_list_of_words_is_that_of_the_domain(name, kind, field, values):
    assert set(schema(name)["$defs"][kind]["properties"][field]["enum"]) == values


def test_the_causes_of_a_variance_are_those_of_the_domain():
    causes = schema("document")["$defs"]["Monitoring"]["properties"]["causes"]
    assert set(causes["properties"]) == set(Cause)


def test_what_the_three_have_in_common_is_defined_alike():
    for part in ("Place", "Problem"):
        assert schema("findings")["$defs"][part] == schema("document")["$defs"][part]
        assert schema("scores")["$defs"][part] == schema("document")["$defs"][part]
    assert schema("scores")["$defs"]["decimal"] == schema("document")["$defs"]["decimal"]


def test_every_field_of_the_trade_is_described():
    for name in DEFINED:
        for title, defined in schema(name)["$defs"].items():
            for field, one in defined.get("properties", {}).items():
                assert one.keys() & {"description", "$ref"} or title in ("Place", "PartialDate"), (
                    field
                )
