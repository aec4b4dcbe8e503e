"""The learnt reader: of all candidates the one that its weights hold the best, and how sure that is."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from medphys.errors import OutOfRange, UnitError
from physics.asked import ASKING, CONCEPT
from physics.bind import leaves_a_rival
from physics.candidate import FAILS, Candidate, candidates
from physics.chain import with_steps
from physics.choose import agree, wanting, which
from physics.extract import Reading
from physics.heard import Heard, heard
from physics.joint import weighed
from physics.learnt import learnt
from physics.steps import Bound, compute
from physics.work import Calculation, Missing, Work

# chances above which what is heard comes before the rules whatever they say; unless they miss a value; where they say nothing
OVERRULES, SURE, FAIR = 0.9, 0.75, 0.6
UNSURE = 0.5  # the chance, at most, of one that leaves out a value, or a layer that is asked for
ALIKE = 2.0  # difference of scores within which two special cases are both offered
TRIED = 3  # candidates computed, where the values turn out not to be meant for the first


@dataclass(frozen=True, slots=True)
class HeardBest:
    """What the best candidate comes to, and its chance among all."""

    work: Work
    chance: float


def heard_best(stated: Reading) -> HeardBest | None:
    """The calculation, or what is missing, that a question most likely asks for; None if no formula is likely.

    stated  the reading with its loose numbers among the values
    """
    if not (stated.givens or stated.nuclides or stated.materials or stated.wants_number):
        return None
    h = heard(stated, learnt())
    ranked = ranked_candidates(h)
    if not ranked:
        return None
    outside: HeardBest | None = None
    for k, c in enumerate(ranked[:TRIED]):
        sure = chance(h, ranked[k:])
        if c.bound.missing:
            return HeardBest(wanting(stated, c.bound), sure)
        try:
            done = compute(stated, c.bound)
        except (OutOfRange, UnitError) as error:
            wanted = c.bound.unknown.quantity
            outside = outside or HeardBest(Missing(c.bound.formula, wanted, (), str(error)), sure)
            continue
        except FAILS:
            continue
        if (either := _either(h, ranked[k:], done)) is not None:
            return HeardBest(either, sure)
        rival = c.traits["left with unit"] >= len(c.bound.used) and leaves_a_rival(c.bound, stated)
        return HeardBest(done, min(sure, UNSURE) if rival or _other_than_matter(stated, done) else sure)
    return outside


_HOW_MUCH = re.compile(r"\bhow (?:much|thick(?: a| an)?(?: \w+)?) (?P<of>\w+)", re.IGNORECASE)


def _other_than_matter(stated: Reading, done: Calculation) -> bool:
    """Whether "how much lead" asks for a layer, and the result is none."""
    told = _HOW_MUCH.search(stated.text)
    named = told is not None and any(told["of"].lower() in {*m.says, m.name} for m in stated.materials)
    return named and not any(done.result.check(size) for size in ("[length]", "[mass]/[length]**2", "[mass]"))


def _either(h: Heard, ranked: list[Candidate], first: Calculation) -> Missing | None:
    """Two special cases of which the question calls neither: pulsed and continuous beams; the student says which."""
    top = ranked[0]
    for c in ranked[1:]:
        if top.score - c.score > ALIKE:
            break
        b, f = c.bound, top.bound.formula
        special = b.formula is not f and f.says and b.formula.says and not {f.id, b.formula.id} & set(h.called)
        if not special or b.missing or b.used != top.bound.used or b.unknown.quantity != top.bound.unknown.quantity:
            continue
        try:
            second = compute(h.reading, b)
        except FAILS:
            continue
        if not agree(first, second):
            return which(first, second)
    return None


def ranked_candidates(h: Heard) -> list[Candidate]:
    """All candidates that rest on a value or a table, the best first."""
    return [c for c in with_steps(h, candidates(h)) if _grounded(c.bound)]


def _grounded(b: Bound) -> bool:
    return bool(b.used or b.found or not b.formula.needs)


def chance(h: Heard, ranked: list[Candidate]) -> float:
    """How sure it is that the best of the candidates is what the question asks for."""
    return 1 / (1 + math.exp(-weighed(sure_traits(h, ranked), h.known.sure)))


def sure_traits(h: Heard, ranked: list[Candidate]) -> dict[str, float]:
    """What tells a right choice from a wrong one, and a question that asks for no number from one that does."""
    top, r = ranked[0], h.reading
    b = top.bound
    norm = math.log(sum(math.exp(c.score - top.score) for c in ranked))
    rivals = [c.score for c in ranked[1:] if c.bound.formula is not b.formula or c.bound.unknown is not b.unknown]
    with_unit = [i for i in b.used if not r.givens[i].bare]
    return {
        "bias": 1.0,
        "log of the share": -norm,
        "score": top.score,
        "ahead": min(5.0, top.score - max(rivals, default=top.score - 5.0)),
        "likely": h.likely[b.formula.id],
        "covered": h.known.covered(r.text, b.formula.id),
        "missing": bool(b.missing),
        "more missing": len(b.missing) > 1,
        "used with unit": min(3, len(with_unit)),
        "used bare": min(3, len(b.used) - len(with_unit)),
        "nothing with unit": not with_unit,
        "left": min(3.0, top.traits["left with unit"] + top.traits["left bare"]),
        "left loose": min(3.0, top.traits["left loose"]),
        "steps before": len(b.before),
        "least sure": top.traits["least sure"],
        "wants a number": r.wants_number,
        "asks": bool(ASKING.search(r.text)),
        "wanted unit": bool(r.asked_unit),
        "measure": bool(r.measure),
        "first asked": top.traits["first asked"],
        "not asked": top.traits["not asked"],
        "concept": bool(CONCEPT.search(r.text)),
    }
