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


def row(f: Formula, *, long: bool = False) -> str:
    """One line a formula; with `long`, all there is to know."""
    names = ", ".join(v.name for v in f.needs)
    head = f"{f.id:28} {f.name}  ({names} -> {f.gives.name} [{f.gives.unit or '1'}])"
    if not long:
        return head
    lines = [
        head,
        f"  {f.latex}",
        *(f"  {_said(v)}" for v in (*f.needs, f.gives)),
        f"  Valid: {f.valid}",
        f"  Source: {f.source}",
    ]
    example = " ".join(f"{k}='{v}'" for k, v in f.example[0].items())
    return "\n".join([*lines, f"  Example: medphys calc {f.id} {example}  ->  {f.example[1]}"])


def _said(v: Variable) -> str:
    role = f", {v.role}" if v.role else ""
    standard = f", usually {v.default}" if v.default else ""
    return f"{v.name:8} {v.quantity}{role} [{v.unit or '1'}]{standard}"


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
        }

    return {
        "id": f.id, "name": f.name, "latex": f.latex, "needs": [of(v) for v in f.needs], "gives": of(f.gives), "valid": f.valid,
        "source": f.source, "note": f.note, "example": {"given": f.example[0], "result": f.example[1]},
    }  # fmt: skip
