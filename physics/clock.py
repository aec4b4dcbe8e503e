"""The time between two clock readings or week days: "drawn up at 7 am, given at 3:30 pm" states 8.5 hours."""

from __future__ import annotations

import re
from itertools import pairwise

from physics.units import quantity
from physics.values import Given

_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<half>am|pm|a\.m\.|p\.m\.|o'clock)(?![a-z])"
    r"|(?<![\d:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d|:)(?:\s?(?P<half2>am|pm|a\.m\.|p\.m\.|h\b|hours?\b))?"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:next|following) (?:day|morning|afternoon|evening)\b|\btomorrow\b|\bday after\b|\bnext day's\b", re.IGNORECASE
)
_NIGHT = re.compile(r"\b(?:night|overnight|midnight|morning|yesterday)\b", re.IGNORECASE)
DAY = 24.0


def elapsed(text: str, givens: list[Given]) -> list[Given]:
    """The values of a text, two clock readings (or two week days) replaced by the hours between them."""
    clocks = list(_CLOCK.finditer(text))
    if len(clocks) != 2:
        return _days_between(text, givens) if not clocks else givens
    first, second = (_hours(m) for m in clocks)
    days = _week_days(text)
    hours = second - first + DAY * days
    if days == 0 and _NEXT.search(text[clocks[0].end() :]):
        hours += DAY
    elif days == 0 and hours <= 0:  # the later one is named first; through the night if that is shorter to say
        hours = hours + DAY if _NIGHT.search(text) else -hours
    start, end = clocks[1].span()
    kept = [g for g in givens if not any(m.start() <= g.start < m.end() for m in clocks)]
    return _in_order([*kept, Given(quantity(hours, "hour"), f"{hours:g} h", start, end, ("time",))])


def _days_between(text: str, givens: list[Given]) -> list[Given]:
    days = list(_DAY.finditer(text))
    if len(days) != 2 or not (between := _week_days(text)):
        return givens
    start, end = days[1].span()
    return _in_order([*givens, Given(quantity(between, "day"), f"{between} d", start, end, ("time",))])


def _week_days(text: str) -> int:
    """Days from the first week day named to the second; 0 if there are not two."""
    named = [_DAYS.index(m[0].lower()) for m in _DAY.finditer(text)]
    return sum((b - a) % 7 or 7 for a, b in pairwise(named)) if len(named) == 2 else 0


def _hours(match: re.Match[str]) -> float:
    if match["word"]:
        return 0.0 if match["word"].lower() == "midnight" else 12.0
    hours = float(match["h"] or match["h2"]) + float(match["m"] or match["m2"] or 0) / 60
    half = (match["half"] or match["half2"] or "").lower().replace(".", "")
    if half == "pm" and hours < 12:
        return hours + 12
    return hours - 12 if half == "am" and hours >= 12 else hours


def _in_order(givens: list[Given]) -> list[Given]:
    return sorted(givens, key=lambda g: g.start)
