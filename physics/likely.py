"""Which formulas a question may mean, before any value is bound: its words, symbols, units and what it asks.

Cheap traits of every formula, weighed by learnt weights; only the likeliest are looked at closely.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from physics.bind import akin
from physics.extract import Reading
from physics.fit import measured_in, plain_name
from physics.formula import Formula
from physics.formulas import FORMULAS
from physics.label import GREEK
from physics.units import dimension

_SYMBOL = re.compile(r"(?<![\w.])[A-Za-zα-ωΑ-Ωµ][\wα-ω/]*")
_WORDS = frozenset({"a", "A", "I", "x"})  # symbols only where a sign of equality or a question mark follows


@cache
def symbols_of() -> dict[str, frozenset[str]]:
    """Per formula its symbols, as plain as a student writes them."""
    return {
        f.id: frozenset(_plain(n) for v in (*f.needs, f.gives) for n in (v.name, v.symbol) if n) - {""}
        for f in FORMULAS.values()
    }


@cache
def _rarity() -> dict[str, float]:
    held = Counter(s for names in symbols_of().values() for s in names)
    return {s: math.log(1 + len(FORMULAS) / n) for s, n in held.items()}


@cache
def _plain(name: str) -> str:
    name = plain_name(name).replace("'", "")
    return GREEK.get(name) or "".join(GREEK.get(c, c) for c in name)


def symbols_in(text: str) -> frozenset[str]:
    """The symbols of formulas that stand in a text."""
    rare = _rarity()
    found = set()
    for m in _SYMBOL.finditer(text):
        bare = m[0] in _WORDS and not re.match(r"\s*[=?]", text[m.end() :])
        if not bare and (name := _plain(m[0])) in rare:
            found.add(name)
    return frozenset(found)


@cache
def _kinds_of() -> dict[str, tuple[str, ...]]:
    return {f.id: tuple(v.quantity for v in (*f.needs, f.gives)) for f in FORMULAS.values()}


@cache
def _dimensions() -> dict[str, frozenset[object]]:
    return {f.id: frozenset(dimension(v.unit) for v in (*f.needs, f.gives) if not v.many) for f in FORMULAS.values()}


@cache
def _room() -> dict[str, tuple[int, bool]]:
    """Per formula how many values it needs at least, and whether it takes a list."""
    return {
        f.id: (sum(v.default is None and not v.many for v in f.needs), any(v.many for v in f.needs))
        for f in FORMULAS.values()
    }


class Stated:
    """What is stated and asked, counted once for all formulas."""

    def __init__(self, reading: Reading, asked: list[str]) -> None:
        marks = Counter(g.mark for g in reading.givens if not g.bare)
        self.marks = [(measured_in(mark), n) for mark, n in marks.items()]
        self.with_unit = sum(marks.values())
        self.bare = sum(g.bare and not g.loose for g in reading.givens)
        self.loose = sum(g.loose for g in reading.givens)
        self.kinds = [g.kinds for g in reading.givens if g.kinds]
        self.symbols = symbols_in(reading.text)
        self.weight = sum(_rarity()[s] for s in self.symbols) or 1.0
        self.asked = asked
        unit = reading.asked_unit or reading.measure
        self.wanted = dimension(unit) if unit else None
        self.plain = bool(reading.plain)


def traits(f: Formula, said: Stated, words: dict[str, dict[str, float]], called: dict[str, float]) -> dict[str, float]:
    """What speaks for a formula; `words` holds what each way of comparing words says of every formula."""
    kinds = _kinds_of()[f.id]
    room, listed = _room()[f.id]
    placed = sum(min(n, sum(k in may for k in kinds) + 9 * listed) for may, n in said.marks)
    named = sum(any(k in kinds for k in g[:2]) for g in said.kinds)
    stated = said.with_unit + said.bare + said.loose / 2
    symbols = sum(_rarity()[s] for s in said.symbols & symbols_of()[f.id])
    answers = [k for k in said.asked[:1] if akin(k, f.gives.quantity)]
    among = [k for k in said.asked[:3] if any(akin(k, own) for own in kinds)]
    return {name: score.get(f.id, 0.0) for name, score in words.items()} | {
        "called": f.id in called,
        "called by": called.get(f.id, 0.0),
        "not called": bool(f.says) and f.id not in called,
        "placed": placed / said.with_unit if said.with_unit else 0.0,
        "not placed": said.with_unit - placed,
        "kinds named": named / len(said.kinds) if said.kinds else 0.0,
        "room to spare": 0.0 if listed else max(0.0, room - stated),
        "too many": 0.0 if listed else max(0.0, stated - room),
        "symbols": symbols / said.weight,
        "symbols in all": symbols,
        "gives asked": bool(answers),
        "has asked": bool(among),
        "wanted unit": said.wanted is not None and said.wanted in _dimensions()[f.id],
        "not in wanted unit": said.wanted is not None and said.wanted not in _dimensions()[f.id],
        "gives wanted": said.wanted is not None and said.wanted == dimension(f.gives.unit),
    }
