"""The search for the rows of a table: the cheapest way to cut a run of characters into cells."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable
from typing import Generic

from jixiao.readers.lost_cells.cut_places import Places
from jixiao.readers.lost_cells.cut_states import Reading, S, Scorer, Span, State
from jixiao.readers.lost_cells.cut_stream import LINE, PIPE

BEAM = 6
SLACK = 4.5
# Alternatives to a reading are wanted only where they are nearly as good.
NARROW_BEAM, NARROW_SLACK = 14, 3.5
HURRIED_BEAM = 4
MOST_SKIPPED = 9.0
EMPTY_MISMATCH = 1.6
FAR = 1e9
FAR_BEHIND, HOPELESS = 600, 6.0
MOST_CLOSED, CLOSED_SLACK = 5, 4.0
GAIN = 3.0


class Search(Generic[S]):
    """One search; up to a given limit, readings that differ in any cell are kept apart."""

    def __init__(
        self,
        scorer: Scorer[S],
        places: Places,
        *,
        limit: int | None = None,
        beam: int = BEAM,
    ) -> None:
        self.scorer, self.places = scorer, places
        self.merges = limit is None
        self.limit = places.end if limit is None else limit
        self.stream = places.stream
        self.beam, self.slack = (beam, SLACK) if self.merges else (NARROW_BEAM, NARROW_SLACK)
        if places.is_hurried:
            self.beam, self.slack = HURRIED_BEAM, NARROW_SLACK
        self.pools: dict[int, dict[Hashable, State[S]]] = {}
        self.best: dict[int, float] = {}
        self.numbers: dict[S, int] = {}
        self.waiting: list[int] = []
        self.readings: list[Reading[S]] = []
        self.cheapest: Reading[S] | None = None

    def run(self, start: int, sums: S) -> list[Reading[S]]:
        """Every reading that was found, the best first."""
        self._offer(State(0.0, start, -1, sums))
        while self.waiting:
            at = heapq.heappop(self.waiting)
            pool = self.pools.pop(at)
            if self._is_over(at, pool):
                break
            self._go_on(at, pool)
        return sorted(self.readings, key=lambda one: one.cost)

    def _is_over(self, at: int, pool: dict[Hashable, State[S]]) -> bool:
        """Whether the best end found lies far back and every state since is much worse."""
        best = self.cheapest
        if best is None or at - best.last.at <= FAR_BEHIND:
            return False
        return min(one.cost for one in pool.values()) > best.cost + HOPELESS

    def _go_on(self, at: int, pool: dict[Hashable, State[S]]) -> None:
        """Close rows, and begin or go on with rows, behind everything before a character."""
        states = self._best(pool.values(), self.beam)
        closed = self._closed_here(states)
        for state in closed:
            self._finish(state)
        if at < self.limit:
            for state in closed:
                self._extend(state)
                self._skip_line(state)
            for state in states:
                if state.column >= 0:
                    self._extend(state)

    def _closed_here(self, states: list[State[S]]) -> list[State[S]]:
        """The states between two rows, of those that differ only in cost the best."""
        closed: dict[Hashable, State[S]] = {}
        for state in states:
            done = state if state.column < 0 else self._closed(state)
            if done is not None:
                key = self._key(done)
                if key not in closed or done.cost < closed[key].cost:
                    closed[key] = done
        most = MOST_CLOSED if self.merges else self.beam
        ceiling = states[0].cost + self.slack + CLOSED_SLACK
        return [one for one in self._best(closed.values(), most) if one.cost < ceiling]

    def _best(self, states: Iterable[State[S]], most: int) -> list[State[S]]:
        ordered = sorted(states, key=lambda one: one.cost)
        return [one for one in ordered[:most] if one.cost <= ordered[0].cost + self.slack]

    def _extend(self, state: State[S]) -> None:
        """Offer every next cell of a row."""
        base = state.cost + (0.0 if state.column < 0 else self.places.cut(state.at))
        opened = state
        if state.column < 0:
            opened = State(base, state.at, -1, state.sums, before=state)
        passed = 0.0
        for column in range(state.column + 1, len(self.scorer.fields)):
            blanks = self._blanks(state, column, passed)
            if blanks < MOST_SKIPPED:
                self._offer_cells(opened, column, base + blanks)
            passed += self.scorer.skipped(column, opened.row, state.sums)
            if passed > 2 * MOST_SKIPPED:
                break

    def _offer_cells(self, state: State[S], column: int, base: float) -> None:
        """Offer every end of a cell of one column."""
        name = self.scorer.fields[column] or f"?{column}"
        remembered = self.scorer.is_remembered(column)
        for end, cost in self.scorer.ends(column, state.at):
            if end > self.limit:
                break
            if base + cost > self.best.get(end, FAR) + self.slack + GAIN:
                continue
            text = self.scorer.words(state.at, end)
            total = base + cost + self.scorer.joint(column, text, row=state.row, above=state.sums)
            if total > self.best.get(end, FAR) + self.slack:
                continue
            memory = (*state.memory, column, text) if remembered else (*state.memory, column)
            cells, row = (*state.cells, Span(column, state.at, end)), {**state.row, name: text}
            self._offer(
                State(total, end, column, state.sums, cells, row, state.before, memory=memory)
            )

    def _blanks(self, state: State[S], column: int, passed: float) -> float:
        """The cost of the columns left blank: where dividers count the empty cells, by them."""
        gap = self.stream.gaps[state.at]
        if gap < PIPE or state.at == self.places.start:
            return passed
        count, empty = column - state.column - 1, self.stream.lead[state.at]
        if gap == PIPE and count == empty:
            return 0.0 if count else passed
        return 0.8 * passed + min(5.0, EMPTY_MISMATCH * abs(count - empty)) if empty else passed

    def _closed(self, state: State[S]) -> State[S] | None:
        found = self.scorer.closed(state.row, state.sums)
        if found is None:
            return None
        cost, sums = found
        columns = range(state.column + 1, len(self.scorer.fields))
        rest = sum(self.scorer.skipped(column, state.row, state.sums) for column in columns)
        if self.stream.trail[state.at] and abs(self.stream.trail[state.at] - len(columns)) <= 1:
            rest *= 0.3
        total = state.cost + cost + rest
        total += self.places.row_cut(state.at) if state.at < self.limit else 0.0
        return State(total, state.at, -1, sums, state.cells, state.row, state.before)

    def _skip_line(self, state: State[S]) -> None:
        """Offer to leave a line out that is no row (a page foot)."""
        gaps, at = self.stream.gaps, state.at
        if gaps[at] < LINE or state.junk:
            return
        end = next(
            (one for one in range(at + 1, min(at + 81, self.limit + 1)) if gaps[one] >= LINE), None
        )
        if end is not None and end <= self.limit:
            cost = state.cost + 4.0 + 0.05 * (end - at)
            self._offer(State(cost, end, -1, state.sums, before=state, junk=(at, end)))

    def _finish(self, state: State[S]) -> None:
        if state.before is None or state.junk:
            return
        if not self.merges:
            if state.at == self.limit:
                self.readings.append(Reading(state.cost, state, state.at))
            return
        for cost, end in self.scorer.finished(state.at, state.sums):
            reading = Reading(state.cost + cost, state, end)
            self.readings.append(reading)
            if self.cheapest is None or reading.cost < self.cheapest.cost:
                self.cheapest = reading

    def _offer(self, state: State[S]) -> None:
        pool = self.pools.get(state.at)
        if pool is None:
            pool = self.pools[state.at] = {}
            heapq.heappush(self.waiting, state.at)
        if state.cost < self.best.get(state.at, FAR):
            self.best[state.at] = state.cost
        key = self._key(state)
        known = pool.get(key)
        if known is None or state.cost < known.cost:
            pool[key] = state

    def _key(self, state: State[S]) -> Hashable:
        if not self.merges:
            chain = state.before.cells if state.before else ()
            return state.column, state.cells, chain, state.junk
        number = self.numbers.setdefault(state.sums, len(self.numbers))
        return state.column, state.memory, number, state.junk
