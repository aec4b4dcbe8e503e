"""Which stated value goes to which variable of a formula: the surest pair first, then order and neighbourhood."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from physics.extract import Reading
from physics.fit import fit, in_unit, rescue, side, spread
from physics.formula import Variable
from physics.kinds import ANY_UNIT, KINDS
from physics.steps import Bound
from physics.units import Quantity
from physics.values import Given

CLOSE = 0.3  # scores that differ by less do not decide which of two values comes first


def assign(bound: Bound, reading: Reading, others: list[Variable]) -> None:
    """Bind stated values to variables, the surest pair first."""
    pairs = [
        (score - 0.01 * abs(i - j), i, v)
        for i, given in enumerate(reading.givens)
        for j, v in enumerate(others)
        if (score := fit(given, v, others, bound.unknown)) is not None and not tabled(v, given, reading)
    ]
    taken: dict[int, Variable] = {}
    _take(bound, reading, pairs, taken)
    _in_order(bound, reading, taken, {(i, v.name): score for score, i, v in pairs})
    _pair(bound, reading, taken)
    _rescue(bound, reading, others, taken)


def _take(bound: Bound, reading: Reading, pairs: list[tuple[float, int, Variable]], taken: dict[int, Variable]) -> None:
    for score, i, v in sorted(pairs, key=lambda p: -p[0]):
        if i in bound.used or v.name in bound.values:
            continue
        if v.quantity in ANY_UNIT and not reading.givens[i].bare:
            if bound.measured_in not in {"", reading.givens[i].mark}:
                continue  # a mean in mm and a spread in Gy are of two things
            bound.measured_in = reading.givens[i].mark
        give(bound, reading.givens[i], v)
        bound.used.add(i)
        bound.score += score
        taken[i] = v


def tabled(v: Variable, given: Given, reading: Reading) -> bool:
    """Whether a table has the value, so that an unlabelled time is no half-life: "24 h later" beside In-111."""
    return v.quantity == "half-life" and bool(reading.nuclides) and v.quantity not in given.kinds and not given.symbol


def _rescue(bound: Bound, reading: Reading, others: list[Variable], taken: dict[int, Variable]) -> None:
    """One value is left, one variable is open, and the unit fits: the words that said otherwise were misread."""
    open_ = [v for v in others if v.name not in bound.values and v.default is None and not v.many]
    left = [i for i in range(len(reading.givens)) if i not in bound.used]
    if len(open_) != 1 or len(left) != 1 or tabled(open_[0], reading.givens[left[0]], reading):
        return
    if (score := rescue(reading.givens[left[0]], open_[0])) is not None:
        _take(bound, reading, [(score, left[0], open_[0])], taken)


def is_value(given: Given, value: Quantity) -> bool:
    """Whether a bound value is this given one, in whatever unit."""
    return is_same(given.value, value)


def is_same(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities are equal, in whatever unit; lists are not."""
    if hasattr(two.magnitude, "__len__") or one.dimensionality != two.dimensionality:
        return False
    stated = float(one.m_as(two.units))
    return stated != 0 and abs(stated - float(two.magnitude)) < 1e-9 * abs(stated)


def _in_order(bound: Bound, reading: Reading, taken: dict[int, Variable], fits: dict[tuple[int, str], float]) -> None:
    """Put right what the surest pair spoilt for another; two values that fit alike go in the order of the formula."""
    written = [v.name for v in (*bound.formula.needs, bound.formula.gives)]
    for i, j in combinations(sorted(taken), 2):
        v, w = taken[i], taken[j]
        if (i, w.name) not in fits or (j, v.name) not in fits:
            continue
        gain = fits[i, w.name] + fits[j, v.name] - fits[i, v.name] - fits[j, w.name]
        turned = v.quantity == w.quantity and written.index(v.name) > written.index(w.name)
        if gain > CLOSE or (turned and gain > -CLOSE):
            for given, now in ((i, w), (j, v)):
                give(bound, reading.givens[given], now)
            taken[i], taken[j] = w, v
            bound.score += gain


def give(bound: Bound, given: Given, v: Variable) -> None:
    bound.values[v.name] = in_unit(given, v)
    bound.spread.pop(v.name, None)
    if (u := spread(given, v)) is not None:
        bound.spread[v.name] = u


def _pair(bound: Bound, reading: Reading, taken: dict[int, Variable]) -> None:
    """'2 mSv/h at 50 cm': two values joined by "at" belong to one state, X1 with d1; put right where they are crossed."""
    for i, v in taken.items():
        w = taken.get(i + 1)
        if (
            w is None
            or side(v) == side(w)
            or not _AT.fullmatch(reading.text[reading.givens[i].end : reading.givens[i + 1].start])
        ):
            continue
        j = next((j for j, u in taken.items() if u.quantity == v.quantity and side(u) == side(w) and j != i), None)
        if j is not None:
            u = taken[j]
            for table in (bound.values, bound.spread):
                _swap(table, v.name, u.name)
            taken[i], taken[j] = u, v
            return


_TWO = re.compile(r"\b(?:two|both|each|equal|identical|abutting|adjacent|opposed)\b", re.IGNORECASE)


def _same(v: Variable, text: str) -> bool:
    """'at the same distance': the word behind "same" is of the kind's name."""
    named = {word for said in KINDS[v.quantity].says for word in re.findall(r"[a-z]{3,}", said.lower())}
    return any(word.lower().rstrip("s") in named for word in re.findall(r"\bsame (?:\w+ )?(\w+)", text, re.IGNORECASE))


def _swap(table: dict[str, Any], one: str, two: str) -> None:
    taken = {two: table.pop(one, None), one: table.pop(two, None)}
    table.update({name: value for name, value in taken.items() if value is not None})


_AT = re.compile(r"\s*(?:at|@|measured at|at a distance of)\s*", re.IGNORECASE)


def shared(bound: Bound, v: Variable, siblings: list[Variable], reading: Reading) -> bool:
    """'two 20 cm fields', '200 kcps each': one stated value serves two variables of a kind."""
    twin = next((s for s in siblings if s.name in bound.values and s.name != v.name and s.quantity == v.quantity), None)
    if twin is None or not (_TWO.search(reading.text) or _same(v, reading.text)):
        return False
    for table in (bound.values, bound.spread):
        if twin.name in table:
            table[v.name] = table[twin.name]  # type: ignore[assignment]
    return True
