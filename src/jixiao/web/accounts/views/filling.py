"""A page with one form: shown, checked, done, and what was wrong said beside the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.web.accounts.faults import Fault

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

PER_PAGE = 50


class FormPage(NamedTuple):
    """What a page with one form says: its title, the button, where it leads back to, a hint."""

    title: _StrOrPromise
    submit: _StrOrPromise
    back: str
    done: _StrOrPromise = ""
    hint: _StrOrPromise = ""
    is_grave: bool = False


def fill(
    request: HttpRequest, form: BaseForm, *, save: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form; where it is sent and holds, save it and go back with what happened."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except Fault as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, str(page.done))
            return redirect(page.back)
    status = 422 if form.errors else 200
    return render(request, "accounts/form.html", {"form": form, "page": page}, status=status)


def act(
    request: HttpRequest, do: Callable[[], Any], *, done: _StrOrPromise, back: str
) -> HttpResponse:
    """Do one thing and go back with what happened."""
    try:
        do()
    except Fault as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, str(done))
    return redirect(back)


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """The page of a list that the address asks for."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
