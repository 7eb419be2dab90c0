"""Components of the pages; README.md of this app shows how each is used."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import forms, template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from jixiao.web.shared.badges import badge_of
from jixiao.web.shared.templatetags.figures import count, money, percent, score

if TYPE_CHECKING:
    from django.forms import BoundField

    from jixiao.web.shared.charts import Chart

register = template.Library()

ALERTS = {"error": "danger", "warning": "warning", "success": "success", "debug": "secondary"}
SELECTS = (forms.Select, forms.SelectMultiple)
BOXES = (forms.CheckboxInput,)
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag
def icon(name: str, label: str = "") -> str:
    """A picture out of the sprite; without a label it says nothing to a screen reader."""
    return _drawn_icon(name, str(label))


@register.simple_tag
def badge(kind: str, value: object, word: object = "") -> str:
    """A state by word, colour and shape: ``{% badge "stage" sheet.stage %}``."""
    return _drawn_badge(kind, str(value), str(word), get_language())


@register.simple_tag
def reachable(name: str, *args: object) -> str:
    """The address of a URL name, or nothing where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.filter
def alert_colour(level: str) -> str:
    """The colour of Tabler for the level of a message."""
    return ALERTS.get(level, "info")


@register.inclusion_tag("shared/field.html")
def field(bound: BoundField, label: str = "") -> dict[str, Any]:
    """A field of a form: label, control, help, and what is wrong with it, tied together."""
    widget = bound.field.widget
    is_box = isinstance(widget, BOXES)
    is_group = isinstance(widget, CHOICES)
    attributes: dict[str, str | bool] = (
        {} if is_group else {"class": _classes(bound, is_box=is_box)}
    )
    if widget.attrs.get("placeholder") == bound.label:
        attributes["placeholder"] = False  # the label says it already
    return {
        "field": bound,
        "label": label or bound.label,
        "control": bound.as_widget(attrs=attributes),
        "is_box": is_box,
        "is_group": is_group,
        "is_file": isinstance(widget, forms.FileInput),
    }


@register.inclusion_tag("shared/form_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, and before them what is wrong with the form as a whole."""
    return {"form": form}


@register.inclusion_tag("shared/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Any, target: str = "") -> dict[str, Any]:
    """Pages of a list; filters in the address are kept. ``target`` is what htmx exchanges."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    given = {"page": page, "pages": pages, "gap": page.paginator.ELLIPSIS, "target": target}
    return {"request": context["request"], **given}


@register.inclusion_tag("shared/chart.html")
def chart(one: Chart) -> dict[str, Any]:
    """A card with a chart and, beside it, the table of the same figures."""
    return {
        "chart": one, "description": one.description(), "data_name": f"{one.name}-data",
    }  # fmt: skip


@register.filter
def figure(value: object, kind: str) -> str:
    """A figure printed as its chart says: money, percent, score or count."""
    return {"money": money, "percent": percent, "score": score, "count": count}[kind](value)


@register.simple_block_tag(end_name="enddialog")
def dialog(content: str, name: str, title: str, size: str = "") -> str:
    """A dialogue that asks before something is done; a link to ``#name`` shows it."""
    given = {"content": content, "name": name, "title": title, "size": size}
    return render_to_string("shared/dialog.html", given)


# A page shows dozens of these, and the same again and again: each is made once.
@lru_cache(maxsize=1_000)
def _drawn_icon(name: str, label: str) -> str:
    return render_to_string("shared/icon.html", {"name": name, "label": label})


@lru_cache(maxsize=1_000)
def _drawn_badge(kind: str, value: str, word: str, _language: str | None) -> str:
    return render_to_string("shared/badge.html", {"badge": badge_of(kind, value, word=word)})


def _classes(bound: BoundField, *, is_box: bool) -> str:
    widget = bound.field.widget
    look = "form-check-input" if is_box else "form-control"
    if isinstance(widget, SELECTS):
        look = "form-select"
    own = widget.attrs.get("class", "")
    return " ".join(filter(None, (look, own, "is-invalid" if bound.errors else "")))
