"""The roles (岗位角色) of the loop, and which of them one person may not hold together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does at an institution; the last three are the 三员 of the security rules."""

    HANDLER = "handler", _("经办人")
    SECTION_HEAD = "section_head", _("科室负责人")
    ACCOUNTANT = "accountant", _("财务")
    UNIT_HEAD = "unit_head", _("单位负责人（绩效领导小组）")
    DEPARTMENT_REVIEWER = "department_reviewer", _("主管部门")
    FINANCE_REVIEWER = "finance_reviewer", _("财政审核")
    EXPERT = "expert", _("第三方专家")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("系统管理员")
    SECURITY_ADMINISTRATOR = "security_administrator", _("安全管理员")
    AUDITOR = "auditor", _("审计员")


ADMINISTRATION = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)
BUSINESS = tuple(role for role in Role if role not in ADMINISTRATION)
