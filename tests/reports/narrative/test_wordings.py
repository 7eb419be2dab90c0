import re
from string import Formatter

import pytest

from jixiao.reports.narrative.wordings import UnknownWording, all_wordings, choice, say
from jixiao.reports.paper.model import Span, plain

OURS = (
    "money.", "achievement.", "completion.", "score.", "project.", "comparison.", "quality.",
    "measures.", "organisation.", "evaluation.", "summary.",
)  # fmt: skip
ALWAYS = (
    "money.total.many", "money.total.one", "money.named", "money.spent.many", "money.spent.one",
    "achievement.set.many", "achievement.set.one", "achievement.silent.many",
    "achievement.silent.one", "achievement.reported", "completion.all", "completion.some",
    "score.printed.one", "project.money.whole", "project.money.budget", "project.set",
    "quality.clean.many", "quality.clean.one", "quality.found.many", "quality.found.one",
    "measures.some", "measures.none", "organisation.scope.many", "organisation.scope.one",
    "evaluation.scope.many", "evaluation.scope.one", "evaluation.result",
)  # fmt: skip
PIECES = {
    "money.tied", "completion.rate", "completion.indicator.one", "completion.indicator.many",
    "score.rated", "score.dimension", "quality.family", "quality.concerned", "quality.severity",
    "quality.example", "quality.where", "evaluation.framework_of", "evaluation.result_of",
}  # fmt: skip
"""Parts of sentences that have one form only, such as a name in quotation marks."""


def fields(text):
    return {name for _words, name, _spec, _conversion in Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "texts"), all_wordings().items())
def test_no_wording_has_a_digit_or_punctuation_of_half_width(key, texts):
    for text in texts:
        words = re.sub(r"\{[a-z_]+\}", "", text)
        assert not re.search(r"[0-9０-９,;:!?()]", words), (key, text)


@pytest.mark.parametrize("key", [key for key in all_wordings() if key.startswith(OURS)])
def test_all_wordings_of_a_key_differ_and_tell_the_same_figures(key):
    texts = all_wordings()[key]
    assert len(set(texts)) == len(texts)
    told = [fields(text) - {"noun", "work", "before", "year"} for text in texts]
    figures = [one - {"then"} if key.endswith(".same") else one for one in told]
    optional = {"then", "before"} if key.startswith("comparison.") else set()
    assert all(one | optional == figures[0] | optional for one in figures), key


def test_what_every_report_says_has_four_wordings_and_all_else_two():
    wordings = all_wordings()
    assert {key: len(wordings[key]) for key in ALWAYS if len(wordings[key]) < 4} == {}
    few = [key for key in wordings if key.startswith(OURS) and len(wordings[key]) < 2]
    assert set(few) == PIECES


def test_a_seed_always_gets_the_same_wording_and_many_seeds_get_them_all():
    assert choice("甲|2023", "money.named", many=4) == choice("甲|2023", "money.named", many=4)
    assert {choice(f"{seed}", "money.named", many=4) for seed in range(60)} == {0, 1, 2, 3}


def test_facts_keep_their_places_and_their_origin():
    (text,) = {plain(say("score.printed.one", seed="甲", score=Span("95")))}
    assert "95" in text
    assert text.endswith("分。")


def test_a_text_or_a_fact_that_is_not_known_is_told():
    with pytest.raises(UnknownWording, match="没有“没有这个”"):
        say("没有这个")
    with pytest.raises(UnknownWording, match="的文字需要“score”"):
        say("score.printed.one")
