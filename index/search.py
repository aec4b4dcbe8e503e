"""Hybrid search over a built store: the Retriever that the tutor asks."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Embedder, Vectors, embedder
from index.fuse import fused, top
from index.passage import Hit, Passage, Source
from index.sentence import sentences
from index.store import REBUILD, Manifest, current
from index.version import Version
from medphys.errors import UserError
from medphys.settings import load

DEPTH = 100  # candidates from each side
LONGEST = 2000  # characters of a query that are read; MiniLM sees some 1,000 of them
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

    def __init__(self, version: Version, embed: Embedder) -> None:
        self._version = version
        self._embed = embed
        self._vectors_of = lru_cache(KEPT)(self._sentence_vectors)

    @property
    def manifest(self) -> Manifest:
        return self._version.manifest

    def encode(self, texts: list[str]) -> Vectors:
        """(n, dim) float32, unit length: texts in the space of the passages."""
        return self._embed.encode(texts)

    def search(self, query: str, k: int = 10, per_source: int | None = None) -> list[Hit]:
        """Up to k hits, best first, no passage twice; at most `per_source` of one source.

        An empty query finds nothing.
        """
        query = " ".join(query[: 4 * LONGEST].split())[:LONGEST]
        if not query or k < 1:
            return []
        rows, cosine, bm25 = self._candidates(query, max(DEPTH, k))
        score = fused(cosine, bm25)
        order = top(score, len(score))
        kept = order[:k] if per_source is None else self._spread(rows, order, k, per_source)
        return [Hit(self._version.passage(int(rows[i])), float(score[i]), float(cosine[i]), float(bm25[i])) for i in kept]

    def _candidates(self, query: str, depth: int) -> tuple[NDArray[np.int64], Vectors, Vectors]:
        """Rows that either side ranks high, with both scores of each."""
        vector = self._embed.encode([query])
        near = self._version.dense.search(vector, min(depth, len(self._version)))[1][0]
        words = self._version.bm25.scores(query)
        shared = top(words, depth)
        rows = np.union1d(near, shared[words[shared] > 0]).astype(np.int64)
        return rows, self._version.vectors[rows] @ vector[0], words[rows]

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
