"""Which formulas a question sounds like: its words against the names, quantities and conditions of each formula.

This only proposes. Dimensions and the values given decide (`bind.py`).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from index.words import words as stems
from medphys.errors import OutOfRange
from physics.extract import Reading
from physics.fit import measured_in
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.kinds import KINDS
from physics.lookup import look_up

OWN, RESULT, INPUT, REST = 3.0, 2.0, 1.0, 0.5  # weight of a word by where it stands
PLACED, BALANCE = 0.6, 0.3  # what the units and the number of values weigh beside the words; set on the dev questions
AFFINITY = "affinity"  # where a reading keeps it
SATURATION, LENGTH = 1.2, 0.4  # BM25's k1 and b


_NON = re.compile(r"\bnon[-\s](?=\w)", re.IGNORECASE)
_BRITISH = re.compile(r"(?<=[a-z]{2})(?:(?<=y)s(?=[ei]|ab)|(?<=i)s(?=e|ed|ing|ation|able))", re.IGNORECASE)


def folded(text: str) -> str:
    """The text with "non-paralysable" and "nonparalyzable" as one."""
    return _BRITISH.sub("z", _NON.sub("non", text))


def words(text: str) -> list[str]:
    """Stems of the folded text."""
    return stems(folded(text))


@lru_cache(maxsize=64)
def likeness(text: str) -> dict[str, float]:
    """Formula ids with how much a question sounds like each: the best has 1, unlike ones are left out."""
    docs, rarity = _docs()
    score: dict[str, float] = defaultdict(float)
    for word in set(words(text)):
        for formula_id, weight in docs.get(word, ()):
            score[formula_id] += rarity[word] * weight
    best = max(score.values(), default=0.0)
    return {i: s / best for i, s in sorted(score.items(), key=lambda c: -c[1]) if s > 0.2 * best}


@lru_cache(maxsize=1024)
def rarity(phrase: str) -> float:
    """How rare the words of a phrase are among the formulas, added up."""
    rare = _docs()[1]
    return sum(rare.get(word, 0.0) for word in set(words(phrase)))


def affinity(reading: Reading) -> dict[str, float]:
    """Formula ids with how well each suits a question, the best first with 1: by its words, its units, its number of values."""
    if AFFINITY not in reading.sought:
        score = {i: like + _suits(FORMULAS[i], reading) for i, like in likeness(reading.text).items()}
        best = max(score.values(), default=1.0)
        ordered = sorted(score.items(), key=lambda c: -c[1])
        reading.sought[AFFINITY] = {i: max(s, 0.0) / best for i, s in ordered}
    found: dict[str, float] = reading.sought[AFFINITY]
    return found


def _suits(f: Formula, reading: Reading) -> float:
    """A place for each stated unit, and as many values stated as the formula needs."""
    variables = (*f.needs, f.gives)
    kinds = {v.quantity for v in variables}
    marks = [measured_in(g.mark) for g in reading.givens if not g.bare]
    placed = sum(bool(kinds & mark) for mark in marks) / len(marks) if marks else 0.0
    open_ = sum(2 if v.many else _open(v, reading) for v in variables if v.default is None)
    stated = len(reading.givens) + len(reading.loose) / 2
    return PLACED * placed - BALANCE * min(abs(open_ - 1 - stated), 4) / 4


def _open(v: Variable, reading: Reading) -> bool:
    """Whether a value must be stated: no table has it."""
    try:
        return look_up(v.quantity, reading) is None
    except OutOfRange:
        return True


@cache
def _docs() -> tuple[dict[str, list[tuple[str, float]]], dict[str, float]]:
    """Per stem the formulas that hold it, each with a BM25 weight; how rare each stem is."""
    return held_by({f.id: _counted(f) for f in FORMULAS.values()})


def held_by(counts: Mapping[str, Mapping[str, float]]) -> tuple[dict[str, list[tuple[str, float]]], dict[str, float]]:
    """The same for any words counted per formula."""
    mean = sum(sum(c.values()) for c in counts.values()) / max(1, len(counts))
    held: dict[str, list[tuple[str, float]]] = {}
    for formula_id, count in counts.items():
        scale = SATURATION * (1 - LENGTH + LENGTH * sum(count.values()) / mean)
        for word, n in count.items():
            held.setdefault(word, []).append((formula_id, n * (SATURATION + 1) / (n + scale)))
    rare = {word: math.log(1 + len(FORMULAS) / len(ids)) for word, ids in held.items()}
    return held, rare


def _counted(f: Formula) -> dict[str, float]:
    count: dict[str, float] = defaultdict(float)
    places = (
        (OWN, (f.id.replace("-", " "), f.name, *f.says)),
        (RESULT, KINDS[f.gives.quantity].says),
        (INPUT, tuple(said for v in f.needs for said in (*KINDS[v.quantity].says, v.role, *v.cues))),
        (REST, (f.valid,)),
    )
    for weight, texts in places:
        for word in {w for text in texts for w in words(text)}:
            count[word] = max(count[word], weight) if weight < OWN else count[word] + weight
    return count
