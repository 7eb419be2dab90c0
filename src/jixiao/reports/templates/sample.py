"""Values to try a template with: every field as its example, every list with two items."""

from __future__ import annotations

from jixiao.reports.templates.catalogue import Field, fields_by_name

ITEMS = 2


def sample_values() -> dict[str, object]:
    """Every field by its name."""
    return {name: _sample(field) for name, field in fields_by_name().items()}


def _sample(field: Field) -> object:
    if not field.members:
        return Example(field.example)
    return [{one.name: _sample(one) for one in field.members} for _item in range(ITEMS)]


class Example(str):
    """An example in the place of a value; it can be compared with numbers, as figures can."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) < other

    __gt__ = __le__ = __ge__ = __lt__
