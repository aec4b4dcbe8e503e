"""What each value is, by the words beside it."""

from __future__ import annotations

import re
from functools import cache

from physics import tables
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.names import owner
from physics.units import dimension, family
from physics.values import Given

_LINK = re.compile(
    r"^[\s,(:]*(?:(?:of|is|was|are|=|:|≈|~|about|approximately|roughly|equal to|equals|a|an|the|value|measured|given as|are|be|that is|only)\b\s*|[=:≈~,()]\s*)*$",
    re.IGNORECASE,
)  # fmt: skip
_SYMBOL = re.compile(r"(?:\\?([A-Za-zα-ωΑ-Ωµμ][\wα-ω/{}\\]*))\s*(?:=|≈|:)\s*$")
_BREAK = re.compile(r"[,;]|\.\s| and | ¦ ")  # where the words beside one value end
_GREEK = {
    "µ": "mu",
    "μ": "mu",
    "λ": "lambda_",
    "ρ": "rho",
    "α": "alpha",
    "β": "beta",
    "τ": "tau",
    "θ": "theta",
    "σ": "sigma",
    "φ": "phi",
    "γ": "gamma",
}
_AFTER = {  # words right after or before a value that say what it is
    "photon energy": (r"^[\s-]*(?:monoenergetic |mono-energetic |annihilation |incident )?(photons?|gamma|γ|x[\s-]?rays?|quanta|beam)", r"(photons?|gamma rays?|x[\s-]?rays?)(?: of| at| with(?: an)? energy(?: of)?)?\s$"),
    "electron energy": (r"^[\s-]*(electrons?|beta|betas)", r"electrons?(?: of| at)\s$"),
    "thickness": (r"^[\s-]*(thick|of (?!water phantom)(?:¤|lead|pb|al|copper|concrete|water|steel|iron|tissue|tungsten|aluminium|aluminum|bone))", r"\b(thickness(?: of)?|through|behind|slab of)\s(?:a\s|an\s)?$"),
    "distance": (r"^[\s-]*(away|from|distance)", r"\b(distance(?: of)?|away|from)\s$"),
    "time": (r"^[\s-]*(later|after|elapsed|ago|have passed|has passed|passed)", r"\b(after|for|in|elapsed|over|during|within)\s(?:a |an )?$"),
    "total dose": (r"^\s*(?:\w+ )?(in|over|given in|delivered in) \d+ ?(fractions?|fx)\b|^ total", r"\btotal( dose)?( of)?\s$"),
    "dose per fraction": (r"^\s*(per|/|a) ?(fraction|fx)\b|^[\s-]*fractions?\b|^ each\b", r"\b(fractions?|fx)\s(of|at|x|×)\s$|\b\d+ ?(x|×)\s?$"),
    "depth": (r"^[\s-]*(deep|depth)", r"\b(depth(?: of)?)\s$"),
}  # fmt: skip


def label(
    text: str,
    found: list[Given],
    mentions: list[tuple[str, tuple[int, int]]],
    entities: list[tuple[tables.Material, tuple[int, int]]],
) -> tuple[list[Given], set[int]]:
    """Each value with the kinds that the words beside it name; and which mentions that used up."""
    givens, attached = [], set[int]()
    for one in found:
        before, after = text[: one.start], re.sub(r"^\s*(?:x|×|by)\s*[\d.,]+", "", text[one.end :])
        if one.kinds:
            givens.append(one)
            continue
        symbol = _SYMBOL.search(before) or _bare_symbol(before)
        kinds = _kinds_beside(one, text, mentions, entities, attached)
        kinds += [k for k in _shared_noun(after) if fits(one, k) and k not in kinds]
        kinds += [
            k
            for k, (post, pre) in _AFTER.items()
            if k in KINDS
            and k not in kinds
            and fits(one, k)
            and (re.search(post, after, re.I) or re.search(pre, before, re.I))
        ]
        kinds += [
            k.name
            for k in KINDS.values()
            if k.clues and k.name not in kinds and fits(one, k.name) and _clue(k.clues, before, after)
        ]
        around = f"{_BREAK.split(before)[-1][-40:]} ¦ {_BREAK.split(after)[0][:30]}".lower()
        name = symbol[1] if symbol else ""
        if one.bare and not kinds and not name:
            continue
        givens.append(
            Given(
                one.value,
                one.words,
                one.start,
                one.end,
                tuple(kinds),
                _GREEK.get(name, name),
                around,
                one.bare,
                one.unsure,
            )
        )
    return givens, attached


@cache
def symbols() -> dict[str, str]:
    """Every symbol of two letters or more that a formula uses, with its kind where it has but one."""
    kinds: dict[str, set[str]] = {}
    for formula in FORMULAS.values():
        for v in (*formula.needs, formula.gives):
            for name in {v.name, re.sub(r"[\\{}_ ]|mathrm|text", "", v.symbol)}:
                if len(name) > 1:
                    kinds.setdefault(name, set()).add(v.quantity)
    return {name: next(iter(k)) if len(k) == 1 else "" for name, k in kinds.items()}


def _bare_symbol(before: str) -> re.Match[str] | None:
    """'Sc 0.97': a symbol of a formula right before a number, without a sign of equality."""
    match = re.search(r"(?:^|[\s(,])([A-Za-z][\w/]*)\s+$", before)
    return match if match and match[1] in symbols() else None


def _shared_noun(after: str) -> list[str]:
    """'3 mm intrinsic and 7 mm collimator resolution': the noun at the end belongs to the first adjective too."""
    match = re.match(r"\s*([a-z-]+)(?: \w+)? (?:and|or) [^.;?]{1,30}?((?: [a-z-]+){2,4})", after, re.IGNORECASE)
    nouns = match[2].split()[1:] if match else []
    found = [owner(f"{match[1]} {noun}") for noun in nouns] if match else []
    return [kind for kind in found if kind]


def _clue(clues: tuple[str, ...], before: str, after: str) -> bool:
    words = "|".join(re.escape(c).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]") for c in clues)
    return bool(
        re.match(rf"[\s-]*(?:{words})\b", after, re.I)
        or re.search(rf"\b(?:{words})\s*(?:of|is|=|:|was|equals)?\s*(?:a |an |the )?$", before, re.I)
    )


def fits(one: Given, kind: str) -> bool:
    """Whether a value could be of that kind: same dimension, no named unit of another family."""
    target = KINDS[kind]
    if one.value.dimensionality != dimension(target.unit):
        return False
    named = family(one.value)
    return named is None or target.family is None or named == target.family


def _kinds_beside(
    one: Given,
    text: str,
    mentions: list[tuple[str, tuple[int, int]]],
    entities: list[tuple[tables.Material, tuple[int, int]]],
    attached: set[int],
) -> list[str]:
    kinds = []
    for i, (kind, (start, end)) in enumerate(mentions):
        # "alpha/beta = 10", "TMR 0.8": a bare number right behind a name is in the usual unit of what is named
        told = one.bare and re.match(r"\s*(=|is|of|:|≈)?\s*$", text[end : one.start])
        if not fits(one, kind) and not told:
            continue
        gap = _without_entities(text, end, one.start, entities) if end <= one.start else ""
        if re.search(r"\b(of|for) an?\b", gap):
            continue  # "the activity of a 10 mCi source": the value describes the source
        if (end <= one.start and _LINK.match(gap)) or 0 <= start - one.end <= 2:
            kinds.append(kind)
            attached.add(i)
    return kinds


def _without_entities(text: str, start: int, end: int, entities: list[tuple[tables.Material, tuple[int, int]]]) -> str:
    """The words between a name and a value, with materials and nuclides taken out."""
    gap = text[start:end]
    for _, (left, right) in entities:
        if start <= left and right <= end:
            gap = gap.replace(text[left:right], " ")
    return gap.replace("¤", " ")
