"""Which kinds a question asks for, the likeliest first, and in which unit."""

from __future__ import annotations

import re
from functools import cache

from physics.asked_phrases import asked_measure, phrased
from physics.asked_unit import asked_unit
from physics.kinds import KINDS
from physics.label import GREEK, Mentions, symbol_kinds
from physics.names import owners_of_clues, phrase_pattern
from physics.units import Quantity, dimension, family
from physics.values import Given

__all__ = ["ASKING", "COMMAND", "SURE", "asked_for", "asked_measure", "asked_unit", "plain_kind"]

ASKING = re.compile(
    r"\b(what(?:'s| is| was| are| would| will)?(?: be)?(?: the| its)?|which|calculate|compute|find|determine|estimate|work out|give(?: me)?|"
    r"how (?:much|many|long|thick|far|large|big|deep|strong|old|high|fast|wide|well)|derive|evaluate|solve for|convert|express|by (?:what|which) factor|to what|when (?:does|will|is|do))\b",
    re.IGNORECASE,
)
COMMAND = re.compile(
    r"\b(calculate|compute|find|determine|estimate|work out|evaluate|solve|convert|how (?:many|long|thick|far|much|old|deep))\b",
    re.I,
)
_BACK = re.compile(
    r"\b(what('s| is| will be)? (left|remain\w*)|how much\b.{0,25}\b(left|remain\w*)|what (is|will|would|was) (it|that|this)( be)?|what (does|will) it (become|read)|find it|"
    r"and at|what about|becomes? of|new value|what(?: is| was|'s| would be| will be)? the (?:rate|reading|level)|what (?:rate|reading) |(?:what|how)\b.{0,60}\b(?:change|become)s?\b)|\blater\s*\?|,\s*(?:at|after|behind|in)\s[^,?]{1,25}\?\s*$",
    re.IGNORECASE,
)
# what a value usually sets rather than what is followed up: "what is it at 4 m?" asks for the rate, not the distance
_SETTINGS = frozenset({"[time]", "[length]", "[mass] * [length] ** 2 / [time] ** 2", "dimensionless", "[current]"})
CONCEPT = re.compile(
    r"^\s*(why|how (do|does|did|is|are|can|should|would)\b|explain|describe|compare|discuss|contrast (?!of\b)[a-z]|define|list|name|"
    r"what (happens|causes|determines|affects|factors|distinguishes|are the)|should|"
    r"what('s| is| are) the (advantages?|disadvantages?|differences?|purpose|role|principle|meaning|reason|benefit)|true or false|which of|derive|show that|prove|"
    r"what (?:does|do|did|would) [^?]{1,60}\b(?:mean|stand for|tell|imply)\b|(?:the )?meaning of|meaning:)",
    re.IGNORECASE,
)  # fmt: skip


@cache
def _how_many() -> re.Pattern[str]:
    return re.compile(rf"\bhow many (?:\w+ )??(?P<clue>{phrase_pattern(owners_of_clues())})(?![\w])", re.I)


SURE = 0.45  # a rank below this: the kind is named right behind the question word


def asked_for(
    text: str, mentions: Mentions, attached: set[int], givens: list[Given]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Kinds asked for, those right behind the question word first, then the free ones; which are sure; which open or end it."""
    ranked = phrased(text)
    if many := _how_many().search(text):
        ranked += [(0.1, kind) for kind in owners_of_clues()[re.sub(r"[\s-]+", " ", many["clue"].lower())]]
    if _BACK.search(text) and givens:
        ranked.append((0.4, _subject(givens)))
    ranked += _by_symbol(text, givens)
    named = _by_name(text, mentions, attached)
    ranked += named
    sure = tuple(kind for rank, kind in named if rank < SURE)
    hinted = tuple(
        kind
        for i, (kind, (start, end)) in enumerate(mentions)
        if i not in attached
        and text.count("(", 0, start) == text.count(")", 0, start)
        and (start <= 4 or (re.match(r"\w*\s*(?:\?|[.!]?\s*$)", text[end:]) and not _OF.search(text[:start])))
    )
    return tuple(dict.fromkeys(kind for _, kind in sorted(ranked, key=lambda r: r[0]) if kind)), sure, sure or hinted


def _subject(givens: list[Given]) -> str:
    """The kind that 'it' and 'what is left' stand for: the first value that is no mere setting."""
    first = next((g for g in givens if not g.bare and str(g.value.dimensionality) not in _SETTINGS), givens[0])
    fitting = [k for k in first.kinds if first.value.dimensionality == dimension(KINDS[k].unit)]
    return (*fitting, plain_kind(first.value))[0]


def _by_symbol(text: str, givens: list[Given]) -> list[tuple[float, str]]:
    """'what is mu?', 'mu = 0.2 /cm, x = 3 cm, T?': a symbol; one of many meanings only if other symbols stand by."""
    asking = [GREEK.get(m[1], m[1]) for m in _AFTER_ASKING.finditer(text)]
    named = [
        (0.2, kind) for mark in asking if _TELLING.fullmatch(mark) for kind in sorted(symbol_kinds().get(mark, ()))
    ]
    if opening := _FIRST_SYMBOL.match(text):
        mark = opening[1] or opening[2]
        named += [(0.25, kind) for kind in sorted(symbol_kinds().get(GREEK.get(mark, mark), ()))]
    last = _LAST_SYMBOL.search(text)
    if not named and last and any(g.symbol for g in givens):
        named = [(0.3, kind) for kind in sorted(symbol_kinds().get(GREEK.get(last[1], last[1]), ()))]
    return named


_AFTER_ASKING = re.compile(
    r"\b(?:what(?: is|'s)?(?: the)?|which|find|calculate|compute|give)\s+([A-Za-zα-ωµ][\w/]*)", re.I
)
# "λ of I-125 in 1/d", "τ Lu-177", "Z for muscle": a question that opens with a symbol asks for it
_FIRST_SYMBOL = re.compile(
    r"\s*(?:([A-Za-zα-ωµ][\w/]{0,5})\s+(?:of|for|in|at|behind|from)\s(?!=)|([α-ωΑ-Ω])\s(?![=:≈\d]))"
)
_LAST_SYMBOL = re.compile(
    r"(?:[,;:.>→]|find|is|what|compute|calculate)\s*([A-Za-zα-ωµ][\w/]{0,5})\s*=?\s*\?*\s*$", re.I
)
# a mark that no English word is: a Greek letter by name, or two signs of which one is a capital or a digit
_TELLING = re.compile(
    r"mu|rho|theta|gamma|Gamma|sigma|lambda_?|mu_rho|ab|(?=\w{2,8}$)(?=.*[A-Z0-9_]\w*)(?![A-Z][a-z]{2,})\w+"
)


_OF = re.compile(r"\b(?:of|in|with|at|for|from)\s(?:its |the |this |that |an? )?$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:to|into|as|in)\s(?:an? |the )?$", re.IGNORECASE)


# "Mass number of the nucleus?": a sentence that begins with the name and ends with a question mark
_OPENING = re.compile(r"(?:^|[.!?]\s)(?:the |its )?$", re.IGNORECASE)
_TO_THE_END = re.compile(r"[^.;:!?\d]{0,60}\?\s*$")


def _by_name(text: str, mentions: Mentions, attached: set[int]) -> list[tuple[float, str]]:
    words = list(ASKING.finditer(text))
    turns = [m for m in words if m[0].lower() in {"convert", "express", "by what factor", "by which factor"}]
    asking = [m.end() for m in words if m not in turns] + [m.start() for m in words if m not in turns]
    ranked = []
    for i, (kind, (start, end)) in enumerate(mentions):
        if any(m.start() <= start < m.end() for m in words):
            ranked.append((0.5, kind))
            continue  # the "far" of "how far" asks rather than names
        if turns and _INTO.search(text[:start]) and "factor" not in turns[0][0].lower():
            ranked.append((0.1, kind))
        gaps = [
            start - a
            for a in asking
            if 0 <= start - a <= 40 and not re.search(r"[,;:.?]|\b(if|when|of|for|from|at|with)\b", text[a:start])
        ]
        if gaps:
            ranked.append((min(gaps) / 100 + 0.55 * (i in attached), kind))  # what has its value is hardly asked for
        elif i not in attached and _OPENING.search(text[:start]) and _TO_THE_END.match(text[end:]):
            ranked.append((0.5, kind))
        elif i not in attached:
            ranked.append((1 + start / 1000, kind))
        elif text[end:].lstrip(" ").startswith("?") and not re.search(r"\d\S*\s$", text[:start]):
            ranked.append((2, kind))
    return [*ranked, *_more_closely(text, mentions, attached, ranked)]


_OF_WHICH = re.compile(r"\s+(?:of|for)\s+(?:(?:the|its|an?|this|that|one|each|their)\s+)?(?:[\w-]+\s)?", re.IGNORECASE)


def _more_closely(
    text: str, mentions: Mentions, attached: set[int], ranked: list[tuple[float, str]]
) -> list[tuple[float, str]]:
    """'the energy of its K-alpha line': the second name says which energy is meant, and comes before the first."""
    rank = {kind: r for r, kind in reversed(ranked)}
    named = []
    for i, (kind, (_, end)) in enumerate(mentions[:-1]):
        other, (start, _) = mentions[i + 1]
        alike = bool(KINDS[kind].unit) and dimension(KINDS[kind].unit) == dimension(KINDS[other].unit)
        if alike and kind in rank and kind != other and i + 1 not in attached and _OF_WHICH.fullmatch(text[end:start]):
            named.append((rank[kind] - 0.005, other))
    return named


PLAIN = (
    "activity", "absorbed dose", "equivalent dose", "dose rate", "equivalent dose rate", "exposure", "exposure rate",
    "photon energy", "time", "distance", "mass", "storage size",
)  # fmt: skip


def plain_kind(value: Quantity) -> str:
    """The plainest kind a bare value can be: '5 mCi' is an activity; '' if none fits."""
    measures, named = value.dimensionality, family(value)
    fits = (k for k in (*PLAIN, *KINDS) if measures == dimension(KINDS[k].unit) and KINDS[k].family == named)
    return next(fits, "")
