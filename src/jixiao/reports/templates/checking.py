"""What is wrong with a template, each fault with the paragraph or cell in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.office.package import Package
from jixiao.reports.templates.lines import TemplateLine, parts_of

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
OPENING = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
FULL_WIDTH = re.compile(r"｛[｛%％]|[｝%％]｝|\{％|％\}")
# Marks of docxtpl: which part of the file a tag takes the place of.
HOLDER = re.compile(r"(?<=\{%)(-?)(?:tr|tc|p|r)(?=\s)")
VALUE_HOLDER = re.compile(r"\{\{(?:tr|tc|p|r)\s")
OF_TABLE = re.compile(r"\{%-?(tr|tc)\s")
MERGED = re.compile(r"\{%\s*vm\s*%\}")
LAID_OUT = re.compile(r"\{%\s*(hm|colspan|cellbg)\b")
QUOTES = str.maketrans("“”‘’", "\"\"''")
SAID = (
    (re.compile(r"unexpected char '(.)'"), "标签里有不能用的字符“{0}”；标点要用半角"),
    (re.compile(r"unknown tag '(\w+)'"), "不认识语句“{0}”，或者它与前面的 for、if 对不上"),
    (re.compile(r"Jinja was looking for the following tags: '(\w+)'"), "少了“{{% {0} %}}”"),
    (re.compile(r"expected token 'end of print statement', got '(.+)'"), "“{0}”前面少了点或符号"),
    (re.compile(r"expected token '(.+)', got '(.+)'"), "“{1}”的位置不对，这里应是“{0}”"),
    (re.compile(r"[Uu]nexpected '(.+)'"), "“{0}”的位置不对"),
    (re.compile(r"No filter named '(.+?)'"), "不能用“|{0}”"),
    (re.compile(r"No test named '(.+?)'"), "不能用“is {0}”"),
    (re.compile(r"([\u4e00-\u9fff].*)"), "{0}"),
    (re.compile(r"Unexpected end of template"), "少了“{{% endfor %}}”或“{{% endif %}}”"),
)


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A fault of a template: where it stands in words, and what to do.

    ``is_about_field`` tells an unknown field or a forbidden word from a broken tag.
    """

    where: str
    message: str
    is_about_field: bool = False

    def __str__(self) -> str:
        return f"{self.where}：{self.message}"


def faults_of(package: Package) -> list[TemplateFault]:
    """Every fault of a template that can be seen without filling it."""
    found: list[TemplateFault] = []
    for lines in parts_of(package):
        badly = {line: list(_badly_written(line)) for line in lines}
        faults = [fault for some in badly.values() for fault in some]
        sound = [line if not badly[line] else replace(line, text="") for line in lines]
        found += [*faults, *(one for one in _misread(sound) if not faults or one.is_about_field)]
    return found


def has_fields(package: Package) -> bool:
    """Whether there is anything to fill in."""
    return any(TAG.search(line.text) for lines in parts_of(package) for line in lines)


def said_in_chinese(message: str) -> str:
    """The Chinese sentence for a fault that Jinja found."""
    for pattern, words in SAID:
        if match := pattern.search(message):
            return words.format(*match.groups())
    return "标签的写法不对"


def _badly_written(line: TemplateLine) -> Iterator[TemplateFault]:
    """Tags that are not closed, of full-width signs, or of a kind that is not for us."""
    left = TAG.sub("", line.text)
    if OPENING.search(left):
        message = "标签没有写完；一个标签要写在同一段里，写成 {{ 单位名称 }} 或 {% if 年度 %}"
        yield TemplateFault(line.where, message)
    elif FULL_WIDTH.search(left):
        yield TemplateFault(line.where, "标签的花括号和百分号要用半角，写成 {{ }} 或 {% %}")
    if VALUE_HOLDER.search(line.text):
        yield TemplateFault(line.where, "字段前不要写r、p等字母，写成 {{ 单位名称 }} 即可")
    if (match := OF_TABLE.search(line.text)) and "张表" not in line.where:
        yield TemplateFault(line.where, f"“{{%{match[1]}”只能写在表格里；段落的循环写“{{%p”")
    if match := LAID_OUT.search(line.text):
        yield TemplateFault(line.where, f"不支持“{match[1]}”；合并上下相同的格子可以写 {{% vm %}}")


def _misread(lines: Sequence[TemplateLine]) -> list[TemplateFault]:
    """The faults in what the tags of a part say, all its paragraphs read as one text."""
    from jinja2 import TemplateSyntaxError

    from jixiao.reports.templates.environment import TemplateEnvironment
    from jixiao.reports.templates.language import misuses

    text = "\n".join(_plain(line.text) for line in lines)
    try:
        tree = TemplateEnvironment().tree(text)
    except TemplateSyntaxError as fault:
        where = _where(lines, fault.lineno)
        return [TemplateFault(where, said_in_chinese(fault.message or ""))]
    return [
        TemplateFault(_where(lines, one.line), one.message, is_about_field=True)
        for one in misuses(tree)
    ]


def _plain(text: str) -> str:
    """A paragraph on one line, its tags as Jinja reads them."""
    text = MERGED.sub("", " ".join(text.splitlines()))
    return TAG.sub(lambda tag: HOLDER.sub(r"\1 ", tag[0].translate(QUOTES)), text)


def _where(lines: Sequence[TemplateLine], number: int) -> str:
    return lines[number - 1].where if 0 < number <= len(lines) else "模板"
