"""The rows that a document gives to the tables: plain values by the names of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jixiao.bulk.region import region_of
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.unit import BudgetUnit

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


def document_rows(document: Document) -> dict[str, list[Row]]:
    """The rows of the file itself: file, sheets, funds; indicators and problems come apart."""
    key = key_of(document)
    sheets = list(enumerate(document.sheets, start=1))
    return {
        "documents": [_document(document)],
        "sheets": [key | {"sheet": number} | _sheet(one) for number, one in sheets],
        "funds": [key | {"sheet": number} | row for number, one in sheets for row in _funds(one)],
    }


def key_of(document: Document) -> Row:
    """The columns that say which file a row is from."""
    return {"path": document.source.path, "sha256": document.source.sha256}


def _document(document: Document) -> Row:
    names = [one for sheet in document.sheets for one in (sheet.unit, sheet.department)]
    return {
        **key_of(document),
        "format": document.source.format,
        "kind": document.kind,
        "title": document.title,
        "unit_code": document.unit.code,
        "unit": document.unit.name,
        "region": region_of([document.unit.name, *names]),
        "fiscal_year": document.fiscal_year,
        "signed_date": document.signed_date,
        "sheets": len(document.sheets),
        "is_readable": document.is_readable,
    }


def owner_of(sheet: Sheet) -> Row:
    """Whose sheet it is: the columns that summaries group by."""
    return {
        "region": region_of([sheet.unit, sheet.department]),
        "department": BudgetUnit.parse(sheet.department).name,
        "unit": BudgetUnit.parse(sheet.unit).name,
        "project": sheet.project.name,
        "fiscal_year": sheet.fiscal_year,
    }


def _sheet(sheet: Sheet) -> Row:
    fund = sheet.total_fund or Fund(source=None)  # type: ignore[arg-type]
    return {
        **owner_of(sheet),
        "kind": sheet.kind.value,
        "form": sheet.form,
        "confidence": sheet.confidence,
        "title": sheet.title,
        "project_code": sheet.project.code,
        "purpose": sheet.purpose,
        "amount_unit": sheet.amount_unit,
        "original_budget": yuan(fund.original_budget),
        "final_budget": yuan(fund.final_budget),
        "outturn": yuan(fund.outturn),
        "total_points": sheet.total_points,
        "total_score": sheet.total_score,
        "rating": sheet.rating,
        **place_columns(sheet.place),
    }


def _funds(sheet: Sheet) -> Iterator[Row]:
    rows = [(one, False) for one in sheet.funds] + [(one, True) for one in sheet.long_term_funds]
    for number, (fund, is_long_term) in enumerate(rows, start=1):
        yield {
            "fund": number,
            "is_long_term": is_long_term,
            "source": fund.source.value,
            "label": fund.label,
            "original_budget": yuan(fund.original_budget),
            "adjustment": yuan(fund.adjustment),
            "final_budget": yuan(fund.final_budget),
            "outturn": yuan(fund.outturn),
            "forecast_outturn": yuan(fund.forecast_outturn),
            "execution_rate": fund.execution_rate,
            "points": fund.points,
            "printed_score": fund.score,
            "reason": fund.reason,
            **place_columns(fund.place),
        }


def finding_rows(document: Document, findings: Iterable[Finding]) -> list[Row]:
    """What the audit found in a file."""
    owner = {"unit": document.unit.name, "region": _document(document)["region"]}
    return [
        {
            **key_of(document),
            **owner,
            "finding": number,
            "code": one.code,
            "severity": one.severity.value,
            "project": one.project,
            "indicator": one.indicator,
            "field": one.field,
            "message": one.message,
            "evidence": one.evidence,
            "wrong": one.wrong,
            "amount": yuan(one.amount),
            "basis": one.basis,
            "fix": one.fix,
            **place_columns(one.place),
        }
        for number, one in enumerate(findings, start=1)
    ]


def problem_rows(document: Document, problems: Iterable[Problem]) -> list[Row]:
    """What could not be read or worked out in a file."""
    return [
        {
            **key_of(document),
            "problem": number,
            "kind": one.kind,
            "message": one.message,
            "is_fatal": one.is_fatal,
            **place_columns(one.place),
        }
        for number, one in enumerate(problems, start=1)
    ]


def yuan(money: Money | None) -> object:
    """An amount in yuan."""
    return None if money is None else money.yuan


def place_columns(place: Place) -> Row:
    """A place, a column for each of its parts."""
    return {f"place_{name}": one for name, one in place._asdict().items() if one is not None}
