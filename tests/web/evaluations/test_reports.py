from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word
from tests.web.evaluations.samples import RESULTS

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.evaluations import jobs
from jixiao.web.evaluations.models import Report, ReportKind, ReportState
from jixiao.web.evaluations.selectors.summary import summary_of
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.evaluations.services.reports import CannotReport, ask_report
from jixiao.web.evaluations.services.starting import start_evaluation
from jixiao.web.workflow.models import TrailEntry


@pytest.fixture
def filled(sheet, handler):
    """The sheet with all its results."""
    return fill_fields(sheet, RESULTS, revision=9, by=handler.user, scope=handler.scope).sheet


@pytest.fixture
def asked(filled, handler, world, year):
    """Asks for the report of the unit."""

    def ask(previous=None):
        return ask_report(world.unit, year, by=handler.user, scope=handler.scope, previous=previous)

    return ask


def word_of(client, report):
    response = client.get(reverse("report-download", args=[report.pk, "docx"]))
    return Word(BytesIO(b"".join(response.streaming_content)))


def text_of(word):
    return "\n".join(one.text for one in word.paragraphs)


def test_the_report_of_a_unit_tells_of_all_its_sheets(asked, approved, handler, client_of):
    start_evaluation(approved("科普讲座"), by=handler.user, scope=handler.scope)
    report = asked()
    assert (report.state, report.progress, report.error) == (ReportState.DONE, 100, "")
    text = text_of(word_of(client_of(handler.user), report))
    assert "科普展览巡展" in text
    assert "科普讲座" in text
    assert report.pdf


def test_a_download_is_trailed_each_time(asked, client_of, handler):
    report = asked()
    client = client_of(handler.user)
    for format_ in ("docx", "pdf"):
        response = client.get(reverse("report-download", args=[report.pk, format_]))
        assert response["Content-Disposition"].startswith("attachment")
        b"".join(response.streaming_content)
    entries = TrailEntry.objects.filter(action="下载报告")
    assert [one.details["格式"] for one in entries] == ["docx", "pdf"]


def test_what_people_wrote_is_kept_when_it_is_made_again(asked, client_of, handler):
    client = client_of(handler.user)
    word = word_of(client, asked())
    gap = next(one for one in word.paragraphs if "【待填写" in one.text)
    gap.runs[0].text = "这一段是经办人自己写的，说明了自评怎样组织。"
    for run in gap.runs[1:]:
        run.text = ""
    out = BytesIO()
    word.save(out)
    again = asked(SimpleUploadedFile("报告.docx", out.getvalue()))
    assert again.state == ReportState.DONE
    assert "这一段是经办人自己写的" in text_of(word_of(client, again))
    assert again.pdf == ""


def test_a_word_file_from_elsewhere_is_told_in_words(asked):
    out = BytesIO()
    Word().save(out)
    report = asked(SimpleUploadedFile("别的.docx", out.getvalue()))
    assert report.state == ReportState.FAILED
    assert "不是本程序生成的" in report.error


def test_another_kind_of_file_is_refused_at_once(asked):
    with pytest.raises(CannotReport, match="docx"):
        asked(SimpleUploadedFile("说明.txt", "说明".encode()))


def test_a_fault_of_the_program_is_told_and_does_not_hang(asked, monkeypatch):
    def broken(*_arguments, **_named):
        raise RuntimeError

    monkeypatch.setattr(jobs, "write_report", broken)
    report = asked()
    assert (report.state, report.is_busy) == (ReportState.FAILED, False)
    assert "程序出错" in report.error


def test_a_unit_without_sheets_has_no_report(world, year, person, approved):
    approved()
    head = person(Role.UNIT_HEAD)
    report = ask_report(world.unit, year, by=head.user, scope=head.scope)
    assert (report.state, report.error) == (
        ReportState.FAILED, "本单位本年度还没有自评表，不能生成报告；请先开始自评。",
    )  # fmt: skip


def test_one_report_is_made_at_a_time_and_a_lost_job_does_not_stop_the_next(
    asked, world, year, handler
):
    lost = Report.objects.create(
        kind=ReportKind.SELF_EVALUATION, unit=world.unit, fiscal_year=year, by=handler.user,
        scope_path=world.unit.path, state=ReportState.MAKING,
    )  # fmt: skip
    with pytest.raises(CannotReport, match="正在生成"):
        asked()
    Report.objects.filter(pk=lost.pk).update(at=timezone.now() - timedelta(hours=1))
    assert asked().state == ReportState.DONE


def test_only_the_unit_has_its_report_made(filled, world, year, person):
    reviewer = person(Role.DEPARTMENT_REVIEWER)
    with pytest.raises(NotAllowed, match="本单位"):
        ask_report(world.unit, year, by=reviewer.user, scope=reviewer.scope)


def test_a_stranger_finds_neither_report_nor_summary(asked, client_of, world):
    report = asked()
    client = client_of(world.stranger)
    for name, args in (
        ("report", [report.pk]),
        ("report-download", [report.pk, "docx"]),
        ("evaluation-unit", [world.unit.pk, 2026]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_the_summary_names_what_blocks_and_which_causes_are_missing(
    filled, approved, handler, world, year
):
    by = {"by": handler.user, "scope": handler.scope}
    fill_fields(filled, {"indicators.0.actual": "15场"}, revision=9, **by)
    start_evaluation(approved("科普讲座"), **by)
    approved("科普培训")
    summary = summary_of(handler.scope, world.unit, year)
    lines = {one.sheet.project.name: one for one in summary.lines}
    talk, show = lines["科普讲座"], lines["科普展览巡展"]
    assert "没有任何实际完成值" in talk.blocking[0]
    assert (talk.unfilled, show.unfilled) == (7, 0)
    assert "“巡展场次”" in show.blocking[0]
    assert "没有填写偏差原因" in show.blocking[0]
    assert (summary.blocked, summary.not_begun) == (2, 1)
    assert summary.rate == summary.outturn / summary.budget


def test_the_page_asks_for_a_report_and_shows_it(filled, client_of, handler, world):
    client = client_of(handler.user)
    url = reverse("evaluation-report", args=[world.unit.pk, 2026])
    said = client.post(url, follow=True).content.decode()
    report = Report.objects.get()
    assert reverse("report-download", args=[report.pk, "docx"]) in said
    assert "已生成" in client.get(report.get_absolute_url()).content.decode()


def test_projects_of_the_sections_belong_to_the_unit(approved, handler, world, year):
    begun = start_evaluation(
        approved("展教部的项目", unit=world.section), by=handler.user, scope=handler.scope
    )
    summary = summary_of(handler.scope, world.unit, year)
    assert [one.sheet for one in summary.lines] == [begun]
    assert TrailEntry.objects.latest("pk").chain == world.unit
