"""Candidates for a calculation: each formula solved for what is asked, and what fills its other variables.

Dimensions and kinds decide what may bind to what. Values left over, gaps and detours cost, so that the
candidate that uses what the question states, and needs nothing else, scores best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from medphys.errors import OutOfRange, UserError
from physics.convert import natural
from physics.evaluate import evaluate
from physics.extract import Reading
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.lookup import ICRP103, Found, look_up, tissue_weights
from physics.units import Quantity, dimension, family, listed_quantity, quantity, show
from physics.values import Given
from physics.work import Calculation

# Weights of the choice; set on the questions of evals/questions/numbers.jsonl, evals/LOG.md
ASKED = 6.0  # weight of a kind that a further step is to give
NAMED, KIND, KIN, DIMENSION, CUE, LOOKUP = 6.0, 4.0, 3.0, 1.0, 1.5, 1.5
UNUSED, UNUSED_BARE, GAP, STEP, DEFAULT, INVERSE, INEXACT, PHRASE = 2.5, 1.0, 4.0, 2.0, 0.5, 1.5, 0.5, 3.0
RIVAL = 2.0  # an unused value that could as well have been the one used


@dataclass(slots=True)
class Bound:
    """One candidate: a formula solved for one variable, with what fills the others."""

    formula: Formula
    unknown: Variable
    values: dict[str, Quantity] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)
    before: list[Calculation] = field(default_factory=list)  # steps that computed an input
    assumed: list[str] = field(default_factory=list)
    missing: list[Variable] = field(default_factory=list)
    score: float = 0.0
    outside: str = ""  # what a table said where a look-up fell outside it


def candidates(reading: Reading, asked: list[tuple[str, float]], depth: int) -> Iterator[Bound]:
    for kind, weight in asked:
        for formula in FORMULAS.values():
            for unknown in (formula.gives, *formula.needs):
                if unknown.many or not _akin(unknown.quantity, kind):
                    continue
                if any(v.many for v in formula.needs):
                    yield from _sums(formula, unknown, weight, reading)
                    continue
                bound = Bound(formula, unknown)
                bound.score = (
                    weight - (0.0 if unknown is formula.gives else INVERSE) - INEXACT * (unknown.quantity != kind)
                )
                yield _bind(bound, reading, depth)
                if depth > 0 and len(bound.used) < len(reading.givens):
                    yield from _detours(bound, reading, depth)


def _sums(formula: Formula, unknown: Variable, weight: float, reading: Reading) -> Iterator[Bound]:
    """A formula that sums over a list: two or more stated values of a kind, weights by the tissues beside them."""
    if unknown is not formula.gives:
        return
    bound = Bound(formula, unknown, score=weight)
    lengths = set()
    for v in formula.needs:
        mine = [i for i, g in enumerate(reading.givens) if may_be(g.value, v.quantity) and not g.bare]
        tissues = tissue_weights(reading.text) if v.quantity == "tissue weighting factor" else []
        values = [reading.givens[i].value.to(v.unit).magnitude for i in mine] or [w for _, w in tissues]
        if tissues:
            listed = ", ".join(f"{name} {w:g}" for name, w in tissues)
            bound.found.append(Found(quantity(1.0), f"Tissue weighting factors: {listed} (ICRP 103).", ICRP103))
        bound.values[v.name] = listed_quantity(values, v.unit)
        bound.used |= set(mine)
        bound.score += KIND * len(mine)
        lengths.add(len(values))
    if len(lengths) == 1 and min(lengths) >= 2 and len(bound.used) == len(reading.givens):
        yield bound


def _detours(bound: Bound, reading: Reading, depth: int) -> Iterator[Bound]:
    """The same candidate with one stated value taken through another formula first: a rate moved to a distance."""
    for v in bound.formula.needs:
        source = next(
            (i for i in bound.used if v.name in bound.values and _is(reading.givens[i], bound.values[v.name])), None
        )
        if source is None or v.name == bound.unknown.name:
            continue
        other = Bound(
            bound.formula, bound.unknown, {n: q for n, q in bound.values.items() if n != v.name}, bound.used - {source}
        )
        other.missing, other.assumed, other.found = list(bound.missing), list(bound.assumed), list(bound.found)
        step = _from_another(other, v, reading, depth - 1)
        if step is not None and source in other.used and len(other.used) > len(bound.used):
            other.before.append(step)
            other.values[v.name] = step.result.to(v.unit)
            other.score = bound.score - STEP + UNUSED * (len(other.used) - len(bound.used))
            yield other


def _is(given: Given, value: Quantity) -> bool:
    return (
        bool(
            given.value.dimensionality == value.dimensionality and abs(float((given.value / value).m_as("")) - 1) < 1e-9
        )
        if value.magnitude
        else False
    )


def _akin(one: str, two: str) -> bool:
    """The same kind, or one that may stand in for the other."""
    mixed = {KINDS[one].family, KINDS[two].family} >= {"gray", "sievert"}
    return one == two or ((one in KINDS[two].also or two in KINDS[one].also) and not mixed)


def _bind(bound: Bound, reading: Reading, depth: int) -> Bound:
    """Fill every other variable: from the question, a table, another formula, a convention; score it."""
    f = bound.formula
    others = [v for v in (*f.needs, f.gives) if v.name != bound.unknown.name]
    _assign(bound, reading, others)
    for v in others:
        if v.name not in bound.values and not _shared(bound, v, others, reading):
            _fill(bound, v, reading, depth)
    if any(re.search(rf"\b{re.escape(p)}", reading.text, re.I) for p in (f.name, *f.says)):
        bound.score += PHRASE
    taken = [reading.givens[i].value.dimensionality for i in bound.used]
    for i, given in enumerate(reading.givens):
        if i not in bound.used:
            bound.score -= UNUSED_BARE if given.bare else UNUSED
            bound.score -= RIVAL * (not given.bare and given.value.dimensionality in taken)
    bound.score -= GAP * len(bound.missing)
    return bound


def _assign(bound: Bound, reading: Reading, others: list[Variable]) -> None:
    """Bind stated values to variables, the surest pair first."""
    pairs = [
        (score - 0.01 * abs(i - j), i, v)
        for i, given in enumerate(reading.givens)
        for j, v in enumerate(others)
        if (score := fit(given, v, others)) is not None
    ]
    for score, i, v in sorted(pairs, key=lambda p: -p[0]):
        if i in bound.used or v.name in bound.values:
            continue
        bound.values[v.name] = _in_unit(reading.givens[i], v)
        bound.used.add(i)
        bound.score += score


def fit(given: Given, v: Variable, siblings: list[Variable]) -> float | None:
    """How well a stated value fits a variable; None if it cannot be that."""
    if v.many or not (may_be(given.value, v.quantity) or (given.bare and v.quantity in given.kinds)):
        return None
    named = given.symbol and _plain(given.symbol) in {_plain(v.name), _plain(v.symbol)}
    if given.bare and not named and v.quantity not in given.kinds:
        return None
    if not _inside(given, v):
        return None
    score = NAMED if named else DIMENSION
    if given.kinds and not named:
        kin = {v.quantity, *KINDS[v.quantity].also}
        if v.quantity in given.kinds:
            score = KIND - 0.5 * given.kinds.index(v.quantity)
        elif kin & set(given.kinds):
            score = KIN
        else:
            return None
    return score + _cues(given, v, siblings)


def _shared(bound: Bound, v: Variable, siblings: list[Variable], reading: Reading) -> bool:
    """'two 20 cm fields', '200 kcps each': one stated value serves two variables of a kind."""
    twin = next((s for s in siblings if s.name in bound.values and s.name != v.name and s.quantity == v.quantity), None)
    if twin is None or not re.search(
        r"\b(two|both|each|equal|identical|same|abutting|adjacent|opposed)\b", reading.text, re.I
    ):
        return False
    bound.values[v.name] = bound.values[twin.name]
    return True


def _cues(given: Given, v: Variable, siblings: list[Variable]) -> float:
    """Words like 'initial' that favour one of two variables of a kind."""
    own = any(_cue(c, given.around) for c in v.cues)
    rival = any(
        _cue(c, given.around) for s in siblings if s.name != v.name and s.quantity == v.quantity for c in s.cues
    )
    return CUE * own - CUE * rival


def _cue(cue: str, around: str) -> bool:
    return bool(re.search(rf"(?<![\w]){re.escape(cue.lower())}(?![\w])", around))


def _plain(name: str) -> str:
    return re.sub(r"[\\{}_ ]|mathrm|text", "", name).lower()


def may_be(value: Quantity, kind: str) -> bool:
    """Same dimension, and no named unit (gray, sievert, becquerel, hertz) of another family."""
    target = KINDS[kind]
    if value.dimensionality != dimension(target.unit):
        return False
    named = family(value)
    return named is None or named == target.family or (target.family is None and named in {"roentgen", "monitor_unit"})


def _inside(given: Given, v: Variable) -> bool:
    number = float(_in_unit(given, v).magnitude)
    return v.low * (1 - 1e-9) <= number <= v.high * (1 + 1e-9)


def _in_unit(given: Given, v: Variable) -> Quantity:
    """The value in the variable's unit; a bare number that the words give to it is read in that unit."""
    if given.bare and v.unit and given.value.dimensionality != dimension(v.unit):
        return quantity(float(given.value.magnitude), v.unit)
    return given.value.to(v.unit) if v.unit else given.value.to("")


def _fill(bound: Bound, v: Variable, reading: Reading, depth: int) -> None:
    try:
        found = look_up(v.quantity, reading)
    except OutOfRange as outside:
        found, bound.outside = None, str(outside)  # this candidate lacks the value, and the tables say why
    if found is not None and not (found.uses & bound.used):
        bound.values[v.name] = found.value.to(v.unit)
        bound.used |= found.uses
        bound.found.append(found)
        bound.assumed += [found.assumed] if found.assumed else []
        bound.score += LOOKUP
        return
    if v.default is not None:
        bound.values[v.name] = quantity(v.default) if v.default[-1].isalpha() else quantity(float(v.default), v.unit)
        bound.assumed.append(f"{v.quantity.capitalize()} taken as {show(bound.values[v.name])}, the usual value.")
        bound.score -= DEFAULT
        return
    if depth > 0 and (step := _from_another(bound, v, reading, depth - 1)) is not None:
        bound.before.append(step)
        bound.values[v.name] = step.result.to(v.unit)
        bound.score -= STEP
        return
    bound.missing.append(v)


def _from_another(bound: Bound, v: Variable, reading: Reading, depth: int) -> Calculation | None:
    """An input that another formula gives from values this one leaves unused."""
    rest = replace(
        reading,
        givens=tuple(g for i, g in enumerate(reading.givens) if i not in bound.used),
        asked=(v.quantity,),
        asked_unit="",
    )
    if not rest.givens:
        return None
    options = [
        b
        for b in candidates(rest, [(v.quantity, ASKED)], depth)
        if b.unknown is b.formula.gives and b.formula is not bound.formula
    ]
    options = [b for b in options if not b.missing and b.used]
    if not options:
        return None
    best = max(options, key=lambda b: b.score)
    try:
        made = compute(rest, best)
    except UserError:
        return None
    index = {id(g): i for i, g in enumerate(reading.givens)}
    bound.used |= {index[id(rest.givens[i])] for i in best.used}
    return made


def compute(reading: Reading, bound: Bound) -> Calculation:
    f, unknown = bound.formula, bound.unknown
    raw = evaluate(f, bound.values, None if unknown is f.gives else unknown.name)
    result = natural(raw, KINDS[unknown.quantity], reading.asked_unit)
    steps = [line for c in bound.before for line in c.steps]
    steps += [found.step for found in bound.found if found.step]
    steps.append(f"{f.name}: ${f.latex}$.")
    put_in = ", ".join(
        f"${v.symbol or v.name}$ = {show(bound.values[v.name])}" for v in (*f.needs, f.gives) if v.name in bound.values
    )
    solved = "" if unknown is f.gives else f" Solve for ${unknown.symbol or unknown.name}$."
    steps.append(f"Put in {put_in}.{solved}")
    steps.append(
        f"{unknown.quantity[:1].upper() + unknown.quantity[1:]}: ${unknown.symbol or unknown.name}$ = {_both(raw, result)}."
    )
    data = tuple(dict.fromkeys([d for c in bound.before for d in c.data] + [x.source for x in bound.found if x.source]))
    assumed = tuple(dict.fromkeys([a for c in bound.before for a in c.assumptions] + bound.assumed))
    formulas = (*(x for c in bound.before for x in c.formulas), f)
    return Calculation(formulas, tuple(dict.fromkeys(steps)), result, unknown.quantity, assumed, data)


def _both(raw: Quantity, result: Quantity) -> str:
    """The result, with the formula's own unit beside it where the two differ."""
    return show(result) if raw.units == result.units else f"{show(raw)} = {show(result)}"
