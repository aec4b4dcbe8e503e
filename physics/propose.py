"""Which formulas a question sounds like: its words against the names, quantities and conditions of each formula.

This only proposes. Dimensions and the values given decide (`bind.py`).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache, lru_cache

from index.words import words as stems
from physics.formula import Formula
from physics.formulas import FORMULAS
from physics.kinds import KINDS

OWN, RESULT, INPUT, REST = 3.0, 2.0, 1.0, 0.5  # weight of a word by where it stands
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


@cache
def _docs() -> tuple[dict[str, list[tuple[str, float]]], dict[str, float]]:
    """Per stem the formulas that hold it, each with a BM25 weight; how rare each stem is."""
    counts = {f.id: _counted(f) for f in FORMULAS.values()}
    mean = sum(sum(c.values()) for c in counts.values()) / len(counts)
    held: dict[str, list[tuple[str, float]]] = {}
    for formula_id, count in counts.items():
        scale = SATURATION * (1 - LENGTH + LENGTH * sum(count.values()) / mean)
        for word, n in count.items():
            held.setdefault(word, []).append((formula_id, n * (SATURATION + 1) / (n + scale)))
    rarity = {word: math.log(1 + len(counts) / len(ids)) for word, ids in held.items()}
    return held, rarity


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
