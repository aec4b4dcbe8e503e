"""Dense and BM25 scores to one order. Every constant was swept on Cranfield: evals/LOG.md."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fusion:
    """How scores are put together."""

    dense: float = 0.55  # weight of the dense side; BM25 has the rest
    source: float = 0.3  # share of the whole source's vector in the dense score
    feedback: int = 3  # best passages of the first round that move the query; 0 for one round
    pull: float = 0.5  # how far they move it: query + pull x their mean (Rocchio)


FUSION = Fusion()


def fused(near: Scores, bm25: Scores, how: Fusion = FUSION) -> Scores:
    """(n,) one score per candidate, 0..1, from its dense and its raw BM25 score, both (n,).

    Min-max scaled and weighted: it keeps how clearly a passage leads, which ranks alone (RRF) forget.
    """
    return (how.dense * scaled(near) + (1 - how.dense) * scaled(bm25)).astype(np.float32)


def scaled(scores: Scores) -> Scores:
    """Scores moved to 0..1; all 0 if they are all alike."""
    low, high = scores.min(initial=np.inf), scores.max(initial=-np.inf)
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def moved(query: Scores, best: NDArray[np.float32], how: Fusion = FUSION) -> Scores:
    """The query (d,) pulled towards the mean of its best passages (m, d); unit length again."""
    pulled = query + how.pull * best.mean(axis=0)
    length = float(np.linalg.norm(pulled))
    return pulled / length if length > 0 else query


def top(scores: Scores, k: int) -> NDArray[np.int64]:
    """Rows of the k highest scores, best first; ties go to the earlier row."""
    if not 0 < k < len(scores):
        return np.argsort(-scores, kind="stable")[: max(k, 0)]
    least = np.partition(scores, len(scores) - k)[len(scores) - k]
    rows = np.flatnonzero(scores >= least)  # all that tie for the last place too
    return rows[np.argsort(-scores[rows], kind="stable")][:k]
