"""A generator without a model: it recognises what is asked and composes the answer from quoted sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from physics.extract import read
from physics.units import show
from physics.work import Calculation, Missing, Work
from rag.draft import Claim, Draft
from rag.evidence import Evidence, Ranked
from rag.piece import Piece
from rag.question import Question
from rag.terms import SYMBOL, telling, terms

LONGEST = 110  # words of quoted prose in one answer
FLOOR, NEAR = 0.30, 0.72  # a first sentence must reach FLOOR; a further one NEAR of the first
BELIEF = 0.7  # share of a yes-or-no question's telling words that a wrong belief must hold to be the one asked about
SAME = 0.86  # cosine above which two sentences say one thing
MOST = {"unit": 2, "value": 3, "stands": 2, "yes-no": 3}  # sentences of an answer; 4 where nothing is said here
Scored = tuple[int, Ranked, float]  # position of the evidence, a piece of it, its score for this question

ASKS: tuple[tuple[str, str], ...] = (
    ("unit", r"\b(units?|measured in|expressed in)\b(?!.*\b(monitor unit|hounsfield unit)s?\b)"),
    ("compare", r"\b(difference|differ|distinguish|compare|compared|versus|vs\.?|contrast)\b"),
    ("why", r"^\s*why\b|\b(reason|explain why|what causes|because of what)\b"),
    ("stands", r"\b(stand for|abbreviat\w+|acronym)\b"),
    ("list", r"\b(list|name the|what are the|which are the|components|steps|types of|kinds of|advantages|examples)\b"),
    (
        "define",
        r"^\s*(what('s| is| are)( meant by)?|define|definition of|explain|describe|meaning of)\b|\bwhat (does|do) .{1,60} (mean|refer to|describe|represent)\b",
    ),
    ("value", r"\b(how (much|many|long|large|thick|far)|what value|value of|typical|energy of|half-life|limit)\b"),
    ("how", r"\bhow\b"),
    ("yes-no", r"^\s*(is|are|does|do|can|will|has|was|true or false)\b"),
)
_COMPARED = (
    r"\bbetween (.+?) and (.+)$",
    r"\bcompare (.+?) (?:with|to|and|against) (.+)$",
    r"\b(?:how (?:do|does|is|are) )(.+?) (?:and|differ(?:s|ent)? from|compare to|compared (?:to|with)) (.+?)(?: differ.*)?$",
    r"(?:what is |distinguish |contrast )?(.+?) (?:versus|vs\.?|from|against) (.+)$",
)
_BECAUSE = re.compile(
    r"\b(because|since|therefore|so that|so the|due to|as a result|hence|which is why|owing to)\b", re.I
)
_UNIT = re.compile(
    r"\bunits?\b|\b(gray|sievert|becquerel|measured in|expressed in|dimensionless|no unit|pure number)\b|\b(Gy|Sv|Bq|eV|cm|mm|kg|cGy|mGy)\s?[/·]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_DEFINES = re.compile(
    r"\b((is|are) (the|an?|defined|called)\b|means|refers? to|describes?|denotes?|stands? for|measures? how)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?P<head>[^.;:]{2,90}?)\s(?:is|are|means|denotes|describes|refers to)\s", re.IGNORECASE)


def asks(text: str) -> str:
    """What kind of answer a question wants: 'unit', 'compare', 'why', ... or 'other'."""
    return next((name for name, pattern in ASKS if re.search(pattern, text, re.IGNORECASE)), "other")


class Grounded:
    """Composes from evidence; every sentence is a quotation, every number of its own comes from the engine."""

    name = "grounded"

    def write(self, question: Question, evidence: list[Evidence], work: Work) -> Draft:
        """A draft of quoted sentences, behind the computed result if there is one."""
        claims = computed(work, evidence) + uncomputed(question, work) + quoted(question, evidence, alone=work is None)
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


def uncomputed(question: Question, work: Work) -> list[Claim]:
    """Says so where values were given to compute with and nothing could be: a note's own example is another exercise."""
    if work is not None or question.choices:
        return []
    reading = read(question.standalone)
    asked = reading.wants_number or (reading.asked and len(reading.givens) > 1)
    if not asked or not any(not g.bare for g in reading.givens):
        return []
    return [
        Claim(
            "I could not compute a number from the values as they are worded. What the sources say of the method:",
            computed=True,
        )
    ]


def result(work: Calculation) -> str:
    """'1.507 cm (15.07 mm)': lengths under 10 cm in both units that students use."""
    value = work.result
    shown = show(value)
    if f"{value.units:~}" == "cm" and 0.1 <= abs(value.magnitude) < 10:
        return f"{shown} ({show(value.to('mm'))})"
    return shown


def quoted(question: Question, evidence: list[Evidence], *, alone: bool) -> list[Claim]:
    """The sentences that answer best, the best first, without saying a thing twice."""
    kind = asks(question.text)
    pool = [(i, r, r.relevance + bonus(kind, question, e, r)) for i, e in enumerate(evidence) for r in e.ranked]
    pool.sort(key=lambda c: -c[2])
    if not pool or max(c[1].relevance for c in pool[:3]) < FLOOR:
        return []
    most = MOST.get(kind, 4) if alone else 2
    sides = _sides(question.standalone) if kind == "compare" and alone else ()
    chosen = _both_sides(sides, pool) if sides else []
    chosen = _choose(pool, LONGEST if alone else LONGEST // 2, most, chosen)
    first, rest = chosen[0], chosen[1:]
    if not sides:
        rest = sorted(rest, key=lambda c: (c[0] != first[0], c[0], _place(evidence, c[0], c[1])))
    return [_claim(question, i, ranked, kind, first=ranked is first[1]) for i, ranked, _ in [first, *rest]]


def _claim(question: Question, i: int, ranked: Ranked, kind: str, *, first: bool) -> Claim:
    piece = ranked.piece
    said = f"No. {piece.text}" if first and kind == "yes-no" and believed(question, piece) else piece.text
    return Claim(said, (i,), piece.quote, block=piece.kind in {"row", "formula", "item"})


def believed(question: Question, piece: Piece) -> bool:
    """Whether the question repeats the wrong belief that a correction answers: most of its telling words stand there."""
    asked = set(telling(question.text))
    return piece.kind == "correction" and len(asked & terms(piece.wrong)) >= BELIEF * max(1, len(asked))


def _sides(text: str) -> tuple[str, ...]:
    """The things compared: 'between A and B', 'A versus B', 'compare A with B', 'A differ from B'."""
    for pattern in _COMPARED:
        if match := re.search(pattern, text.rstrip("?. "), re.IGNORECASE):
            return match[1].strip(), re.split(r"[,;?]", match[2])[0].strip()
    return ()


def _both_sides(sides: tuple[str, ...], pool: list[Scored]) -> list[Scored]:
    """For each thing compared, the sentence that opens with it and says most of the question's words."""
    chosen: list[Scored] = []
    for side in sides:
        subject = set(telling(side))
        others = {w for s in sides if s != side for w in telling(s)} - subject

        def value(c: Scored, subject: set[str] = subject, others: set[str] = others) -> float:
            opening = terms(" ".join(c[1].piece.text.split()[:8]))
            share = len(subject & opening) / max(1, len(subject)) - 0.5 * len(others & opening) / max(1, len(others))
            return c[2] + 0.4 * share + 0.3 * defines(c[1].piece.text, subject)

        best = max(pool, key=value)
        if not any(best[1] is c[1] for c in chosen):
            chosen.append(best)
    return chosen


def _choose(pool: list[Scored], longest: int, most: int, chosen: list[Scored]) -> list[Scored]:
    """Add the best of the pool to what is chosen, up to a number and a length, nothing said twice."""
    length = sum(len(c[1].piece.text.split()) for c in chosen)
    for one in pool:
        size = len(one[1].piece.text.split())
        if one[2] < NEAR * pool[0][2] or len(chosen) >= most:
            break
        if chosen and (length + size > longest or any(same(one[1], c[1]) for c in chosen)):
            continue
        chosen.append(one)
        length += size
    return chosen


def same(one: Ranked, two: Ranked) -> bool:
    """Whether two pieces say one thing: near in meaning, or most words shared."""
    a, b = terms(one.piece.text), terms(two.piece.text)
    shared = len(a & b) / max(1, min(len(a), len(b)))
    near = float(np.dot(one.vector, two.vector)) > SAME and one.piece.kind != "row"
    return (near and one.piece.kind == two.piece.kind == "prose") or shared > 0.8


def _place(evidence: list[Evidence], i: int, ranked: Ranked) -> int:
    return next(n for n, r in enumerate(evidence[i].ranked) if r is ranked)


def bonus(kind: str, question: Question, e: Evidence, r: Ranked) -> float:
    """What a piece gains for being of the kind that the question wants."""
    rule = _BONUS.get(kind)
    base = {"formula": -0.10, "row": -0.02, "item": -0.02}.get(r.piece.kind, 0.0)
    return base + _question_or_heading(r) + (rule(question, e, r) if rule else 0.0)


def _question_or_heading(r: Ranked) -> float:
    """Fragments, colons that lead to something not quoted, and questions make poor sentences."""
    text = r.piece.text.rstrip()
    poor = r.piece.kind == "prose" and (
        text.endswith((":", "?")) or len(text.split()) < 5 or re.match(r"(It|This|These|They|Such|Here)\b", text)
    )
    return -0.12 if poor else 0.0


def _define(question: Question, e: Evidence, r: Ranked) -> float:
    """Opens with what is asked about ("Perplexity is ..."): the head of the question's subject counts most."""
    subject = telling(question.standalone)
    head = telling(re.split(r"\b(?:of|in|for|at|on|used|with|by)\b", question.standalone, maxsplit=1)[0]) or subject[:1]
    opening = terms(" ".join(r.piece.text.split()[:6]))
    opens = bool(head) and set(head) <= opening and r.piece.kind in {"prose", "correction"}
    named = opens and bool(re.match(rf"(?:an?|the)?\s*\S*{re.escape(_first_letters(head))}", r.piece.text, re.I))
    defining = bool(_DEFINES.search(r.piece.text[:140]))
    return (
        0.10 * opens
        + 0.12 * (opens and defining)
        + 0.15 * defines(r.piece.text, set(subject))
        + 0.05 * named
        + 0.07 * (e.passage.section == "Answer")
    )


def defines(text: str, subject: set[str]) -> bool:
    """Whether a sentence is about the subject and nothing else: 'T1 is ...', 'The Bragg peak is ...'."""
    match = _HEAD.match(text)
    head = set(telling(re.sub(r"\([^)]*\)", "", match["head"]))) if match else set()
    return bool(head) and head <= subject and 2 * len(head) >= len(subject)


def _first_letters(head: list[str]) -> str:
    return head[0].removeprefix(SYMBOL)[:4] if head else ""


def _unit(question: Question, e: Evidence, r: Ranked) -> float:
    """Names a unit, best of all that of the very thing: "the unit of exposure is", not "of the exposure-rate constant"."""
    subject = set(telling(question.standalone))
    exact = any(
        set(telling(m[1])) <= subject for m in re.finditer(r"units? of (?:the )?(.{3,60}?) (?:is|are)\b", r.piece.text)
    )
    return 0.25 * bool(_UNIT.search(r.piece.text)) * (0.3 + 0.7 * r.covered) + 0.15 * exact


def _compare(question: Question, e: Evidence, r: Ranked) -> float:
    return 0.15 * (r.covered > 0.75) + 0.05 * bool(
        re.search(r"\b(while|whereas|but|than|unlike|differ)\b", r.piece.text)
    )


_BONUS: dict[str, Callable[[Question, Evidence, Ranked], float]] = {
    "define": _define,
    "stands": _define,
    "unit": _unit,
    "why": lambda q, e, r: 0.12 * bool(_BECAUSE.search(r.piece.text)) + 0.06 * (r.piece.kind == "correction"),
    "value": lambda q, e, r: 0.12 * bool(_NUMBER.search(r.piece.text)),
    "list": lambda q, e, r: 0.05 * min(3, r.piece.text.count(",")) / 2 + 0.05 * (e.passage.section == "Answer"),
    "yes-no": lambda q, e, r: 0.15 * believed(q, r.piece),
    "how": lambda q, e, r: 0.05 * (e.passage.section not in {"See also", "Limits of validity"}),
    "compare": _compare,
}
