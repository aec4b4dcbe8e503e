"""The arithmetic that formulas share: roots, logarithms and angles on quantities, and constants of nature.

Constants are CODATA values as pint carries them (`tests/test_physics_formulas.py` holds them against scipy).
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable
from functools import reduce
from typing import Any

from physics.units import Quantity, log, pure, registry

LN2 = math.log(2)


def number(value: float) -> Quantity:
    """A pure number as a quantity."""
    return of(value, "")


def of(value: float, unit: str) -> Quantity:
    """A value with its unit, for the fitted constants of empirical formulas."""
    made: Quantity = registry().Quantity(value, unit)
    return made


def light() -> Quantity:
    """Speed of light in vacuum."""
    return of(1, "speed_of_light")


def planck() -> Quantity:
    """Planck constant."""
    return of(1, "planck_constant")


def electron_rest() -> Quantity:
    """Rest energy of the electron, 511.0 keV."""
    rest: Quantity = of(1, "electron_mass") * light() ** 2
    return rest.to("keV")


def avogadro() -> Quantity:
    """Avogadro constant, 1/mol."""
    return of(1, "avogadro_constant")


def root(value: Any) -> Any:
    """Square root, units included."""
    return value**0.5


def log10(value: Quantity | float) -> float:
    """Decimal logarithm of a positive pure number."""
    return log(value) / math.log(10)


def cos(angle: Quantity) -> float:
    """Cosine of an angle in degrees or radians."""
    return math.cos(pure(angle))


def sin(angle: Quantity) -> float:
    """Sine of an angle in degrees or radians."""
    return math.sin(pure(angle))


def total(terms: Iterable[Any]) -> Any:
    """Sum that keeps units: the start is the first term, not a bare zero."""
    return reduce(operator.add, terms)
