"""What fills a variable that is a list: dose bins, readings, weights of the tissues named."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from physics.constants_radiation import EDITIONS
from physics.extract import Reading
from physics.fit import DIMENSION, KIND, in_unit, inside, is_named, may_be
from physics.formula import Variable
from physics.found import Found
from physics.kinds import ANY_UNIT, KINDS
from physics.listed_data import implied, listed_data
from physics.lookup_tissue import edition, radiation_weights, tissue_weights
from physics.parallel import Choice, hungry, of_own_length, rows_for
from physics.row_fit import TOLD, in_unit_of, per_decay
from physics.steps import Bound
from physics.units import dimension, listed_quantity, quantity
from physics.values import Given

MEMBER = 2.5  # what each further value of a named list adds


def fill_lists(bound: Bound, reading: Reading, wanted: list[Variable]) -> None:
    """Give each list its values: those of the right words or unit; where these do not fit together, rows of the text."""
    by_kind = bound.copy()
    _by_kind(by_kind, reading, wanted)
    filled = by_kind
    if not _sound(by_kind, reading, wanted):
        filled = _by_rows(bound, reading, wanted) or by_kind
    elif _leaves(by_kind, reading, wanted):
        rows = _by_rows(bound, reading, wanted)
        filled = rows if rows is not None and len(rows.used) > len(by_kind.used) else by_kind
    bound.values, bound.used, bound.found = filled.values, filled.used, filled.found
    bound.score, bound.measured_in = filled.score, filled.measured_in
    bound.missing += [v for v in wanted if v.name not in bound.values]


def _sound(bound: Bound, reading: Reading, wanted: list[Variable]) -> bool:
    """Whether each list has its values, as many as the others, no row of the text is cut, and the rest gets what it needs."""
    if any(v.name not in bound.values for v in wanted):
        return False
    lengths = {len(bound.values[v.name].magnitude) for v in wanted}
    if len(lengths) > 1 and not of_own_length(bound.formula.id):
        return False
    cut = {reading.givens[i].run for i in bound.used} & {
        g.run for i, g in enumerate(reading.givens) if i not in bound.used
    }
    return (
        not cut - {-1}
        and not _one_left(bound, reading, wanted)
        and not hungry(bound.formula, bound.unknown, [*_left(bound, reading)])
    )


def _one_left(bound: Bound, reading: Reading, wanted: list[Variable]) -> bool:
    """Whether one of several per cent was left out of the only list: "97 %, 88 %, 54 % and 93 % of it"."""
    if len(wanted) > 1 or wanted[0].unit or not all(reading.givens[i].words.endswith("%") for i in bound.used):
        return False
    return any(g.words.endswith("%") for g in _left(bound, reading))


def _leaves(bound: Bound, reading: Reading, wanted: list[Variable]) -> bool:
    """Whether more values of a list's unit are left than the single variables need: "25 x 1.8 Gy plus 8 x 2 Gy"."""
    f = bound.formula
    single = Counter(
        dimension(v.unit) for v in (*f.needs, f.gives) if v.unit and not v.many and v.name != bound.unknown.name
    )
    left = Counter(g.value.dimensionality for g in _left(bound, reading) if not g.bare)
    return any(left[dimension(v.unit)] > single[dimension(v.unit)] for v in wanted if v.unit)


def _left(bound: Bound, reading: Reading) -> list[Given]:
    return [g for i, g in enumerate(reading.givens) if i not in bound.used]


def _by_rows(bound: Bound, reading: Reading, wanted: list[Variable]) -> Bound | None:
    """All lists from rows of the text, or, where some are only implied, the others from rows and these as long."""
    if choice := rows_for(bound.formula, wanted, bound.unknown, reading):
        return _taken(bound.copy(), reading, wanted, choice)
    open_ = [v for v in wanted if implied(v, reading)]
    for size in range(1, len(open_) + 1):
        for left_out in combinations(open_, size):
            written = [v for v in wanted if v not in left_out]
            made = _written(bound, reading, written) if written else None
            if made is not None and all(_implied(made, reading, v) for v in left_out):
                return made
    return None


def _written(bound: Bound, reading: Reading, written: list[Variable]) -> Bound | None:
    """The lists that a question writes out, whatever of the others it only implies."""
    if choice := rows_for(bound.formula, written, bound.unknown, reading):
        return _taken(bound.copy(), reading, written, choice)
    _by_kind(made := bound.copy(), reading, written)
    return made if _sound(made, reading, written) else None


def _taken(bound: Bound, reading: Reading, wanted: list[Variable], choice: Choice) -> Bound:
    """A candidate with its lists from rows of the text."""
    for v in wanted:
        row = choice.rows[v.name]
        bound.values[v.name] = listed_quantity(in_unit_of(v, row) or [], v.unit)
        if v.quantity in ANY_UNIT and row.mark:
            bound.measured_in = row.mark
        n = len(row.members)
        bound.score += KIND + MEMBER * (n - 1) if choice.told[v.name] >= TOLD else DIMENSION * n
        bound.used |= {i for i, g in enumerate(reading.givens) if not row.starts.isdisjoint(range(g.start, g.end))}
    return bound


def _implied(bound: Bound, reading: Reading, v: Variable) -> bool:
    """Fill a list that the text only implies, as long as those that it states; whether that was possible."""
    count = max(len(x.magnitude) for x in bound.values.values() if hasattr(x.magnitude, "__len__"))
    if (data := listed_data(v, count, reading)) is None:
        return False
    values, said, uses = data
    bound.values[v.name] = listed_quantity(values, v.unit)
    bound.found.append(Found(quantity(1.0), said, "", uses))
    bound.used |= uses
    return True


def _by_kind(bound: Bound, reading: Reading, wanted: list[Variable]) -> None:
    """First the values that words or symbols name, then what is left of the right unit."""
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


def _take(bound: Bound, reading: Reading, v: Variable, members: list[int]) -> None:
    givens = [reading.givens[i] for i in members]
    if v.quantity in ANY_UNIT:
        bound.measured_in = next((g.mark for g in givens if not g.bare), bound.measured_in)
        numbers = [float(g.value.magnitude if g.bare else g.value.m_as(bound.measured_in)) for g in givens]
    else:
        numbers = [float(g.value.magnitude if g.bare else g.value.m_as(per_decay(v.unit, g.mark))) for g in givens]
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
        return _in_row(with_unit, reading)
    runs = Counter(g.run for _, g in free if g.run >= 0 and not g.kinds)
    longest = max(runs, key=lambda run: runs[run], default=None)
    if longest is not None:
        return [i for i, g in free if g.run == longest and not g.kinds]
    lengths = {len(value.magnitude) for value in bound.values.values() if hasattr(value.magnitude, "__len__")}
    scattered = [i for i, g in free if g.bare and not g.kinds]
    return scattered if len(scattered) in lengths else []  # "6 cm of lung (0.3) and 1.2 cm of rib (1.6)"


def _in_row(members: list[int], reading: Reading) -> list[int]:
    """'5, 33, 41 and 12 Gy ... above 30 Gy': where most stand in one row, those alone are the list."""
    runs = Counter(reading.givens[i].run for i in members if reading.givens[i].run >= 0)
    run, count = runs.most_common(1)[0] if runs else (-1, 0)
    return [i for i in members if reading.givens[i].run == run] if count > 2 and count > len(members) / 2 else members


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
