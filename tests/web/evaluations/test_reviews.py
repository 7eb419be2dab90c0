from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document as Word
from tests.web.evaluations.samples import RESULTS

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.evaluations.models import Level, Report, ReportState
from jixiao.web.evaluations.selectors import reviews as selectors
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.evaluations.services.reviews import (
    CannotBeReviewed,
    Given,
    own_scores,
    reopen_review,
    save_review,
)
from jixiao.web.workflow.stages import Stage


@pytest.fixture
def handed_in(sheet, handler):
    """A complete self-evaluation that lies with the department."""
    kept = fill_fields(sheet, RESULTS, revision=9, by=handler.user, scope=handler.scope).sheet
    kept.stage = Stage.DEPARTMENT
    kept.save()
    return kept


@pytest.fixture
def reviewer(person):
    """The department's reviewer."""
    return person(Role.DEPARTMENT_REVIEWER)


def as_reported(sheet, **changed):
    """The unit's own scores as a reviewer's, some of them changed."""
    rows = {at: Given(own) for at, (_points, own) in own_scores(content_of(sheet)).items()}
    return rows | {int(at[1:]): given for at, given in changed.items()}


def save(sheet, given, reviewer, *, is_concluded=True, level=Level.DEPARTMENT):
    return save_review(
        sheet, given, level=level, opinion="按复核得分采用。", is_concluded=is_concluded,
        by=reviewer.user, scope=reviewer.scope,
    )  # fmt: skip


def test_the_second_score_stands_beside_the_units_own(handed_in, reviewer, handler):
    given = as_reported(handed_in, r4=Given(Decimal(18), "没有调查材料，只能认定部分达成"))
    review = save(handed_in, given, reviewer)
    assert (review.total, review.rating) == (Decimal("87.63"), "良")
    handed_in.refresh_from_db()
    assert (handed_in.score, handed_in.rating) == (Decimal("99.63"), "优")
    [seen] = selectors.of_sheet(handler.scope, handed_in)
    assert seen.total == review.total


def test_another_score_needs_its_reason_and_fits_into_its_points(handed_in, reviewer):
    given = as_reported(handed_in, r4=Given(Decimal(18)), r0=Given(Decimal(16), "多做了"))
    with pytest.raises(CannotBeReviewed) as caught:
        save(handed_in, given, reviewer)
    assert caught.value.faults[4] == "复核得分与自评得分不同，请写明理由。"
    assert caught.value.faults[0] == "得分应在0至15之间。"


def test_a_review_is_concluded_only_with_all_its_scores(handed_in, reviewer):
    given = as_reported(handed_in)
    del given[2]
    assert save(handed_in, given, reviewer, is_concluded=False).total is None
    with pytest.raises(CannotBeReviewed, match="还没有复核得分"):
        save(handed_in, given, reviewer)


def test_the_unit_sees_a_review_once_it_is_concluded(handed_in, reviewer, handler):
    save(handed_in, as_reported(handed_in), reviewer, is_concluded=False)
    assert selectors.of_sheet(handler.scope, handed_in) == ()
    review = save(handed_in, as_reported(handed_in), reviewer)
    assert len(selectors.of_sheet(handler.scope, handed_in)) == 1
    with pytest.raises(CannotBeReviewed, match="已经完成"):
        save(handed_in, as_reported(handed_in), reviewer)
    reopen_review(review, by=reviewer.user, scope=reviewer.scope)
    assert selectors.of_sheet(handler.scope, handed_in) == ()


def test_department_and_finance_each_have_their_own(handed_in, reviewer, person):
    finance = person(Role.FINANCE_REVIEWER)
    save(handed_in, as_reported(handed_in), reviewer)
    save(handed_in, as_reported(handed_in), finance, level=Level.FINANCE)
    assert len(selectors.of_sheet(finance.scope, handed_in)) == 2


def test_nobody_reviews_in_another_place(handed_in, reviewer, handler, sheet):
    with pytest.raises(NotAllowed):
        save(handed_in, as_reported(handed_in), reviewer, level=Level.FINANCE)
    with pytest.raises(NotAllowed):
        save(handed_in, as_reported(handed_in), handler)


def test_a_draft_is_not_reviewed(sheet, reviewer):
    with pytest.raises(NotAllowed, match="还没有报送"):
        save(sheet, {}, reviewer)


def test_the_page_takes_scores_and_tells_faults_beside_them(handed_in, reviewer, client_of):
    client = client_of(reviewer.user)
    url = reverse("evaluation-review", args=[handed_in.pk])
    assert 'name="score_execution"' in client.get(url).content.decode()
    values = {"score_execution": "9.63", "opinion": "同意", "conclude": "1"}
    values |= {f"score_{at}": points for at, points in enumerate((15, 15, 10, 10, 18, 10))}  # type: ignore[misc]
    said = client.post(url, values).content.decode()
    assert "请写明理由" in said
    values["reason_4"] = "没有调查材料"
    said = client.post(url, values, follow=True).content.decode()
    assert "87.63" in said
    assert "-12" in said


def test_the_record_of_a_review_prints_both_scores_and_the_reasons(handed_in, reviewer, client_of):
    given = as_reported(handed_in, r4=Given(Decimal(18), "没有调查材料，只能认定部分达成"))
    save(handed_in, given, reviewer)
    client = client_of(reviewer.user)
    client.post(reverse("evaluation-review-record", args=[handed_in.pk, "department"]))
    report = Report.objects.get()
    assert (report.state, report.error) == (ReportState.DONE, "")
    response = client.get(reverse("report-download", args=[report.pk, "docx"]))
    word = Word(BytesIO(b"".join(response.streaming_content)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = "\n".join(one.text for one in word.paragraphs)
    assert "87.63" in text
    assert "复核人查验有关材料后评定" in text or "复核人评定" in text
    assert any("没有调查材料" in one for one in cells)
    assert any("按复核得分采用" in one for one in cells)


def test_a_record_is_made_of_a_concluded_review_alone(handed_in, reviewer, client_of):
    save(handed_in, as_reported(handed_in), reviewer, is_concluded=False)
    client_of(reviewer.user).post(
        reverse("evaluation-review-record", args=[handed_in.pk, "department"])
    )
    assert not Report.objects.exists()
