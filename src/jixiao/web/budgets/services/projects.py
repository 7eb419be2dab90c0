"""Projects of a unit: entering and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets import policies
from jixiao.web.budgets.models import Project
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution, User
    from jixiao.web.accounts.scope import Scope


class ProjectTaken(Exception):
    """Another project has the code, or another of the unit the name."""


@transaction.atomic
def add_project(unit: Institution, *, name: str, code: str = "", by: User, scope: Scope) -> Project:
    """Enter a project of a unit or a section; raises NotYours and ProjectTaken."""
    held = policies.require_handler(scope, unit.path)
    _require_free(unit, name=name, code=code)
    project = Project(unit=unit, name=name, code=code, scope_path=unit.path)
    _save(project)
    trail.record(
        chain_of(unit), "新增项目", subject=f"project:{project.pk}", by=by,
        acting_for=held.acting_for, scope_path=project.scope_path,
        details={"项目名称": name, "项目编码": code},
    )  # fmt: skip
    return project


@transaction.atomic
def change_project(
    project: Project, *, name: str, code: str, unit: Institution, by: User, scope: Scope
) -> Project:
    """Change the name, the code or the section of a project; its drafts are named so too.

    Approved versions keep what they said. Raises NotYours and ProjectTaken.
    """
    held = policies.require_handler(scope, project.scope_path)
    policies.require_handler(scope, unit.path)
    locked = Project.objects.select_for_update().get(pk=project.pk)
    _require_free(unit, name=name, code=code, but=locked)
    before = {"原名称": locked.name, "原编码": locked.code, "原单位": str(project.unit)}
    locked.name, locked.code, locked.unit, locked.scope_path = name, code, unit, unit.path
    _save(locked)
    for sheet in locked.sheets.select_for_update().filter(frozen_at__isnull=True):
        sheet.content["project"] = {"code": code, "name": name}
        sheet.scope_path = unit.path
        sheet.save(update_fields=["content", "scope_path"])
    trail.record(
        chain_of(unit), "修改项目", subject=f"project:{locked.pk}", by=by,
        acting_for=held.acting_for, scope_path=locked.scope_path,
        details={**before, "项目名称": name, "项目编码": code, "单位": str(unit)},
    )  # fmt: skip
    return locked


def _require_free(unit: Institution, *, name: str, code: str, but: Project | None = None) -> None:
    others = Project.objects.exclude(pk=but.pk) if but else Project.objects.all()
    if others.filter(unit=unit, name=name).exists():
        raise ProjectTaken(_("本单位已有项目“%s”；请打开原有项目，或换一个名称。") % name)
    if code and others.filter(code=code).exists():
        raise ProjectTaken(_("项目编码“%s”已经用于另一个项目；请核对编码。") % code)


def _save(project: Project) -> None:
    try:
        with transaction.atomic():
            project.save()
    except IntegrityError:
        told = _("项目“%s”的名称或编码刚刚被别人使用；请核对后再保存。")
        raise ProjectTaken(told % project.name) from None
