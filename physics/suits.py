"""A formula that nothing but its sound proposes: when it may answer, and when it is the better one that lacks a value."""

from __future__ import annotations

from physics.asked import ASKING
from physics.bind import GAP, akin, called_for
from physics.choose import decide, grounded, wanting
from physics.extract import Reading
from physics.formula import Variable
from physics.formulas import FORMULAS
from physics.meant import in_such
from physics.propose import affinity
from physics.steps import Bound
from physics.units import dimension, quantity
from physics.work import Calculation, Missing

SOUNDING, UNLIKE = 1.9, 3.0  # the least score of such a formula; how much more where others sound better
SOUNDS_ALIKE = 0.05  # how near another formula must sound to be a rival
FAR_AHEAD = 1.0  # how much better what lacks two values must suit a question
NEAR_BEST = 0.95  # a formula that suits a question nearly as well as the best may answer in its place
NEARLY = 8.0  # how well what is stated must fit the formula that is named as wanting more


def sounding_best(stated: Reading, ranked: list[Bound], asked: list[str]) -> Calculation | None:
    """A formula that the question sounds like, where all that is stated goes into it and one variable is left."""
    whole = [
        b
        for b in ranked
        if not b.missing and grounded(b, stated) and _all_used(b, stated) and _may_answer(b.unknown, stated, asked)
    ]
    alike = affinity(stated)
    if not whole or whole[0].score < SOUNDING + UNLIKE * (1 - alike.get(whole[0].formula.id, 0.0)):
        return None
    top = alike.get(whole[0].formula.id, 0.0)
    work = decide(stated, [b for b in whole if b is whole[0] or alike.get(b.formula.id, 0.0) > top - SOUNDS_ALIKE])
    return work if isinstance(work, Calculation) else None


def outdone(stated: Reading, work: Calculation) -> str:
    """The id of the formula that suits a question clearly better than the one that answered it; "" if none does."""
    suits = affinity(stated)
    first = next(iter(suits), "")
    used = {f.id for f in work.formulas}
    if not used or first in used or used & called_for(stated.text) or max(suits.get(i, 0.0) for i in used) > NEAR_BEST:
        return ""
    if stated.plain and not any(akin(FORMULAS[first].gives.quantity, kind) for kind in stated.plain):
        return ""  # it does not give what is plainly asked for
    return first


def asking_more(stated: Reading, ranked: list[Bound], work: Calculation, own: float) -> Missing | None:
    """What the formula that suits a question best still lacks, where another one made do with what is stated.

    own  the score of that other one beside which it was chosen

    "What energy is left of a 511 keV photon after one scattering?" lacks an angle; no other formula is to answer it.
    """
    best = outdone(stated, work)
    if not best:
        return None
    near = _lacking(ranked, best)
    if not near or near[0].outside or len(near[0].used) < len([g for g in stated.givens if not g.loose]):
        return None
    ahead = FAR_AHEAD * (len(near[0].missing) - 1)
    better = near[0].score + GAP * len(near[0].missing) > max(score_of(ranked, work), own) + ahead
    return wanting(stated, near[0]) if better else None


def _lacking(ranked: list[Bound], formula_id: str) -> list[Bound]:
    """The candidates of a formula as it stands that lack one or two values, the best first."""
    return [
        b for b in ranked if b.formula.id == formula_id and b.unknown is b.formula.gives and 0 < len(b.missing) <= 2
    ]


def score_of(ranked: list[Bound], work: Calculation) -> float:
    """The score of the candidate that a calculation came from."""
    same = [b.score for b in ranked if b.formula is work.formulas[-1] and not b.missing] if work.formulas else []
    return max(same, default=0.0)


def nearly(reading: Reading, ranked: list[Bound]) -> Missing | None:
    """What is wanting for the formula that a question sounds like most, where it states part of what that needs."""
    best = next(iter(affinity(reading)), "")
    near = _lacking(ranked, best)
    told = near and near[0].score + GAP * len(near[0].missing) >= NEARLY and not near[0].outside
    if (
        not told
        or not ASKING.search(reading.text)
        or not any(not reading.givens[i].bare for i in near[0].used if i < len(reading.givens))
    ):
        return None
    return wanting(reading, near[0])


def _all_used(bound: Bound, stated: Reading) -> bool:
    """Whether nothing is left over but loose numbers, and values of units that the formula has no place for."""
    f = bound.formula
    places = {dimension(v.unit) for v in (*f.needs, f.gives)}
    left = [g for i, g in enumerate(stated.givens) if i not in bound.used]
    return all(g.loose or (not g.bare and g.value.dimensionality not in places) for g in left)


def _may_answer(unknown: Variable, reading: Reading, asked: list[str]) -> bool:
    """Whether an unknown can be what the question asks: in the wanted unit, and of the kind named if one is."""
    if reading.asked_unit and not in_such(unknown.quantity, quantity(1.0, reading.asked_unit)):
        return False
    named = bool(asked) and asked[0] in reading.plain
    return not named or any(akin(unknown.quantity, kind) for kind in asked)
