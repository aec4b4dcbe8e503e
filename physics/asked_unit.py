"""In which unit a question wants its result: "in mm?", "(cGy/h)", "how many cGy per R", "what mAs"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from medphys.errors import UnitError
from physics.spelling import as_unit, unit_pattern
from physics.units import quantity
from physics.values import Given

_SENTENCE = re.compile(r"(?<=[.;!])\s+|(?<=[^=\s]\?)\s+|\n")
_REQUEST = re.compile(
    r"\b(?:what|which|calculate|compute|find|determine|estimate|evaluate|derive|give|state|express|convert|infer|obtain|report|specify|quote|how)\b|\?",
    re.IGNORECASE,
)
_ALL_IN = re.compile(r"\b(?:all|both|each|also|are|is|sides|lengths|values|everything)\s(?:given\s)?(?:in\s)?$", re.I)
_IN = re.compile(r"\b(?:in|into|to|as)\s+(?:(?:\w+ )?units? of\s+)?(?:reciprocal\s|inverse\s)?$", re.IGNORECASE)
_BELOW_ONE = re.compile(r"\b(?:reciprocal|inverse)\s$", re.IGNORECASE)
_PRODUCT = re.compile(r"(?:/|\bper)\s?(\w+)\s?[*·⋅]\s?(\w+)$")  # "mGy per MBq*h" is per both
_HOW_MANY = re.compile(r"\b(?:how (?:many|much)|(?:what|which|by what|a) number of)\s$", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what|total|whats? the|new)\s(?:gross |net |total |new )?$", re.IGNORECASE)
_PLEASE = re.compile(r"\b(?:give|want|need|state|answer)\s(?:me\s|it\s|the\s|in\s)*$", re.IGNORECASE)
_OPEN = re.compile(r"(?:^|\s)[(\[]\s?(?:in\s)?$")
_IN_BRACKETS = re.compile(r"(?:^|\s)[(\[][^()\[\]\d=]{1,14},\s$")
_CLOSED = re.compile(r"\s?(?:,? (?!squared|cubed|law)[a-z][a-z ]{0,18})?[)\]]")
_END = re.compile(r"\s*(?:please|pls)?\s*\)?[.?!]*\s*$")
_ASIDE = re.compile(r"\s*(?:please|pls)?\s*\?|\s*(?:please|pls)\s?[:,]")
_STATED = re.compile(
    r"(?:[\d.¤\])=]|\b(?:per|each|every|one|a|an|the|these|and|of|square|cubic|same|[\d.]+ x))\s?$"
)  # what a stated value ends with
_COUNTED = re.compile(
    r"\b(?:counts?|photons?|electrons?|e-|quanta|neq|pulses?|pairs?|events|coincidences|randoms|decays|particles|"
    r"protons|neutrons|probability|chance|attenuate|attenuation coefficient|density|fluence|λ|lambda|[µμ]|mu|doing)\s?,?\s?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:how many|which|what|find|estimate|calculate|determine)\b[^,;.\d]{0,40},?\s?$", re.IGNORECASE)
_EACH = re.compile(r"\s(?:[\w']+\s){0,3}?(?:each|every|per|an?|one)\s(?=\S)")
_AND = re.compile(r"\s(?:and|and per)\s")
_NUMBERED = re.compile(r"\d\S*\s(?:[\w-]+\s){0,3}$")
_SPELT = re.compile(r"[a-z]{4,}s?|day|week|year")  # "over the years", "which second layer": words of their own
LETTERS = frozenset("ACGKLRTUVWJbdghmsu")  # each a unit, and a symbol of something else


@cache
def _unit_alone() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w¤/*^·-])(?:(?:1(?=\s?/))?{unit_pattern()}|(?<!\d)%)(?![\w%])")


def asked_unit(text: str, found: list[Given]) -> str:
    """The unit a result is wanted in, '' if none is said; of several, that of the last request."""
    taken = [(g.start, g.end) for g in found]
    best, unit = 0, ""
    for start, end in _sentences(text):
        asks = 2 * bool(_REQUEST.search(text[start:end])) + (end >= len(text.rstrip()))
        for match in _unit_alone().finditer(text, start, end):
            if any(s <= match.start() < e for s, e in taken):
                continue
            at, stop = _bounds(match)
            weight = 10 * _weight(text[start:at], text[at:stop], text[stop:end], asks > 0) + asks
            if weight >= max(best, 10) and (named := _whole(match, text)):
                best, unit = weight, named
    return unit


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    """Where a unit stands, without the bracket that closes "(J/m^2)"."""
    return match.start(), match.end() - (match[0].count(")") > match[0].count("("))


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(ends) if text[a:b].strip()]


def _weight(lead: str, unit: str, rest: str, asks: bool = True) -> int:
    """How surely the words around a unit ask for a result in it: 0 not at all, 2 surely; 1 in a sentence that asks nothing."""
    symbol = unit in LETTERS or re.fullmatch(r"[A-Z]\d", unit) is not None
    if _ALL_IN.search(lead) or (symbol and re.match(r"\s?=", rest)) or re.search(r"\bday to $", lead):
        return 0
    if re.search(r"\bas\s+$", lead, re.I) and not re.match(r"\s*(?:[?.,)]|$)", rest):
        return 0  # "as a function of kVp" is no wish
    if not asks:
        return int(_IN.search(lead) is not None)
    if _HOW_MANY.search(lead) or _IN.search(lead):
        return 2
    if (_OPEN.search(lead) or _IN_BRACKETS.search(lead)) and _CLOSED.match(rest):
        return 2 * (not re.search(r"\d\s?[(\[]\s?$", lead))
    if re.search(r"=\s?\?\s?$", lead):
        return 2
    return 0 if symbol else _bare(lead, unit, rest)


def _bare(lead: str, unit: str, rest: str) -> int:
    """A unit with no preposition: 'which mAs', 'gap mm?', '-> Ci', 'events per second'."""
    apart = not lead.strip() or re.search(r"[,.:;>)?]\s*$", lead) is not None
    if _SPELT.fullmatch(unit) and not apart:
        return 2 * (_PLEASE.search(lead) is not None)
    if _PLEASE.search(lead) or (_WHICH.search(lead) and not re.match(r"\s?window", rest)):
        return 2
    last = _END.fullmatch(rest) or _ASIDE.match(rest)
    if re.match(r"per\s|1?\s?/", unit):
        counted = _COUNTED.search(lead) is not None and not _NUMBERED.search(lead)
        return 2 * (counted and bool(last or _ASKED.search(lead)))
    if last:
        return 2 * (not _STATED.search(lead) and lead.count("(") <= lead.count(")"))
    if unit == "%":
        return int(re.search(r"(?:^|[,:>]\s?)$", lead) is not None and rest[:1] == " ")
    return int(re.search(r"[:;]\s$", lead) is not None and re.match(r"\s(?:in|for|at|to|from)\b", rest) is not None)


def _whole(match: re.Match[str], text: str) -> str:
    """The unit with what it is per: 'mSv does each mGy·cm bring', 'mGy per MBq and second'."""
    at, stop = _bounds(match)
    unit = text[at:stop]
    if re.match(r"per\s|/", unit) is None and _HOW_MANY.search(text[: match.start()]):
        each = _EACH.match(text, match.end())
        below = each and _unit_alone().match(text, each.end())
        unit += f" / ({below[0]})" if below and _readable(below[0]) else ""
    elif more := _AND.match(text, match.end()):
        below = _unit_alone().match(text, more.end())
        unit += f" / {below[0]}" if below and "per" in unit else ""
    elif _BELOW_ONE.search(text[: match.start()]):
        unit = f"1 / {unit}"
    return _readable(unit)


def _readable(unit: str) -> str:
    unit = _PRODUCT.sub(r"/ (\1*\2)", unit)
    try:
        quantity(1.0, as_unit(unit))
    except UnitError:
        return ""
    return as_unit(unit)
