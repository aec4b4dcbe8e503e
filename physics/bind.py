"""Candidates for a calculation: each formula solved for what is asked, and what fills its other variables.

Dimensions and kinds decide what may bind to what. Values left over, gaps and detours cost, so that the
candidate that uses what the question states, and needs nothing else, scores best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from medphys.errors import OutOfRange, UserError
from physics.assign import assign, is_same, is_value, shared
from physics.evaluate import default_of
from physics.extract import Reading
from physics.fit import KIND, favours, first_of_two, possible
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.found import Found
from physics.kinds import KINDS
from physics.lists import fill_lists
from physics.lookup import half_used, look_up
from physics.lookup_nuclides import parent_first
from physics.propose import AFFINITY, affinity, folded, rarity
from physics.shapes import shape
from physics.steps import Bound, compute
from physics.units import dimension, registry, unit
from physics.work import Calculation

# Weights of the choice beside those of fit.py; set on the dev half of tests/data/words.jsonl
ASKED = 6.0  # weight of a kind that a further step is to give
LOOKUP, UNUSED, UNUSED_BARE, GAP, STEP, DEFAULT, INVERSE, INEXACT, PHRASE = 1.5, 2.5, 1.0, 4.0, 2.0, 0.5, 1.5, 0.5, 3.0
SOUND, SOUNDS = 2.5, 0.6  # weight of how much a question sounds like a formula, and the least that proposes one
OF_TISSUE = frozenset(  # looked up where asked for, never put into a formula unasked: these vary, or two tissues are named
    {
        "speed of sound", "T1", "T2", "acoustic impedance", "alpha/beta ratio", "relative electron density",
        "effective atomic number",
    }
)  # fmt: skip
FIRST = 0.4  # what is asked for is rather the second of two states
MEASURE = 1.5  # weight of the dimension that the question words ask for
DEEPER = 6  # candidates that are tried with other formulas before them
RIVAL = 2.0  # an unused value that could as well have been the one used
SPECIAL = 0.3  # a formula for a special case that the question does not call by its words


def candidates(
    reading: Reading,
    asked: Sequence[tuple[str, float]],
    depth: int,
    only: frozenset[str] | None = None,
    useful: frozenset[str] | None = None,
) -> Iterator[Bound]:
    """Each formula that answers for a kind asked, with its variables filled as far as they can be.

    only    ids to which the search is confined
    useful  kinds of which a formula must have a variable, so that it can take a value at all
    """
    plain = [
        (_bind(_started(formula, unknown, kind, weight, reading), reading, 0), kind, weight)
        for kind, weight in asked
        for formula, unknown in answering(kind)
        if (only is None or formula.id in only)
        and (useful is None or any(v.many or v.quantity in useful for v in (*formula.needs, formula.gives)))
    ]
    if depth > 0:  # the likeliest are tried with steps before them; the rest stay as they are
        plain.sort(key=lambda p: -(p[0].score + GAP * len(p[0].missing)))
        for bound, kind, weight in plain[:DEEPER]:
            if len(bound.used) == len(reading.givens):
                continue
            if bound.missing:
                bound = _bind(_started(bound.formula, bound.unknown, kind, weight, reading), reading, depth)
                yield bound
            yield from _detours(bound, reading, depth)
    yield from (bound for bound, _, _ in plain)


def _started(formula: Formula, unknown: Variable, kind: str, weight: float, reading: Reading) -> Bound:
    """A candidate before any value is looked at."""
    score = weight - INVERSE * (unknown is not formula.gives) - INEXACT * (unknown.quantity != kind)
    return Bound(formula, unknown, score=score + _leaning(formula, unknown, reading))


def proposed(reading: Reading) -> Iterator[Bound]:
    """The formulas that the question sounds like, each solved for the one variable that nothing gives."""
    for formula_id, like in affinity(reading).items():
        if like < SOUNDS:
            return
        formula = FORMULAS[formula_id]
        for unknown in (formula.gives, *formula.needs) if formula.compute else ():
            if not unknown.many:
                bound = Bound(formula, unknown, score=-INVERSE * (unknown is not formula.gives))
                bound.score += _leaning(formula, unknown, reading)
                yield _bind(bound, reading, 1)


def _leaning(formula: Formula, unknown: Variable, reading: Reading) -> float:
    """What speaks for a formula and its unknown before any value is looked at."""
    others = [v for v in (*formula.needs, formula.gives) if v is not unknown]
    sounds = SOUND * affinity(reading).get(formula.id, 0.0)
    return (
        favours(unknown, others, reading.question)
        - FIRST * first_of_two(unknown, others)
        + sounds
        + _measured(unknown, reading)
    )


def _measured(unknown: Variable, reading: Reading) -> float:
    """Whether an unknown is of the dimension that the question words ask for; nothing if they leave it open."""
    if not reading.measure:
        return 0.0
    return MEASURE if dimension(unknown.unit) == dimension(reading.measure) else -MEASURE


@cache
def answering(kind: str) -> tuple[tuple[Formula, Variable], ...]:
    """Each formula and the variable for which it would be solved to answer for a kind."""
    return tuple(pair for other, pairs in _unknowns().items() if akin(other, kind) for pair in pairs)


@cache
def _unknowns() -> dict[str, list[tuple[Formula, Variable]]]:
    """Per kind each formula with the variable of that kind that it could be solved for."""
    pairs: dict[str, list[tuple[Formula, Variable]]] = {}
    for formula in FORMULAS.values():
        for unknown in (formula.gives, *formula.needs) if formula.compute is not None else ():
            if not unknown.many:
                pairs.setdefault(unknown.quantity, []).append((formula, unknown))
    return pairs


def _detours(bound: Bound, reading: Reading, depth: int) -> Iterator[Bound]:
    """The same candidate with one value taken through another formula first: a rate moved to a distance."""
    left = [k for i, g in enumerate(reading.givens) if i not in bound.used for k in g.kinds]
    for v in (*bound.formula.needs, bound.formula.gives):
        if v.many or v.name not in bound.values or v.name == bound.unknown.name:
            continue
        source = {i for i in bound.used if is_value(reading.givens[i], bound.values[v.name])}
        if not source and not (v.quantity == "half-life" and "biological half-life" in left):
            continue
        other = _without(bound, v, source)
        step = _from_another(other, v, reading, depth - 1)
        if step is not None and source <= other.used and len(other.used) > len(bound.used):
            after(other, step, v)
            gained = other.used - bound.used
            other.score = bound.score - STEP + sum(UNUSED_BARE if reading.givens[i].bare else UNUSED for i in gained)
            yield other


def _without(bound: Bound, v: Variable, source: set[int]) -> Bound:
    """A copy of a candidate in which one variable is open again."""
    kept = {n: q for n, q in bound.values.items() if n != v.name}
    other = Bound(bound.formula, bound.unknown, kept, bound.used - source)
    other.spread = {n: u for n, u in bound.spread.items() if n != v.name}
    other.missing, other.assumed, other.usual = list(bound.missing), list(bound.assumed), list(bound.usual)
    other.found = [found for found in bound.found if not is_same(found.value, bound.values[v.name])]
    return other


def leaves_a_rival(bound: Bound, reading: Reading) -> bool:
    """Whether a stated value is left out that could as well have been one that was used: two half-lives, two distances."""
    used = [reading.givens[i].value for i in bound.used]
    kinds = {reading.givens[i].kinds[0] for i in bound.used if reading.givens[i].bare and reading.givens[i].kinds}
    left = [g for i, g in enumerate(reading.givens) if i not in bound.used and g.bare and g.words[:1].isdigit()]
    kept = {reading.givens[i].run for i in bound.used if reading.givens[i].final} - {-1}
    if any(g.kinds and g.kinds[0] in kinds and g.run not in kept for g in left):
        return True  # "30 fractions of 2 Gy and 5 fractions of 3 Gy", but not "the loss fell from 2.0 to 1.6"
    rest = [
        g.value
        for i, g in enumerate(reading.givens)
        if i not in bound.used
        and not g.bare
        and reading.text.count("(", 0, g.start) == reading.text.count(")", 0, g.start)
        and not _PHANTOM.match(reading.text, g.end)
    ]  # what stands in brackets, as "(32 cm phantom)", qualifies and is not used
    return any(r.dimensionality == u.dimensionality and r != u and not r.unitless for r in rest for u in used)


_PHANTOM = re.compile(r"\s*(?:\w+ )?phantom", re.IGNORECASE)  # "in the 32 cm phantom" says which table, not what size


def akin(one: str, two: str) -> bool:
    """The same kind, or one that may stand in for the other."""
    mixed = {KINDS[one].family, KINDS[two].family} >= {"gray", "sievert"}
    return one == two or ((one in KINDS[two].also or two in KINDS[one].also) and not mixed)


def called_for(text: str) -> frozenset[str]:
    """The ids of the formulas whose name or phrase stands in a text."""
    return frozenset(calls(text))


@lru_cache(maxsize=64)
def calls(text: str) -> dict[str, float]:
    """Per formula whose name or phrase stands in a text, how rare the words of that phrase are."""
    text = folded(text).lower()
    found: dict[str, float] = {}
    for formula_id, phrase in _phrases():
        if phrase in text and _begins_word(phrase, text):
            found[formula_id] = max(found.get(formula_id, 0.0), rarity(phrase))
    return found


def _begins_word(phrase: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}", text) is not None


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((f.id, folded(p).lower()) for f in FORMULAS.values() for p in (f.name, *f.says))


def _bind(bound: Bound, reading: Reading, depth: int) -> Bound:
    """Fill every other variable: from the question, a table, another formula, a convention; score it."""
    f = bound.formula
    others = [v for v in (*f.needs, f.gives) if v.name != bound.unknown.name]
    if lists := [v for v in others if v.many]:
        fill_lists(bound, reading, lists)
        others = [v for v in others if not v.many]
    assign(bound, reading, others)
    open_ = [v for v in others if v.name not in bound.values and not shared(bound, v, others, reading)]
    open_ = [v for v in open_ if not fill(bound, v, reading)]
    if len(open_) + len(bound.used) > len(reading.givens):
        depth = 0  # each step before this one takes a value that is left over
    for v in open_:
        _derive(bound, v, reading, depth)
    called = f.id in called_for(reading.text)
    bound.score += PHRASE * called - SPECIAL * (bool(f.says) and not called)
    taken = [reading.givens[i].value.dimensionality for i in bound.used]
    for i, given in enumerate(reading.givens):
        if i not in bound.used:
            bound.score -= UNUSED_BARE if given.bare and not given.kinds else UNUSED
            bound.score -= RIVAL * (not given.bare and given.value.dimensionality in taken)
    bound.score -= GAP * len(bound.missing)
    return bound


def fill(bound: Bound, v: Variable, reading: Reading) -> bool:
    """A value from a table, from a shape, or by convention."""
    try:
        found = None if v.quantity in OF_TISSUE else look_up(v.quantity, _for_nth(bound, v, reading))
    except OutOfRange as outside:
        found, bound.outside = None, str(outside)  # this candidate lacks the value, and the tables say why
    found = found or shape(v.unit, reading, bound.used)
    if found is not None and (not found.uses & bound.used or _of_this_photon(bound, found, reading)):
        bound.values[v.name] = found.value.to(unit(v.unit))
        bound.used |= found.uses
        bound.found.append(found)
        bound.assumed += [found.assumed] if found.assumed else []
        bound.score += LOOKUP
        return True
    if v.default is not None:
        bound.values[v.name] = default_of(v)
        bound.usual.append(v)
        bound.score -= DEFAULT
        return True
    return False


def _for_nth(bound: Bound, v: Variable, reading: Reading) -> Reading:
    """Where a formula has two half-lives, the second is that of the second nuclide: parent and daughter."""
    twins = [n.name for n in bound.formula.needs if n.quantity == v.quantity]
    if v.quantity != "half-life" or len(twins) < 2:
        return reading
    if len(reading.nuclides) < 2:
        return reading if v.name == twins[0] else replace(reading, nuclides=(), sought={})
    chain = parent_first(reading.nuclides)
    return replace(reading, nuclides=chain[twins.index(v.name) :], sought={})


def _of_this_photon(bound: Bound, found: Found, reading: Reading) -> bool:
    """Whether a look-up rests on the photon energy that the formula takes as well."""
    energies = [
        bound.values[v.name] for v in bound.formula.needs if v.quantity == "photon energy" and v.name in bound.values
    ]
    return all(any(is_value(reading.givens[i], e) for e in energies) for i in found.uses & bound.used)


def _derive(bound: Bound, v: Variable, reading: Reading, depth: int) -> None:
    """A value from another formula, else one that is missing."""
    if depth > 0 and (step := _from_another(bound, v, reading, depth - 1)) is not None:
        after(bound, step, v)
        bound.score -= STEP
        return
    bound.missing.append(v)
    bound.used |= half_used(v.quantity, reading)


def after(bound: Bound, step: Calculation, v: Variable) -> None:
    """The result of an earlier step as the value of a variable, with its uncertainty."""
    bound.before.append(step)
    bound.values[v.name] = step.result.to(unit(v.unit))
    if step.uncertainty:
        scale = registry().Quantity(1.0, step.result.units).to(v.unit).magnitude
        bound.spread[v.name] = step.uncertainty * abs(float(scale))


def _from_another(bound: Bound, v: Variable, reading: Reading, depth: int) -> Calculation | None:
    """An input that another formula gives from values this one leaves unused."""
    free = frozenset(i for i, g in enumerate(reading.givens) if not g.loose) - bound.used
    if not free:
        return None
    for step, used in _steps(v.quantity, free, reading, depth):
        if step.formulas[-1] is not bound.formula and step.result.dimensionality == dimension(v.unit):
            bound.used |= used
            return step
    return None


def _all_labelled(bound: Bound) -> bool:
    """Whether words name every value used: only then is a formula turned round for an intermediate step."""
    return bound.score >= ASKED - INVERSE + (KIND - 0.5) * len(bound.used)


def _steps(kind: str, free: frozenset[int], reading: Reading, depth: int) -> list[tuple[Calculation, frozenset[int]]]:
    """The two best calculations of a kind from the free values alone, and which of them each took; found once."""
    key = (kind, free, depth)
    if key not in reading.sought:
        reading.sought[key] = _sought(kind, sorted(free), reading, depth)
    found: list[tuple[Calculation, frozenset[int]]] = reading.sought[key]
    return found


def _sought(kind: str, order: list[int], reading: Reading, depth: int) -> list[tuple[Calculation, frozenset[int]]]:
    rest = replace(
        reading,
        givens=tuple(reading.givens[i] for i in order),
        asked=(kind,),
        asked_unit="",
        measure="",
        sought={AFFINITY: affinity(reading)},
    )
    options = [
        b
        for b in candidates(rest, [(kind, ASKED)], depth, useful=possible(rest.givens))
        if not b.missing and b.used and (b.unknown is b.formula.gives or _all_labelled(b))
    ]
    made: list[tuple[Calculation, frozenset[int]]] = []
    for best in sorted(options, key=lambda b: -b.score):
        try:
            made.append((compute(rest, best), frozenset(order[i] for i in best.used)))
        except UserError:
            continue
        if len({step.formulas[-1].id for step, _ in made}) == 2:
            break
    return made
