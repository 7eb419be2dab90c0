"""How like projects and indicators are by their words."""

from jixiao.audit.likeness import like_names, like_projects, touches

OTHERS = (
    ("流动科技馆巡展经费", "组织流动科技馆到乡镇巡展"),
    ("道路养护经费", "县道日常养护"),
    ("流动科技馆运行经费", ""),
)


def test_a_project_of_the_same_name_and_purpose_is_the_most_alike():
    found = like_projects("流动科技馆巡展经费", "组织流动科技馆到乡镇巡展", OTHERS)
    assert found[0] == 100
    assert found[0] > found[2] > found[1]


def test_without_a_purpose_the_names_alone_decide():
    found = like_projects("道路养护经费", "", OTHERS)
    assert found.index(max(found)) == 1
    assert max(found) == 65


def test_names_of_indicators_are_alike_by_their_core():
    same, other = like_names("巡展场次", ["巡展场次", "道路完好率"])
    assert same == 100
    assert other < same


def test_the_words_that_a_text_shares_with_each_name_are_counted():
    assert touches("组织流动科技馆巡展", ["科技馆巡展场次", "道路养护"])[1] == 0
    assert touches("组织流动科技馆巡展", ["科技馆巡展场次", "道路养护"])[0] > 0
