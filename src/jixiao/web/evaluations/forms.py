"""What is typed and chosen on the pages of self-evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jixiao.pipeline.attachments import ENDINGS
from jixiao.web.evaluations.services.evidence import LARGEST
from jixiao.web.evaluations.services.reviews import Given
from jixiao.web.shared.forms import UploadField
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.evaluations.models import Review
    from jixiao.web.evaluations.selectors.reviews import ReviewRow

ALL_ENDINGS = tuple(dict.fromkeys(one for some in ENDINGS.values() for one in some))
SHOWN = (("", _("全部")), ("grave", _("有错误的")), ("unscored", _("没有总分的")))
EXECUTION = "execution"


class FilterForm(forms.Form):
    """What of the list is shown."""

    year = forms.TypedChoiceField(label=_("年度"), required=False, coerce=int, empty_value=None)
    stage = forms.ChoiceField(
        label=_("环节"), required=False, choices=[("", _("全部")), *Stage.choices]
    )
    show = forms.ChoiceField(label=_("显示"), required=False, choices=SHOWN)
    words = forms.CharField(label=_("项目或单位"), required=False, max_length=60)

    def __init__(self, *args: Any, years: Iterable[int], **rest: Any) -> None:
        super().__init__(*args, **rest)
        field: Any = self.fields["year"]
        field.choices = [("", _("全部")), *((one, str(one)) for one in years)]

    def asked(self) -> dict[str, Any]:
        """The conditions that are valid; the others are passed over."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class FilesInput(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(UploadField):
    """Several files at once, each of them checked."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files, or a sentence on the first that is not taken."""
        many = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in many]


class EvidenceForm(forms.Form):
    """Files for an indicator or for the sheet as a whole."""

    indicator = forms.TypedChoiceField(
        label=_("用于"), required=False, coerce=int, empty_value=None
    )
    uploads = FilesField(label=_("文件"), endings=ALL_ENDINGS, max_bytes=LARGEST)
    note = forms.CharField(
        label=_("说明"), required=False, max_length=200,
        help_text=_("例如来源、页码、对应哪一项数据；可以不写。"),
    )  # fmt: skip

    def __init__(self, *args: Any, content: Content, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field: Any = self.fields["indicator"]
        rows = ((at, one.name) for at, one in enumerate(content.indicators))
        field.choices = [("", _("整张自评表")), *rows]


class ReportForm(forms.Form):
    """The Word file that people worked on, to be taken over when the report is made again."""

    previous = UploadField(
        label=_("沿用修改过的Word文件"), required=False, endings=(".docx",), max_bytes=LARGEST
    )


class ReviewForm(forms.Form):
    """The reviewer's score and reason for every row, and the opinion."""

    opinion = forms.CharField(
        label=_("复核意见"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, data: Any = None, *, rows: Sequence[ReviewRow], review: Review | None
    ) -> None:
        kept = {one.indicator: one for one in review.scores.all()} if review else {}
        super().__init__(data, initial={"opinion": review.opinion if review else ""})
        self.rows = [row for row in rows if row.points]
        for row in self.rows:
            one = kept.get(row.position)
            self.fields[f"score_{row.key}"] = forms.DecimalField(
                label=_("%s：复核得分") % row.name, required=False, min_value=Decimal(0),
                max_value=row.points, decimal_places=2, max_digits=6,
                initial=one.score if one else row.own,
                widget=forms.TextInput({"inputmode": "decimal", "class": "figure"}),
            )  # fmt: skip
            self.fields[f"reason_{row.key}"] = forms.CharField(
                label=_("%s：理由") % row.name, required=False, max_length=400,
                initial=one.reason if one else "",
            )  # fmt: skip

    def given(self) -> dict[int | None, Given]:
        """What was given, by row."""
        said = self.cleaned_data
        return {
            row.position: Given(said[f"score_{row.key}"], said[f"reason_{row.key}"])
            for row in self.rows
            if said.get(f"score_{row.key}") is not None
        }

    def take_faults(self, faults: dict[int | None, str]) -> None:
        """Show what the service refused beside the rows."""
        for position, message in faults.items():
            name = EXECUTION if position is None else str(position)
            field = f"score_{name}" if f"score_{name}" in self.fields else None
            self.add_error(field, message)

    def lines(self) -> list[tuple[ReviewRow, forms.BoundField, forms.BoundField]]:
        """Every row with its two fields."""
        return [(row, self[f"score_{row.key}"], self[f"reason_{row.key}"]) for row in self.rows]
