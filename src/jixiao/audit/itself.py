"""Something large as a key: the same only as itself, so that nothing in it is compared."""

from __future__ import annotations

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Itself(Generic[Thing]):
    """A document or a sheet as what a cache is asked for."""

    __slots__ = ("thing",)

    def __init__(self, thing: Thing) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)
