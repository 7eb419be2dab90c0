"""YAML in which a number with a point is an exact decimal, never a float."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

DEEPEST = 6


class DuplicateKey(yaml.MarkedYAMLError):
    """The same key stands twice in one mapping; the second would silently win."""


# The parser in C, where PyYAML was built with it, is some ten times as fast.
if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExactLoader(SafeLoader):
    """A safe loader that keeps decimals exact and refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 (PyYAML's signature)
        """A mapping, once its keys are known to be distinct."""
        seen = set()
        for key, _value in node.value:
            if key.value in seen:
                raise DuplicateKey(problem=f"“{key.value}”出现了两次", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _decimal(_loader: ExactLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(node.value).replace("_", ""))


ExactLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


def load(text: str) -> Any:
    """What a YAML text holds; raises yaml.YAMLError where it is not YAML."""
    return yaml.load(text, Loader=ExactLoader)  # noqa: S506 (a SafeLoader)


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, counted from 1, of every key in a YAML text, by the keys that lead to it."""
    node = yaml.compose(text, Loader=ExactLoader)
    return dict(_lines(node, ())) if node is not None else {}


def _lines(node: yaml.Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    # The depth is limited because YAML lets a mapping hold itself.
    if not isinstance(node, yaml.MappingNode) or len(path) == DEEPEST:
        return
    for key, value in node.value:
        below = (*path, str(key.value))
        yield below, key.start_mark.line + 1
        yield from _lines(value, below)
