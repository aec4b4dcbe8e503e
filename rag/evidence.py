"""Hits to the few passages worth citing, each sentence ranked for the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.passage import Hit, Passage, Retriever
from rag.piece import Piece, joined, pieces
from rag.question import Question
from rag.terms import SYMBOL, SYMBOL_WEIGHT, telling, terms

DENSE, LEXICAL, HEADING = 0.55, 0.45, 0.5  # weights of a sentence's relevance; evals/LOG.md
BEFORE = 0.4  # weight of a word that a follow-up takes over from the question before


class Corpus(Retriever, Protocol):
    """What answering needs of an index beyond search."""

    def sentence_vectors(self, passage: Passage) -> tuple[list[str], NDArray[np.float32]]: ...
    def encode(self, texts: list[str]) -> NDArray[np.float32]: ...
    def rarity(self, word: str) -> float: ...
    def known(self, word: str) -> bool: ...
    def source(self, source_id: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """A piece with how well it answers, 0..1, and its unit's vector."""

    piece: Piece
    relevance: float
    cosine: float
    covered: float  # share of the question's telling words that it holds
    vector: NDArray[np.float32]


@dataclass(frozen=True)
class Evidence:
    """A passage worth citing, with its pieces ranked for this question, in reading order."""

    hit: Hit
    ranked: tuple[Ranked, ...]

    @property
    def passage(self) -> Passage:
        return self.hit.passage

    @cached_property
    def best(self) -> float:
        return max((r.relevance for r in self.ranked), default=0.0)

    @property
    def sentences(self) -> tuple[tuple[str, float], ...]:
        """(words, relevance) in reading order, as prompts use them."""
        return tuple((r.piece.quote, r.relevance) for r in self.ranked)


def weigh(text: str, corpus: Corpus) -> dict[str, float]:
    """The telling words and symbols of a question with how telling each is."""
    return {w: SYMBOL_WEIGHT if w.startswith(SYMBOL) else corpus.rarity(w) for w in telling(text)}


def select(question: Question, hits: list[Hit], corpus: Corpus, keep: int = 6) -> list[Evidence]:
    """Up to `keep` passages, best first, at most three of one source; empty if there are no hits."""
    if not hits:
        return []
    now = set(telling(question.text))
    weights = {w: v * (1.0 if w in now else BEFORE) for w, v in weigh(question.standalone, corpus).items()}
    vector = corpus.encode([question.standalone])[0]
    made = [Evidence(hit, rank(hit.passage, weights, vector, corpus)) for hit in hits]
    made = [e for e in made if e.ranked]
    made.sort(key=lambda e: -(0.5 * e.hit.score + e.best))
    kept: list[Evidence] = []
    for one in made:
        if sum(k.passage.source_id == one.passage.source_id for k in kept) < 3 and len(kept) < keep:
            kept.append(one)
    return kept


def rank(
    passage: Passage, weights: dict[str, float], vector: NDArray[np.float32], corpus: Corpus
) -> tuple[Ranked, ...]:
    """The pieces of a passage with their relevance to a question of these weighted words and this vector."""
    units, vectors = corpus.sentence_vectors(passage)
    heading = terms(f"{passage.title} {passage.section}")
    out: list[Ranked] = []
    for unit, places in joined(units, passage.text):
        lead = units[places[0] - 1] if places[0] else ""
        here = vectors[places[0]]
        for piece in pieces(unit, lead):
            above = heading | terms(piece.lead) if piece.kind in {"row", "formula"} else heading
            covered = coverage(weights, terms(f"{piece.text} {piece.wrong}"), above)
            cosine = float(here @ vector)
            out.append(Ranked(piece, DENSE * max(cosine, 0.0) + LEXICAL * covered, cosine, covered, here))
    return tuple(out)


def coverage(weights: dict[str, float], held: frozenset[str], heading: frozenset[str] = frozenset()) -> float:
    """The share, by rarity, of the question's words that a sentence holds; a heading's words count half."""
    total = sum(weights.values())
    if not total:
        return 0.0
    return (
        sum(w * (1.0 if word in held else HEADING if word in heading else 0.0) for word, w in weights.items()) / total
    )


_SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "once": 1, "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "triple": 3, "quadruple": 4, "half": 0.5, "halved": 0.5, "halves": 0.5,
    "third": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "ninth": 1 / 9, "tenth": 0.1,
}  # fmt: skip


def spelt_numbers(text: str) -> list[float]:
    """Numbers in words: 'eightfold' is 8, 'one ninth' is 1/9."""
    found = [
        w.removesuffix("fold").rstrip("-")
        for w in re.findall(r"[a-z-]+", re.sub(r"\bone (?=\w+th\b|third|half|quarter)", "", text.lower()))
    ]
    return [float(_SPELT[w]) for w in found if w in _SPELT]


def numbers(text: str) -> list[float]:
    """The numbers of a text as values: '1,000' and '1000.0' are one number."""
    found = re.findall(r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?", text)
    return [float(n.replace(",", "").replace("−", "-")) for n in found]
