"""What a reader of a result must know besides: the next whole number, a second root, how a bare number was read."""

from __future__ import annotations

import math
from collections.abc import Mapping

from physics.evaluate import other_roots, turns
from physics.formula import Formula, Variable
from physics.typed import PER_CENT, Typed, is_bare, is_share, measured, parts
from physics.units import Quantity, show

REACHED = frozenset(  # how many there must be: the next whole number up is enough
    {
        "number of fractions", "number of examinations", "number of images", "number of averages", "sample size", "group size",
        "phase-encoding steps", "matrix rows", "matrix columns", "matrix size", "diseased cases", "healthy cases",
    }
)  # fmt: skip
LABEL = frozenset({"principal quantum number", "atomic number", "mass number", "charge number"})  # the nearest is meant


def whole(unknown: Variable, result: Quantity) -> str:
    """'Only a whole number of fractions can be given ...' for a count that came out as a fraction; else ''."""
    if unknown.quantity not in REACHED | LABEL:
        return ""
    value = float(result.m_as(""))
    if abs(value - round(value)) < 2e-3 * max(1.0, abs(value)):
        return ""
    what = unknown.quantity
    if unknown.quantity in LABEL:
        return f"As a whole number the {what} is {round(value)}, the nearest to {show(result)}."
    return f"As a whole number the {what} is {math.ceil(value)}, the next above {show(result)}."


def second(chosen: Formula, values: Mapping[str, Quantity], unknown: Variable, found: Quantity) -> list[Quantity]:
    """What else the unknown may be; nothing for the formula's own result, or where that only grows or falls with it."""
    if unknown.name == chosen.gives.name or not turns(chosen.id, unknown.name):
        return []
    return other_roots(chosen, values, unknown.name, found)


def also(letter: str, found: Quantity, others: list[Quantity]) -> str:
    """'Z2 = 1.992 x 10^6 kg/m2/s fits these values as well ...' where there is a second root; else ''."""
    if not others:
        return ""
    if all(math.isclose(other.magnitude, -found.magnitude, rel_tol=1e-6) for other in others):
        return f"{letter} = {show(others[0])} fits these values as well: the formula takes either sign."
    several = " or ".join(show(other) for other in others)
    return f"{letter} = {several} fits these values as well: the formula does not tell which is meant."


def bare_shares(chosen: Formula, given: Mapping[str, Typed]) -> list[str]:
    """How a bare number up to 1 was read where the variable is in per cent, and how to write the other."""
    lines = []
    for name, value in given.items():
        variable = chosen.variable(name)
        if variable.unit not in PER_CENT or not isinstance(value, str):
            continue
        each = parts(name, value) if variable.many else [value]
        if any(is_bare(one) and 0 < abs(float(measured(one).m)) <= 1 for one in each):
            lines.append(_how_read(variable, value, is_share(variable, each[0])))
    return lines


def _how_read(variable: Variable, written: str, share: bool) -> str:
    if share:
        return f"{variable.name} = {written} is read as a share, not as per cent: write '{written} %' for that."
    return f"{variable.name} = {written} is read as per cent: write '{written} dimensionless' for a share."
