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
from rag.evidence import Corpus, Ranked, coverage, numbers, rank, spelt_numbers, weigh
from rag.question import Question
from rag.terms import terms

LETTERS = "ABCDEFGHIJ"
NEARNESS = 0.10  # weight of bare similarity beside told evidence; evals/LOG.md
LATER = 0.85  # weight of an option that a sentence mentions, but is not about
EVERY = 0.85  # "all of the above" when the weakest option is this well supported
CLOSE = 0.12  # a computed option may differ by this much: rounding, other data tables
_NEGATED = re.compile(r"\b(not|except|incorrect|false|least likely|never|untrue)\b", re.IGNORECASE)
_ALL = re.compile(r"\ball (of )?(the )?(above|these)\b", re.IGNORECASE)
_NONE = re.compile(r"\bnone (of )?(the )?(above|these)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picked:
    """The option chosen, and how far it leads the next."""

    letter: str
    text: str
    margin: float  # 0..1


def pick(question: Question, work: Work, corpus: Corpus) -> Picked | None:
    """The option that the number or the corpus supports most; None without options."""
    if not question.choices:
        return None
    return _by_number(question, work) or _by_evidence(question, corpus)


def option_unit(options: tuple[str, ...]) -> str:
    """The unit that every option carries, read from the first; '' if one has none or they differ in kind."""
    values = [next((g.value for g in read(f"x = {o.strip().rstrip('.')}").givens if not g.bare), None) for o in options]
    if not values or any(v is None or v.dimensionality != values[0].dimensionality for v in values):  # type: ignore[union-attr]
        return ""
    return str(values[0].units)  # type: ignore[union-attr]


def fits_an_option(work: Work, options: tuple[str, ...]) -> bool:
    """Whether a computed result is one of the options; one that is none of them was computed for something else."""
    return isinstance(work, Calculation) and any(_miss(o, work) <= CLOSE for o in options)


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
    return Picked(LETTERS[i], question.choices[i], 1.0)


def _miss(option: str, work: Calculation) -> float:
    """|ln(option / result)|: 0 for the same value, infinite for another kind of quantity."""
    target = work.result
    for value in _values(option, work):
        named, wanted = family(value), family(target)
        if value.dimensionality != target.dimensionality or (named and wanted and named != wanted):
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
    """The option that stands in the sentences which answer the stem; the one that does not, if the stem asks for that."""
    stem = question.standalone
    negated = bool(_NEGATED.search(stem))
    asked = weigh(stem, corpus)
    pool = _pool(stem, asked, question.choices, corpus)
    scores = np.array([_told_by(option, stem, asked, pool, corpus) for option in question.choices])
    if not scores.any():
        return None
    open_ = [i for i, o in enumerate(question.choices) if not (_ALL.search(o) or _NONE.search(o))]
    order = sorted(open_, key=lambda i: scores[i] if negated else -scores[i])
    best, next_ = order[0], order[1] if len(order) > 1 else order[0]
    spread = abs(float(scores[best] - scores[next_])) / max(1e-9, float(scores.max()))
    every = next((i for i, o in enumerate(question.choices) if _ALL.search(o)), None)
    if every is not None and not negated and min(scores[i] for i in open_) > EVERY * max(scores[i] for i in open_):
        best = every
    return Picked(LETTERS[best], question.choices[best], min(1.0, spread))


def _pool(stem: str, asked: dict[str, float], options: tuple[str, ...], corpus: Corpus) -> list[Ranked]:
    """Every piece of the passages found for the stem, alone and with each option, ranked for the stem."""
    hits = corpus.search(stem, k=10)
    for option in options:
        hits += corpus.search(f"{stem.rstrip('?:. ')} {option}", k=3)
    passages = {h.passage.chunk_id: h.passage for h in hits}
    vector = corpus.encode([stem])[0]
    return [r for passage in passages.values() for r in rank(passage, asked, vector, corpus)]


def _told_by(option: str, stem: str, asked: dict[str, float], pool: list[Ranked], corpus: Corpus) -> float:
    """The best product of how well a piece, or one clause of it, answers the stem and how much of the option it says."""
    offered = weigh(option, corpus) or dict.fromkeys(words(option), 1.0)
    weights = {w: v for w, v in offered.items() if w not in asked} or offered
    vector = corpus.encode([f"{stem.rstrip('?:. ')}: {option}"])[0]
    by_number = bool(numbers(option))
    best = 0.0
    for r in pool:
        near = NEARNESS * max(0.0, float(r.vector @ vector))
        whole = _told(option, weights, r.piece.text, r.piece.lead if r.piece.kind == "row" else "")
        parts = clauses(r.piece.text, by_number) if whole > 0.3 else []
        told = (_told(option, weights, c, "") * coverage(asked, terms(head + c)) for head, c in parts)
        clause = max(told, default=whole * r.covered)
        if whole > 0.3 and not _opens(weights, r.piece.text):
            whole, clause = LATER * whole, LATER * clause
        best = max(best, r.relevance * (0.5 * whole * r.relevance + 0.5 * clause) + near)
    return best


def _opens(weights: dict[str, float], text: str) -> bool:
    """Whether a sentence or row opens with the option: it is then what the sentence is about."""
    return bool(set(weights) & terms(" ".join(re.split(r"[;,]", text)[0].split()[:8])))


def clauses(sentence: str, by_number: bool) -> list[tuple[str, str]]:
    """(what all share, one part): a sentence cut at commas and joining words, or around its numbers if `by_number`.

    In "the tolerance is 3 % daily and 2 % monthly" each number keeps the words behind it, and both share those before.
    """
    places = [m.start() for m in re.finditer(r"(?<![\w.])[-−]?\d", sentence)]
    places = [p for p in places if not re.search(r"\d\s*(?:to|–|±)\s*$", sentence[:p])]  # a range is one value
    if by_number and len(places) > 1:
        ends = [*places[1:], len(sentence)]
        return [(sentence[: places[0]], sentence[a:b]) for a, b in zip(places, ends, strict=True)]
    parts = re.split(r"[;:]\s|,\s(?:and |but |while |whereas |so )?|\s(?:whereas|while|but)\s", sentence)
    return [("", c) for c in parts if len(c.split()) > 1]


def _told(option: str, weights: dict[str, float], text: str, lead: str) -> float:
    """The share of an option's own words that a text says; its numbers must be there, or inside a stated range."""
    held = terms(f"{text} {lead}")
    told = sum(v for w, v in weights.items() if w in held) / max(1e-9, sum(weights.values()))
    wanted = numbers(option) or (spelt_numbers(option) if len(option.split()) <= 4 else [])
    if not wanted:
        return told
    stated = [*numbers(text), *spelt_numbers(text)]
    if all(any(math.isclose(n, m, rel_tol=0.03) for m in stated) for n in wanted):
        return max(told, 0.9)
    return 0.8 if all(_in_a_range(n, text) for n in wanted) else 0.2 * told


def _in_a_range(number: float, text: str) -> bool:
    spans = re.findall(r"([-−]?\d+(?:\.\d+)?)\s*(?:to|–|-)\s*([-−]?\d+(?:\.\d+)?)", text)
    return any(
        min(a, b) <= number <= max(a, b)
        for a, b in ((float(x.replace("−", "-")), float(y.replace("−", "-"))) for x, y in spans)
    )
