"""One version of a store opened for reading; each part is loaded when it is first asked for."""

from __future__ import annotations

import json
import mmap
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.bm25 import Bm25
from index.embed import Vectors
from index.passage import Passage, Section, Source
from index.store import load_manifest, verify


class Lines:
    """JSON lines of which one is read at a time; safe to read from several threads."""

    def __init__(self, stem: Path) -> None:
        # mapped at once: a rebuild may remove the version while a long-lived process still reads from it
        with stem.with_suffix(".jsonl").open("rb") as f:
            self._bytes = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = np.load(stem.with_suffix(".at.npy"))

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, row: int) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._bytes[self._at[row] : self._at[row + 1]])
        return found


class Version:
    """Passages, sources, vectors and word counts of one version.

    All a search needs is loaded here, the rest is mapped, so that nothing is looked for later in a
    folder that a rebuild has removed.
    """

    def __init__(self, folder: Path) -> None:
        """Raises UserError if the version is damaged or of another format."""
        import faiss

        self.manifest = load_manifest(folder)
        verify(folder, self.manifest)
        self._passages = Lines(folder / "passages")
        self._sources = Lines(folder / "sources")
        self.bm25 = Bm25(folder / "bm25", len(self._passages))
        self.dense: Any = faiss.read_index(str(folder / "dense.faiss"))  # IndexFlatIP over the passages
        ids: list[str] = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        self.source_rows = {source_id: row for row, source_id in enumerate(ids)}  # in the order of the index
        self.source_of: NDArray[np.int32] = np.load(folder / "source_of.npy")  # (passages,) the source's row
        self.source_vectors: Vectors = np.load(folder / "source_vectors.npy")  # (sources, dim) unit length
        self.prior: Vectors = np.load(folder / "prior.npy")  # (sources,) added to the score of its passages
        self._sentences = mapped(folder) if self.manifest.sentences else None

    def __len__(self) -> int:
        return len(self._passages)

    def passage(self, row: int) -> Passage:
        return Passage(**self._passages[row])

    def source(self, source_id: str) -> Source:
        """KeyError if there is no such source."""
        raw = self._sources[self.source_rows[source_id]]
        raw["sections"] = tuple(Section(**s) for s in raw["sections"])
        return Source(**raw)

    @cached_property
    def vectors(self) -> Vectors:
        """(passages, dim) float32: the vectors inside the FAISS index, not a copy."""
        import faiss

        flat = self.dense
        found: Vectors = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(flat.ntotal, flat.d)
        return found

    def sentences_of(self, passage: Passage) -> tuple[list[str], Vectors] | None:
        """The sentences of a passage and their vectors (n, dim), if they were stored with this version."""
        if self._sentences is None or passage.source_id not in self.source_rows:
            return None
        places, vectors = self._sentences
        # the passages of a source lie together, in the order of their numbers
        row = int(np.searchsorted(self.source_of, self.source_rows[passage.source_id]))
        row += int(passage.chunk_id.rpartition("#")[2])
        if row >= len(self) or self.passage(row) != passage:
            return None  # of an older version, still in someone's hands
        part = slice(*np.searchsorted(places[:, 0], [row, row + 1]))
        found = vectors[part].astype(np.float32)
        found /= np.linalg.norm(found, axis=1, keepdims=True)  # float16 rounds the length off 1
        return [passage.text[a:b] for _, a, b in places[part]], found


def mapped(folder: Path) -> tuple[NDArray[np.int32], NDArray[np.float16]]:
    """Places (sentences, 3) and vectors (sentences, dim) of every sentence.

    A place is the passage's row, then start and end in its text; rows ascend.
    """
    return np.load(folder / "sentences.at.npy"), np.load(folder / "sentences.npy", mmap_mode="r")
