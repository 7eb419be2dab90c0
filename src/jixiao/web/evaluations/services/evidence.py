"""Evidence put to the results of a project, and taken out again."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline import Unknown
from jixiao.pipeline.attachments import kind_of
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.models import Evidence
from jixiao.web.evaluations.services.files import release, store
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope

LARGEST = 20 * 2**20
MOST = 200


class CannotBeEvidence(Exception):
    """A file that is not taken, with the reason."""


@transaction.atomic
def add_evidence(
    sheet: Sheet, upload: UploadedFile[bytes], *, indicator: int | None, by: User, scope: Scope,
    note: str = "",
) -> Evidence:  # fmt: skip
    """Put a file to an indicator, or to the sheet as a whole.

    Raises NotAllowed, or CannotBeEvidence with what is wrong with the file.
    """
    locked = Sheet.objects.select_for_update().get(pk=sheet.pk)
    held = policies.require_filler(scope, locked)
    name = PurePath((upload.name or "").replace("\\", "/")).name[-180:]
    data = _content(upload, name)
    if indicator is not None and indicator >= len(locked.content["indicators"]):
        raise CannotBeEvidence(_("这张表没有这项指标；请重新打开页面再上传。"))
    if locked.evidence.count() >= MOST:
        raise CannotBeEvidence(_("一张自评表最多放%d个佐证材料；请合并后再上传。") % MOST)
    try:
        stored = store(data, format=kind_of(data, name=name))
    except Unknown as fault:
        raise CannotBeEvidence(f"{fault}。") from None
    if locked.evidence.filter(indicator=indicator, file=stored).exists():
        raise CannotBeEvidence(_("“%s”与已有的材料是同一个文件，不用再上传。") % name)
    evidence = Evidence.objects.create(
        sheet=locked, indicator=indicator, file=stored, name=name, note=note, by=by,
        scope_path=locked.scope_path,
    )  # fmt: skip
    _record(evidence, "上传佐证材料", by=by, acting_for=held.acting_for)
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: User, scope: Scope) -> None:
    """Take a file out while the sheet is a draft; its content goes with its last use."""
    sheet = Sheet.objects.select_for_update().get(pk=evidence.sheet_id)
    held = policies.require_filler(scope, sheet)
    stored = evidence.file
    _record(evidence, "移除佐证材料", by=by, acting_for=held.acting_for)
    evidence.delete()
    release(stored)


def _content(upload: UploadedFile[bytes], name: str) -> bytes:
    if (upload.size or 0) > LARGEST:
        most = LARGEST // 2**20
        raise CannotBeEvidence(
            _("“%(name)s”超过%(most)dMB，没有收下；请压缩图片或拆分后再上传。")
            % {"name": name, "most": most}
        )
    return b"".join(upload.chunks())


def _record(evidence: Evidence, action: str, *, by: User, acting_for: str) -> None:
    sheet = evidence.sheet
    about = "整表"
    if evidence.indicator is not None:
        about = sheet.content["indicators"][evidence.indicator]["name"]
    trail.record(
        chain_of(sheet.project.unit), action, subject=f"sheet:{sheet.pk}", by=by,
        acting_for=acting_for, scope_path=sheet.scope_path,
        details={"文件名": evidence.name, "用于": about, "大小": evidence.file.size,
                 "SM3": evidence.file.sm3, "SHA-256": evidence.file.sha256},
    )  # fmt: skip
