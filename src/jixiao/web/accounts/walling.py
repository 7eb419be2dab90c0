"""Which tables stand behind the second wall, and by what each row of them is judged.

Found from the models, so that a new table is behind it as soon as it is migrated:

* a row with a ``scope_path`` belongs to an institution, and is seen by who sees that institution;
* a row with an ``owner_path`` is offered by an institution to all below it, and written by itself;
* a row that is part of another one (deleted with it) is seen by who sees the other one, whose own
  policy the database asks.
"""

# ruff: noqa: SLF001 (a model is asked about itself by _meta, which Django documents)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import CASCADE, Field, ForeignKey, Model

from jixiao.web.accounts.wall import EVERYTHING, SETTING

SCOPE, OWNER = "scope_path", "owner_path"
# The settings are read once a statement (a sub-select), not once a row.
_SETTING = f"current_setting('{SETTING}', true)"
_TOPS = f"(SELECT string_to_array({_SETTING}, ','))::text[]"
_ALL = f"(SELECT {_SETTING} = '{EVERYTHING}')"


@dataclass(frozen=True, slots=True)
class Wall:
    """What the policy of a table says: which rows are seen, and which may be written."""

    table: str
    seen: str
    written: str


def walls() -> Iterator[Wall]:
    """The wall of every model that has one."""
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy and (wall := _wall_of(model)):
            yield wall


def scoped_models() -> Iterator[tuple[type[Model], str]]:
    """Every model whose rows name the path of an institution, and the field they do so in."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.name in {SCOPE, OWNER} and not model._meta.proxy:
                yield model, field.name


def _wall_of(model: type[Model]) -> Wall | None:
    table, fields = model._meta.db_table, {one.name: one for one in model._meta.concrete_fields}
    if SCOPE in fields:
        below = _below(SCOPE)
        return Wall(table, below, below)
    if OWNER in fields:
        below = _below(OWNER)
        above = f"EXISTS (SELECT FROM unnest({_TOPS}) AS top WHERE top ^@ {OWNER})"
        return Wall(table, f"{below} OR {above}", below)
    for field in fields.values():
        if (whole := _whole(field)) is not None:
            part = f"{_ALL} OR {_follows(table, field.column, whole)}"
            return Wall(table, part, part)
    return None


def _below(path: str) -> str:
    # As a CASE: by an OR the planner takes the wall to leave one row in twenty, and loops.
    return f"CASE WHEN {_ALL} THEN true ELSE {path} ^@ ANY ({_TOPS}) END"


def _whole(field: Field[object, object]) -> type[Model] | None:
    """The model of which a row is part by this field, where that one stands behind the wall."""
    if not isinstance(field, ForeignKey) or field.null:
        return None
    related = field.related_model
    is_part = field.remote_field.on_delete is CASCADE and related is not field.model
    if not is_part or not isinstance(related, type) or _wall_of(related) is None:
        return None
    return related


def _follows(table: str, column: str | None, whole: type[Model]) -> str:
    above, key = whole._meta.db_table, whole._meta.pk.column
    return f"EXISTS (SELECT FROM {above} AS whole WHERE whole.{key} = {table}.{column})"
