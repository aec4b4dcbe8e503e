"""How well a result is known: significant figures of the inputs, and their uncertainties carried through.

First order, uncorrelated: u(y)^2 is the sum of (df/dx u(x))^2 (JCGM 100:2008, GUM, 5.1.2), with each
derivative taken as the difference of the formula at x + u and x - u.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from medphys.errors import UserError
from physics.evaluate import evaluate
from physics.formula import Formula
from physics.units import Quantity, registry, show
from physics.values import Given

FEWEST, MOST = 2, 6  # "5 mCi" in an exercise is not meant as 5 to the nearest whole: two figures at least
ROUNDED = "To the figures of the given values"
_MANTISSA = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


def figures(givens: Iterable[Given]) -> int | None:
    """Significant figures that the stated values allow; None if none of them is a measured value."""
    counted = [n for g in givens if (n := _figures(g)) is not None]
    return min(max(min(counted), FEWEST), MOST) if counted else None


def _figures(given: Given) -> int | None:
    """Figures of one value as written; counts, shares to be reached and words ("half an hour") are exact."""
    written = _MANTISSA.match(given.words.lstrip("-+−"))
    if written is None or "/" in given.words[: written.end() + 2]:
        return None
    number = written[0].replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", written[0]) else written[0].replace(",", "")
    if given.bare and "." not in number:
        return None
    return len(number.replace(".", "").lstrip("0")) or None


def spread_of(chosen: Formula, values: Mapping[str, Quantity], spread: Mapping[str, float], unknown: str) -> float:
    """Standard uncertainty of the unknown, in its variable's unit, from those of the values in theirs."""
    parts = []
    for name, u in spread.items():
        unit = chosen.variable(name).unit
        ends = []
        for sign in (1, -1):
            moved = {**values, name: registry().Quantity(float(values[name].m_as(unit)) + sign * u, unit)}
            ends.append(float(evaluate(chosen, moved, unknown).magnitude))
        parts.append((ends[0] - ends[1]) / 2)
    return math.hypot(*parts)


def carried(
    chosen: Formula, values: Mapping[str, Quantity], spread: Mapping[str, float], unknown: str, result: Quantity
) -> float | None:
    """The uncertainty of a result in the unit it is shown in; None without any, or where the formula ends nearby."""
    if not spread:
        return None
    try:
        u = spread_of(chosen, values, spread, unknown)
        one = registry().Quantity(1.0, chosen.variable(unknown).unit).to(result.units)
    except (UserError, ArithmeticError):
        return None
    return abs(u * float(one.magnitude))


def with_spread(value: Quantity, u: float | None) -> str:
    """'15.07 +/- 0.33 mm': the uncertainty to two figures, the value to the same place."""
    if not u or not math.isfinite(u):
        return show(value)
    place = 1 - math.floor(math.log10(u))
    unit = show(value).partition(" ")[2]
    number = float(value.magnitude)
    if not -4 < math.log10(abs(number) or 1) < 6:
        digits = max(2, math.floor(math.log10(abs(number))) + place + 1)
        return f"{show(value, digits)} ± {u:.2g} {unit}".strip()
    shown = f"{number:.{max(place, 0)}f} ± {u:.{max(place, 0)}f}"
    return f"({shown}) {unit}" if unit else shown


def rounded(value: Quantity, n: int | None) -> str:
    """The line that states a result to the figures of its inputs; '' where the result shown has no more than those."""
    if n is None or n >= 4:
        return ""
    return f"{ROUNDED} ({n}): {_plainly(value, n)}."


def _plainly(value: Quantity, n: int) -> str:
    """The value to n figures, written out where it is not too long: 300 MHz, not 3×10^2 MHz."""
    number = float(f"{float(value.magnitude):.{n}g}")
    return show(registry().Quantity(number, value.units), 6) if 1e-3 < abs(number) < 1e6 else show(value, n)
