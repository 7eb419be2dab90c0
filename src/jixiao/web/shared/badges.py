"""Badges: a state told by a word, a colour and a shape, so that no one of them is needed alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Badge(NamedTuple):
    """A state as it is shown: the colour of Tabler, and the icon that gives the shape."""

    word: _StrOrPromise
    colour: str
    icon: str


UNKNOWN = Badge("", "secondary", "dash")

KINDS: dict[str, dict[str, Badge]] = {
    "stage": {
        "draft": Badge(_("填报"), "secondary", "pencil"),
        "section": Badge(_("科室审核"), "azure", "clock"),
        "leadership": Badge(_("单位审定"), "azure", "clock"),
        "department": Badge(_("主管部门审核"), "indigo", "clock"),
        "finance": Badge(_("财政审核"), "purple", "clock"),
        "approved": Badge(_("已批复"), "green", "success"),
    },
    "move": {
        "submit": Badge(_("报送"), "blue", "up"),
        "accept": Badge(_("通过"), "green", "success"),
        "return": Badge(_("退回"), "red", "back"),
        "withdraw": Badge(_("撤回"), "yellow", "back"),
        "adjust": Badge(_("调整"), "secondary", "pencil"),
    },
    "severity": {
        "error": Badge(_("错误"), "red", "error"),
        "warning": Badge(_("警告"), "yellow", "warning"),
        "note": Badge(_("提示"), "azure", "info"),
    },
    "light": {
        "grey": Badge(_("不判定"), "secondary", "light-grey"),
        "green": Badge(_("绿灯"), "green", "light-green"),
        "blue": Badge(_("蓝灯"), "blue", "light-blue"),
        "yellow": Badge(_("黄灯"), "yellow", "light-yellow"),
        "red": Badge(_("红灯"), "red", "light-red"),
    },
    "rating": {
        "优": Badge(_("优"), "green", "success"),
        "良": Badge(_("良"), "blue", "up"),
        "中": Badge(_("中"), "yellow", "dash"),
        "差": Badge(_("差"), "red", "error"),
    },
    "task": {
        "done": Badge(_("已完成"), "green", "success"),
        "due": Badge(_("进行中"), "blue", "clock"),
        "soon": Badge(_("即将截止"), "yellow", "warning"),
        "late": Badge(_("已逾期"), "red", "error"),
    },
    "job": {
        "waiting": Badge(_("排队中"), "secondary", "clock"),
        "running": Badge(_("进行中"), "blue", "clock"),
        "done": Badge(_("已完成"), "green", "success"),
        "failed": Badge(_("未完成"), "red", "error"),
    },
}


def badge_of(kind: str, value: str, *, word: str = "") -> Badge:
    """The badge of a value; another word than the usual may be given (a rating of a province)."""
    found = KINDS[kind].get(str(value), UNKNOWN)
    return found._replace(word=word or found.word or value)
