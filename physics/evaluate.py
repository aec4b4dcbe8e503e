"""A formula and its values to a quantity: forwards by `compute`, for any other variable by a bracketed root."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pint

from medphys.errors import Degenerate, OutOfRange, UnitError, UserError
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.shared_unit import read_values
from physics.typed import Typed
from physics.units import Quantity, quantity, registry, unit

_STEPS = 64  # grid points over which a sign change is sought before the root is refined


def formula(formula_id: str) -> Formula:
    """The formula of that id. Raises UserError naming the nearest ids."""
    if formula_id in FORMULAS:
        return FORMULAS[formula_id]
    from difflib import get_close_matches

    near = ", ".join(get_close_matches(formula_id, FORMULAS, n=3, cutoff=0.4)) or "none is near"
    raise UserError(f"No formula {formula_id!r} ({near}). List them with `medphys formulas`.")


def solve(formula_id: str, solve_for: str | None = None, **given: Typed) -> Quantity:
    """The value of a formula's result, or of `solve_for`, from values written like '2.5 mm'."""
    chosen = formula(formula_id)
    read = read_values(chosen, given)
    return read.dressed(solve_for or chosen.gives.name, evaluate(chosen, read.values, solve_for))


def evaluate(chosen: Formula, values: Mapping[str, Quantity], solve_for: str | None = None) -> Quantity:
    """The unknown, in its variable's unit. Raises UserError for a missing value, OutOfRange if none fits."""
    if chosen.compute is None:
        raise UserError(
            f"{chosen.id} is a relation between functions, with no numbers to put in: read it with `medphys formulas {chosen.id}`."
        )
    unknown = chosen.variable(solve_for or chosen.gives.name)
    filled = _with_defaults(chosen, values, unknown)
    for v in chosen.needs:
        if v.name not in filled and v.name != unknown.name:
            raise UserError(f"{chosen.id} needs {v.name} ({v.quantity}), for example {v.name}='{_example(chosen, v)}'.")
    _in_range(chosen, filled)
    if unknown.name == chosen.gives.name:
        made = _forward(chosen, {v.name: filled[v.name] for v in chosen.needs})
        _in_range(chosen, {chosen.gives.name: made})
        return made
    if chosen.gives.name not in filled:
        raise UserError(f"To find {unknown.name}, give {chosen.gives.name} ({chosen.gives.quantity}) as well.")
    return _inverse(chosen, filled, unknown)


def _with_defaults(chosen: Formula, values: Mapping[str, Quantity], unknown: Variable) -> dict[str, Quantity]:
    """The values, and the standard ones of variables that have none, but for the unknown."""
    usual = {v.name: default_of(v) for v in chosen.needs if v.default is not None and v.name != unknown.name}
    return usual | dict(values)


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
    miss, alike = _misses(chosen, values, unknown), _alike(chosen, values, unknown)
    target = float(values[chosen.gives.name].m_as(chosen.gives.unit))
    for part in _likeliest_first(unknown):
        for low, high in _crossings(miss, part, alike):
            return registry().Quantity(_root(miss, low, high), unknown.unit)
    if unknown.low == 1 and not unknown.unit and abs(miss(1.0)) <= 1e-3 * abs(target):
        return registry().Quantity(1.0, "")  # the least count there is, from a rounded value: hydrogen has Z = 1
    raise OutOfRange(
        f"No {unknown.quantity} between {unknown.low:g} and {unknown.high:g} {unknown.unit} fits these values."
    )


def other_roots(chosen: Formula, values: Mapping[str, Quantity], solve_for: str, found: Quantity) -> list[Quantity]:
    """What else `solve_for` may be: the values in its range, beside the one found, that give the same result."""
    unknown = chosen.variable(solve_for)
    filled = _with_defaults(chosen, values, unknown)
    miss, target = _misses(chosen, filled, unknown), float(filled[chosen.gives.name].m_as(chosen.gives.unit))
    seen = [float(found.m_as(unknown.unit))]
    for low, high in _crossings(miss, unknown):
        x = _root(miss, low, high)
        if abs(miss(x)) <= 1e-6 * abs(target) and not any(math.isclose(x, y, rel_tol=1e-4) for y in seen):
            seen.append(x)
    return [registry().Quantity(x, unknown.unit) for x in seen[1:]]


@lru_cache(maxsize=1024)
def turns(formula_id: str, name: str) -> bool:
    """Whether the result falls and rises as one variable grows, the others as in the example: it may have two roots."""
    chosen = FORMULAS[formula_id]
    unknown, target = chosen.variable(name), registry().Quantity(0.0, chosen.gives.unit)
    read = read_values(chosen, chosen.example[0]).values
    filled = _with_defaults(chosen, read, unknown) | {chosen.gives.name: target}
    miss = _misses(chosen, filled, unknown)
    made = [y for x in _grid(unknown.low, unknown.high, 24) if not math.isnan(y := miss(x))]
    steps = [b - a for a, b in pairwise(made)]
    return bool(steps) and min(steps) < -1e-9 * max(map(abs, made)) and max(steps) > 1e-9 * max(map(abs, made))


def _misses(chosen: Formula, values: Mapping[str, Quantity], unknown: Variable) -> Callable[[float], float]:
    """By how much the formula misses its given result for a value of the unknown; nan where it has none."""
    target = values[chosen.gives.name].m_as(chosen.gives.unit)
    fixed = {v.name: values[v.name] for v in chosen.needs if v.name != unknown.name}

    def miss(x: float) -> float:
        try:
            tried = registry().Quantity(x, unit(unknown.unit))
            return float(_forward(chosen, fixed | {unknown.name: tried}).magnitude - target)
        except (OutOfRange, UnitError):
            return math.nan

    return miss


def _alike(chosen: Formula, values: Mapping[str, Quantity], unknown: Variable) -> list[float]:
    """Values of the unknown's kind in the formula: two chamber readings differ by a per cent, and it is near them."""
    same = [v for v in chosen.needs if v.quantity == unknown.quantity and v.name != unknown.name and not v.many]
    return [float(values[v.name].m_as(unknown.unit)) for v in same]


def _likeliest_first(unknown: Variable) -> list[Variable]:
    """Where both signs fit, the positive one is meant, unless the variable is the negative one of two; then the rest."""
    if not unknown.low < 0 < unknown.high:
        return [unknown]
    meant = replace(unknown, high=0.0) if unknown.role == "negative" else replace(unknown, low=0.0)
    return [meant, unknown]


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


def _crossings(
    miss: Callable[[float], float], unknown: Variable, alike: Sequence[float] = ()
) -> Iterator[tuple[float, float]]:
    """The intervals of the variable's range over which the formula crosses the target, sought near `alike` as well."""
    made: list[tuple[float, float]] = []
    near = {x * (0.8 + 0.005 * i) for x in alike for i in range(90)}
    near = {x for x in near if unknown.low <= x <= unknown.high}
    for x in sorted({*_grid(unknown.low, unknown.high), *near}):
        made.append((x, miss(x)))
        yield from _crossed(made[-2:])
    for (left, y0), (_, y1), (right, y2) in zip(made, made[1:], made[2:], strict=False):
        if abs(y1) <= min(abs(y0), abs(y2)):  # it comes near and turns: two roots may lie close together there
            closer = [left + (right - left) * i / _STEPS for i in range(_STEPS + 1)]
            yield from _crossed([(x, miss(x)) for x in closer])


def _crossed(made: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Neighbours between which the sign changes; twice the same point where the target is met."""
    for (left, y0), (right, y1) in pairwise(made):
        if y0 == 0:
            yield left, left
        elif not math.isnan(y0) and not math.isnan(y1) and (y0 < 0) != (y1 < 0):
            yield left, right
    if made[-1][1] == 0:
        yield made[-1][0], made[-1][0]


@lru_cache(maxsize=512)
def _grid(low: float, high: float, steps: int = _STEPS) -> tuple[float, ...]:
    """Points from low to high: even on a logarithmic scale on either side of zero, and even on a linear one."""
    even = [low + (high - low) * i / steps for i in range(steps + 1)]
    above = _even_ratio(low if low > 0 else high * 1e-9, high, steps) if high > 0 else []
    below = [-x for x in _even_ratio(-high if high < 0 else -low * 1e-9, -low, steps)] if low < 0 else []
    return tuple(sorted({*even, *above, *below, low, high} | ({0.0} if low <= 0 <= high else set())))


def _even_ratio(low: float, high: float, steps: int) -> list[float]:
    return [low * (high / low) ** (i / steps) for i in range(steps + 1)]
