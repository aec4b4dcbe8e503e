"""The choice between candidates: the best complete one, two that tie put to the student, or what the nearest still wants."""

from __future__ import annotations

from collections import Counter

from medphys.errors import Degenerate, OutOfRange, UnitError, UserError
from physics.bind import GAP, called_for, leaves_a_rival
from physics.extract import Reading
from physics.kinds import KINDS
from physics.lookup import lacking
from physics.propose import affinity
from physics.steps import Bound, compute
from physics.work import Calculation, Missing, Work

TURNED = 1.0  # what lacks a value is named for a formula as it stands, rather than for one turned round
ENOUGH, TIE = 5.4, 0.2  # the least score of a candidate; within TIE two fit equally well
CALLED = 0.5  # how much better a formula called by its name must fit, to be preferred though it lacks a value


def best(reading: Reading, ranked: list[Bound]) -> Work:
    complete = [b for b in ranked if not b.missing and grounded(b, reading) and not leaves_a_rival(b, reading)]
    called = called_for(reading.text)
    if complete and complete[0].score >= ENOUGH:
        meant = [b for b in ranked if len(b.missing) == 1 and b.formula.id in called and b.unknown is b.formula.gives]
        alike = affinity(reading)
        liked = meant and alike.get(meant[0].formula.id, 0.0) > alike.get(complete[0].formula.id, 0.0)
        if complete[0].formula.id not in called and liked and meant[0].score + GAP >= complete[0].score + CALLED:
            return wanting(reading, meant[0])  # "with decay taken into account" asks for more than rate times time
        return decide(reading, complete)
    plain = bool(reading.plain and reading.asked_unit)  # "in MeV, please": a number is wanted though none is given
    near = [b for b in ranked if b.missing and (plain or _partly(b, reading) or b.outside)]
    near = [b for b in near if b.unknown is b.formula.gives or reading.wants_number]
    near.sort(key=lambda b: -(b.score - TURNED * (b.unknown is not b.formula.gives)))
    if (
        near
        and (plain or reading.wants_number or reading.givens or reading.materials)
        and near[0].score + GAP * len(near[0].missing) >= ENOUGH
    ):
        return wanting(reading, near[0])
    return None


def grounded(bound: Bound, reading: Reading) -> bool:
    """Whether a candidate rests on the question: on a value, a table, or, made of constants alone, on its name."""
    constant = not bound.formula.needs and bound.formula.id in called_for(reading.text)
    return bool(bound.used or bound.found) or constant


def _partly(bound: Bound, reading: Reading) -> bool:
    """Whether the question gives part of what this formula needs: a value, or half of a look-up."""
    return bool(bound.used) or any(lacking(v.quantity, reading) != (v.quantity,) for v in bound.missing)


def decide(reading: Reading, complete: list[Bound]) -> Work:
    try:
        first = compute(reading, complete[0])
    except Degenerate:  # the values were not meant for this formula; the next one may fit them
        return decide(reading, complete[1:]) if len(complete) > 1 and complete[1].score >= ENOUGH else None
    except (OutOfRange, UnitError) as outside:
        return Missing(complete[0].formula, complete[0].unknown.quantity, (), str(outside))
    for rival in complete[1:3]:
        if complete[0].score - rival.score > TIE or rival.formula is complete[0].formula:
            continue
        try:
            other = compute(reading, rival)
        except UserError:
            continue
        if not agree(first, other):
            return which(first, other)
    return first


def which(one: Calculation, two: Calculation) -> Missing:
    """Two results, put to the student."""
    either = f"{one.formulas[-1].name} ({one.shown}) or {two.formulas[-1].name} ({two.shown})"
    advice = f"Two formulas fit these values equally well: {either}. Say which one is meant."
    return Missing(None, one.quantity, (), advice)


def agree(one: Calculation, two: Calculation) -> bool:
    if one.result.dimensionality != two.result.dimensionality:
        return False
    a, b = float(one.result.m_as(one.result.units)), float(two.result.m_as(one.result.units))
    return abs(a - b) <= 0.002 * max(abs(a), abs(b))  # two protocols' corrections differ by less than a per cent


def _with_role(name: str, role: str) -> str:
    """'new distance', 'dose rate at the reference distance': which of two values of a kind is meant."""
    behind = role.split(" ")[0] in {"at", "in", "of", "for", "on", "from", "with", "without"}
    return f"{name} {role}" if behind else f"{role} {name}".strip()


def wanting(reading: Reading, bound: Bound) -> Missing:
    if bound.outside:
        return Missing(bound.formula, bound.unknown.quantity, (bound.missing[0].quantity,), bound.outside)
    names = tuple(dict.fromkeys(n for v in bound.missing for n in lacking(v.quantity, reading)))
    twins = Counter(v.quantity for v in (*bound.formula.needs, bound.formula.gives))
    roles = {v.quantity: f"{v.role} " for v in bound.missing if v.role and twins[v.quantity] > 1 and len(v.role) < 30}
    places = [
        _with_role(n, roles.get(n, "").strip()) + (f" ({KINDS[n].where})" if n in KINDS and KINDS[n].where else "")
        for n in names
    ]
    advice = f"To compute the {bound.unknown.quantity}, the question must also give: {'; '.join(places)}."
    return Missing(bound.formula, bound.unknown.quantity, names, advice)
