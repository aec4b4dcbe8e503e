"""Ratios: "by what factor does the rate drop from 1 m to 2.5 m?" needs no rate.

Where a formula lacks one value of the kind that is asked for, and its result is in proportion to that value,
the ratio of the two is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from medphys.errors import UserError
from physics.evaluate import evaluate
from physics.extract import Reading
from physics.formula import Variable
from physics.steps import Bound
from physics.uncertain import figures, rounded
from physics.units import Quantity, registry, show
from physics.work import Calculation

_RATIO = re.compile(
    r"\b(?:fraction|factor|ratio|per ?cent|percentage|percent|proportion|share|how many times|times (?:more|less|higher|lower|"
    r"larger|smaller|weaker|stronger|brighter)|how much (?:more|less|higher|lower|weaker|stronger|faster|longer)|relative to)\b|%",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:fraction|per ?cent|percentage|proportion|share|remain\w*|left)\b|%", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:factor|times|how much (?:more|less|higher|lower|weaker|stronger|faster|longer))\b", re.IGNORECASE
)
_NEW = re.compile(r"\bfactor (?:on|for|to apply|correction)|\bmultipl|\bchange", re.IGNORECASE)


def relative(reading: Reading, ranked: Iterable[Bound]) -> Calculation | None:
    """The best candidate that lacks one value of the kind asked for, as a ratio; None if no ratio is asked."""
    if not _RATIO.search(reading.question or reading.text):
        return None
    for bound in ranked:
        other = bound.missing[0] if len(bound.missing) == 1 else None
        if other is None or other.quantity != bound.unknown.quantity or len(bound.used) < len(reading.givens):
            continue
        made = _ratio(reading, bound, other)
        if made is not None:
            return made
    return None


def _ratio(reading: Reading, bound: Bound, other: Variable) -> Calculation | None:
    try:
        one, two = (_result(bound, other, scale) for scale in (1.0, 2.0))
    except UserError:
        return None
    if one <= 0 or abs(two / one - 1) > 1e-6:
        return None  # not in proportion: the value itself is needed
    value = _turned(reading.question or reading.text, one)
    result = registry().Quantity(value, "")
    share = bool(_SHARE.search(reading.question)) and "%" in reading.text + reading.asked_unit
    shown: Quantity = result.to("percent") if share or reading.asked_unit in {"%", "percent"} else result
    f, (top, below) = bound.formula, _sides(bound.unknown, other, value, one)
    put_in = ", ".join(
        f"${v.symbol or v.name}$ = {show(bound.values[v.name])}" for v in (*f.needs, f.gives) if v.name in bound.values
    )
    n = figures(reading.givens[i] for i in bound.used)
    steps = [
        *(line for c in bound.before for line in c.steps),
        *(found.step for found in bound.found if found.step),
        f"{f.name}: ${f.latex}$.",
        f"${top}$ and ${below}$ stand in proportion, so their ratio needs neither. Put in {put_in}.",
        f"${top}/{below}$ = {show(shown)}.",
        *filter(None, [rounded(shown, n)]),
    ]
    data = tuple(x.source for x in bound.found if x.source)
    return Calculation(
        (f,), tuple(steps), shown, f"ratio of {bound.unknown.quantity}", tuple(bound.assumed), data, figures=n
    )


def _result(bound: Bound, other: Variable, scale: float) -> float:
    """The unknown per unit of the other value, tried at two sizes within the range of both."""
    start = min(max(1.0, other.low), other.high)
    start = start if 2 * start <= other.high else other.high / 4
    values = {**bound.values, other.name: registry().Quantity(start * scale, other.unit)}
    unknown = bound.unknown
    made = evaluate(bound.formula, values, None if unknown is bound.formula.gives else unknown.name)
    return float(made.m_as(other.unit)) / (start * scale)


def _turned(question: str, ratio: float) -> float:
    """A share is below one; "by what factor", "how many times" are above one, unless it is to be multiplied with."""
    if _SHARE.search(question):
        return min(ratio, 1 / ratio)
    if _TIMES.search(question) and not _NEW.search(question):
        return max(ratio, 1 / ratio)
    return ratio


def _sides(unknown: Variable, other: Variable, value: float, ratio: float) -> tuple[str, str]:
    top, below = unknown.symbol or unknown.name, other.symbol or other.name
    return (top, below) if value == ratio else (below, top)
