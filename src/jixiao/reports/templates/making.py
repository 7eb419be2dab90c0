"""One value of a template out of one fact: text, amount, number, share or count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.number import HUNDRED
from jixiao.domain.place import Place
from jixiao.reports.templates.values import Figure, Gap, Ledger, clean
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import amount, number, rounded_per_cent

DIGIT = re.compile(r"[0-9０-９]")
Value = str | Figure | Gap


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes values of one file; ``ledger`` learns the origin of every figure."""

    citing: Citing
    ledger: Ledger

    def words(self, text: str, name: str, *places: Place) -> str | Figure:
        """Words of the file; they are traced where they hold digits."""
        said = clean(text).strip()
        if not DIGIT.search(said):
            return said
        return Figure(said, self.citing.origin(name, *places), self.ledger)

    def told(self, text: str, name: str, *places: Place) -> Value:
        """Words that must be there: a gap where the file has none."""
        return self.words(text, name, *places) or Gap(name.rpartition("：")[2])

    def money(self, money: Money | None, name: str, *places: Place, working: str = "") -> Value:
        """An amount in 万元; a gap where there is none."""
        if money is None:
            return Gap(name.rpartition("：")[2])
        origin = self.citing.origin(name, *places, working=working)
        return Figure(amount(money), origin, self.ledger, number=money.wan)

    def number(
        self, value: Decimal | None, name: str, *places: Place, working: str = "", ruleset: str = ""
    ) -> Value:
        """A plain number; a gap where there is none."""
        if value is None:
            return Gap(name.rpartition("：")[2])
        origin = self.citing.origin(name, *places, working=working, ruleset=ruleset)
        return Figure(number(value), origin, self.ledger, number=value)

    def share(self, share: Decimal | None, name: str, *places: Place, working: str) -> Value:
        """A computed share in per cent; compared as the per cent that it prints."""
        if share is None:
            return Gap(name.rpartition("：")[2])
        origin = self.citing.origin(name, *places, working=working)
        return Figure(rounded_per_cent(share), origin, self.ledger, number=share * HUNDRED)

    def count(self, name: str, places: Sequence[Place]) -> Figure:
        """How many things there are; ``places`` has one for each."""
        origin = self.citing.origin(name, *places, working=f"{name}，逐个数出")
        return Figure(str(len(places)), origin, self.ledger, number=Decimal(len(places)))
