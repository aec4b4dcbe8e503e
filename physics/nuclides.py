"""Nuclides of ICRP Publication 107, read from the arrays that radioactivedecay ships."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from medphys.errors import OutOfRange, UserError
from physics.materials import SYMBOLS
from physics.units import Quantity, registry


@cache
def icrp107() -> dict[str, Any]:
    """The ICRP 107 arrays that radioactivedecay ships, read without importing it (its plots cost 1 s)."""
    import numpy as np

    package = find_spec("radioactivedecay")
    if package is None or package.origin is None:
        raise UserError("Nuclide data need radioactivedecay: run `make run` or `make test` once.")
    file = Path(package.origin).parent / "icrp107_ame2020_nubase2020" / "decay_data.npz"
    data = np.load(file, allow_pickle=True)  # the package's own file: object arrays of strings and floats
    return {str(n): i for i, n in enumerate(data["nuclides"])} | {"": {k: data[k] for k in data.files}}


def nuclide(name: str) -> str:
    """'99mTc', 'Tc99m', 'technetium-99m' or 'Tc-99m' as 'Tc-99m'. Raises UserError if ICRP 107 lacks it."""
    written = name.strip().replace("–", "-")
    match = re.fullmatch(r"([A-Za-z]+)[\s-]*(\d{1,3}m?\d?)|(\d{1,3}m?)[\s-]*([A-Za-z]+)", written)
    if match:
        element, mass = (match[1], match[2]) if match[1] else (match[4], match[3])
        symbol = SYMBOLS.get(element.lower(), element.capitalize())
        if f"{symbol}-{mass}" in icrp107():
            return f"{symbol}-{mass}"
    raise UserError(f"No nuclide {name!r} in ICRP 107. Write it like 'Tc-99m' or 'I-131'.")


def half_life(name: str) -> Quantity:
    """Physical half-life. Source: ICRP Publication 107 (2008) through radioactivedecay.

    Raises OutOfRange for a stable nuclide.
    """
    found = nuclide(name)
    table = icrp107()
    value, unit, _ = table[""]["hldata"][table[found]]
    if unit in {"", "stable"} or value == float("inf"):
        raise OutOfRange(f"{found} is stable: it has no half-life.")
    unit = {"y": "year", "ky": "kiloyear", "My": "megayear", "Gy": "gigayear", "m": "minute", "μs": "microsecond"}.get(
        unit, unit
    )
    return registry().Quantity(float(value), unit)


def branching(parent: str, daughter: str) -> float:
    """Fraction of decays of `parent` that lead to `daughter`. Source: ICRP 107; 0.0 if they are not linked."""
    table = icrp107()
    row = table[nuclide(parent)]
    links = dict(zip(table[""]["progeny"][row], table[""]["bfs"][row], strict=True))
    return float(links.get(nuclide(daughter), 0.0))
