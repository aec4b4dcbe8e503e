"""A formula, or a calculation by its id, in a shape to print."""

from __future__ import annotations

from typing import Any

from physics.convert import natural
from physics.evaluate import evaluate, read_value
from physics.formula import Formula, Variable
from physics.kinds import KINDS
from physics.uncertain import carried, figures, with_spread
from physics.units import Quantity
from physics.values import values
from physics.work import Calculation


def worked(chosen: Formula, given: dict[str, str], solve_for: str | None = None, unit: str = "") -> Calculation:
    """The calculation that `medphys calc` prints. Raises UserError for a missing or wrong value."""
    read, spread = _read(chosen, given)
    unknown = chosen.variable(solve_for) if solve_for else chosen.gives
    raw = evaluate(chosen, read, solve_for)
    result = natural(raw, KINDS[unknown.quantity], unit) if unit else raw
    put_in = ", ".join(f"{name} = {with_spread(value, spread.get(name))}" for name, value in read.items())
    u = carried(chosen, read, spread, unknown.name, result)
    steps = [f"{chosen.name}: ${chosen.latex}$"]
    steps += [f"Put in: {put_in}"] if put_in else []
    steps.append(f"{unknown.name} = {with_spread(result, u)}")
    n = figures(one for name in read for one in values(given[name])[:1] if not chosen.variable(name).many)
    return Calculation((chosen,), tuple(steps), result, unknown.quantity, uncertainty=u, figures=n)


def _read(chosen: Formula, given: dict[str, str]) -> tuple[dict[str, Quantity], dict[str, float]]:
    """The values as quantities, and the uncertainties of those written "0.46 +/- 0.02 1/cm"."""
    read, spread = {}, {}
    for name, written in given.items():
        stated = values(written)[:1]
        if stated and stated[0].unsure is not None:
            read[name] = read_value(chosen, name, stated[0].value)
            scale = read[name].magnitude / stated[0].value.magnitude if stated[0].value.magnitude else 1.0
            spread[name] = abs(float(stated[0].unsure * scale))
        else:
            read[name] = read_value(chosen, name, written)
    return read, spread


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
    """The example solved for its first single value instead."""
    unknown = next((v for v in f.needs if not v.many and v.name in f.example[0]), None)
    if unknown is None:
        return ""
    given = {name: value for name, value in f.example[0].items() if name != unknown.name} | {f.gives.name: f.example[1]}
    return f"{_command(f, given)} --solve-for {unknown.name}  ->  {f.example[0][unknown.name]}"


def _said(v: Variable) -> str:
    role = f", {v.role}" if v.role else ""
    listed = ", a list" if v.many else ""
    standard = f", usually {v.default}" if v.default else ""
    return f"{v.name:8} {v.quantity}{role} [{v.unit or '1'}]{listed}, {v.low:g} to {v.high:g}{standard}"


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
