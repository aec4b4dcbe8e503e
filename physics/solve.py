"""From a student's words to a number with its steps: pick a formula, bind the values, compute.

Each formula that gives, or can be solved for, the kind asked is a candidate (`bind.py`); the best complete
one wins. Two that fit equally well and disagree are put to the student instead of guessed between.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medphys.errors import OutOfRange
from physics.bind import called_for, candidates, proposed
from physics.choose import ENOUGH, TIE, best, decide
from physics.context import with_loose
from physics.convert import conversion, mixed_up, natural
from physics.extract import Reading, read
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.lookup import look_up
from physics.meant import ASKED, asked_kinds
from physics.propose import affinity
from physics.relative import relative
from physics.suits import asking_more, nearly, outdone, score_of, sounding_best
from physics.units import show
from physics.work import Calculation, Missing, Work

TERSE = 5  # words of a question that names a formula and a value and no more
IMPLIED = 3.0  # weight of a kind that no word asks for
PARITY = 4.0  # what a formula that no word asks for is given beside one for a kind that words hint at
MANY = 6  # stated values from which a chain of three steps is tried
_CONCEPT = re.compile(
    r"^\s*(why|how (do|does|did|is|are|can|should|would)\b|explain|describe|compare|discuss|contrast (?!of\b)[a-z]|define|list|name|"
    r"what (happens|causes|determines|affects|factors|distinguishes|are the)|should|"
    r"what('s| is| are) the (advantages?|disadvantages?|differences?|purpose|role|principle|meaning|reason|benefit)|true or false|which of|derive|show that|prove)",
    re.IGNORECASE,
)  # fmt: skip
_CHANGE = re.compile(r"^\s*(?:how (?:do|does|did|will|would)\b.*\b(?:change|scale|vary)|what are the\b)", re.IGNORECASE)


def solve_from_words(text: str, like: str = "") -> Work:
    """A calculation if the words ask for one and give enough; what is missing if they do not; else None.

    like  a unit the result must be in, where the words name no quantity: that of the options of a choice
    """
    reading = read(text)
    if like and not reading.asked_unit:
        reading = replace(reading, asked_unit=like, wants_number=True)
    if (mix := mixed_up(reading)) is not None:
        return mix
    if _conceptual(reading):
        return None
    if (converted := conversion(reading)) is not None:
        return converted
    asked = asked_kinds(reading)
    if asked and (looked := _pure_lookup(reading, asked)) is not None:
        return looked
    if asked and asked[0][0] == ABSORBED and isinstance(rest := _absorbed(reading), Calculation):
        return rest
    ranked = sorted(candidates(reading, asked, depth=1), key=lambda b: -b.score)
    work = best(reading, ranked)
    sure = bool(asked) and asked[0][0] in reading.plain
    stated = with_loose(reading)
    if isinstance(work, Calculation) and sure and not outdone(stated, work):
        return work
    sounding = sorted(proposed(stated), key=lambda b: -b.score)
    if isinstance(work, Calculation) and sure:
        return asking_more(stated, sounding, work, score_of(ranked, work) - ASKED[0]) or work
    if isinstance(work, Calculation):  # for a kind that words only hint at: another formula may fit better
        other = sounding_best(stated, sounding, [])
        better = other and score_of(sounding, other) + PARITY > score_of(ranked, work)
        chosen = other if other is not None and better else work
        return asking_more(stated, sounding, chosen, score_of(ranked, chosen) - ASKED[0]) or chosen
    if (ratio := relative(stated, [*ranked[:12], *sounding[:12]])) is not None:
        return ratio
    fitting = [kind for kind, _ in asked] if any(b.used for b in ranked) else []  # "TI" is not always an inversion time
    if (whole := sounding_best(stated, sounding, fitting)) is not None:
        return asking_more(stated, sounding, whole, 0.0) or whole
    if len(reading.givens) >= MANY and isinstance(far := _far(reading, asked), Calculation):
        return far
    named = bool(asked) and asked[0][0] in reading.plain and any(b.used for b in ranked)  # else nothing else answers
    return work or (None if named else _implied(reading) or nearly(reading, sounding))


def _far(reading: Reading, asked: list[tuple[str, float]]) -> Work:
    """A chain of three steps, for a question that states many values: all of them must go into it."""
    reading = replace(reading, sought={})
    alike = frozenset(list(affinity(reading))[:3])
    ranked = [b for b in candidates(reading, asked[:1], 2, alike) if len(b.used) == len(reading.givens)]
    return best(reading, sorted(ranked, key=lambda b: -b.score)) if ranked else None


def _conceptual(reading: Reading) -> bool:
    """Whether the words ask for an explanation; one who states three values with units wants a number."""
    if reading.wants_number or not _CONCEPT.search(reading.text):
        return False
    return sum(not g.bare for g in reading.givens) < (2 if _CHANGE.search(reading.text) else 3)


ABSORBED = "absorbed fraction"


def _absorbed(reading: Reading) -> Work:
    """'What fraction is stopped?': what does not come through, or is not left."""
    left = [("transmission", ASKED[0]), ("fraction remaining", ASKED[0])]
    work = best(reading, sorted(candidates(reading, left, depth=1), key=lambda b: -b.score))
    if not isinstance(work, Calculation):
        return work
    rest = 1 - work.result
    step = f"The rest: $1 - {work.result.m_as(''):.4g}$ = {show(rest)}."
    return replace(work, result=rest, quantity=ABSORBED, steps=(*work.steps, step))


def _implied(reading: Reading) -> Work:
    """What the stated values themselves call for, where no word does: the one formula that all of them fit."""
    terse = len(reading.text.split()) <= TERSE and called_for(reading.text)  # "Larmor 1.5 T?"
    if not reading.givens or (len(reading.givens) < 2 and not terse) or _conceptual(reading):
        return None
    gives = [
        (kind, IMPLIED)
        for kind in dict.fromkeys(
            f.gives.quantity for f in FORMULAS.values() if f.compute and not any(v.many for v in f.needs)
        )
    ]
    whole = [
        b
        for b in candidates(reading, gives, depth=0)
        if not b.missing and len(b.used) == len(reading.givens) and b.unknown is b.formula.gives
    ]
    ranked = sorted(whole, key=lambda b: -b.score)
    if (
        not ranked
        or ranked[0].score < ENOUGH + IMPLIED * (not terse)
        or (ranked[1:] and ranked[0].score - ranked[1].score <= TIE)
    ):
        return None
    return decide(reading, ranked[:1])


def _pure_lookup(reading: Reading, asked: list[tuple[str, float]]) -> Calculation | Missing | None:
    """'Half-life of I-131?': the kind asked stands in a table and nothing else is given to compute with."""
    kind = asked[0][0]
    try:
        found = look_up(kind, reading)
    except OutOfRange as outside:
        return Missing(None, kind, (kind,), str(outside))
    if found is None or set(range(len(reading.givens))) - found.uses:
        return None
    result = natural(found.value, KINDS[kind], reading.asked_unit)
    assumed = (found.assumed,) if found.assumed else ()
    return Calculation((), (found.step,), result, kind, assumed, (found.source,))
