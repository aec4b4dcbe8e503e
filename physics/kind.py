"""What a number is a number of. pint knows dimensions; a Kind tells dose from dose, time from half-life.

A kind's `says` are the words by which a student asks for it or gives it. Kinds of one dimension are
never exchanged for each other unless one names the other in `also`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Kind:
    """One quantity of the field."""

    name: str  # "half-value layer"
    unit: str  # the unit a result is shown in, read by units.quantity
    says: tuple[str, ...] = ()  # other words for it: "HVL", "half value thickness"
    family: str | None = None  # gray, sievert, becquerel, hertz: the named units it may carry
    also: tuple[str, ...] = ()  # kinds that may stand in for it: a depth is given as a thickness
    where: str = ""  # where a student would look a missing value up
    clues: tuple[str, ...] = ()  # words beside a bare number that make it this kind: "fractions"


def k(name: str, unit: str, says: str = "", family: str | None = None, also: str = "", clues: str = "") -> Kind:
    """One row of the table; lists are written 'a; b; c', and the name itself is always a phrase."""
    phrases = dict.fromkeys([name, *_split(says)])
    return Kind(name, unit, tuple(phrases), family, _split(also), clues=_split(clues))


def _split(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(";") if part.strip())


def found_in(where: str, *kinds: Kind) -> tuple[Kind, ...]:
    """The same kinds, with the place where a student finds their values."""
    return tuple(replace(kind, where=where) for kind in kinds)
