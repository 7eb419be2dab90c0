"""Every component on one page, with made-up content: to look at, and for the tests of the look."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jixiao.web.shared import errors
from jixiao.web.shared.badges import KINDS
from jixiao.web.shared.charts import Chart, Row
from jixiao.web.shared.components import Job, Tab, WorkStep
from jixiao.web.shared.forms import MEGABYTE, UploadField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TOTAL = 5


class ExampleForm(forms.Form):
    """A field of each sort, some of them wrong when the form is sent empty."""

    name = forms.CharField(label="项目名称", max_length=40, help_text="与预算批复一致。")
    amount = forms.DecimalField(label="预算数（万元）", max_digits=12, decimal_places=2)
    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), ("a", "其他运转类")])
    purpose = forms.CharField(label="用途", widget=forms.Textarea(attrs={"rows": 3}))
    nature = forms.ChoiceField(
        label="性质", choices=[("new", "新增"), ("old", "延续")], widget=forms.RadioSelect
    )
    file = UploadField(label="佐证材料", endings=(".docx", ".pdf", ".xlsx"), max_bytes=MEGABYTE)
    agrees = forms.BooleanField(label="已核对金额")


def show(request: HttpRequest) -> HttpResponse:
    """All components; ``?empty`` shows the form as it is when nothing was filled in."""
    for level in (messages.SUCCESS, messages.WARNING, messages.ERROR):
        messages.add_message(request, level, f"示例消息（{messages.DEFAULT_TAGS[level]}）。")
    form = ExampleForm({} if "empty" in request.GET else None)
    return render(request, "shared/styleguide.html", {"form": form, **_content(request)})


def job(request: HttpRequest) -> HttpResponse:
    """The progress of a job that goes on by one each time it is asked for."""
    done = int(request.session.get("styleguide", 0)) % TOTAL + 1
    request.session["styleguide"] = done
    return render(request, "shared/progress.html", {"job": _job(done)})


def fault(request: HttpRequest, status: int) -> HttpResponse:
    """The page of a fault."""
    pages: dict[int, Callable[[HttpRequest], HttpResponse]] = {
        400: errors.bad_request, 403: errors.permission_denied, 413: errors.too_large,
        429: errors.too_many, 500: errors.server_error,
    }  # fmt: skip
    return pages.get(status, errors.not_found)(request)


def _job(done: int) -> Job:
    return Job(
        "example-job",
        "done" if done == TOTAL else "running",
        f"正在生成报告：{done}/{TOTAL}",
        reverse("styleguide_job"),
        done,
        TOTAL,
    )


def _content(request: HttpRequest) -> dict[str, Any]:
    rows = [
        (f"示例单位{place}", Decimal(place * 34567), Decimal(place * 23456))
        for place in range(1, 8)
    ]
    page = Paginator(range(1, 1235), 20).get_page(request.GET.get("page", 4))
    today = timezone.localdate()
    return {
        "badges": {kind: list(table) for kind, table in KINDS.items()},
        "page": page,
        "days": [today + timedelta(days=days) for days in (-2, 0, 12)],
        "amount": Decimal("12345678.90"),
        "share": Decimal("0.9351"),
        "tabs": [Tab("全部", "?", is_current=True, count=1234), Tab("退回", "?tab=back", count=3)],
        "steps": [
            WorkStep("填报", "done", "测试甲 3月1日"), WorkStep("科室审核", "done"),
            WorkStep("单位审定", "current"), WorkStep("主管部门审核"), WorkStep("财政审核"),
        ],
        "job": _job(2),
        "entries": [
            {"at": timezone.now(), "by_name": "测试甲", "action": "报送", "details": {}},
            {"at": timezone.now(), "by_name": "测试乙（代测试丙）", "action": "退回",
             "details": {"reason": "指标值没有依据，请补充。"}},
        ],
        "charts": _charts(rows),
    }  # fmt: skip


def _charts(rows: Sequence[Row]) -> list[Chart]:
    ratings = [("优", 12), ("良", 30), ("中", 6), ("差", 1)]
    columns = ["单位", "预算数", "执行数"]
    return [
        Chart("money", "预算与执行", columns, rows, "bar", "万元", "money", download_url="?"),
        Chart("across", "长名称", columns, rows, "across", "万元", "money"),
        Chart("ratings", "等级分布", ["等级", "项目数"], ratings, "pie",
              colours=["green", "blue", "yellow", "red"]),
        Chart("rates", "执行率", ["月份", "序时", "实际"],
              [(f"{month}月", Decimal(month) / 12, Decimal(month) / 14) for month in range(1, 13)],
              "line", figures="percent"),
        Chart("none", "没有数据的图", ["月份", "数"], []),
    ]  # fmt: skip
