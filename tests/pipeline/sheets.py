"""Sheets for the tests of what serves the screen: every form, filled in as officials fill it in."""

from __future__ import annotations

from hypothesis import strategies as st

from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, Objective, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.pipeline.owners import with_form_rows
from jixiao.pipeline.screen import form_named, forms_offered, objective_side, screen_of

HEBEI = "hebei_2020_objective"
FORMS = [form.name for kind in SheetKind for form in forms_offered(kind)]
LEVELS = {"产出指标": ("数量指标", "质量指标"), "效益指标": ("社会效益指标",)}
# Cells in which not every text can stand, and what may be written there.
SPECIAL = {
    "likelihood": ("确定能", "有可能", "完全不可能"), "direction": ("≥", "≤", "＝"),
    "share": ("0.00", "40.00", "100.00"), "execution_rate": ("0.00%", "95.50%"),
    "dimension": ("管理指标", "效益指标(30分)"), "kind": ("其他指标", "数量指标"),
}  # fmt: skip
TEXTS = ("文字", "科普 展览（二期）", "12场", "≥95%", "2026年底前", "10-20元", "效果明显", "√")
NUMBERS = ("0", "10", "2.5", "100")
MONEY = ("0.00", "48.00", "0.01", "1234567.8901")


def indicator(name="站点数", target="12个", kind="数量指标", dimension="产出指标", **given):
    """An indicator with its levels, its target and what else is given."""
    return with_terms(Indicator(name, dimension, kind, target=Target.parse(target), **given))


def blank(name):
    """The sheet of a project on a form, begun and not yet filled in."""
    form = form_named(name)
    begun = Sheet(kind=form.kind, project=Project(name="示例"), fiscal_year=2026, form=name)
    return with_form_rows(begun, form)


def open_cells(sheet, editable=objective_side):
    """The cells that are to be filled in."""
    screen = screen_of(sheet, editable=editable)
    return [cell for row in screen.rows for cell in row.cells if cell.is_editable]


def texts_of(sheet):
    """Every field of the form with the text that its cell shows."""
    screen = screen_of(sheet)
    return {cell.path: cell.text for row in screen.rows for cell in row.cells if cell.field}


def fitting(cell):
    """Texts that may be written into a cell."""
    if cell.field.startswith("likelihood_"):
        return ("√",)
    by_nature = {"money": MONEY, "number": NUMBERS}
    return SPECIAL.get(cell.field) or by_nature.get(cell.nature, TEXTS)


@st.composite
def filled_sheets(draw, forms=FORMS):
    """A sheet on any form with indicators under shared levels, objectives, money, a plan."""
    sheet = blank(draw(st.sampled_from(forms)))
    rows = []
    for at in range(draw(st.integers(1, 5))):
        dimension = draw(st.sampled_from(sorted(LEVELS)))
        kind = draw(st.sampled_from(LEVELS[dimension]))
        term = draw(st.sampled_from(["annual", "annual", "long_term"]))
        extra = draw(st.sampled_from([{}, {"level3": "上级"}]))
        rows.append(indicator(f"指标{at}", kind=kind, dimension=dimension, term=term, extra=extra))
    aims = draw(st.lists(st.sampled_from(["建成", "办好", "完成"]), max_size=3))
    objectives = tuple(Objective(f"{one}{at}") for at, one in enumerate(aims))
    funds = tuple(
        Fund(one.source, one.label, original_budget=Money.of(draw(st.integers(0, 10**9))))
        for one in sheet.funds
    )
    return with_form_rows(
        Sheet(
            kind=sheet.kind, project=sheet.project, fiscal_year=2026, form=sheet.form,
            indicators=tuple(rows), objectives=objectives, funds=funds,
            spending_plan=sheet.spending_plan,
        ),
        form_named(sheet.form),
    )  # fmt: skip
