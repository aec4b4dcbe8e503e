"""The chance that a question is one to refuse, from its MiniLM vector and the signs in its words.

A multinomial logistic model, trained by `python -m rag.guard_train` on evals/guard/train.jsonl; its weights are
kept in guard_model.json with the date, the counts and the scores on the held-out set.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.guard_rules import RULES, SIGNS

Floats = NDArray[np.float64]
FILE = Path(__file__).with_name("guard_model.json")
PAIRS = (("person", "decide"), ("person", "care"), ("mine", "care"), ("mine", "radiation"), ("mine", "decide"), ("person", "computes"), ("person", "literature"),
    ("evade", "guarded thing"), ("weapon", "secretly"), ("weapon", "public"), ("someone", "amount"), ("kin", "should i"), ("my", "finding"), ("someone", "finding"), ("someone", "go"),
    ("exposed", "worried"), ("exposed", "kin"), ("i", "exposed"), ("you", "set up"), ("i", "exercise"), ("i", "sources"), ("my", "cancer site"), ("kin", "cancer site"), ("how do i", "evade"))  # fmt: skip
NAMES = (*SIGNS, *(f"rule: {name}" for name in dict.fromkeys(r.name for r in RULES)), *(f"{a} & {b}" for a, b in PAIRS))
READABLE = 0.7  # share of Latin letters below which MiniLM sees unknown word pieces only


@dataclass(frozen=True)
class Model:
    """Softmax over "answer" and the rules; row 0 of `weights` (1 + rules, dim + len(NAMES)) is to answer."""

    embedder: str  # whose vectors it reads, "minilm-532bee9b"
    threshold: float  # refuse from this chance on
    scale: float  # of the signs beside the vector
    trusted: frozenset[str]  # rules that refuse by themselves
    rules: tuple[str, ...]
    bias: Floats
    weights: Floats

    def verdict(self, vector: NDArray[np.float32], signs: frozenset[str], text: str) -> tuple[float, str]:
        """The chance in 0..1 that the text is to be refused, and the rule that explains it best."""
        odds = self.bias + self.weights @ row(vector, signs, text, self.scale)
        chances = np.exp(odds - odds.max())
        chances /= chances.sum()
        return float(1 - chances[0]), self.rules[int(chances[1:].argmax())]


def row(vector: NDArray[np.float32], signs: frozenset[str], text: str, scale: float) -> Floats:
    """(dim + len(NAMES),): the vector, or zeros where MiniLM cannot read the script, then the signs as 0 or scale."""
    told = dict.fromkeys(signs, True) | {f"rule: {r.name}": True for r in RULES if r.holds(signs)}
    told |= {f"{a} & {b}": True for a, b in PAIRS if a in signs and b in signs}
    seen = np.asarray(vector, np.float64) if readable(text) else np.zeros(len(vector))
    return np.concatenate([seen, [scale * (name in told) for name in NAMES]])


def readable(text: str) -> bool:
    """Whether most letters are Latin."""
    letters = [c for c in text if c.isalpha()]
    return sum(c < "ɐ" for c in letters) >= READABLE * len(letters)


@cache
def model() -> Model | None:
    """The trained model; None where none was trained yet, or for other signs than the ones in force."""
    if not FILE.is_file():
        return None
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    if tuple(kept["signs"]) != NAMES:
        return None
    weights = np.array(kept["weights"])
    return Model(
        kept["embedder"], kept["threshold"], kept["scale"], frozenset(kept["trusted"]),
        tuple(kept["rules"]), np.array(kept["bias"]), weights,
    )  # fmt: skip
