"""The evaluation questions: one JSON object a line, read into values that cannot be mistyped.

test.jsonl is scored and nothing else. calibration.jsonl fits the confidence model; like the test set it is
not used to mend the tutor, or the fit would learn from answers that are too good. development.jsonl is free
to look at, and its failures are what the tutor is mended by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from rag.question import Question

SETS = ("test", "calibration", "development")
FOLDER = Path(__file__).with_name("questions")
Kind = Literal["short", "numeric", "missing", "choice", "unit", "followup", "refuse", "lookalike", "abstain"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ANSWERABLE = frozenset({"short", "numeric", "missing", "choice", "unit", "followup", "lookalike"})


@dataclass(frozen=True)
class Item:
    """One question with what a right answer holds."""

    id: str  # "t-short-007": t of test.jsonl, c of calibration.jsonl, d of development.jsonl
    kind: Kind
    domain: str  # a folder of corpus/notes; the kind itself for what no note answers
    question: str
    choices: tuple[str, ...] = ()
    choice: str | None = None  # the right letter
    history: tuple[dict[str, str], ...] = ()
    expect: tuple[str, ...] = ()  # patterns, case ignored; every one must stand in the answer
    value: float | None = None
    unit: str = ""
    tol: float = 0.01  # relative
    working: str = ""  # how the value was reached, in plain Python: never by the engine under test
    sources: dict[str, int] = field(default_factory=dict)  # note id to relevance: 2 answers, 1 helps

    @property
    def ask(self) -> Question:
        """As `medphys ask` would hand it to the tutor."""
        return Question.of(self.question, self.choices, self.history)

    @property
    def words(self) -> str:
        """All that the student said, for comparing questions."""
        before = [turn["content"] for turn in self.history if turn["role"] == "user"]
        return " ".join([*before, self.question])


def load(name: str, folder: Path = FOLDER) -> list[Item]:
    """The questions of <name>.jsonl, in file order. KeyError or TypeError for a malformed line."""
    return [item(row) for row in _rows(folder / f"{name}.jsonl")]


def item(row: dict[str, Any]) -> Item:
    """A JSON object as an Item."""
    lists: dict[str, Any] = {name: tuple(row[name]) for name in ("choices", "history", "expect") if name in row}
    return Item(**(row | lists))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def spread(items: list[Item], limit: int) -> list[Item]:
    """At most `limit` items, taken evenly from every kind, in their order."""
    if limit <= 0 or limit >= len(items):
        return items
    step = len(items) / limit
    return [items[int(i * step)] for i in range(limit)]
