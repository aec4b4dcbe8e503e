"""Two or more steps: a value that a candidate lacks, or has only in an earlier state, from another formula."""

from __future__ import annotations

from physics.bind import after, akin, answering
from physics.candidate import FAILS, Candidate, filled, paired, used_traits
from physics.fit import measured_in
from physics.formula import Formula, Variable
from physics.heard import Heard
from physics.joint import weighed
from physics.steps import Bound, compute
from physics.units import dimension
from physics.work import Calculation

DEEPER = 5  # candidates that are tried with other formulas before them
SOUND = 2.0  # weight of how much the question sounds like a step
STEPS = 2  # missing values that other formulas may give


def with_steps(h: Heard, ranked: list[Candidate]) -> list[Candidate]:
    """The candidates, and those of the best that leave values over with another formula before them; the best first."""
    out, tried = list(ranked), 0
    if ranked and ranked[0].traits["whole"] and not _misnamed(h, ranked[0].bound):
        return out  # all that is stated goes into the best as it is
    for c in ranked:
        free = _free(h, c.bound)
        if tried >= DEEPER:
            break
        if not (free or _misnamed(h, c.bound)) or len(c.bound.missing) > STEPS or any(v.many for v in c.bound.missing):
            continue
        tried += 1
        out += [_judged(h, c, b) for b in _longer(h, c.bound, free)]
    out.sort(key=lambda c: -c.score)
    return out


def _misnamed(h: Heard, b: Bound) -> list[Variable]:
    """The variables that took a value which words call something else: a depth of half ionisation for one of half dose."""
    taken = [(b.formula.variable(name), h.reading.givens[i]) for name, i in b.taken.items()]
    return [v for v, g in taken if g.kinds and not g.weak and not any(akin(k, v.quantity) for k in g.kinds)]


def _free(h: Heard, b: Bound) -> list[int]:
    """The values that a candidate leaves over, loose numbers aside."""
    return [i for i, g in enumerate(h.reading.givens) if i not in b.used and not g.loose]


def _longer(h: Heard, b: Bound, free: list[int]) -> list[Bound]:
    """A candidate with what it lacks from other formulas; or, where it lacks nothing, with one value taken through one."""
    if b.missing:
        whole = _completed(h, b)
        return [whole] if whole else []
    misnamed = {v.name for v in _misnamed(h, b)}
    tried = [v for v in (*b.formula.needs, b.formula.gives) if free or v.name in misnamed]
    changed = [_detoured(h, b, v, free, v.name in misnamed) for v in tried]
    return [one for one in changed if one is not None]


def _completed(h: Heard, b: Bound) -> Bound | None:
    """Each value that is missing from another formula, in the order in which the formula names them."""
    out = b.copy()
    for v in b.missing:
        made = _step(h, b.formula, v, _free_and_loose(h, out), frozenset())
        if made is None:
            return None
        _take(out, v, *made)
    out.missing = []
    return out


def _free_and_loose(h: Heard, b: Bound) -> list[int]:
    return [i for i in range(len(h.reading.givens)) if i not in b.used]


def _detoured(h: Heard, b: Bound, v: Variable, free: list[int], misnamed: bool) -> Bound | None:
    """The same candidate where one of its values is first taken through a formula with what is left over."""
    own = b.taken.get(v.name)
    if own is None:
        return None
    made = _step(h, b.formula, v, sorted([*_free_and_loose(h, b), own]), frozenset({own}), misnamed)
    if made is None or not (misnamed or made[1] & set(free)):
        return None
    out = b.copy()
    out.used.discard(own)
    out.spread.pop(v.name, None)
    _take(out, v, *made)
    return out


def _take(b: Bound, v: Variable, step: Calculation, used: frozenset[int]) -> None:
    """An earlier step as the value of a variable, and the stated values that went into it."""
    after(b, step, v)
    b.used |= used


def _step(
    h: Heard, later: Formula, v: Variable, values: list[int], with_: frozenset[int], alone: bool = False
) -> tuple[Calculation, frozenset[int]] | None:
    """The best calculation of a variable from these values, and which of them it takes; `with_` must be among them."""
    rest = h.of(values)
    options = []
    for f, unknown in answering(v.quantity):
        if unknown is not f.gives or f is later or not _has_room(f, rest):
            continue
        try:
            bound, _, _, sure = filled(rest, f, f.gives, paired(rest, f))
        except FAILS:
            continue
        used = frozenset(values[i] for i in bound.used)
        if not bound.missing and used and with_ <= used and (alone or len(used) > len(with_)):
            options.append((sum(sure) + SOUND * h.sounds.get(f.id, 0.0) + len(used), f.id, bound, used))
    for *_, bound, used in sorted(options, key=lambda o: (-o[0], o[1]))[:2]:
        try:
            made = compute(rest.reading, bound)
        except FAILS:
            continue
        if made.result.dimensionality == dimension(v.unit):
            return made, used
    return None


def _has_room(f: Formula, h: Heard) -> bool:
    """Whether a formula has a variable for one of the values at least that have a unit."""
    kinds = {v.quantity for v in f.needs}
    stated = [measured_in(g.mark) for g in h.reading.givens if not g.bare]
    return not stated or any(kinds & may for may in stated)


def _judged(h: Heard, c: Candidate, b: Bound) -> Candidate:
    traits = c.traits | used_traits(h, b)
    return Candidate(b, traits, weighed(traits, h.known.choice))
