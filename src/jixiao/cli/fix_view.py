"""What was mended in a file: place, rule, before and after, as a list of differences."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rich.text import Text

from jixiao.cli.output import LEAST_WIDTH
from jixiao.cli.terminal import Terminal
from jixiao.fixing.change import Change

AROUND = 12
"""So many characters are shown before and behind what was changed."""
CUT = "…"
REMOVED, ADDED, CHANGED = "red", "green", "bold reverse"
Stretch = tuple[int, int, int, int]


def show_changes(path: str, changes: Sequence[Change], *, to_stderr: bool = False) -> None:
    """The changes in one file, in the order of its passages."""
    stream = sys.stderr if to_stderr else sys.stdout
    width = None if stream.isatty() else LEAST_WIDTH
    out = Terminal(width=width, highlight=False, stderr=to_stderr)
    out.print(Text(f"\n{path}", style="bold"))
    out.print(Text(f"自动改正{len(changes)}处", style="bold"))
    for change in changes:
        done = "；".join(f"{one.code} {one.words}" for one in change.mends)
        out.print(Text.assemble((f"［{change.place}］", "dim"), done))
        before, after = difference(change.before, change.after)
        out.print(Text.assemble(("- ", REMOVED), before))
        out.print(Text.assemble(("+ ", ADDED), after))


def difference(before: str, after: str) -> tuple[Text, Text]:
    """Both texts cut to what differs and the words around it, the difference marked."""
    old, new = Text(style=REMOVED), Text(style=ADDED)
    for at, stretch in enumerate(_stretches(before, after)):
        start, end = stretch[0][0], stretch[-1][1]
        left = before[max(0, start - AROUND) : start]
        right = before[end : end + AROUND]
        for text, whole, side in ((old, before, 0), (new, after, 2)):
            text.append(CUT if at or start > AROUND else "")
            text.append(_flat(left))
            last = stretch[0][side]
            for one in stretch:
                text.append(_flat(whole[last : one[side]]))
                text.append(_flat(whole[one[side] : one[side + 1]]), style=CHANGED)
                last = one[side + 1]
            text.append(_flat(right))
        is_cut = end + AROUND < len(before)
    for text in (old, new):
        text.append(CUT if is_cut else "")
    return old, new


def _stretches(before: str, after: str) -> Iterator[list[Stretch]]:
    """What differs, each stretch with its place in both texts; near ones together."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Stretch] = []
    for tag, *spans in matcher.get_opcodes():
        if tag == "equal":
            continue
        start, end, new_start, new_end = spans
        if found and start - found[-1][1] > 2 * AROUND:
            yield found
            found = []
        found.append((start, end, new_start, new_end))
    yield found


def _flat(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", " ")
