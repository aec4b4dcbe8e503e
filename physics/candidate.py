"""Candidates that the learnt reader weighs: each likely formula, solved for each variable that may be meant."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from medphys.errors import UserError
from physics.assign import give, shared
from physics.bind import akin, fill
from physics.extract import Reading
from physics.fit import OWN_NAME, favours, first_of_two, is_named, measured_in
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.heard import Heard
from physics.joint import OPEN, OPENABLE, Pair, Pairs, best_assignment, meant, pairs, unknown_traits, weighed
from physics.kinds import ANY_UNIT
from physics.learnt import said_of
from physics.lists import fill_lists
from physics.meant import in_such
from physics.steps import Bound
from physics.units import dimension

FAILS = (UserError, ZeroDivisionError, OverflowError, ValueError)


@dataclass
class Candidate:
    """A formula with its unknown, filled; its traits and their weighed sum."""

    bound: Bound
    traits: dict[str, float]
    score: float = 0.0


def candidates(h: Heard) -> list[Candidate]:
    """Every candidate of the likely formulas, the best first."""
    out = [c for i in h.likely for c in _of(h, FORMULAS[i])]
    for c in out:
        c.score = weighed(c.traits, h.known.choice)
    out.sort(key=lambda c: -c.score)
    return out


def _of(h: Heard, f: Formula) -> Iterator[Candidate]:
    """A formula solved for each variable that can be what is asked."""
    unknowns = [v for v in (f.gives, *f.needs) if not v.many and (h.unit is None or in_such(v.quantity, h.unit))]
    if not unknowns:
        return
    found = paired(h, f)
    asks, rest = _asked_scores(h, f, h.asks), _asked_scores(h, f, h.rest)
    for unknown in unknowns:
        try:
            bound, others, total, sure = filled(h, f, unknown, found)
        except FAILS:
            continue
        yield Candidate(bound, _traits(h, bound, others, sure, total) | _asked_traits(unknown, asks, rest))


def paired(h: Heard, f: Formula) -> Pairs:
    """Every stated value against every variable of a formula."""
    return pairs(f, h.reading, h.around, h.known)


def _asked_scores(h: Heard, f: Formula, words: list[tuple[str, float]]) -> dict[str, float]:
    """What words say for each variable as the unknown, as the log of a chance."""
    scale = math.sqrt(1 + sum(w for _, w in words))
    said = {v.name: said_of(h.known.asks.table(f, v), words) / scale for v in (*f.needs, f.gives) if not v.many}
    most = max(said.values())
    norm = most + math.log(sum(math.exp(s - most) for s in said.values()))
    return {name: s - norm for name, s in said.items()}


def filled(h: Heard, f: Formula, unknown: Variable, found: Pairs) -> tuple[Bound, list[Variable], float, list[float]]:
    """A formula with the best assignment of the values; the variables but the unknown; the score; the sureness of each value."""
    bound = Bound(f, unknown)
    others = [v for v in (*f.needs, f.gives) if v.name != unknown.name]
    if lists := [v for v in others if v.many]:
        fill_lists(bound, h.reading, lists)
        others = [v for v in others if not v.many]
    values = [i for i in range(len(h.reading.givens)) if i not in bound.used]
    score = _scores(h, f, unknown, found, values, others)
    cost = {v.name: OPENABLE if v.default is not None or h.has_table(v.quantity) else OPEN for v in others}
    total, match = best_assignment(values, score, h.none, cost)
    by_name = {v.name: v for v in others}
    for i, name in match.items():
        _bind(bound, h.reading, i, by_name[name])
    open_ = [v for v in others if v.name not in bound.values and not shared(bound, v, others, h.reading)]
    bound.missing += [v for v in open_ if not fill(bound, v, h.reading)]
    return bound, others, total, _sureness(h, values, score, match)


def _scores(
    h: Heard, f: Formula, unknown: Variable, found: Pairs, values: list[int], others: list[Variable]
) -> dict[Pair, float]:
    """The score of each pair, with what the unknown adds."""
    all_ = [v for v in (*f.needs, f.gives) if not v.many]
    out = {}
    for rank, i in enumerate(values):
        g = h.reading.givens[i]
        for place, v in enumerate(others):
            if (i, v.name) in found.score:
                words = found.words.get((i, unknown.name), 0.0)
                more = unknown_traits(g, v, all_, unknown, abs(rank - place), words)
                out[i, v.name] = found.score[i, v.name] + weighed(more, h.known.pair)
    return out


def _sureness(h: Heard, values: list[int], score: dict[Pair, float], match: dict[int, str]) -> list[float]:
    """Per value the log of the chance of where it went."""
    options: dict[int, list[float]] = {i: [h.none[i]] for i in values}
    for (i, _), s in score.items():
        options[i].append(s)
    out = []
    for i in values:
        top = max(options[i])
        norm = top + math.log(sum(math.exp(o - top) for o in options[i]))
        out.append((score[i, match[i]] if i in match else h.none[i]) - norm)
    return out


def _bind(bound: Bound, reading: Reading, i: int, v: Variable) -> None:
    given = meant(reading.givens[i], v, reading)
    if v.quantity in ANY_UNIT and not given.bare:
        bound.measured_in = given.mark
    give(bound, given, v)
    bound.taken[v.name] = i
    bound.used.add(i)


def used_traits(h: Heard, b: Bound) -> dict[str, float]:
    """What was used, what is left, what is missing."""
    r = h.reading
    left = [g for i, g in enumerate(r.givens) if i not in b.used]
    return {
        "used": len(b.used),
        "left with unit": sum(not g.bare for g in left),
        "left bare": sum(g.bare and not g.loose for g in left),
        "left loose": sum(g.loose for g in left),
        "left in brackets": sum(r.text.count("(", 0, g.start) > r.text.count(")", 0, g.start) for g in left),
        "left of a kind": sum(bool(g.kinds) and not g.weak for g in left),
        "missing": len(b.missing),
        "one missing": len(b.missing) == 1,
        "more missing": len(b.missing) >= 2,
        "looked up": len(b.found),
        "usual": len(b.usual),
        "steps before": len(b.before),
        "whole": not b.missing and not left,
        "whole chain": bool(b.before) and not b.missing and not left,
        "steps sound": sum(h.sounds.get(f.id, 0.0) for c in b.before for f in c.formulas),
        "steps called": sum(f.id in h.called for c in b.before for f in c.formulas),
        "rests on nothing": not b.used and not b.found,
    }


def _asked_traits(unknown: Variable, asks: dict[str, float], rest: dict[str, float]) -> dict[str, float]:
    """Whether the words that ask, and the others, are such as ask for the unknown."""
    return {
        "asked": asks[unknown.name],
        "most asked": asks[unknown.name] == max(asks.values()),
        "asked by the rest": rest[unknown.name],
    }


def _traits(h: Heard, b: Bound, others: list[Variable], sure: list[float], total: float) -> dict[str, float]:
    f, r = b.formula, h.reading
    kinds = {v.quantity for v in (*f.needs, f.gives)}
    placed = [bool(kinds & measured_in(g.mark)) for g in r.givens if not g.bare]
    top = max(h.likely.values())
    sounding = {
        "likely": h.likely[f.id],
        "behind the likeliest": top - h.likely[f.id],
        "likeliest": h.likely[f.id] == top,
        "called": f.id in h.called,
        "called by": h.called.get(f.id, 0.0),
        "sureness": sum(sure),
        "least sure": min(sure, default=0.0),
        "assignment": total / (1 + len(sure)),
        "placed": sum(placed) / len(placed) if placed else 0.0,
        "needs": len(f.needs),
    }
    return sounding | used_traits(h, b) | _unknown_traits(h, b, others)


def _unknown_traits(h: Heard, b: Bound, others: list[Variable]) -> dict[str, float]:
    """How well the unknown answers what is asked."""
    r, unknown = h.reading, b.unknown
    kin = [kind for kind in h.asked if akin(kind, unknown.quantity)]
    open_measure = bool(r.measure) and not r.asked_unit
    same = open_measure and dimension(unknown.unit) == dimension(r.measure)
    return {
        "inverse": unknown is not b.formula.gives,
        "first asked": bool(h.asked) and akin(h.asked[0], unknown.quantity),
        "among asked": bool(kin),
        "not asked": bool(h.asked) and not kin,
        "sure": unknown.quantity in r.sure,
        "plain": unknown.quantity in r.plain,
        "same measure": same,
        "other measure": open_measure and not same,
        "unknown in a table": h.has_table(unknown.quantity),
        "first of two": first_of_two(unknown, others),
        "favoured": favours(unknown, others, r.question),
        "own symbol stated": any(is_named(g, unknown, others) for g in r.givens),
        "pure unknown": not unknown.unit,
        "unknown of own name": unknown.quantity in OWN_NAME,
    }
