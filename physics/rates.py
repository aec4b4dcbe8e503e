"""Rates whose "per" stands apart from the number: "6500 times a second", "48,000 photons hit each mm2", "1.85 mGy of air kerma per hour"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from medphys.errors import UnitError
from physics.given import Given
from physics.spelling import as_unit, unit_pattern
from physics.units import Quantity, family, quantity

_COUNTED = (  # what physics counts; patients, fractions and slices a week are no frequency
    "times|counts?|clicks?|pulses?|photons?|quanta|x[- ]rays?|particles?|neutrons?|electrons?|protons?|interactions?|collisions?|decays?|"
    "disintegrations?|events?|coincidences?|singles|triples|randoms|hits|cycles|revolutions|rotations|ions?|ion pairs|beats"
)
_FILLED = r"(?:\s+(?!per\b|each\b|every\b|and\b|or\b|once\b|twice\b|fractions?\b|for\b)[a-z][a-z-]*)"
_PER = r"\s+(?:per|(?:for\s+|on\s+|in\s+|through\s+)?(?:each|every)|of\s+each)\s+"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a number and its "per": a counted noun with words around it, or words alone."""
    per = rf"{_PER}(?P<unit>{unit_pattern()}(?:\s+and\s+[MkG]Bq\b)?)(?!\w)"
    article = r"\s+an?\s+(?P<article>second|minute|hour|day|min)\b(?!-)"
    counted = rf"(?:\s+(?:of the\s+)?[a-z-]+){{0,2}}?\s+(?:{_COUNTED})(?:\s+of\s+[\d.]+\s?[kM]eV)?(?:{article}|{_FILLED}{{0,3}}?{per})"
    return re.compile(counted, re.IGNORECASE), re.compile(rf"{_FILLED}{{1,4}}?{per}")


def counted_rates(givens: list[Given], text: str) -> list[Given]:
    """The values of a text, each divided by the unit that follows what it counts or measures."""
    out: list[Given] = []
    taken = range(0)
    for one in givens:
        if one.start in taken:
            continue  # the 1 min of "clicks a minute"
        out.append(one := _of_each_photon(one, text))
        if (found := _per(one, text)) and (rate := _divided(one.value, found)) is not None:
            out[-1] = replace(one, value=rate, bare=False)
            taken = range(found.end() - 15, found.end())
        elif one.bare and (often := _OFTEN.match(text, one.end)):
            taken = range(one.end, often.end())  # "120 a week", "30 patients a week" state no week
    return _of_them(_exchanged(out, text), text)


_OFTEN = re.compile(r"(?:\s+[a-z]+)?\s+an?\s+(?:week|day|month|year)\b")
_WEEKLY = re.compile(r"\s+(?P<unit>weekly|hourly|yearly|annually|in (?:a|one) week)\b", re.IGNORECASE)
_OF_A_WEEK = re.compile(r"\bweekly\s+(?:\w+\s+){1,3}(?:is|was|of|=|:|at)\s+$", re.IGNORECASE)
_PERIODS = {"weekly": "week", "hourly": "hour", "yearly": "year", "annually": "year"}
_YIELDS = re.compile(
    r"\s*(?:=|yields|gives|makes|corresponds to|is equal to|equals|is worth|(?:of [\w ]{1,25}? )?(?:would )?weighs?)\s*"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|which|it|this)\b")


def _exchanged(givens: list[Given], text: str) -> list[Given]:
    """'1 mCi = 1.27 U', '1 MBq yields 22 counts a second': one value, what each unit of the first is worth."""
    out: list[Given] = []
    for one in givens:
        last = out[-1] if out else None
        if last and _worth(last, one) and _YIELDS.fullmatch(text[last.end : one.start]):
            out[-1] = replace(one, value=one.value / last.value)
        else:
            out.append(one)
    return out


def _worth(last: Given, one: Given) -> bool:
    single = not last.bare and not one.bare and float(last.value.magnitude) == 1
    other = last.value.dimensionality != one.value.dimensionality or family(one.value) == "count"
    return single and (family(last.value) is not None or str(last.value.units) == "mol") and other


def _of_them(givens: list[Given], text: str) -> list[Given]:
    """'920 mm3, 890 of them': the second number has the unit of the first."""
    out: list[Given] = []
    for one in givens:
        if one.bare and out and not out[-1].bare and one.words[:1].isdigit() and _OF_THEM.match(text, one.end):
            one = replace(one, value=quantity(float(one.value.magnitude), str(out[-1].value.units)), bare=False)
        out.append(one)
    return out


def _per(one: Given, text: str) -> re.Match[str] | None:
    """The "per second" that belongs to a value, if words stand between them."""
    counted, measured = _patterns()
    if one.bare and one.words[-1:].isdigit():
        return counted.match(text, one.end) or _ALONE.match(text, one.end)
    if not _can_be_shared_out(one.value):
        return None
    return measured.match(text, one.end) or _WEEKLY.match(text, one.end) or _weekly(one, text)


_ALONE = re.compile(r"\s+an?\s+(?P<article>second|minute|hour|min)\b")  # "800 a min"


def _weekly(one: Given, text: str) -> re.Match[str] | None:
    """'The weekly workload is 500 Gy': the period stands before the value."""
    named = _OF_A_WEEK.search(text[: one.start]) if family(one.value) in {"gray", "sievert"} else None
    return re.compile("(?P<unit>)").match(text, one.end) if named else None


def _of_each_photon(one: Given, text: str) -> Given:
    """'How many photons of 60 keV per cm2': the energy is that of one of them, and its unit ends before the "per"."""
    if "eV" not in one.words or not _OF_PARTICLES.search(text[: one.start]) or not (cut := _AREA.search(one.words)):
        return one
    words = one.words[: cut.start()]
    unit = re.search(r"[kM]?eV$", words)
    return (
        one
        if unit is None
        else replace(one, value=quantity(float(one.value.magnitude), unit[0]), words=words, end=one.start + len(words))
    )


_OF_PARTICLES = re.compile(
    r"\b(?:photons|quanta|electrons|protons|particles|x[- ]rays|neutrons)\s+(?:of|at|with)\s+$", re.IGNORECASE
)
_AREA = re.compile(r"\s+(?:per|every|each)\s")


def _can_be_shared_out(value: Quantity) -> bool:
    """A dose, an activity, a charge, an energy in joule or an amount; an energy in eV or a length is no such thing."""
    unit = str(value.units)
    simple = not re.search(r"[/*]", unit)
    return simple and (family(value) is not None or unit in {"J", "mJ", "µJ", "nC", "pC", "mol"})


def _divided(value: Quantity, found: re.Match[str]) -> Quantity | None:
    unit = found.groupdict().get("article") or found["unit"] or "week"
    unit = "week" if unit.lower().startswith("in ") else _PERIODS.get(unit.lower(), unit)
    try:
        return quantity(float(value.magnitude), "").__class__(
            value.magnitude, value.units / quantity(1.0, as_unit(unit)).units
        )
    except (UnitError, AttributeError):
        return None
