"""From a student's words to a number with its steps: pick a formula, bind the values, compute.

Each formula that gives, or can be solved for, the kind asked is a candidate (`bind.py`); the best complete
one wins. Two that fit equally well and disagree are put to the student instead of guessed between.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from medphys.errors import Degenerate, OutOfRange, UnitError, UserError
from physics.asked import ASKING, plain_kind
from physics.bind import GAP, akin, called_for, candidates, leaves_a_rival, proposed
from physics.convert import conversion, mixed_up, natural
from physics.extract import Reading, read
from physics.fit import may_be
from physics.formula import Variable
from physics.formulas import FORMULAS
from physics.kinds import ANY_UNIT, KINDS
from physics.label import OWN
from physics.lookup import lacking, look_up
from physics.propose import affinity
from physics.relative import relative
from physics.steps import Bound, compute
from physics.units import Quantity, dimension, family, is_percent, quantity, show
from physics.work import Calculation, Missing, Work

ASKED = (6.0, 4.0, 3.0, 2.5)  # weight of the kinds asked for, the likeliest first
TERSE = 5  # words of a question that names a formula and a value and no more
TURNED = 1.0  # what lacks a value is named for a formula as it stands, rather than for one turned round
IMPLIED = 3.0  # weight of a kind that no word asks for
SOUNDING, UNLIKE = (
    1.9,
    3.0,
)  # the least score of a formula that its sound alone proposes, more where others sound better
ENOUGH, TIE = 5.4, 0.2  # the least score of a candidate; within TIE two fit equally well
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
    work = _best(reading, ranked)
    sure = bool(asked) and asked[0][0] in reading.plain
    stated = replace(reading, givens=tuple(sorted((*reading.givens, *reading.loose), key=lambda g: g.start)), sought={})
    sounding = sorted(proposed(stated), key=lambda b: -b.score)
    if isinstance(work, Calculation) and sure:
        return _asking_more(stated, sounding, work, _score(ranked, work) - ASKED[0]) or work
    if isinstance(work, Calculation):  # for a kind that words only hint at: another formula may fit better
        other = _sounding(stated, sounding, [])
        better = other and _score(sounding, other) + PARITY > _score(ranked, work)
        chosen = other if other is not None and better else work
        return _asking_more(stated, sounding, chosen, _score(ranked, chosen) - ASKED[0]) or chosen
    if (ratio := relative(stated, [*ranked[:12], *sounding[:12]])) is not None:
        return ratio
    fitting = [kind for kind, _ in asked] if any(b.used for b in ranked) else []  # "TI" is not always an inversion time
    if (whole := _sounding(stated, sounding, fitting)) is not None:
        return _asking_more(stated, sounding, whole, 0.0) or whole
    if len(reading.givens) >= MANY and isinstance(far := _far(reading, asked), Calculation):
        return far
    named = bool(asked) and asked[0][0] in reading.plain and any(b.used for b in ranked)  # else nothing else answers
    return work or (None if named else _implied(reading) or _nearly(reading, sounding))


def _sounding(stated: Reading, ranked: list[Bound], asked: list[str]) -> Calculation | None:
    """A formula that the question sounds like, where all that is stated goes into it and one variable is left."""
    whole = [
        b
        for b in ranked
        if not b.missing and _grounded(b, stated) and _all_used(b, stated) and _may_answer(b.unknown, stated, asked)
    ]
    alike = affinity(stated)
    if not whole or whole[0].score < SOUNDING + UNLIKE * (1 - alike.get(whole[0].formula.id, 0.0)):
        return None
    top = alike.get(whole[0].formula.id, 0.0)
    work = _decide(stated, [b for b in whole if b is whole[0] or alike.get(b.formula.id, 0.0) > top - SOUNDS_ALIKE])
    return work if isinstance(work, Calculation) else None


def _asking_more(stated: Reading, ranked: list[Bound], work: Calculation, own: float) -> Missing | None:
    """What the formula that suits a question best still lacks, where another one made do with what is stated.

    own  the score of that other one beside which it was chosen

    "What energy is left of a 511 keV photon after one scattering?" lacks an angle; no other formula is to answer it.
    """
    suits = affinity(stated)
    best = next(iter(suits), "")
    used = {f.id for f in work.formulas}
    if not work.formulas or best in used or max(suits.get(i, 0.0) for i in used) > NEAR_BEST:
        return None
    if stated.plain and not any(akin(FORMULAS[best].gives.quantity, kind) for kind in stated.plain):
        return None  # it does not give what is plainly asked for
    near = [b for b in ranked if b.formula.id == best and b.unknown is b.formula.gives and 0 < len(b.missing) <= 2]
    if not near or near[0].outside or len(near[0].used) < len([g for g in stated.givens if not g.loose]):
        return None
    ahead = FAR_AHEAD * (len(near[0].missing) - 1)  # what lacks two values must suit much better
    better = near[0].score + GAP * len(near[0].missing) > max(_score(ranked, work), own) + ahead
    return _wanting(stated, near[0]) if better else None


def _score(ranked: list[Bound], work: Calculation) -> float:
    """The score of the candidate that a calculation came from."""
    same = [b.score for b in ranked if b.formula is work.formulas[-1] and not b.missing] if work.formulas else []
    return max(same, default=0.0)


def _nearly(reading: Reading, ranked: list[Bound]) -> Missing | None:
    """What is wanting for the formula that a question sounds like most, where it states part of what that needs."""
    best = next(iter(affinity(reading)), "")
    near = [b for b in ranked if b.formula.id == best and b.unknown is b.formula.gives and 0 < len(b.missing) <= 2]
    told = near and near[0].score + GAP * len(near[0].missing) >= NEARLY and not near[0].outside
    if (
        not told
        or not ASKING.search(reading.text)
        or not any(not reading.givens[i].bare for i in near[0].used if i < len(reading.givens))
    ):
        return None
    return _wanting(reading, near[0])


def _all_used(bound: Bound, stated: Reading) -> bool:
    """Whether nothing is left over but loose numbers, and values of units that the formula has no place for."""
    f = bound.formula
    places = {dimension(v.unit) for v in (*f.needs, f.gives)}
    left = [g for i, g in enumerate(stated.givens) if i not in bound.used]
    return all(g.loose or (not g.bare and g.value.dimensionality not in places) for g in left)


def _may_answer(unknown: Variable, reading: Reading, asked: list[str]) -> bool:
    """Whether an unknown can be what the question asks: in the wanted unit, and of the kind named if one is."""
    if reading.asked_unit and not _in_such(unknown.quantity, quantity(1.0, reading.asked_unit)):
        return False
    named = bool(asked) and asked[0] in reading.plain
    return not named or any(akin(unknown.quantity, kind) for kind in asked)


CALLED = 0.5  # how much better a formula called by its name must fit, to be preferred though it lacks a value
PARITY = 4.0  # what a formula that no word asks for is given beside one for a kind that words hint at
SOUNDS_ALIKE = 0.05  # how near another formula must sound to be a rival
FAR_AHEAD = 1.0  # what lacks two values must suit a question better by this much
NEAR_BEST = 0.95  # a formula that suits a question nearly as well as the best may answer in its place
NEARLY = 8.0  # how well what is stated must fit the formula that is named as wanting more
MANY = 6  # stated values from which a chain of three steps is tried


def _far(reading: Reading, asked: list[tuple[str, float]]) -> Work:
    """A chain of three steps, for a question that states many values: all of them must go into it."""
    reading = replace(reading, sought={})
    alike = frozenset(list(affinity(reading))[:3])
    ranked = [b for b in candidates(reading, asked[:1], 2, alike) if len(b.used) == len(reading.givens)]
    return _best(reading, sorted(ranked, key=lambda b: -b.score)) if ranked else None


def _conceptual(reading: Reading) -> bool:
    """Whether the words ask for an explanation; one who states three values with units wants a number."""
    if reading.wants_number or not _CONCEPT.search(reading.text):
        return False
    return sum(not g.bare for g in reading.givens) < (2 if _CHANGE.search(reading.text) else 3)


ABSORBED = "absorbed fraction"


def _absorbed(reading: Reading) -> Work:
    """'What fraction is stopped?': what does not come through, or is not left."""
    left = [("transmission", ASKED[0]), ("fraction remaining", ASKED[0])]
    work = _best(reading, sorted(candidates(reading, left, depth=1), key=lambda b: -b.score))
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
    return _decide(reading, ranked[:1])


def asked_kinds(reading: Reading) -> list[tuple[str, float]]:
    """Kinds asked for, with a weight; kinds of the wanted unit come last."""
    meant = _meant(reading)
    every = meant
    if reading.sure and meant and meant[0] in reading.sure:
        meant = [kind for kind in meant if kind in reading.sure or akin(kind, meant[0])]
    if reading.asked_unit:
        like = quantity(1.0, reading.asked_unit)
        meant = [kind for kind in meant if _in_such(kind, like)] or [kind for kind in every if _in_such(kind, like)]
        if not meant:  # "how many keV does it carry?": the unit alone says what is asked
            if own := OWN.get(str(like.units)):
                return [(kind, ASKED[0]) for kind in sorted(own)]
            plain = plain_kind(like)
            return [(k.name, ASKED[k.name != plain]) for k in KINDS.values() if may_be(like, k.name) and k.unit]
    return [(kind, ASKED[min(i, len(ASKED) - 1)]) for i, kind in enumerate(meant)]


def _in_such(kind: str, like: Quantity) -> bool:
    """Whether a kind is measured in such a unit; for units of no dimension, whether they are its own."""
    if kind in ANY_UNIT:
        return True
    if dimension(KINDS[kind].unit) != like.dimensionality:
        return False
    named = family(like)
    if named and named not in {KINDS[kind].family, "roentgen", "monitor_unit", "count"}:
        return False  # "how many MBq?" is no count rate
    pure = like.dimensionless and not is_percent(like)
    return not pure or kind in OWN.get(str(like.units), ()) or bool(KINDS[kind].unit)


# what "dose" means where the stated values are in sievert, or are rates and no time is given
SIEVERT = {"absorbed dose": "equivalent dose", "dose rate": "equivalent dose rate", "total dose": "equivalent dose"}
RATE = {
    "absorbed dose": "dose rate",
    "equivalent dose": "equivalent dose rate",
    "exposure": "exposure rate",
    "air kerma": "air kerma rate",
}


def _meant(reading: Reading) -> list[str]:
    """The kinds asked for, a bare "dose" read by the units of what is stated."""
    named = {family(g.value) for g in reading.givens} - {None}
    loose = "sievert" in named and "gray" not in named and not re.search(r"\babsorbed\b|\bgray\b", reading.text, re.I)
    out = [SIEVERT.get(kind, kind) if loose else kind for kind in reading.asked]
    if "dose rate" in out and "becquerel" in named and not named & {"gray", "roentgen"}:
        out.insert(out.index("dose rate"), "equivalent dose rate")  # beside a source, dose rate means that of a person
    timed = any(g.value.check("[time]") for g in reading.givens)
    rates = any(may_be(g.value, rate) for g in reading.givens for rate in RATE.values())
    if out and out[0] in RATE and rates and not timed:
        out.insert(0, RATE[out[0]])
    return list(dict.fromkeys(out))


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


def _best(reading: Reading, ranked: list[Bound]) -> Work:
    complete = [b for b in ranked if not b.missing and _grounded(b, reading) and not leaves_a_rival(b, reading)]
    called = called_for(reading.text)
    if complete and complete[0].score >= ENOUGH:
        meant = [b for b in ranked if len(b.missing) == 1 and b.formula.id in called and b.unknown is b.formula.gives]
        alike = affinity(reading)
        liked = meant and alike.get(meant[0].formula.id, 0.0) > alike.get(complete[0].formula.id, 0.0)
        if complete[0].formula.id not in called and liked and meant[0].score + GAP >= complete[0].score + CALLED:
            return _wanting(reading, meant[0])  # "with decay taken into account" asks for more than rate times time
        return _decide(reading, complete)
    plain = bool(reading.plain and reading.asked_unit)  # "in MeV, please": a number is wanted though none is given
    near = [b for b in ranked if b.missing and (plain or _partly(b, reading) or b.outside)]
    near = [b for b in near if b.unknown is b.formula.gives or reading.wants_number]
    near.sort(key=lambda b: -(b.score - TURNED * (b.unknown is not b.formula.gives)))
    if (
        near
        and (plain or reading.wants_number or reading.givens or reading.materials)
        and near[0].score + GAP * len(near[0].missing) >= ENOUGH
    ):
        return _wanting(reading, near[0])
    return None


def _grounded(bound: Bound, reading: Reading) -> bool:
    """Whether a candidate rests on the question: on a value, a table, or, made of constants alone, on its name."""
    constant = not bound.formula.needs and bound.formula.id in called_for(reading.text)
    return bool(bound.used or bound.found) or constant


def _partly(bound: Bound, reading: Reading) -> bool:
    """Whether the question gives part of what this formula needs: a value, or half of a look-up."""
    return bool(bound.used) or any(lacking(v.quantity, reading) != (v.quantity,) for v in bound.missing)


def _decide(reading: Reading, complete: list[Bound]) -> Work:
    try:
        first = compute(reading, complete[0])
    except Degenerate:  # the values were not meant for this formula; the next one may fit them
        return _decide(reading, complete[1:]) if len(complete) > 1 and complete[1].score >= ENOUGH else None
    except (OutOfRange, UnitError) as outside:
        return Missing(complete[0].formula, complete[0].unknown.quantity, (), str(outside))
    for rival in complete[1:3]:
        if complete[0].score - rival.score > TIE or rival.formula is complete[0].formula:
            continue
        try:
            other = compute(reading, rival)
        except UserError:
            continue
        if not _agree(first, other):
            either = f"{first.formulas[-1].name} ({first.shown}) or {other.formulas[-1].name} ({other.shown})"
            return Missing(
                None,
                first.quantity,
                (),
                f"Two formulas fit these values equally well: {either}. Say which one is meant.",
            )
    return first


def _agree(one: Calculation, two: Calculation) -> bool:
    if one.result.dimensionality != two.result.dimensionality:
        return False
    a, b = float(one.result.m_as(one.result.units)), float(two.result.m_as(one.result.units))
    return abs(a - b) <= 0.002 * max(abs(a), abs(b))  # two protocols' corrections differ by less than a per cent


def _wanting(reading: Reading, bound: Bound) -> Missing:
    if bound.outside:
        return Missing(bound.formula, bound.unknown.quantity, (bound.missing[0].quantity,), bound.outside)
    names = tuple(dict.fromkeys(n for v in bound.missing for n in lacking(v.quantity, reading)))
    twins = Counter(v.quantity for v in (*bound.formula.needs, bound.formula.gives))
    roles = {v.quantity: f"{v.role} " for v in bound.missing if v.role and twins[v.quantity] > 1 and len(v.role) < 30}
    places = [
        f"{roles.get(n, '')}{n}" + (f" ({KINDS[n].where})" if n in KINDS and KINDS[n].where else "") for n in names
    ]
    advice = f"To compute the {bound.unknown.quantity}, the question must also give: {'; '.join(places)}."
    return Missing(bound.formula, bound.unknown.quantity, names, advice)
