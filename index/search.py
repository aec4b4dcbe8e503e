"""Hybrid search over a built store: the Retriever that the tutor asks."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Embedder, Vectors, embedder
from index.fuse import FUSION, Fusion, Scores, fused, moved, top
from index.passage import Hit, Passage, Source
from index.sentence import sentences
from index.store import REBUILD, Manifest, current
from index.version import Version
from medphys.errors import UserError
from medphys.settings import load

DEPTH = 100  # candidates from each side
LONGEST = 2000  # characters of a query that are read; MiniLM sees some 1,000 of them
SHEET = re.compile(r"\b(?:formula|equation|expression)(?:e|s)?\b", re.IGNORECASE)  # then reference sheets stand in line
LAST = 32  # single texts whose vector stays in memory: guard, search and evidence read the same question
KEPT = 512  # passages whose sentence vectors stay in memory


def open_store(store: Path, embed: Embedder | None = None) -> HybridRetriever:
    """The index in force in a store folder, ready to search.

    embed  the embedder it was built with; None takes the one that the settings name
    Raises UserError if there is no index, if it is damaged, or made by another embedder.
    """
    embed = embed or embedder(load())
    version = opened(store)
    made_by = version.manifest.embedder
    if made_by != embed.name:
        raise UserError(f"The index in {store} was made with {made_by}, but the embedder is {embed.name}. {REBUILD}")
    return HybridRetriever(version, embed)


def opened(store: Path) -> Version:
    """The version in force; once more if a build swapped it while it was being opened."""
    folder = current(store)
    try:
        return Version(folder)
    except (UserError, OSError, ValueError):
        if current(store) == folder:
            raise
        return Version(current(store))


class HybridRetriever:
    """Dense and BM25 search, fused. Implements index.passage.Retriever."""

    def __init__(self, version: Version, embed: Embedder, fusion: Fusion = FUSION) -> None:
        self._version = version
        self._fusion = fusion
        self._embed = embed
        self._single = lru_cache(LAST)(lambda text: self._embed.encode([text]))
        self._vectors_of = lru_cache(KEPT)(self._sentence_vectors)

    @property
    def manifest(self) -> Manifest:
        return self._version.manifest

    def encode(self, texts: list[str]) -> Vectors:
        """(n, dim) float32, unit length: texts in the space of the passages. The last few single texts are kept."""
        return self._single(texts[0]) if len(texts) == 1 else self._embed.encode(texts)

    def search(self, query: str, k: int = 10, per_source: int | None = None) -> list[Hit]:
        """Up to k hits, best first, no passage twice; at most `per_source` of one source.

        An empty query finds nothing.
        """
        query = " ".join(query[: 4 * LONGEST].split())[:LONGEST]
        if not query or k < 1:
            return []
        vector = self.encode([query])[0]
        rows, score, bm25 = self._ranked(query, vector, max(DEPTH, k))
        order = top(score, len(score))
        order = order[(score[order] > 0) | (self._version.prior[self._version.source_of[rows[order]]] >= 0)]
        kept = order[:k] if per_source is None else self._spread(rows, order, k, per_source)
        cosine = self._version.vectors[rows[kept]] @ vector  # of the query as asked
        return [self._hit(rows[i], score[i], c, bm25[i]) for i, c in zip(kept, cosine, strict=True)]

    def _ranked(self, query: str, vector: Vectors, depth: int) -> tuple[NDArray[np.int64], Scores, Scores]:
        """Candidate rows with their fused and their raw BM25 scores; two rounds, the second near the first's best."""
        words = self._version.bm25.scores(query)
        shared = top(words, depth)
        shared = shared[words[shared] > 0]
        rows = np.union1d(self._nearest(vector, depth), shared)
        score = fused(self._dense(vector, rows), words[rows], self._fusion)
        if self._fusion.feedback:
            best = rows[top(score, self._fusion.feedback)]
            vector = moved(vector, self._version.vectors[best], self._fusion)
            rows = np.union1d(rows, self._nearest(vector, depth))
            score = fused(self._dense(vector, rows), words[rows], self._fusion)
        if not SHEET.search(query):
            score = score + self._version.prior[self._version.source_of[rows]]
        return rows, score, words[rows]

    def _nearest(self, vector: Vectors, depth: int) -> NDArray[np.int64]:
        """Rows of the passages whose vectors are nearest to a vector (d,)."""
        found: NDArray[np.int64] = self._version.dense.search(vector[None], min(depth, len(self._version)))[1][0]
        return found

    def _dense(self, vector: Vectors, rows: NDArray[np.int64]) -> Scores:
        """How near the passages, and the sources they stand in, are to a vector (d,)."""
        own = self._version.vectors[rows] @ vector
        whole = self._version.source_vectors[self._version.source_of[rows]] @ vector
        return (1 - self._fusion.source) * own + self._fusion.source * whole

    def _hit(self, row: int, score: float, cosine: float, bm25: float) -> Hit:
        return Hit(self._version.passage(int(row)), float(score), float(cosine), float(bm25))

    def _spread(self, rows: NDArray[np.int64], order: NDArray[np.int64], k: int, per_source: int) -> list[int]:
        """The first k of the order, with at most `per_source` of one source."""
        kept: list[int] = []
        count: dict[int, int] = {}
        for i in order:
            source = int(self._version.source_of[rows[i]])
            count[source] = count.get(source, 0) + 1
            if count[source] <= per_source and len(kept) < k:
                kept.append(int(i))
        return kept

    def rarity(self, word: str) -> float:
        """How telling a stem is: -ln of the share of passages that hold it, highest for a word of none."""
        return -math.log(max(self._version.bm25.share(word), 0.5 / len(self._version)))

    def known(self, word: str) -> bool:
        """Whether the corpus knows a stem: as it is, as the beginning of a word, or misspelt."""
        return self._version.bm25.known(word)

    def source(self, source_id: str) -> Source:
        """A source, read whole. KeyError if there is no such source."""
        return self._version.source(source_id)

    def source_text(self, source_id: str) -> str:
        """All words of a source, as indexed. KeyError if there is no such source."""
        return self.source(source_id).text

    def sentence_vectors(self, passage: Passage) -> tuple[list[str], Vectors]:
        """The sentences of a passage, word for word, and their vectors (n, dim) float32, unit length."""
        return self._vectors_of(passage)

    def _sentence_vectors(self, passage: Passage) -> tuple[list[str], Vectors]:
        """From the store if it was built with them, else encoded now."""
        if (stored := self._version.sentences_of(passage)) is not None:
            return stored
        units = sentences(passage.text)
        return units, self.encode(units)
