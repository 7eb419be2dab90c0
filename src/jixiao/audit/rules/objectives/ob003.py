"""OB003: objectives are numbered through, each stands once and is a whole sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.objective_lines import Line, lines_by_term, number_faults
from jixiao.domain.sheet import Sheet


@rule("OB003")
def broken_numbering_of_objectives(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A number missing or twice, a line repeated, or a line that is a rest of another."""
    if not sheet.objectives:
        yield NotApplicable("绩效表没有填绩效目标")
    whole_text = "\n".join(one.text for one in sheet.objectives)
    for lines in lines_by_term(sheet):
        faults = [
            *number_faults(lines, within=whole_text),
            *_repeated(lines, words),
            *_loose_ends(lines, words),
        ]
        if faults:
            yield {
                "field": "objectives",
                "place": faults[0][0].place,
                "evidence": "；".join(dict.fromkeys(line.text for line, _ in faults)),
                "faults": "；".join(dict.fromkeys(fault for _, fault in faults)),
            }


def _repeated(lines: Sequence[Line], words: Words) -> Iterator[tuple[Line, str]]:
    """Lines that stand twice, with a number or without."""
    least = int(words["least_characters"][0])
    first: dict[str, Line] = {}
    for line in lines:
        if len(line.words) < least:
            continue
        other = first.setdefault(line.words, line)
        if other is not line:
            how = "重复" if line.is_numbered == other.is_numbered else "重复，其中一处没有编号"
            shown = other if line.is_numbered and not other.is_numbered else line
            yield shown, f"“{shown.text}”{how}"


def _loose_ends(lines: Sequence[Line], words: Words) -> Iterator[tuple[Line, str]]:
    """Lines that begin or end with 、 as if the number or the rest had been lost."""
    for index, line in enumerate(lines):
        follows = lines[index + 1] if index + 1 < len(lines) else None
        begins = line.text.startswith(words["loose"])
        is_wrapped = not begins and follows is not None and not follows.is_numbered
        if begins:
            marks = [mark.number for one in lines[:index] for mark in one.marks[:1]]
            lost = f"第{marks[-1] + 1}条的编号" if marks else "前面的文字"
            yield line, f"“{line.text}”以“{line.text[0]}”开头，{lost}丢失"
        if line.text.endswith(words["loose"]) and not is_wrapped:
            yield line, f"“{line.text}”以“{line.text[-1]}”结尾，句子不完整"
