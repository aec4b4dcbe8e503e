"""Formulas by a student's words: "dose at a distance", "alpha/beta", "HVL", a symbol, a field."""

from __future__ import annotations

import re
from functools import cache

from physics.formula import Formula
from physics.formulas import FIELDS, FORMULAS
from physics.kinds import KINDS

NAME, RESULT, INPUT, REST = 4.0, 3.0, 1.5, 1.0  # where a word is found, the more telling place first
_WORD = re.compile(r"[a-z0-9*/]+")
_EMPTY = {
    "the",
    "of",
    "a",
    "an",
    "to",
    "for",
    "from",
    "and",
    "in",
    "by",
    "with",
    "at",
    "formula",
    "formulas",
    "equation",
}


def find(words: str) -> list[Formula]:
    """The formulas that hold every word somewhere, the best first; with no word, all of them."""
    asked = [_stem(w) for w in _WORD.findall(words.lower()) if w not in _EMPTY]
    if not asked:
        return list(FORMULAS.values())
    scored = [(_score(asked, places), FORMULAS[i]) for i, places in _places().items()]
    found = [(s, f) for s, f in scored if s > 0]
    return [f for _, f in sorted(found, key=lambda c: (-c[0], len(c[1].name)))]


def _score(asked: list[str], places: tuple[tuple[float, frozenset[str]], ...]) -> float:
    """The sum of each word's best place; 0 if one word is nowhere."""
    best = [max((weight for weight, words in places if _holds(words, word)), default=0.0) for word in asked]
    return sum(best) if all(best) else 0.0


def _holds(words: frozenset[str], word: str) -> bool:
    return word in words or (len(word) > 3 and any(w.startswith(word) for w in words))


@cache
def _places() -> dict[str, tuple[tuple[float, frozenset[str]], ...]]:
    field_of = {f.id: field for field, formulas in FIELDS.items() for f in formulas}
    return {
        f.id: (
            (NAME, _words(f.id, f.name, *f.says)),
            (RESULT, _words(*KINDS[f.gives.quantity].says)),
            (INPUT, _words(*(said for v in f.needs for said in (v.name, *KINDS[v.quantity].says)))),
            (REST, _words(f.gives.name, f.valid, f.source, field_of[f.id])),
        )
        for f in FORMULAS.values()
    }


def _words(*texts: str) -> frozenset[str]:
    return frozenset(_stem(w) for text in texts for w in _WORD.findall(text.lower().replace("-", " ")))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
