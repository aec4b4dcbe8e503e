"""Which rows of numbers in a text are the lists that a formula wants, all of them at once: weights beside doses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from physics.extract import Reading
from physics.fit import is_named
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.names import without_nuclides
from physics.row_fit import SHARED, TOLD, adds_up, form, given_at, in_unit_of, is_share, told
from physics.rows import Number, Row, in_turns, indexed, numbers, runs, scattered, with_uncertainties, without
from physics.units import dimension
from physics.values import Given, values

BEST = 4  # rows of each manner that are tried for each list
UNCERTAIN = 0.3  # the largest part of a value that its uncertainty is taken to be
EQUAL, TOGETHER, HUNGRY, CLOSE = 3.0, 1.5, -3.0, 3.0
Scored = tuple[float, float, Row]  # how well a row fits a list, the part that words tell, the row


@dataclass(frozen=True, slots=True)
class Choice:
    """A row for each list, and how well they fit together."""

    rows: dict[str, Row]
    told: dict[str, float]  # how much words and symbols speak for each
    score: float
    close: bool = False  # uncertainties beside the values they belong to

    def sure(self, v: Variable) -> bool:
        """Whether a list is known by more than its place: by words, by its unit, by adding up to one."""
        row = self.rows[v.name]
        least = TOLD if row.turns == 1 and len(row.members) < 3 else SHARED
        if self.told[v.name] >= least or (is_share(v) and adds_up(row)):
            return True
        if row.turns == 1 or (row.mark == "%" and v.high == 1):
            return bool(row.mark) and len(row.members) > 2
        return bool(v.unit and row.mark)


@dataclass(slots=True)
class _Search:
    """The best rows for all lists of a formula, found list by list."""

    formula: Formula
    wanted: Sequence[Variable]
    unknown: Variable
    ranked: dict[str, list[Scored]]
    reading: Reading
    best: Choice | None = None
    most: list[float] = field(default_factory=list)  # what the lists from each on can add at most

    def run(self) -> Choice | None:
        tops = [self.ranked[v.name][0][0] for v in self.wanted]
        self.most = [sum(tops[i:]) + EQUAL + TOGETHER + CLOSE for i in range(len(tops) + 1)]
        self._step((), frozenset())
        return self.best

    def _step(self, chosen: tuple[Scored, ...], taken: frozenset[int]) -> None:
        i = len(chosen)
        if self.best is not None and sum(s for s, _, _ in chosen) + self.most[i] <= self.best.score:
            return
        if i == len(self.wanted):
            self._weigh(chosen, taken)
            return
        for one in self.ranked[self.wanted[i].name]:
            if not taken & one[2].starts:
                self._step((*chosen, one), taken | one[2].starts)

    def _weigh(self, chosen: tuple[Scored, ...], taken: frozenset[int]) -> None:
        names, rows = [v.name for v in self.wanted], [row for _, _, row in chosen]
        close = _around_values(rows, self.wanted)
        score = sum(s for s, _, _ in chosen) + CLOSE * close + self._joint(rows, taken)
        if self.best is None or score > self.best.score:
            said = dict(zip(names, (t for _, t, _ in chosen), strict=True))
            self.best = Choice(dict(zip(names, rows, strict=True)), said, score, close > 0)

    def _joint(self, rows: Sequence[Row], starts: frozenset[int]) -> float:
        """What speaks for rows as a whole: of one length, side by side, and leaving what the single variables need."""
        lengths = {len(r.members) for r in rows}
        score = EQUAL if len(lengths) == 1 else 0.0 if of_own_length(self.formula.id) else -2 * EQUAL
        score += TOGETHER * (len({r.turns for r in rows}) == 1 and rows[0].turns != 1)
        left = [g for g in self.reading.givens if starts.isdisjoint(range(g.start, g.end))]
        return score + HUNGRY * hungry(self.formula, self.unknown, left)


def rows_for(formula: Formula, wanted: Sequence[Variable], unknown: Variable, reading: Reading) -> Choice | None:
    """The rows that fit the wanted lists best; None if there is none for one of them."""
    scalars = [v for v in (*formula.needs, formula.gives) if not v.many and v.name != unknown.name]
    found = [n for n in _readable(reading) if not _is_scalar(given_at(n, reading), scalars, wanted)]
    if len(found) < 2:
        return None
    rows = _rows(found, without_nuclides(reading.text), len(wanted))
    ranked = {v.name: _ranked(v, rows, reading, wanted) for v in wanted}
    if not all(ranked.values()):
        return None
    best = _Search(formula, wanted, unknown, ranked, reading).run()
    if best is None or best.close or 2 * sum(best.sure(v) for v in wanted) >= len(wanted):
        return best
    return None


def _rows(found: Sequence[Number], text: str, lists: int) -> list[Row]:
    """Every row of a text that may be one of as many lists."""
    rows = [*runs(found, text), *with_uncertainties(found, text), *indexed(found, text)]
    apart = without(found, frozenset(s for r in rows for s in r.starts if r.plain))
    turning = without(found, frozenset(s for r in rows for s in r.starts if len(r.members) > 2))
    rows += scattered(apart, text)
    for n in range(2, lists + 1):
        rows += in_turns(turning, text, n)
    return rows


def _readable(reading: Reading) -> list[Number]:
    """The numbers of the text that are still free in this reading: not those that another step took, or that are no values."""
    stated = [*reading.givens, *reading.loose]
    read = _value_places(reading.text)
    return [
        n
        for n in numbers(without_nuclides(reading.text))
        if any(g.start <= n.start < g.end for g in stated)
        or reading.text[n.start] == "."
        or not any(a <= n.start < b for a, b in read)
    ]


@lru_cache(maxsize=16)
def _value_places(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((g.start, g.end) for g in values(text))


def _is_scalar(given: Given | None, scalars: Sequence[Variable], wanted: Sequence[Variable]) -> bool:
    """Whether words or a symbol give a value to a variable that is no list."""
    if given is None or given.run >= 0:
        return False
    if any(is_named(given, v, scalars) for v in wanted) or any(v.quantity in given.kinds[:1] for v in wanted):
        return False
    return any(is_named(given, v, wanted) or v.quantity in given.kinds[:1] for v in scalars)


def _ranked(v: Variable, rows: Sequence[Row], reading: Reading, wanted: Sequence[Variable]) -> list[Scored]:
    """The rows that can be a list, the few best of each manner, best first."""
    scored = []
    for row in rows:
        if in_unit_of(v, row) is None:
            continue
        said = told(v, row, reading, wanted)
        scored.append((said + form(v, row), said, row))
    scored.sort(key=lambda s: -s[0])
    manners = {row.turns for _, _, row in scored}
    best = [one for manner in manners for one in [s for s in scored if s[2].turns == manner][:BEST]]
    return sorted(best, key=lambda s: -s[0])


def _around_values(rows: Sequence[Row], wanted: Sequence[Variable]) -> int:
    """1 where uncertainties are small beside the values they belong to, -1 where they are not, 0 where there are none."""
    unsure = next((r for v, r in zip(wanted, rows, strict=True) if "uncertainty" in v.quantity), None)
    value = next((r for v, r in zip(wanted, rows, strict=True) if "value" in v.quantity.split()), None)
    if unsure is None or value is None or unsure is value:
        return 0
    pairs = list(zip(unsure.members, value.members, strict=False))
    return 1 if all(u.value < UNCERTAIN * abs(x.value) for u, x in pairs) else -1


def hungry(formula: Formula, unknown: Variable, left: Sequence[Given]) -> int:
    """How many single values with a unit a formula still needs and the values that are left cannot give."""
    scalars = [v for v in (*formula.needs, formula.gives) if not v.many and v.name != unknown.name]
    need = Counter(dimension(v.unit) for v in scalars if v.unit and v.default is None)
    return sum((need - Counter(g.value.dimensionality for g in left if not g.bare)).values())


@cache
def of_own_length(formula_id: str) -> bool:
    """Whether the lists of a formula need not be of one length: in its own example they are not."""
    formula = FORMULAS[formula_id]
    given = formula.example[0]
    return len({given[v.name].count(",") for v in formula.needs if v.many and v.name in given}) > 1
