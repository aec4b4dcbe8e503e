"""Areas and volumes from the lengths that a question gives: "a 30 x 40 cm field", "voxels of 3 x 3 x 4 mm", "7.6 cm in diameter"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from physics.extract import Reading
from physics.found import Found
from physics.units import dimension, show
from physics.values import Given

_TIMES = re.compile(r"\s*(?:cm|mm|m)?\s*(?:x|×|by|\*)\s*", re.IGNORECASE)
_ROUND = re.compile(r"\b(?:circular|circle|round|disc|disk|cylind\w*|aperture|beam|applicator|piston)\b", re.IGNORECASE)
_SPHERE = re.compile(r"\b(?:sphere|spherical|ball)\b", re.IGNORECASE)
_CUBE = re.compile(r"\b(?:cube|cubic|isotropic)\b", re.IGNORECASE)
_SQUARE = re.compile(r"\bsquare\b", re.IGNORECASE)
_WORD = {2: ("Area", "A"), 3: ("Volume", "V")}


def shape(unit: str, reading: Reading, used: set[int]) -> Found | None:
    """A value of an area or a volume, where unused lengths give one; None for any other unit."""
    power = _power(unit)
    if not power:
        return None
    free = [i for i, g in enumerate(reading.givens) if i not in used and g.value.dimensionality == dimension("cm")]
    return _sides(power, free, reading) or _one_length(power, free, reading)


@cache
def _power(unit: str) -> int:
    return next((n for n in (2, 3) if dimension(unit) == dimension(f"cm**{n}")), 0)


def _sides(power: int, free: Sequence[int], reading: Reading) -> Found | None:
    """The product of as many lengths as are written with "x" between them."""
    for start in range(len(free) - power + 1):
        members = free[start : start + power]
        if all(_TIMES.fullmatch(_between(reading, a, b)) for a, b in pairwise(members)):
            made = math.prod((reading.givens[i].value for i in members[1:]), start=reading.givens[members[0]].value)
            written = " × ".join(show(reading.givens[i].value) for i in members)
            return _found(power, written, made, members)
    return None


def _one_length(power: int, free: Sequence[int], reading: Reading) -> Found | None:
    """Of a circle, a sphere, a square or a cube of one stated size."""
    for i in free:
        given = reading.givens[i]
        radius = given.value / 2 if across(given) else given.value if "radius" in given.around else None
        if radius is not None and power == 2 and _ROUND.search(reading.text):
            return _found(2, f"π ({show(radius)})²", math.pi * radius**2, [i])
        if radius is not None and power == 3 and _SPHERE.search(reading.text):
            return _found(3, f"4/3 π ({show(radius)})³", 4 / 3 * math.pi * radius**3, [i])
        if (_SQUARE if power == 2 else _CUBE).search(reading.text):
            return _found(power, f"({show(given.value)})^{power}", given.value**power, [i])
    return None


def across(given: Given) -> bool:
    """Whether a length is said to be a diameter."""
    return "diameter" in given.around and "radius" not in given.around


def _between(reading: Reading, a: int, b: int) -> str:
    return reading.text[reading.givens[a].end : reading.givens[b].start]


def _found(power: int, written: str, made: object, members: Sequence[int]) -> Found:
    name, symbol = _WORD[power]
    value = made.to(f"cm**{power}")  # type: ignore[attr-defined]
    return Found(value, f"{name}: ${symbol}$ = {written} = {show(value)}.", "", frozenset(members))
