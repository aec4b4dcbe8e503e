"""Which stated value goes to which variable of a formula, all of them weighed together.

A pair of value and variable is scored by learnt weights of its traits; the assignment with the best sum wins, a
value may stay out, and a variable that stays open costs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from physics.assign import tabled
from physics.context import Beside
from physics.extract import Reading
from physics.fit import OWN_NAME, cued, fit, in_unit, inside, is_default, is_named, measured_in, on_side, plain_name
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.kinds import ANY_UNIT, KINDS
from physics.learnt import Learnt, said_of
from physics.units import dimension, registry
from physics.values import Given

OPENABLE, OPEN = 0.7, 3.0  # what an open variable costs, where a table or a standard value fills it and where none does
Pair = tuple[int, str]  # a value by its place, a variable by its name


@dataclass(frozen=True, slots=True)
class Pairs:
    """The values of a question against the variables of a formula, before it is known which is asked for."""

    score: dict[Pair, float]  # of those pairs that can be, without what depends on the unknown
    words: dict[Pair, float]  # what the words beside a value say for each variable


def pair_traits(
    g: Given, around: Beside, v: Variable, all_: Sequence[Variable], f: Formula, r: Reading, known: Learnt
) -> dict[str, float] | None:
    """What speaks for and against a value being a variable; None if it cannot be."""
    stated, g = g, meant(g, v, r)
    possible = v.quantity in measured_in(g.mark) or v.quantity in ANY_UNIT
    pure = v.unit in ("%", "percent")
    named = is_named(g, v, all_)
    if not possible and not (g.bare and (v.quantity in g.kinds or named or not v.unit or pure)):
        return None
    if not inside(g, v):
        return None
    kin = set(KINDS[v.quantity].also) & set(g.kinds)
    first, more = g.kinds[:1] == (v.quantity,), v.quantity in g.kinds[1:]
    other = bool(g.kinds) and not (first or more or kin)
    table = known.values.table(f, v)
    fits = fit(g, v, all_, v)
    return {
        "bias": 1.0,
        "named": named,
        "first kind": first,
        "a kind": more,
        "kin": bool(kin) and not (first or more),
        "other kind": other and not g.weak,
        "weak other kind": other and g.weak,
        "bare for a unit": g.bare and bool(v.unit),
        "own name": v.quantity in OWN_NAME,
        "before": said_of(table, around.before),
        "after": said_of(table, around.after),
        "right before": said_of(table, [(word, 1.0) for word, _ in around.before[:1]]),
        "right after": said_of(table, [(word, 1.0) for word, _ in around.after[:1]]),
        "usual size": known.distance(f, v, float(in_unit(g, v).magnitude)),
        "usual unit": not g.bare and g.mark in known.stated_in(f, v),
        "default": v.default is not None and is_default(g, v),
        "cues": cued(g, v, all_),
        "final": g.final,
        "other symbol": bool(g.symbol) and not named and plain_name(g.symbol) in _symbols(f.id),
        "loose": g.loose,
        "fit": fits or 0.0,
        "no fit": fits is None,
        "in a table": tabled(v, g, r),
        "borrowed unit": stated.bare and not g.bare,
        "pure": not v.unit and g.bare,
        "share": pure and not g.bare,
    }


@cache
def _symbols(formula_id: str) -> frozenset[str]:
    f = FORMULAS[formula_id]
    return frozenset(plain_name(n) for v in (*f.needs, f.gives) if not v.many for n in (v.name, v.symbol))


_GROUPED = re.compile(r"\d{1,3},\d{3}")  # "1,012": a thousand and twelve, or 1.012


def meant(g: Given, v: Variable, r: Reading) -> Given:
    """A bare number as a variable would have it: with a decimal comma, or in the unit of the nearest value of its dimension.

    "P_ion = 1,012" is no thousand; "3.4 Gy with oxygen, 9.9 without".
    """
    if not g.bare:
        return g
    if _GROUPED.fullmatch(g.words) and not inside(g, v):
        g = replace(g, value=g.value / 1000)
    wanted = dimension(v.unit) if v.unit and v.quantity not in ANY_UNIT else None
    alike = [o for o in r.givens if not o.bare and o.value.dimensionality == wanted] if wanted else []
    if not alike:
        return g
    mark = min(alike, key=lambda o: abs(o.start - g.start)).mark
    return replace(g, value=registry().Quantity(float(g.value.magnitude), mark), mark=mark, bare=False)


def none_traits(g: Given, r: Reading) -> dict[str, float]:
    """What speaks for a value going nowhere."""
    bracketed = r.text.count("(", 0, g.start) > r.text.count(")", 0, g.start)
    return {
        "with unit": not g.bare,
        "bare": g.bare and not g.loose,
        "loose": g.loose,
        "bracketed": bracketed,
        "with a kind": bool(g.kinds),
    }


def unknown_traits(
    g: Given, v: Variable, all_: Sequence[Variable], unknown: Variable, apart: int, words: float
) -> dict[str, float]:
    """What the unknown adds for a pair: its side, the order of both, and whether the words speak for the unknown."""
    return {"side": on_side(g, v, all_, unknown), "order": apart, "words of unknown": words}


def weighed(traits: dict[str, float], weights: dict[str, float]) -> float:
    """The sum of traits times weights."""
    return sum(weights.get(name, 0.0) * x for name, x in traits.items() if x)


def pairs(f: Formula, r: Reading, around: Sequence[Beside], known: Learnt) -> Pairs:
    """Every value against every variable of a formula that is no list."""
    all_ = [v for v in (*f.needs, f.gives) if not v.many]
    out = Pairs({}, {})
    for i, g in enumerate(r.givens):
        for v in all_:
            traits = pair_traits(g, around[i], v, all_, f, r, known)
            if traits is not None:
                out.score[i, v.name] = weighed(traits, known.pair)
                out.words[i, v.name] = traits["before"] + traits["after"]
    return out


def best_assignment(
    values: Sequence[int], score: dict[Pair, float], none: dict[int, float], cost: dict[str, float]
) -> tuple[float, dict[int, str]]:
    """The assignment with the highest sum, by branch and bound.

    score  of each pair that can be; none  of each value that stays out
    cost   of each variable that stays open, so that filling it gains as much
    """
    options = {
        i: sorted([(score[i, n] + cost[n], n) for n in cost if (i, n) in score] + [(none[i], "")], reverse=True)
        for i in values
    }
    order = sorted(values, key=lambda i: len(options[i]))
    ahead = [0.0] * (len(order) + 1)  # the most that the values from here on can add
    for k in range(len(order) - 1, -1, -1):
        ahead[k] = ahead[k + 1] + options[order[k]][0][0]
    best: tuple[float, dict[int, str]] = (-math.inf, {})
    taken: dict[str, int] = {}

    def go(k: int, total: float) -> None:
        nonlocal best
        if total + ahead[k] <= best[0]:
            return
        if k == len(order):
            best = total, {i: n for n, i in taken.items()}
            return
        for gain, name in options[order[k]]:
            if name in taken:
                continue
            if name:
                taken[name] = order[k]
            go(k + 1, total + gain)
            taken.pop(name, None)

    go(0, 0.0)
    return best
