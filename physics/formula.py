"""A formula is data, and carries its own proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Variable:
    """One letter of a formula."""

    name: str  # "mu": the name `compute` and `medphys calc` use
    quantity: str  # a Kind's name: "linear attenuation coefficient"
    unit: str = ""  # the unit a bare number is read in; "" for a pure number
    symbol: str = ""  # LaTeX; the name if empty
    role: str = ""  # tells apart two variables of one kind: "initial", "final", "physical"
    cues: tuple[str, ...] = ()  # words that mark a given value as this one: ("initial", "calibrated")
    default: str | None = None  # a standard value, used only where the question gives none, and stated
    low: float = 1e-12  # the range in `unit` within which it makes sense, and is solved for
    high: float = 1e12
    many: bool = False  # a list of values: tissue weighting factors, dose bins


@dataclass(frozen=True, slots=True)
class Formula:
    """An equation of the field: what it needs, what it gives, where it holds, who says so."""

    id: str  # "hvl", as in the syllabus
    name: str  # "Half-value layer"
    latex: str
    needs: tuple[Variable, ...]
    gives: Variable
    compute: (
        Callable[..., Any] | None
    )  # on quantities, so a slip in dimensions returns no number; None: a relation to read
    valid: str  # "Narrow beam, one energy."
    source: str  # "NIST XCOM; note half-value-layer, eq. 1": who says so
    example: tuple[dict[str, str], str]  # ({"mu": "0.4599 1/cm"}, "1.507 cm")
    says: tuple[str, ...] = ()  # phrases that call for this very formula: "tenth value"
    note: str = ""  # source_id of the note that explains it
    check: tuple[dict[str, str], str, str] | None = None  # a second, independent value and where it is from

    def variable(self, name: str) -> Variable:
        """The variable of that name, needed or given. KeyError if there is none."""
        for one in (*self.needs, self.gives):
            if one.name == name:
                return one
        raise KeyError(name)
