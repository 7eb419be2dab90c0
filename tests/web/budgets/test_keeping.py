"""What a sheet says beyond the columns of the database, and remarks that follow their rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.web.budgets.filling import handler, open_year, start, told

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline import rows as pipeline_rows
from jixiao.pipeline.rows import NoSuchRow
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services import rows
from jixiao.web.budgets.services.keeping import keep_content


@pytest.fixture
def sheet(world):
    return start(world, open_year(world))


def test_digits_run_together_in_a_document_do_not_stop_its_import(world, sheet):
    content = content_of(sheet)
    fund = replace(content.funds[0], original_budget=Money.of("9" * 30))
    absurd = Indicator("站点数", "产出指标", "数量指标", points=Decimal(123456789))
    given = replace(content, funds=(fund, *content.funds[1:]), indicators=(absurd,))
    keep_content(sheet, given, paths=(), by=handler(world))
    kept = Sheet.objects.get(pk=sheet.pk)
    assert (kept.budget, kept.indicators.get().points) == (None, None)
    assert content_of(kept).indicators[0].points == Decimal(123456789)


def test_a_remark_on_a_step_of_the_plan_follows_it():
    before = pipeline_rows.with_step(
        pipeline_rows.with_step(Content(fiscal_year=2026), "6月底"), "12月底"
    )
    after = pipeline_rows.with_step(before, "3月底")
    assert rows.path_after("spending_plan.1.share", before, after) == "spending_plan.2.share"
    gone = pipeline_rows.without_row(after, "spending_plan.2")
    assert rows.path_after("spending_plan.2.share", after, gone) == ""
    assert rows.path_after("purpose", before, after) == "purpose"


@pytest.mark.parametrize("owner", ["indicators.²", "indicators." + "9" * 5000, "purpose.0", ""])
def test_a_row_that_cannot_be_is_refused_with_a_sentence(world, sheet, owner):
    with pytest.raises(NoSuchRow, match="重新打开页面"):
        rows.remove_row(sheet, owner, revision=sheet.revision, **told(handler(world)))
