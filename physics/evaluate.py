"""A formula and its values to a quantity: forwards by `compute`, for any other variable by a bracketed root."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pint

from medphys.errors import Degenerate, OutOfRange, UnitError, UserError
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.units import Quantity, family, listed_quantity, quantity, registry, show, unit

_STEPS = 64  # grid points over which a sign change is sought before the root is refined


def formula(formula_id: str) -> Formula:
    """The formula of that id. Raises UserError naming the nearest ids."""
    if formula_id in FORMULAS:
        return FORMULAS[formula_id]
    from difflib import get_close_matches

    near = ", ".join(get_close_matches(formula_id, FORMULAS, n=3, cutoff=0.4)) or "none is near"
    raise UserError(f"No formula {formula_id!r} ({near}). List them with `medphys formulas`.")


def solve(formula_id: str, solve_for: str | None = None, **given: str | float | Quantity) -> Quantity:
    """The value of a formula's result, or of `solve_for`, from values written like '2.5 mm'."""
    chosen = formula(formula_id)
    values = {name: read_value(chosen, name, value) for name, value in given.items()}
    return evaluate(chosen, values, solve_for)


def read_value(chosen: Formula, name: str, value: str | float | Quantity) -> Quantity:
    """A value for one variable, its dimension and kind checked. A list is written '0.12, 0.04'."""
    try:
        variable = chosen.variable(name)
    except KeyError:
        names = ", ".join(v.name for v in (*chosen.needs, chosen.gives))
        raise UserError(f"{chosen.id} has no variable {name!r}; it has {names}.") from None
    if variable.many and isinstance(value, str):
        return _list(variable, value)
    return checked(variable, quantity(value, variable.unit) if not isinstance(value, str) else quantity(value))


def _list(variable: Variable, written: str) -> Quantity:
    """Values between commas, one or more. A unit behind the last alone is that of all: '40, 75, 120 mm'."""
    parts = [quantity(part.strip()) for part in written.strip().rstrip(",").split(",")]
    *bare, last = [part.unitless for part in parts]
    if len({*bare, last}) > 1:
        if last or not all(bare):
            raise UnitError(
                f"{variable.name} = {written!r}: write a unit behind every value, or behind the last alone."
            )
        parts = [registry().Quantity(part.magnitude, parts[-1].units) for part in parts]
    return listed_quantity([float(checked(variable, part).m_as(variable.unit)) for part in parts], variable.unit)


def checked(variable: Variable, value: Quantity) -> Quantity:
    """The value in the variable's unit. Raises UnitError for a wrong dimension or a wrong kind (Sv for Gy)."""
    kind = KINDS[variable.quantity]
    if variable.unit and value.dimensionless and f"{value.units}" in {"", "dimensionless"}:
        value = registry().Quantity(value.magnitude, variable.unit)  # a bare number is read in the formula's unit
    named = family(value)
    if named and kind.family and named != kind.family:
        raise UnitError(
            f"{variable.name} ({kind.name}) is read in {variable.unit}, but {show(value)} carries {named}: {MIXED}"
        )
    try:
        return value.to(variable.unit)
    except pint.PintError:
        raise UnitError(
            f"{variable.name} ({kind.name}) is read in {variable.unit or 'a pure number'}, but {show(value)} is not."
        ) from None


MIXED = (
    "gray is energy per mass, sievert is that weighted for harm, and one needs a weighting factor to become the other."
)


def evaluate(chosen: Formula, values: Mapping[str, Quantity], solve_for: str | None = None) -> Quantity:
    """The unknown, in its variable's unit. Raises UserError for a missing value, OutOfRange if none fits."""
    if chosen.compute is None:
        raise UserError(
            f"{chosen.id} is a relation between functions, with no numbers to put in: read it with `medphys formulas {chosen.id}`."
        )
    unknown = chosen.variable(solve_for or chosen.gives.name)
    filled = dict(values)
    for v in chosen.needs:
        if v.name not in filled and v.name != unknown.name:
            if v.default is None:
                raise UserError(
                    f"{chosen.id} needs {v.name} ({v.quantity}), for example {v.name}='{_example(chosen, v)}'."
                )
            filled[v.name] = default_of(v)
    _in_range(chosen, filled)
    if unknown.name == chosen.gives.name:
        made = _forward(chosen, {v.name: filled[v.name] for v in chosen.needs})
        _in_range(chosen, {chosen.gives.name: made})
        return made
    if chosen.gives.name not in filled:
        raise UserError(f"To find {unknown.name}, give {chosen.gives.name} ({chosen.gives.quantity}) as well.")
    return _inverse(chosen, filled, unknown)


def default_of(v: Variable) -> Quantity:
    """The standard value of a variable, written with or without its unit."""
    return _default(v.default or "", v.unit)


@lru_cache(maxsize=512)
def _default(written: str, measured_in: str) -> Quantity:
    stated = quantity(written)
    bare = stated.unitless and measured_in
    return registry().Quantity(stated.magnitude, unit(measured_in)) if bare else stated.to(unit(measured_in))


def _example(chosen: Formula, variable: Variable) -> str:
    return chosen.example[0].get(variable.name, f"1 {variable.unit}".strip())


def _in_range(chosen: Formula, values: Mapping[str, Quantity]) -> None:
    for name, value in values.items():
        v = chosen.variable(name)
        if v.many:
            continue
        number = float(value.m_as(v.unit))
        if not (v.low <= number <= v.high or math.isclose(number, v.low) or math.isclose(number, v.high)):
            raise OutOfRange(
                f"{name} ({v.quantity}) must lie between {v.low:g} and {v.high:g} {v.unit}".rstrip()
                + f", and {number:g} does not."
            )


def _forward(chosen: Formula, values: Mapping[str, Quantity]) -> Quantity:
    assert chosen.compute is not None  # evaluate() has turned relations away
    try:
        out = chosen.compute(**values)
    except (ZeroDivisionError, OverflowError, ValueError) as wrong:
        raise Degenerate(f"{chosen.name} has no value for these numbers: check which is which.") from wrong
    made = out if isinstance(out, pint.Quantity) else registry().Quantity(out, "")
    try:
        result = made.to(unit(chosen.gives.unit))
    except pint.DimensionalityError as wrong:
        raise UnitError(
            f"{chosen.name} should give {chosen.gives.unit}, but these values give {made.units:~P}."
        ) from wrong
    if not math.isfinite(float(result.magnitude)):
        raise OutOfRange(f"{chosen.name} has no finite value there.")
    return result


def _inverse(chosen: Formula, values: Mapping[str, Quantity], unknown: Variable) -> Quantity:
    target = values[chosen.gives.name].m_as(chosen.gives.unit)
    fixed = {v.name: values[v.name] for v in chosen.needs if v.name != unknown.name}

    def miss(x: float) -> float:
        try:
            tried = registry().Quantity(x, unit(unknown.unit))
            return float(_forward(chosen, fixed | {unknown.name: tried}).magnitude - target)
        except (OutOfRange, UnitError):
            return math.nan

    alike = [
        float(values[v.name].m_as(unknown.unit))
        for v in chosen.needs
        if v.quantity == unknown.quantity and v.name in fixed and not v.many
    ]
    low, high = _bracket(miss, unknown, alike)
    return registry().Quantity(_root(miss, low, high), unknown.unit)


def _root(miss: Callable[[float], float], low: float, high: float) -> float:
    """A root between two values of opposite sign, to 1e-12 of the value: secants, halved where they stall (Illinois).

    scipy.optimize would do this as well, but its import alone costs a fresh process 0.4 s.
    """
    at_low, at_high, last = miss(low), miss(high), 0
    for _ in range(200):
        if abs(high - low) <= 1e-12 * max(abs(low), abs(high)) or at_low == at_high:
            break
        x = high - at_high * (high - low) / (at_high - at_low)
        x = x if low < x < high or high < x < low else (low + high) / 2
        y = miss(x)
        if y == 0 or math.isnan(y):
            return x
        if (y < 0) == (at_high < 0):
            high, at_high, at_low, last = x, y, at_low / 2 if last == 1 else at_low, 1
        else:
            low, at_low, at_high, last = x, y, at_high / 2 if last == -1 else at_high, -1
    return (low + high) / 2


def _bracket(miss: Callable[[float], float], unknown: Variable, alike: Sequence[float] = ()) -> tuple[float, float]:
    """The first interval of the variable's range over which the formula crosses the target.

    alike  values of the same kind in the formula: two chamber readings differ by a per cent, and it is searched near them
    """
    if unknown.low < 0 < unknown.high:  # where both signs fit, the positive one is meant
        try:
            return _bracket(miss, replace(unknown, low=0.0), alike)
        except OutOfRange:
            pass
    made: list[tuple[float, float]] = []
    near = {x * (0.8 + 0.005 * i) for x in alike for i in range(90)}
    near = {x for x in near if unknown.low <= x <= unknown.high}
    for x in sorted({*_grid(unknown.low, unknown.high), *near}):
        made.append((x, miss(x)))
        if found := _crossing(made[-2:]):
            return found
    for (left, y0), (_, y1), (right, y2) in zip(made, made[1:], made[2:], strict=False):
        if abs(y1) <= min(abs(y0), abs(y2)):  # it comes near and turns: two roots may lie close together there
            closer = [left + (right - left) * i / _STEPS for i in range(_STEPS + 1)]
            if found := _crossing([(x, miss(x)) for x in closer]):
                return found
    raise OutOfRange(
        f"No {unknown.quantity} between {unknown.low:g} and {unknown.high:g} {unknown.unit} fits these values."
    )


def _crossing(made: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The first two neighbours between which the sign changes; twice the same point where the target is met."""
    for (left, y0), (right, y1) in pairwise(made):
        if y0 == 0:
            return left, left
        if not math.isnan(y0) and not math.isnan(y1) and (y0 < 0) != (y1 < 0):
            return left, right
    return (made[-1][0], made[-1][0]) if made[-1][1] == 0 else None


@lru_cache(maxsize=512)
def _grid(low: float, high: float, steps: int = _STEPS) -> tuple[float, ...]:
    """Points from low to high: even on a logarithmic scale on either side of zero, and even on a linear one."""
    even = [low + (high - low) * i / steps for i in range(steps + 1)]
    above = _even_ratio(low if low > 0 else high * 1e-9, high, steps) if high > 0 else []
    below = [-x for x in _even_ratio(-high if high < 0 else -low * 1e-9, -low, steps)] if low < 0 else []
    return tuple(sorted({*even, *above, *below, low, high} | ({0.0} if low <= 0 <= high else set())))


def _even_ratio(low: float, high: float, steps: int) -> list[float]:
    return [low * (high / low) ** (i / steps) for i in range(steps + 1)]
