"""TX013: what money is said to be for is what its subject says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document

ITEM = re.compile(r"(?P<subject>[^（()）、，。；“”：:\s]{3,25})\s*[（(]\s*项\s*[)）]")
PURPOSE = re.compile(r"用于[：:]?\s*(?P<purpose>[^。；]{2,80})")
MARK = "用于"


@rule("TX013")
def purpose_of_another_subject(document: Document, words: Words) -> Iterator[Verdict]:
    """The first purpose behind a subject and before the next one is taken as its own."""
    subjects = [_subject(line) for line in words["subjects"]]
    for paragraph in document.paragraphs():
        if MARK not in paragraph.text:
            continue
        for subject, purpose, start in _purposes(paragraph.text):
            for name, own, others in subjects:
                other = next((one for one in others if one in purpose), "")
                if name in subject and other and not any(one in purpose for one in own):
                    yield {
                        "place": paragraph.place,
                        "evidence": sentence_around(paragraph.text, start),
                        "wrong": purpose,
                        "subject": subject,
                        "purpose": purpose.strip(),
                        "other": other,
                    }


def _purposes(text: str) -> Iterator[tuple[str, str, int]]:
    items = list(ITEM.finditer(text))
    ends = [*(one.start() for one in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=False):
        if match := PURPOSE.search(text, item.end(), end):
            yield item["subject"], match["purpose"], match.start()


def _subject(line: str) -> tuple[str, list[str], list[str]]:
    name, _, rest = line.partition(" = ")
    own, _, others = rest.partition(" | ")
    return name, own.split(), others.split()
