"""What a generator hands over: sentences with the evidence each claims to rest on. Nothing is checked yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from physics.work import Work
from rag.evidence import Evidence
from rag.question import Question


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a draft. `evidence` holds positions in the evidence list it says it rests on."""

    text: str  # without its marker
    evidence: tuple[int, ...] = ()
    quote: str | None = None  # the words it was taken from, if the generator knows
    computed: bool = False  # carries numbers of our own calculation, not of a passage
    block: bool = False  # stands on a line of its own: a formula, a table row, a list item


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed answer, in reading order."""

    claims: tuple[Claim, ...]
    generator: str


class Generator(Protocol):
    """Anything that writes a draft from evidence: the composer, a local model, a LangChain provider."""

    name: str

    def write(self, question: Question, evidence: list[Evidence], work: Work) -> Draft:
        """A draft; no claims if the evidence does not answer. Never raises for an odd question."""
        ...
