"""The share that is left after a reduction: "to 1 %", "to 1/16", "by a factor of 8", "by 90 %", "halves"."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import NormalDist

from physics.units import is_percent, quantity
from physics.values import Given

LEFT = ("transmission", "fraction remaining")  # kinds of the share that is left
_LESS = r"\b(?:reduc|attenuat|cut|decreas|drop|lower|fall|fell|decay|weaken|dimin|bring|brought|tak|get|shrink)\w*\b"
_STOP = r"\b(?:reduc|attenuat|cut|decreas|drop|lower|fall|weaken|absorb(?!ed dose)|stop|block|remov|los)\w*\b"
_TO = re.compile(
    rf"(?:{_LESS}[^.;?]{{0,60}}\b(?:down\s+)?to|\bdown to|\bthrough only)\s+(?:about\s+|only\s+|just\s+)?$", re.I
)
_BY = re.compile(rf"{_STOP}[^.;?]{{0,60}}\bby\s+(?:about\s+)?$", re.I)
_FACTOR = re.compile(rf"{_STOP}[^.;?]{{0,60}}\bfactor\s+(?:of\s+)?$", re.I)
_TAKEN = re.compile(
    r"\b(?:absorb|stop|block|remov|attenuat)(?:s|es|ed|ing)?\s+(?:about\s+)?$|\blos(?:es|t|ing|e)\s+$", re.I
)
_PASSED = re.compile(
    r"\b(?:all|everything) (?:but|except)\s+(?:for\s+)?(?:about\s+)?$|\b(?:transmit|let|pass)(?:s|es|ted|ting|ing)?\s+(?:through\s+)?(?:only\s+|about\s+)?$",
    re.I,
)
_THROUGH = re.compile(
    r"^\s*(?:of (?:the |it |them )?[\w ]{0,30}?)?(?:is |are |be |to be |get |gets |goes |go |passes |pass |comes |come |makes it )?"
    r"(?:transmitted|through|transmission|penetrates?|remain(?:s|ing)?|left|get through|emerges?|survives?|still there)\b",
    re.I,
)
_REST = re.compile(
    r"^\s*of (?:the |its |their )?(?:original |initial |incident |primary |unattenuated )?"
    r"(?:intensity|beam|activity|dose rate|photons|value|exposure|radiation|atoms|nuclei)\b",
    re.I,
)
_REST_OF = re.compile(r"^\s*(?:of )?(?:its|their|the)\b", re.I)
_CONFIDENCE = re.compile(r"^\s*(?:confidence|CI\b|limits?\b)", re.I)
_CELLS = re.compile(r"\b(?:cells?|clonogen\w*|surviv\w*|colon(?:y|ies))\b", re.IGNORECASE)
_HALVES = re.compile(r"\b(halv(?:e|es|ed|ing)|in half|by half|to half|to one half)\b(?![\s-]*(?:val|lif|liv))", re.I)


def reductions(text: str, givens: list[Given]) -> list[Given]:
    """The values of a text, each share that is left after a reduction turned into just that."""
    givens, used = halving_times(text, givens)
    out = []
    for one in givens:
        if (
            one.value.dimensionless
            and is_percent(one.value)
            and _CONFIDENCE.match(text[one.end :])
            and 0.5 < one.value.m_as("") < 1
        ):
            z = NormalDist().inv_cdf(0.5 + one.value.m_as("") / 2)  # "95 % confidence" is 1.96 standard deviations
            out.append(replace(one, value=quantity(z), kinds=("normal quantile",), bare=True))
            continue
        if one.value.dimensionless and (kind := _other_share(text[: one.start], text[one.end :])):
            out.append(replace(one, kinds=(kind,)))
            continue
        share = _share(text[: one.start], text[one.end :], one)
        left = ("surviving fraction", *LEFT) if _CELLS.search(text) else LEFT
        out.append(one if share is None else replace(one, value=quantity(share), kinds=left, bare=True))
    halves = next((m for m in _HALVES.finditer(text) if not any(a <= m.start() < b for a, b in used)), None)
    if halves and not any(LEFT[0] in g.kinds for g in out):
        out = [g for g in out if not halves.start() <= g.start < halves.end()]
        out.append(Given(quantity(0.5), halves[0], *halves.span(), LEFT, bare=True))
    return out


# "halves every 6 h", "lose half of its strength in 5700 years", "half of it is gone every 15 h"
_GONE = r"(?:gone|lost|decay\w*|left|remain\w*|disappear\w*|excreted|eliminated|washed|cleared|disintegrat\w*)"
_HALVED_IN = re.compile(
    rf"(?P<half>\bhalv(?:e|es|ed)\b|\blos(?:e|es|t|ing)\s+half\b|\bhalf\b(?=[^.;?!\d]{{0,60}}\b{_GONE}\b))(?P<gap>[^.;?!\d]{{0,60}}?)"
    r"\b(?:every|in|within|each|after)\s+(?:about\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_TO_HALVE = re.compile(
    r"^\s+(?:(?:to|until it|until they)\s+(?:halves?|(?:los\w+|decay\w*|fall\w*|drop\w*|go\w*|com\w*)\s+(?:down\s+)?(?:to\s+)?half)|(?:it|there|the \w+)\s+(?:is|was|has)\s+(?:only\s+|just\s+)?half\s+as\s+much)\b",
    re.IGNORECASE,
)


def halving_times(text: str, givens: list[Given]) -> tuple[list[Given], list[tuple[int, int]]]:
    """The values, a time in which something halves marked as a half-life, its "half" left out; and where that stood."""
    used: list[tuple[int, int]] = []
    out = []
    for one in givens:
        timed = not one.bare and one.value.check("[time]")
        ahead = _HALVED_IN.search(text[max(0, one.start - 150) : one.start]) if timed else None
        behind = _TO_HALVE.match(text[one.end :]) if timed else None
        if ahead or behind:
            one = replace(one, kinds=_living(text, one))
            first = max(0, one.start - 150) + ahead.start() if ahead else one.end
            used.append((first, one.start if ahead else one.end + (behind.end() if behind else 0)))
        out.append(one)
    return [g for g in out if not any(a <= g.start < b and g.value.dimensionless for a, b in used)], used


def _living(text: str, one: Given) -> tuple[str, ...]:
    """Half of it is excreted: a biological half-life; else a half-life."""
    beside = text[max(0, one.start - 80) : one.end + 30]
    biological = re.search(r"\b(?:excret|eliminat|biolog|urin|kidneys wash)\w*", beside, re.IGNORECASE)
    return ("biological half-life",) if biological else ("half-life",)


_OTHER = (  # shares that are neither transmitted nor left
    ("reflection coefficient", re.compile(r"\breflect\w*\s+(?:about |only )?$", re.I), re.compile(r"(?!)")),
    (
        "uptake fraction",
        re.compile(r"\b(?:takes? up|taken up|accumulates?|uptake of)\s+(?:about |only )?$", re.I),
        re.compile(
            r"^\s*of (?:the |its )?(?:administered |injected )?activity\b[^.;?]{0,20}\b(?:goes|taken|accumulat|localis|localiz|reach)",
            re.I,
        ),
    ),
)


_OF_THE_TIME = re.compile(r"^\s*of (?:the|all) (?:time|(?:working )?week|(?:working )?day|working hours|year)\b", re.I)
_BEAM = re.compile(r"\bbeam\b[^.;]{0,60}$", re.I)
_PLACE = re.compile(
    r"\b(?:occup\w+|someone|somebody|people|persons?|staff|office|room|wife|husband|partner|corridor|chairs?|toilet|near|stays?|stand\w*|sit\w*|he|she|they)\b",
    re.I,
)


def _part_of_time(before: str, after: str) -> str:
    """'A third of the time the beam points at the wall', 'someone is there 5 % of the time': a use or an occupancy factor."""
    if not (match := _OF_THE_TIME.match(after)):
        return ""
    if _BEAM.search(before[-60:].split(",")[-1]) or re.match(r"\s+(?:that )?the beam\b", after[match.end() :]):
        return "use factor"
    return "occupancy factor" if _PLACE.search(before[-120:] + after[:80]) else ""


def _other_share(before: str, after: str) -> str:
    if kind := _part_of_time(before, after):
        return kind
    return next((kind for kind, ahead, behind in _OTHER if ahead.search(before) or behind.match(after)), "")


def _share(before: str, after: str, one: Given) -> float | None:
    percent = is_percent(one.value)
    if not one.value.dimensionless or not (one.bare or percent):
        return None
    number = float(one.value.m_as(""))
    if number > 1 and _FACTOR.search(before):
        return 1 / number
    if not 0 < number < 1:
        return None
    if (
        _TO.search(before)
        or _REST.match(after)
        or ((percent or one.words[:1].isalpha()) and (_PASSED.search(before) or _THROUGH.match(after)))
    ):
        return number
    return 1 - number if _BY.search(before) or ((percent or _REST_OF.match(after)) and _TAKEN.search(before)) else None
