"""Units of one quantity into each other, and the honest "no" where two units are not of one quantity."""

from __future__ import annotations

import re

from physics.asked import plain_kind
from physics.extract import Reading
from physics.kinds import KINDS, Kind
from physics.units import Quantity, dimension, family, quantity, show
from physics.work import Calculation, Missing

NAMES = {
    "gray": "gray (Gy)",
    "sievert": "sievert (Sv)",
    "becquerel": "becquerel (Bq)",
    "hertz": "hertz (Hz)",
    "roentgen": "roentgen (R)",
}
_WHY = {
    frozenset(
        {"gray", "sievert"}
    ): "Absorbed dose is measured in gray (Gy); equivalent and effective dose are measured in sievert (Sv). "
    "Gray becomes sievert only through a radiation weighting factor (and a tissue weighting factor): name the radiation.",
    frozenset(
        {"becquerel", "hertz"}
    ): "Activity is measured in becquerel (Bq), random decays per second; hertz (Hz) counts periodic cycles.",
    frozenset(
        {"becquerel", "gray"}
    ): "Activity (becquerel) counts decays and absorbed dose (gray) is energy per mass; geometry and energy link them.",
}
LADDERS = {  # units a result is shown in when its kind's own unit reads badly
    "[length]": ("nm", "um", "mm", "cm", "m"),
    "[time]": ("ns", "us", "ms", "s", "min", "h", "d", "year"),
    "gray": ("uGy", "mGy", "Gy"),
    "sievert": ("uSv", "mSv", "Sv"),
    "becquerel": ("Bq", "kBq", "MBq", "GBq", "TBq"),
    "[length] ** 2 * [mass] / [time] ** 2": ("eV", "keV", "MeV", "GeV"),
}
LEAST = {"[length]": 0.1}  # the smallest number shown on a ladder: 0.11 mm of lead, not 110 um; else 1
READABLE = {"[length]": (0.1, 150.0), "[time]": (0.1, 100.0)}  # the range in which a kind's own unit is kept


def natural(value: Quantity, kind: Kind, wanted: str = "") -> Quantity:
    """The value in the wanted unit, else in its kind's unit, else on a ladder where that reads badly."""
    if wanted:
        like = quantity(1.0, wanted)
        if like.dimensionality == value.dimensionality and not _clash(family(like), kind.family):
            return value.to(like.units)
    shown = value.to(kind.unit) if kind.unit else value.to("")
    size, measures = abs(float(shown.magnitude)), str(shown.dimensionality)
    low, high = READABLE.get(measures, (0.01, 10_000.0))
    if low <= size < high or size == 0:
        return shown
    for unit in reversed(LADDERS.get(kind.family or measures, ())):
        if shown.dimensionality == dimension(unit) and abs(float(shown.m_as(unit))) >= LEAST.get(measures, 1.0):
            return shown.to(unit)
    return shown


_ABSORBED = re.compile(r"\b(?:absorbed|air kerma|kerma|gray)\b", re.IGNORECASE)


def _clash(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one != two


def mixed_up(reading: Reading) -> Missing | None:
    """'Absorbed dose in Sv', 'convert 2 Gy to Sv' without a radiation: the correction instead of a number."""
    if not reading.asked_unit:
        return None
    wanted = family(quantity(1.0, reading.asked_unit))
    if any(family(g.value) == wanted for g in reading.givens) and not _ABSORBED.search(reading.text):
        return None  # beside values in sievert, "dose rate in µSv/h" is no mistake
    kind = next((KINDS[k] for k in reading.asked if KINDS[k].family), None)
    have = kind.family if kind else None
    if have is None and len(reading.givens) == 1:
        have = family(reading.givens[0].value)
    if not _clash(wanted, have) or "count" in {wanted, have} or {wanted, have} == {"roentgen", "gray"}:
        return None  # exposure and air kerma are tied by W/e: that is a calculation
    if wanted == "sievert" and have == "gray" and len(reading.givens) > 1 and not _ABSORBED.search(reading.text):
        return None  # a bare "dose" wanted in sievert
    if kind is None and re.search(
        r"photon|x[\s-]?ray|gamma|alpha|beta|electron|proton|neutron|w_?R", reading.text, re.I
    ):
        return None  # a radiation is named: the weighting factor decides, not a refusal
    why = _WHY.get(frozenset({wanted or "", have or ""}), "These two units measure different quantities.")
    what = kind.name if kind else f"a value in {NAMES.get(have or '', have)}"
    return Missing(
        None,
        what,
        ("radiation weighting factor",),
        f"No: {what} is not measured in {NAMES.get(wanted or '', wanted)}. {why}",
        correction=True,
    )


_CONVERTS = re.compile(
    r"\b(?:convert|express|how many|how much|equals?|equivalent to|corresponds?|what is (?:that|this|it))\b|=\s*\?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^\s*(?:is|are|of activity|of exposure)?\s*\??\s*(?:(?:expressed|converted|given|written)\s*)?(?:in|into|to|as|->|→|=)(?![a-z])",
    re.IGNORECASE,
)


def conversion(reading: Reading) -> Calculation | None:
    """'Convert 5 mCi to MBq', 'how many rad are 2 Gy': one value, another unit of the same quantity."""
    if len(reading.givens) != 1 or not reading.asked_unit or reading.nuclides or reading.materials:
        return None
    given = reading.givens[0]
    like = quantity(1.0, reading.asked_unit)
    if like.dimensionless and like.to_root_units().units != given.value.to_root_units().units:
        return None  # 2 % is no number of counts
    if given.bare or like.dimensionality != given.value.dimensionality or _clash(family(like), family(given.value)):
        return None
    if not (_CONVERTS.search(reading.text) or _BESIDE.match(reading.text[given.end :])) or any(
        not _same(kind, given.value) for kind in reading.asked
    ):
        return None
    akin = {kin for kind in given.kinds for kin in (kind, *KINDS[kind].also)}
    akin |= {kind for kind in reading.asked if set(KINDS[kind].also) & set(given.kinds)}
    if given.kinds and reading.asked and not akin & set(reading.asked):
        return None  # "the biological half-life is 12 d; how many days is the effective one?"
    result = given.value.to(like.units)
    one = quantity(1.0, str(given.value.units)).to(like.units)
    steps = (f"1 {given.value.units:~P} = {show(one, 6)}.", f"{show(given.value)} = {show(result)}.")
    return Calculation((), steps, result, _kind_of(given.value, reading), data=("SI definitions, through pint",))


def _same(kind: str, value: Quantity) -> bool:
    one, two = KINDS[kind].family, family(value)
    alike = not _clash(one, two) or {one, two} == {"hertz", "count"}
    return value.dimensionality == dimension(KINDS[kind].unit) and alike


def _kind_of(value: Quantity, reading: Reading) -> str:
    """The plainest kind this value can be."""
    named = [k for k in (*reading.asked, *reading.givens[0].kinds) if _same(k, value)]
    return (named or [plain_kind(value) or "value"])[0]
