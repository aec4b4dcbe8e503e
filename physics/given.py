"""A value that a question states, with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from physics.units import Quantity


@dataclass(frozen=True, slots=True)
class Given:
    """One value that the question states."""

    value: Quantity
    words: str  # "2 mm"
    start: int
    end: int
    kinds: tuple[str, ...] = ()  # what the words around it say it is, strongest first; empty if they do not
    symbol: str = ""  # "mu" in "mu = 0.46 /cm"
    around: str = ""  # lower-case words beside it, for a variable's cues
    bare: bool = False  # a number without a unit
    unsure: float | None = None  # the "+/-" part, in the value's unit
    in_question: bool = False  # it stands in the clause that asks: "what is it at 4 m?"
    final: bool = False  # words before it say that something becomes this: "drops to 5 µSv/h"
    weak: bool = False  # its kinds come from words that only hint at one: "apart", "electrons"
    mark: str = ""  # its unit as text, by which what a unit can measure is remembered
    loose: bool = False  # a bare number that no word beside it explains
    run: int = -1  # where the list starts that it is a member of: "98, 105 and 110"; -1 alone
