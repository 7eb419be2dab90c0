"""What a list of the trail is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class TrailFilter(forms.Form):
    """Who did what, when, at which unit; everything may be left blank."""

    unit = forms.CharField(label=_("单位"), max_length=60, required=False)
    by = forms.CharField(label=_("办理人"), max_length=60, required=False)
    action = forms.CharField(label=_("事项"), max_length=40, required=False)
    since = forms.DateField(
        label=_("开始日期"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("结束日期"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """A first day behind the last one finds nothing: say so."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", gettext("结束日期早于开始日期；请改正其中一个。"))
        return given

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for; nothing where the question is faulty."""
        return self.cleaned_data if self.is_valid() else {}
