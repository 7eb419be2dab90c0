from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.budgets.filling import add_project, handler, open_year, report, start, take_in, told

from jixiao.domain.place import NOWHERE
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Draft, DraftState, ImportedFile, ImportState, Project, Sheet
from jixiao.web.budgets.policies import NotYours
from jixiao.web.budgets.selectors import imports as selectors
from jixiao.web.budgets.selectors.source import source_lines
from jixiao.web.budgets.services import drafts, imports
from jixiao.web.workflow.models import TrailEntry


@pytest.fixture
def year(world):
    return open_year(world, 2020)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """Uploads go into a folder of the test."""
    default = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": default}
    return tmp_path


@pytest.fixture
def imported(world, year):
    return take_in(world, year)


def test_the_real_report_gives_a_draft_for_every_project(imported):
    assert (imported.state, imported.done_count, imported.drafts.count()) == ("read", 7, 7)
    first = imported.drafts.first()
    assert (first.name, first.fault_count > 0) == ("科协改革试点经费", True)
    assert first.value_count > 30


def test_every_value_is_shown_where_it_stands_in_the_file(imported):
    draft = imported.drafts.first()
    place = selectors.place_of(draft, "indicators.1.target")
    assert (place.table, place.row, place.column) == (1, 10, 6)
    marked = [one for line in source_lines(draft, place) for one in line if one.is_marked]
    assert [one.text for one in marked] == ["≥80%(实施全市科技工作者之家建设的完成率)"]


def test_the_file_is_shown_with_its_merged_cells(imported):
    """What goes over several rows is one cell, so every row has the same columns."""
    draft = imported.drafts.first()
    lines = source_lines(draft, NOWHERE)
    heights = {one.text: one.height for line in lines for one in line}
    assert heights["产出指标"] == 2
    taken = [0] * len(lines)
    for number, line in enumerate(lines):
        for one in line:
            for below in range(one.height):
                taken[number + below] += one.width
    assert len(set(taken)) == 1


def test_the_file_is_kept_by_its_digest_and_read_once(world, year, imported, store):
    again = take_in(world, year, report("改了名字.docx"))
    assert (again.pk, ImportedFile.objects.count()) == (imported.pk, 1)
    stored = imports.stored_path(imported)
    assert stored.is_relative_to(store)
    assert stored.stem == imported.sha256
    assert TrailEntry.objects.get(action="导入文件").details["SM3"] == imported.sm3


@pytest.mark.parametrize("file", [
    SimpleUploadedFile("空.docx", b""), SimpleUploadedFile("网页.svg", b"<svg/>"),
])  # fmt: skip
def test_an_empty_file_or_another_type_is_not_taken(world, year, file):
    with pytest.raises(imports.FileNotTaken, match="没有收下"):
        imports.take_in(file, unit=world.section, year=year, **told(handler(world)))


def test_a_file_that_is_no_document_tells_what_is_wrong(world, year):
    found = take_in(world, year, SimpleUploadedFile("坏.docx", b"not a document at all\x00\xff"))
    assert found.state == ImportState.FAILED
    assert "坏.docx" in found.problems[0]["message"]
    assert "imports/" not in found.problems[0]["message"]


def test_a_fault_of_the_program_is_told_and_does_not_stay_running(world, year, monkeypatch):
    def broken(_path):
        raise RuntimeError("x")

    monkeypatch.setattr("jixiao.pipeline.read", broken)
    found = take_in(world, year)
    assert found.state == ImportState.FAILED
    assert "程序出错" in found.problems[0]["message"]


def test_a_draft_becomes_the_sheet_of_a_new_project(world, year, imported):
    draft = imported.drafts.first()
    sheet = imports.accept_draft(draft, project=None, **told(handler(world)))
    assert (sheet.project.name, sheet.project.unit) == ("科协改革试点经费", world.section)
    content = content_of(sheet)
    assert content.unit == "100001示例市科技馆"
    assert [one.name for one in content.indicators][:2] == ["优良率", "完成率"]
    with pytest.raises(imports.DraftSettled, match="已经处理过"):
        imports.accept_draft(draft, project=None, **told(handler(world)))


def test_drafts_find_their_projects_by_code_and_by_name(world, year):
    coded = add_project(world, "别的名称", "731-0702-JCN-GGS5")
    named = add_project(world, "全民素质经费")
    found = dict(take_in(world, year).drafts.values_list("position", "project"))
    assert (found[1], found[2], found[3]) == (coded.pk, named.pk, None)


def test_all_drafts_are_taken_over_and_what_is_there_is_left_alone(world, year):
    project = add_project(world, "全民素质经费")
    there = start(world, year, project)
    imported = take_in(world, year)
    taken, faults = imports.accept_all(imported, **told(handler(world)))
    assert (taken, len(faults), Sheet.objects.count()) == (6, 1, 7)
    assert "全民素质经费" in faults[0]
    assert Sheet.objects.get(pk=there.pk).revision == there.revision
    sheet = imports.accept_draft(
        imported.drafts.get(position=2), project=project, is_replacing=True, **told(handler(world))
    )
    assert sheet.pk == there.pk
    assert len(content_of(sheet).indicators) == 6
    assert TrailEntry.objects.filter(action="用导入内容覆盖").exists()


def test_a_sheet_that_was_handed_in_is_never_written_over(world, year):
    project = add_project(world, "全民素质经费")
    Sheet.objects.filter(pk=start(world, year, project).pk).update(stage="finance")
    draft = take_in(world, year).drafts.get(position=2)
    with pytest.raises(NotYours, match="已经报送"):
        imports.accept_draft(draft, project=project, is_replacing=True, **told(handler(world)))
    with pytest.raises(drafts.SheetExists):
        imports.accept_draft(draft, project=project, **told(handler(world)))
    assert Draft.objects.get(pk=draft.pk).state == DraftState.WAITING


def test_a_draft_can_be_left_out(world, imported):
    draft = imported.drafts.first()
    imports.leave_out(draft, **told(handler(world)))
    assert Draft.objects.get(pk=draft.pk).state == DraftState.LEFT_OUT
    assert not Project.objects.exists()


def test_others_neither_import_nor_see_what_was_imported(world, year, imported, client_of):
    with pytest.raises(NotYours):
        imports.take_in(report(), unit=world.section, year=year, **told(world.stranger))
    client = client_of(world.stranger)
    draft = imported.drafts.first()
    for url in (
        imported.get_absolute_url(),
        draft.get_absolute_url(),
        f"/drafts/{draft.pk}/source/",
    ):
        assert client.get(url).status_code == 404


def test_the_pages_lead_from_the_file_to_the_sheet(world, year, client_of):
    client = client_of(handler(world))
    given = {"file": report(), "unit": world.section.pk, "year": year.pk}
    answer = client.post("/imports/", given, follow=True)
    assert "识别完成，得到7张表" in answer.content.decode()
    imported = ImportedFile.objects.get()
    assert client.get(f"/imports/{imported.pk}/progress/")["HX-Refresh"] == "true"
    draft = imported.drafts.first()
    shown = client.get(f"/drafts/{draft.pk}/?path=indicators.0.name").content.decode()
    assert "第1张表第9行第3列" in shown
    assert (
        "<mark>优良率</mark>"
        in client.get(f"/drafts/{draft.pk}/source/?path=indicators.0.name").content.decode()
    )
    refused = client.post(f"/drafts/{draft.pk}/", {"name": "", "project": ""})
    assert "请填写新项目的名称" in refused.content.decode()
    answer = client.post(f"/drafts/{draft.pk}/", {"name": "科协改革", "project": ""}, follow=True)
    assert "已采用为" in answer.content.decode()
    answer = client.post(f"/imports/{imported.pk}/accept/", follow=True)
    assert "已采用6张表" in answer.content.decode()


def test_a_file_of_another_type_is_refused_beside_the_field(world, year, client_of):
    given = {
        "file": SimpleUploadedFile("x.exe", b"MZ"), "unit": world.section.pk, "year": year.pk,
    }  # fmt: skip
    shown = client_of(handler(world)).post("/imports/", given).content.decode()
    assert "只接受" in shown
    assert not ImportedFile.objects.exists()


def test_a_draft_leads_to_the_one_before_it_and_the_one_behind(world, imported, client_of):
    first, second, *_rest, last = imported.drafts.all()
    client = client_of(handler(world))
    links = f'href="/drafts/{first.pk}/"', f'href="/drafts/{second.pk}/"'
    shown = client.get(f"/drafts/{first.pk}/").content.decode()
    assert ("上一张" in shown, links[1] in shown) == (False, True)
    assert f"检查出{first.fault_count}个问题" in shown
    assert links[0] in client.get(f"/drafts/{second.pk}/").content.decode()
    assert "下一张" not in client.get(f"/drafts/{last.pk}/").content.decode()
