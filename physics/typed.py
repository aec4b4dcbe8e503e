"""Values as a student types them for `medphys calc`: "24.3 degC", "500 cps", "1.2 x 10^6", "40, 75, 120 mm".

A number without a unit is read in the unit of its variable, the one that `medphys formulas ID` shows. Where that
is per cent, a bare number up to 1 for a fraction, a factor, an efficiency or a depth dose is the share itself
(0.07 is 7 %), and for anything else per cent (an uncertainty of 0.5 is 0.5 %); "0.07 dimensionless" is 7 % everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import pint

from medphys.errors import UnitError, UserError
from physics.formula import Formula, Variable
from physics.kinds import KINDS, Kind
from physics.spelling import as_unit
from physics.units import FAMILIES, SUPERSCRIPTS, Quantity, listed_quantity, quantity, registry, show
from physics.values import values

Typed: TypeAlias = "str | float | Quantity"

_EXPONENT = re.compile(r"(?<=[\d.])[eE](?=[-+]?\d)")
_TEN_TO = re.compile(r"(?<=[\d.])\s*[x×*·]\s*10\s*(?:(?:\^|\*\*)\s*\(?([-+−]?\d+)\)?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])")
_NO_VALUE = re.compile(  # two numbers, or a power that would never end
    r"\d\s+(?!1\s?/)[\d.]|;|(?:\*\*|\^)\s*[-+]?\d{4}"
)
_UNIT_BEHIND = re.compile(r"\s*([-+−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(\D.*?)\s*")
_SHARE = re.compile(r"fraction|factor|efficiency|depth dose|%dd")
PER_CENT = ("%", "percent")
_CELSIUS = dict.fromkeys(("C", "c", "celsius", "degree C", "degrees C", "deg C", "degC"), "degC")
_ANGLE = {"rad": "radian", "rads": "radian", "mrad": "milliradian", "mrads": "milliradian", "urad": "microradian"}


def read_value(chosen: Formula, name: str, value: Typed) -> Quantity:
    """A value for one variable, its dimension and kind checked. A list is written '0.12, 0.04'."""
    variable = variable_of(chosen, name)
    if isinstance(value, pint.Quantity):
        return checked(variable, value)
    written = value if isinstance(value, str) else repr(float(value))
    if not variable.many:
        return _one(variable, written)
    numbers = [float(_one(variable, part).m_as(variable.unit)) for part in parts(variable.name, written)]
    return listed_quantity(numbers, variable.unit)


def variable_of(chosen: Formula, name: str) -> Variable:
    """The variable of that name. Raises UserError naming those there are."""
    try:
        return chosen.variable(name)
    except KeyError:
        names = ", ".join(v.name for v in (*chosen.needs, chosen.gives))
        raise UserError(f"{chosen.id} has no variable {name!r}; it has {names}.") from None


def parts(name: str, written: str) -> list[str]:
    """Values between commas or semicolons. A unit behind the last alone is that of all: '40, 75, 120 mm'."""
    inside = written.strip().strip("[]").rstrip(",; ")
    split = [part.strip() for part in inside.split(";" if ";" in inside else ",")]
    *bare, last = [is_bare(part) for part in split]
    if len({*bare, last}) > 1:
        behind = _UNIT_BEHIND.fullmatch(split[-1])
        if last or not all(bare) or behind is None:
            raise UnitError(f"{name} = {written!r}: write a unit behind every value, or behind the last alone.")
        split = [*(f"{part} {behind[2]}" for part in split[:-1]), split[-1]]
    return split


def is_bare(written: str) -> bool:
    """Whether a value is written without a unit: '0.07', '1e6', '2.5 x 10^6'."""
    return not re.search(r"[^\W\d_]|[%°]", _EXPONENT.sub("", plainly(written)))


def plainly(written: str) -> str:
    """'2.5 x 10^6 /cm2' as '2.5e6 /cm2', and '38 200 /s' as '38200 /s'. Raises UnitError for '10 20 cm'."""
    text = _THOUSANDS.sub(lambda m: re.sub(r"\s", "", m[0]), written)
    text = _TEN_TO.sub(lambda m: "e" + (m[1] or m[2].translate(SUPERSCRIPTS)).replace("−", "-"), text)
    if _NO_VALUE.search(text):
        raise UnitError(_unreadable(written))
    return text


def is_share(variable: Variable, written: str) -> bool:
    """Whether a bare number for a per-cent variable is the share itself: 0.07 of a shunt fraction."""
    return variable.unit in PER_CENT and bool(_SHARE.search(variable.quantity)) and abs(float(measured(written).m)) <= 1


def _one(variable: Variable, written: str) -> Quantity:
    """One value, as it stands or else without the noun behind it: '30 fractions', '2 Gy per fraction'."""
    try:
        return _read(variable, written)
    except UnitError:
        shorter = _without_noun(variable, written)
        if shorter == written:
            raise
    return _read(variable, shorter)


def _read(variable: Variable, written: str) -> Quantity:
    """One value, read in the first of several ways that fits the variable."""
    if is_bare(written):
        unit = "" if is_share(variable, written) else variable.unit
        return checked(variable, registry().Quantity(measured(written).magnitude, unit))
    behind = _UNIT_BEHIND.fullmatch(plainly(written))
    if behind and (own := _own_marks(variable.unit).get(behind[2])):
        return checked(variable, quantity(float(measured(behind[1]).m), own))
    return _first(written, lambda value: checked(variable, value))


def _without_noun(variable: Variable, written: str) -> str:
    """A value without what the name of its variable says already."""
    word = re.search(r"(?P<per>(?:/|\bper)\s?)?\b(?P<noun>[a-z]{3,}?)s?\s*$", written)
    said = word and re.search(rf"\b{'per' if word['per'] else 'number of'} {word['noun']}", variable.quantity)
    return written[: word.start()].strip() if word and said else written


def _own_marks(unit: str) -> dict[str, str]:
    """Marks that mean another unit beside this one: C is a coulomb but for a temperature, rad a dose but for an angle."""
    angle = "radian" in unit or unit in {"deg", "degree"}
    return _CELSIUS if unit in {"degC", "degree_Celsius"} else _ANGLE if angle else {}


def unit_beside(written: str, value: Quantity) -> Quantity:
    """One of a unit as a student spells it, for a value to be stated in: "mrad" is an angle beside an angle."""
    return quantity(1.0, _own_marks(f"{value.units:D}").get(written) or as_unit(written))


def measured(written: str) -> Quantity:
    """A value that may be of anything. Raises UnitError if no way of reading it succeeds."""
    return _first(written, lambda value: value)


def _first(written: str, take: Callable[[Quantity], Quantity]) -> Quantity:
    """As pint reads it, else as a number with a unit in a student's spelling, else as in a sentence."""
    wrong, written = None, plainly(written)
    for read in (_by_pint, _spelt, _as_in_words):
        try:
            return take(read(written))
        except UnitError as unread:
            wrong = wrong or unread
    assert wrong is not None  # each way of reading has failed
    raise wrong


def _by_pint(written: str) -> Quantity:
    if not re.search(r"\d", written):
        raise UnitError(_unreadable(written))  # to pint, "" and "cm" are one
    return quantity(written)


def _spelt(written: str) -> Quantity:
    """'24.3 degC', '5 mci', '13 R cm2 per mCi per hour': the unit read apart from the number."""
    match = _UNIT_BEHIND.fullmatch(written)
    if match is None:
        raise UnitError(_unreadable(written))
    return quantity(float(measured(match[1]).m), as_unit(match[2]))


def _as_in_words(written: str) -> Quantity:
    """'2 h 15 min', '38 200 /s', '2.5 x 10^6 per cm2': as a question would say it."""
    read = values(written)
    if len(read) != 1 or read[0].unsure is not None or read[0].words.strip() != written.strip():
        raise UnitError(_unreadable(written))
    return read[0].value


def _unreadable(written: str) -> str:
    return f"Cannot read {written!r} as a value with a unit, for example '2.5 mm'."


def checked(variable: Variable, value: Quantity) -> Quantity:
    """The value in the variable's unit. Raises UnitError for a wrong dimension or a wrong kind (Sv for Gy)."""
    kind = KINDS[variable.quantity]
    if f"{value.units}" in {"", "dimensionless"} and variable.unit not in PER_CENT:
        value = registry().Quantity(value.magnitude, variable.unit)  # a pure number is read in the formula's unit
    if wrong := clash(kind, value):
        raise UnitError(f"{variable.name} ({kind.name}) is read in {variable.unit}, but {show(value)} carries {wrong}")
    try:
        return value.to(variable.unit)
    except pint.PintError:
        raise UnitError(
            f"{variable.name} ({kind.name}) is read in {variable.unit or 'a pure number'}, but {show(value)} is not."
        ) from None


def clash(kind: Kind, value: Quantity) -> str:
    """Why a value carries a named unit that its kind may not: '' where it may."""
    named = families(value)
    if not kind.family or not named or kind.family in named or (named == {"count"} and kind.family == "hertz"):
        return ""
    return f"{' and '.join(sorted(named))}: {_why(named | {kind.family})}"


def families(value: Quantity) -> set[str]:
    """The named units that say what a value is of: {'gray'}, {'count', 'becquerel'}."""
    return {kin for name, _ in value.unit_items() for stem, kin in FAMILIES.items() if name.endswith(stem)}


def _why(named: set[str]) -> str:
    if {"gray", "sievert"} <= named:
        return (
            "gray is energy per mass, sievert is that weighted for harm, and one needs a weighting factor to become "
            "the other."
        )
    if "becquerel" in named:
        return "an activity counts decays, and one needs a counting efficiency or a calibration to become the other."
    return "one is not the other without a factor between them."
