"""Finds every sentence that the screens translate, in Python files and in templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from jixiao.web.shared.catalogue.entries import Entry, Key

WEB = Path(__file__).resolve().parents[2]
LEFT_OUT = ("frontend", "locale", "migrations", "styleguide")
# The arguments of each function, after its kind of name: text, plural, context.
SHAPES = {
    "gettext": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
}
LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
CALL = re.compile(rf"\b(_|n?p?gettext)\(((?:{LITERAL}(?:\s*,\s*)?)+)")


def sentences(root: Path = WEB) -> dict[Key, Entry]:
    """Every sentence below a folder, with the files it stands in."""
    places: dict[Key, list[str]] = {}
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        for key in in_file(path):
            if name not in places.setdefault(key, []):
                places[key].append(name)
    return {key: Entry(key, places=tuple(names)) for key, names in places.items()}


def in_file(path: Path) -> Iterator[Key]:
    """The sentences of one file."""
    source = path.read_text(encoding="utf-8")
    return in_python(source, path.name) if path.suffix == ".py" else in_template(source)


def in_python(source: str, name: str = "") -> Iterator[Key]:
    """The literal sentences that a Python file hands to gettext, under any of its names."""
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Call):
            shape = SHAPES.get(_name(node.func), ())
            words = [_literal(one) for one in node.args[: len(shape)]]
            if shape and len(words) == len(shape) and all(words):
                yield _key(shape, words)


def in_template(source: str) -> Iterator[Key]:
    """The sentences of a template: its translate and blocktranslate tags, and ``_("…")``."""
    for found in CALL.finditer(templatize(source)):
        shape = SHAPES["gettext" if found[1] == "_" else found[1]]
        yield _key(shape, [ast.literal_eval(one) for one in re.findall(LITERAL, found[2])])


def _key(shape: tuple[str, ...], words: list[str]) -> Key:
    return Key(**dict(zip(shape, words, strict=False)))


def _literal(argument: ast.expr) -> str:
    value = argument.value if isinstance(argument, ast.Constant) else ""
    return value if isinstance(value, str) else ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        name = function.attr
    else:
        name = function.id if isinstance(function, ast.Name) else ""
    return "gettext" if name == "_" else name.removesuffix("_lazy")


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        is_left_out = any(part in LEFT_OUT for part in (*path.relative_to(root).parts, path.stem))
        if path.suffix in {".py", ".html", ".txt"} and not is_left_out:
            yield path
