"""Formulas that hold in any unit, the same for all: a mean of lengths, an inverse square in mR/h or counts/s."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pint

from medphys.errors import UnitError
from physics.formula import Formula
from physics.kinds import ANY_UNIT
from physics.typed import Typed, families, is_bare, measured, parts, read_value, variable_of
from physics.units import Quantity, dimension, listed_quantity, registry


@dataclass(frozen=True, slots=True)
class Read:
    """The values of a formula as it computes with them, and the unit in which some of them were written instead."""

    values: dict[str, Quantity]
    unit: str = ""  # "milliroentgen / hour", where it is none that the formula names
    group: frozenset[str] = frozenset()  # the variables that are in that unit

    def dressed(self, name: str, value: Quantity) -> Quantity:
        """A value of the formula in the unit in which it was written."""
        return registry().Quantity(value.magnitude, self.unit) if self.unit and name in self.group else value


def read_values(chosen: Formula, given: Mapping[str, Typed]) -> Read:
    """The values as quantities. Raises UnitError where one does not fit its variable, nor all of them one unit."""
    statistic = frozenset(v.name for v in (*chosen.needs, chosen.gives) if v.quantity in ANY_UNIT)
    if unit := _unit_of(chosen, given, statistic):
        return _read_in(chosen, given, statistic, unit)
    try:
        return Read({name: read_value(chosen, name, value) for name, value in given.items()})
    except UnitError:
        group = in_proportion(chosen)
        unit = _unit_of(chosen, given, group)
        if not unit or not families(registry().Quantity(1.0, unit)):
            raise
    return _read_in(chosen, given, group, unit)


def _unit_of(chosen: Formula, given: Mapping[str, Typed], group: frozenset[str]) -> str:
    """The unit of the first value of a group that has one; '' if none has."""
    for name, value in given.items():
        for one in _each(chosen, name, value) if name in group else ():
            unit = "" if isinstance(one, str) and is_bare(one) else f"{_quantity(one).units:D}"
            if unit not in {"", "dimensionless"}:
                return unit
    return ""


def _each(chosen: Formula, name: str, value: Typed) -> list[str | Quantity]:
    """The members of a list, or the one value there is."""
    if isinstance(value, pint.Quantity):
        return list(value) if variable_of(chosen, name).many else [value]
    written = value if isinstance(value, str) else repr(float(value))
    return [*parts(name, written)] if variable_of(chosen, name).many else [written]


def _quantity(one: str | Quantity) -> Quantity:
    return measured(one) if isinstance(one, str) else one


def _read_in(chosen: Formula, given: Mapping[str, Typed], group: frozenset[str], unit: str) -> Read:
    """The values of the group as numbers of one unit, which the formula takes for its own, and the others as they are."""
    values = {name: read_value(chosen, name, value) for name, value in given.items() if name not in group}
    for name in given.keys() & group:
        variable = variable_of(chosen, name)
        numbers = [_number(name, one, unit) for one in _each(chosen, name, given[name])]
        if variable.many:
            values[name] = listed_quantity(numbers, variable.unit)
        else:
            values[name] = registry().Quantity(numbers[0], variable.unit)
    return Read({name: values[name] for name in given}, unit, group)


def _number(name: str, one: str | Quantity, unit: str) -> float:
    value, like = _quantity(one), registry().Quantity(1.0, unit)
    if f"{value.units}" in {"", "dimensionless"}:
        return float(value.magnitude)
    if value.dimensionality != like.dimensionality or families(value) != families(like):
        raise UnitError(f"{name} = {value:~P} is not in {like.units:~P}: write all values of its kind in one unit.")
    return float(value.m_as(unit))


def in_proportion(chosen: Formula) -> frozenset[str]:
    """The result and the values of its kind, where doubling these doubles it and nothing else has their dimension."""
    alike = {v.name for v in chosen.needs if v.quantity == chosen.gives.quantity and not v.many}
    others = {v.name for v in chosen.needs if dimension(v.unit) == dimension(chosen.gives.unit)} - alike
    if not alike or others or chosen.compute is None:
        return frozenset()
    given = {
        v.name: read_value(chosen, v.name, chosen.example[0].get(v.name) or v.default or "1") for v in chosen.needs
    }
    doubled = {name: 2 * value if name in alike else value for name, value in given.items()}
    one, two = (registry().Quantity(1.0, "") * chosen.compute(**values) for values in (given, doubled))
    return frozenset({*alike, chosen.gives.name}) if abs(float((two / one).m_as("")) - 2) < 1e-9 else frozenset()
