"""What practice questions teach of reading: words beside values of a quantity, usual magnitudes, words of a formula.

`python -m evals.learn` counts them in evals/questions/practice.jsonl and fits the weights; data/reading.json keeps
both. The names of kinds, roles and cues of variables are counted in when the file is read.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from physics.context import Beside, parts
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.propose import folded, held_by, words

FILE = Path(__file__).parent / "data" / "reading.json"
SMOOTH = 4.0  # occurrences of a word that are assumed before any is counted
OWN_VARIABLE = 2.0  # a word beside this very variable counts as two beside its kind
LEAST, MOST = -1.0, 3.5  # limits of what one word says
SAID, ROLE = 1.5, 1.0  # what a name of a kind counts, and a role or cue of a variable
FARTHEST = 9.0  # squared standard deviations from the usual magnitude, at most

Table = tuple[dict[str, float], float]  # what each word says of a quantity; what a word never seen beside it says


def kind_key(kind: str) -> str:
    return f"k {kind}"


def variable_key(formula_id: str, name: str) -> str:
    return f"v {formula_id} {name}"


class Lexicon:
    """Which words stand by which quantity, as pointwise mutual information."""

    def __init__(self, counts: dict[str, dict[str, float]], static: Iterable[tuple[str, str, float]]) -> None:
        self.counts: dict[str, dict[str, float]] = defaultdict(dict)
        for key, counted in counts.items():
            self.counts[key] = dict(counted)
        for key, word, weight in static:
            self.counts[key][word] = self.counts[key].get(word, 0.0) + weight
        self.often: dict[str, float] = defaultdict(float)
        for counted in self.counts.values():
            for word, n in counted.items():
                self.often[word] += n
        self.all = sum(self.often.values())
        self.tables: dict[tuple[str, str], Table] = {}

    def table(self, formula: Formula, v: Variable) -> Table:
        """What each word says for a variable, by its kind and its own name."""
        key = formula.id, v.name
        if key not in self.tables:
            kind, own = self.counts.get(kind_key(v.quantity), {}), self.counts.get(variable_key(*key), {})
            size = sum(kind.values()) + OWN_VARIABLE * sum(own.values())
            says = {}
            for word in {**kind, **own}:
                p = self.often[word] / self.all
                n = kind.get(word, 0.0) + OWN_VARIABLE * own.get(word, 0.0)
                says[word] = _limited(math.log((n + SMOOTH * p) / ((size + SMOOTH) * p)))
            self.tables[key] = says, _limited(math.log(SMOOTH / (size + SMOOTH)))
        return self.tables[key]

    def known(self, stems: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        """Those of the words that were ever counted."""
        return [(word, weight) for word, weight in stems if word in self.often]


def _limited(says: float) -> float:
    return max(LEAST, min(MOST, says))


def said_of(table: Table, stems: Iterable[tuple[str, float]]) -> float:
    """What known words together say for a quantity."""
    says, none = table
    return sum(weight * says.get(word, none) for word, weight in stems)


@dataclass
class Learnt:
    """Counts and weights; `values` and `asks` are lexicons of the words by a value, and of the words that ask."""

    values: Lexicon
    asks: Lexicon
    usual: dict[str, tuple[float, float]]  # per variable mean and spread of log10 of its value in its unit
    units: dict[str, frozenset[str]]  # units that its values were stated in
    sounds: dict[str, list[tuple[str, float]]]  # per stem the formulas of practice questions that hold it
    pair: dict[str, float] = field(default_factory=dict)  # weights of the traits of a value and a variable
    none: dict[str, float] = field(default_factory=dict)  # of a value that goes nowhere
    likely: dict[str, float] = field(default_factory=dict)  # of a formula, before any value is bound
    choice: dict[str, float] = field(default_factory=dict)  # of a candidate
    sure: dict[str, float] = field(default_factory=dict)  # of the best candidate, for the chance that it is right

    def sounding(self, text: str) -> dict[str, float]:
        """How much a question sounds like practice questions of each formula; the best has 1."""
        score: dict[str, float] = defaultdict(float)
        for word in sorted(set(without_numbers(text))):
            for formula_id, weight in self.sounds.get(word, ()):
                score[formula_id] += weight
        best = max(score.values(), default=1.0)
        return {i: s / best for i, s in score.items()}

    def covered(self, text: str, formula_id: str) -> float:
        """The share of a question's words, the rare ones weighing more, that practice questions of a formula hold."""
        total = own = 0.0
        for word in sorted(set(without_numbers(text))):
            held = self.sounds.get(word, ())
            rarity = math.log(1 + len(FORMULAS) / (1 + len(held)))
            total += rarity
            own += rarity * any(i == formula_id for i, _ in held)
        return own / total if total else 0.0

    def distance(self, formula: Formula, v: Variable, value: float) -> float:
        """How far a value lies from the usual ones: minus half the squared number of spreads."""
        mean_spread = self.usual.get(variable_key(formula.id, v.name))
        if mean_spread is None or not value:
            return 0.0
        z = (math.log10(abs(value)) - mean_spread[0]) / mean_spread[1]
        return -min(FARTHEST, z * z) / 2

    def stated_in(self, formula: Formula, v: Variable) -> frozenset[str]:
        """The units in which a variable was stated."""
        return self.units.get(variable_key(formula.id, v.name), frozenset())

    def words_beside(self, around: Beside) -> Beside:
        """The words beside a value that were ever counted."""
        return Beside(tuple(self.values.known(around.before)), tuple(self.values.known(around.after)))


def without_numbers(text: str) -> list[str]:
    """The stems of a question, its numbers out."""
    return [word for word in words(text) if not word[:1].isdigit()]


def counted_in(counts: dict[str, dict[str, int]]) -> dict[str, list[tuple[str, float]]]:
    """BM25 weights per stem, from the number of practice questions of each formula that hold it."""
    held, rare = held_by(counts)
    return {word: [(i, weight * rare[word]) for i, weight in ids] for word, ids in held.items()}


@cache
def static() -> list[tuple[str, str, float]]:
    """What the names of kinds, and the roles and cues of variables, count."""
    kinds = [(kind_key(k.name), w, SAID) for k in KINDS.values() for s in k.says for w in parts(folded(s))]
    roles = [
        (variable_key(f.id, v.name), w, ROLE)
        for f in FORMULAS.values()
        for v in (*f.needs, f.gives)
        for s in (v.role, *v.cues)
        for w in parts(folded(s))
    ]
    return kinds + roles


def from_json(data: dict[str, Any]) -> Learnt:
    """The learnt reader from what evals/learn.py wrote."""
    return Learnt(
        Lexicon(data["values"], static()),
        Lexicon(data["asks"], static()),
        {key: (mean, spread) for key, (mean, spread) in data["usual"].items()},
        {key: frozenset(units) for key, units in data["units"].items()},
        counted_in(data["sounds"]),
        data.get("pair", {}),
        data.get("none", {}),
        data.get("likely", {}),
        data.get("choice", {}),
        data.get("sure", {}),
    )


@cache
def learnt() -> Learnt:
    """The committed one."""
    return from_json(json.loads(FILE.read_text(encoding="utf-8")))
