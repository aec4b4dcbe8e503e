"""Dense and BM25 scores to one order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DENSE_WEIGHT = 0.5

Scores = NDArray[np.float32]


def fused(cosine: Scores, bm25: Scores) -> Scores:
    """(n,) one score per candidate from its cosine and its raw BM25 score, both (n,)."""
    return (DENSE_WEIGHT * scaled(cosine) + (1 - DENSE_WEIGHT) * scaled(bm25)).astype(np.float32)


def scaled(scores: Scores) -> Scores:
    """Scores moved to 0..1; all 0 if they are all alike."""
    low, high = scores.min(initial=np.inf), scores.max(initial=-np.inf)
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def top(scores: Scores, k: int) -> NDArray[np.int64]:
    """Rows of the k highest scores, best first; ties go to the earlier row."""
    k = min(k, len(scores))
    best = np.argpartition(-scores, k - 1)[:k] if 0 < k < len(scores) else np.arange(k)
    return best[np.lexsort((best, -scores[best]))].astype(np.int64)
