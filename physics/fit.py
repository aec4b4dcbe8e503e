"""How well a stated value fits a variable of a formula: by dimension, by kind, by symbol, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from physics.formula import Variable
from physics.kinds import ANY_UNIT, KINDS
from physics.units import Quantity, dimension, family, quantity, registry
from physics.units import unit as parsed
from physics.values import Given

# Weights of the choice; set on the dev half of tests/data/words.jsonl and on evals/questions/numbers.jsonl
NAMED, KIND, KIN, DIMENSION, CUE, SIDE, LOOSE = 6.0, 4.0, 3.0, 1.0, 1.5, 1.0, 0.5
SPECIAL_LENGTH = 1.5  # a length that no word calls a half-value layer is hardly one
OWN_NAME = frozenset(k for k in KINDS if k.endswith(("-value layer", "wavelength", "field of view")))
NAMED_ONLY = frozenset({"BED", "EQD2", "gEUD"})  # "8 Gy in one fraction" is none of these unless it is called so
RESCUED, LATER = -1.0, 0.2  # of two values of a kind where one is needed, what it became is meant


def fit(given: Given, v: Variable, siblings: Sequence[Variable], unknown: Variable) -> float | None:
    """How well a stated value fits a variable; None if it cannot be that."""
    possible = v.quantity in measured_in(given.mark) or v.quantity in ANY_UNIT
    if v.many or not (possible or given.bare):
        return None
    if given.loose:
        return LOOSE if possible and not v.unit and inside(given, v) else None
    named = is_named(given, v, siblings)
    if not possible and not named and v.quantity not in given.kinds:
        return None
    kin = {v.quantity, *KINDS[v.quantity].also} & set(given.kinds)
    if (v.quantity in NAMED_ONLY or (v.quantity in ANY_UNIT and not given.bare)) and not kin and not named:
        return None
    if given.bare and not named and not kin:
        return None
    cues = cued(given, v, (*siblings, unknown)) + _shape_cue(given, v)
    # "water has mu 0.19": the words beside it outrank a symbol that both variables could claim
    score = (DIMENSION - SPECIAL_LENGTH * (v.quantity in OWN_NAME)) if cues < 0 or not named else NAMED
    if given.kinds and not named:
        if not kin and _across(given, v) == 1.0:
            return None
        score = KIND - 0.5 * given.kinds.index(v.quantity) if v.quantity in kin else KIN
    if not inside(given, v):
        return None
    return score + cues + on_side(given, v, siblings, unknown) + LATER * given.final


def is_named(given: Given, v: Variable, siblings: Sequence[Variable]) -> bool:
    """Whether the symbol before a value is the variable's own; "Σ" is not "σ" where a formula has both."""
    if not given.symbol:
        return False
    own = {plain_name(v.name), plain_name(v.symbol)} - {""}
    mark = plain_name(given.symbol)
    if mark in own:
        return True
    rivals = [s for s in siblings if s.name != v.name and (v.default is not None or s.quantity != v.quantity)]
    if mark in {plain_name(n) for s in rivals for n in (s.name, s.symbol)}:
        return False
    return mark in {n.rstrip("0123456789") for n in own} or mark.lower() in {
        n.lower() for n in own
    }  # "N = 1e6" for N_0


def cued(given: Given, v: Variable, siblings: Sequence[Variable]) -> float:
    """Words like 'initial' that favour one of two variables of a kind."""
    around = f"{given.around} {given.words}"
    own = bool(v.cues) and bool(_cue_pattern(v.cues).search(around))
    rivals = (s for s in siblings if s.name != v.name and s.quantity == v.quantity and s.cues)
    rival = any(_cue_pattern(s.cues).search(around) for s in rivals)
    return CUE * own - CUE * rival


@cache
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(c) for c in cues)})(?!\w)", re.IGNORECASE)


def on_side(given: Given, v: Variable, siblings: Sequence[Variable], unknown: Variable) -> float:
    """'The rate at 1 m is 2 mSv/h. What is it at 4 m?': the 4 m belongs to the rate asked for, X2 with d2."""
    twins = [s for s in (*siblings, unknown) if s.quantity == v.quantity and side(s) != side(v)]
    if not twins or v.name == unknown.name:
        return 0.0
    if given.final and given.in_question:
        return SIDE if side(v) == side(unknown) else -SIDE  # "what distance makes 80 µSv/h become 5 µSv/h?"
    return SIDE if given.in_question == (side(v) == side(unknown)) else -SIDE


def side(v: Variable) -> str:
    """The mark by which a formula tells two states apart: "2" of X2 and d2, "" of H and r."""
    return "".join(c for c in v.name[1:] if c.isdigit())


def first_of_two(unknown: Variable, others: Sequence[Variable]) -> bool:
    """Whether the unknown is the first of two states of a kind, X1 beside X2: the second is rather asked for."""
    return side(unknown) == "1" and any(v.quantity == unknown.quantity and side(v) == "2" for v in others)


@cache
def plain_name(name: str) -> str:
    """A symbol without its LaTeX."""
    return re.sub(r"[\\{}_ ]|mathrm|text", "", name)


@cache
def measured_in(mark: str) -> frozenset[str]:
    """The kinds that a unit can measure."""
    unit = registry().Unit(mark)
    return frozenset(kind for kind in KINDS if _may_be(unit, kind))


def possible(givens: Sequence[Given]) -> frozenset[str]:
    """The kinds that any of these values can be, by its unit or by what the words call it."""
    return frozenset().union(*(measured_in(g.mark) for g in givens), *(g.kinds for g in givens)) | ANY_UNIT


def may_be(value: Quantity, kind: str) -> bool:
    """Same dimension, and no named unit (gray, sievert, becquerel, hertz) of another family."""
    return _may_be(value.units, kind)


@lru_cache(maxsize=16384)
def _may_be(units: Any, kind: str) -> bool:
    target = KINDS[kind]
    if units.dimensionality != dimension(target.unit):
        return False
    if (units in _angles()) != (target.unit == "deg") and not (target.unit == "deg" and units == registry().Unit("")):
        return False  # to pint an angle is a pure number, and fits a probability
    named = family(registry().Quantity(1.0, units))
    if named == "count":
        return target.family in {None, "hertz"}
    open_to = {"roentgen", "monitor_unit"} | ({"gray"} if "air_kerma_strength" in str(units) else set())
    return named is None or named == target.family or (target.family is None and named in open_to)


@cache
def _angles() -> frozenset[Any]:
    return frozenset(registry().Unit(u) for u in ("degree", "radian", "milliradian"))


def favours(v: Variable, siblings: Sequence[Variable], question: str) -> float:
    """'What was it originally?': a cue in the question tells which of two variables of a kind is asked for."""
    rivals = [s for s in siblings if s.quantity == v.quantity and s.cues]
    if not rivals or not v.cues:
        return 0.0
    rival = any(_cue_pattern(s.cues).search(question) for s in rivals)
    return CUE * bool(_cue_pattern(v.cues).search(question)) - CUE * rival


def inside(given: Given, v: Variable) -> bool:
    """Whether a value lies in the range of a variable."""
    number = float(in_unit(given, v).magnitude)
    return v.low * (1 - 1e-9) <= number <= v.high * (1 + 1e-9)


def rescue(given: Given, v: Variable) -> float | None:
    """The score of a value whose words name another kind, where nothing else is left for a variable; None if its unit forbids."""
    named = given.kinds and not given.weak
    if (
        given.bare
        or named
        or v.quantity not in measured_in(given.mark)
        or not inside(given, v)
        or KINDS[v.quantity].family
    ):
        return None  # doses of all kinds share a unit: there the words decide
    return RESCUED


def _shape_cue(given: Given, v: Variable) -> float:
    """A stated diameter is for a diameter or a radius, not for a distance; a standard value is for what it is standard of."""
    if _across(given, v) != 1.0:
        return CUE
    stated = "diameter" in given.around and "diameter" not in v.quantity
    usual = v.default is not None and not given.bare and is_default(given, v)
    return CUE * usual - CUE * stated


@lru_cache(maxsize=4096)
def _default_number(default: str, unit: str) -> float:
    stated = quantity(default)
    return float(stated.magnitude) if stated.unitless else float(stated.m_as(unit))


def is_default(given: Given, v: Variable) -> bool:
    """Whether a value is the very one that a variable usually has: 760 mmHg for the reference pressure."""
    usual = _default_number(v.default or "", v.unit)
    return abs(float(in_unit(given, v).magnitude) - usual) <= 1e-3 * abs(usual)


def _across(given: Given, v: Variable) -> float:
    """What turns a stated diameter into a radius that is needed, and the other way round."""
    beside = f"{given.around} {' '.join(given.kinds)}"
    stated = {word for word in ("diameter", "radius") if word in beside}
    if len(stated) != 1 or v.quantity in given.kinds:
        return 1.0
    if stated == {"diameter"}:
        return 0.5 if "radius" in v.quantity else 1.0
    return 2.0 if "diameter" in v.quantity else 1.0


def in_unit(given: Given, v: Variable) -> Quantity:
    """The value in the variable's unit; a bare number that the words give to it is read in that unit."""
    if v.quantity in ANY_UNIT:
        return _converted(float(given.value.magnitude), "", "")
    if (turned := _across(given, v)) != 1.0:
        return _converted(float(given.value.magnitude) * turned, given.mark, v.unit)
    if given.bare and v.unit in {"%", "percent"} and abs(float(given.value.magnitude)) > 1.5:
        return _converted(float(given.value.magnitude), "percent", v.unit)  # "%dd(10) = 77.4"
    if given.bare and v.unit and given.value.dimensionality != dimension(v.unit):
        return _converted(float(given.value.magnitude), v.unit, v.unit)
    return _converted(float(given.value.magnitude), given.mark, v.unit)


def spread(given: Given, v: Variable) -> float | None:
    """The "+/-" of a value in the variable's unit; None if it states none."""
    if given.unsure is None:
        return None
    value = float(given.value.magnitude)
    per_unit = (float(in_unit(given, v).magnitude) / value) if value else 1.0
    return abs(given.unsure * per_unit)


@lru_cache(maxsize=4096)
def _converted(number: float, written: str, unit: str) -> Quantity:
    """One conversion, remembered: the same value is tried on hundreds of variables a question."""
    return registry().Quantity(number, parsed(written)).to(parsed(unit))
