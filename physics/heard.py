"""What a question says before any formula is looked at, and the formulas that it most likely means."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass, field, replace

from medphys.errors import OutOfRange
from physics.bind import calls
from physics.context import Beside, asking, beside, elsewhere
from physics.extract import Reading
from physics.formula import Formula
from physics.formulas import FORMULAS
from physics.joint import none_traits, weighed
from physics.learnt import Learnt
from physics.likely import Stated, symbols_of, traits
from physics.lookup import look_up
from physics.meant import asked_kinds
from physics.propose import likeness
from physics.units import Quantity, quantity

LIKELY = 10  # formulas that are looked at closely: the right one is among them in 99 of 100 practice questions
BEHIND = 6.0  # none that is so much less likely, on the scale of logs
SOUNDING = 60  # formulas whose words are alike, of which these are the likeliest


@dataclass
class Heard:
    """A question as the candidates need it; its loose numbers are among the values."""

    reading: Reading
    known: Learnt
    around: list[Beside]
    none: dict[int, float]  # per value what it scores that it goes nowhere
    asks: list[tuple[str, float]]  # the words of the clause that asks
    rest: list[tuple[str, float]]  # the other words
    asked: list[str]
    unit: Quantity | None
    called: dict[str, float]  # formulas that a phrase calls for, and how rare its words are
    sounds: dict[str, float] = field(default_factory=dict)  # per formula how alike the words are, at most 2
    likely: dict[str, float] = field(default_factory=dict)  # log of the chance of each of the likely formulas
    tables: dict[str, bool] = field(default_factory=dict)

    def has_table(self, kind: str) -> bool:
        """Whether a table has a value of that kind for this question."""
        if kind not in self.tables:
            try:
                self.tables[kind] = look_up(kind, self.reading) is not None
            except OutOfRange:
                self.tables[kind] = False
        return self.tables[kind]

    def of(self, values: list[int]) -> Heard:
        """The same question with these of its values alone, and without what it asks for."""
        givens = tuple(self.reading.givens[i] for i in values)
        rest = replace(self.reading, givens=givens, loose=(), asked=(), asked_unit="", measure="", sought={})
        around, none = [self.around[i] for i in values], {k: self.none[i] for k, i in enumerate(values)}
        return replace(self, reading=rest, around=around, none=none, asked=[], unit=None, tables={})


def heard(reading: Reading, known: Learnt) -> Heard:
    """A reading, its loose numbers among the values, with the formulas that it most likely means."""
    around = [known.words_beside(b) for b in beside(reading)]
    none = {i: weighed(none_traits(g, reading), known.none) for i, g in enumerate(reading.givens)}
    asked = asked_of(reading)
    unit = quantity(1.0, reading.asked_unit) if reading.asked_unit else None
    called = calls(reading.text)
    asks = known.asks.known(asking(reading))
    h = Heard(reading, known, around, none, asks, known.asks.known(elsewhere(reading, asks)), asked, unit, called)
    h.likely = _likely(h)
    return h


def _likely(h: Heard) -> dict[str, float]:
    """The likeliest formulas with the log of their chance among all that sound alike."""
    said = Stated(h.reading, h.asked)
    words = word_scores(h.reading, h.known)
    h.sounds = summed(words)
    score = {
        f.id: weighed(traits(f, said, words, h.called), h.known.likely) for f in sounding(h.sounds, said) if f.compute
    }
    best = heapq.nsmallest(LIKELY, score, key=lambda i: (-score[i], i))
    norm = math.log(sum(math.exp(s) for s in score.values())) if score else 0.0
    return {i: score[i] - norm for i in best if score[i] >= score[best[0]] - BEHIND}


def asked_of(reading: Reading) -> list[str]:
    """The kinds that words ask for, the likeliest first."""
    return [kind for kind, _ in asked_kinds(reading)][:4] if reading.asked else []


def word_scores(reading: Reading, known: Learnt) -> dict[str, dict[str, float]]:
    """Per way of comparing words, how alike each formula is: to its own words, and to practice questions of it."""
    return {"like": likeness(reading.text), "practised": known.sounding(reading.text)}


def summed(words: dict[str, dict[str, float]]) -> dict[str, float]:
    """Per formula what all ways of comparing words say together."""
    out: dict[str, float] = defaultdict(float)
    for score in words.values():
        for formula_id, s in score.items():
            out[formula_id] += s
    return dict(out)


def sounding(sounds: dict[str, float], said: Stated) -> list[Formula]:
    """The formulas that share words or symbols with a question."""
    crude = defaultdict(float, sounds)
    for formula_id, names in symbols_of().items():
        if own := said.symbols & names:
            crude[formula_id] += len(own) / len(said.symbols)
    return [FORMULAS[i] for i in heapq.nsmallest(SOUNDING, crude, key=lambda i: (-crude[i], i)) if i in FORMULAS]
