from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image
from tests.web.evaluations.samples import pdf, png

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.evaluations.models import Evidence, StoredFile
from jixiao.web.evaluations.selectors import evidence as selectors
from jixiao.web.evaluations.services import evidence as services
from jixiao.web.evaluations.services.evidence import add_evidence, remove_evidence
from jixiao.web.evaluations.services.files import Damaged
from jixiao.web.evaluations.services.files import content_of as bytes_of
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.workflow.digests import sm3
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage


@pytest.fixture
def put(sheet, handler, upload):
    """Puts a file to an indicator of the sheet."""

    def add(indicator=0, **file):
        by = {"by": handler.user, "scope": handler.scope}
        return add_evidence(sheet, upload(**file), indicator=indicator, **by)

    return add


def test_a_file_is_known_by_both_digests_and_trailed(put):
    data = "参加培训的人员共120人".encode()
    stored = put().file
    assert (stored.sha256, stored.sm3) == (hashlib.sha256(data).hexdigest(), sm3(data))
    assert bytes_of(stored) == data
    details = TrailEntry.objects.latest("pk").details
    assert (details["文件名"], details["用于"], details["SM3"]) == (
        "签到表.txt",
        "巡展场次",
        stored.sm3,
    )


def test_the_same_file_for_two_indicators_is_stored_once(put):
    first, second = put(0), put(1, name="另一个名字.txt")
    assert first.file == second.file
    assert StoredFile.objects.count() == 1


def test_the_same_file_twice_for_one_indicator_is_refused(put):
    put(None)
    with pytest.raises(services.CannotBeEvidence, match="同一个文件"):
        put(None)


def test_content_goes_with_its_last_use(put, handler, django_capture_on_commit_callbacks):
    first, second = put(0), put(1)
    path = first.file.path
    by = {"by": handler.user, "scope": handler.scope}
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(first, **by)
    assert default_storage.exists(path)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(second, **by)
    assert not default_storage.exists(path)
    assert not StoredFile.objects.exists()
    assert TrailEntry.objects.latest("pk").action == "移除佐证材料"


def test_a_file_that_was_changed_on_the_disk_is_not_given_out(put):
    stored = put().file
    with default_storage.open(stored.path, "wb") as file:
        file.write(b"other")
    with pytest.raises(Damaged, match="摘要不一致"):
        bytes_of(stored)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("照片.png", b"%PDF-1.7 not a picture", "与扩展名“.png”不符"),
        ("页面.html", b"<html><script>alert(1)</script></html>", "与扩展名“.html”不符"),
        ("空白.txt", b"", "空的"),
        ("程序.txt", b"MZ\x00\x90\x00", "没有收下"),
        ("材料.zip", b"PK\x05\x06" + bytes(18), "不能作为佐证材料"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(put, name, data, why):
    with pytest.raises(services.CannotBeEvidence, match=why):
        put(name=name, data=data)
    assert not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_refused(put, monkeypatch):
    monkeypatch.setattr(services, "LARGEST", 10)
    with pytest.raises(services.CannotBeEvidence, match="超过"):
        put()


def test_only_the_name_of_a_path_is_kept(put):
    assert put(name="C:\\temp\\..\\签到表.txt").name == "签到表.txt"


def test_evidence_of_a_sheet_that_was_handed_in_stays(put, sheet, handler):
    evidence = put()
    sheet.stage = Stage.SECTION
    sheet.save()
    with pytest.raises(NotAllowed, match="已经报送"):
        remove_evidence(evidence, by=handler.user, scope=handler.scope)
    with pytest.raises(NotAllowed):
        put(1)


def test_a_result_that_nothing_proves_is_named(sheet, handler, put):
    values = {"indicators.0.actual": "22场", "indicators.1.actual": "96%"}
    kept = fill_fields(sheet, values, revision=9, by=handler.user, scope=handler.scope).sheet
    put(0)

    def lacking():
        files = list(selectors.of_sheet(sheet))
        return [one.name for one in selectors.lacking(content_of(kept), files)]

    assert lacking() == ["展品完好率"]
    put(None)
    assert lacking() == []


def test_evidence_that_the_form_asks_for_is_needed_for_the_indicator_itself(
    approved, handler, upload
):
    from jixiao.web.evaluations.services.starting import start_evaluation

    by = {"by": handler.user, "scope": handler.scope}
    begun = start_evaluation(approved(extra={"data_source": "巡展签收单"}), **by)
    kept = fill_fields(begun, {"indicators.0.actual": "22场"}, revision=9, **by).sheet
    add_evidence(kept, upload(), indicator=None, **by)
    [one] = selectors.lacking(content_of(kept), list(selectors.of_sheet(kept)))
    assert (one.name, one.demanded) == ("巡展场次", "巡展签收单")


def test_a_download_is_an_attachment_that_no_browser_runs(put, client_of, handler):
    evidence = put(name="说明.txt", data="<script>alert(1)</script>说明".encode())
    response = client_of(handler.user).get(reverse("evidence-file", args=[evidence.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == "<script>alert(1)</script>说明".encode()


def test_text_is_shown_as_text(put, client_of, handler):
    evidence = put(name="说明.txt", data="<b>共</b>120人参加了培训。".encode())
    shown = client_of(handler.user).get(evidence.get_absolute_url()).content.decode()
    assert "&lt;b&gt;共&lt;/b&gt;" in shown


@pytest.mark.parametrize(("name", "data"), [("证书.pdf", pdf()), ("照片.png", png(3000, 20))])
def test_a_page_and_a_picture_are_drawn_anew(put, client_of, handler, name, data):
    evidence = put(name=name, data=data)
    client = client_of(handler.user)
    assert "1.png" in client.get(evidence.get_absolute_url()).content.decode()
    drawn = client.get(reverse("evidence-page", args=[evidence.pk, 1]))
    assert Image.open(BytesIO(drawn.content)).width <= 1400
    assert drawn.content != data
    assert "sandbox" in drawn["Content-Security-Policy"]
    assert client.get(reverse("evidence-page", args=[evidence.pk, 2])).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"), [("坏.pdf", b"%PDF-1.4 broken"), ("坏.png", b"\x89PNG\r\n\x1a\nbroken")]
)
def test_a_broken_file_is_told_in_words(put, client_of, handler, name, data):
    evidence = put(name=name, data=data)
    client = client_of(handler.user)
    answer = client.get(evidence.get_absolute_url())
    assert answer.status_code == 200
    assert client.get(reverse("evidence-page", args=[evidence.pk, 1])).status_code == 404


def test_a_stranger_cannot_open_evidence(put, client_of, world):
    evidence = put()
    client = client_of(world.stranger)
    for name in ("evidence", "evidence-file"):
        assert client.get(reverse(name, args=[evidence.pk])).status_code == 404


def test_files_are_put_in_and_taken_out_on_the_page(sheet, client_of, handler, upload):
    client = client_of(handler.user)
    url = reverse("evaluation-evidence", args=[sheet.pk])
    files = {"uploads": [upload(), upload("照片.png", png())], "indicator": "0", "note": "第3页"}
    said = client.post(url, files, follow=True).content.decode()
    assert "已上传2个佐证材料" in said
    one = Evidence.objects.get(name="照片.png")
    assert (one.indicator, one.note) == (0, "第3页")
    client.post(reverse("evidence-remove", args=[one.pk]))
    assert Evidence.objects.count() == 1


def test_a_refused_file_is_told_beside_the_field(sheet, client_of, handler, upload):
    url = reverse("evaluation-evidence", args=[sheet.pk])
    bad = upload("照片.png", b"%PDF-1.7 not a picture")
    said = client_of(handler.user).post(url, {"uploads": [bad]}).content.decode()
    assert "不符" in said


def test_the_reviewer_looks_but_puts_nothing_in(sheet, put, client_of, person):
    put()
    client = client_of(person(Role.FINANCE_REVIEWER).user)
    url = reverse("evaluation-evidence", args=[sheet.pk])
    assert "签到表.txt" in client.get(url).content.decode()
    answer = client.post(url, {"uploads": [SimpleFile()]})
    assert answer.status_code == 403


def SimpleFile():  # noqa: N802 (a file like any other)
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.txt", "说明".encode())
