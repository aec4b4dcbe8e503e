"""Words to quantities: "2 mm of lead at 511 keV" as values with units, materials, nuclides and what is asked.

Nothing is decided here. Each value keeps the words around it; `bind.py` gives it to a variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from physics import tables
from physics.asked import ASKING, COMMAND, asked_for, asked_measure, asked_unit
from physics.clock import elapsed
from physics.label import Mentions, label
from physics.names import material_spans, mentions_in, nuclide_matches, without_nuclides
from physics.reductions import reductions
from physics.spoken import in_figures
from physics.units import Quantity
from physics.values import Given, values


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine takes from a question."""

    text: str
    givens: tuple[Given, ...] = ()
    loose: tuple[Given, ...] = ()  # bare numbers that no word explains
    materials: tuple[tables.Material, ...] = ()
    nuclides: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # kinds asked for, the likeliest first
    sure: tuple[str, ...] = ()  # those of them that stand right behind the question word
    plain: tuple[str, ...] = ()  # those, or else the kinds with which the question begins or ends
    asked_unit: str = ""  # "mm" in "... in mm?"
    measure: str = ""  # a unit of the dimension asked for: "how fast" asks for a speed
    wants_number: bool = False  # "calculate", "how thick", "what is the ... of ..."
    question: str = ""  # the clause that asks, without its values
    mentions: tuple[str, ...] = field(default=())  # every kind named anywhere
    sought: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)  # steps tried, by what they gave


_IN_DIGITS = re.compile(r"[-+−]?\.?\d")
_SPELT_PART = re.compile(
    r"(?:an?|one|two|three|four)\s(?:half|third|quarter|fifth|sixth|eighth|tenth|\w+ieth|\w+dth)s?", re.IGNORECASE
)
_OF_WHAT = re.compile(r"\s+(?:of\s+(?:the|it|them|its|all|their|this|that)|went|goes|ends|is|was|emerges?|remains?)\b")
_EXACTLY = re.compile(r"\b(?:exactly|equals|is|of)\s+$")
_CLIMATE = re.compile(r"temperature|pressure|kPa|hPa|mmHg|mbar|P_?TP|k_?TP", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;?!](?:\s|$)|,\s|:\s|\b(?:if|when|while|whereas|given that|provided)\b", re.IGNORECASE)


def read(text: str) -> Reading:
    """Everything in `text` that a formula could use. Never raises."""
    text = _spelt_out(text)
    masked = without_nuclides(text)
    found = elapsed(masked, reductions(masked, values(masked)))
    found, mentions = _apart(found, mentions_in(masked))
    entities = material_spans(masked)
    labelled, attached = label(masked, [replace(g, mark=_mark(g.value)) for g in found], mentions, entities)
    givens = _without_arguments([g for g in labelled if not g.loose], masked)
    asked, sure, plain = asked_for(masked, mentions, attached, givens)
    wanted = asked_unit(masked, found)
    measure = wanted or asked_measure(masked)
    if (
        not asked
        and not wanted
        and not ASKING.search(masked)
        and mentions
        and mentions[0][0] not in {k for g in givens for k in g.kinds[1:]}
    ):
        asked = (mentions[0][0],)  # "TCP for ...": what is named first, though a value stands beside it
        givens = [replace(g, kinds=tuple(k for k in g.kinds if k != asked[0])) for g in givens]
    asking = _asking_clauses(masked)
    return Reading(
        text=text,
        givens=tuple(replace(g, in_question=any(a <= g.start < b for a, b in asking)) for g in givens),
        loose=tuple(g for g in labelled if g.loose and _stands_alone(g, masked)),
        question=" ".join(_without(masked[a:b], a, givens) for a, b in asking),
        materials=tuple(dict.fromkeys(m for m, _ in entities)),
        nuclides=tuple(dict.fromkeys(name for _, name in nuclide_matches(text))),
        asked=asked,
        sure=sure,
        plain=plain,
        asked_unit=wanted,
        measure=measure,
        wants_number=bool(COMMAND.search(masked)),
        mentions=tuple(dict.fromkeys(k for k, _ in mentions)),
    )


def _stands_alone(one: Given, text: str) -> bool:
    """Whether a bare number that no word explains is a value at all: figures are, and a spelt part of something."""
    if _IN_DIGITS.match(one.words):
        return True
    before, after = text[: one.start], text[one.end :]
    return bool(_SPELT_PART.fullmatch(one.words) and (_OF_WHAT.match(after) or _EXACTLY.search(before)))


def _mark(value: Quantity) -> str:
    """The unit as text; an angle by its long name, since "rad" is a dose where the field speaks."""
    return re.sub(r"\b([mµ]?)rad\b", r"\1radian", str(value.units))


def _without_arguments(givens: list[Given], text: str) -> list[Given]:
    """The 2 cm of "g(2 cm) = 0.82" is the argument of a function: where it is stated elsewhere too, once is enough."""
    inside = [g for g in givens if re.search(r"[A-Za-zα-ω]\($", text[: g.start]) and text[g.end :].startswith(")")]
    again = [g for g in inside if any(o is not g and o.value == g.value for o in givens)]
    return [g for g in givens if g not in again]


def _apart(found: list[Given], mentions: Mentions) -> tuple[list[Given], Mentions]:
    """Values and names that overlap, told apart: "90 % isodose" is a name, "lp/mm" in "2 lp/mm" a unit."""
    kept = [g for g in found if not any(a <= g.start and g.end < b for _, (a, b) in mentions)]
    return kept, [m for m in mentions if not any(g.start <= m[1][0] < g.end and not g.bare for g in kept)]


_FRACTIONS = re.compile(r"(?<=Gy)\s?/\s?(\d+)\s?(?:fx|fractions?|#)|(?<=\d)\s?#(?!\w)", re.IGNORECASE)


# "64 x 0.625 mm", "128 rows of 0.5 mm": the collimation of a CT beam is the product
_ROWS = re.compile(
    r"\b(\d{1,3})\s*(?:x|×|(?:detector )?rows of|slices of|detectors of)\s*(\d(?:\.\d+)?)\s?mm", re.IGNORECASE
)


_ANGLE = re.compile(
    r"\b(?:angles?|scatter\w*|divergence|deflect\w*|spreads?|bend\w*|highland|theta)\b|θ", re.IGNORECASE
)
_ANGLE_IN_RAD = re.compile(r"((?:\bangle|\btheta|θ|\bphi|φ)\b[^.;,?]{0,30}?\d[\d.]*\s?)rad(?:ians?)?\b", re.IGNORECASE)
# neutrons at a maze are stated for each gray of the beam, and so are those that come out at its door
_MAZE = re.compile(r"\bmaze\b|\bkersey\b", re.IGNORECASE)
_PER_GRAY = re.compile(r"(?<=Sv|m2|m²)\s?(?:/|per)\s?Gy\b")
# an equation quoted in a question states no value: "R = 0.0022 E^1.77", but build-up "1 + 0.8 µx" states its slope
_LINEAR = re.compile(r"(?:\bB\s?=\s?)?\b1\s?\+\s?(\d+(?:\.\d+)?)\s?[·*]?\s?(?:µ|μ|mu)\s?x\b")
_FITTED = re.compile(r"[=≈]\s?\d+(?:\.\d+)?\s?[·*×]?\s?(?:[A-Z]\s?(?:\^|\*\*)\s?[\d.]+|√\s?[A-Z]\w*)")
# "98,105,110,92" and "0.5,0.25" are lists, "1,250,000" is one number
_CLOSE_LIST = re.compile(
    r"(?<![\d.,])\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){2,}(?![\d.,])|(?<![\d.,])\d*\.\d+,\d*\.\d+(?![\d.,])"
)
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d,]|\.\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def _spelt_out(text: str) -> str:
    """Short forms of the clinic: "25 C" beside a pressure, "60 Gy/30 fx", "30#", "Gy10" (a BED for alpha/beta 10)."""
    text = in_figures(text)
    if _CLIMATE.search(text):
        text = re.sub(r"(?<=\d)\s?C\b", " °C", text)  # beside a pressure, C is no coulomb
        text = re.sub(
            r"(?<=\d)\s?(?:degrees?|deg|°)(?!\s?[A-Za-z])|(?<=\d)\s?(?:degrees?|deg)(?=\s(?!C|c)\w)", " °C", text
        )
    if _ANGLE.search(text):
        text = re.sub(r"\bmrad\b", "milliradian", text)
    text = _ANGLE_IN_RAD.sub(r"\1radian", text)
    if _MAZE.search(text) and not re.search(r"\d\s?Gy\b", text):
        text = _PER_GRAY.sub("", text)
    text = _LINEAR.sub(r"linear, a = \1", text)
    text = _FITTED.sub(" ", text)
    text = re.sub(r"(?<=\d)[x×](?=\d)", " x ", text)
    if re.search(r"\bpitch|collimation|detector rows|slices?\b", text, re.I):
        text = _ROWS.sub(lambda m: f"{float(m[1]) * float(m[2]):g} mm", text)
    text = re.sub(r"\bsingle (?=[\d.]+ ?c?Gy (?:fraction|dose))", "1 x ", text, flags=re.I)
    text = _FRACTIONS.sub(lambda m: f" in {m[1]} fractions" if m[1] else " fractions", text)
    if _DECIMAL_COMMA.search(text):  # then "1,006" is no thousand
        text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", ".", text)
    text = _CLOSE_LIST.sub(lambda m: m[0] if _THOUSANDS.fullmatch(m[0]) else m[0].replace(",", ", "), text)
    return re.sub(r"(?<=\d)\s?Gy_?(10|3)\b", r" Gy (alpha/beta \1 Gy)", text)


def _without(clause: str, start: int, givens: list[Given]) -> str:
    for g in givens:
        if start <= g.start < start + len(clause):
            clause = clause[: g.start - start] + " " * (g.end - g.start) + clause[g.end - start :]
    return clause


def _asking_clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses stand that ask, else the last one: "What is it at 4 m?" """
    ends = sorted({0, len(text), *(m.end() for m in _CLAUSE.finditer(text))})
    clauses = [(a, b) for a, b in pairwise(ends) if text[a:b].strip()]
    return [(a, b) for a, b in clauses if ASKING.search(text[a:b])] or clauses[-1:]


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
