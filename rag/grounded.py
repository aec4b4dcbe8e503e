"""A generator without a model: it recognises what is asked and composes the answer from quoted sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from index.words import words
from physics.units import show
from physics.work import Calculation, Missing, Work
from rag.draft import Claim, Draft
from rag.evidence import Evidence, Ranked, telling
from rag.question import Question

LONGEST = 110  # words of quoted prose in one answer
FLOOR, NEAR = 0.30, 0.72  # a first sentence must reach FLOOR; a further one NEAR of the first
SAME = 0.90  # cosine above which two sentences say one thing

ASKS: tuple[tuple[str, str], ...] = (
    ("unit", r"\b(units?|measured in|expressed in)\b(?!.*\b(monitor unit|hounsfield unit)s?\b)"),
    ("compare", r"\b(difference|differ|distinguish|compare|compared|versus|vs\.?|contrast)\b"),
    ("why", r"^\s*why\b|\b(reason|explain why|what causes|because of what)\b"),
    ("stands", r"\b(stand for|abbreviat\w+|acronym)\b"),
    ("list", r"\b(list|name the|what are the|which are the|components|steps|types of|kinds of|advantages|examples)\b"),
    ("define", r"^\s*(what('s| is| are)( meant by)?|define|definition of|explain|describe)\b"),
    ("value", r"\b(how (much|many|long|large|thick|far)|what value|value of|typical|energy of|half-life|limit)\b"),
    ("how", r"\bhow\b"),
    ("yes-no", r"^\s*(is|are|does|do|can|will|has|was|true or false)\b"),
)
_BECAUSE = re.compile(r"\b(because|since|therefore|so that|so the|due to|as a result|hence|which is why|owing to)\b", re.I)
_UNIT = re.compile(r"\bunits?\b|\b(gray|sievert|becquerel|measured in|expressed in)\b", re.I)
_NUMBER = re.compile(r"\d")
_DEFINES = re.compile(r"\b(is|are|means|refers to|describes|denotes|stands for)\b", re.I)


def asks(text: str) -> str:
    """What kind of answer a question wants: 'unit', 'compare', 'why', ... or 'other'."""
    return next((name for name, pattern in ASKS if re.search(pattern, text, re.IGNORECASE)), "other")


class Grounded:
    """Composes from evidence; every sentence is a quotation, every number of its own comes from the engine."""

    name = "grounded"

    def write(self, question: Question, evidence: list[Evidence], work: Work) -> Draft:
        """A draft of quoted sentences, behind the computed result if there is one."""
        claims = computed(work, evidence) + quoted(question, evidence, alone=not isinstance(work, Calculation))
        return Draft(tuple(claims), self.name)


def computed(work: Work, evidence: list[Evidence]) -> list[Claim]:
    """The result in a sentence and its steps, or what is missing."""
    if isinstance(work, Missing):
        return [Claim(work.advice, computed=True)]
    if work is None:
        return []
    where = tuple(i for i, e in enumerate(evidence) if any(f.note == e.passage.source_id for f in work.formulas))[:1]
    claims = [Claim(f"{work.quantity[:1].upper() + work.quantity[1:]}: **{result(work)}**.", where, computed=True)]
    claims += [Claim(step, computed=True, block=True) for step in work.steps]
    claims += [Claim(f"Assumed: {a}", computed=True, block=True) for a in work.assumptions]
    if work.formulas:
        claims.append(Claim(f"Valid for: {work.formulas[-1].valid}", where, computed=True))
    return claims


def result(work: Calculation) -> str:
    """'1.507 cm (15.07 mm)': lengths under 10 cm in both units that students use."""
    value = work.result
    shown = show(value)
    if f"{value.units:~}" == "cm" and 0.01 <= abs(value.magnitude) < 10:
        return f"{shown} ({show(value.to('mm'))})"
    return shown


def quoted(question: Question, evidence: list[Evidence], *, alone: bool) -> list[Claim]:
    """The sentences that answer best, the best first, without saying a thing twice."""
    kind = asks(question.standalone)
    pool = [(i, r, r.relevance + bonus(kind, question, e, r)) for i, e in enumerate(evidence) for r in e.ranked]
    pool.sort(key=lambda c: -c[2])
    if not pool or pool[0][1].relevance < FLOOR:
        return []
    chosen = _choose(pool, LONGEST if alone else LONGEST // 2, 4 if alone else 2)
    first, rest = chosen[0], sorted(chosen[1:], key=lambda c: (c[0] != chosen[0][0], c[0], _place(evidence, c[0], c[1])))
    claims = []
    for i, ranked, _ in [first, *rest]:
        piece = ranked.piece
        said = _said(ranked, kind, first=ranked is first[1])
        claims.append(Claim(said, (i,), piece.quote, block=piece.kind in {"row", "formula", "item"}))
    return claims


def _said(ranked: Ranked, kind: str, *, first: bool) -> str:
    """A correction that answers a yes-or-no question says "No" first."""
    if first and kind == "yes-no" and ranked.piece.kind == "correction":
        return f"No. {ranked.piece.text}"
    return ranked.piece.text


def _choose(pool: list[tuple[int, Ranked, float]], longest: int, most: int) -> list[tuple[int, Ranked, float]]:
    chosen: list[tuple[int, Ranked, float]] = []
    length = 0
    for one in pool:
        size = len(one[1].piece.text.split())
        if one[2] < NEAR * pool[0][2] or len(chosen) == most:
            break
        if chosen and (length + size > longest or any(same(one[1], c[1]) for c in chosen)):
            continue
        chosen.append(one)
        length += size
    return chosen


def same(one: Ranked, two: Ranked) -> bool:
    """Whether two pieces say one thing: near in meaning, or most words shared."""
    a, b = set(words(one.piece.text)), set(words(two.piece.text))
    shared = len(a & b) / max(1, min(len(a), len(b)))
    near = float(np.dot(one.vector, two.vector)) > SAME and one.piece.kind != "row"
    return near and one.piece.kind == two.piece.kind == "prose" or shared > 0.8


def _place(evidence: list[Evidence], i: int, ranked: Ranked) -> int:
    return evidence[i].ranked.index(ranked)


def bonus(kind: str, question: Question, e: Evidence, r: Ranked) -> float:
    """What a piece gains for being of the kind that the question wants."""
    rule = _BONUS.get(kind)
    base = {"formula": -0.10, "row": -0.02, "item": -0.02}.get(r.piece.kind, 0.0)
    return base + _question_or_heading(r) + (rule(question, e, r) if rule else 0.0)


def _question_or_heading(r: Ranked) -> float:
    """Fragments, colons that lead to something not quoted, and questions make poor sentences."""
    text = r.piece.text.rstrip()
    poor = r.piece.kind == "prose" and (text.endswith((":", "?")) or len(text.split()) < 5 or re.match(r"(It|This|These|They|Such|Here)\b", text))
    return -0.12 if poor else 0.0


def _define(question: Question, e: Evidence, r: Ranked) -> float:
    subject = set(telling(question.standalone))
    opening = set(words(" ".join(r.piece.text.split()[:9])))
    defines = bool(_DEFINES.search(r.piece.text[:120])) and len(subject & opening) >= max(1, len(subject) // 2)
    return 0.18 * defines + 0.08 * (e.passage.section == "Answer")


def _compare(question: Question, e: Evidence, r: Ranked) -> float:
    return 0.15 * (r.covered > 0.75) + 0.05 * bool(re.search(r"\b(while|whereas|but|than|unlike|differ)\b", r.piece.text))


_BONUS: dict[str, Callable[[Question, Evidence, Ranked], float]] = {
    "define": _define,
    "stands": _define,
    "unit": lambda q, e, r: 0.20 * bool(_UNIT.search(r.piece.text)),
    "why": lambda q, e, r: 0.12 * bool(_BECAUSE.search(r.piece.text)) + 0.06 * (r.piece.kind == "correction"),
    "value": lambda q, e, r: 0.12 * bool(_NUMBER.search(r.piece.text)),
    "list": lambda q, e, r: 0.05 * min(3, r.piece.text.count(",")) / 2 + 0.05 * (e.passage.section == "Answer"),
    "yes-no": lambda q, e, r: 0.15 * (r.piece.kind == "correction"),
    "how": lambda q, e, r: 0.05 * (e.passage.section not in {"See also", "Limits of validity"}),
    "compare": _compare,
}
