"""Write the reference pages and the transcripts in the READMEs, or check that they are current.

Everything here is made out of the code and its data, so that documentation cannot drift:
rules, rule-sets, forms, terms, commands. ``python docs/generate.py --check`` changes nothing and
fails where a page is not what it would be written as.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jixiao.audit.explain import explained
from jixiao.audit.loader import all_rules
from jixiao.bulk.explain import explained as explained_bulk
from jixiao.cli.bulk import command as bulk
from jixiao.cli.main import COMMANDS, group
from jixiao.cli.template import command as template
from jixiao.domain.finding import FAMILIES
from jixiao.domain.terms import glossary
from jixiao.forms.form import all_forms
from jixiao.monitoring.lights_explain import explained as explained_lights
from jixiao.reports.platform.explain import explained as explained_platform
from jixiao.scoring.explain import explained as explained_ruleset
from jixiao.scoring.ruleset import all_rulesets

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- 本页由 docs/generate.py 生成，请勿手工修改 -->\n\n"
TRANSCRIPT = re.compile(r"(<!-- transcript: (?P<command>.+?) -->\n```text\n).*?(```)", re.DOTALL)
LONGEST_TRANSCRIPT = 40


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text."""
    yield REFERENCE / "rules" / "README.md", _rules_index()
    for rule in all_rules():
        yield REFERENCE / "rules" / f"{rule.code}.md", MADE + explained(rule)
    yield REFERENCE / "rulesets" / "README.md", _rulesets_index()
    for ruleset in all_rulesets():
        yield REFERENCE / "rulesets" / f"{ruleset.name}.md", MADE + explained_ruleset(ruleset)
    yield REFERENCE / "forms.md", _forms()
    yield REFERENCE / "terms.md", _terms()
    yield REFERENCE / "bulk.md", MADE + explained_bulk()
    yield REFERENCE / "lights.md", MADE + explained_lights()
    yield REFERENCE / "platform.md", MADE + explained_platform()
    yield REFERENCE / "commands.md", _commands()
    for name in ("README.md", "README.zh-CN.md"):
        path = ROOT / name
        yield path, TRANSCRIPT.sub(_transcript, path.read_text(encoding="utf-8"))


def _rules_index() -> str:
    lines = [
        "# 检查规则",
        "",
        "每条规则查什么、依据什么、怎样改；`jixiao explain 编号` 显示同样的内容。",
        "",
    ]
    for family, name in FAMILIES.items():
        rules = [one for one in all_rules() if one.family == family]
        if rules:
            lines += [f"## {family} {name}", "", "| 编号 | 程度 | 规则 |", "|---|---|---|"]
            lines += [
                f"| [{r.code}]({r.code}.md) | {r.severity.label} | {r.title} |" for r in rules
            ]
            lines.append("")
    return MADE + "\n".join(lines)


def _rulesets_index() -> str:
    lines = ["# 评分办法", "", "| 名称 | 评分办法 | 依据 | 起始日期 |", "|---|---|---|---|"]
    lines += [
        f"| [{one.name}]({one.name}.md) | {one.title} | {one.basis} | {one.effective_from} |"
        for one in all_rulesets()
    ]
    return MADE + "\n".join(lines) + "\n"


def _forms() -> str:
    lines = ["# 表样", "", "能够认出、也能够照样打印的表。", ""]
    lines += ["| 名称 | 表名 | 地区 | 起始日期 | 依据 |", "|---|---|---|---|---|"]
    lines += [
        f"| `{one.name}` | {one.title} | {one.region} | {one.effective_from} | {one.basis} |"
        for one in all_forms()
    ]
    return MADE + "\n".join(lines) + "\n"


def _terms() -> str:
    lines = [
        "# 术语",
        "",
        "一个概念只用一个词。",
        "",
        "| 中文 | 标识 | English | 来源 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {one.zh} | `{one.identifier}` | {one.en} | {one.source} |"
        for one in glossary().values()
    ]
    return MADE + "\n".join(lines) + "\n"


def _commands() -> str:
    lines = ["# 命令", ""]
    for arguments in (
        [],
        *([name] for name in COMMANDS),
        *(["bulk", name] for name in bulk.commands),
        *(["template", name] for name in template.commands),
    ):
        title = " ".join(["jixiao", *arguments])
        lines += [f"## {title}", "", "```text", _run([*arguments, "--help"]).rstrip(), "```", ""]
    return MADE + "\n".join(lines)


def _transcript(match: re.Match[str]) -> str:
    lines = _run(match["command"].split()[1:]).strip("\n").split("\n")
    if len(lines) > LONGEST_TRANSCRIPT:
        lines = [*lines[: LONGEST_TRANSCRIPT - 2], "…", lines[-1]]
    shown = "\n".join(line.rstrip() for line in lines)
    return f"{match[1]}$ {match['command']}\n{shown}\n{match[3]}"


def _run(arguments: list[str]) -> str:
    """What a command prints to stdout, run in this process at the top of the project."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    os.environ.pop("FORCE_COLOR", None)
    os.environ["COLUMNS"] = "100"
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(out):
        group.main(arguments, prog_name="jixiao", standalone_mode=False)
    out.seek(0)
    return out.read()


def main() -> int:
    """Write the pages, or with ``--check`` name those that are not current."""
    checking = "--check" in sys.argv[1:]
    expected = dict(pages())
    stale = [
        path
        for path, text in expected.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    made = {path for folder in ("rules", "rulesets") for path in (REFERENCE / folder).glob("*.md")}
    gone = sorted(made - set(expected))
    if checking:
        for path in (*stale, *gone):
            print(f"not current: {path.relative_to(ROOT)} (run: make docs)")
        return 1 if stale or gone else 0
    for path in gone:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(expected[path], encoding="utf-8")
    print(f"{len(expected)} pages, {len(stale)} written, {len(gone)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
