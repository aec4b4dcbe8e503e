"""What each value is, by the words beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from physics import tables
from physics.fit import plain_name
from physics.formulas import FORMULAS
from physics.kinds import ANY_UNIT, KINDS
from physics.names import owner, owners_of_clues, phrase_pattern
from physics.units import dimension, family
from physics.values import Given

Mentions = list[tuple[str, tuple[int, int]]]
Entities = list[tuple[tables.Material, tuple[int, int]]]

_LINK = re.compile(
    r"^[\s,(:]*(?:(?:of|is|was|are|were|=|:|≈|~|about|approximately|roughly|equal to|equals|a|an|the|value|measured|given as|be|being|"
    r"that is|only|up to|at most|reads|setting)\b\s*|[=:≈~,()]\s*|->\s*)*$",
    re.IGNORECASE,
)  # fmt: skip
# "The HVL of a beam is 3 mm": the subject of the sentence has that value, whatever stands between
_COPULA = re.compile(
    r"^(?P<between>[^,;.?!:¦=]{0,60}?)\s(?:is|was|are|were|equals|measures|being|from|=)\s+(?:about |only |measured (?:as|to be) |found to be |given as )?$",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"^\s*(?:at|for|with)\s+(?:an?\s+|the\s+)?[\w ]{0,20}?\d[\d.,]*\s?[^\s,;.]*"
)  # "absorbance at 304 nm is 0.2"
_IN_PLACE = re.compile(r"^\s*(?:in|at|by)\s+$", re.IGNORECASE)  # "overlap in 27 cc", "pitch at 1.5"
_INTRODUCES = re.compile(r"\s*(?:of|is|=|:)?\s*")
_INTRODUCES_IN = re.compile(r"\s*(?:in|at|by)\s*")
_BEHIND = re.compile(r"[\s-]{0,2}|\s(?:of|for|as)\s(?:the\s|an?\s)?")
_VERB = re.compile(r"overlap\w*|intersect\w*", re.IGNORECASE)  # names that are verbs as well
_SYMBOL = re.compile(r"(?:\\?([A-Za-zα-ωΑ-Ωµμ][\wα-ω/{}\\]*))(?:\([^()]{1,12}\))?\s*(?:=|≈|:)\s*$")
_BREAK = re.compile(r"[,;]|\.\s| and | ¦ ")  # where the words beside one value end
GREEK = {
    "µ": "mu", "μ": "mu", "λ": "lambda_", "ρ": "rho", "α": "alpha", "β": "beta", "τ": "tau", "δ": "delta", "θ": "theta", "σ": "sigma",
    "φ": "phi", "γ": "gamma", "Σ": "Sigma", "Γ": "Gamma", "Δ": "Delta", "Λ": "Lambda", "Φ": "Phi", "α/β": "ab", "a/b": "ab",
    "µ/ρ": "mu_rho", "μ/ρ": "mu_rho", "mu/rho": "mu_rho", "t1/2": "T_half", "T½": "T_half", "t½": "T_half", "T1/2": "T_half", "T_1/2": "T_half", "t_1/2": "T_half",
}  # fmt: skip
_AFTER = {  # words right after or before a value that say what it is
    "photon energy": (r"[\s-]*(?:monoenergetic |mono-energetic |annihilation |incident |primary )?(?:photons?|gammas?|γ|x[\s-]?rays?|quanta|beam)", r"(?:photons?|gammas?(?: rays?)?|x[\s-]?rays?|photopeak|peak|line)(?: of| at| with(?: an)? energy(?: of)?)?\s$"),
    "electron energy": (r"[\s-]*(?:electrons?|betas?)", r"electrons?(?: of| at)\s$"),
    "proton energy": (r"[\s-]*protons?", r"protons?(?: of| at| with)\s$"),
    "thickness": (r"[\s-]*(?:thick|(?:of |slab of |sheet of )?(?!water phantom)(?:¤|lead|pb|al|copper|cu|concrete|water|steel|iron|tissue|tungsten|aluminium|aluminum|bone|plates?|slabs?|sheets?)\b)", r"\b(?:thickness(?: of)?|through|behind|slab of)\s(?:a\s|an\s)?$"),
    "distance": (r"[\s-]*(?:away|from|distance)", r"\b(?:distance(?: of)?|away|from)\s$"),
    "time": (r"[\s-]*(?:later|after|elapsed|ago|have passed|has passed|passed)", r"\b(?:after|for|in|elapsed|over|during|within|stays)\s(?:a |an )?$"),
    "total dose": (r"\s*(?:\w+ ){0,2}(?:in|over|given in|delivered in|as) (?:\d+ ?(?:fractions?|fx)|[\d.]+ ?c?Gy (?:fractions|per|/|a))\b|\s*(?:\w+ ){1,3}(?:at|in) [\d.]+ ?c?Gy (?:per|/|a|fractions)\b| total", r"\btotal(?: dose)?(?: of)?\s$"),
    "dose per fraction": (r"\s?[x×*]\s?\d+\b(?!\s?[cm]?m\b)|\s*(?:per|/|a) ?(?:fraction|fx)\b|[\s-]*fractions?\b| each\b", r"(?<!surviving )(?<!survival )\b(?:fractions?|fx)\s(?:of|at|x|×)\s$|\b\d+ ?(?:x|×|\*)\s?$"),
    "energy FWHM": (r"\s*(?:FWHM|wide)\b", r"\bFWHM(?: of| is| =|:)?\s$"),
    "matrix columns": (r"\s?[x×*]\s?\d{2,4}(?![\d.]|\s?(?:[cm]?m\b|c?Gy))", r"(?!)"),
    "matrix rows": (r"[ -]?(?:pixels?|px|matrix|matrices)\b", r"\d{2,4}\s?[x×*]\s?$"),
    "exposure rate constant": (r"(?!)", r"gamma(?:[ -]ray)? constant(?: of| is| =)?\s$"),
    "number of fractions": (r"\s?(?:x|×|\*)\s?[\d.]+ ?c?Gy", r"(?!)"),
    "depth": (r"[\s-]*(?:deep|depth)", r"\bdepth(?: of)?\s$"),
}  # fmt: skip


OWN = {  # units of no dimension that still say what they measure
    "count": {k.name for k in KINDS.values() if k.unit == "count" or re.search(r"counts$|number of photons|detection limit|critical level", k.name)}, "hounsfield_unit": {k.name for k in KINDS.values() if k.unit == "HU"}, "dBn": {"attenuation in decibels", "level in decibels"},
}  # fmt: skip
# "What is the standard deviation of 2500 counts?": what is asked for right away is not what the value is
_WANTED = re.compile(
    r"\b(?:what(?:'s| is| was| are)|which|what|calculate|compute|find|determine|estimate)\s+(?:the |its )?$", re.I
)


_BECOMES = re.compile(
    r"\b(?:becomes?|reach(?:es)?|(?:falls?|fell|drops?|dropped|reduced?|rises?|down|decays?|decayed|decreases?|goes|brought|to get|to have) to)\s(?:only |about |just )?$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\s+[\d.,]+\s?[^\s,;]*\s+to\s$", re.IGNORECASE)
_CHANGED = re.compile(r"\bfrom\s$", re.IGNORECASE)
_PARTICLE = re.compile(r"\b(electron|proton)s?\b", re.I)
_PHOTON = re.compile(r"\b(photons?|gammas?|x[\s-]?rays?|compton|scattered|recoil)\b", re.I)


@cache
def _beside() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((k, re.compile(post, re.I), re.compile(pre, re.I)) for k, (post, pre) in _AFTER.items() if k in KINDS)


def label(text: str, found: list[Given], mentions: Mentions, entities: Entities) -> tuple[list[Given], set[int]]:
    """Each value with the kinds that the words beside it name; and which mentions that used up."""
    givens, attached = [], set[int]()
    for one in found:
        if one.kinds:
            givens.append(one)
            continue
        before = text[: one.start]
        symbol = _SYMBOL.search(before) or _bare_symbol(before)
        name = symbol[1] if symbol and not _no_symbol(symbol, found, mentions) else ""
        mentioned = _mentioned(one, text, found, mentions, entities, attached)
        kinds = _kinds(one, text, mentioned)
        after = text[one.end :]
        around = f"{_BREAK.split(before)[-1][-40:].strip()} ¦ {_BREAK.split(after)[0][:30].strip()}".lower()
        final = bool(_BECOMES.search(before) or _FROM_TO.search(before))
        givens.append(
            replace(one, kinds=tuple(kinds), symbol=_spelt(name), around=around, final=final, weak=not mentioned)
        )
    return _told(_as_listed(givens, text)), attached


def _spelt(name: str) -> str:
    """A symbol with its Greek letters by name: "φan" as "phian"."""
    return GREEK.get(name) or "".join(GREEK.get(c, c) for c in name)


def _no_symbol(symbol: re.Match[str], found: list[Given], mentions: Mentions) -> bool:
    """ "1 lp/mm: 0.9", "one way: 3.5", "first TVL 37 cm": a unit, a word before a colon, part of a name is no symbol."""
    start, end = symbol.span(1)
    if any(g.start < end <= g.end for g in found) or any(a < start and end <= b for _, (a, b) in mentions):
        return True
    return symbol[0].rstrip().endswith(":") and symbol[1] not in symbol_kinds() and symbol[1] not in GREEK


def _as_listed(givens: list[Given], text: str) -> list[Given]:
    """'counts of 98, 105 and 110': what the first or the last of a list is called, all of them are."""
    out = list(givens)
    for start in {g.run for g in givens} - {-1}:
        members = [g for g in givens if g.run == start]
        if len(members) < 2:
            continue  # the others went into a name or a share
        joined = text[members[0].end : members[1].start]
        own_units = len(members) == 2 and not members[0].bare and not members[0].words[-1].isdigit()
        if (
            own_units
            and re.search(r"and|&", joined, re.I)
            and re.match(r"\s*(?:of|for|in|with)\b", text[members[1].end :])
        ):
            continue  # "ALI 1 MBq and 0.05 MBq of another": each has its own unit, and may have its own name
        marked = len(members) > 2 or "," in joined
        told = next((g for g in (members[0], members[-1]) if g.kinds or (g.symbol and marked)), None)
        if told is None or any(g is not told and (g.kinds or g.symbol) and g.kinds != told.kinds for g in members):
            continue
        out = [
            replace(g, kinds=told.kinds, symbol=told.symbol, around=told.around) if g.run == start else g for g in out
        ]
    return out


def _told(givens: list[Given]) -> list[Given]:
    """A bare number that no word, symbol or list explains is marked as loose."""
    sizes = Counter(g.run for g in givens)
    return [
        replace(g, loose=g.bare and not (g.kinds or g.symbol or (g.run >= 0 and sizes[g.run] >= 3))) for g in givens
    ]


def _kinds(one: Given, text: str, kinds: list[str]) -> list[str]:
    """The kinds named, then those of a noun shared with the next value, of telling words, of a clue."""
    before, whole = text[: one.start], text[one.end :]
    after = re.sub(r"^\s*(?:x|×|by)\s*[\d.,]+", "", whole)
    more = _shared_noun(after)
    more += [k for k, post, pre in _beside() if post.match(after) or post.match(whole) or pre.search(before)]
    if "distance" in more and _CHANGED.search(before) and re.match(r"\s*(?:up |down )?to\b", whole):
        more.remove("distance")  # "from 5 mm to 2 mm slices"
    more += _clued(before, after)
    if "photon energy" in more and not _PHOTON.search(text) and (particle := _PARTICLE.search(text)):
        more.append(f"{particle[1].lower()} energy")  # "stop the electrons of a 12 MeV beam"
        more.remove("photon energy")
    return [*kinds, *(k for k in dict.fromkeys(more) if k not in kinds and fits(one, k))]


@cache
def symbols() -> dict[str, str]:
    """Every symbol of two letters or more that a formula uses, with its kind where it has but one."""
    return {name: next(iter(k)) if len(k) == 1 else "" for name, k in symbol_kinds().items() if len(name) > 1}


@cache
def symbol_kinds() -> dict[str, frozenset[str]]:
    """Every symbol that a formula uses, with the kinds it stands for: "T" for a transmission and a temperature."""
    kinds: dict[str, set[str]] = {}
    for formula in FORMULAS.values():
        for v in (*formula.needs, formula.gives):
            for name in {v.name, plain_name(v.symbol)} - {""}:
                kinds.setdefault(name, set()).add(v.quantity)
    return {name: frozenset(k) for name, k in kinds.items()}


def _bare_symbol(before: str) -> re.Match[str] | None:
    """'Sc 0.97': a symbol of a formula right before a number, without a sign of equality."""
    match = re.search(r"(?:^|[\s(,])([A-Za-zα-ωµ][\w/]*)\s+(?:(?:is|of|was|equals)\s+)?$", before)
    return match if match and (match[1] in symbols() or match[1] in GREEK) else None


def _shared_noun(after: str) -> list[str]:
    """'3 mm intrinsic and 7 mm collimator resolution': the noun at the end belongs to the first adjective too."""
    match = re.match(r"\s*([a-z-]+)(?: \w+)? (?:and|or) [^.;?]{1,30}?((?: [a-z-]+){2,4})", after, re.IGNORECASE)
    nouns = match[2].split()[1:] if match else []
    found = [owner(f"{match[1]} {noun}") for noun in nouns] if match else []
    return [kind for kind in found if kind]


@cache
def _clue_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One alternation for all clues, after a value and before it: a pattern for each kind would cost milliseconds."""
    words = phrase_pattern(owners_of_clues())
    after = rf"[\s-]*(?:(?:of|different|such|detected|the|were|are|was|is)\s+)?(?P<clue>{words})(?![\w])"
    before = rf"(?<![\w])(?P<clue>{words})\s*(?:of|is|=|:|was|equals|are)?\s*(?:a |an |the )?$"
    return re.compile(after, re.I), re.compile(before, re.I)


def _clued(before: str, after: str) -> list[str]:
    """The kinds whose clue stands right beside a value."""
    behind, ahead = _clue_patterns()
    tail = before[-60:]
    named = ahead.search(tail)
    if named and re.search(r"s\s+of\s+$", tail):
        named = None  # "200 slices of 512 pixels": what is counted stands before its own number
    found = [behind.match(after), named]
    return [kind for m in found if m for kind in owners_of_clues()[re.sub(r"[\s-]+", " ", m["clue"].lower())]]


def fits(one: Given, kind: str) -> bool:
    """Whether a value could be of that kind: same dimension, no named unit of another family."""
    target = KINDS[kind]
    if kind in ANY_UNIT:
        return one.mark != "count"
    if one.value.dimensionality != dimension(target.unit):
        return False
    named = family(one.value)
    if kind not in OWN.get(str(one.value.units), {kind}):
        return False
    return (
        named is None or target.family is None or named == target.family or (named, target.family) == ("count", "hertz")
    )


def _mentioned(
    one: Given, text: str, found: list[Given], mentions: Mentions, entities: Entities, attached: set[int]
) -> list[str]:
    """Kinds named right before or right after a value."""
    kinds: list[str] = []
    for i, (kind, span) in enumerate(mentions):
        if _nearer(one, span, mentions):
            continue
        if _named_behind(one, kind, span, text, found) or _named_ahead(one, kind, span, text, found, entities):
            kinds.append(kind)
            attached.add(i)
    return kinds


def _nearer(one: Given, span: tuple[int, int], mentions: Mentions) -> bool:
    """'EQD2 with an alpha/beta of 2 Gy': a name does not reach across another name that the value fits."""
    between = [k for k, (a, b) in mentions if span[1] <= a and b <= one.start]
    return any(fits(one, kind) and (not one.bare or KINDS[kind].unit == "") for kind in between)


def _named_ahead(
    one: Given, kind: str, span: tuple[int, int], text: str, found: list[Given], entities: Entities
) -> bool:
    """'HVL of 3 mm', 'the HVL of this beam is 3 mm'."""
    start, end = span
    if end > one.start or _WANTED.search(text[:start]):
        return False
    gap = text[end : one.start]
    if "," in gap and one.value.dimensionless and (one.bare or one.mark == "count"):
        return False  # "detection limit, 250 counts": a comma parts a pure number from a name
    loose = "," in gap or _IN_PLACE.match(gap)
    if loose and not _VERB.fullmatch(text[start:end]) and any(0 <= start - g.end <= 2 and fits(g, kind) for g in found):
        return False  # "1.3 kHz Doppler shift at 5 MHz": the name has its value already
    # "alpha/beta = 10", "TMR 0.8": a bare number right behind a name is in the usual unit of what is named
    told = one.bare and re.match(r"\s*(=|is|of|:|≈)?\s*$", gap)
    return bool(
        (told or fits(one, kind)) and _leads(_without_entities(text, end, one.start, entities), found, end, one.start)
    )


def _named_behind(one: Given, kind: str, span: tuple[int, int], text: str, found: list[Given]) -> bool:
    """'3 mm HVL', '40 mm of collimation', but not the 34 cc of '34 cc overlap in 27 cc'."""
    start, end = span
    if one.bare and re.match(r"s?\s*\?", text[end:]) and re.search(r"[=:]\s*$|\bis\s$", text[: one.start]):
        return False  # "Sp = 1.00 TMR?" asks for it
    if start < one.end or not fits(one, kind) or not _BEHIND.fullmatch(text[one.end : start]):
        return False
    introduces = _INTRODUCES_IN if _VERB.fullmatch(text[start:end]) else _INTRODUCES
    return not any(g.start >= end and fits(g, kind) and introduces.fullmatch(text[end : g.start]) for g in found)


def _leads(gap: str, found: list[Given], end: int, start: int) -> bool:
    """Whether the words between a name and a value give the value to the name."""
    aside = re.match(r"\s*\([^()]{1,20}\)", gap)
    if between := [g for g in found if end + (aside.end() if aside else 0) <= g.start and g.end < start]:
        return len(between) == 1 and bool(_SETTING.match(gap)) and bool(_COPULA.match(_SETTING.sub(" ", gap)))
    if _COPULA.match(gap):
        return True
    if re.search(r"\b(of|for) an?\b", gap):
        return False  # "the activity of a 10 mCi source": the value describes the source
    gap = re.sub(r"^\s*\([^()]{1,20}\)", " ", gap)  # "TMR(4 cm) = 0.93"
    return bool(_LINK.match(gap) or _IN_PLACE.match(gap))


def _without_entities(text: str, start: int, end: int, entities: Entities) -> str:
    """The words between a name and a value, with materials and nuclides taken out."""
    gap = text[start:end]
    for _, (left, right) in entities:
        if start <= left and right <= end:
            gap = gap.replace(text[left:right], " ")
    return gap.replace("¤", " ")
