"""A formula, or a calculation by its id, in a shape to print."""

from __future__ import annotations

import math
from typing import Any

from medphys.errors import UnitError, UserError
from physics.evaluate import evaluate
from physics.formula import Formula, Variable
from physics.kinds import ANY_UNIT
from physics.remarks import also, bare_shares, second, whole
from physics.shared_unit import Read, read_values
from physics.typed import families, unit_beside, variable_of
from physics.uncertain import carried, figures, with_spread
from physics.units import Quantity, registry, show
from physics.values import Given, values
from physics.work import Calculation


def worked(chosen: Formula, given: dict[str, str], solve_for: str | None = None, unit: str = "") -> Calculation:
    """The calculation that `medphys calc` prints. Raises UserError for a missing or wrong value."""
    read, spread = _read(chosen, given)
    unknown = variable_of(chosen, solve_for) if solve_for else chosen.gives
    raw = evaluate(chosen, read.values, solve_for)

    def shown(value: Quantity) -> Quantity:
        return _in(unit, read.dressed(unknown.name, value))

    u = carried(chosen, read.values, spread, unknown.name, raw)
    u = None if u is None else abs(float((shown(registry().Quantity(raw.m + u, raw.units)) - shown(raw)).magnitude))
    put_in = ", ".join(
        f"{name} = {with_spread(read.dressed(name, x), spread.get(name))}" for name, x in read.values.items()
    )
    steps = [f"{chosen.name}: ${chosen.latex}$"]
    steps += [f"Put in: {put_in}"] if put_in else []
    steps.append(f"{unknown.name} = {with_spread(shown(raw), u)}")
    others = [shown(one) for one in second(chosen, read.values, unknown, raw)]
    steps += filter(None, [*bare_shares(chosen, given), also(unknown.name, shown(raw), others), whole(unknown, raw)])
    n = figures(one for name in given for one in values(given[name])[:1] if not chosen.variable(name).many)
    return Calculation((chosen,), tuple(steps), shown(raw), unknown.quantity, uncertainty=u, figures=n)


def _in(unit: str, value: Quantity) -> Quantity:
    """The value in the unit asked for, if any. Raises UnitError where it cannot be: a thickness in gray."""
    if not unit:
        return value
    wanted = unit_beside(unit, value)
    named, had = families(wanted), families(value)
    if wanted.dimensionality != value.dimensionality or (named and had and named != had):
        raise UnitError(
            f"The result is {show(value)}, which has no value in {unit}: leave --unit out, or name another."
        )
    return value.to(wanted.units)


def _read(chosen: Formula, given: dict[str, str]) -> tuple[Read, dict[str, float]]:
    """The values as quantities, and the uncertainties of those written "0.46 +/- 0.02 1/cm"."""
    single = {name: values(written)[:1] for name, written in given.items() if not variable_of(chosen, name).many}
    unsure = {name: found[0] for name, found in single.items() if found and found[0].unsure is not None}
    read = read_values(chosen, given | {name: _moved(one, 0.0) for name, one in unsure.items()})
    moved = read_values(chosen, given | {name: _moved(one, one.unsure or 0.0) for name, one in unsure.items()})
    return read, {name: abs(float((moved.values[name] - read.values[name]).magnitude)) for name in unsure}


def _moved(one: Given, by: float) -> str | Quantity:
    """A stated value, or one its uncertainty above it, as it was written: with its unit or bare."""
    number = float(one.value.magnitude) + by
    return repr(number) if one.bare else registry().Quantity(number, one.value.units)


def row(f: Formula) -> str:
    """One line of a list."""
    names = ", ".join(v.name for v in f.needs) or "constants"
    return f"{f.id:28} {f.name}  ({names} -> {f.gives.name} [{f.gives.unit or '1'}])"


def page(f: Formula) -> str:
    """All there is to know of one formula."""
    lines = [f"{f.id}: {f.name}", f"  {f.latex}", *(f"  {_said(v)}" for v in (*f.needs, f.gives))]
    lines += [f"  Holds: {f.valid}", f"  Source: {f.source}"]
    lines += [f"  Explained in the note {f.note!r}."] if f.note else []
    if f.compute is None:
        return "\n".join([*lines, "  A relation to read: there are no numbers to put in."])
    lines.append(f"  Example: {_command(f, f.example[0])}  ->  {f.example[1]}")
    lines += [f"  Turned round: {turned}"] if (turned := _turned(f)) else []
    if f.check:
        lines.append(f"  Second value: {_command(f, f.check[0])}  ->  {f.check[1]} ({f.check[2]})")
    return "\n".join(lines)


def _command(f: Formula, given: dict[str, str]) -> str:
    return " ".join([f"medphys calc {f.id}", *(f"{name}='{value}'" for name, value in given.items())])


def _turned(f: Formula) -> str:
    """The example solved for the first of its single values that this finds again: a step or a square may hide one."""
    for unknown in (v for v in f.needs if not v.many and v.name in f.example[0]):
        given = {name: value for name, value in f.example[0].items() if name != unknown.name}
        given[f.gives.name] = f.example[1]
        wanted = f.example[0][unknown.name]
        if _finds(f, given, unknown.name, wanted):
            return f"{_command(f, given)} --solve-for {unknown.name}  ->  {wanted}"
    return ""


def _finds(f: Formula, given: dict[str, str], name: str, wanted: str) -> bool:
    """Whether the formula turned round gives that value."""
    try:
        found = evaluate(f, read_values(f, given).values, name)
    except UserError:
        return False
    return math.isclose(found.magnitude, read_values(f, {name: wanted}).values[name].magnitude, rel_tol=2e-3)


def _said(v: Variable) -> str:
    role = f", {v.role}" if v.role else ""
    listed = ", a list" if v.many else ""
    standard = f", usually {v.default}" if v.default else ""
    unit = "any unit, one for all" if v.quantity in ANY_UNIT else v.unit or "1"
    return f"{v.name:8} {v.quantity}{role} [{unit}]{listed}, {v.low:g} to {v.high:g}{standard}"


def card(f: Formula) -> dict[str, Any]:
    """A formula as JSON."""

    def of(v: Variable) -> dict[str, Any]:
        return {
            "name": v.name,
            "symbol": v.symbol,
            "quantity": v.quantity,
            "unit": v.unit,
            "default": v.default,
            "many": v.many,
            "range": [v.low, v.high],
        }

    return {
        "id": f.id, "name": f.name, "latex": f.latex, "needs": [of(v) for v in f.needs], "gives": of(f.gives), "valid": f.valid,
        "source": f.source, "note": f.note, "example": {"given": f.example[0], "result": f.example[1]}, "relation": f.compute is None,
        "check": {"given": f.check[0], "result": f.check[1], "from": f.check[2]} if f.check else None,
    }  # fmt: skip
