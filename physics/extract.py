"""Words to quantities: "2 mm of lead at 511 keV" as values with units, materials, nuclides and what is asked.

Nothing is decided here. Each value keeps the words around it; `bind.py` gives it to a variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from medphys.errors import UnitError
from physics import tables
from physics.kinds import KINDS
from physics.label import label, symbols
from physics.names import material_spans, mentions_in, nuclide_matches, without_nuclides
from physics.units import Quantity, dimension, family, quantity
from physics.values import Given, as_unit, reductions, unit_pattern, values


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine takes from a question."""

    text: str
    givens: tuple[Given, ...] = ()
    materials: tuple[tables.Material, ...] = ()
    nuclides: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # kinds asked for, the likeliest first
    asked_unit: str = ""  # "mm" in "... in mm?"
    wants_number: bool = False  # "calculate", "how thick", "what is the ... of ..."
    mentions: tuple[str, ...] = field(default=())  # every kind named anywhere


_ASKING = re.compile(
    r"\b(what(?:'s| is| was| are| would| will)?(?: be)?(?: the| its)?|which|calculate|compute|find|determine|estimate|work out|give(?: me)?|"
    r"how (?:much|many|long|thick|far|large|big|deep|strong|old|high|fast)|derive|evaluate|solve for|convert|by what factor|to what)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\b(calculate|compute|find|determine|estimate|work out|evaluate|solve|convert|how (?:many|long|thick|far|much|old|deep))\b",
    re.I,
)
_IN_UNIT = re.compile(r"\b(?:in|into|to|as)\s+(?:units? of\s+)?$", re.IGNORECASE)
_CLIMATE = re.compile(r"temperature|pressure|kPa|hPa|mmHg|P_?TP", re.IGNORECASE)


def read(text: str) -> Reading:
    """Everything in `text` that a formula could use. Never raises."""
    if _CLIMATE.search(text):
        text = re.sub(r"(?<=\d)\s?C\b", " °C", text)  # beside a pressure, C is no coulomb
    masked = without_nuclides(text)
    found = reductions(masked, values(masked))
    mentions = [m for m in mentions_in(masked) if not any(g.start <= m[1][0] < g.end and not g.bare for g in found)]
    entities = material_spans(masked)
    givens, attached = label(masked, found, mentions, entities)
    asked = asked_for(masked, mentions, attached, givens)
    if not asked and mentions and mentions[0][0] not in {k for g in givens for k in g.kinds[1:]}:
        asked = (mentions[0][0],)  # "TCP for ...": what is named first, though a value stands beside it
        givens = [replace(g, kinds=tuple(k for k in g.kinds if k != asked[0])) for g in givens]
    return Reading(
        text=text,
        givens=tuple(givens),
        materials=tuple(dict.fromkeys(m for m, _ in entities)),
        nuclides=tuple(dict.fromkeys(name for _, name in nuclide_matches(text))),
        asked=asked,
        asked_unit=asked_unit(masked, found),
        wants_number=bool(_COMMAND.search(masked)),
        mentions=tuple(dict.fromkeys(k for k, _ in mentions)),
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Where a material, a nuclide or a value stands in a text."""

    kind: str  # "material", "nuclide" or "value"
    words: str
    start: int
    end: int
    value: Quantity | None = None


def spans(text: str) -> list[Span]:
    """Every material, nuclide and value with a unit, in reading order."""
    found = [Span("nuclide", m[0], *m.span()) for m, _ in nuclide_matches(text)]
    masked = without_nuclides(text)
    found += [Span("material", masked[a:b], a, b) for _, (a, b) in material_spans(masked)]
    found += [Span("value", g.words, g.start, g.end, g.value) for g in values(masked) if not g.bare]
    return sorted(found, key=lambda s: s.start)


# a kind asked for by a phrase that does not name it
_PHRASED = (
    ("transmission", r"\b(fraction|percent(age)?|per cent|proportion|share|how much|how many percent)\b.{0,60}\b(transmit\w*|pass(es)?|penetrat\w*|(gets?|makes? it|comes?|goes) (through|past)|emerg\w*|survives?|reach(es)?|remain\w* unattenuated)\b"),
    ("attenuation in decibels", r"\bhow many (dB|decibels?)\b|\b(dB|decibel) loss\b"),
    ("transmission", r"\b(transmit\w*|pass(es)?|get(s)? through)\b.{0,30}\b(fraction|percent(age)?|proportion)\b"),
    ("number of half-value layers", r"\bhow many (hvls?|half[\s-]value layers?)\b"),
    ("fraction remaining", r"\b(fraction|percent(age)?|proportion)\b.{0,40}\b(remain\w*|left|undecayed)\b"),
    ("thickness", r"\bhow (many|much) (mm|cm|millimet\w+|centimet\w+|lead|concrete|shielding|aluminium|aluminum|copper|steel|water)\b"),
    ("time", r"\b(how (long|soon)|when (does|will|is)|after (what|how much) time)\b"),
    ("distance", r"\b(how (far|close)|at what distance)\b"),
)  # fmt: skip
_BACK = re.compile(
    r"\b(what('s| is| will be)? (left|remain\w*)|how much (is|will be|of it is)? ?(left|remain\w*)|what (is|will|would|was) (it|that|this)( be)?|what (does|will) it (become|read)|find it|and at|what about)\b",
    re.IGNORECASE,
)


def asked_for(
    text: str, mentions: list[tuple[str, tuple[int, int]]], attached: set[int], givens: list[Given]
) -> tuple[str, ...]:
    """Kinds asked for: those right behind the question word first, then the free ones in order."""
    ranked: list[tuple[float, str]] = [
        (0.0, kind) for kind, pattern in _PHRASED if kind in KINDS and re.search(pattern, text, re.I)
    ]
    if _BACK.search(text) and givens and (kind := (*givens[0].kinds, plain_kind(givens[0].value))[0]):
        ranked.append((0.4, kind))
    for match in re.finditer(r"\b(?:what(?: is|'s)?(?: the)?|find|calculate|compute)\s+([A-Za-z][\w]+)\b", text, re.I):
        if kind := symbols().get(match[1], ""):
            ranked.append((0.2, kind))  # "what is mu?"
    asking = [m.end() for m in _ASKING.finditer(text)] + [m.start() for m in _ASKING.finditer(text)]
    for i, (kind, (start, end)) in enumerate(mentions):
        gaps = [
            start - a
            for a in asking
            if 0 <= start - a <= 40 and not re.search(r"[,;.?]|\b(if|when|of|for|from|at|with)\b", text[a:start])
        ]
        if gaps:
            ranked.append((min(gaps) / 100, kind))
        elif i not in attached:
            ranked.append((1 + start / 1000, kind))
        elif text[end:].lstrip(" ").startswith("?"):
            ranked.append((2, kind))
    return tuple(dict.fromkeys(kind for _, kind in sorted(ranked)))


PLAIN = (
    "activity",
    "absorbed dose",
    "equivalent dose",
    "dose rate",
    "equivalent dose rate",
    "exposure",
    "exposure rate",
    "photon energy",
    "time",
    "distance",
    "mass",
)


def plain_kind(value: Quantity) -> str:
    """The plainest kind a bare value can be: '5 mCi' is an activity; '' if none fits."""
    fits = [
        k
        for k in (*PLAIN, *KINDS)
        if value.dimensionality == dimension(KINDS[k].unit) and KINDS[k].family == family(value)
    ]
    return fits[0] if fits else ""


def asked_unit(text: str, found: list[Given]) -> str:
    """The unit a result is wanted in: 'in mm?', 'how many MBq', 'to keV'."""
    taken = [(g.start, g.end) for g in found]
    for match in re.finditer(rf"(?<![\w¤-]){unit_pattern()}(?![\w])", text):
        inside = any(s <= match.start() < e for s, e in taken)
        lead = text[: match.start()]
        if not inside and (_IN_UNIT.search(lead) or re.search(r"\bhow many\s$", lead, re.I)):
            try:
                quantity(1.0, as_unit(match[0]))
            except UnitError:
                continue
            return as_unit(match[0])
    return ""
