"""The payments of a project over the year, and what a fault does to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.cities.projects import STEPS, WORDS, City, Project


def _day(project: Project, year: int, *, share: float) -> date:
    """The day on which the project's plan has come to a share of the budget."""
    before, start = 0.0, date(year, 1, 1)
    for step, (month, day) in zip(project.steps, STEPS, strict=True):
        end = date(year, month, day)
        if share * 100 < step:
            part = (share * 100 - before) / (step - before)
            return start + timedelta(days=int(part * (end - start).days))
        before, start = step, end
    return start


@dataclass(slots=True)
class Payment:
    """One payment: fen, and what the ledger says of it."""

    paid_on: date
    fen: int
    part: str
    use: str
    economic: tuple[str, str]
    payee: str
    kind: str = "payment"
    mark: str = ""


def payments_of(project: Project, city: City) -> list[Payment]:
    """The payments of a project in the order of days, with its fault if it has one."""
    random = Random(f"{city.seed}/{city.fiscal_year}/{project.code}")  # noqa: S311
    made: list[Payment] = []
    spent = _rate(project, random)
    for part in project.parts:
        count = max(6, project.count * part.final // max(project.final, 1))
        total = int(part.final * spent)
        left, weights = total, [0.5 + random.random() for _ in range(count)]
        whole, seen = sum(weights), 0.0
        for number, weight in enumerate(weights, start=1):
            fen = left if number == count else int(total * weight / whole)
            day = _paid_on(project, city.fiscal_year, share=seen / whole)
            made.append(_payment(project, random, day, fen=fen, part=part.source))
            left, seen = left - fen, seen + weight
    made.sort(key=lambda one: one.paid_on)
    if random.random() < 0.05:
        made.extend(_returned(made[len(made) // 3], city.fiscal_year))
    _spoil(project, made, city.fiscal_year, random)
    return made


def _rate(project: Project, random: Random) -> float:
    """Which share of the budget is spent in the end."""
    if project.fault == "behind_plan":
        return 0.3 + 0.3 * random.random()
    if project.fault == "over_budget":
        return 1.03 + 0.15 * random.random()
    return 0.99 + 0.01 * random.random()


def _paid_on(project: Project, year: int, *, share: float) -> date:
    """When a payment is made before which such a share was paid: by the plan, if by no fault."""
    if project.fault == "nothing_by_mid_year":
        return date(year, 7, 3) + timedelta(days=int(share * 140))
    if project.fault == "year_end_rush" and share > 0.4:
        return date(year, 12, 6) + timedelta(days=int((share - 0.4) * 40))
    return _day(project, year, share=share)


def _payment(project: Project, random: Random, day: date, *, fen: int, part: str) -> Payment:
    uses, payees = project.work["uses"], WORDS["payees"]
    use = uses[int(random.random() * len(uses))]
    payee = payees[int(random.random() * len(payees))]
    economic = project.work["economic"]
    return Payment(day, fen, part, f"{project.name}{use}", (economic[0], economic[1]), payee)


def _returned(paid: Payment, year: int) -> Iterator[Payment]:
    """A payment that comes back because the account was wrong, and is paid again."""
    last = date(year, 12, 31)
    back, again = (min(paid.paid_on + timedelta(days=days), last) for days in (2, 5))
    if again in {paid.paid_on, back}:
        return
    words = (paid.part, f"{paid.use}退款", paid.economic, paid.payee)
    yield Payment(back, -paid.fen, *words, kind="refund")
    yield Payment(again, paid.fen, paid.part, f"{paid.use}重新支付", paid.economic, paid.payee)


def _spoil(project: Project, made: list[Payment], year: int, random: Random) -> None:
    """Put the fault of a project into its payments."""
    one = made[len(made) // 2]
    if project.fault == "after_the_year":
        late = max(made, key=lambda each: each.paid_on)
        late.paid_on = date(year + 1, 1, 4 + int(random.random() * 20))
        late.mark = project.fault
    elif project.fault == "duplicate":
        rest = one.fen % 2
        one.fen //= 2
        twin = Payment(one.paid_on, one.fen, one.part, one.use, one.economic, one.payee)
        made[0].fen += rest
        one.mark = twin.mark = project.fault
        made.append(twin)
    elif project.fault == "foreign_purpose":
        foreign = WORDS["foreign"][int(random.random() * len(WORDS["foreign"]))]
        one.use, one.economic = foreign["use"], tuple(foreign["economic"])
        one.mark = project.fault


def told_apart(paid: list[Payment]) -> list[Payment]:
    """No two payments of a project with the same payee, amount and day but those seeded."""
    seen = set()
    for at, one in enumerate(paid):
        key = (one.paid_on, one.payee, one.fen)
        while key in seen and not one.mark and one.kind == "payment":
            one.fen, paid[at - 1].fen = one.fen + 1, paid[at - 1].fen - 1
            key = (one.paid_on, one.payee, one.fen)
        seen.add(key)
    return paid
