"""The words either side of a stated value, the nearest first: what the learnt reader goes by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.words import words as stems
from physics.extract import Reading

FAR, COMMA, BRACKET = 0.8, 0.6, 0.8  # what a word weighs behind one more word, a comma, a bracket
REACH = 10  # words on a side
HEAD, REST = 7, 0.5  # so many words behind the question word count whole; the others of its clause less
_PART = re.compile(r"[A-Za-zα-ωΑ-Ωµ]+|%|=|[,()]")
_WORD = re.compile(r"[A-Za-zα-ωΑ-Ωµ]+|%|=")
_BREAK = re.compile(r"[.;?!](?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Beside:
    """The stems before and after one value with their weights; the first of each stands right beside it."""

    before: tuple[tuple[str, float], ...] = ()
    after: tuple[tuple[str, float], ...] = ()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case, stemmed if it is more than a symbol."""
    word = word.lower()
    return (stems(word) or [word])[0] if len(word) > 3 else word


def parts(text: str) -> list[str]:
    """The stems of a text in reading order, symbols kept."""
    return [stem(word) for word in _WORD.findall(text)]


def with_loose(reading: Reading) -> Reading:
    """The reading with its loose numbers among the values; itself, with all it has looked up, where that changes nothing."""
    givens = tuple(sorted((*reading.givens, *reading.loose), key=lambda g: g.start))
    if not reading.loose and all(one is two for one, two in zip(givens, reading.givens, strict=True)):
        return reading
    return replace(reading, givens=givens, sought={})


def beside(reading: Reading) -> list[Beside]:
    """For each value of a reading the words beside it, within its sentence and up to the next value."""
    spans = [(g.start, g.end) for g in reading.givens]
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    found = _between(reading.text, [spans[i] for i in order])
    out = [Beside()] * len(spans)
    for i, words in zip(order, found, strict=True):
        out[i] = words
    return out


def _between(text: str, spans: Sequence[tuple[int, int]]) -> list[Beside]:
    breaks = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    out = []
    for i, (start, end) in enumerate(spans):
        low = max([b for b in breaks if b <= start] + [spans[i - 1][1] if i else 0])
        high = min([b for b in breaks if b > end] + [spans[i + 1][0] if i + 1 < len(spans) else len(text), len(text)])
        before = _weighed(_PART.findall(text[low:start])[::-1])
        out.append(Beside(before, _weighed(_PART.findall(text[end : max(high, end)]))))
    return out


def _weighed(found: list[str]) -> tuple[tuple[str, float], ...]:
    out: list[tuple[str, float]] = []
    weight = 1.0
    for part in found:
        if part in ",()":
            weight *= COMMA if part == "," else BRACKET
            continue
        out.append((stem(part), weight))
        weight *= FAR
        if len(out) >= REACH:
            break
    return tuple(out)


_QUESTION = re.compile(
    r"\b(?:what|which|how|find|calculate|compute|determine|estimate|give|state|when|where|at what)\b", re.IGNORECASE
)


def asking(reading: Reading) -> list[tuple[str, float]]:
    """The stems of the clause that asks: first those behind the question word, then the rest of it at less weight."""
    clause = reading.question
    start = found.start() if (found := _QUESTION.search(clause)) else 0
    said = [*parts(clause[start:]), *parts(clause[:start])]
    weight: dict[str, float] = {}
    for place, word in enumerate(said):
        weight.setdefault(word, 1.0 if place < HEAD else REST)
    return list(weight.items())


def elsewhere(reading: Reading, clause: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The stems outside the clause that asks."""
    said = {word for word, _ in clause}
    return [(word, 1.0) for word in dict.fromkeys(parts(reading.text)) if word not in said]
