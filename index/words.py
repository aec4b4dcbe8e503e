"""Text to the words that BM25 counts: lower case, stop words out, Snowball stems."""

from __future__ import annotations

import re
import threading
import unicodedata
from typing import Any

# Lucene's English list, as bm25s ships it. Spelled out here because importing bm25s costs 0.4 s (scipy)
# and a search needs no more of it than these words.
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be but by for if in into is it no not of on or such that the their then there these they "
        "this to was will with",
    )
)
WORD = re.compile(r"\w+")


_here = threading.local()  # a Stemmer serves one thread at a time, and the page answers several


def _stemmer() -> Any:
    if not hasattr(_here, "stemmer"):
        import Stemmer

        _here.stemmer = Stemmer.Stemmer("english")
    return _here.stemmer


def words(text: str) -> list[str]:
    """Stems in reading order, repeats kept. One letter alone is no word, a digit or a Greek letter is."""
    folded = unicodedata.normalize("NFKC", text).lower()
    kept = [w for w in WORD.findall(folded) if w not in STOP and (len(w) > 1 or w.isdigit() or not w.isascii())]
    return list(_stemmer().stemWords(kept))
