"""Pages of years, projects and sheets."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What must I do next, until when, what came back and why."""
    return render(request, "budgets/home.html", {})
