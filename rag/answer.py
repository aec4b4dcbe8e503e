"""The published shape of an answer: what `medphys ask --json` prints and the page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["answered", "abstained", "refused"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The very words of a source that carry one marked claim."""

    marker: int  # 1 for [1]
    source_id: str
    title: str
    section: str
    locator: str  # "p. 12", else the section heading
    quote: str  # stands word for word in the source
    url: str | None = None
    chunk_id: str = ""
    reference: str = ""  # the primary reference of the source, where it has one


@dataclass(frozen=True, slots=True)
class FormulaShown:
    """A formula the answer rests on."""

    id: str
    latex: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, answered, abstained from or refused. Markdown with LaTeX and [n] markers."""

    question: str
    answer: str
    status: Status
    reason: str | None = None
    confidence: float = 0.0
    citations: tuple[Citation, ...] = ()
    formulas: tuple[FormulaShown, ...] = ()
    calculation: dict[str, Any] | None = None  # {"steps": [...], "result": {"value", "unit", "quantity"}, ...}
    choice: str | None = None
    warnings: tuple[str, ...] = ()
    generator: str = "grounded"
    timings: dict[str, float] = field(default_factory=dict)

    def to_json(self, id: str | None = None) -> dict[str, Any]:
        """The object of CONTRACT, one line of `ask --json`. Fields are added, never renamed or dropped."""
        shown = {
            "question": self.question,
            "answer": self.answer,
            "status": self.status,
            "reason": self.reason,
            "confidence": round(self.confidence, 4),
            "citations": [{name: getattr(c, name) for name in Citation.__slots__} for c in self.citations],
            "formulas": [{"id": f.id, "latex": f.latex, "name": f.name} for f in self.formulas],
            "calculation": self.calculation,
            "choice": self.choice,
            "warnings": list(self.warnings),
            "generator": self.generator,
            "timings": {name: round(ms, 2) for name, ms in self.timings.items()},
        }
        return {"id": id} | shown
