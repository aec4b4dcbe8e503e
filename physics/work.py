"""What the engine hands back: a calculation with its steps, or what is missing, or nothing to compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from physics.formula import Formula
from physics.uncertain import with_spread
from physics.units import Quantity, plain


@dataclass(frozen=True, slots=True)
class Calculation:
    """A number, and how it was reached."""

    formulas: tuple[Formula, ...]  # in the order used; empty for a pure look-up
    steps: tuple[str, ...]  # Markdown lines with LaTeX, one a step
    result: Quantity
    quantity: str  # the Kind's name: "half-value layer"
    assumptions: tuple[str, ...] = ()
    data: tuple[str, ...] = ()  # where looked-up numbers came from
    uncertainty: float | None = None  # standard uncertainty in the unit of the result, where the inputs carry any
    figures: int | None = None  # significant figures that the inputs allow

    @property
    def shown(self) -> str:
        """'15.07 mm', or '(15.07 ± 0.33) mm' where the inputs carry uncertainties."""
        return with_spread(self.result, self.uncertainty)

    def to_json(self) -> dict[str, Any]:
        """The published `calculation` object; `result.unit` is a string that pint parses."""
        value, unit = plain(self.result)
        scale = value / float(self.result.magnitude) if self.result.magnitude else 1.0
        return {
            "steps": list(self.steps),
            "result": {
                "value": value,
                "unit": unit,
                "quantity": self.quantity,
                "uncertainty": None if self.uncertainty is None else self.uncertainty * scale,
                "figures": self.figures,
            },
            "assumptions": list(self.assumptions),
            "data": list(self.data),
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """A calculation was asked for and cannot be done: what is wanting, or which of two things is meant."""

    formula: Formula | None
    wanted: str  # the Kind asked for
    names: tuple[str, ...]  # "photon energy", ...
    advice: str  # one sentence: what to give and where to look it up
    correction: bool = False  # the question mixes two quantities up, and the advice puts it right


Work = Calculation | Missing | None
