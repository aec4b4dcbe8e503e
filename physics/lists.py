"""What fills a variable that is a list: dose bins, readings, weights of the tissues named."""

from __future__ import annotations

import re
from collections import Counter

from physics.constants_radiation import EDITIONS
from physics.extract import Reading
from physics.fit import DIMENSION, KIND, in_unit, inside, is_named, may_be
from physics.formula import Variable
from physics.found import Found
from physics.kinds import ANY_UNIT, KINDS
from physics.lookup_tissue import edition, radiation_weights, tissue_weights
from physics.steps import Bound
from physics.units import listed_quantity, quantity
from physics.values import Given

MEMBER = 2.5  # what each further value of a named list adds


def fill_lists(bound: Bound, reading: Reading, wanted: list[Variable]) -> None:
    """Give each list its values: first those that words or symbols name, then what is left of the right unit."""
    for told in (True, False):
        for v in wanted:
            if v.name in bound.values:
                continue
            members = _named(v, reading, bound, wanted) if told else _unnamed(v, reading, bound)
            if len(members) == 1 and told:
                members = _with_loose(members, v, reading, bound)
            if len(members) >= 2:
                _take(bound, reading, v, members)
                bound.score += KIND + MEMBER * (len(members) - 1) if told else DIMENSION * len(members)
            elif told and v.quantity == "tissue weighting factor":
                _tissues(bound, reading, v)
    for v in wanted:
        if v.name not in bound.values and v.quantity == "radiation weighting factor":
            _radiations(bound, reading, v)
        if v.name not in bound.values and _UNSURE.search(v.quantity):
            _from_spread(bound, reading, v)
    bound.missing += [v for v in wanted if v.name not in bound.values]


def _take(bound: Bound, reading: Reading, v: Variable, members: list[int]) -> None:
    givens = [reading.givens[i] for i in members]
    if v.quantity in ANY_UNIT:
        bound.measured_in = next((g.mark for g in givens if not g.bare), bound.measured_in)
        numbers = [float(g.value.magnitude if g.bare else g.value.m_as(bound.measured_in)) for g in givens]
    else:
        numbers = [float(g.value.magnitude if g.bare else g.value.m_as(v.unit)) for g in givens]
    bound.values[v.name] = listed_quantity(numbers, v.unit)
    bound.used |= set(members)


_UNSURE = re.compile(r"uncertaint|standard (?:deviation|error)")


def _from_spread(bound: Bound, reading: Reading, v: Variable) -> None:
    """'10.0 ± 0.1 and 10.4 ± 0.2': the uncertainties of a list are a list of their own."""
    parts = [(reading.givens[i].unsure, reading.givens[i]) for i in sorted(bound.used)]
    if len(parts) >= 2 and all(u is not None for u, _ in parts):
        unit = v.unit if any(not g.bare and v.unit for _, g in parts) else ""
        scale = [
            float(in_unit(g, v).magnitude) / float(g.value.magnitude) if unit and g.value.magnitude else 1.0
            for _, g in parts
        ]
        bound.values[v.name] = listed_quantity(
            [float(u or 0) * s for (u, _), s in zip(parts, scale, strict=True)], v.unit
        )
        bound.score += KIND


def _named(v: Variable, reading: Reading, bound: Bound, siblings: list[Variable]) -> list[int]:
    kin = {v.quantity, *KINDS[v.quantity].also}
    return [
        i
        for i, g in enumerate(reading.givens)
        if i not in bound.used
        and (is_named(g, v, siblings) or kin & set(g.kinds[:1]))
        and (g.bare or v.quantity in ANY_UNIT or may_be(g.value, v.quantity))
        and inside(g, v)
    ]


def _with_loose(members: list[int], v: Variable, reading: Reading, bound: Bound) -> list[int]:
    """'(relative electron density 1.05) ... (0.3) ... (1.6)': the first is named, the others stand alike."""
    more = [i for i, g in enumerate(reading.givens) if g.loose and i not in bound.used and not v.unit and inside(g, v)]
    return sorted([*members, *more])


def _unnamed(v: Variable, reading: Reading, bound: Bound) -> list[int]:
    free = [
        (i, g)
        for i, g in enumerate(reading.givens)
        if i not in bound.used and not g.symbol and _may(g, v) and inside(g, v)
    ]
    kin = {v.quantity, *KINDS[v.quantity].also}
    with_unit = [i for i, g in free if not g.bare and (not g.kinds or (v.unit and kin & set(g.kinds)))]
    with_unit = with_unit or [i for i, g in free if not g.bare and (v.unit or v.quantity in ANY_UNIT)]
    if with_unit:
        return with_unit
    runs = Counter(g.run for _, g in free if g.run >= 0 and not g.kinds)
    longest = max(runs, key=lambda run: runs[run], default=None)
    if longest is not None:
        return [i for i, g in free if g.run == longest and not g.kinds]
    lengths = {len(value.magnitude) for value in bound.values.values() if hasattr(value.magnitude, "__len__")}
    scattered = [i for i, g in free if g.bare and not g.kinds]
    return scattered if len(scattered) in lengths else []  # "6 cm of lung (0.3) and 1.2 cm of rib (1.6)"


def _may(given: Given, v: Variable) -> bool:
    if v.quantity in ANY_UNIT and not given.bare:
        return given.unsure is not None  # "73.9 ± 0.2 d and 73.5 ± 0.1 d" are measured values, whatever they measure
    return may_be(given.value, v.quantity)


def _radiations(bound: Bound, reading: Reading, v: Variable) -> None:
    """w_R of the radiations named, in reading order, where they are as many as the doses; a stated one goes before."""
    count = max((len(x.magnitude) for x in bound.values.values() if hasattr(x.magnitude, "__len__")), default=0)
    named = radiation_weights(reading)
    if len(named) != count or count < 2:
        return
    listed = ", ".join(f"{name} {w:g}" for name, w in named)
    book = edition(reading.text)
    bound.found.append(Found(quantity(1.0), f"Radiation weighting factors: {listed} (ICRP {book}).", EDITIONS[book]))
    bound.values[v.name] = listed_quantity([w for _, w in named], v.unit)
    bound.used |= {i for i, g in enumerate(reading.givens) if v.quantity in g.kinds[:1]}


def _tissues(bound: Bound, reading: Reading, v: Variable) -> None:
    tissues = tissue_weights(reading.text)
    if len(tissues) < 2:
        return
    listed = ", ".join(f"{name} {w:g}" for name, w in tissues)
    book = edition(reading.text)
    bound.found.append(Found(quantity(1.0), f"Tissue weighting factors: {listed} (ICRP {book}).", EDITIONS[book]))
    bound.values[v.name] = listed_quantity([w for _, w in tissues], v.unit)
