"""What a generator hands over: sentences with the evidence each claims to rest on. Nothing is checked yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from index.passage import Hit, Passage
from physics.work import Work
from rag.question import Question


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage worth citing, with its sentences ranked for this question."""

    hit: Hit
    sentences: tuple[tuple[str, float], ...]  # verbatim sentences of the passage, in reading order, with relevance 0..1

    @property
    def passage(self) -> Passage:
        return self.hit.passage


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a draft. `evidence` holds positions in the evidence list it says it rests on."""

    text: str  # without its marker
    evidence: tuple[int, ...] = ()
    quote: str | None = None  # the words it was taken from, if the generator knows
    computed: bool = False  # carries numbers of our own calculation, not of a passage


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
