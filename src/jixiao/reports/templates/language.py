"""What a template may say: fields, conditions, loops over lists. Nothing in it is run.

docxtpl hands the text to Jinja. Its sandbox alone would still let a template call methods, count to
any number or multiply texts, so the tree of every template is looked through before it is used:
only the kinds of node listed here pass, and only the names of the catalogue.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from jixiao.reports.templates.catalogue import Field, fields_by_name

PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Const, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.List,
    nodes.Tuple, nodes.Keyword,
)  # fmt: skip
FILTERS = frozenset({"count", "default", "first", "join", "last", "length", "trim"})
TESTS = frozenset({"defined", "none", "odd", "even"})
LOOP = frozenset({"first", "index", "index0", "last", "length", "revindex"})
MOST_NESTED = 3
Names = Mapping[str, Field | None]


@dataclass(frozen=True, slots=True)
class Misuse:
    """Something in a template that it may not say, and in which line."""

    line: int
    message: str


@dataclass(slots=True)
class Inspection:
    """Walks over the tree of a template; ``fields`` are the names that stand on their own."""

    fields: Names = field(default_factory=fields_by_name)
    found: list[Misuse] = field(default_factory=list)

    def visit(self, node: nodes.Node, names: Names, *, depth: int = 0) -> None:
        """A node and all below it; ``names`` are the variables of the loops around it."""
        if isinstance(node, nodes.For):
            self._loop(node, names, depth=depth)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._resolve(node, names)
        else:
            if (fault := _fault(node)) is not None:
                self.found.append(Misuse(node.lineno, fault))
                return
            for child in node.iter_child_nodes():
                self.visit(child, names, depth=depth)

    def _loop(self, node: nodes.For, names: Names, *, depth: int) -> None:
        if not isinstance(node.target, nodes.Name) or node.recursive or depth >= MOST_NESTED:
            message = f"循环只能写成 {{% for 项目 in 项目列表 %}}，并且最多嵌套{MOST_NESTED}层"
            self.found.append(Misuse(node.lineno, message))
            return
        if depth and isinstance(node.iter, nodes.Name) and node.iter.name in self.fields:
            message = f"循环里面不能再循环“{node.iter.name}”；里层只能用外层每一条自己的列表"
            self.found.append(Misuse(node.lineno, message))
            return
        listed = self._resolve(node.iter, names)
        if listed is not None and not listed.members:
            message = f"“{listed.name}”不是列表，不能循环；能循环的是名称以“列表”结尾的字段"
            self.found.append(Misuse(node.lineno, message))
            return
        item = None if listed is None else Field(node.target.name, "", members=listed.members)
        inside = {**names, node.target.name: item, "loop": None}
        for child in (*node.body, *([node.test] if node.test is not None else [])):
            self.visit(child, inside, depth=depth + 1)
        for child in node.else_:
            self.visit(child, names, depth=depth)

    def _resolve(self, node: nodes.Node, names: Names) -> Field | None:
        """The field that a name means; None where it is none, which is told, or not known."""
        if isinstance(node, nodes.Name):
            return self._named(node, names)
        if not isinstance(node, nodes.Getattr):
            message = "“in”的后面和点的前面只能是字段的名称，如“项目列表”“项目.名称”"
            self.found.append(Misuse(node.lineno, message))
            return None
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" in names:
            if node.attr not in LOOP:
                self._unknown(node.lineno, f"loop.{node.attr}", {f"loop.{one}" for one in LOOP})
            return None
        owner = self._resolve(node.node, names)
        if owner is None:
            return None
        if (member := owner.member(node.attr)) is None:
            known = {f"{owner.name}.{one.name}" for one in owner.members}
            self._unknown(node.lineno, f"{owner.name}.{node.attr}", known)
        return member

    def _named(self, node: nodes.Name, names: Names) -> Field | None:
        if node.name in names:
            return names[node.name]
        if node.name not in self.fields:
            self._unknown(node.lineno, node.name, {*self.fields, *names})
        return self.fields.get(node.name)

    def _unknown(self, line: int, name: str, known: set[str]) -> None:
        self.found.append(Misuse(line, f"没有字段“{name}”{_nearest(name, known)}"))


def misuses(tree: nodes.Template) -> list[Misuse]:
    """What a template may not say, in the order in which it stands there."""
    inspection = Inspection()
    inspection.visit(tree, {})
    return sorted(inspection.found, key=lambda one: one.line)


def _fault(node: nodes.Node) -> str | None:
    """What is wrong with the kind of a node; None where it may be there."""
    if isinstance(node, PLAIN):
        return None
    if isinstance(node, nodes.Filter):
        return None if node.name in FILTERS else f"不能用“|{node.name}”；可以用{_listed(FILTERS)}"
    if isinstance(node, nodes.Test):
        return None if node.name in TESTS else f"不能用“is {node.name}”；可以用{_listed(TESTS)}"
    if isinstance(node, nodes.Call):
        return "模板里不能调用函数；只能写字段、条件和循环"
    if isinstance(node, nodes.BinExpr | nodes.Neg | nodes.Pos):
        return "模板里不能计算；合计数和比率请用已有的字段"
    return "模板里只能写字段、条件（if）和循环（for），不能写别的语句"


def _nearest(name: str, known: set[str]) -> str:
    owner, _dot, _own = name.rpartition(".")
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5 if owner else 0.3)
    return f"，是否想写“{near[0]}”" if near else "；用 jixiao template fields 查看全部字段"


def _listed(names: frozenset[str]) -> str:
    return "、".join(sorted(names))
