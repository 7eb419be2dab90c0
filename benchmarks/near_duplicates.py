"""Seconds and memory for finding near copies among 20,000 sheets, and how many are found.

Every sheet is a file of its own with made-up text of varied words. In one of twenty the text is
that of an earlier sheet of another unit with a few words changed: these are to be found, and
nothing else. The folder is read through the same shelf and collection as ``jixiao check DIR``.

    python benchmarks/near_duplicates.py [SHEETS]
"""

import resource
import sys
import time
from collections.abc import Iterator
from random import Random

from jixiao.audit.collection import Collection
from jixiao.audit.near_duplicates import long_passages
from jixiao.audit.shelf import Shelf
from jixiao.domain.document import Document, Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Objective, Project, Sheet
from jixiao.domain.target import Target
from jixiao.domain.unit import BudgetUnit

SHEETS = 20_000
COPIED_EVERY = 20
INDICATORS = 10
SECONDS, MEGABYTES = 60, 1024


def words(text: str) -> list[str]:
    """The words of a text set apart by blanks."""
    return text.split()


VERBS = words(
    "完成 推进 组织 开展 实施 巩固 落实 改善 扩大 加快 建立 修缮 清理 培育 引导 购置 排查 编制"
)
THINGS = words(
    "农村公路 供水管网 校舍 图书 病险水库 高标准农田 食品抽检 社区矫正 养老服务站 绿地 公厕 堤防 "
    "种质资源 疫苗接种 技能培训 非遗展演 垃圾分类 路灯 雨污分流 古树名木 残疾人康复 退役军人 "
    "科普基地 冷链设施 农机补贴 林草防火 地下水监测 档案整理 法律援助 助学金 危房 桥梁 文物 渔政"
)
PLACES = words("城关 东岭 西河 南塘 北桥 中和 石门 青山 白马 红旗 龙泉 双河 新安 太平 永兴 长乐")
AIMS = words(
    "提高服务能力 保障群众安全 缩短办理时间 减少运行成本 增加村集体收入 改善人居环境 "
    "提升监测水平 扩大受益范围 消除安全隐患 稳定粮食产量 方便群众出行 传承地方文化"
)
BOILERPLATE = "，按照年初批复的预算和绩效目标组织实施，确保资金专款专用，接受审计和社会监督。"


def sentence(random: Random) -> str:
    """A clause of an objective out of the words above."""
    place, thing, verb = random.choice(PLACES), random.choice(THINGS), random.choice(VERBS)
    return f"{verb}{place}片区{thing}{random.randint(2, 999)}处，{random.choice(AIMS)}"


def texts(random: Random, count: int) -> list[tuple[str, int | None]]:
    """Objectives, each with the number of the one that it copies, if it is a copy."""
    made: list[tuple[str, int | None]] = []
    for number in range(count):
        if number > COPIED_EVERY and number % COPIED_EVERY == 0:
            source = random.randrange(number)
            while made[source][1] is not None:
                source = random.randrange(number)
            clauses = made[source][0].split("；")
            clauses[random.randrange(len(clauses) - 1)] = sentence(random)
            made.append(("；".join(clauses), source))
        else:
            clauses = [sentence(random) for _ in range(random.randint(8, 14))]
            made.append(("；".join(clauses) + BOILERPLATE, None))
    return made


def documents(random: Random, made: list[tuple[str, int | None]]) -> Iterator[Document]:
    """A file for every text, each of another unit."""
    for number, (text, _source) in enumerate(made):
        rows = tuple(
            Indicator(name=sentence(random), target=Target.parse(f"≥{random.randint(1, 99)}处"))
            for _ in range(INDICATORS)
        )
        sheet = Sheet(
            project=Project(name=f"{random.choice(THINGS)}项目{number}"),
            objectives=(Objective(text),),
            indicators=rows,
            fiscal_year=2023,
        )
        unit = BudgetUnit(name=f"第{number}中心")
        source = Source(path=f"{number}.xlsx")
        yield Document(source=source, unit=unit, fiscal_year=2023, sheets=(sheet,))


def main() -> int:
    """Put the sheets aside, ask for every passage, print what it cost and what was found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS
    random = Random(20)  # noqa: S311 (no secret)
    made = texts(random, count)
    start = time.perf_counter()
    with Shelf(documents(random, made)) as shelf:
        shelved = time.perf_counter()
        collection = Collection(shelf)
        found = {
            (number, near.document)
            for number, document in enumerate(shelf)
            for passage in long_passages(document)
            for near in collection.near(passage.text, document)
        }
        end = time.perf_counter()
    # Copies of one source are near to one another as well, both ways.
    roots = [number if source is None else source for number, (_, source) in enumerate(made)]
    seeded = {(number, source) for number, (_, source) in enumerate(made) if source is not None}
    hits = len(seeded & found)
    false = sum(roots[one] != roots[other] for one, other in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} sheets: put aside in {shelved - start:.1f} s, compared in {end - shelved:.1f} s"
    )
    print(f"peak memory {peak:.0f} MB (of it the made-up texts themselves)")
    print(f"near copies: {len(seeded)} seeded, {hits} found, {false} false")
    is_kept = end - shelved < SECONDS and peak < MEGABYTES
    return 0 if is_kept and hits >= len(seeded) * 0.95 and not false else 1


if __name__ == "__main__":
    sys.exit(main())
