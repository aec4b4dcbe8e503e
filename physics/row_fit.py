"""How well a row of numbers fits one list of a formula: by unit and range, by symbol, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from physics.extract import Reading
from physics.fit import is_named, may_be, plain_name
from physics.formula import Variable
from physics.kinds import ANY_UNIT, KINDS
from physics.rows import Number, Row
from physics.units import dimension, quantity
from physics.values import Given

# Weights of the choice; set on the lists of evals/questions/practice.jsonl
NAMED, TOLD, HINTED, OTHER = 5.0, 3.0, 1.5, -3.0
WORD, SHARED, WORDS = (
    1.5,
    0.5,
    3.0,
)  # a word of this list's name alone, one of several lists' names, all of them at most
APART, BEHIND = 2.5, 0.7  # the most that words say of values that stand apart; weight of words behind a row
UNIT, NO_UNIT, IN_ROW, LENGTH, ADDS_UP, UNLIKE = 2.0, -1.0, 1.0, 0.3, 3.0, -1.5
_WHOLE = frozenset({"counts", "bin size", "number of fractions", "atomic number", "relevance", "ideal relevance"})


def in_unit_of(v: Variable, row: Row) -> list[float] | None:
    """A row as values of a list, in its unit; None if they cannot be that."""
    scale = _scale(v, row)
    if scale is None:
        return None
    made = [n.value * scale for n in row.members]
    if not all(v.low * (1 - 1e-9) <= x <= v.high * (1 + 1e-9) for x in made):
        return None
    if v.quantity.startswith("ideal") and made != sorted(made, reverse=True):
        return None  # the best order is that from the highest down
    if v.quantity in _WHOLE and any(x != round(x) for x in made):
        return None
    return made


def _scale(v: Variable, row: Row) -> float | None:
    """What turns the numbers of a row into the unit of a list; None if its unit forbids."""
    if not row.mark or v.quantity in ANY_UNIT:
        return 1.0
    if whole := _amounts(v, row):
        return 1 / whole
    if not may_be(quantity(1.0, row.mark), v.quantity) or (not v.unit and v.high > 1 and row.mark == "%"):
        return None
    return float(quantity(1.0, row.mark).m_as(per_decay(v.unit, row.mark)))


def _amounts(v: Variable, row: Row) -> float:
    """What the members of a share come to together, where they are masses or volumes: 9 g and 1 g; 0 if they are not."""
    size = {"mass fraction": "g", "volume fraction": "cm**3"}.get(v.quantity)
    return sum(n.value for n in row.members) if size and dimension(row.mark) == dimension(size) else 0.0


def per_decay(unit: str, mark: str) -> str:
    """'0.06 mGy for each MBq h' is meant per unit of activity and time, which to pint is a pure number."""
    return unit.partition("/")[0] if "Bq" in unit and "Bq" not in mark and "becquerel" not in mark else unit


def form(v: Variable, row: Row) -> float:
    """What unit, form and sum of a row say for a list."""
    score = LENGTH * min(len(row.members), 8) * (1 if row.turns else 2) + IN_ROW * (not row.turns)
    if row.turns == 1 and len({n.point for n in row.members}) > 1 and not all(n.mark for n in row.members):
        score += UNLIKE  # "5.0, 3.8, 2.1 ... in 100 draws"
    if row.mark and not all(n.mark for n in row.members) and not row.members[-1].mark and row.turns:
        score += UNLIKE
    if v.unit:
        score += UNIT if row.mark else NO_UNIT
    if is_share(v):
        score += ADDS_UP if adds_up(row) else -ADDS_UP if row.mark in {"", "%"} else 0.0
    return score


def is_share(v: Variable) -> bool:
    """Whether the members of a list are parts of a whole, and add up to one."""
    return v.high == 1 and v.quantity.endswith("fraction")


def adds_up(row: Row) -> bool:
    """Whether the parts add up to one, as fractions, per cent or parts of a gram."""
    return abs(sum(n.value for n in row.members) - (100 if row.mark == "%" else 1)) < (2 if row.mark == "%" else 0.02)


def told(v: Variable, row: Row, reading: Reading, wanted: Sequence[Variable]) -> float:
    """What names a row: the symbol before it, the kind of its first values, words of the list's name beside it."""
    givens = [g for n in row.members if (g := given_at(n, reading)) is not None]
    kin = {v.quantity, *KINDS[v.quantity].also}
    others = {w.quantity for w in wanted if w.name != v.name}
    score = _worded(v, row, wanted)
    if _first_or_most([is_named(g, v, wanted) for g in givens]) or _symbol(row) in _symbols(v):
        return score + NAMED
    if _first_or_most([bool(kin & set(g.kinds[:1])) for g in givens]):
        return score + TOLD
    if _first_or_most([bool(others & set(g.kinds[:1])) for g in givens]):
        return score + OTHER
    return score + HINTED * any(kin & set(g.kinds) for g in givens)


def _worded(v: Variable, row: Row, wanted: Sequence[Variable]) -> float:
    """How many words of a list's name, and of no other's, stand before and behind a row."""
    shared = frozenset().union(*(_stems(w) for w in wanted if w.name != v.name))
    score = HINTED * any(len(p) > 6 and p.lower() in row.before for p in KINDS[v.quantity].says)
    for words, weight in ((row.before, 1.0), (row.after, BEHIND)):
        beside = _stems(v) & _stemmed(words)
        score += weight * min(WORDS, WORD * len(beside - shared) + SHARED * len(beside & shared))
    return min(score, APART) if row.turns == 1 else score


def _first_or_most(said: Sequence[bool]) -> bool:
    return bool(said) and (said[0] or 2 * sum(said) > len(said))


def _symbol(row: Row) -> str:
    """'ptv' of "ptv 49/50.5/52", "p" of "p=[.8,.6]": the word right before a row."""
    match = re.search(r"([a-zα-ω_/\d]+)\s*[=:]?\s*[\[({]?\s*$", row.before.split(" ¦ ")[0])
    return match[1] if match else ""


@cache
def _symbols(v: Variable) -> frozenset[str]:
    return frozenset({plain_name(v.name).lower(), plain_name(v.symbol).lower()} - {""})


_ALSO = {  # how students put it, beside the words of the kind
    "bin confidence": "claimed sure certain stated", "bin accuracy": "right correct reached", "bin size": "samples answers films cases",
    "annual limit on intake": "maximum allowed limit", "intake": "swallowed took taken inhaled", "beamlet weight": "weights",
    "logit": "rated score scored", "counts": "repeats readings repeated measurements", "forecast probability": "guessed predicted chance bet",
    "mass fraction": "weight mass parts shares", "relative electron density": "counts density",
}  # fmt: skip
_PLAIN = frozenset(
    [
        "of",
        "the",
        "in",
        "a",
        "and",
        "to",
        "at",
        "for",
        "with",
        "by",
        "on",
        "value",
        "values",
        "per",
        "each",
        "from",
        "their",
        "its",
        "number",
    ]
)


@cache
def _stems(v: Variable) -> frozenset[str]:
    words = (v.quantity, v.role, *KINDS[v.quantity].says, *v.cues, _ALSO.get(v.quantity, ""))
    return frozenset().union(*(_stemmed(p) for p in words))


@lru_cache(maxsize=512)
def _stemmed(words: str) -> frozenset[str]:
    found = re.findall(r"[a-zα-ω]{3,}", words.lower())
    return frozenset(re.sub(r"(?:ies|y|s|e|ed|ing)$", "", w)[:7] for w in found if w not in _PLAIN)


def given_at(n: Number, reading: Reading) -> Given | None:
    return next((g for g in reading.givens if g.start <= n.start < g.end), None)
