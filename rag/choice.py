"""Picks the option of a multiple-choice question: by computing where it can, else by evidence."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np

from index.words import words
from physics.extract import read
from physics.units import Quantity, family, quantity
from physics.work import Calculation, Work
from rag.evidence import Corpus, numbers, rank, telling
from rag.question import Question

LETTERS = "ABCDEFGHIJ"
CLOSE = 0.12  # a computed option may differ by this much: rounding, other data tables
_NEGATED = re.compile(r"\b(not|except|incorrect|false|least likely|never|untrue)\b", re.IGNORECASE)
_ALL = re.compile(r"\ball (of )?(the )?(above|these)\b", re.IGNORECASE)
_NONE = re.compile(r"\bnone (of )?(the )?(above|these)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picked:
    """The option chosen, how far it leads the next, and how it was reached."""

    letter: str
    text: str
    margin: float  # 0..1
    computed: bool


def pick(question: Question, work: Work, corpus: Corpus) -> Picked | None:
    """The option that the number or the corpus supports most; None without options."""
    if not question.choices:
        return None
    return _by_number(question, work) or _by_evidence(question, corpus)


def _by_number(question: Question, work: Work) -> Picked | None:
    """The option nearest to the computed result, if one is near and no other is as near."""
    if not isinstance(work, Calculation):
        return None
    misses = [_miss(option, work) for option in question.choices]
    order = sorted(range(len(misses)), key=lambda i: misses[i])
    if not order or misses[order[0]] > CLOSE:
        return None
    near, next_ = misses[order[0]], misses[order[1]] if len(order) > 1 else math.inf
    if next_ < 2 * near + 1e-9:
        return None
    i = order[0]
    return Picked(LETTERS[i], question.choices[i], 1.0, True)


def _miss(option: str, work: Calculation) -> float:
    """|ln(option / result)|: 0 for the same value, infinite for another kind of quantity."""
    target = work.result
    for value in _values(option, work):
        named, wanted = family(value), family(target)
        if value.dimensionality != target.dimensionality or named and wanted and named != wanted:
            continue
        a, b = float(value.m_as(target.units)), float(target.magnitude)
        if a == b:
            return 0.0
        if a * b > 0:
            return abs(math.log(a / b))
    return math.inf


def _values(option: str, work: Calculation) -> list[Quantity]:
    found = [g.value for g in read(f"x = {option.strip().rstrip('.')}").givens]
    if not found and (bare := numbers(option)):
        found = [quantity(bare[0], "" if work.result.dimensionless else str(work.result.units))]
    return found


def _by_evidence(question: Question, corpus: Corpus) -> Picked | None:
    """Each option beside the stem: what the corpus says of the two together, less what it says of either alone."""
    stem = question.standalone
    scores = np.array([_support(stem, option, corpus) for option in question.choices])
    if not scores.any():
        return None
    negated = bool(_NEGATED.search(stem))
    scores = -scores if negated else scores
    for i, option in enumerate(question.choices):
        if _ALL.search(option) or _NONE.search(option):
            scores[i] = -math.inf
    order = np.argsort(-scores)
    spread = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 and np.isfinite(scores[order[1]]) else 0.0
    i = int(order[0])
    every = next((j for j, option in enumerate(question.choices) if _ALL.search(option)), None)
    finite = scores[np.isfinite(scores)]
    if every is not None and not negated and float(finite.max() - finite.min()) < 0.05 and float(finite.min()) > 0.6:
        i = every
    return Picked(LETTERS[i], question.choices[i], min(1.0, spread / 0.3), False)


def _support(stem: str, option: str, corpus: Corpus) -> float:
    """How strongly one sentence of the corpus joins the stem and the option."""
    both = f"{stem.rstrip('?:. ')}: {option}"
    hits = corpus.search(both, k=6)
    vectors = corpus.encode([both, option])
    asked = {w: corpus.rarity(w) for w in telling(stem)}
    offered = {w: corpus.rarity(w) for w in words(option)}
    best = 0.0
    for hit in hits:
        for r in rank(hit.passage, asked, vectors[0], corpus):
            held = set(words(r.piece.text))
            told = sum(v for w, v in offered.items() if w in held) / max(1e-9, sum(offered.values()))
            wanted = numbers(option)
            if wanted and not set(wanted) <= set(numbers(r.piece.text)):
                told *= 0.3
            score = 0.45 * max(0.0, r.cosine) + 0.25 * r.covered + 0.30 * told - 0.10 * float(bool(r.piece.wrong) and option.lower() in r.piece.wrong.lower())
            best = max(best, score)
    return best

