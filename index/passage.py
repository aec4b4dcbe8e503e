"""The values that travel between reading, searching and answering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Section:
    """One headed stretch of a source, in reading order."""

    heading: str  # "Beam hardening"; "" before the first heading
    locator: str  # what a reader turns to: "p. 12", else the heading
    text: str  # the words as printed, paragraphs apart by a blank line


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the corpus, read whole."""

    source_id: str  # "half-value-layer": the file's stem, or its front matter's id
    title: str
    path: str  # relative to the corpus folder it came from
    sections: tuple[Section, ...]
    url: str | None = None
    meta: dict[str, object] = field(default_factory=dict)  # front matter: domain, references, ...

    @property
    def text(self) -> str:
        """All words of the source; every quote stands in it word for word."""
        return "\n\n".join(s.text for s in self.sections)


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one source: short enough to cite, long enough to stand alone."""

    chunk_id: str  # "half-value-layer#3"
    source_id: str
    title: str
    section: str  # "Beam hardening"
    locator: str  # "p. 12", else the heading
    text: str  # the words as printed; quotes come from here, never from a rewrite
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and why it was found. Scores compare within one search only, except `cosine`."""

    passage: Passage
    score: float  # fused, best first
    cosine: float  # query against passage, -1..1: comparable between searches
    bm25: float  # raw BM25 score, 0 when no word is shared


class Retriever(Protocol):
    """Anything that can look a question up: dense, BM25, hybrid, a test double."""

    def search(self, query: str, k: int = 10) -> list[Hit]:
        """Up to k hits, best first, no passage twice. Empty means nothing relevant, not an error."""
        ...

    def source_text(self, source_id: str) -> str:
        """All words of a source, as indexed. KeyError if there is no such source."""
        ...
