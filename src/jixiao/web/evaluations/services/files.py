"""Content that is stored by its digest, once however often it is used."""

from __future__ import annotations

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.evaluations.models import StoredFile
from jixiao.web.workflow.digests import sm3

FOLDER = "evidence"


@transaction.atomic
def store(data: bytes, *, format: str) -> StoredFile:  # noqa: A002 (the field is called so)
    """The stored file of some content; it is written only where it is not there yet.

    The row is locked until the caller has used it, so that it is not taken out meanwhile.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = StoredFile.objects.select_for_update().filter(sha256=digest).first()
    if known is not None and default_storage.exists(known.path):
        return known
    name = f"{FOLDER}/{digest[:2]}/{digest}-{secrets.token_hex(4)}"
    path = default_storage.save(name, ContentFile(data))
    values = {"sm3": sm3(data), "size": len(data), "format": format, "path": path}
    stored, _is_new = StoredFile.objects.update_or_create(sha256=digest, defaults=values)
    return stored


@transaction.atomic
def release(stored: StoredFile) -> bool:
    """Take a file out of the store where nothing uses it any more; gives whether it went."""
    locked = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if locked.uses.exists() or locked.reports.exists():
        return False
    path = locked.path
    locked.delete()
    transaction.on_commit(lambda: default_storage.delete(path))
    return True


def content_of(stored: StoredFile) -> bytes:
    """The bytes of a file; raises Damaged where they are not those that were stored."""
    with default_storage.open(stored.path) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != stored.sha256:
        raise Damaged(_("文件内容与存入时的摘要不一致，可能已被改动；请联系系统管理员从备份恢复。"))
    return data


class Damaged(Exception):
    """A stored file that is no longer what was stored."""
