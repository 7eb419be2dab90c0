from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.utils.translation import override

from jixiao.web.shared.charts import Chart
from jixiao.web.shared.forms import UploadField
from jixiao.web.shared.styleguide import ExampleForm


@pytest.fixture
def rendered(rf):
    """A template's text, as the page at an address would show it."""

    def render(text, path="/", **given):
        source = "{% load i18n components figures %}" + text
        return Template(source).render(RequestContext(rf.get(path), given))

    return render


def test_a_field_ties_label_help_and_error_to_its_control(rendered):
    html = rendered("{% field form.name %}", form=ExampleForm({}))
    control = re.search(r"<input[^>]*>", html).group()
    assert '<label class="form-label required" for="id_name">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_every_field_of_a_form_has_one_label_or_legend(rendered):
    html = rendered("{% form_fields form %}", form=ExampleForm())
    for name in ("name", "amount", "kind", "purpose", "file", "agrees"):
        assert html.count(f'for="id_{name}"') == 1, name
    assert html.count("<legend") == 1


def test_a_select_marks_what_is_chosen_and_keeps_its_groups(rendered):
    choices = [("", "全部"), ("示例市", [(7, "科技馆<新>"), (8, "图书馆")])]
    form = forms.Form({"unit": "7"})
    form.fields["unit"] = forms.ChoiceField(label="单位", choices=choices)
    html = rendered("{% field form.unit %}", form=form)
    assert '<option value="">全部</option>' in html
    assert '<optgroup label="示例市">' in html
    assert '<option value="7" selected>科技馆&lt;新&gt;</option>' in html
    assert html.count("selected") == 1


def test_a_badge_speaks_the_language_of_each_reader(rendered):
    drawn = '{% badge "light" "red" %}'
    assert "红灯" in rendered(drawn)
    with override("en"):
        assert "红灯" not in rendered(drawn)
    assert "红灯" in rendered(drawn)


def test_a_word_given_to_a_badge_or_an_icon_is_never_taken_for_markup(rendered):
    html = rendered('{% badge "rating" "优" word %}{% icon "warning" word %}', word="<优>")
    assert html.count("&lt;优&gt;") == 2
    assert "<优>" not in html


def test_pages_keep_the_filters_of_the_list(rendered):
    page = Paginator(range(100), 20).page(2)
    html = rendered("{% pagination page '#list' %}", path="/?unit=7&page=2", page=page)
    assert 'href="?unit=7&amp;page=3" hx-get="?unit=7&amp;page=3" hx-target="#list"' in html
    assert "第21—40条，共100条" in html


def test_one_page_needs_no_links(rendered):
    html = rendered("{% pagination page %}", page=Paginator(range(3), 20).page(1))
    assert "共3条" in html
    assert "<a" not in html


def test_a_chart_and_its_table_tell_the_same_figures(rendered):
    rows = [("示例一", Decimal(1234500), None)]
    chart = Chart(
        "money", "预算与执行", ["单位", "预算", "执行"], rows, unit="万元", figures="money"
    )
    html = rendered("{% chart chart %}", chart=chart)
    block = re.search(r'<script id="money-data" type="application/json">(.*?)</script>', html)
    drawn = json.loads(block.group(1))
    assert drawn["series"] == [
        {"name": "预算", "values": [123.45]}, {"name": "执行", "values": [None]},
    ]  # fmt: skip
    assert '<td class="figure">123.45</td><td class="figure">—</td>' in html


def test_a_chart_of_nothing_says_so(rendered):
    html = rendered("{% chart chart %}", chart=Chart("none", "空", ["月", "数"], []))
    assert "还没有数据。" in html
    assert "data-chart" not in html


def test_a_dialogue_holds_its_content_and_is_named_by_its_title(rendered):
    html = rendered('{% dialog "ask" "退回" %}<b>为什么</b>{% enddialog %}')
    assert 'aria-labelledby="ask-title"' in html
    assert "<b>为什么</b>" in html


def test_what_people_write_is_never_taken_for_markup(rendered):
    chart = Chart("x", "</script><b>", ["<b>", "数"], [("</script><script>", 1)])
    html = rendered("{% chart chart %}{% dialog 'a' title %}{{ title }}{% enddialog %}",
                    chart=chart, title="<img src=x>")  # fmt: skip
    assert "<b>" not in html
    assert "<img" not in html
    assert html.count("<script") == 2


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("a.exe", 1, "只接受.docx、.pdf，请另存为其中一种格式后再上传。"),
        ("a.pdf", 11, "“a.pdf”有11字节，超过了10字节的限制"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_what_to_do(name, size, sentence):
    field = UploadField(endings=(".docx", ".pdf"), max_bytes=10)
    with pytest.raises(Exception, match=re.escape(sentence)):
        field.clean(SimpleUploadedFile(name, b"x" * size))


def test_a_file_field_says_beforehand_what_it_takes():
    field = UploadField(endings=(".docx", ".pdf"))
    assert field.help_text == "可用格式：docx、pdf；不超过20MB。"
    assert field.widget.attrs["accept"] == ".docx,.pdf"
    assert field.clean(SimpleUploadedFile("示例.PDF", b"x")).name == "示例.PDF"
