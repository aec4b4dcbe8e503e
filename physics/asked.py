"""Which kinds a question asks for, the likeliest first, and in which unit."""

from __future__ import annotations

import re
from functools import cache

from medphys.errors import UnitError
from physics.kinds import KINDS
from physics.label import GREEK, Mentions, symbol_kinds
from physics.names import owners_of_clues, phrase_pattern
from physics.spelling import as_unit, unit_pattern
from physics.units import Quantity, dimension, family, quantity
from physics.values import Given

ASKING = re.compile(
    r"\b(what(?:'s| is| was| are| would| will)?(?: be)?(?: the| its)?|which|calculate|compute|find|determine|estimate|work out|give(?: me)?|"
    r"how (?:much|many|long|thick|far|large|big|deep|strong|old|high|fast|wide|well)|derive|evaluate|solve for|convert|express|by (?:what|which) factor|to what|when (?:does|will|is|do))\b",
    re.IGNORECASE,
)
COMMAND = re.compile(
    r"\b(calculate|compute|find|determine|estimate|work out|evaluate|solve|convert|how (?:many|long|thick|far|much|old|deep))\b",
    re.I,
)
_IN_UNIT = re.compile(r"\b(?:in|into|to|as)\s+(?:units? of\s+)?$", re.IGNORECASE)
_AS_UNIT = re.compile(r"\bas\s+$", re.IGNORECASE)  # "as a function of kVp" is no wish
_PHRASED = (  # a kind asked for by a phrase that does not name it
    ("monitor units", r"^\W*(?:calculate |find |give )?(?:MU|MUs|monitor units?)\b(?! \d)|\b(?:MU|MUs|monitor units?)\s*\?\s*$|\bhow many (?:MU|MUs|monitor units?)\b"),
    ("kinetic energy", r"\bhow energetic\b"),
    ("electrons per gram", r"\bhow many electrons\b.{0,40}\bgram\b"),
    ("thickness", r"\bhow (many|much) (mm|cm|millimet\w+|centimet\w+|lead|concrete|shielding|aluminium|aluminum|copper|steel|water)\b"),
    ("absorbed fraction", r"\b(fraction|percent(age)?|proportion|share|how much)\b.{0,50}\b(absorbed|attenuated|stopped|blocked|removed|decayed|lost)\b|\b(absorbed|attenuated) (fraction|percentage)"),
    ("relative standard deviation", r"\b(percent\w*|per cent|relative|fractional|%) (standard deviation|uncertainty|error|SD)\b"),
    ("relative standard deviation", r"\b(standard deviation|uncertainty|error|precision)\b.{0,25}\b(in|as) (a )?(per ?cent|%)"),
    ("surviving fraction", r"^(?=.*(?:\bcells?\b|clonogen|Gy\b)).*\b(fraction|percent\w*|proportion|share)\b.{0,40}\bsurviv"),
    ("surviving fraction", r"\b(fraction|percent(age)?|proportion|share|how many)\b.{0,20}\bcells?\b.{0,30}\bsurviv\w*|\bsurviv\w*\b.{0,20}\bcells\b"),
    ("transmission", r"\b(fraction|percent(age)?|per cent|proportion|share|how much|how many percent)\b.{0,60}\b(transmit\w*|pass(es)?|penetrat\w*|(gets?|makes? it|comes?|goes) (through|past)|emerg\w*|survives?|reach(es)?|remain\w* unattenuated)\b"),
    ("reflection coefficient", r"\b(fraction|percent(age)?|proportion|share|how much)\b.{0,50}\breflect\w*|\breflect\w*\b.{0,20}\b(fraction|percentage)\b"),
    ("attenuation in decibels", r"\bhow many (dB|decibels?)\b|\b(dB|decibel) loss\b|\b(loss|attenuation) in (dB|decibels?)\b"),
    ("transmission", r"\b(transmit\w*|pass(es)?|get(s)? through)\b.{0,30}\b(fraction|percent(age)?|proportion)\b"),
    ("number of half-value layers", r"\bhow many (hvls?|half[\s-]value (layer|thickness)(e?s)?)\b"),
    ("number of tenth-value layers", r"\bhow many (tvls?|tenth[\s-]value (layer|thickness)(e?s)?)\b"),
    ("fraction remaining", r"\b(fraction|percent(age)?|proportion|share)\b.{0,40}\b(remain\w*|left|undecayed)\b"),
    ("transmission", r"\b(fraction|percent(age)?|proportion|share)\b.{0,40}\b(remain\w*|left)\b"),
    ("electron energy", r"\benergy\b.{0,25}\b(transferred|given|imparted|transfer) to the\b.{0,15}\belectron\b"),
    ("corrected reading", r"\bcorrect (a|an|the|this|my)\b.{0,30}\breading\b"),
    ("wavelength shift", r"\bwavelength\b.{0,25}\b(change|shift|increase|grow|lengthen)|\b(change|shift|increase) (of|in) (the )?wavelength"),
    ("pair kinetic energy", r"\bkinetic energy\b.{0,60}\b(pair|positron)\b|\b(pair|positron)\b.{0,60}\bkinetic energy\b"),
    ("proton range", r"\bhow (far|deep) (do|does|can|will|would)\b.{0,40}\bprotons?\b|\bprotons?\b.{0,40}\b(range|reach)\b|\brange\b.{0,40}\bprotons?\b"),
    ("practical range", r"\bhow (far|deep) (do|does|can|will|would)\b.{0,40}\belectrons?\b|\belectrons?\b.{0,40}\brange\b|\brange\b.{0,40}\belectrons?\b"),
    ("mean free path", r"\bhow far\b.{0,50}\b(on average|before)\b.{0,40}\binteract"),
    ("localisation uncertainty", r"\bhow (well|precisely|accurately)\b.{0,40}\blocali[sz]|\blocali[sz]\w* (the |an )?(event|annihilation)"),
    ("scan length", r"\bhow long (is|was) the scan"),
    ("attenuation in decibels", r"\battenuation\b.{0,60}\bdB\b"),
    ("time", r"\b(how (long|soon|old)|when (does|do|will|is|can|has)|after (what|how much|how many \w+) ?(time)?)\b"),
    ("distance", r"\b(how (far|close)|(at|from) (what|which) distance)\b"),
    ("true count rate", r"\btrue (?:count(?:ing)? )?rate\b.{0,3}\?|\bwhat (?:is|was) the true (?:count(?:ing)? )?rate"),
    ("measured count rate", r"\bwhat\b.{0,80}\b(measure|record|show|observe)s?\b.{0,40}\b(if|when|for|at)\b.{0,20}\btrue\b|\bwhat\b.{0,30}\brate\b.{0,20}\b(measured|recorded|observed)\b"),
)  # fmt: skip
_BACK = re.compile(
    r"\b(what('s| is| will be)? (left|remain\w*)|how much\b.{0,25}\b(left|remain\w*)|what (is|will|would|was) (it|that|this)( be)?|what (does|will) it (become|read)|find it|"
    r"and at|what about|becomes? of|new value|what(?: is| was|'s| would be| will be)? the (?:rate|reading|level)|what (?:rate|reading) |(?:what|how)\b.{0,60}\b(?:change|become)s?\b)|\blater\s*\?|,\s*(?:at|after|behind|in)\s[^,?]{1,25}\?\s*$",
    re.IGNORECASE,
)
# what a value usually sets rather than what is followed up: "what is it at 4 m?" asks for the rate, not the distance
_SETTINGS = frozenset({"[time]", "[length]", "[mass] * [length] ** 2 / [time] ** 2", "dimensionless", "[current]"})


_MEASURES = (  # what a question word says of the unit of the answer, whatever the quantity is called
    ("cm/s", r"\bhow fast\b|\b(?:what|which|at what) (?:speed|velocity)\b"),
    ("g/cm**3", r"\bhow dense\b"),
    ("degree", r"\b(?:what|which|whose) (?:\w+ )?angle\b|\bhow many degrees\b|\bθ\s*=?\s*\?"),
    ("cm", r"\bhow (?:thick|deep|far|wide|tall|close|large a distance)\b|\bhow long must the \w+ (?:be|maze|wall)|\b(?:what|which) (?:thickness|depth|distance|diameter|radius|wavelength|gap|width)\b|\b(?:diameter|radius)\b[^.;,]{0,25}\?\s*$"),
    ("h", r"\bhow (?:long (?:does|do|did|will|until|after|is it|must (?:i|we|you|one) (?:wait|count))|soon|old)\b|\bhalf[- ]?life\b[^.;,]{0,15}\?\s*$"),
    ("keV", r"\b(?:what|which) (?:\w+ )?energy\b|\bhow energetic\b|\benergy of (?:the|one|a|1|each|this)\b|\b\w+ energy\s*\??\s*$"),
    ("Gy", r"\b(?:what|which|how much) (?:\w+ )?dose(?! rate)\b"),
    ("Bq", r"\b(?:what|which|how much) (?:\w+ ){0,3}activity\b"),
    ("tesla", r"\b(?:what|which) (?:magnet|field) strength\b"),
)  # fmt: skip


@cache
def _measures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(pattern, re.I)) for unit, pattern in _MEASURES)


def asked_measure(text: str) -> str:
    """A unit of the dimension that the question words ask for: "how fast" asks for a speed; "" if they leave it open."""
    return next((unit for unit, pattern in _measures() if pattern.search(text)), "")


@cache
def _phrased() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _PHRASED)


@cache
def _how_many() -> re.Pattern[str]:
    return re.compile(rf"\bhow many (?:\w+ )??(?P<clue>{phrase_pattern(owners_of_clues())})(?![\w])", re.I)


SURE = 0.45  # a rank below this: the kind is named right behind the question word


def asked_for(
    text: str, mentions: Mentions, attached: set[int], givens: list[Given]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Kinds asked for, those right behind the question word first, then the free ones; which are sure; which open or end it."""
    ranked = [(0.03, kind) for kind, pattern in _phrased() if pattern.search(text)]
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
        elif i not in attached:
            ranked.append((1 + start / 1000, kind))
        elif text[end:].lstrip(" ").startswith("?") and not re.search(r"\d\S*\s$", text[:start]):
            ranked.append((2, kind))
    return ranked


PLAIN = (
    "activity", "absorbed dose", "equivalent dose", "dose rate", "equivalent dose rate", "exposure", "exposure rate",
    "photon energy", "time", "distance", "mass", "storage size",
)  # fmt: skip


def plain_kind(value: Quantity) -> str:
    """The plainest kind a bare value can be: '5 mCi' is an activity; '' if none fits."""
    measures, named = value.dimensionality, family(value)
    fits = (k for k in (*PLAIN, *KINDS) if measures == dimension(KINDS[k].unit) and KINDS[k].family == named)
    return next(fits, "")


@cache
def _unit_alone() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w¤-]){unit_pattern()}(?![\w])")


def asked_unit(text: str, found: list[Given]) -> str:
    """The unit a result is wanted in: 'in mm?', 'how many MBq', 'to keV'."""
    taken = [(g.start, g.end) for g in found]
    for match in _unit_alone().finditer(text):
        inside = any(s <= match.start() < e for s, e in taken)
        lead = text[: match.start()]
        last = re.search(r"[:,>]\s*$", lead) and re.fullmatch(r"\s*\??\s*", text[match.end() :])  # "...: MB?"
        if _AS_UNIT.search(lead) and not re.match(r"\s*(?:[?.,)]|$)", text[match.end() :]):
            continue
        if not inside and (
            last or _IN_UNIT.search(lead) or re.search(r"(?:\bhow (?:many|much)\s|=\s?\?\s?)$", lead, re.I)
        ):
            try:
                quantity(1.0, as_unit(match[0]))
            except UnitError:
                continue
            return as_unit(match[0])
    return ""
