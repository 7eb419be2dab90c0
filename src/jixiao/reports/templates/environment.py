"""Jinja as templates of units get it: a sandbox, escaping on, only what ``language.py`` lets by."""

from __future__ import annotations

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jixiao.reports.templates.language import FILTERS, TESTS, misuses


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Compiles a template only where its tree holds nothing but what a template may say."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: one for name, one in self.filters.items() if name in FILTERS}
        self.tests = {name: one for name, one in self.tests.items() if name in TESTS}

    def tree(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """What a source says, whether or not it may; raises TemplateSyntaxError."""
        return super()._parse(source, name, filename)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self.tree(source, name, filename)
        if found := misuses(tree):
            raise TemplateSyntaxError(found[0].message, found[0].line, name, filename)
        return tree
