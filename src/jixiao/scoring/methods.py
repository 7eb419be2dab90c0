"""The closed list of scoring methods: each is one portable SQL expression and its explanation.

An expression reads the columns ``actual``, ``target`` and ``points``, and where a method needs
them ``threshold``, ``step`` and ``deduction``, which a rule-set gives (:attr:`Method.needs`). A
grade enters as the share of the points that the rule-set gives it, yes and no as 1 and 0, so
that these serve every method. No expression divides by a column that it has not found to be
above zero, and none calls a function.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jixiao.scoring.method import Method
from jixiao.scoring.methods_by_grade import BY_GRADE
from jixiao.scoring.methods_by_number import BY_NUMBER
from jixiao.scoring.methods_of_sheet import OF_SHEET

COLUMNS = ("threshold", "step", "deduction")
"""What a method may read beside actual, target and points."""
ALL = (*BY_NUMBER, *BY_GRADE, *OF_SHEET)
METHODS: Mapping[str, Method] = MappingProxyType({one.name: one for one in ALL})
