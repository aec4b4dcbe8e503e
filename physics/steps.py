"""A candidate for a calculation, and how it is worked out step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from physics.convert import natural
from physics.evaluate import evaluate
from physics.extract import Reading
from physics.formula import Formula, Variable
from physics.found import Found
from physics.kinds import ANY_UNIT, KINDS
from physics.remarks import also, second, whole
from physics.uncertain import ROUNDED, carried, figures, rounded, with_spread
from physics.units import Quantity, registry, show
from physics.work import Calculation

_SIGN_LEFT_OUT = re.compile(
    r"\b(?:without|regardless of|ignoring|leave out|leaving out) (?:its |the |a |any )?sign\b", re.I
)


@dataclass(slots=True)
class Bound:
    """One candidate: a formula solved for one variable, with what fills the others."""

    formula: Formula
    unknown: Variable
    values: dict[str, Quantity] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    taken: dict[str, int] = field(default_factory=dict)  # which value each variable took
    found: list[Found] = field(default_factory=list)
    before: list[Calculation] = field(default_factory=list)  # steps that computed an input
    assumed: list[str] = field(default_factory=list)
    usual: list[Variable] = field(default_factory=list)  # those that took their standard value
    missing: list[Variable] = field(default_factory=list)
    score: float = 0.0
    outside: str = ""  # what a table said where a look-up fell outside it
    measured_in: str = ""  # the unit of what a statistic is of, where its formula fits any
    spread: dict[str, float] = field(default_factory=dict)  # standard uncertainties, in each variable's unit

    def copy(self) -> Bound:
        """The same candidate, on which something is tried."""
        return replace(
            self, values=dict(self.values), used=set(self.used), taken=dict(self.taken), found=list(self.found), before=list(self.before),
            assumed=list(self.assumed), usual=list(self.usual), missing=list(self.missing), spread=dict(self.spread),
        )  # fmt: skip


def compute(reading: Reading, bound: Bound) -> Calculation:
    """The result of a candidate with its steps. Raises UserError where the formula has no value there."""
    f, unknown = bound.formula, bound.unknown
    raw = evaluate(f, bound.values, None if unknown is f.gives else unknown.name)
    unsigned = raw.magnitude < 0 and _SIGN_LEFT_OUT.search(reading.text)
    others = [] if unsigned or bound.measured_in else second(f, bound.values, unknown, raw)
    raw = -1 * raw if unsigned else raw
    if bound.measured_in and unknown.quantity in ANY_UNIT:
        raw = registry().Quantity(raw.magnitude, bound.measured_in)
        result = natural(raw, replace(KINDS[unknown.quantity], unit=bound.measured_in), reading.asked_unit)
    else:
        result = natural(raw, KINDS[unknown.quantity], reading.asked_unit)
    u = carried(f, bound.values, bound.spread, unknown.name, result)
    n = figures(reading.givens[i] for i in bound.used)
    steps = [line for c in bound.before for line in c.steps if not line.startswith(ROUNDED)]
    steps += [found.step for found in bound.found if found.step]
    steps += _worked(bound, raw, result, u, n)
    steps += filter(
        None, [also(f"${unknown.symbol or unknown.name}$", result, [one.to(result.units) for one in others])]
    )
    usual = [f"{v.quantity.capitalize()} taken as {show(bound.values[v.name])}, the usual value." for v in bound.usual]
    data = tuple(dict.fromkeys([d for c in bound.before for d in c.data] + [x.source for x in bound.found if x.source]))
    assumed = tuple(dict.fromkeys([a for c in bound.before for a in c.assumptions] + bound.assumed + usual))
    formulas = (*(x for c in bound.before for x in c.formulas), f)
    return Calculation(formulas, tuple(dict.fromkeys(steps)), result, unknown.quantity, assumed, data, u, n)


def _worked(bound: Bound, raw: Quantity, result: Quantity, u: float | None, n: int | None) -> list[str]:
    """The formula, what is put in, what comes out, and how far that can be trusted."""
    f, unknown = bound.formula, bound.unknown
    put_in = ", ".join(
        f"${v.symbol or v.name}$ = {with_spread(bound.values[v.name], bound.spread.get(v.name))}"
        for v in (*f.needs, f.gives)
        if v.name in bound.values
    )
    symbol = unknown.symbol or unknown.name
    solved = "" if unknown is f.gives else f" Solve for ${symbol}$."
    name = f"{unknown.quantity[:1].upper() + unknown.quantity[1:]}"
    lines = [f"{f.name}: ${f.latex}$."]
    lines += [f"Put in {put_in}.{solved}"] if put_in else []
    lines.append(f"{name}: ${symbol}$ = {_both(raw, result, max(n or 4, 4))}.")
    if u:
        return [*lines, f"Uncertainties carried through to first order (GUM): ${symbol}$ = {with_spread(result, u)}."]
    return [*lines, *filter(None, [whole(unknown, raw) or rounded(result, n)])]


def _both(raw: Quantity, result: Quantity, digits: int) -> str:
    """The result, with the formula's own unit beside it where the two differ."""
    shown = show(result, digits)
    return shown if raw.units == result.units else f"{show(raw, digits)} = {shown}"
