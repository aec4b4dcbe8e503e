"""A candidate for a calculation, and how it is worked out step by step."""

from __future__ import annotations

from dataclasses import dataclass, field

from physics.convert import natural
from physics.evaluate import evaluate
from physics.extract import Reading
from physics.formula import Formula, Variable
from physics.kinds import KINDS
from physics.lookup import Found
from physics.units import Quantity, show
from physics.work import Calculation


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
