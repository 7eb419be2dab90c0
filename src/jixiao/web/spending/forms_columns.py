"""The columns of an export, to be confirmed by a person before its rows are taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jixiao.pipeline.ledger_columns import examples_of, fields_of, is_enough, mistaken

NO_COLUMN = ("", gettext_lazy("（没有这一列）"))
UNITS = [("元", gettext_lazy("元")), ("万元", gettext_lazy("万元"))]
# Where the unit of a column of money was found.
STATED = {
    "title": gettext_lazy("列标题写明"), "line": gettext_lazy("表头写明"),
    "nowhere": gettext_lazy("文件没有写明，请核对"),
}  # fmt: skip
LONGEST_EXAMPLE = 12


class ColumnsForm(forms.Form):
    """The columns of one table of an export: which title holds which field, in 元 or 万元."""

    def __init__(self, table: dict[str, Any], *args: Any, **rest: Any) -> None:
        """Offer every title of the table, with an example, for every field of its kind."""
        self.table = table
        super().__init__(*args, **rest)
        examples = examples_of(table["titles"], table["rows"])
        titles = [(one, _offered(one, examples[one])) for one in dict.fromkeys(table["titles"])
                  if one]  # fmt: skip
        for name, label, is_money in fields_of(table["kind"]):
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[NO_COLUMN, *titles],
                initial=table["columns"].get(name, ""),
            )  # fmt: skip
            if is_money:
                self.fields[f"{name}-unit"] = self._unit(name, label)

    def _unit(self, name: str, label: str) -> forms.ChoiceField:
        """The unit of a column of money, and where it was found."""
        stated = STATED.get(self.table["stated_in"].get(name, ""), "")
        return forms.ChoiceField(
            label=_("“%(field)s”的单位") % {"field": label}, required=False, choices=UNITS,
            initial=self.table["units"].get(name, "元"),
            help_text=_("按上次确认的") if self.table["is_saved"] else stated,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Enough columns, none for two fields, and in each what its field asks for."""
        found: dict[str, Any] = super().clean() or {}
        given = self._columns(found)
        if missing := is_enough(self.table["kind"], list(given)):
            raise forms.ValidationError(missing)
        for name, fault in mistaken(given, self.table["titles"], self.table["rows"]).items():
            self.add_error(name, fault)
        seen: dict[str, str] = {}
        for name, title in given.items():
            if title in seen:
                self.add_error(
                    name,
                    _("“%(title)s”这一列已用于“%(field)s”；一列只能对应一项，请改选。")
                    % {"title": title, "field": self.fields[seen[title]].label},
                )
            seen[title] = name
        return found

    def recognised(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """The fields that a column was found for, each with its unit where it is money."""
        return [pair for pair in self._pairs() if self._has_column(pair[0])]

    def others(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """The fields without a column."""
        return [pair for pair in self._pairs() if not self._has_column(pair[0])]

    def _pairs(self) -> Iterable[tuple[forms.BoundField, forms.BoundField | None]]:
        for name in self.fields:
            if not name.endswith("-unit"):
                unit = f"{name}-unit"
                yield self[name], self[unit] if unit in self.fields else None

    def _has_column(self, bound: forms.BoundField) -> bool:
        return bound.name in self.table["columns"] or bool(bound.errors)

    @property
    def confirmed(self) -> dict[str, Any]:
        """The columns and units as they were chosen."""
        columns = self._columns(self.cleaned_data)
        units = {
            one: self.cleaned_data[f"{one}-unit"] for one in columns if f"{one}-unit" in self.fields
        }
        return {"columns": columns, "units": units}

    def _columns(self, given: dict[str, Any]) -> dict[str, str]:
        return {
            name: title for name, title in given.items() if title and not name.endswith("-unit")
        }


def columns_forms(tables: Iterable[dict[str, Any]], data: Any = None) -> list[ColumnsForm]:
    """A form for every table of an export."""
    return [ColumnsForm(one, data, prefix=f"t{at}") for at, one in enumerate(tables)]


def _offered(title: str, examples: list[str]) -> str:
    """A title as it is offered, with the first thing below it."""
    if not examples:
        return title
    one = examples[0]
    shown = one if len(one) <= LONGEST_EXAMPLE else f"{one[:LONGEST_EXAMPLE]}…"
    return _("%(title)s（如：%(example)s）") % {"title": title, "example": shown}
