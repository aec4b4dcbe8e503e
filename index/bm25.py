"""BM25 over passages: bm25s builds and saves it, numpy alone reads it."""

from __future__ import annotations

import json
from collections import Counter
from difflib import get_close_matches
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.passage import Passage
from index.words import words

# raise store.FORMAT when one of these changes
K1, B = 1.5, 0.75  # the usual values; 0.9..2 and 0.4..0.9 moved nDCG@10 by 0.02 at most, evals/LOG.md
TITLE_TIMES = 2  # a word of the title or heading counts double; sweep in evals/LOG.md


def counted(passage: Passage) -> list[str]:
    """The words of a passage that BM25 counts, those of its title and heading more than once."""
    return words(f"{passage.title} {passage.section} ") * TITLE_TIMES + words(passage.text)


def save(folder: Path, passages: list[Passage]) -> None:
    """Index the passages with bm25s and save it as bm25s does."""
    import bm25s

    model = bm25s.BM25(k1=K1, b=B)
    model.index([counted(p) for p in passages], show_progress=False)
    model.save(str(folder), show_progress=False)


class Bm25:
    """A saved bm25s index, read without bm25s: importing that costs 0.4 s, most of it scipy.

    bm25s scores while it indexes: the file holds one finished score per (word, passage) in a sparse
    matrix with a column per word. A query is the sum of its columns.
    """

    def __init__(self, folder: Path, passages: int) -> None:
        self._data: NDArray[np.float32] = np.load(folder / "data.csc.index.npy")
        self._rows: NDArray[np.int32] = np.load(folder / "indices.csc.index.npy")
        self._ends: NDArray[np.int64] = np.load(folder / "indptr.csc.index.npy")
        self._columns: dict[str, int] = json.loads((folder / "vocab.index.json").read_text(encoding="utf-8"))
        self._passages = passages

    def scores(self, query: str) -> NDArray[np.float32]:
        """(passages,) float32: raw BM25 of the query against each passage, 0 where no word is shared."""
        total = np.zeros(self._passages, np.float32)
        for word, times in Counter(words(query)).items():
            if (column := self._columns.get(word)) is not None:
                part = slice(self._ends[column], self._ends[column + 1])
                total[self._rows[part]] += times * self._data[part]  # a passage stands once in a column
        return total

    def share(self, word: str) -> float:
        """The share of passages that hold a word (a stem of index.words); 0.0 for a word of none."""
        column = self._columns.get(word)
        return 0.0 if column is None else float(self._ends[column + 1] - self._ends[column]) / self._passages

    def known(self, word: str) -> bool:
        """Whether a stem, a word it begins, or one it is a slip of stands in any passage."""
        if word in self._columns or (len(word) >= 5 and any(w.startswith(word) for w in self._columns)):
            return True
        return len(word) >= 5 and bool(get_close_matches(word, self._columns, n=1, cutoff=0.84))
