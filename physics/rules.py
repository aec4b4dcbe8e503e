"""The rules by which a formula is picked where the learnt reader is not sure: by the kind asked, else by how it sounds.

Each formula that gives, or can be solved for, the kind asked is a candidate (`bind.py`); the best complete
one wins. Two that fit equally well and disagree are put to the student instead of guessed between.
"""

from __future__ import annotations

from dataclasses import replace

from physics.bind import called_for, candidates, proposed
from physics.choose import ENOUGH, TIE, best, decide
from physics.extract import Reading
from physics.formulas import FORMULAS
from physics.meant import ASKED
from physics.propose import affinity
from physics.relative import relative
from physics.suits import asking_more, nearly, outdone, score_of, sounding_best
from physics.work import Calculation, Work

TERSE = 5  # words of a question that names a formula and a value and no more
IMPLIED = 3.0  # weight of a kind that no word asks for
PARITY = 4.0  # what a formula that no word asks for is given beside one for a kind that words hint at
MANY = 6  # stated values from which a chain of three steps is tried


def by_rules(reading: Reading, stated: Reading, asked: list[tuple[str, float]]) -> Work:
    """A calculation, or what is missing; None if no formula fits.

    stated  the reading with its loose numbers among the values
    asked   kinds asked for, the likeliest first
    """
    ranked = sorted(candidates(reading, asked, depth=1), key=lambda b: -b.score)
    work = best(reading, ranked)
    sure = bool(asked) and asked[0][0] in reading.plain
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


def _implied(reading: Reading) -> Work:
    """What the stated values themselves call for, where no word does: the one formula that all of them fit."""
    terse = len(reading.text.split()) <= TERSE and called_for(reading.text)  # "Larmor 1.5 T?"
    if not reading.givens or (len(reading.givens) < 2 and not terse):
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
